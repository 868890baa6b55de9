"""Where the data of a delimited file stand in it: below lines about them, above notes on them.

Statistical offices put a title, units and comments above the header, and notes under the data. What the
catalogue says of a file (`custom.header`, `custom.last`) wins over what is found here.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from sphinx_kfor.evidence.documents.table_notes import WORDS, is_note
from sphinx_kfor.evidence.text.patterns import late

_SEPARATOR = late(r"\s*[\"']?sep=(.)[\"']?\s*\Z", re.IGNORECASE)
_NOTE = late(
    rf"\s*(?:[*\u2020\u2021\u00a9]|_{{3}}|\(?\d{{1,2}}[).]?\s|\([a-z]\)|\[[a-z\d]{{1,3}}\]|#"
    rf"|(?:{WORDS}|last updated|extracted|updated|copyright|licen[cs]e|data|stand)\b\s*[:\u2013-]?)",
    re.IGNORECASE,
)
#: What a sign in the cells means: `p = provisional; . = unknown`, `(p) provisional; (e) estimate`.
_LEGEND = late(r"\s*[\"']?(?:\(?[^\s=\d]{1,3}\)?\s*=\s*|\([a-z]{1,2}\)\s+)[^\W\d_]")
#: A line that is drawn under the data.
_DRAWN = late(r"[_\u2014=-]{3,}")
_YEAR = late(r"(?:1[89]|20)\d\d\D{0,3}")
#: How many rows a file's form is told from, and how many under the data may be notes.
_SAMPLE, _MOST_NOTES = 60, 80
_FIGURE = late(r"[-+(\u2212]?\s?[$€£]?\d[\d.,\s\u00a0]*%?\)?")
_LEAST_COLUMNS, _LEAST_WORDS = 2, 3


@dataclass(frozen=True)
class Frame:
    """Lines of a delimited file, counted from 1.

    Attributes:
        header: the line of its header.
        rows: how many lines the header has, one to three.
        last: the last line that may hold data; 0 for the end of the file.
        title: what stands above the header.
        delimiter: what its first line says that parts its cells; empty for nothing.
        fault: where a second header seems to stand; empty for nowhere.
    """

    header: int = 1
    rows: int = 1
    last: int = 0
    title: str = ""
    delimiter: str = ""
    fault: str = ""


def frame_of_rows(rows: list[list[str]]) -> tuple[int, int, int]:
    """How many rows a sheet's header has, the last row of its data, and where another table seems to begin.

    Args:
        rows: the texts of its cells, the header first; a blank row is a list of empty texts.

    Returns:
        The number of rows of the header, and two rows counted from 1; 0 for the last of all, and for none.
    """
    lines = ["\t".join('"' + " ".join(cell.split()).replace('"', '""') + '"' for cell in row) for row in rows]
    header = _rows_of_header(lines[:4], "\t")
    end = _last(lines, 1, "\t")
    return header, end, _second_header(lines[: end or None], 1 + header, "\t")


def told(lines: list[str]) -> str:
    """The delimiter that a file's first line names, as Excel writes it: `sep=;`."""
    match = _SEPARATOR.match(lines[0].lstrip("\ufeff").rstrip("\r\n")) if lines else None
    return match[1] if match else ""


def frame(lines: list[str], delimiter: str, header: tuple[int, int] | None, last: int) -> Frame:
    """Where header and data of a file stand.

    Args:
        lines: its lines, with their ends.
        delimiter: what parts its cells.
        header: the first and the last line of the header, if the catalogue says so.
        last: the last line of data, if the catalogue says so; else 0.
    """
    top = lines[: last or None]
    if header:
        first, rows = header[0], header[1] - header[0] + 1
    else:
        first = _header(top[:_SAMPLE], delimiter)
        rows = _rows_of_header(top[first - 1 : first + 3], delimiter)
    title = ", ".join(filter(None, (_words(line, delimiter) for line in lines[: first - 1])))
    end = last or _last(lines, first, delimiter)
    second = 0 if last else _second_header(lines[: end or None], first + rows, delimiter)
    fault = (
        f"line {second}: another table seems to begin here, under a blank line; "
        "give the last line of the one above it in custom.last, or the header's line in custom.header"
    )
    return Frame(first, rows, end, title, told(lines), fault if second else "")


def _second_header(lines: list[str], first: int, delimiter: str) -> int:
    """The line of names under a blank line and over figures, below a table that has figures; else 0."""
    data = ""
    for number in range(first, len(lines) - 1):
        before = lines[number - 1]
        if before.strip(f'{delimiter} \r\n"'):
            data = before
            continue
        above, names, below = (_cells(line, delimiter) for line in (data, lines[number], lines[number + 1]))
        if not len(above) == len(names) == len(below) > 1:
            continue
        named = all(cell.strip() and _is_name(cell) for cell in names[1:])
        if named and all(any(not _is_name(cell) for cell in row[1:]) for row in (above, below)):
            return number + 1
    return 0


def _is_name(cell: str) -> bool:
    return bool(_YEAR.fullmatch(cell.strip())) or not _FIGURE.fullmatch(cell.strip())


