"""What is read of documents, whoever made them: whole sentences, at their places, and tables."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import producers as made
import pytest
from producers import PARTS, ROWS, SENTENCES

from sphinx_kfor.evidence.documents.all_tables import cell_place, choose_table
from sphinx_kfor.evidence.documents.layout import layout
from sphinx_kfor.evidence.documents.loading import read_document
from sphinx_kfor.evidence.documents.readers.number_formats import shown
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.documents.sheet_addresses import together
from sphinx_kfor.evidence.documents.typed_locators import check_locator
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_kfor.evidence.documents.document import Document

    Read = Callable[..., Document]

TYPST = "".join(f"{'=' * level} {words}\n\n" if level else f"{words}\n\n" for level, words in PARTS)
LONG = (
    "The second quay was built in 1962 by the county, which paid for it in full and never asked who would "
    "keep it, so that in the year of the flood nobody knew whose engineers had to come."
)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a document of some bytes."""

    def reads(data: bytes | str, suffix: str, **options: int) -> Document:
        path = tmp_path / f"made{suffix}"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_document(path, **options)  # type: ignore[arg-type]

    return reads


def place(document: Document, words: str) -> str:
    """Where words stand that a document has once."""
    (span,) = anchor(document, TextQuote(words))
    return layout(document).locate(span)


def rows(document: Document, wanted: str = "1") -> list[list[str]]:
    table = choose_table(document, wanted)
    return [list(table.names), *([cell.text for cell in table.row(n)] for n in range(len(table.keys)))]


MADE: dict[str, Callable[[], bytes]] = {
    "pandoc.docx": lambda: made.by_pandoc("docx"),
    "python-docx.docx": made.by_python_docx,
    "libreoffice.docx": lambda: made.by_libreoffice(made.by_pandoc("odt"), ".odt", "docx"),
    "pandoc.odt": lambda: made.by_pandoc("odt"),
    "odfpy.odt": made.by_odfpy,
    "libreoffice.odt": lambda: made.by_libreoffice(made.by_python_docx(), ".docx", "odt"),
    "pandoc.epub": lambda: made.by_pandoc("epub"),
    "pandoc.html": lambda: made.by_pandoc("html"),
    "own.html": lambda: made.html_page().encode(),
}


@pytest.mark.parametrize("name", MADE)
def test_sentences_and_tables_of_a_text_with_headings(name: str, read: Read) -> None:
    document = read(MADE[name](), "." + name.rpartition(".")[2])
    places = [place(document, sentence) for sentence in SENTENCES]
    assert [one.endswith(", para. 1") for one in places[1:]] == [True, True, False, True, True]
    assert [
        part in one
        for part, one in zip(
            ("What it cost", "The quay", "What follows"), [places[1], places[4], places[5]], strict=True
        )
    ] == [True] * 3
    assert rows(document) == ROWS


@pytest.mark.parametrize(
    "maker",
    [
        lambda: made.by_typst(TYPST),
        lambda: made.by_chromium(made.html_page()),
        lambda: made.by_libreoffice(made.by_python_docx(), ".docx", "pdf"),
        lambda: made.by_reportlab([[words for _, words in PARTS]]),
    ],
    ids=["typst", "chromium", "libreoffice", "reportlab"],
)
def test_sentences_of_a_pdf(maker: Callable[[], bytes], read: Read) -> None:
    document = read(maker(), ".pdf")
    assert {place(document, sentence) for sentence in SENTENCES if "€" not in sentence} == {"p. 1"}


FILL = [
    f"Line {word} of the report says what the lines around it do not say."
    for word in "one two three four five six seven eight".split()
]


def pages(head: str, foot: str, **info: str) -> bytes:
    """Three pages; a sentence runs over the first one's end, and a word is broken at it."""
    first = [*FILL, "The inspectors came twice, and found that the coop-"]
    second = [
        "eration of the two ports had failed for want of money.",
        *(line.replace("Line", "Row") for line in FILL),
    ]
    return made.by_reportlab(
        [first, second, [line.replace("Line", "Entry") for line in FILL]], head, foot, **info
    )


