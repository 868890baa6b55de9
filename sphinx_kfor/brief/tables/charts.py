"""Charts of tables cut from sources: what authors type, the figure, and the words that stand for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util import logging

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.nodes import VERBATIM_BLOCK, chart_data, chart_image, line, table_box
from sphinx_kfor.brief.tables.cut import Cut
from sphinx_kfor.brief.tables.nodes import captioned, table
from sphinx_kfor.brief.tables.tables import CUT_OPTIONS, TableDirective
from sphinx_kfor.charts.chart import KINDS, NARROW, Chart
from sphinx_kfor.charts.lettering import SIZE
from sphinx_kfor.charts.picture import convertible, picture
from sphinx_kfor.charts.scales import backwards
from sphinx_kfor.evidence.extracts.chart_series import plotted
from sphinx_kfor.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_kfor.evidence.extracts.chart_series import Series
    from sphinx_kfor.evidence.resolver import Resolved

logger = logging.getLogger(__name__)

#: How wide the text of our pages is, and how large letters in a chart are on it (small print), in points.
_MEASURE, _ON_PAPER = 442.2, 8.5
#: The accent of a PDF whose settings name none.
_ACCENT = "#14324f"
#: Up to so many figures are all said in the words that stand for a chart.
_FEW = 40
#: Writers of pages for paper, which have no room for the figures once more.
_PAPER = frozenset({"latex", "typst"})
_FORMS = {"image/svg+xml": "svg", "application/pdf": "pdf", "image/png": "png"}


@dataclass
class DrawnCut(Cut):
    """A chart; a table, where nothing is here to draw it."""

    chart: Chart = field(init=False)

    def resolve(self) -> Resolved:
        """Cut the cells, and read what is to be drawn. Raises EvidenceError: `chart`, if that cannot be."""
        resolved = super().resolve()
        plot = plotted(self.grid, self.source.notation)
        kind = self.options.get("type", KINDS[0])
        # An axis counts as its figures are written: as in their source, unless a format says otherwise.
        page, source = self.page.env.config.language, self.source.notation.tag
        language = page if self.grid.formatted else source or page
        self.chart = Chart(kind, plot, language, _("no data"))
        self.kind = "chart"
        return resolved

    def stand_in(self) -> nodes.Element:
        """The figure."""
        figure = nodes.figure(classes=["kfor-chart", *self.node["classes"]])
        image = chart_image(
            kfor_chart=self.chart,
            alt=self.options.get("alt") or _alternative(self.chart, self.title if self.caption else ""),
            width=self.options.get("width", ""),
            # The author's own words are prose, and looked through as such.
            **({} if "alt" in self.options else VERBATIM_BLOCK),
        )
        image.source, image.line = self.node.source, self.node.line
        figure += image
        if self.caption:
            figure += captioned(nodes.caption, self.caption)
        return self.placed(figure)

    def misdrawn(self) -> str:
        """What is wrong with a line that runs back in time; empty for nothing."""
        found = backwards(self.chart.plot) if self.chart.kind == "line" else None
        if found is None:
            return ""
        first = self.grid.original[0][0]
        return (
            f"the line runs back in time, from '{found[0]}' to '{found[1]}'; write ':sort: {first}', or give "
            "'rows' in order of time"
        )

    def print(self, node: nodes.Element, resolved: Resolved) -> None:
        """Put the figure with its lines and its data in place of what waits for it."""
        label = _("Figures of the chart")
        data = chart_data("", table_box("", table(self.grid), kfor_label=label))
        signs = [line(" ".join(_signs(self.chart)), "kfor-source")] * (
            self.chart.bounded or self.chart.ranged
        )
        node += nodes.legend("", *signs, *self.lines(node, resolved), data)
        self.put(node, resolved)


class ChartDirective(TableDirective):
    """`kfor:chart`: a chart of a table cut from a source."""

    cut_as = DrawnCut
    known_options: ClassVar = {
        **CUT_OPTIONS,
        "type": opt.one_of(*KINDS),
        "alt": opt.text,
        "width": opt.share,
        **opt.acceptances("chart"),
    }


def _signs(chart: Chart) -> Iterator[str]:
    """What the signs of a chart beside its marks stand for."""
    if chart.bounded:
        yield _(
            "An arrow: the source gives a bound, and the figure lies beyond it, "
            "the way that the arrow points."
        )
    if chart.ranged:
        yield _("A line with an end: the source gives a range, from the mark to that end.")


def _alternative(chart: Chart, caption: str) -> str:
    """What the chart shows, in words: its kind, its title, and its figures, or their range."""
    kinds = {
        "bar": _("Bar chart"),
        "column": _("Column chart"),
        "line": _("Line chart"),
        "dot": _("Dot chart"),
    }
    title = ": ".join(filter(None, [kinds[chart.kind], caption.rstrip(".")]))
    all_said = len(chart.plot.series) * len(chart.plot.categories) <= _FEW
    said = [(_all if all_said else _range)(chart, series) for series in chart.plot.series]
    return ". ".join([title, *said]) + "."


def _all(chart: Chart, series: Series) -> str:
    pairs = zip(chart.plot.categories, series.points, strict=True)
    figures = [f"{name} {point.text if point else chart.no_data}" for name, point in pairs]
    return f"{chart.plot.named(series)}: {', '.join(figures)}"


def _range(chart: Chart, series: Series) -> str:
    pairs = [(point, name) for name, point in zip(chart.plot.categories, series.points, strict=True) if point]
    if not pairs:
        return f"{chart.plot.named(series)}: {chart.no_data}"
    least, most = min(pairs, key=lambda pair: pair[0].low), max(pairs, key=lambda pair: pair[0].high)
    message = ngettext(
        "%(series)s: %(count)s figure, from %(least)s (%(where)s) to %(most)s (%(there)s)",
        "%(series)s: %(count)s figures, from %(least)s (%(where)s) to %(most)s (%(there)s)",
        len(pairs),
    )
    return message % {
        "series": chart.plot.named(series),
        "count": len(pairs),
        "least": least[0].text,
        "where": least[1],
        "most": most[0].text,
        "there": most[1],
    }


def draw(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give a builder the pictures that it can show, and leave out what it has no use for."""
    for image in list(doctree.findall(chart_image)):
        figure = image.parent
        shown = _draw(app, image, docname)
        if shown and app.builder.format in _PAPER:
            for data in list(figure.findall(chart_data)):
                data.parent.remove(data)


