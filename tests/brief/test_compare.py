"""One quantity as several sources give it: what is printed, recorded and refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from project import links, parsed, words
from test_cautions import cautioned

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

    from sphinx_kfor.brief.state.pages import Comparison

RECORDS = """
- {id: log, type: report, title: The log, publisher: Port Authority, issued: 2020, language: en,
   custom: {file: log.md, reliability: A}}
- {id: paper, type: report, title: The paper, publisher: Gazette, issued: 2021, language: en,
   custom: {file: paper.txt, reliability: B, origin: log}}
- {id: web, type: webpage, title: The site, publisher: Friends, language: en, custom: {file: web.txt}}
"""
LOG = "Boat | Cars | Trade (€ bn)\n---|---|---\nAlva | 750 | 16\nBrona | 150 | 17\n"
PAPER = "The harbour master counted more than 700 cars in May, worth €16bn in trade.\n"
WEB = "Up to 600 cars cross each week.\n"


@pytest.fixture
def port(project: Project) -> Project:
    path = project.corpus / "catalogue.yaml"
    path.write_text(path.read_text() + RECORDS.lstrip("\n"), "utf-8")
    for name, text in (("log.md", LOG), ("paper.txt", PAPER), ("web.txt", WEB)):
        project.write(f"corpus/{name}", text)
    return project


def compare(*items: str, options: str = "") -> str:
    listed = "\n".join(f"- {item}" for item in items)
    return f"```{{kfor:compare}}\n{options}\n{listed}\n```\n"


SAME = "; as-of=2021-05; scope=cars a week"
ALVA, BRONA = "log > 1 > Alva > Cars", "log > 1 > Brona > Cars"
EUROS = 'paper > "worth [€16bn] in trade"'
MAY, WEEK = 'paper > "counted [more than 700] cars"', 'web > "[Up to 600] cars"'


def comparisons(project: Project) -> list[Comparison]:
    """The comparisons that the domain's data has of the index."""
    import pickle  # noqa: PLC0415

    env = pickle.loads((project.folder.parent / "trees" / "environment.pickle").read_bytes())
    found: list[Comparison] = env.domaindata["kfor"]["pages"]["index"].comparisons
    return found


def test_what_is_printed_of_each(port: Project) -> None:
    port.page(compare(MAY + SAME + "; credibility=2", ALVA, options=":caption: Cars in a week"))
    text = port.printed()
    assert "Cars in a week" in text
    for cell in (
        "Source",
        "Date",
        "Grade",
        "Scope",
        "Value",
        "Passage",
        "May 2021",
        "B2",
        "cars a week",
        "Alva, Cars",
    ):
        assert cell in text
    for cell in ("more than", "published", "not stated", "The harbour master"):
        assert cell in text


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (
            (MAY, ALVA),
            "Gazette (2021) and Port Authority (2020) go back to one origin (log), and count as one voice.",
        ),
        ((MAY + "; origin=ministry", ALVA), "None of them is known to repeat another."),
        ((MAY, ALVA), "No two of the figures contradict each other."),
        (
            (ALVA, BRONA),
            "They differ by 600: 150 (Port Authority 2020) and 750 (Port Authority 2020).",
        ),
        (
            (MAY, WEEK),
            "The two sources disagree: Up to 600 (Friends n.d.) and more than 700 (Gazette 2021) are",
        ),
        ((ALVA, EUROS), "Figures of different kinds are not compared: a number, EUR."),
        ((ALVA, EUROS), "They are not ranked: they count different things;"),
        (("log > 1 > Alva > Trade (€ bn)", EUROS), "No two of the figures contradict each other."),
        (
            ("log > 1 > Brona > Trade (€ bn)", EUROS),
            "€16bn (Gazette 2021) and €17bn (Port Authority 2020) are €1bn apart",
        ),
        (("log > 1 > Alva > Boat", ALVA), "Not compared, since it is no figure: Port Authority (2020)."),
        ((MAY, ALVA), "They are not ranked: no scope is stated; no date is stated."),
        (
            (MAY + SAME, ALVA),
            "They are not ranked: the scope of Port Authority (2020) is not stated; the date of",
        ),
        ((MAY + SAME, WEEK + SAME), "They are not ranked: the reliability of Friends (n.d.) is not judged."),
        (
            (MAY + SAME, ALVA + SAME),
            "Ranked by reliability, then credibility, since scope and date are the same:",
        ),
        ((MAY + SAME, ALVA + SAME), "1. Port Authority (2020); 2. Gazette (2021)."),
    ],
)
def test_what_they_come_to(port: Project, items: tuple[str, ...], said: str) -> None:
    port.page(compare(*items))
    assert said.casefold() in port.printed().casefold()