def test_a_sentence_over_a_page_break_is_one_passage(read: Read) -> None:
    document = read(pages("Annual report of the Harbour Board", "Page #"), ".pdf")
    words = "found that the cooperation of the two ports had failed"
    assert place(document, words) == "pp. 1–2"
    assert place(document, "Entry two of the report says") == "p. 3"
    assert "Harbour Board" not in document.text[: document.asides]
    (span,) = anchor(document, TextQuote(words))
    assert "\n\n" not in document.seen[span.start : span.end]


def test_pages_are_named_as_the_file_or_the_record_names_them(read: Read) -> None:
    pikepdf = made.needs("pikepdf")
    plain = pages("", "")
    assert place(read(plain, ".pdf", first_page=231), "Entry two of the report") == "p. 233"
    with pikepdf.open(io.BytesIO(plain)) as file:
        labels = [0, pikepdf.Dictionary(S=pikepdf.Name.r), 1, pikepdf.Dictionary(S=pikepdf.Name.D, P="A-")]
        file.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(labels))
        out = io.BytesIO()
        file.save(out)
    document = read(out.getvalue(), ".pdf", first_page=231)
    assert place(document, "Line two of the report") == "p. i"
    assert place(document, "Entry two of the report") == "p. A-2"
    found = layout(document)
    (span,) = anchor(document, TextQuote("Entry two of the report"))
    assert found.page(span) == 3
    assert check_locator(found, "p. A-2", span)


def test_two_columns_are_read_one_after_the_other(read: Read) -> None:
    out = io.BytesIO()
    page = made.needs("reportlab.pdfgen.canvas").Canvas(out)
    words = LONG.split()
    left = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
    for row, line in enumerate(left):
        page.drawString(60, 700 - 14 * row, line)
        page.drawString(330, 700 - 14 * row, f"Beside it stands column line {row} of it.")
    page.showPage()
    page.save()
    document = read(out.getvalue(), ".pdf")
    assert place(document, LONG) == "p. 1"
    assert place(document, "Beside it stands column line 0 of it. Beside it stands column line 1") == "p. 1"


def test_two_columns_of_typst(read: Read) -> None:
    source = f"#set page(columns: 2, height: 9cm)\n#set par(justify: true)\n{LONG}\n\n{TYPST}"
    document = read(made.by_typst(source), ".pdf")
    for sentence in (LONG, *SENTENCES[1:]):
        assert place(document, sentence).startswith("p")


def test_raised_numbers_lead_to_notes_or_are_exponents(read: Read) -> None:
    source = (
        "#set page(height: 12cm)\nThe ramp bears 10#super[6] cars.#footnote[Counted by the board in May.] "
        "It is 5 km#super[2] large#footnote[By the map.] and old.\n"
    )
    document = read(made.by_typst(source), ".pdf")
    assert place(document, "The ramp bears 10⁶ cars. It is 5 km² large and old.") == "p. 1"
    assert place(document, "Counted by the board in May.") == "p. 1"


def test_notes_of_office_documents_stand_apart(read: Read) -> None:
    text = "The ramp bears 10^6^ cars.[^a] It is old.\n\n[^a]: Counted by the board in May.\n"
    for kind in ("docx", "odt", "html", "epub"):
        document = read(made.by_pandoc(kind, text), f".{kind}")
        assert anchor(document, TextQuote("The ramp bears 10⁶ cars. It is old.")), kind
        (note,) = anchor(document, TextQuote("Counted by the board in May."))
        assert document.reading is not None
        assert note.start >= document.reading.notes, kind


HIDDEN_HTML = """<html><body><main><h1>Port</h1><p>Seen <span style="display: none">unseen</span>words.</p>
<p hidden>Hidden words.</p><!-- Commented words. --><template><p>Templated words.</p></template>
<p>Fish &amp; ships&nbsp;come.</p><div>Loose<br>lines</div></main></body></html>"""


