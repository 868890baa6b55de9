"""Faults of sources, ids, addresses and markup that would pass unseen: each is said, or does no harm."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.evidence.documents import read_files
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from project import Project

RECORD = "id: {0}, type: report, title: Another, publisher: P, issued: 2020, language: en"


@pytest.mark.parametrize(
    "url",
    [
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\\tscript:alert(1)",
        "DATA:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "pages/other.html",
    ],
)
def test_an_address_that_is_none_of_the_webs_is_no_link(project: Project, url: str) -> None:
    record = f'{RECORD.format("odd")}, URL: "{url}"'
    project.add_source(record, "odd.txt", "Nobody came to the quay.\n")
    project.page(
        "```{kfor:quote} odd\nNobody came to the quay.\n```\n\n"
        "```{kfor:bibliography}\n```\n\n```{kfor:annex}\n```\n"
    )
    for builder in ("html", "xml", "epub"):
        folder = project.build(builder, "-q", "-E").folder
        for path in (one for kind in ("html", "xml", "xhtml") for one in folder.rglob(f"*.{kind}")):
            said = re.findall(r'(?:href|cite|refuri|uri|src)="([^"]*)"', path.read_text("utf-8"))
            shown = [
                one
                for one in said
                if re.sub(r"[\s\x00-\x20]", "", one)
                .casefold()
                .startswith(("javascript", "data:text", "vbscript", "file:", "pages/"))
            ]
            assert not shown, path


@pytest.mark.parametrize("url", ["HTTPS://example.org/a", "doi:10.1000/x", " https://example.org/a "])
def test_an_address_of_the_web_is_one(project: Project, url: str) -> None:
    project.add_source(f'{RECORD.format("odd")}, URL: "{url}"', "odd.txt", "Nobody came.\n")
    project.page("{kfor:cite}`odd`\n\n```{kfor:bibliography}\n```\n")
    assert f'href="{url.strip()}"' in project.build("html", "-q").text("index.html")


def test_ids_that_look_alike_are_said_with_both_lines(project: Project) -> None:
    project.add_source(RECORD.format("f\u0435rry"), "b.txt", "Nobody came.\n")
    project.add_source(RECORD.format("Port"), "c.txt", "Nobody came.\n")
    project.page("{kfor:cite}`ferry`")
    said = project.build("html").said
    assert len(re.findall(r"the id '[^']+' looks like '[^']+' of line \d+", said)) == 2


def test_ids_that_differ_are_not_accused(project: Project) -> None:
    for name in ("ferry-2021", "ferry-2021a", "port-authority", "ferries", "f\u0435\u0440\u0440\u0438"):
        project.add_source(RECORD.format(name), f"{len(name)}.txt", "Nobody came.\n")
    project.page("{kfor:cite}`ferry`")
    assert "looks like" not in project.build("html").said


def test_a_source_that_is_a_link_to_itself_is_one_error(project: Project) -> None:
    path = project.corpus / "ferry.txt"
    path.unlink()
    path.symlink_to("ferry.txt")
    project.page("{kfor:cite}`port`")
    result = project.build("html")
    assert "Traceback" not in result.said
    assert "file 'ferry.txt' is a link that leads to itself" in result.said


def test_a_text_of_the_same_size_and_time_is_read_anew(project: Project) -> None:
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`")
    assert project.build("html", "-q").status == 0
    path = project.corpus / "ferry.txt"
    times = path.stat()
    path.write_text(path.read_text("utf-8").replace("Nobody was hurt", "Tomas was hurt!"[:15]), "utf-8")
    assert path.stat().st_size == times.st_size
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    result = project.build("html", "-q")
    assert result.status == 1
    assert "[not verified: ferry]" in result.text("index.html")


def test_a_document_that_changes_while_it_is_read_is_not_kept(project: Project) -> None:
    path = project.write("corpus/page.html", "<p>Nobody was hurt.</p>")
    with pytest.raises(EvidenceError, match="changed while it was read"):
        read_files._same(path, "0" * 64)  # noqa: SLF001 (a race that no test can win)


@pytest.mark.parametrize(
    ("page", "text", "said"),
    [
        ("index.md", "<p>{kfor:quote}`Nobody was hurt <ferry>`</p>\n", "stands in HTML"),
        ("index.md", '<img alt="{kfor:cite}`ferry`">\n', "stands in HTML"),
        ("index.rst", ".. raw:: html\n\n   <p>{kfor:quote}`Nobody was hurt <ferry>`</p>\n", "stands in HTML"),
        ("index.rst", "```{kfor:quote} ferry\nNobody was hurt.\n```\n", "no fence in reStructuredText"),
        ("index.rst", ":::{kfor:quote} ferry\nNobody was hurt.\n:::\n", "as it is"),
        ("index.md", "Text.\n\nIt is kfor:quote`Nobody was hurt <ferry>`.\n", "write it as {kfor:quote}`…`"),
        ("index.rst", "Text.\n\nIt is kfor:quote:`Nobody was hurt`.\n", "or :kfor:quote:`…`"),
        ("index.rst", "Text.\n\n:kfor:quote: Nobody was hurt <ferry>\n", "the name of a field"),
        ("index.rst", "Text.\n\n:note: {kfor:quote}`Nobody was hurt <ferry>`\n", "as it is"),
    ],
)
def test_markup_where_nobody_reads_it_is_an_error(project: Project, page: str, text: str, said: str) -> None:
    project.page(text, page)
    result = project.build("html")
    assert result.status == 1
    assert said in result.said
    assert "[kfor.syntax]" in result.said


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "index.md",
            "<pre>{kfor:quote}`shown`</pre>\n\n<!-- {kfor:quote} -->\n\n`{kfor:quote}` is a role.\n",
        ),
        (
            "index.rst",
            "A role: ``{kfor:quote}`` or ``:kfor:quote:``.\n\n.. code-block:: md\n\n   {kfor:cite}`x`\n",
        ),
    ],
)
def test_markup_that_is_shown_as_code_is_none(project: Project, page: str, text: str) -> None:
    project.page(text, page)
    assert project.build("html", "-W").status == 0


LOOSE = "Nobody was hurt on the quay"


@pytest.mark.parametrize(
    "text",
    [
        rf"So $\text{{“{LOOSE}”}}$.",
        rf"So $x = \mbox{{``{LOOSE}''}}$.",
        f"$$\n\\text{{“{LOOSE}”}}\n$$",
        f'```{{graphviz}}\ndigraph {{ a [label="He said: “{LOOSE}”"] }}\n```',
        f'```{{graphviz}}\ndigraph {{ a [label="He said: \\"{LOOSE}\\""] }}\n```',
    ],
)
def test_a_loose_quotation_in_a_formula_or_a_diagram_is_said(project: Project, text: str) -> None:
    with (project.folder / "conf.py").open("a", encoding="utf-8") as file:
        file.write('\nextensions += ["sphinx.ext.graphviz"]\nmyst_enable_extensions = ["dollarmath"]\n')
    project.page(f"{text}\n")
    said = project.build("html").said
    assert f"'{LOOSE}' was not checked" in said
    assert "[kfor.loose]" in said


@pytest.mark.parametrize(
    "text",
    [
        r"$f''(x) + g''(x) = h''(x)$ and $\text{if it is so, or not at all, we stop}$.",
        '```{graphviz}\ndigraph { "one two three four five" -> "six seven eight nine ten" }\n```',
    ],
)
def test_formulas_and_labels_that_quote_nobody_are_not_accused(project: Project, text: str) -> None:
    with (project.folder / "conf.py").open("a", encoding="utf-8") as file:
        file.write('\nextensions += ["sphinx.ext.graphviz"]\nmyst_enable_extensions = ["dollarmath"]\n')
    project.page(f"{text}\n")
    assert "kfor.loose" not in project.build("html").said