@pytest.mark.parametrize("option", ["scope", "accept-bound"])
def test_what_an_item_says_is_prose_as_well(port: Project, option: str) -> None:
    port.page(compare(f"{ALVA}; {option}=He said “the ramp has gone”", WEEK))
    assert "'the ramp has gone' was not checked" in port.build("text", "-q").said


def test_a_tolerance(port: Project) -> None:
    port.page(compare(ALVA, WEEK, options=":tolerance: 20%\n"))
    assert "No two of the figures are further apart than 20%." in port.printed()
    port.page(compare(ALVA, WEEK, options=":tolerance: 100\n"))
    assert "are at least 150 apart, 20% of the larger. Up to 100 is tolerated." in port.printed()
    port.page(compare(ALVA, WEEK, options=":tolerance: some\n"))
    assert "'some' is no tolerance; write a part, '5%', or a number, '50'" in port.refused()


def test_the_authors_reading_replaces_the_order(port: Project) -> None:
    port.page(compare(MAY + SAME, ALVA + SAME, options=":reading: We use the 750 of the log.\n"))
    text = port.printed()
    assert "We use the 750 of the log." in text
    assert "Ranked" not in text
    port.page(compare(MAY + SAME, ALVA + SAME, options=":reading: We use the 570 of the log.\n"))
    assert "'570' stands in no source cited beside it (paper, log)" in cautioned(port)


def test_each_fault_has_its_line_and_its_row(port: Project) -> None:
    port.page(
        compare(
            ALVA,
            "log > 1 > Alwa > Cars; scope=cars",
            "log > 1 > Alva",
            MAY + ";\n  as-of=May",
            MAY + "; since=2020",
            "logg > 1 > Alva > Cars",
            options=":caption: Cars\n",
        )
        + "\nA paragraph.\n"
    )
    said = port.refused()
    assert "index.md:7: ERROR: table 1 has no row 'Alwa'; there is 'Alva'" in said
    assert "index.md:8: ERROR: 'log > 1 > Alva' is no address" in said
    assert "index.md:9: ERROR: the option 'as-of': 'May' is not a date" in said
    assert "index.md:11: ERROR: unknown option 'since'; there is 'scope'" in said
    assert "index.md:12: ERROR: no source 'logg' in the catalogue; there is 'log'" in said
    text = " ".join(port.build("text", "-q").text("index.txt").split())
    assert text.count("[not") == 5
    assert "They are not ranked: there is only one figure." in text
    assert "cars" not in text.replace("Cars", "")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (compare(), "kfor:compare has no list of values; write it as `- source > table"),
        ("```{kfor:compare}\nlog > 1 > Alva > Cars\n```\n", "'log > 1 > Alva > Cars' is no item of the list"),
        (compare(ALVA, options=":captoin: x\n"), "unknown option 'captoin'; there is 'caption'"),
    ],
)
def test_what_is_refused(port: Project, page: str, said: str) -> None:
    port.page(page)
    assert said in port.refused()


def test_from_restructuredtext(port: Project) -> None:
    (port.folder / "index.md").unlink(missing_ok=True)
    port.page(
        """
        .. kfor:compare::
           :caption: Cars

           - log > 1 > Alva > Cars
           - web > "[Up to 600] trucks"
        """,
        "index.rst",
    )
    assert "index.rst:9: ERROR: 'web' does not have these words" in port.refused()


