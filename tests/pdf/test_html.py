"""HTML in the source: printed as what it says, warned of where paper cannot hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from logical_text import logical_text
from pdf_project import SQUARE, children

if TYPE_CHECKING:
    from pdf_project import Build

#: Without types.
opened: Any = pymupdf.open

pytest.importorskip("lxml")

STRIKE = 'myst_enable_extensions = ["strikethrough"]\nsuppress_warnings += ["myst.strikethrough"]\n'


def page(*blocks: str) -> dict[str, str | bytes]:
    return {"index.md": "# T\n\n" + "\n\n".join(blocks) + "\n", "square.svg": SQUARE}


def test_a_table_is_a_table(build: Build) -> None:
    rows = (
        "<table><caption>Lifts</caption><thead><tr><th>Town</th><th>Lifts</th></tr></thead>"
        "<tr><th>Orbe</th><td align=right>12&nbsp;%</td></tr>"
        "<tr><td colspan=2>no <b>other</b></td></tr></table>"
    )
    result = build(page(rows))
    assert result.warnings == ""
    assert "Lifts Town Lifts Orbe 12 % no other" in result.text()
    (table,) = children(result.tags(), "Table")
    assert len(children(table, "TR")) == 3
    assert len(children(table, "TH")) == 2


def test_a_table_s_spans_and_lacking_cells(build: Build) -> None:
    rows = (
        "<table><tr><td rowspan=9>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr>"
        "<tr><td>e</td><td>f<ul><li>one<li>two</ul></td></tr></table>"
    )
    result = build(page(rows))
    assert result.warnings == ""
    assert "abcdef•one•two" in "".join(logical_text(result.pdf()).split())


def test_marks_inside_a_line(build: Build) -> None:
    words = (
        "H<sub>2</sub>O, x<sup>2</sup>, <s>gone</s>, <del>away</del>, <kbd>Ctrl</kbd>+<kbd>C</kbd>,"
        " <mark>seen</mark>, <abbr title='European Union'>EU</abbr>, <q>so</q>, one<br>two,"
        " [*a*](https://x.org) <b>**both**</b>, <span style='color:red'>red</span>,"
        " <a href='https://example.org'>there</a> &amp; <code>a_b</code>"
    )
    result = build(page(words))
    assert result.warnings == ""
    assert (
        "H2O, x2, gone, away, Ctrl + C , seen, EU (European Union), “so”, one two, a both, red, there & a_b"
        in (result.text())
    )
    assert result.links() == {"https://x.org", "https://example.org"}


def struck(pdf: bytes) -> int:
    with opened(stream=pdf, filetype="pdf") as document:
        return sum(len(page.get_drawings()) for page in document)


def test_struck_text_is_struck(build: Build) -> None:
    plain = struck(build(page("A word and another.")).pdf())
    assert struck(build(page("A ~~word~~ and <s>another</s>."), STRIKE).pdf()) == plain + 2


def test_details_with_what_is_between_its_tags(build: Build) -> None:
    result = build(
        page(
            "<details><summary>More of <i>it</i></summary>",
            "Hidden **words**.",
            "- an item",
            "</details>",
            "Then.",
        )
    )
    assert result.warnings == ""
    assert "More of it Hidden words. • an item Then." in result.text()


def test_blocks(build: Build) -> None:
    html = (
        "<div class=x><h3>Heading</h3><p>One<p>Two <i>lines</i></div><pre>a\n  b</pre>"
        "<ol start=3><li>third</li></ol><dl><dt>Term<dd>Definition</dl><blockquote>Said</blockquote>"
        "<hr><center>Middle</center>"
    )
    result = build(page(html))
    assert result.warnings == ""
    assert "Heading One Two lines a b 3. third Term Definition Said Middle" in result.text()


def test_images(build: Build) -> None:
    files = page(
        '<p align="center"><img src="square.svg" alt="A square" width="40"></p>',
        "In line <img src='/square.svg' alt='Small' height=12> it is.",
        '<svg viewBox="0 0 9 9" width="9" height="9"><title>Drawn</title><path d="M0 0h9v9z"/></svg>',
        "<img src='no.png' alt='No file'> and <img src='https://x.org/a.png' alt='On the web'>",
    )
    result = build(files)
    figures = [str(tag.attributes.get("/Alt")) for tag in children(result.tags(), "Figure")]
    assert figures == ["A square", "Small", "Drawn"]
    assert "[No file] and [On the web]" in result.text()
    assert "index.md:9: WARNING: an image of HTML is not among the project's files: no.png" in result.warnings
    assert "an image on the web is not fetched: https://x.org/a.png" in result.warnings


def test_what_cannot_be_printed_is_warned_of_at_its_line(build: Build) -> None:
    result = build(
        page("Before.", '<iframe src="https://video.example.org/1"></iframe>', "<video src=a.mp4></video>")
    )
    assert "index.md:5: WARNING: HTML that cannot be printed is left out: <iframe>" in result.warnings
    assert "index.md:7: WARNING: HTML that cannot be printed is left out: <video>" in result.warnings
    assert result.links() == {"https://video.example.org/1"}


@pytest.mark.parametrize(
    "html",
    [
        "<!-- secret -->",
        "<style>p { secret }</style>",
        "<script>secret()</script>",
        "<p hidden>secret</p>",
        "<template>secret</template>",
    ],
)
def test_what_no_reader_sees_is_not_printed(build: Build, html: str) -> None:
    result = build(page("Before.", html, f"In {html} line." if "p" not in html[:3] else "After."))
    assert result.warnings == ""
    assert "secret" not in result.text()


@pytest.mark.parametrize(
    "html",
    [
        "<b>open",
        "</b>closed",
        "<table><tr><td>cell",
        "< notatag",
        "<div><p></div></p></b>",
        "<x-y>own</x-y>",
        "<a><b></a></b>",
    ],
)
def test_broken_html_is_no_fault(build: Build, html: str) -> None:
    result = build(page("Before.", html, "After."))
    assert result.status == 0
    assert "Before." in result.text()
    assert "After." in result.text()


def test_html_of_restructuredtext_is_printed_unless_typst_says_it(build: Build) -> None:
    source = "T\n=\n\n.. raw:: html\n\n   <p>Alone</p>\n\nX\n\n"
    source += ".. raw:: html\n\n   <p>once</p>\n\n.. raw:: typst\n\n   twice\n"
    text = build({"index.rst": source}).text()
    assert "Alone X twice" in text
    assert "once" not in text


def test_a_link_of_html_leads_into_the_brief(build: Build) -> None:
    links = "<a href='sub/a.html'>To A</a> and <a href='#here'>here</a>\n\n<p id='here'>Here.</p>\n"
    files: dict[str, str | bytes] = {
        "index.md": f"# T\n\n```{{toctree}}\nsub/a\n```\n\n{links}",
        "sub/a.md": "# A\n\n<a href='../index.html'>Back</a>\n",
    }
    result = build(files)
    assert result.warnings == ""
    assert result.links() == set()
    assert children(result.tags(), "Link") != []


def test_readings_stand_over_their_words(build: Build) -> None:
    ruby = "A <ruby>word<rp>(</rp><rt>gloss</rt><rp>)</rp> two<rt>second</rt></ruby> <ruby><rb>x<rt>y</ruby>."
    result = build(page(ruby))
    assert result.warnings == ""
    assert "wordglosstwosecond" in "".join(logical_text(result.pdf()).split())
    with opened(stream=result.pdf()) as pdf:
        (word,), (gloss,) = pdf[0].search_for("word"), pdf[0].search_for("gloss")
    assert gloss.y1 < word.y1
    assert abs((gloss.x0 + gloss.x1) - (word.x0 + word.x1)) < 4


def test_nothing_is_lost_behind_a_tag_that_holds_nothing(build: Build) -> None:
    blocks = (
        "Long<wbr>word.",
        '<picture><source srcset="b.webp"><img src="square.svg" alt="A square"></picture>',
    )
    result = build(page(*blocks))
    assert "Longword" in result.text().replace("\u200b", "")
    assert [str(tag.attributes["/Alt"]) for tag in children(result.tags(), "Figure")] == ["A square"]


def test_a_figure_has_its_caption(build: Build) -> None:
    figures = (
        '<figure><img src="square.svg" alt="A square"><figcaption>Its <b>form</b></figcaption></figure>',
        "<figure><pre>x = 1</pre><figcaption>Some code</figcaption></figure>",
    )
    result = build(page(*figures))
    assert result.warnings == ""
    assert "Its form" in result.text()
    assert result.text().index("x = 1") < result.text().index("Some code")


def test_terms_and_their_descriptions_stay_apart(build: Build) -> None:
    listed = "<dl><dt>One</dt><dt>Two</dt><dd>first</dd><dd>second</dd><dt>Three</dt><dd>third</dd></dl>"
    text = build(page(listed, '<ol type="a"><li>x</li></ol>')).text()
    assert "One, Two first second Three third" in text
    assert "a. x" in text


def test_warnings_of_html_name_their_own_lines(build: Build) -> None:
    result = build(
        page("<p>one</p>", "Words.", "<p>two\n<img src='square.svg'></p>", '<iframe src="x"></iframe>')
    )
    assert "index.md:8: WARNING: an image has no text alternative" in result.warnings
    assert "index.md:10: WARNING: HTML that cannot be printed is left out: <iframe>" in result.warnings
