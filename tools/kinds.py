"""`python -m tools.kinds`: write the documents of `docs/gallery/kinds` anew that cannot be typed.

Island, people and figures are invented.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import openpyxl
import typst
from openpyxl.styles import Font

CORPUS = Path(__file__).parents[1] / "docs" / "gallery" / "kinds" / "corpus"
_DAY = dt.datetime(2024, 3, 4)  # noqa: DTZ001 (what the files say of themselves)

REPORT = """
#set document(title: "The ramp at Dunmore", author: "Maeve Quirke", date: datetime(year: 2024, month: 3, day: 4))
#set page(
  width: 148mm, height: 210mm, numbering: "1",
  header: align(right, text(8pt)[Harbour Board of Dunmore · The ramp at Dunmore]),
)
#set text(10pt, lang: "en", hyphenate: true)
#set par(justify: true)
= The ramp at Dunmore
Report of the engineers to the Harbour Board

== What was inspected
We inspected the slipway on four days in February, at low water and at high water. The ramp was built in 1962, for
cars and carts.#footnote[The plans are kept in the county archive.] Its seaward end has sunk by 14 centimetres
since it was last measured, in 2009.


The piles were tested with a hammer and with ultrasound. Of 48 piles, 19 have lost more than a third of their
thickness. Salt water has reached the steel in each of the nineteen, and the loss goes on through every winter in
which they stand unprotected.

== What it bears
#table(
  columns: 3,
  table.header([Load], [Limit in tonnes], [Last year]),
  [Car], [2.5], [31,204],
  [Van], [3.5], [4,870],
  [Lorry], [7.5], [612],
)
#pagebreak()
== What we recommend
The ramp will not bear a lorry of more than 7.5 tonnes, and should not be asked to. We recommend that heavier lorries
be kept off it from the first of April. A new ramp costs between 3.8 and 4.6 million euros, and takes two summers
to build.

We have not examined the road that leads to it.
"""

MINUTES: list[tuple[int, str]] = [
    (1, "Minutes of the Harbour Board"),
    (0, "Held at the Custom House on 12 March 2024. Present: all nine members."),
    (2, "The ramp"),
    (
        0,
        "The engineers’ report was taken as read. Mr. Tully asked whether the lorries of the dairy could be exempted.",
    ),
    (0, "The chair answered that no exemption would be given, since the report names none."),
    (0, "The Board closed the ramp to lorries of more than 7.5 tonnes by seven votes to two."),
    (2, "The money"),
    (0, "The treasurer set out what is there."),
]
MONEY = [
    ["Fund", "Held", "Free"],
    ["Repairs", "€410,000", "€95,000"],
    ["Reserve", "€1,250,000", "€1,250,000"],
]

YEARS = [("Year", 2021, 2022, 2023), ("Cars", 28_410, 30_155, 31_204), ("Lorries", 540, 598, 612)]
FREIGHT = [("Milk", 0.412), ("Fuel", 0.231), ("Building materials", 0.188), ("Other", 0.169)]


def main() -> None:
    """Write the files."""
    CORPUS.mkdir(parents=True, exist_ok=True)
    source = CORPUS / "report.typ"
    source.write_text(REPORT, "utf-8")
    (CORPUS / "report.pdf").write_bytes(_compiled(source))
    source.unlink()
    _minutes(CORPUS / "minutes.docx")
    _traffic(CORPUS / "traffic.xlsx")


def _compiled(source: Path) -> bytes:
    made = typst.compile(source, ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError("Typst gave several files")
    return made


def _minutes(path: Path) -> None:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = (
        MINUTES[0][1],
        "Harbour Board of Dunmore",
    )
    document.core_properties.created = document.core_properties.modified = _DAY
    document.sections[0].header.paragraphs[0].text = "Harbour Board of Dunmore"
    for level, words in MINUTES:
        if level:
            document.add_heading(words, level)
        else:
            document.add_paragraph(words)
    table = document.add_table(rows=0, cols=3)
    for row in MONEY:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(str(path))


def _traffic(path: Path) -> None:
    book = openpyxl.Workbook()
    book.properties.title, book.properties.creator = "Traffic over the ramp", "Harbour Board of Dunmore"
    book.properties.created = book.properties.modified = _DAY
    years = book.worksheets[0]
    years.title = "By year"
    years.append(["Crossings of the ramp, counted by the Harbour Board"])
    years.append([])
    for row in zip(*YEARS, strict=True):
        years.append(row)
    for row in years.iter_rows(min_row=4, min_col=2):
        for cell in row:
            cell.number_format = "#,##0"
    freight = book.create_sheet("Freight 2023")
    freight.append(["Goods", "Share of tonnes"])
    for goods, share in FREIGHT:
        freight.append([goods, share])
    for (cell,) in freight.iter_rows(min_row=2, min_col=2):
        cell.number_format = "0.0%"
    for cell in (*years[3], *freight[1]):
        cell.font = Font(bold=True)
    book.save(path)


if __name__ == "__main__":
    main()
