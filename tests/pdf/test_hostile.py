"""Five hundred strings that mean something to Typst, TeX, HTML or a shell, in every field at once."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from completeness import prove_project
from pdf_project import CONF, SQUARE, Result

if TYPE_CHECKING:
    from pathlib import Path

PIECES = [
    *(
        '#read("conf.py")',
        "#panic()",
        "#{",
        "}",
        "#[",
        "]",
        "#let x = 1",
        "#show: it => none",
        "#set text(0pt)",
    ),
    *("$x$", "$", "$ x $", "@user", "<label>", "// gone", "/*", "*/", "\\", "\\\\", '\\"', '"', "'", '"""'),
    *("= h", "== h", "- i", "+ i", "/ t: d", "*b*", "_e_", "__", "**", "`c`", "```", "~", "--", "---", "..."),
    *(
        "\\u{41}",
        "\\n",
        "\\#",
        "%",
        "%s",
        "{0}",
        "{{x}}",
        "${x}",
        "$(id)",
        "`id`",
        "|",
        "&",
        ";",
        "^",
        "a^2_3",
    ),
    *(
        "<b>",
        "</b>",
        "<!--",
        "&amp;",
        "&#65;",
        "<script>alert(1)</script>",
        "\\input{x}",
        "\\textbf{x}",
        "{",
        "}",
    ),
    *(
        "https://example.org/a_b#c",
        "mailto:a@b.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "../conf.py",
    ),
    *(
        "“q”",
        "«q»",
        "‘q’",
        "—",
        "…",
        "é",
        "e\u0301",
        "Ђорђе",
        "ß",
        "ﬁ",
        "½",
        "€",
        "−0.42",
        "27.5 %",
        "中",
        "👩‍🚀",
    ),
    *("\u00a0", "\u200b", "\u00ad", "\u2028", "\u202e", "\ufeff", "\x07", "\x7f", "\t"),
    *(
        "//@ index 1",
        "eval",
        'image("image-0.svg")',
        "import",
        "none",
        "true",
        "[sic]",
        "[…]",
        "x" * 90,
        "1.",
        "a)",
    ),
]
STRINGS = 500


def hostile_strings() -> list[str]:
    """Every piece alone, then sentences of pieces; the same in each run."""
    chance = random.Random(1)
    strings = list(PIECES)
    while len(strings) < STRINGS:
        strings.append(chance.choice(["", " "]).join(chance.choices(PIECES, k=chance.randint(2, 6))))
    # What is only white space is no text.
    return [words if words.strip() else f"a{words}b" for words in strings]


def test_nothing_is_run_lost_or_altered(tmp_path: Path) -> None:
    strings = hostile_strings()
    source = tmp_path / "source"
    source.mkdir()
    settings = 'extensions += ["hostile_nodes"]\nkfor_pdf_documents = [("index", "brief", "", "#panic()")]\n'
    (source / "conf.py").write_text(CONF + settings)
    (source / "index.rst").write_text("#title $x$\n==========\n\n.. hostile::\n")
    (source / "hostile.json").write_text(json.dumps(strings))
    (source / "square.svg").write_text(SQUARE)

    (proof,) = prove_project(source, tmp_path / "out", smartquotes=False).values()

    assert proof.lost == ()
    assert proof.total > STRINGS * 20
    result = Result(0, "", tmp_path / "out" / "briefpdf")
    alternatives = {str(tag.attributes["/Alt"]) for tag in result.tags().all() if "/Alt" in tag.attributes}
    assert {f"alt {words}" for words in strings} <= alternatives
