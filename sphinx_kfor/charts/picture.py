"""A chart as pictures of each kind that a writer needs."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kfor.charts.chart import Chart


#: Beyond Latin, Greek, Cyrillic and the usual signs, of which the font lacks nothing.
_UNUSUAL = re.compile(r"[^\u0000-\u052f\u1e00-\u1eff\u2000-\u20bf\u2100-\u22ff]")


def lacking(chart: Chart) -> str:
    """The characters of a chart that its font does not have, sorted."""
    rare = set(_UNUSUAL.findall(chart.words))
    if not rare:
        return ""
    from sphinx_kfor.charts.lettering import has_glyph  # noqa: PLC0415 (matplotlib takes half a second)

    return "".join(sorted(character for character in rare if not has_glyph(character)))


def picture(chart: Chart, folder: Path, form: str) -> Path:
    """The file of a chart's picture, drawn if it is not in the folder yet.

    Args:
        chart: the chart.
        folder: where pictures are kept.
        form: `svg`, `pdf` or `png`.
    """
    path = folder / f"{chart.digest}.{form}"
    if not path.is_file():
        from sphinx_kfor.charts.drawing import drawn  # noqa: PLC0415 (matplotlib takes half a second)

        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.{os.getpid()}")  # pages may be read in parallel
        partial.write_bytes(drawn(chart, form))
        partial.replace(path)
    return path
