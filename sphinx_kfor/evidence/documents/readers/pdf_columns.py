"""Lines that stand side by side on a PDF's page: columns of prose, or the rows of a table."""

from __future__ import annotations

from sphinx_kfor.evidence.documents.readers.pdf_line import LEAST_LINES, Line, in_one

#: Columns are columns of prose where their lines have so many characters.
_PROSE = 22


def by_columns(lines: list[Line]) -> list[Line]:
    """Lines written across two columns, column by column; those of a table stay as they stand."""
    groups: list[list[Line]] = []
    for line in lines:
        if (
            groups
            and abs(groups[-1][-1].top - line.top) < 0.5 * line.size
            and line.left > groups[-1][-1].right
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    ordered: list[Line] = []
    band: list[list[Line]] = []
    for group in [*groups, []]:
        if band and not _in_band(band, group):
            ordered += _ordered(band)
            band = []
        if len(group) > 1 or (band and group):
            band.append(group)
        else:
            ordered += group
    return ordered


def _in_band(band: list[list[Line]], group: list[Line]) -> bool:
    """Whether a row of lines goes on with the columns above it: it has as many, or only one of them."""
    if not group:
        return False
    split = min(row[1].left for row in band if len(row) > 1)
    return all(line.right <= split + 2 or line.left >= split - 2 for line in group)


def _ordered(band: list[list[Line]]) -> list[Line]:
    """The rows of a band, column by column if they are prose, else each as one line with tabs."""
    two = [row for row in band if len(row) == 2]  # noqa: PLR2004 (columns)
    letters = sum(len(line.text) for row in two for line in row)
    if len(two) >= LEAST_LINES and len(two) * 2 >= len(band) and letters / (2 * len(two)) >= _PROSE:
        split = min(row[1].left for row in two)
        lines = [line for row in band for line in row]
        return [line for line in lines if line.left < split - 2] + [
            line for line in lines if line.left >= split - 2
        ]
    return [in_one(row) for row in band]
