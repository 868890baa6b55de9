"""A chart as pictures of each kind that a writer needs: SVG is ours, PDF and PNG are made of it by Typst."""

from __future__ import annotations

import importlib.util
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kfor.charts.drawing import drawn

if TYPE_CHECKING:
    from sphinx_kfor.charts.chart import Chart

_PAGE = '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("chart.svg")\n'
#: Dots to the inch of a PNG.
_FINE = 200.0


def convertible() -> bool:
    """Whether pictures other than SVG can be made here."""
    try:
        return importlib.util.find_spec("typst") is not None
    except (ImportError, ValueError):
        return False


def picture(chart: Chart, folder: Path, form: str) -> Path:
    """The file of a chart's picture, drawn if it is not in the folder yet.

    Args:
        chart: the chart.
        folder: where pictures are kept.
        form: `svg`, `pdf` or `png`.
    """
    path = folder / f"{chart.digest}.{form}"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.{os.getpid()}")  # pages may be read in parallel
        svg = drawn(chart)
        partial.write_bytes(svg.encode() if form == "svg" else _converted(svg, form))
        partial.replace(path)
    return path


def _converted(svg: str, form: str) -> bytes:
    import typst  # noqa: PLC0415 (only LaTeX and Texinfo need it)

    with tempfile.TemporaryDirectory(prefix="kfor-chart-") as folder:
        root = Path(folder)
        (root / "chart.svg").write_text(svg, encoding="utf-8")
        (root / "page.typ").write_text(_PAGE, encoding="utf-8")
        options: dict[str, Any] = {"ppi": _FINE} if form == "png" else {"timestamp": 0}
        made = typst.compile(root / "page.typ", root=root, format=form, ignore_system_fonts=True, **options)  # type: ignore[call-overload]
    return bytes(made)