def test_what_a_visitor_does_not_see_is_no_text(read: Read) -> None:
    document = read(HIDDEN_HTML, ".html")
    assert document.text == "Port\n\nSeen words.\n\nFish & ships\u00a0come.\n\nLoose\nlines"


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="iso-8859-1"><p>Köln “kostet” 5 €'.encode("cp1252"),
        "<p>Köln “kostet” 5 €".encode("cp1252"),
        "<p>Köln “kostet” 5 €".encode(),
        "<p>Köln “kostet” 5 €".encode("utf-16"),
    ],
)
def test_pages_in_the_encoding_that_they_are_in(data: bytes, read: Read) -> None:
    assert read(data, ".html").text == "Köln “kostet” 5 €"


def test_menus_and_banners_do_not_stand_in_the_way(read: Read) -> None:
    document = read(made.html_page(), ".html")
    assert document.text[: document.asides].startswith(PARTS[0][1])
    assert "cookies" in document.text[document.asides :]
    twice = made.html_page().replace("All rights reserved.", SENTENCES[0])
    assert place(read(twice, ".html"), SENTENCES[0]) == "para. 2"


def test_merged_headers_are_joined(read: Read) -> None:
    page = (
        "<table><tr><th rowspan=2>Quay</th><th colspan=2>2025</th></tr><tr><th>Lifts</th><th>Cars</th></tr>"
        "<tr><td rowspan=2>North</td><td>12</td><td>3</td></tr><tr><td>14</td><td>5</td></tr></table>"
    )
    assert rows(read(page, ".html")) == [
        ["Quay", "2025 Lifts", "2025 Cars"],
        ["North", "12", "3"],
        ["North", "14", "5"],
    ]


def test_deleted_hidden_and_commented_words_of_word_are_not_seen(read: Read) -> None:
    parse_xml = made.needs("docx.oxml").parse_xml
    file = made.needs("docx").Document()
    paragraph = file.add_paragraph("The ramp is ")
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for xml in (
        f'<w:del {w} w:id="1" w:author="A"><w:r><w:delText>not </w:delText></w:r></w:del>',
        f'<w:ins {w} w:id="2" w:author="A"><w:r><w:t xml:space="preserve">quite </w:t></w:r></w:ins>',
        f"<w:r {w}><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>",
        f"<w:r {w}><w:t>safe.</w:t></w:r>",
    ):
        paragraph._element.append(parse_xml(xml))  # noqa: SLF001 (as its users do)
    out = io.BytesIO()
    file.save(out)
    assert read(out.getvalue(), ".docx").text == "The ramp is quite safe."


def test_slides_are_numbered_and_what_runs_on_them_is_not_in_the_way(read: Read) -> None:
    document = read(
        made.by_python_pptx([["Quays", "Two are old."], ["Ramps", "One is closed.", "It shook."]]), ".pptx"
    )
    assert place(document, "Two are old.") == "slide 1"
    assert place(document, "One is closed. It shook.") == "slide 2"
    with pytest.raises(EvidenceError, match="'slide 1' is wrong: it stands on slide 2"):
        check_locator(layout(document), "slide 1", anchor(document, TextQuote("It shook."))[0])
    pandoc = read(made.by_pandoc("pptx", "# Quays\n\nTwo are old.\n\n# Ramps\n\nOne is closed.\n"), ".pptx")
    assert place(pandoc, "One is closed.").startswith("slide ")


def workbook() -> bytes:
    book = made.needs("openpyxl").Workbook()
    sheet = book.active
    sheet.title = "Lifts 2025"
    for row in (
        ["Lifts by quay, in thousands"],
        [],
        ["Quay", "Lifts", "Share", "Since"],
        ["North", 1204.5, 0.361, dt.date(1962, 5, 3)],
    ):
        sheet.append(row)
    sheet["B4"].number_format, sheet["C4"].number_format, sheet["D4"].number_format = (
        "#,##0.00",
        "0.0%",
        "d mmmm yyyy",
    )
    sheet.append(["South", 7, 0.639, dt.date(2001, 12, 31)])
    sheet["D5"].number_format = "yyyy-mm-dd"
    other = book.create_sheet("Costs")
    other.append(["Year", 2025, None])
    other.append([None, "Paid", "Due"])
    other.append(["May", 1, 2])
    other.merge_cells("B1:C1")
    other.merge_cells("A1:A2")
    other.row_dimensions[9].hidden = True
    other["A9"] = "hidden"
    book.create_sheet("Secret").sheet_state = "hidden"
    book["Secret"]["A1"] = "secret"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_are_read_as_they_are_shown(read: Read) -> None:
    document = read(workbook(), ".xlsx")
    assert rows(document) == [
        ["Quay", "Lifts", "Share", "Since"],
        ["North", "1,204.50", "36.1%", "3 May 1962"],
        ["South", "7", "0.639", "2001-12-31"],
    ]
    assert rows(document, "'Lifts 2025'") == rows(document, "lifts 2025") == rows(document, "1")
    assert rows(document, "Costs") == [["Year", "2025 Paid", "2025 Due"], ["May", "1", "2"]]
    assert "secret" not in document.text
    assert "hidden" not in document.text