def _header(lines: list[str], delimiter: str) -> int:
    """The line of the header: the first as wide as the data, with a name for more than one column."""
    sizes = [len(_cells(line, delimiter)) if line.strip() else 0 for line in lines]
    widths = Counter(size for size in sizes if size >= _LEAST_COLUMNS)
    if not widths:
        return 1
    (width, count), *_ = widths.most_common()
    if count < 2:  # noqa: PLR2004 (a header and a row)
        return 1
    begins = next(number for number, size in enumerate(sizes) if size == width)
    apart = any(not line.strip(f"{delimiter} \r\n") for line in lines[:begins])
    for number, line in enumerate(lines):
        comment = line.startswith("#") and sizes[number] != width
        if number == 0 and told(lines):
            continue
        if sizes[number] != width or comment:
            if sizes[number] > 1 and not comment and not (apart and number < begins):
                return 1  # a row of another width is a fault, and told as one
            continue
        named = [cell for cell in _cells(line, delimiter) if cell.strip()]
        alone = (
            len(named) == 1
            and number + 1 < len(lines)
            and sizes[number + 1] == width
            and width > _LEAST_COLUMNS
        )
        if named and not alone:
            return number + 1
    return 1


def _rows_of_header(lines: list[str], delimiter: str) -> int:
    """How many rows a header has: of each two the lower goes on with the upper."""
    below = _cells(lines[2], delimiter) if len(lines) > 2 else []  # noqa: PLR2004 (two rows and data)
    if not _two_rows(lines[:3], delimiter):
        units = bool(below) and not below[0].strip() and not any(_FIGURE.fullmatch(cell) for cell in below)
        return 3 if units and _two_rows([*lines[:2], *lines[3:4]], delimiter) else 1
    return 3 if not below[0].strip() and _two_rows(lines[1:4], delimiter) else 2


def _two_rows(lines: list[str], delimiter: str) -> bool:
    """Whether a header has two rows, over a row with figures.

    The upper names have gaps or stand twice, or one of the rows has no name for the first column; the lower
    are no figures, or years under names that are none.
    """
    if len(lines) < 3:  # noqa: PLR2004 (two rows and data)
        return False
    upper, lower, data = ([cell.strip() for cell in _cells(line, delimiter)] for line in lines)
    if not len(upper) == len(lower) == len(data) > 1 or not any(map(_FIGURE.fullmatch, data[1:])):
        return False
    gaps = any(cell and not after for cell, after in pairwise(upper[1:]))
    twice = len(set(upper[1:])) < len(upper[1:])
    named = [cell for cell in lower[1:] if cell]
    plain = bool(named) and not any(map(_FIGURE.fullmatch, named))
    years = bool(named) and all(map(_is_name, named)) and not any(map(_YEAR.fullmatch, upper[1:]))
    if not lower[0] or lower[0] == upper[0]:
        return plain or (years and (gaps or twice))
    return not upper[0] and ((plain and (gaps or len(named) == len(lower) - 1)) or (years and gaps))


def _last(lines: list[str], header: int, delimiter: str) -> int:
    """The last line of data; what stands under it are notes: narrower, or named as notes."""
    width = len(_cells(lines[header - 1], delimiter)) if header <= len(lines) else 0
    last = len(lines)
    data = len(lines)
    while last > header + 1 and len(lines) - last < _MOST_NOTES:
        cells = _cells(lines[last - 1], delimiter) if lines[last - 1].strip() else []
        full = [cell for cell in cells if cell.strip()]
        told = is_note(lines[last - 1]) or (
            0 < len(cells) != width and _says_on(lines, last, delimiter, width)
        )
        if told and not _quoted_on(lines[last - 1]):
            data = last = last - 1
            continue
        noted = bool(full) and bool(cells[0].strip()) and bool(_NOTE.match(full[0]))
        alone = len(full) == 1 and bool(cells[0].strip())
        under = alone and _under_note(lines, last, delimiter, _LEAST_COLUMNS)
        noted = noted or under or (alone and _is_apart(lines, last, cells))
        if full and (len(full) > 1 or (len(cells) == width and not noted)):
            break
        apart = not "".join(_cells(lines[last - 2], delimiter)).strip() or data < len(lines)
        worded = len(full[0].split()) >= _LEAST_WORDS if full else False
        narrow = bool(full) and (noted or (len(cells) != width and (apart or worded)))
        if full and not narrow:
            break
        if narrow and not _quoted_on(lines[last - 1]):
            data = last - 1
        last -= 1
    while data > header + 1 and not lines[data - 1].strip(f'{delimiter} \r\n"'):
        data -= 1
    return 0 if data == len(lines) else data


def _is_apart(lines: list[str], number: int, cells: list[str]) -> bool:
    """Whether some words stand alone under a blank line and in a row that has room for more."""
    above = lines[number - 2].strip('\t,;| \r\n"')
    return not above and len(cells) > _LEAST_COLUMNS and len(cells[0].split()) > 1


def _says_on(lines: list[str], number: int, delimiter: str, width: int) -> bool:
    """Whether a line of another width than the data is words that have the delimiter, among the notes."""
    legend = _LEGEND.match(lines[number - 1]) is not None
    return legend or _under_note(lines, number, delimiter, width)


def _under_note(lines: list[str], number: int, delimiter: str, width: int) -> bool:
    """Whether a line goes on with notes that begin above it, at a line drawn or a word such as *Notes:*.

    Those between are no rows: they have fewer cells than a width.
    """
    for line in reversed(lines[max(0, number - _MOST_NOTES) : number - 1]):
        cells = [cell.strip() for cell in _cells(line, delimiter) if cell.strip()]
        if not 0 < len(cells) < width:
            return False
        if is_note(line) or _DRAWN.fullmatch(cells[0]):
            return True
    return False


def _quoted_on(line: str) -> bool:
    """Whether a line ends a cell that began in another."""
    return line.count('"') % 2 == 1


def _words(line: str, delimiter: str) -> str:
    if _SEPARATOR.match(line.lstrip("\ufeff").rstrip("\r\n")):
        return ""
    cells = _cells(line.lstrip("\ufeff#"), delimiter)
    return " ".join(cell.strip() for cell in cells if cell.strip())


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return [line]
