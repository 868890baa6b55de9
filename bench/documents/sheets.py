"""Producers of spreadsheets: sheets of figures in several formats, dates, sentences, merged headers."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.documents.sentences import Speaker

if TYPE_CHECKING:
    from pathlib import Path

    from bench.documents.drafts import Draft

#: Formats of figures and dates that spreadsheets are full of.
_FORMATS = ("0", "0.0", "#,##0", "#,##0.00", "0.0%", "0%", '0.0" t"', "#,##0;(#,##0)", "0.00E+00", '"£"#,##0')
_DATES = ("yyyy-mm-dd", "dd/mm/yyyy", "d mmmm yyyy", "mmm yy")


@dataclass(frozen=True)
class Cell:
    """A cell: its value, and the format that it is shown in."""

    value: str | float | dt.date
    format: str = ""


def sheets(draft: Draft) -> dict[str, list[list[Cell | None]]]:
    """Two sheets of a workbook by name."""
    chance, speaker = random.Random(draft.seed), Speaker(draft.language, random.Random(draft.seed))
    found = {}
    for name in (f"Data {draft.seed}", "Notes"):
        formats = [chance.choice(_FORMATS) for _ in range(4)]
        rows: list[list[Cell | None]] = [[Cell(speaker.sentence(long=False))], []]
        rows.append([Cell(words) for words in ("Name", "A", "B", "C", "D", "Date", "Remark")])
        for number in range(12):
            size = chance.choice((1, 1000, 1e6))
            figures = [Cell(round(chance.uniform(-0.2, 1) * size, 3), one) for one in formats]
            day = dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(2000))
            rest = [Cell(day, chance.choice(_DATES)), Cell(speaker.sentence(long=False))]
            rows.append([Cell(f"{name} {number}"), *figures, *rest])
        found[name] = rows
    return found


def openpyxl(draft: Draft, folder: Path) -> Path:
    """A workbook of openpyxl's."""
    from openpyxl import Workbook  # noqa: PLC0415 (one of many producers)

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets(draft).items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                if cell is not None:
                    made = sheet.cell(row, column, cell.value)
                    made.number_format = cell.format or "General"
        sheet.merge_cells("A1:G1")
    path = folder / f"{draft.seed}.xlsx"
    book.save(path)
    return path


def xlsxwriter(draft: Draft, folder: Path) -> Path:
    """A workbook of XlsxWriter's."""
    import xlsxwriter as writer  # noqa: PLC0415 (as above)

    path = folder / f"{draft.seed}.xlsx"
    book = writer.Workbook(str(path))
    for name, rows in sheets(draft).items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell is None:
                    continue
                shown = book.add_format({"num_format": cell.format}) if cell.format else None
                if isinstance(cell.value, dt.date):
                    sheet.write_datetime(row, column, dt.datetime.combine(cell.value, dt.time()), shown)
                else:
                    sheet.write(row, column, cell.value, shown)
    book.close()
    return path


def odfpy(draft: Draft, folder: Path) -> Path:
    """A workbook of odfpy's: its cells have their values, and their texts as they are shown."""
    from odf import opendocument, table, text  # noqa: PLC0415 (as above)

    made = opendocument.OpenDocumentSpreadsheet()
    for name, rows in sheets(draft).items():
        sheet = table.Table(name=name)
        for row in rows:
            line = table.TableRow()
            for cell in row:
                line.addElement(_odf_cell(table, text, cell))
            sheet.addElement(line)
        made.spreadsheet.addElement(sheet)
    path = folder / f"{draft.seed}.ods"
    made.save(str(path))
    return path


def _odf_cell(table, text, cell: Cell | None):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 (odfpy has no types)
    if cell is None:
        return table.TableCell()
    if isinstance(cell.value, float):
        made = table.TableCell(valuetype="float", value=cell.value)
        shown = f"{cell.value:,.1f}"
    elif isinstance(cell.value, dt.date):
        made = table.TableCell(valuetype="date", datevalue=cell.value.isoformat())
        shown = f"{cell.value:%d/%m/%Y}"
    else:
        made, shown = table.TableCell(valuetype="string"), cell.value
    made.addElement(text.P(text=shown))
    return made


def odfdo(draft: Draft, folder: Path) -> Path:
    """A workbook of odfdo's."""
    from odfdo import Cell as OdfCell  # noqa: PLC0415 (as above)
    from odfdo import Document, Row, Table  # noqa: PLC0415 (as above)

    made = Document("spreadsheet")
    made.body.clear()
    for name, rows in sheets(draft).items():
        sheet = Table(name)
        for cells in rows:
            row = Row()
            for cell in cells:
                row.append_cell(OdfCell(cell.value if cell else None))
            sheet.append_row(row)
        made.body.append(sheet)
    path = folder / f"{draft.seed}.ods"
    made.save(str(path))
    return path