def test_cells_have_addresses(read: Read) -> None:
    document = read(workbook(), ".xlsx")
    table = choose_table(document, "'Lifts 2025'!A3:C5")
    assert table.names == ("Quay", "Lifts", "Share")
    assert cell_place(document, table, table.row(0)[2]) == "'Lifts 2025'!C4"
    assert place(document, "Lifts by quay, in thousands") == "'Lifts 2025'!A1"
    (span,) = anchor(document, TextQuote("36.1%"))
    found = layout(document)
    assert check_locator(found, "'Lifts 2025'!C4", span)
    assert check_locator(found, "Lifts 2025!A4:D5", span)
    with pytest.raises(EvidenceError, match="it stands in 'Lifts 2025'!C4"):
        check_locator(found, "'Lifts 2025'!B4", span)
    with pytest.raises(EvidenceError, match="no sheet 'Lift'"):
        check_locator(found, "Lift!B4", span)


def test_sheets_of_opendocument(read: Read) -> None:
    file = made.needs("odf.opendocument").OpenDocumentSpreadsheet()
    sheet = made.odf_table(ROWS)
    sheet.addElement(made.needs("odf.table").TableRow(numberrowsrepeated=1_000_000))
    file.spreadsheet.addElement(sheet)
    out = io.BytesIO()
    file.write(out)
    document = read(out.getvalue(), ".ods")
    assert rows(document) == ROWS
    assert place(document, "1,204") == "Lifts!B3"


VTT = """WEBVTT

NOTE made by hand

1
00:00:01.000 --> 00:00:04.000 align:start
<v Ines Falk>The ramp would not bear

2
00:00:04.000 --> 00:00:07.500
<v Ines Falk>a lorry of <b>7.5 tonnes</b>.

3
00:12:41.000 --> 00:12:44.000
<v Tom Reyes>Who says so?
"""
SRT = """1
00:00:01,000 --> 00:00:04,000
The ramp would not bear

2
00:00:04,000 --> 00:00:07,500
a lorry of 7.5 tonnes.
"""


def test_captions_have_times_and_voices(read: Read) -> None:
    document = read(VTT, ".vtt")
    words = "The ramp would not bear a lorry of 7.5 tonnes."
    assert place(document, words) == "00:00:01"
    assert place(document, "Who says so?") == "00:12:41"
    (span,) = anchor(document, TextQuote(words))
    assert document.voice(*span) == "Ines Falk"
    found = layout(document)
    assert check_locator(found, "00:00:05", span)
    assert check_locator(found, "0:01", span)
    with pytest.raises(EvidenceError, match="'00:12:41' is wrong: it stands at 00:00:01"):
        check_locator(found, "00:12:41", span)
    assert place(read(SRT, ".srt"), words) == "00:00:01"


FEEDS = "\f".join(
    f"Harbour Board\n\n{words}\n\n{number}\n"
    for number, words in enumerate(
        ("The ramp would not\nbear a lorry of more", "than 7.5 tonnes. It shook.", "Nobody was hurt."), 1
    )
)


def test_form_feeds_part_pages(read: Read) -> None:
    document = read(FEEDS, ".txt")
    assert place(document, "would not bear a lorry of more than 7.5 tonnes.") == "pp. 1–2"
    assert place(document, "Nobody was hurt.") == "p. 3"
    (span,) = anchor(document, TextQuote("Nobody was hurt."))
    assert FEEDS[slice(*document.raw_span(*span))] == "Nobody was hurt."
    with pytest.raises(EvidenceError, match=r"'p\. 2' is wrong: it stands on p\. 3"):
        check_locator(layout(document), "p. 2", span)
    with pytest.raises(EvidenceError, match="there is no page 4"):
        check_locator(layout(document), "p. 4", None)


