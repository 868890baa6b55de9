"""What a reader of a document sees is read, what nobody sees is not, and nothing parts a sentence."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import producers as made
import pytest

from sphinx_kfor.evidence.documents.all_tables import choose_table
from sphinx_kfor.evidence.documents.loading import read_document
from sphinx_kfor.evidence.documents.readers.number_formats import shown
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_kfor.evidence.documents.document import Document

    Read = Callable[[bytes | str, str], Document]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a document of some bytes."""

    def reads(data: bytes | str, suffix: str) -> Document:
        path = tmp_path / f"made{suffix}"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_document(path)

    return reads


def has(document: Document, words: str) -> bool:
    """Whether words can be quoted from a document."""
    return bool(anchor(document, TextQuote(words)))


def packed(**parts: str) -> bytes:
    """A package of some parts, whose names have `_` for a slash and `__` for a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", ".").replace("_", "/"), text)
    return out.getvalue()


def word(body: str, styles: str = "", **parts: str) -> bytes:
    """A Word document of a body and styles."""
    spaces = f'xmlns:w="{W}" xmlns:m="{M}"'
    named = {name: text.replace("<w:hdr>", f"<w:hdr {spaces}>") for name, text in parts.items()}
    return packed(
        word_document__xml=f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        word_styles__xml=f"<w:styles {spaces}>{styles}</w:styles>",
        **named,
    )


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what is no element is a run of words."""
    inner = (one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in cells)}</w:tr>"


FORMULA = (
    "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e>"
    "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
)
TABLE = (
    f"<w:tbl>{row('Quay', 'Lifts')}{row('West', '99', properties='<w:del/>')}{row('North', '12')}"
    + row("13", properties='<w:gridBefore w:val="1"/>')
    + "</w:tbl>"
)


