"""`kfor:derived`: a figure that the build works out of figures of sources."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from project import parsed, words

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

FLEET = """The navy has more than 640 sailors ashore, and the coast guard 212. In all 48 boats are at sea.
Repairs cost €2.4 billion in 2019 and €2.95 billion in 2020; Norland paid $900 million.
Idleness fell from 11.8 per cent to 10.4 per cent. The lake holds 3 to 5 million tonnes.
About 90 boats came, and up to 30 boats sank. Nobody paid: 0 crowns came in.
They counted 700 tents and 280 mules. Five women and twenty-five men stayed.
"""
CATCH = "Port,Catch (tonnes),Value (€ million)\nAlva,120,4.5\nBrin,80,1.25\nCorr,0,2.0\n"


@pytest.fixture
def fleet(project: Project) -> Project:
    """With a text and a table to reckon with."""
    record = "id: {0}, type: report, title: The {0}, publisher: Office, issued: 2022, language: en"
    project.add_source(record.format("fleet"), "fleet.txt", FLEET)
    project.add_source(record.format("catch"), "catch.csv", CATCH)
    return project


def derived(expression: str, *parts: str) -> str:
    """A role, its parts by letters."""
    given = "".join(f"; {name}={part}" for name, part in zip("abc", parts, strict=False))
    return f"It is {{kfor:derived}}`{expression}{given}` now.\n"


def says(words: str) -> str:
    return f'fleet > "{words}"'


def cell(port: str, column: str) -> str:
    return f'catch > 1 > {port} > "{column}"'


ASHORE, GUARD = says("has [more than 640] sailors"), says("guard [212]")
COST, LATER = says("cost [€2.4 billion] in"), says("and [€2.95 billion] in")
BEFORE, AFTER = says("from [11.8 per cent] to"), says("to [10.4 per cent]")
TONNES, VALUE = "Catch (tonnes)", "Value (€ million)"


@pytest.mark.parametrize(
    ("expression", "parts", "printed"),
    [
        ("a - b", (ASHORE, GUARD), "more than 428"),
        ("b - a", (ASHORE, GUARD), "less than -428"),
        ("a / b", (ASHORE, GUARD), "more than 3.01"),
        ("a + b", (COST, says("and [€2.95 billion] in")), "about €5.4 billion"),
        ("change(a, b)", (COST, LATER), "about 22.9%"),
        ("a - b", (BEFORE, AFTER), "1.4 percentage points"),
        ("a + b", (cell("Alva", TONNES), cell("Brin", TONNES)), "200 tonnes"),
        ("share(a, a + b)", (cell("Alva", TONNES), cell("Brin", TONNES)), "60%"),
        ("sum(a, b, c)", tuple(cell(port, VALUE) for port in ("Alva", "Brin", "Corr")), "about €7.8 million"),
        ("abs(b - a)", (cell("Alva", TONNES), cell("Brin", TONNES)), "40 tonnes"),
        ("a * 2", (says("holds [3 to 5 million tonnes]"),), "6–10 million tonnes"),
        ("a - b", (says("[About 90 boats]"), says("[up to 30 boats] sank")), "at least 60 boats"),
        ("(a + b) / 2", (says("[Five] women"), says("and [twenty-five] men")), "15"),
        ("a * b", (BEFORE, COST), "about €283 million"),
    ],
)  # fmt: skip
def test_it_prints_the_result_with_bound_and_unit(
    fleet: Project, expression: str, parts: tuple[str, ...], printed: str
) -> None:
    fleet.page(derived(expression, *parts) + "\n```{kfor:bibliography}\n```\n")
    assert f"It is {printed} now." in " ".join(
        fleet.build("text", "-q").text("index.txt").replace("\n", " ").split()
    ).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("expression", "parts", "said"),
    [
        ("a / b", (cell("Alva", TONNES), cell("Corr", TONNES)), "divided by zero"),
        ("a + b", (COST, says("paid [$900 million]")), "'EUR' and 'USD' cannot be added"),
        ("a - b", (cell("Alva", TONNES), cell("Alva", VALUE)), "cannot be added or subtracted"),
        ("a + b", (says("[700 tents]"), says("[280 mules]")), "'tents' and 'mules' cannot be added"),
        ("a + 100", (GUARD,), "never be added"),
        ("a - x", (GUARD,), "'x' is not given"),
        ("a - b", (GUARD, cell("Dorn", TONNES)), "no row 'Dorn'"),
        ("a - b", (GUARD, says("guard [213]")), "does not have these words"),
        ("2 * 3", (), "has no figure of a source"),
        ("__import__('os')", (GUARD,), "no part of an expression"),
        ("(a", (GUARD,), "bracket"),
        ("unit * 2; unit=7", (), "'unit' is an option"),
        ("a - b", (GUARD, "elsewhere"), "no value's name"),
    ],
)
def test_what_cannot_be_worked_out_is_an_error_at_its_line(
    fleet: Project, expression: str, parts: tuple[str, ...], said: str
) -> None:
    fleet.page(derived(expression, *parts))
    refusal = fleet.refused()
    assert said in refusal
    assert "index.md:3: ERROR" in refusal
    assert "[not verified" in (fleet.folder.parent / "out-text" / "index.txt").read_text("utf-8")


def test_a_value_that_has_a_name_is_a_part(fleet: Project) -> None:
    value = f"{{kfor:value}}`{GUARD}; name=v-guard`"
    fleet.page(f"Of {value} men {{kfor:derived}}`a / 2; a=v-guard` are young.\n")
    assert "106 are young" in fleet.build("text", "-q").text("index.txt").replace("[1]", "").replace("^", "")


@pytest.mark.parametrize(
    ("pattern", "printed"), [("0.0%", "60.0%"), ("0%", "60%"), ("0.00%", None), ("#,##0.000", None)]
)
def test_a_format_prints_no_more_digits_than_are_known(
    fleet: Project, pattern: str, printed: str | None
) -> None:
    fleet.page(derived("share(a, a + b)", cell("Alva", TONNES), f"{cell('Brin', TONNES)}; format={pattern}"))
    result = fleet.build("text", "-q")
    if printed is None:
        assert "more digits than the source has" in result.said
    else:
        assert printed in result.text("index.txt")


def test_its_parts_are_passages_and_the_working_stands_in_the_annex(fleet: Project) -> None:
    fleet.page(derived("a - b", ASHORE, GUARD) + "\n```{kfor:annex}\n```\n")
    assert "Worked out: more than 640 − 212 = more than 428" in " ".join(
        fleet.build("text").text("index.txt").split()
    )
    found = json.loads(fleet.build("html", "-q").text("evidence.json"))["first"]["items"]
    assert sorted(one["target"][0]["kfor:value"] for one in found) == ["212", "more than 640"]


def test_a_figure_that_changed_changes_the_result(fleet: Project) -> None:
    fleet.page(derived("a - b", says("[48 boats] are"), says("[up to 30 boats] sank")))
    assert "at least 18 boats" in fleet.build("text", "-q").text("index.txt").replace("\u00a0", " ")
    fleet.write("corpus/fleet.txt", FLEET.replace("48 boats", "46 boats"))
    assert "does not have these words" in fleet.refused()


def test_it_is_worked_out_from_the_lock_where_the_texts_are_absent(fleet: Project) -> None:

    fleet.page(derived("a - b", ASHORE, GUARD))
    assert CliRunner().invoke(main, ["lock", str(fleet.folder), "--yes"]).exit_code == 0
    fleet.forget_texts()
    result = fleet.build("text", "-q", "-E")
    assert (result.status, "more than 428" in result.text("index.txt")) == (0, True), result.said


def test_no_word_of_a_private_source_stands_in_the_working(fleet: Project) -> None:
    record = "id: camp, type: report, title: Camp, publisher: Office, issued: 2022, language: en"
    path = fleet.corpus / "catalogue.yaml"
    fleet.write("corpus/camp.txt", "There were 137 spies.\n")
    path.write_text(
        f"{path.read_text()}- {{{record}, custom: {{file: camp.txt, rights: private}}}}\n", "utf-8"
    )
    fleet.page(derived("a - b", GUARD, 'camp > "were [137 spies]"') + "\n```{kfor:annex}\n```\n")
    result = fleet.build("html", "-q")
    assert "75 spies" in result.text("index.html").replace("\u00a0", " ")
    files = [path for path in result.folder.rglob("*") if path.is_file() and path.suffix != ".pickle"]
    assert [path.name for path in files if b"137 spies" in path.read_bytes()] == []


def test_what_is_typed_at_it_is_looked_for_in_the_sources(fleet: Project) -> None:
    fleet.page(derived("a - b", ASHORE, GUARD).replace("` now", "` thousand now"))
    assert "'428 thousand' stands in no source" in fleet.build("text", "-q").said


def named(value: str, name: str) -> str:
    return f"Here {{kfor:value}}`{value}; name={name}` stands.\n"


def printed(project: Project) -> str:
    """What the index prints after a build that says nothing."""
    text: str = project.printed()
    return re.sub(r"\^\[\d+\]", "", text.replace("\u00a0", " "))


@pytest.mark.parametrize("options", [(), ("-j", "2")])
def test_a_value_of_another_page_is_a_part(fleet: Project, options: tuple[str, ...]) -> None:
    fleet.options.extend(options)
    fleet.page(derived("a - b", ASHORE, "v-guard") + "\n```{toctree}\nother\n```\n")
    fleet.page(named(GUARD, "v-guard"), "other.md")
    assert "It is more than 428 now." in printed(fleet)


def test_a_page_says_again_what_another_page_changed(fleet: Project) -> None:
    fleet.page(derived("a / 2", "v-boats") + "\n```{toctree}\nother\n```\n")
    fleet.page(named(says("all [48 boats] are"), "v-boats"), "other.md")
    assert "It is 24 boats" in printed(fleet)
    fleet.page(named(says("to [30 boats] sank"), "v-boats"), "other.md")
    result = fleet.build("text")
    assert "It is 15 boats" in result.text("index.txt").replace("\u00a0", " ")
    assert [page for page in result.read() if page == "index"] == []  # only the other page was touched
    assert "kfor: read again with the figures of other pages: index" in result.said
    assert "read again" not in fleet.build("text").said
    fleet.page("Nothing.\n", "other.md")
    assert "index.md:3: ERROR: 'v-boats' is no address and no value's name" in fleet.refused()


def test_a_derived_figure_is_a_part_of_the_next(fleet: Project) -> None:
    """Its own parts are reckoned with, not its rounded print."""
    rest = "\n```{kfor:annex}\n```\n\n```{toctree}\nother\n```\n"
    fleet.page(derived("a * 9", "d-ninth") + rest)
    fleet.page(derived("a / 9; name=d-ninth", GUARD), "other.md")
    said = printed(fleet)
    assert "It is 212 now" in said
    assert "Worked out: (212 ÷ 9) × 9 = 212" in said


@pytest.mark.parametrize(
    ("here", "there", "circle"),
    [("d-there", "d-here", "d-there → d-here"), ("d-here", "", "d-here → d-here")],
)
def test_a_circle_of_names_is_an_error_at_each_line(
    fleet: Project, here: str, there: str, circle: str
) -> None:
    fleet.page(f"{derived('a * 2; name=d-here', here)}\n```{{toctree}}\nother\n```\n")
    fleet.page(f"One.\n\n{derived('a / 2; name=d-there', there)}" if there else "One.\n", "other.md")
    refusal = fleet.refused()
    assert "index.md:3: ERROR" in refusal
    assert ("other.md:5: ERROR" in refusal) == bool(there)
    assert f"is worked out of itself: {circle}" in refusal


def test_a_private_figure_is_told_to_no_other_page(fleet: Project) -> None:
    record = "id: camp, type: report, title: Camp, publisher: Office, issued: 2022, language: en"
    path = fleet.corpus / "catalogue.yaml"
    fleet.write("corpus/camp.txt", "There were 137 spies.\n")
    path.write_text(
        f"{path.read_text()}- {{{record}, custom: {{file: camp.txt, rights: private}}}}\n", "utf-8"
    )
    value = named('camp > "were [137] spies"', "v-spies")
    fleet.page(f"{value}\n{derived('a * 2', 'v-spies')}\n```{{toctree}}\nother\n```\n")
    fleet.page("One.\n", "other.md")
    assert "It is 274 now" in printed(fleet)
    fleet.page(derived("a * 2", "v-spies"), "other.md")
    refusal = fleet.refused()
    assert "other.md:3: ERROR: the figure is of the private source 'camp'" in refusal
    kept = (fleet.folder.parent / "trees" / "environment.pickle").read_bytes()
    assert b"were [137]" not in kept


def test_a_flag_of_a_part_stands_at_the_result(fleet: Project) -> None:
    fleet.add_source(
        "id: stock, type: report, title: Stock, publisher: Office, issued: 2022, language: en",
        "stock.csv",
        "Port,Stock\nAlva,8 p\nBrin,3\nCorr,5 e\n",
    )
    parts = [f"stock > 1 > {port} > Stock" for port in ("Alva", "Brin", "Corr")]
    fleet.page(derived("a + b + c", *parts) + "\n```{kfor:annex}\n```\n")
    result = fleet.build("html", "-q")
    figure = parsed(result.text("index.html")).xpath("//*[contains(@class, 'kfor-derived')]")[0]
    assert words(figure).startswith("16 p e")
    assert figure.xpath(".//sup")[0].text_content() == "p e"
    assert "8 p + 3 + 5 e = 16 p e" in words(result.text("index.html")).replace("\u00a0", " ")