def _draw(app: Sphinx, image: chart_image, docname: str) -> bool:
    """Put a picture in place of what waits for it; where there is none, the figures are read."""
    folder, chart = Path(app.doctreedir, "kfor-charts"), image["kfor_chart"]
    if app.builder.format == "html" and app.builder.name != "epub":
        drawings = (chart, replace(chart, width=NARROW))
        image["kfor_svg"] = [picture(one, folder, "svg").read_text("utf-8") for one in drawings]
        return True
    kinds = [kind for kind in _FORMS if kind in app.builder.supported_image_types]
    known = next((kind for kind in kinds if _FORMS[kind] == "svg" or convertible()), None)
    if known is None:
        if kinds:
            message = (
                "the chart is not drawn for want of Typst, and its figures stand for it; pip install 'typst'"
            )
            logger.warning(message, type="kfor", subtype="chart", location=image)
        image.parent.remove(image)
        return False
    path = str(picture(_on_paper(app, chart, image["width"]), folder, _FORMS[known]))
    app.env.images.add_file(docname, path)
    width = image["width"] or "100%"
    image.replace_self(nodes.image(uri=path, candidates={known: path}, alt=image["alt"], width=width))
    return True


def _on_paper(app: Sphinx, chart: Chart, width: str) -> Chart:
    """A chart in the letters and the colour of the paper that it stands on, large enough to be read there."""
    share = int(width.rstrip("%")) / 100 if width else 1.0
    settings = app.config.kfor_pdf_settings if app.builder.format == "typst" else {}
    family = (
        next(iter(settings.get("font", ())), "")
        if isinstance(settings.get("font", ()), (list, tuple))
        else ""
    )
    return replace(
        chart,
        width=max(NARROW / 2, round(_MEASURE * share * SIZE / _ON_PAPER)),
        family=", ".join(filter(None, [family, "Libertinus Serif"])),
        accent=str(settings.get("accent", _ACCENT)),
    )
