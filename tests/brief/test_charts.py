"""Charts of tables that are cut from sources: what a page shows, records and refuses."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from project import links, parsed, words

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

BOATS = r"""# Boats

Boat | Trips | Load |
---|---|---|
Alva | 20 | 31.5 |
Brona | more than 3 | 8 |
Cora | 12 | 8.25 |

| Ticket | Price |
|---|---|
| Car | free |
| Lorry | |

| Name | Number |
|---|---|
| $x_{2}$ \\frac <script>alert(1)</script> &amp; %s ]]> --> | 5 |
| "q" 'r' | 6 |

| Way | Long |
|---|---|
| Road | 5 km |
| Bag | 7 kg |
"""

CHART = "```{kfor:chart} boats\n%s\n```\n"


@pytest.fixture
def boats(project: Project) -> Project:
    project.add_source("id: boats, type: report, title: The boats, issued: 2021", "boats.md", BOATS)
    return project


def html(project: Project, *options: str) -> str:
    result = project.build("html", "-q", "-W", "-n", *options)
    assert (result.status, result.said) == (0, "")
    return result.text("index.html")


def alternative(page: str) -> str:
    """The words that stand for a chart, drawn for wide pages and for narrow ones."""
    (words_for_it,) = {svg.get("aria-label") for svg in parsed(page).iter("svg") if svg.get("role") == "img"}
    return str(words_for_it)


def pictures(page: str) -> list[str]:
    """The charts of a page as they are drawn."""
    found = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(found) == 2
    return found


def test_a_chart_stands_in_the_page_in_its_colour_with_its_words_and_figures(boats: Project) -> None:
    boats.page(CHART % ":columns: Boat; Trips\n:units: Trips = a week\n:caption: The *trips*\n:note: In May.")
    page = html(boats)
    assert alternative(page) == "Bar chart: The trips. Trips (a week): Alva 20, Brona more than 3, Cora 12."
    assert "currentColor" in page
    (figure,) = parsed(page).iter("figure")
    assert "trips" in [words(stressed) for stressed in figure.iter("em")]
    assert "Source: The boats, 2021, table 1" in words(figure)
    assert "Note: In May." in words(figure)
    (details,) = figure.iter("details")
    assert [words(summary) for summary in details.iter("summary")] == ["Figures of the chart"]
    cells = [words(cell) for cell in details.iter("th", "td")]
    assert cells == "Boat,Trips (a week),Alva,20,Brona,more than 3,Cora,12".split(",")


def test_words_of_the_authors_own_for_it(boats: Project) -> None:
    boats.page(CHART % ':columns: Boat; Trips\n:alt: Alva makes "most" trips.\n:width: 60%')
    page = html(boats)
    assert alternative(page) == 'Alva makes "most" trips.'


def test_a_figure_in_them_that_the_source_does_not_have(boats: Project) -> None:
    boats.page(
        CHART % ":columns: Boat; Trips\n:alt: Alva makes 21 trips, Cora 12.\n:caption: Of 22 trips, 20"
    )
    said = boats.build("html", "-q").said
    assert said.count("[kfor.unsourced]") == 2
    assert "'21' stands in no source cited" in said
    assert "'22' stands in no source cited" in said


def test_of_many_figures_the_range_is_said(boats: Project) -> None:
    rows = "".join(f"Boat {number},{number % 37}\n" for number in range(60))
    boats.write("corpus/boats.csv", f"Boat,Trips\n{rows}")
    path = boats.corpus / "catalogue.yaml"
    path.write_text(path.read_text().replace("file: boats.md", "file: boats.csv"), "utf-8")
    boats.page(CHART % ":type: line")
    assert alternative(html(boats)) == "Line chart. Trips: 60 figures, from 0 (Boat 0) to 36 (Boat 36)."


def test_it_is_numbered_and_referred_to_as_any_figure(boats: Project) -> None:
    boats.page(
        CHART % ":columns: Boat; Trips\n:caption: The trips\n:name: trips"
        + "\nSee {numref}`trips` and {kfor:ref}`trips`.\n"
    )
    page = html(boats, "-D", "numfig=1")
    assert "Fig. 1 The trips" in words(page)
    assert {("Fig. 1", "#trips"), ("The trips", "#trips")} <= links(page)


def test_names_inside_the_pictures_of_a_page_are_given_once(boats: Project) -> None:
    boats.page(CHART % ":columns: Boat; Trips" + "\n" + CHART % ":type: line\n:columns: Boat; Trips")
    found = re.findall(r'\bid="([^"]+)"', html(boats))
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ":table: 2",
            "'free' (Car > Price) is no figure; leave it out with 'rows' or 'columns', or use kfor:table",
        ),
        (":table: 4", "different units: 'Road > Long' is in 'km', 'Bag > Long' is in 'kg'; chart each"),
        (":columns: Trips", "a chart needs a column of names, a column of figures, and a row"),
        (":columns: Boat; Trip", "table 1 has no column 'Trip'; there is 'Trips'"),
        (":type: pie", "the option 'type' must be one of bar, column, line, dot, not 'pie'"),
        (":width: 5cm", "the option 'width' must be a share of the page's width such as '60%', not '5cm'"),
        (':notes: "Alva: new"', "unknown option 'notes'; there is 'note'"),
    ],
)
def test_what_is_refused(boats: Project, options: str, said: str) -> None:
    boats.page(CHART % options)
    assert said in boats.refused()
    text = " ".join(boats.build("text", "-q").text("index.txt").split())
    assert "[not verified: boats]" in text.replace("**", "")


def test_text_of_a_source_is_only_ever_text(boats: Project) -> None:
    boats.page(CHART % ":table: 3\n:rename: Number = <b>x</b>")
    page = html(boats)
    assert "<script>alert" not in page
    assert "<b>" not in page
    boats.printed("-E")


def test_its_cells_are_locked_and_recorded(boats: Project) -> None:
    boats.page(CHART % ":columns: Boat; Trips\n:rows: Alva; Cora\n:name: trips")
    drawn = pictures(html(boats))
    (item,) = json.loads(boats.build("html", "-q").text("evidence.json"))["first"]["items"]
    assert item["id"] == "urn:kfor:ferry:trips"
    assert [target["kfor:value"] for target in item["target"]] == [
        "Boat",
        "Trips",
        "Alva",
        "20",
        "Cora",
        "12",
    ]
    assert CliRunner().invoke(main, ["lock", str(boats.folder), "--yes"]).exit_code == 0
    boats.write("corpus/boats.md", BOATS.replace("Alva | 20", "Alva | 200"))
    assert "Alva > Trips: '20' -> '200'" in boats.build("html", "-q").said
    boats.forget_texts()
    assert pictures(html(boats, "-E")) == drawn


def test_a_build_with_nothing_changed_draws_nothing(boats: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    boats.page(CHART % ":columns: Boat; Trips")
    before = pictures(html(boats))
    monkeypatch.setattr("sphinx_kfor.charts.picture.drawn", None)
    assert pictures(html(boats, "-E")) == before


def test_without_typst_the_figures_stand_for_it_where_a_writer_takes_no_svg(
    boats: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    boats.page(CHART % ":columns: Boat; Trips\n:caption: The trips\n:name: trips")
    monkeypatch.setattr("sphinx_kfor.brief.tables.charts.convertible", lambda: False)
    result = boats.build("latex", "-q")
    assert "the chart is not drawn for want of Typst, and its figures stand for it" in result.said
    assert "more than 3" in result.text("ferry.tex")
    assert "<svg" in html(boats)


def test_what_its_signs_stand_for(boats: Project) -> None:
    boats.page(CHART % ":columns: Boat; Trips")
    assert "An arrow: the source gives a bound" in html(boats)
    boats.page(CHART % ":columns: Boat; Load")
    assert "An arrow" not in html(boats)


def test_it_is_drawn_for_wide_and_for_narrow_pages_without_a_style(boats: Project) -> None:
    boats.page(CHART % ":columns: Boat; Trips\n:width: 60%")
    page = html(boats)
    assert len(re.findall(r'<svg aria-label="[^"]*" class="kfor-(?:wide|narrow)" role="img"', page)) == 2
    assert '<div class="kfor-picture kfor-width-60">' in page
    assert not re.search(r"<svg.*\bstyle=.*</svg>", page)


@pytest.mark.parametrize(
    "builder",
    "html dirhtml singlehtml epub latex text man texinfo xml pseudoxml gettext briefpdf".split(),
)
def test_every_builder(boats: Project, builder: str) -> None:
    boats.page(
        CHART % ":columns: Boat; Trips\n:caption: The trips\n:name: trips" + "\nSee {numref}`trips`.\n"
    )
    settings = ["-D", "numfig=1", "-D", "version=1", "-D", "copyright=Us"]
    result = boats.build(builder, "-q", "-W", "-E", *settings)
    assert (result.status, result.said) == (0, "")
    pictures = {"epub": "svg", "latex": "pdf", "texinfo": "png"}
    if form := pictures.get(builder):
        assert list(result.folder.rglob(f"*.{form}"))
    if builder in {"text", "man", "xml", "epub", "texinfo"}:
        name = {"text": "index.txt", "man": "ferry.1", "epub": "index.xhtml", "texinfo": "ferry.texi"}
        assert "more than 3" in result.text(name.get(builder, "index.xml")).replace("\\", "")


def test_a_chart_from_restructuredtext(boats: Project) -> None:
    boats.page(".. kfor:chart:: boats\n   :columns: Boat; Trips\n   :caption: The *trips*\n", "index.rst")
    page = html(boats)
    assert alternative(page).startswith("Bar chart: The trips. Trips: Alva 20")
    assert "trips" in [words(stressed) for stressed in parsed(page).iter("em")]


MONEY = "Port | Trade (€bn) |\n---|---|\nDunmore | 16 |\nWaterford | 2.5 |\n"


@pytest.mark.parametrize("directive", ["table", "chart"])
def test_a_new_name_that_leaves_out_what_the_figures_are_counted_in(boats: Project, directive: str) -> None:
    boats.write("corpus/boats.md", MONEY)
    page = f'```{{kfor:{directive}}} boats\n:rename: "Trade (€bn) = %s"\n%s```\n'
    boats.page(page % ("Trade", ""))
    result = boats.build("html", "-q")
    assert "'Trade' leaves out '€bn', which the cells are counted in; add it with 'units'" in result.said
    boats.page(page % ("Trade", ":units: Trade = €\n"))
    assert "'Trade (€)' leaves out '€bn'" in boats.build("html", "-q").said
    assert "[kfor.bound]" in result.said
    for name, more in (
        ("Trade, € billion", ""),
        ("Trade", ':units: "Trade (€bn) = €bn"\n'),
        ("Trade", ":accept-bound: The text before says that it is billions.\n"),
    ):
        boats.page(page % (name, more))
        html(boats)


def test_what_a_header_counts_in_is_on_the_chart(boats: Project) -> None:
    boats.write("corpus/boats.md", MONEY)
    boats.page(CHART % "")
    assert alternative(html(boats)) == "Bar chart. Trade (€bn): Dunmore 16, Waterford 2.5."


DAYS = "Day,Rate\n2019-09-01,1.5\n2019-03-08,2\n2019-04-01,2.5\n"
MONTHS = "Month,Rate\n2019-09,1.5\n2019-03,2\n2019-04,2.5\n"
YEARS = "Year,Rate\n2021,1.5\n2020,2\n2019,2.5\n"


@pytest.mark.parametrize(
    ("text", "sort", "found"),
    [
        (DAYS, "Day", "from '2019-09-01' to '2019-03-08'"),
        (MONTHS, "Month", "from '2019-09' to '2019-03'"),
        (YEARS, "Year", "from '2021' to '2020'"),
        (
            "Day,Rate\n1 September 2019,1.5\n8 March 2019,2\n1 April 2019,2.5\n",
            "Day",
            "from '1 September 2019' to '8 March 2019'",
        ),
    ],
)
def test_a_line_that_runs_back_in_time_is_cautioned(
    project: Project, text: str, sort: str, found: str
) -> None:
    project.add_source("id: rates, type: dataset, title: Rates, issued: 2021", "rates.csv", text)
    project.page("```{kfor:chart} rates\n:type: line\n```\n")
    result = project.build("html", "-q")
    assert f"the line runs back in time, {found}; write ':sort: {sort}'" in result.said
    assert "[kfor.chart]" in result.said
    project.page(f"```{{kfor:chart}} rates\n:type: line\n:sort: {sort}\n```\n")
    assert alternative(html(project)).endswith("1.5.")


@pytest.mark.parametrize(
    "options",
    [":type: column", ":type: line\n:accept-chart: The newest comes first here.", ":type: line\n:sort: Day"],
)
def test_dates_in_another_order_are_drawn_where_the_author_means_it(project: Project, options: str) -> None:
    project.add_source("id: rates, type: dataset, title: Rates, issued: 2021", "rates.csv", DAYS)
    project.page(f"```{{kfor:chart}} rates\n{options}\n```\n")
    html(project)
