"""Charts as they are drawn: everything is on the sheet and legible, and the same bytes come out."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sphinx_kfor.charts.chart import KINDS, NARROW, WIDE, Chart
from sphinx_kfor.charts.drawing import drawn, sheet_of
from sphinx_kfor.charts.lettering import LINE, SIZE, width, wrapped
from sphinx_kfor.charts.picture import convertible, picture
from sphinx_kfor.charts.scales import ticks
from sphinx_kfor.charts.sheet import LOOKS
from sphinx_kfor.evidence.extracts.chart_series import Plot, Point, Series

SVG = "{http://www.w3.org/2000/svg}"
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


def chart(plot: Plot, kind: str, language: str = "en", wide: float = WIDE) -> Chart:
    return Chart(kind, plot, language, "no data", wide)


def parsed(made: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(made))


Box = tuple[float, float, float, float]


def boxes(made: Chart) -> list[tuple[str, Box]]:
    """The lines of text of a chart, with left, top, right and bottom of each."""
    found = []
    for text in parsed(made).iter(f"{SVG}text"):
        x, y, wide = float(text.get("x", 0)), float(text.get("y", 0)), width(text.text or "")
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")] * wide
        if text.get("transform"):
            found.append((text.text or "", (x - SIZE * 0.7, y - wide + before, x, y + before)))
        else:
            found.append((text.text or "", (x - before, y - SIZE * 0.7, x - before + wide, y)))
    return found


@pytest.mark.parametrize("wide", [WIDE, NARROW])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_every_word_is_on_the_sheet_and_touches_no_name(plot: Plot, kind: str, wide: float) -> None:
    made = chart(plot, kind, wide=wide)
    sheet, found = sheet_of(made), boxes(made)
    for text, (left, top, right, bottom) in found:
        assert left >= -8, text
        assert right <= sheet.width + 8, text
        assert top >= -8, text
        assert bottom <= sheet.height + 8, text
    if kind in {"bar", "dot"}:
        touching = [
            (one, other)
            for number, (one, a) in enumerate(found)
            for other, b in found[:number]
            if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1
        ]
        assert touching == []


@pytest.mark.parametrize("kind", ["bar", "dot"])
def test_each_figure_is_printed_as_its_source_has_it(kind: str) -> None:
    texts = [text for text, _ in boxes(chart(PLOTS["bounds"], kind))]
    assert {"20", "more than 700", "300–450", "no data", "Trips (cars)"} <= set(texts)
    assert any("$x_{2}$" in text for text in texts)


def test_columns_and_bars_begin_at_zero() -> None:
    plot = Plot(("A", "B"), (series("n", 1000, 1010),), "")
    for kind, side in (("bar", "width"), ("column", "height")):
        first, second = parsed(chart(plot, kind)).iter(f"{SVG}rect")
        assert float(first.get(side, 0)) / float(second.get(side, 1)) == pytest.approx(1000 / 1010, abs=0.002)


def curve(made: Chart) -> list[float]:
    """Where the points of the first line are, from left to right."""
    line = next(one for one in parsed(made).iter(f"{SVG}path") if one.get("class") == "kfor-line-0")
    return [float(x) for x in re.findall(r"[ML]([\d.]+) ", line.get("d", ""))]


def test_dates_stand_as_far_apart_as_they_are() -> None:
    xs = curve(chart(Plot(("2010", "2011", "2020"), (series("n", 1, 5, 2),), "", (2010, 2011, 2020)), "line"))
    assert (xs[2] - xs[1]) / (xs[1] - xs[0]) == pytest.approx(9, rel=0.02)


def test_a_line_stops_where_there_is_no_figure() -> None:
    assert len(curve(chart(Plot(("A", "B", "C", "D"), (series("n", 1, 5, None, 2),), ""), "line"))) == 2


def test_an_axis_has_the_numbers_of_the_language() -> None:
    plot = Plot(("A", "B"), (series("n", -1500, 2500.5),), "")
    texts = [text for text, _ in boxes(chart(plot, "dot", "it"))]
    assert {"−2.000", "2.000"} <= set(texts)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (-20, 35, [-20, 0, 20, 40]),
        (0, 0.3, [0, 0.1, 0.2, 0.3]),
        (88, 246, [50, 100, 150, 200, 250]),
    ],
)
def test_ticks_are_round_and_reach_around_all(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


def test_letters_are_of_one_size_however_wide_the_chart() -> None:
    for wide in (WIDE, NARROW):
        root = parsed(chart(PLOTS["bounds"], "bar", wide=wide))
        assert root.get("width") == f"{wide:g}"
        assert root.get("font-size") == f"{SIZE:g}"
    assert LINE > SIZE > 12


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


def test_text_is_text_in_the_colour_of_the_page_and_names_are_its_own() -> None:
    one, two = (drawn(chart(plot, "bar")) for plot in (PLOTS["bounds"], PLOTS["five series"]))
    for svg in (one, two):
        assert "currentColor" in svg
        assert "style=" not in svg
        assert "font-family" not in svg
    ids = [[element.get("id") for element in ElementTree.fromstring(svg).iter()] for svg in (one, two)]
    assert not set(filter(None, ids[0])) & set(filter(None, ids[1]))


def test_the_same_bytes_again() -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); sys.path.insert(0, sys.argv[2]);"
        "import test_drawing as t;"
        "print(*(hashlib.sha256(t.drawn(t.chart(t.PLOTS[p], k)).encode()).hexdigest()"
        "        for p in ('bounds', 'dates', 'five series') for k in t.KINDS))"
    )
    said = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program, str(ROOT), str(Path(__file__).parent)],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        said.add(done.stdout)
    assert len(said) == 1


def test_it_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = picture(chart(PLOTS["single"], "bar"), tmp_path, "svg")
    monkeypatch.setattr("sphinx_kfor.charts.picture.drawn", None)
    assert picture(chart(PLOTS["single"], "bar"), tmp_path, "svg") == first
    assert [path.name for path in tmp_path.iterdir()] == [first.name]


@pytest.mark.skipif(not convertible(), reason="typst is not installed")
@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("png", b"\x89PNG")])
def test_other_forms_are_made_of_it(tmp_path: Path, form: str, begins: bytes) -> None:
    made = chart(PLOTS["five series"], "column")
    content = picture(made, tmp_path, form).read_bytes()
    assert content.startswith(begins)
    (tmp_path / "again").mkdir()
    assert picture(made, tmp_path / "again", form).read_bytes() == content


def test_signs_of_markup_are_text() -> None:
    plot = Plot(("<b>A</b> & B", "\x07"), (series("n", 1, 2),), "")
    texts = [text for text, _ in boxes(chart(plot, "bar"))]
    assert "<b>A</b> & B" in texts
    assert "\ufffd" in texts


def test_a_first_chart_costs_little() -> None:
    program = (
        "import time, babel.numbers;"
        "from sphinx_kfor.evidence.extracts.chart_series import Plot, Point, Series;"
        "start = time.process_time();"
        "from sphinx_kfor.charts.chart import Chart; from sphinx_kfor.charts.drawing import drawn;"
        "plot = Plot(('A', 'B'), (Series('n', (Point('1', 1, 1), Point('2', 2, 2))),), '');"
        "drawn(Chart('line', plot, 'en', 'no data')); print(time.process_time() - start)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < 0.15


def test_figures_stand_clear_of_the_line_that_they_are_on() -> None:
    values = (88, 121, 174, 246, 120, 60, 180)
    names = tuple(map(str, range(2018, 2018 + len(values))))
    chart = Chart("line", Plot(names, (series("Trips", *values),), ""), "en", "no data", WIDE)
    root = ElementTree.fromstring(drawn(chart))
    (line,) = [one for one in root.iter(f"{SVG}path") if one.get("class") == "kfor-line-0"]
    places = [tuple(map(float, place.split())) for place in line.get("d", "M")[1:].split("L")]
    for text in root.iter(f"{SVG}text"):
        if text.text not in set(map(str, values)):
            continue
        x, y, half = float(text.get("x", "")), float(text.get("y", "")), width(text.text or "") / 2
        for (x0, y0), (x1, y1) in itertools.pairwise(places):
            for step in range(51):
                at, high = x0 + (x1 - x0) * step / 50, y0 + (y1 - y0) * step / 50
                # The letters themselves: what is reserved for them is a little wider and higher.
                assert not (x - half * 0.75 < at < x + half * 0.75 and y - SIZE * 0.7 < high < y), text.text


def test_a_line_that_doubles_begins_at_zero() -> None:
    def axis(*values: float) -> set[str | None]:
        plot = Plot(("A", "B", "C"), (series("Trips", *values),), "")
        root = ElementTree.fromstring(drawn(Chart("line", plot, "en", "no data", WIDE)))
        return {one.text for one in root.iter(f"{SVG}text")}

    assert "0" in axis(88, 121, 246)
    assert "0" not in axis(188, 221, 246)


def test_names_break_into_lines_of_about_one_length() -> None:
    first, second = wrapped("On patrol at the border (web page)", 210)
    assert abs(len(first) - len(second)) < 8