def test_it_is_numbered_and_referred_to_as_a_table(port: Project) -> None:
    page = compare(ALVA, WEEK, options=":caption: Cars\n:name: cars\n")
    port.page(page + "\nSee {numref}`cars` and {kfor:ref}`cars`.\n")
    html = port.build("html", "-q", "-W", "-D", "numfig=1").text("index.html")
    assert "Table 1 Cars" in words(html)
    assert {("Table 1", "#cars"), ("Cars", "#cars")} <= links(html)
    assert [box.get("aria-label") for box in parsed(html).find_class("kfor-table")] == ["Cars"]


def test_what_is_locked_and_recorded(port: Project) -> None:
    port.page(compare(MAY + SAME + "; origin=ministry", ALVA))
    assert CliRunner().invoke(main, ["lock", str(port.folder), "--yes"]).exit_code == 0
    with_texts = port.printed("-E")
    items = json.loads(port.build("html", "-q").text("evidence.json"))["first"]["items"]
    (paper,) = [item for item in items if item["target"][0]["source"]["id"] == "paper"]
    assert (paper["kfor:as-of"], paper["kfor:scope"], paper["kfor:origin"]) == (
        "2021-05",
        "cars a week",
        "ministry",
    )
    assert len(items) == 2
    port.forget_texts()
    assert port.printed("-E") == with_texts


def test_what_conflicts_is_kept_for_judgements(port: Project) -> None:
    port.page(compare(MAY, WEEK, ALVA, "log > 1 > Nobody > Cars", BRONA, options=":name: cars\n"))
    port.refused()
    (found,) = comparisons(port)
    sources = [key.split(":")[0] for key in found.keys]
    assert (found.name, found.line, sources) == ("cars", 3, ["paper", "web", "log", "log"])
    assert found.conflicting == frozenset(found.keys)
    port.page(compare(MAY, ALVA))
    port.printed()
    (found,) = comparisons(port)
    assert (found.name, found.conflicting) == ("", frozenset())


def test_a_changed_figure_is_said_at_its_line(port: Project) -> None:
    port.page(compare(MAY, ALVA))
    CliRunner().invoke(main, ["lock", str(port.folder), "--yes"])
    port.write("corpus/log.md", LOG.replace("750", "570"))
    said = port.build("text", "-q", "-E").said
    assert "index.md:6: WARNING: the lock has other records of 'log': 1 with other words" in said
    assert "Alva > Cars: '750' -> '570'" in said


def test_a_bound_left_outside(port: Project) -> None:
    page = compare('paper > "counted more than [700] cars"%s', ALVA, options="%s")
    port.page(page % ("", ""))
    assert "'more than' belongs to '700'" in cautioned(port)
    reason = '"The table says so."'
    for options, tail in ((f":accept-bound: {reason}\n", ""), ("", f"; accept-bound={reason}")):
        port.page(page % (options, tail))
        port.printed()


def test_a_private_source_shows_its_figure_and_no_more(port: Project) -> None:
    path = port.corpus / "catalogue.yaml"
    path.write_text(path.read_text().replace("file: paper.txt", "file: paper.txt, rights: private"), "utf-8")
    port.page(compare(MAY, ALVA))
    text = port.printed()
    assert "more than 700" in text
    assert "harbour master" not in text


def test_every_builder(port: Project) -> None:
    port.page(compare(MAY + SAME, ALVA, WEEK, options=":caption: Cars\n:name: cars\n"))
    port.builds_everywhere("briefpdf")


def test_a_gap_is_told_in_the_unit_of_the_figures_and_of_the_page(port: Project) -> None:
    port.write("corpus/log.md", "Boat | Idle\n---|---\nAlva | 41 days\nBrona | 32 days\n")
    port.page(
        compare("log > 1 > Alva > Idle; scope=repairs; as-of=2021-05", "log > 1 > Brona > Idle; scope=ice")
    )
    assert (
        "They differ by 9 days: 32 days, ice (Port Authority 2020) and 41 days, repairs, May 2021 (Port"
        in port.printed()
    )
    port.build("text", "-q", "-E", "-D", "language=it")
    text = port.build("text", "-q", "-E", "-D", "language=it").text("index.txt")
    assert "9 giorni" in text
    assert "object at" not in text


