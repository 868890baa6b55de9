"""Charts as they are drawn: everything is on the sheet and legible, and the same bytes come out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

mpl = pytest.importorskip("matplotlib")

from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402

from sphinx_kfor.charts.chart import KINDS, Chart  # noqa: E402
from sphinx_kfor.charts.drawing import drawn  # noqa: E402
from sphinx_kfor.charts.picture import lacking, picture  # noqa: E402
from sphinx_kfor.charts.sheet import LOOKS, Sheet  # noqa: E402
from sphinx_kfor.evidence.extracts.chart_series import Plot, Point, Series  # noqa: E402

if TYPE_CHECKING:
    from matplotlib.text import Text

ROOT = Path(__file__).parents[2]
LONG = "A name that goes on and on, since a ministry chose it, and $x_{2}$ \\frac{a}{b}"


def series(name: str, *values: float | tuple[str, float, float, str] | None) -> Series:
    return Series(name, tuple(point(value) for value in values))


def point(value: float | tuple[str, float, float, str] | None) -> Point | None:
    if isinstance(value, tuple):
        return Point(*value)
    return None if value is None else Point(f"{value:,}", value, value)


PLOTS = {
    "bounds": Plot(
        ("Alva", LONG, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "Dana"),
        (series("Trips", 20, ("more than 700", 700, 700, "over"), ("300–450", 300, 450, ""), None),),
        "cars",
    ),
    "negative": Plot(
        ("A", "B", "C"), (series("Change", -20, ("up to −3", -3, -3, "to"), ("−9 to −4", -9, -4, "")),), "%"
    ),
    "mixed signs": Plot(("A", "B"), (series("x", -20, 35), series("y", 3, -1)), ""),
    "five series": Plot(
        ("A", "B", "C"), tuple(series(f"Number {n}, of some length", n, 9, 3 - n) for n in range(5)), "€bn"
    ),
    "many": Plot(tuple(map(str, range(1950, 2020))), (series("Boats", *range(70)),), ""),
    "dates": Plot(
        ("2010", "2011", "2020-06", "2021-01-02"), (series("n", 1, 5, 2, 4), series("m", 2, 4, 2, 4)), ""
    ),
    "zero": Plot(("A", "B"), (series("n", 0, 0),), ""),
    "single": Plot(("Only",), (series("n", 42),), ""),
    "large": Plot(("A", "B"), (series("n", 1_234_567_890_123, 0.000_01),), "people"),
    "a series of nothing": Plot(("A", "B"), (series("n", 1, 2), series("m", None, None)), ""),
}


def chart(plot: Plot, kind: str, language: str = "en") -> Chart:
    return Chart(kind, plot, language, "no data")


def sheet_of(monkeypatch: pytest.MonkeyPatch, made: Chart) -> Sheet:
    """The sheet of a chart, drawn."""
    sheets: list[Sheet] = []
    saved = Sheet.saved

    def keep(self: Sheet, form: str, salt: str) -> bytes:
        sheets.append(self)
        return saved(self, form, salt)

    monkeypatch.setattr(Sheet, "saved", keep)
    drawn(made, "svg")
    return sheets[0]


def places(sheet: Sheet) -> list[tuple[Text, Any]]:
    sheet.figure.set_dpi(720)  # hinting would widen the letters
    renderer = FigureCanvasAgg(sheet.figure).get_renderer()  # type: ignore[no-untyped-call]
    return [(text, text.get_window_extent(renderer)) for text in sheet.axes.texts]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_every_word_is_on_the_sheet_and_touches_no_name(
    plot: Plot, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = sheet_of(monkeypatch, chart(plot, kind))
    whole = sheet.figure.bbox
    found = places(sheet)
    for text, box in found:
        assert box.x0 >= -9, text
        assert box.x1 <= whole.x1 + 9, text
        assert box.y0 >= -9, text
        assert box.y1 <= whole.y1 + 9, text
    if kind in {"bar", "dot"}:
        boxes = [box.padded(-9) for _, box in found]
        touching = [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if a.overlaps(b)]
        assert touching == []


@pytest.mark.parametrize("kind", ["bar", "dot"])
def test_each_figure_is_printed_as_its_source_has_it(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text.get_text() for text, _ in places(sheet_of(monkeypatch, chart(PLOTS["bounds"], kind)))]
    assert {"20", "more than 700", "300–450", "no data", "Trips (cars)"} <= set(texts)
    assert any("$x_{2}$" in text for text in texts)


def test_columns_and_bars_begin_at_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    plot = Plot(("A", "B"), (series("n", 1000, 1010),), "")
    for kind, side in (("bar", "get_width"), ("column", "get_height")):
        first, second = sheet_of(monkeypatch, chart(plot, kind)).axes.patches
        assert getattr(first, side)() / getattr(second, side)() == pytest.approx(1000 / 1010)
        monkeypatch.undo()


def test_dates_stand_as_far_apart_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    plot = Plot(("2010", "2011", "2020"), (series("n", 1, 5, 2),), "")
    curve = sheet_of(monkeypatch, chart(plot, "line")).axes.lines
    found: list[Any] = [line.get_xdata() for line in curve]
    xs = next(one for one in found if len(one) == 3)
    assert (xs[2] - xs[1]) / (xs[1] - xs[0]) == pytest.approx(9)


def test_an_axis_has_the_numbers_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    plot = Plot(("A", "B"), (series("n", -1500, 2500.5),), "")
    texts = [text.get_text() for text, _ in places(sheet_of(monkeypatch, chart(plot, "dot", "it")))]
    assert {"−2.000", "2.000"} <= set(texts)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("background", ["#ffffff", "#131416", "#000000"])
def test_each_series_stands_out_on_light_and_dark(background: str) -> None:
    behind = luminance(background)
    for look in LOOKS:
        lighter, darker = sorted((luminance(look.colour), behind), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 3
    assert len({look.hatch for look in LOOKS}) == len({look.mark for look in LOOKS}) == len(LOOKS)


def test_text_takes_the_colour_of_the_page_and_names_are_its_own() -> None:
    one, two = (drawn(chart(plot, "bar"), "svg").decode() for plot in (PLOTS["bounds"], PLOTS["five series"]))
    for svg in (one, two):
        root = ElementTree.fromstring(svg)
        assert "currentColor" in svg
        assert "metadata" not in svg
        assert "<text" not in svg
        assert all(not element.get("id", "k").startswith("figure") for element in root.iter())
    ids = [[element.get("id") for element in ElementTree.fromstring(svg).iter()] for svg in (one, two)]
    assert not set(filter(None, ids[0])) & set(filter(None, ids[1]))


def test_the_same_bytes_whatever_is_set_here(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nsvg.fonttype: none\ntext.usetex: True\n")
    program = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); sys.path.insert(0, sys.argv[2]);"
        "import test_drawing as t;"
        "print(*(hashlib.sha256(t.drawn(t.chart(t.PLOTS[p], k), f)).hexdigest()"
        "        for p in ('bounds', 'dates') for k in t.KINDS for f in ('svg', 'pdf', 'png')))"
    )
    said = set()
    for seed, folder in (("1", ROOT), ("2", tmp_path)):
        done = subprocess.run(
            [sys.executable, "-c", program, str(ROOT), str(Path(__file__).parent)],
            cwd=folder, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        said.add(done.stdout)
    assert len(said) == 1


def test_settings_of_matplotlib_stay_as_they_were() -> None:
    before = dict(mpl.rcParams)
    drawn(chart(PLOTS["single"], "bar"), "svg")
    assert dict(mpl.rcParams) == before


def test_it_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = picture(chart(PLOTS["single"], "bar"), tmp_path, "svg")
    monkeypatch.setattr("sphinx_kfor.charts.drawing.drawn", None)
    assert picture(chart(PLOTS["single"], "bar"), tmp_path, "svg") == first
    assert [path.name for path in tmp_path.iterdir()] == [first.name]


def test_characters_that_the_font_lacks() -> None:
    plot = Plot(("Пећ, Πέτρος, Përparim ≥ 3", "中文", "\x07"), (series("n", 1, 2, 3),), "")
    assert lacking(chart(plot, "bar")) == "中文"
    ElementTree.fromstring(drawn(chart(plot, "bar"), "svg"))


def test_matplotlib_is_not_imported_for_what_has_no_chart() -> None:
    program = "import sphinx_kfor.extension, sys; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
