"""Sound briefs are not accused: in themes, languages and layouts, as pages, as a PDF, as a print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from harbour import PAGE, THEMES, built, write

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

MORE = """## More

Words with a note[^1], a formula $a^2 + b^2$, `some code here`, “two words”, a *mark*,
H{sub}`2`O, 12 m{sup}`2` and a [link](https://example.org/a-b).

[^1]: The note says {kfor:quote}`Nobody was hurt. <ferry>` again, in well-known words.

$$E = mc^2$$

```{note}
Mind the gap, as nobody had said.
```

| A | B |
|---|---|
| one cell | {kfor:value}`port > 1 > Alva > Trips` |

> A saying of ours that quotes nobody.

Term
: its definition, with {kfor:cite}`ferry`.

```python
print("hello there, all of you")
```
"""
EXTENDED = '\nmyst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]\n'
#: What is added to `conf.py`; and whether the page has more in it.
LOOKS = {
    **{theme: (f'html_theme = "{theme}"', True) for theme in THEMES},
    "paper": ('kfor_page = "paper"', False),
    "notes": ('kfor_citation_style = "notes"\nkfor_grades = "annex"', True),
    "two columns": ('kfor_pdf_settings = {"columns": 2}', False),
    "hyphenated": ('kfor_pdf_settings = {"justify": True, "paper": "us-letter", "contents": 2}', True),
    "notes at the end": ('kfor_pdf_settings = {"notes": "end", "columns": 2, "justify": True}', True),
    "no annex": ('kfor_pdf_settings = {"annex": "none"}\nkfor_evidence_cards = False', False),
    "German": ('language = "de"\nkfor_review = True', True),
    "Italian": ('language = "it"', True),
    "Serbian": ('language = "sr"\nkfor_source_pages = False', True),
    "Arabic": ('language = "ar"', False),
    "Hebrew": ('language = "he"', True),
    "Japanese": ('language = "ja"', True),
}


def verified(path: Path, *options: str) -> None:
    result = CliRunner().invoke(main, ["verify", str(path), *options])
    assert result.exit_code == 0, result.output
    assert "11 passages" in result.output or "13 passages" in result.output


@pytest.mark.parametrize("look", LOOKS)
def test_pages_pdf_and_a_browsers_print_are_sound(tmp_path: Path, browser: Browser, look: str) -> None:
    conf, more = LOOKS[look]
    folder = tmp_path / "docs"
    page = PAGE.replace("## Options", f"{MORE}\n## Options") if more else PAGE
    write(folder, f'{EXTENDED}suppress_warnings = ["kfor"]\n{conf}\n', page)
    catalogue = ["--catalogue", str(folder / "corpus" / "catalogue.yaml")]
    html = built(folder)
    verified(html, *catalogue)
    (pdf,) = built(folder, "briefpdf").glob("*.pdf")
    verified(pdf, *catalogue)
    shown = browser.new_page()
    shown.goto((html / "index.html").as_uri())
    shown.pdf(path=tmp_path / "print.pdf")
    shown.close()
    verified(tmp_path / "print.pdf", "--evidence", str(html / "evidence.json"), *catalogue)