GERMAN = """Hafen;Kutter;Schaden (Tsd. EUR);Anteil (%);Fang (t)
Nord;1.214;61.250,5;12,5;1.200
Sund;88;2.340,0;7,25;900 p
"""
AMT = """- {id: amt, type: report, title: Amt, publisher: Amt, issued: 2020, language: de,
   custom: {file: amt.csv}}
"""


@pytest.mark.parametrize(
    ("language", "column", "options", "said"),
    [
        ("en", "Kutter", "", "by 1,126: 88, b (Amt 2020) and 1,214, a (Amt 2020)."),
        ("en", "Kutter", ":format: local\n", "by 1,126: 88, b (Amt 2020) and 1,214, a (Amt 2020)."),
        ("de", "Kutter", "", "um 1.126: 88, b (Amt 2020) und 1.214, a (Amt 2020)."),
        ("fr", "Kutter", "", "de 1\u202f126 : 88, b (Amt 2020) et 1\u202f214, a (Amt 2020)."),
        ("es", "Kutter", "", "en 1.126: 88, b (Amt 2020) y 1.214, a (Amt 2020)."),
        ("it", "Kutter", "", "di 1.126: 88, b (Amt 2020) e 1.214, a (Amt 2020)."),
        ("sq", "Kutter", "", "me 1\u00a0126: 88, b (Amt 2020) dhe 1\u00a0214, a (Amt 2020)."),
        ("sr", "Kutter", "", "за 1.126: 88, b (Amt 2020) и 1.214, a (Amt 2020)."),
        (
            "en",
            "Schaden (Tsd. EUR)",
            "",
            "by €58,910.5 thousand: €2,340.0 thousand, b (Amt 2020) and €61,250.5",
        ),
        ("en", "Anteil (%)", "", "by 5.25 percentage points: 7.25%, b (Amt 2020) and 12.5%, a (Amt 2020)."),
        ("en", "Anteil (%)", ":format: 0.0%\n", "points: about 7.2%, b (Amt 2020) and 12.5%, a (Amt 2020)."),
        (
            "en",
            "Fang (t)",
            "",
            "by 300 metric tons: 900^p metric tons, b (Amt 2020) and 1,200 metric tons, a",
        ),
        ("de", "Fang (t)", "", "um 300 Tonnen: 900^p t, b (Amt 2020) und 1.200 t, a (Amt 2020)."),
    ],
)
def test_a_sentence_has_all_its_figures_in_one_notation(
    port: Project, language: str, column: str, options: str, said: str
) -> None:
    catalogue = port.corpus / "catalogue.yaml"
    catalogue.write_text(catalogue.read_text() + AMT, "utf-8")
    port.write("corpus/amt.csv", GERMAN)
    port.page(
        compare(
            f'amt > 1 > Nord > "{column}"; scope=a', f'amt > 1 > Sund > "{column}"; scope=b', options=options
        )
    )
    text = port.build("text", "-q", "-E", "-D", f"language={language}").text("index.txt")
    assert " ".join(said.split()) in " ".join(text.split())


def test_a_small_part_is_not_told_as_none(port: Project) -> None:
    port.write("corpus/web.txt", "They counted 749 cars.\n")
    port.page(compare(ALVA, 'web > "[749] cars"'))
    assert (
        "749 (Friends n.d.) and 750 (Port Authority 2020) are 1 apart, 0.13% of the larger." in port.printed()
    )


QUARTERS = (
    "Boat | 2019 Q1 | 2019 Q2 | 2020\n---|---|---|---\nAlva | 750 | 720 | 610\nBrona | 150 | 140 | 130\n"
)