def test_word_by_its_styles_revisions_and_signs(read: Read) -> None:
    styles = (
        '<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Gone"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    body = "".join(
        [
            p("Nobody sees this paragraph.", properties='<w:pStyle w:val="Gone"/>'),
            p("The quay ", run("never ", '<w:rStyle w:val="Gone"/>'), "opens on Sunday."),
            p("The first half ", properties='<w:rPr><w:del w:id="1"/></w:rPr>'),
            p("and the second are one."),
            p("A load of ", '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 7.5 tonnes."),
            p("The area is 12 km", run("2", '<w:rStyle w:val="Up"/>'), " of sand."),
            p("The board ", run("firmly ", "<w:strike/>"), "denied it."),
            p("The sum of ", FORMULA, " is known."),
            TABLE,
            f"<w:tbl><w:tr><w:tc>{p('A box begins so.')}{p('It has two paragraphs.')}</w:tc></w:tr></w:tbl>",
        ]
    )
    document = read(word(body, styles, word_header1__xml=f"<w:hdr>{p('A running head.')}</w:hdr>"), ".docx")
    for words in (
        "The quay opens on Sunday.",
        "The first half and the second are one.",
        "A load of ≥ 7.5 tonnes.",
        "The area is 12 km² of sand.",
        "The sum of x² is known.",
        "A running head.",
    ):
        assert has(document, words), words
    assert not has(document, "Nobody sees this")
    assert not has(document, "A load of 7.5 tonnes")
    assert not has(document, "The board firmly denied it.")
    assert "A box begins so.\n\nIt has two paragraphs." in document.seen
    table = choose_table(document, "1")
    cells = [[cell.text for cell in table.row(number)] for number in range(len(table.keys))]
    assert cells == [["North", "12"], ["", "13"]]


def _spaces(names: str) -> str:
    return " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in names.split())


def test_opendocument_by_its_styles_and_sections(read: Read) -> None:
    spaces = _spaces("office text style") + (
        ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
        ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    )
    styles = (
        '<style:style style:name="Base"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="P1" style:parent-style-name="Base"/>'
        '<style:style style:name="P2" style:parent-style-name="Title"/>'
        '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/>'
        "</style:style>"
    )
    body = (
        '<text:p text:style-name="P2">The harbour</text:p>'
        '<text:p text:style-name="P1">Nobody sees this.</text:p>'
        '<text:section text:display="none"><text:p>Nor that.</text:p></text:section>'
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>Nor a hidden one.</text:p>'
        "<text:p>A map <draw:frame><svg:title>Map of it</svg:title></draw:frame>stands here.</text:p>"
        '<text:p>The board <text:span text:style-name="T1">firmly </text:span>denied it.</text:p>'
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    document = read(packed(content__xml=content), ".odt")
    assert document.seen.strip() == "The harbour\n\nA map stands here.\n\nThe board ~~firmly ~~denied it."
    assert [heading.title for heading in document.headings] == ["The harbour"]


def test_hidden_columns_of_opendocument_are_not_seen(read: Read) -> None:
    names = "office text table"
    spaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in names.split()
    )
    cells = "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in "abc")
    content = (
        f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">'
        '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
        f"<table:table-row>{cells}</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    assert read(packed(content__xml=content), ".ods").seen == "S\n\na\tc"


PAGE = """<!doctype html><html><head><meta charset=utf-8><style>
.gone, p.off { display: none } .tab { display: none } .tab.open { display: block }
@media print { .text { display: none } }</style></head><body><article><h1>The quay</h1>
<p class="text">It <span class=gone>never </span>opens <span class="sr-only">(link) </span>on Sunday.</p>
<p class="off">Nobody sees this.</p><div class="tab">A tab may be open.</div>
<p>The sum <math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>
<annotation>x^2</annotation></math> is known.</p>
<p>At the end of the XIX<sup>e</sup> century N<sup>o</sup> 5 was built<sup>
<a href="https://example.org/q#fn1">1</a></sup>.</p>
<p>They called it <q>the old quay</q>.</p>
<table><tr><th>Quay<th colspan=2>Lifts</tr><tr><td>North<td>12<sup>e</sup><td>13</tr>
<tr><td>South<td>14<td>15</tr></table></article></body></html>"""


def test_web_pages_as_a_visitor_sees_them(read: Read) -> None:
    document = read(PAGE, ".html")
    for words in (
        "It opens on Sunday.",
        "A tab may be open.",
        "The sum x²=1/2 is known.",
        "At the end of the XIXe century No 5 was built.",
        "They called it “the old quay”.",
    ):
        assert has(document, words), words
    assert not has(document, "Nobody sees this")
    assert [cell.text for cell in choose_table(document, "1").row(0)] == ["North", "12", "13"]


def test_books_have_no_menus_and_notes_in_other_files(read: Read) -> None:
    page = (
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body><section><header>'
        "<h1>The quay</h1></header>"
        '<p>It was mended<a epub:type="noteref" href="notes.xhtml#n1">1</a> in May&nbsp;1962.</p>'
        "<aside><p>A sidebar of the author.</p></aside></section></body></html>"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    container = "<container><rootfiles><rootfile full-path='c.opf'/></rootfiles></container>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, text in (("META-INF/container.xml", container), ("c.opf", package), ("a.xhtml", page)):
            book.writestr(name, text)
    document = read(out.getvalue(), ".epub")
    assert document.seen == "The quay\n\nIt was mended in May\u00a01962.\n\nA sidebar of the author."
    assert [heading.title for heading in document.headings] == ["The quay"]


def test_who_speaks_is_not_known_of_a_cue_that_names_nobody(read: Read) -> None:
    document = read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ines Falk>The quay opens\n\n"
        "00:02.000 --> 00:03.000\nin May.\n\n00:03.000 --> 00:04.000\nWho paid for it?\n",
        ".vtt",
    )

    def voice(words: str) -> str:
        (span,) = anchor(document, TextQuote(words))
        return document.voice(*span)

    assert voice("The quay opens in May.") == "Ines Falk"
    assert voice("Who paid for it?") == ""


@pytest.mark.parametrize(
    ("value", "pattern", "said"),
    [
        (500, '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', "500"),
        (1500, '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', "1.5K"),
        (2_500_000, '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', "2.5M"),
        (-5, "[<0](0);0", "(5)"),
        (12, '[=1]"one";0', "12"),
        ("few", '0;-0;0;"about "@', "about few"),
        ("few", "0.0", "few"),
        (1234567.891, "# ##0.00", "1234 567.89"),
        (-12.5, "#\\ ##0.00", "-12.50"),
        (1235, "(000) 000", "(001) 235"),
        (0.361, "##0.0E+0", "361.0E-3"),
        (99.995, "##0.0E+0", "100.0E+0"),
        (dt.time(15, 5, 9, 250_000), "hh:mm:ss.00", "15:05:09.25"),
        (dt.date(2021, 3, 4), "[$-407]d. mmmm yyyy", "4. März 2021"),
        (dt.date(2021, 3, 4), "[$-410]dddd d mmm", "giovedì 4 mar"),
        (dt.date(2021, 3, 4), "[$-F800]mmmm d, yyyy", "March 4, 2021"),
    ],
)
def test_formats_with_conditions_texts_and_languages(
    value: float | str | dt.date | dt.time, pattern: str, said: str
) -> None:
    assert shown(value, pattern) == said


TEX = r"""\documentclass[11pt]{article}\usepackage[T1]{fontenc}\pagestyle{plain}\begin{document}
The officials found the final figure difficult to affirm.\footnote{See the annual accounts.} The staff
filed it first.\newpage
The board met twice in the spring and found, as the inspectors had said before it, that the effluent of the
\begin{figure}[h!]\centering\fbox{North 12}\fbox{South 14}
\caption{Lifts by quay in the years of the flood.}\end{figure}
harbour had never been measured at all.\footnote{See the annual accounts.}
\newpage
Nobody was surprised by what it found.\footnote{See the annual accounts.}
\end{document}
"""


def test_latex_with_equal_notes_ligatures_and_a_figure_in_a_sentence(read: Read, tmp_path: Path) -> None:
    engine = shutil.which("pdflatex")
    if not engine:
        pytest.skip("TeX is not installed")
    (tmp_path / "made.tex").write_text(TEX, "utf-8")
    subprocess.run(
        [engine, "-interaction=batchmode", "made.tex"], cwd=tmp_path, check=False, capture_output=True
    )
    document = read((tmp_path / "made.pdf").read_bytes(), ".pdf")
    for words in (
        "The officials found the final figure difficult to affirm. The staff filed it first.",
        "that the effluent of the harbour had never been measured at all.",
    ):
        assert has(document, words), words
    reading = document.reading
    assert reading is not None
    assert document.seen[reading.notes : reading.asides].count("See the annual accounts.") == 3
    assert "accounts" not in document.seen[: reading.notes] + document.seen[reading.asides :]


def test_a_figure_at_the_foot_of_a_page_stands_before_the_sentence_that_goes_on(read: Read) -> None:
    first = [
        "The board met twice in the spring of the year and found in the end that",
        "the wall of the old quay, which nobody had looked at since it was built,",
    ]
    second = [
        "would not bear what the county wanted it to bear, and closed the quay to all",
        "lorries until the money for a new one was found by those who had to.",
    ]
    data = made.by_reportlab([[*first, "", "", "Figure 1: The old quay"], second])
    document = read(data, ".pdf")
    assert has(
        document, "which nobody had looked at since it was built, would not bear what the county wanted"
    )


PROSE = (
    "The board met twice in the spring of the year and found in the end that the wall of the old quay, "
    "which nobody had looked at since it was built, would not bear what the county wanted it to bear, and "
    "so it closed the quay to all lorries until the money for a new one was found in the autumn."
)


@pytest.mark.parametrize(
    "before",
    ['#set par.line(numbering: "1")\n', "#place(dx: -58pt, dy: 16pt)[#text(8pt)[see map]]\n"],
    ids=["numbers of lines", "a note"],
)
def test_what_stands_in_the_margin_does_not_part_a_sentence(before: str, read: Read) -> None:
    size = "#set page(width: 400pt, height: 400pt, margin: 70pt)"
    page = f"{size}\n{before}{PROSE}\n\n{PROSE.replace('The', 'A')}"
    document = read(made.by_typst(page), ".pdf")
    assert has(document, PROSE)
    assert document.passed_over


def test_entries_and_lists_keep_their_labels(read: Read) -> None:
    entries = "\n".join(
        f"+ The entry of the year {1960 + n} says that {PROSE[:120].lower()}" for n in range(8)
    )
    document = read(made.by_typst(f"#set page(width: 400pt, height: 600pt)\n{entries}"), ".pdf")
    assert "3. The entry of the year 1962" in document.seen[: document.asides].replace("\n", " ")


def test_raised_numbers_of_formulas_are_exponents(read: Read) -> None:
    pages = "The sum $x^2 + y^2 = z^2$ holds, the energy is $E = m c^2$, and one in $10^(-6)$ fails. "
    document = read(made.by_typst(pages + "The board said so#super[2], from 10 to −6 degrees."), ".pdf")
    assert "² + " in document.seen
    assert "one in 10⁻⁶ fails" in document.seen
    assert document.seen.count("²") == 4
    assert "said so, from 10 to −6 degrees" in document.seen.replace("\n", " ")
