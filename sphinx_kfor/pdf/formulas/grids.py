"""Matrices, arrays and cases, as Typst has them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.writing import call, in_rows, joined, space, text

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.rows import Rows

#: Matrices by their delimiters.
MATRICES = {
    "matrix": "#none",
    "pmatrix": text("("),
    "bmatrix": text("["),
    "Bmatrix": text("{"),
    "vmatrix": text("|"),
    "Vmatrix": text("‖"),
}
MATRICES |= {name.replace("matrix", "smallmatrix"): sign for name, sign in MATRICES.items()}
#: Room between the columns of a matrix, as MathJax leaves it: who moves what stands there reckons with it.
_GAP, _SMALL_GAP = "1em", "0.35em"
_SIDES = {"r": "right", "c": "center"}
_COLUMN = re.compile(r"[@!<>]\{[^{}]*\}|[pmb]\{[^{}]*\}|.")
_REPEATED = re.compile(r"\*\{(?P<times>\d{1,2})\}\{(?P<columns>(?:[^{}]|\{[^{}]*\})*)\}")


def matrix(name: str, rows: Rows, columns: str) -> str:
    """Write the matrix *name*, all of whose *columns* may stand at one side."""
    align = {"l": "left", "r": "right"}.get(columns.strip())
    rows, gap = (smaller(rows), _SMALL_GAP) if "small" in name else (rows, _GAP)
    return _mat(rows.rows, gap, delim=MATRICES[name], align=f"#{align}" if align else None)


def smaller(rows: Rows) -> Rows:
    """Give *rows* in the size of an index, and no smaller where they are one."""
    cells = [[call("script", cell) if cell else cell for cell in row] for row in rows.rows]
    return replace(rows, rows=cells)


def array(columns: str, rows: Rows) -> str:
    """Write an array, whose *columns* are as TeX has them."""
    kinds: list[str] = []
    lines: list[int] = []
    columns = _REPEATED.sub(lambda match: match["columns"] * int(match["times"]), columns)
    for part in _COLUMN.findall(columns):
        if part in {"|", ":"}:
            lines.append(len(kinds))
        elif part[0] in "lcrpmb":
            kinds.append(part[0])
    rules, lines = sorted(rows.rules), sorted(set(lines))
    if (
        rows.spans
        or rows.partial
        or not {0, len(rows.rows)}.isdisjoint(rules)
        or not {0, len(kinds)}.isdisjoint(lines)
    ):
        return _table(kinds, rows, rules, lines)
    cells = [
        [_in_column(kinds[number] if number < len(kinds) else "c", cell) for number, cell in enumerate(row)]
        for row in rows.rows
    ]
    return _mat(cells, delim="#none", augment=_augment(rules, lines))


def _table(kinds: list[str], rows: Rows, rules: list[int], lines: list[int]) -> str:
    """Write an array with a frame, or with cells over several columns or rows, which a matrix has not."""
    cells, width = _cells(rows)
    width = max(len(kinds), width)
    sides = [_SIDES.get(kind, "left") for kind in [*kinds, *["c"] * width][:width]]
    head = [
        f"columns: {width}",
        f"align: ({''.join(f'{side}, ' for side in sides)})",
        "inset: 0.35em",
        "stroke: none",
    ]
    head += [f"grid.hline(y: {each}, stroke: 0.5pt)" for each in rules] + [
        f"grid.vline(x: {each}, stroke: 0.5pt)" for each in lines
    ]
    head += [
        f"grid.hline(y: {row}, start: {start}, end: {end}, stroke: 0.5pt)" for row, start, end in rows.partial
    ]
    return f"mat(delim: #none, #grid({', '.join([*head, *cells])}))"


def _cells(rows: Rows) -> tuple[list[str], int]:
    """Write the cells, each with its place, and give how many columns they have."""
    cells: list[str] = []
    width = 0
    for row, contents in enumerate(rows.rows):
        column = 0
        for number, cell in enumerate(contents):
            span = rows.spans.get((row, number))
            if span is None and not cell:
                # Nothing stands under a cell of several rows.
                column += 1
                continue
            named = [f"x: {column}", f"y: {row}"]
            if span is not None:
                named += [f"colspan: {span.columns}", f"rowspan: {min(span.rows, len(rows.rows) - row)}"]
                named += (
                    [f"align: {_SIDES.get(span.side, 'left')} + horizon"] if span.side else ["align: horizon"]
                )
            cells.append(f"grid.cell({', '.join(named)})[${cell}$]")
            column += span.columns if span is not None else 1
        width = max(width, column)
    return cells, width


def _in_column(kind: str, cell: str) -> str:
    if kind == "r":
        return joined([cell, "&"])
    return cell if kind == "c" else joined(["&", cell])


def _augment(rules: list[int], lines: list[int]) -> str | None:
    if not rules and not lines:
        return None
    parts = {"hline": rules, "vline": lines}
    told = ", ".join(f"{name}: ({''.join(f'{each}, ' for each in at)})" for name, at in parts.items() if at)
    return f"#({told})"


def _mat(rows: list[list[str]], gap: str = _GAP, **named: str | None) -> str:
    named["column-gap"] = f"#{gap}"
    width = max(map(len, rows), default=0)
    lines = [", ".join(cell or '""' for cell in [*row, *[""] * (width - len(row))]) for row in rows]
    settings = "".join(f"{name}: {value}, " for name, value in named.items() if value is not None)
    return f"mat({settings}{in_rows(lines) or chr(34) * 2})"


def cases(name: str, rows: Rows) -> str:
    """Write the cases *name*."""
    large = name.startswith("d")
    lines = []
    for cells in rows.rows:
        sized = [call("display", cell) if large and cell else cell for cell in cells]
        gaps = [f"&& {space(1)}"] * (len(sized) - 1)
        lines.append(joined(["&", *(part for pair in zip(sized, [*gaps, ""], strict=True) for part in pair)]))
    return call("cases", *lines, reverse="#true" if "rcases" in name else None)