@pytest.mark.parametrize(
    "typed",
    ["§ 2", "ch. 3", "art. 5", "table 4", "fig. 2", "annex B", "chapter 3", "Art. 5(2)", "p. 1, table 4"],
)
def test_what_no_reader_sees_is_not_checked(typed: str, read: Read) -> None:
    document = read(FEEDS, ".txt")
    (span,) = anchor(document, TextQuote("would not bear"))
    assert check_locator(layout(document), typed, span) is (typed == "p. 1, table 4")


def test_sections_that_are_named_by_their_heading_are_text(read: Read) -> None:
    page = (
        '<body><section id="social-policy"><h2>1. Social policy</h2><p>It was cut.</p></section>'
        '<section id="comments" class="level2"><h2>Comments</h2><p>The board said nothing.</p></section>'
        '<div id="comments"><h3>Comments</h3><p>First!</p></div></body>'
    )
    document = read(page, ".html")
    assert document.text[: document.asides].strip().endswith("cut.\n\nComments\n\nThe board said nothing.")
    assert "First!" in document.text[document.asides :]


@pytest.mark.parametrize(
    ("value", "pattern", "said"),
    [
        (0.361, "0.0%", "36.1%"),
        (100, "@", "100"),
        (12.375, "# ?/?", "12 3/8"),
        (0.5, "# ?/4", "2/4"),
        (0, "0.00E+00", "0.00E+00"),
        (0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-', "-"),
        (-1204.5, "#,##0;(#,##0)", "(1,205)"),
        (2_500_000, '#,##0.0,," m"', "2.5 m"),
        (dt.timedelta(hours=30, minutes=5, seconds=9), "[h]:mm", "30:05"),
        (dt.timedelta(minutes=61), "General", "1:01:00"),
        (dt.date(2015, 8, 3), "mm-dd-yy", "8/3/2015"),
    ],
)
def test_values_are_written_as_their_format_says(
    value: dt.date | dt.timedelta | float, pattern: str, said: str
) -> None:
    assert shown(value, pattern) == said


def test_many_cells_are_named_by_their_area() -> None:
    cells = [f"'By year'!{column}{row}" for row in (3, 4) for column in "ABC"]
    assert together([*cells, *cells]) == ["'By year'!A3:C4"]
    shown = [f"Costs!{column}{row}" for row in (1, 4, 5, 8) for column in "AB"]
    assert together(shown) == ["Costs!A4:B5", "Costs!A8:B8"]  # the header is far above
    assert together(["Costs!A1", "Costs!B7"]) == ["Costs!A1", "Costs!B7"]
    assert together(["p. 3", "p. 3", "p. 4"]) == ["p. 3", "p. 4"]


def test_rolled_up_captions_keep_the_time_at_which_words_are_said(read: Read) -> None:
    rolled = """WEBVTT
Kind: captions

00:00:01.160 --> 00:00:03.070 align:start position:0%
\x20
the<00:00:01.480><c> ramp</c><00:00:01.800><c> could</c><00:00:02.100><c> not</c>

00:00:03.070 --> 00:00:03.080 align:start position:0%
the ramp could not
\x20

00:00:03.080 --> 00:00:05.550 align:start position:0%
the ramp could not
carry<00:00:03.480><c> a</c><00:00:03.800><c> lorry</c>
"""
    document = read(rolled, ".vtt")
    assert document.text == "the ramp could not\ncarry a lorry"
    assert place(document, "the ramp") == "00:00:01"
    assert place(document, "a lorry") == "00:00:03"


def test_cues_are_read_where_no_empty_line_parts_them(read: Read) -> None:
    run_on = "1\n00:00:01,000 --> 00:00:02,000\nWe met.\n2\n00:00:03,000 --> 00:00:04,000\nIt was late.\n"
    document = read(run_on, ".srt")
    assert document.text == "We met.\nIt was late."
    assert place(document, "It was late") == "00:00:03"