@pytest.mark.parametrize(
    ("column", "other", "said"),
    [
        ("2019 Q1", "2019 Q2", "They differ by 40: 710, 2019 Q2 (Friends n.d.) and 750, 2019 Q1 (Port"),
        ("2019 Q1", "2020", "They differ by 140: 610, 2020 (Friends n.d.) and 750, 2019 Q1 (Port"),
        (
            "2019 Q1",
            "2019 Q1",
            "The two sources disagree: 740 (Friends n.d.) and 750 (Port Authority 2020) are",
        ),
    ],
)
def test_figures_of_columns_of_other_periods_differ_and_contradict_nothing(
    port: Project, column: str, other: str, said: str
) -> None:
    port.write("corpus/log.md", QUARTERS)
    port.write("corpus/web.txt", "Boat | 2019 Q1 | 2019 Q2 | 2020\n---|---|---|---\nAlva | 740 | 710 | 610\n")
    port.page(compare(f"log > 1 > Alva > {column}", f"web > 1 > Alva > {other}"))
    assert said in port.printed()
    assert bool(comparisons(port)[0].conflicting) == ("disagree" in said)


def test_a_typed_date_counts_before_the_name_of_a_column(port: Project) -> None:
    port.write("corpus/log.md", QUARTERS)
    port.write("corpus/web.txt", "Boat | 2020\n---|---\nAlva | 710\n")
    date = "; as-of=2019"
    port.page(compare(f"log > 1 > Alva > 2019 Q1{date}", f"web > 1 > Alva > 2020{date}"))
    assert "The two sources disagree" in port.printed()


def test_brackets_of_accounts_are_a_minus(port: Project) -> None:
    port.write("corpus/log.md", "Boat | Result (£000) | Crew\n---|---|---\nAlva | (1,204) | (12)\n")
    port.write("corpus/web.txt", "Boat | Result (£000)\n---|---\nAlva | 880\n")
    port.page(compare('log > 1 > Alva > "Result (£000)"', 'web > 1 > Alva > "Result (£000)"'))
    text = port.printed()
    assert (
        "-£1,204 thousand (Port Authority 2020) and £880 thousand (Friends n.d.) are £2,084 thousand" in text
    )
    port.page(compare("log > 1 > Alva > Crew", ALVA.replace("Cars", "Crew")))
    assert "Not compared, since it is no figure" in port.printed()


def test_a_denied_figure_is_cautioned(port: Project) -> None:
    port.write("corpus/web.txt", "The board denied that 600 cars crossed.\n")
    port.page(compare(ALVA + SAME, 'web > "that [600] cars crossed"' + SAME))
    assert "'denied'" in cautioned(port)


def test_figures_of_sentences_of_other_years_contradict_nothing(port: Project) -> None:
    port.write(
        "corpus/web.txt",
        "In 2019 the fleet had 600 cars. In 2020 it had 710 cars. In May 2020 it had 90 cars.\n",
    )
    port.write("corpus/log.md", "The fleet had 650 cars in 2020.\n")
    both = 'log > "[650 cars] in 2020"'
    port.page(compare(both, 'web > "had [600 cars]"'))
    assert "differ by 50: 600 cars, 2019 (Friends n.d.) and 650 cars, 2020" in port.printed()
    port.page(compare(both, 'web > "it had [710 cars]"'))
    assert "The two sources disagree" in port.printed()
    port.page(compare(both, 'web > "In May 2020 it had [90 cars]"'))
    assert "90 cars, May 2020" in port.printed()


def test_a_date_that_a_sentence_contradicts_is_cautioned(port: Project) -> None:
    port.write("corpus/log.md", "The fleet had 650 cars in 2020.\n")
    said = 'log > "[650 cars] in 2020"'
    for date, wrong in (("2019", True), ("2020", False), ("2020-05", False)):
        port.page(compare(f"{said}; as-of={date}", ALVA + SAME))
        assert (f"as of '{date}' here, and of 2020 in its source" in port.build("text", "-q").said) == wrong
