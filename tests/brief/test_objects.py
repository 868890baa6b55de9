"""Judgements, options, recommendations and gaps: numbered, referable, and cautioned where they are weak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from project import Project

SOUND = """
```{kfor:judgement}
:name: kj-ramp
:likelihood: likely
:confidence: moderate
The ramp will likely fail again {kfor:cite}`ferry > "it shook — twice"`.
```
"""


def judgement(*options: str, body: str = 'It fails {kfor:cite}`ferry > "it shook — twice"`.') -> str:
    return "\n".join(["```{kfor:judgement}", *options, "", body, "```", ""])


def many(first: int, last: int) -> str:
    return "\n".join(judgement(f":name: kj-{number}") for number in range(first, last + 1))


def test_a_judgement_prints_its_number_likelihood_and_confidence(project: Project) -> None:
    project.page(SOUND)
    said = project.printed()
    assert "KJ 1" in said
    assert "Likelihood: **likely** (55–80 %) · Confidence: **moderate**" in said


def test_the_range_of_a_likelihood_stands_at_its_first_use_only(project: Project) -> None:
    project.page(judgement(":likelihood: likely") + judgement(":likelihood: probable"))
    said = project.printed()
    assert said.count("(55–80 %)") == 1
    assert said.index("(55–80 %)") < said.index("probable")


def test_the_other_scale_has_its_own_ranges(project: Project) -> None:
    project.page(judgement(":likelihood: realistic possibility"))
    said = project.printed("-D", "kfor_scale=phia")
    assert "(≈40–<50 %)" in said


def test_a_scale_that_there_is_not_stops_the_build(project: Project) -> None:
    project.page(SOUND)
    said = project.build("text", "-q", "-D", "kfor_scale=guess").said
    assert "kfor_scale must be 'icd203' or 'phia', not 'guess'" in said


def test_every_kind_of_object_is_numbered_and_referred_to_by_its_number(project: Project) -> None:
    project.page(
        SOUND
        + """
```{kfor:option} Mend it
:name: o-mend
Mend the ramp.

- Cost: low
```

```{kfor:option} Close it
:name: o-close
Close the ramp.
```

```{kfor:recommendation} Mend it now
:name: r-mend
:owner: The harbour master
:when: by May
:based-on: kj-ramp; o-mend
Mend it.
```

```{kfor:gap}
:name: g-lorries
Nobody counted lorries.
```

See {kfor:ref}`kj-ramp`, {kfor:ref}`o-close`, {kfor:ref}`r-mend`, {kfor:ref}`g-lorries`,
{kfor:ref}`this <o-mend>`.
"""
    )
    said = project.printed()
    assert "**Option A** **Mend it**" in said
    assert "Owner: The harbour master · When: by May · Based on: KJ 1, Option A" in said
    assert "See KJ 1, Option B, R 1, Gap 1, this." in said


def test_letters_go_on_after_z(project: Project) -> None:
    options = [
        f"```{{kfor:option}}\n:name: o-{n}\nDo thing {chr(96 + n % 26 + 1)}.\n```\n" for n in range(28)
    ]
    project.page("\n".join(options) + "\n{kfor:ref}`o-25` {kfor:ref}`o-26` {kfor:ref}`o-27`")
    assert "Option Z Option AA Option AB" in project.printed()


def test_the_american_spelling_is_understood(project: Project) -> None:
    project.page("```{kfor:judgment}\nIt fails {kfor:cite}`ferry`.\n```")
    assert "KJ 1" in project.printed()


def test_restructuredtext_has_objects_too(project: Project) -> None:
    project.page(
        """
        .. kfor:judgement::
           :name: kj-ramp
           :likelihood: unlikely

           The ramp holds :kfor:cite:`port`.

        See :kfor:ref:`kj-ramp`.
        """,
        "index.rst",
    )
    said = project.printed()
    assert "Likelihood: **unlikely** (20–45 %)" in said
    assert "See KJ 1." in said


def three_pages(project: Project) -> None:
    project.page("```{toctree}\none\ntwo\nthree\n```\n")
    for name, first in (("one", 1), ("two", 11), ("three", 21)):
        project.write(f"{name}.md", f"# Page {name}\n\n{many(first, first + 9)}\n\n{{kfor:ref}}`kj-30`\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_thirty_judgements_over_three_pages_are_numbered_in_reading_order(
    project: Project, jobs: str
) -> None:
    three_pages(project)
    result = project.build("text", "-q", "-W", "-j", jobs)
    assert (result.status, result.said) == (0, "")
    numbers = [
        re.findall(r"\*\*KJ (\d+)\*\*", result.text(f"{name}.txt")) for name in ("one", "two", "three")
    ]
    assert numbers == [[str(n) for n in range(first, first + 10)] for first in (1, 11, 21)]
    assert result.text("one.txt").rstrip().endswith("KJ 30")


def test_a_judgement_that_is_added_renumbers_references_everywhere(project: Project) -> None:
    three_pages(project)
    project.build("text", "-q")
    project.write("one.md", f"# Page one\n\n{judgement(':name: new')}{many(1, 10)}\n")
    result = project.build("text")
    assert result.read() == ["one"]
    assert result.text("two.txt").rstrip().endswith("KJ 31")
    assert "**KJ 12**" in result.text("two.txt")


def test_a_change_that_moves_no_number_writes_no_other_brief_page(project: Project) -> None:
    three_pages(project)
    project.build("text", "-q")
    before = {path: path.stat().st_mtime_ns for path in (project.folder.parent / "out-text").glob("*.txt")}
    project.write("two.md", f"# Page two\n\n{many(11, 20)}\n\nA word more. {{kfor:ref}}`kj-30`\n")
    project.build("text", "-q")
    changed = {path.name for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert changed - {"index.txt"} == {"two.txt"}  # Sphinx writes the page with the toctree as well


def test_two_briefs_each_number_from_one(project: Project) -> None:
    project.page("```{toctree}\nnorth\nsouth\n```\n")
    for name in ("north", "south"):
        body = f"```{{kfor:masthead}}\nWhat matters.\n```\n\n{many(1, 2).replace('kj-', name)}"
        project.write(f"{name}.md", f"# {name}\n\n{body}\n{{kfor:ref}}`{name}2`\n")
    result = project.build("text", "-q", "-W", "-j", "2")
    assert (result.status, result.said) == (0, "")
    for name in ("north", "south"):
        assert re.findall(r"\*\*KJ (\d)\*\*", result.text(f"{name}.txt")) == ["1", "2"]
        assert result.text(f"{name}.txt").rstrip().endswith("KJ 2")


def test_objects_stand_in_the_index_and_the_inventory(project: Project) -> None:
    project.page(SOUND)
    result = project.build("html", "-q", "-W")
    index = result.text("genindex.html")
    assert "Key judgements" in index
    assert 'href="index.html#kj-ramp"' in index
    with (result.folder / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", lambda _, uri: uri)
    found = inventory["kfor:judgement"]["kj-ramp"]
    assert str(found[3] if isinstance(found, tuple) else found.display_name).startswith("KJ 1: The ramp")


def test_another_project_refers_to_a_judgement_through_intersphinx(project: Project) -> None:
    project.page(SOUND)
    inventory = project.build("html", "-q", "-W").folder / "objects.inv"
    other = project.copy_to(project.folder.parent / "other")
    with (other.folder / "conf.py").open("a") as conf:
        conf.write(
            "extensions.append('sphinx.ext.intersphinx')\n"
            f"intersphinx_mapping = {{'ferry': ('https://ferry.example', {str(inventory)!r})}}\n"
        )
    other.page("See {kfor:ref}`kj-ramp` and {kfor:ref}`there <ferry:kj-ramp>`.")
    result = other.build("html", "-q", "-W", "-n")
    assert (result.status, result.said) == (0, "")
    assert result.text("index.html").count('href="https://ferry.example/index.html#kj-ramp"') == 2


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("```{kfor:judgement}\n:likelihood: likely\n```", "kfor:judgement needs words"),
        (
            judgement(":confidence: fair"),
            "the option 'confidence' must be one of high, moderate, low, not 'fair'",
        ),
        (judgement(":owner: me"), "unknown option 'owner'"),
        (judgement(":evidence: nothing-like-it"), "nothing has the name 'nothing-like-it'"),
        (judgement(":evidence: fery"), "nothing has the name 'fery'; there is 'ferry', 'port'"),
        (judgement(":evidence: o") + "```{kfor:option}\n:name: o\nDo.\n```", "'o' is of the kind 'option'"),
        (
            "```{kfor:recommendation}\n:based-on: q\nDo.\n```\n\n{kfor:quote}`closed <ferry; name=q>`",
            "'q' is of the kind 'quote'",
        ),
        (
            "```{kfor:option}\nDo.\n\n- Cost: low\n- dear\n```",
            "'dear' gives no criterion; write it as '- Cost: low'",
        ),
        (SOUND + SOUND, "the name 'kj-ramp' stands on this page already"),
    ],
)
def test_what_is_wrong_with_an_object_is_an_error_at_its_line(
    project: Project, written: str, said: str
) -> None:
    project.page(written)
    refusal = project.refused()
    assert said in refusal
    assert re.search(r"index\.md:\d+: ERROR", refusal)


CAUTIONS = {
    "not on the scale": (
        judgement(":likelihood: perhaps"),
        "estimate",
        "'perhaps' is not on the scale ICD 203",
    ),
    "two rows": (
        judgement(":likelihood: likely", body="It is likely, even very likely {kfor:cite}`ferry`."),
        "estimate",
        "likely",
    ),
    "no evidence": (judgement(body="It fails."), "evidence", "the judgement rests on nothing"),
    "one origin": (judgement(":confidence: high"), "single", "high confidence rests on one origin, 'ferry'"),
    "based on nothing": ("```{kfor:recommendation}\nDo.\n```", "evidence", "is based on nothing"),
    "credibility 1 alone": (
        judgement(body="It {kfor:quote}`shook — twice <ferry; credibility=1>`."),
        "grade",
        "credibility 1 says that other sources confirm it",
    ),
}


@pytest.mark.parametrize("case", CAUTIONS)
def test_a_weakness_is_cautioned(project: Project, case: str) -> None:
    written, subtype, said = CAUTIONS[case]
    project.page(written)
    result = project.build("text", "-q")
    assert result.status == 0
    assert said in result.said
    assert f"[kfor.{subtype}]" in result.said


@pytest.mark.parametrize("case", CAUTIONS)
def test_a_caution_is_accepted_with_a_reason(project: Project, case: str) -> None:
    written, subtype, _ = CAUTIONS[case]
    first, rest = written.split("\n", 1)
    if subtype == "grade":
        project.page(written.replace("credibility=1", "credibility=1; accept-grade=two letters confirm it"))
    else:
        project.page(f"{first}\n:accept-{subtype}: this is meant as it stands\n{rest}")
    assert project.printed()


@pytest.mark.parametrize(
    "written",
    [
        SOUND,
        judgement(":likelihood: very likely", body="It is highly probable {kfor:cite}`ferry`."),
        judgement(":confidence: high", ":evidence: port"),
        judgement(":confidence: low"),
        judgement(body="It {kfor:quote}`shook — twice <ferry; credibility=1>`, {kfor:cite}`port`."),
    ],
)
def test_a_sound_judgement_is_not_cautioned(project: Project, written: str) -> None:
    project.page(written)
    said = project.build("text", "-q").said
    assert not re.search(r"kfor\.(estimate|evidence|single|grade|conflict)", said), said


@pytest.mark.parametrize(
    "written",
    [
        judgement(":accept-single: it is the only source"),
        "It {kfor:quote}`shook — twice <ferry; accept-grade=two letters say so>`.",
    ],
)
def test_a_reason_for_what_is_not_raised_is_a_caution(project: Project, written: str) -> None:
    project.page(written)
    assert "accepts a caution that is not raised; delete it" in project.build("text", "-q").said


def test_sources_of_one_origin_do_not_corroborate(project: Project) -> None:
    catalogue = (project.corpus / "catalogue.yaml").read_text()
    catalogue = catalogue.replace("file: ferry.txt", "file: ferry.txt\n    origin: wire")
    project.write(
        "corpus/catalogue.yaml", catalogue.replace("file: port.md", "file: port.md\n    origin: wire")
    )
    project.page(judgement(":confidence: high", ":evidence: port"))
    assert "rests on one origin, 'wire'" in project.build("text", "-q").said


def test_contrary_evidence_does_not_support(project: Project) -> None:
    project.page(judgement(":confidence: high", ":contrary: port"))
    assert "[kfor.single]" in project.build("text", "-q").said


def test_evidence_that_rests_on_each_other_ends(project: Project) -> None:
    project.page(
        judgement(":name: one", ":evidence: two", body="Something.")
        + judgement(":name: two", ":evidence: one", body="Another thing.")
    )
    assert project.build("text", "-q").said.count("the judgement rests on nothing") == 2


DIFFER = """
```{kfor:compare}
:name: ages
- ferry > "The ramp is [40 years] old"
- board > "The ramp is [52 years] old"
```
"""


def add_board(project: Project) -> None:
    project.add_source(
        "id: board, type: report, title: The board on the ramp, issued: 2021, language: en",
        "board.txt",
        "The ramp is 52 years old.",
    )


@pytest.mark.parametrize(
    ("body", "options", "cautioned"),
    [
        ("It is old: {kfor:quote}`The ramp is 40 years old <ferry>`.", [], True),
        ('It is {kfor:value}`ferry > "The ramp is [40] years old"` years old.', [], True),
        ("It is old: {kfor:quote}`The ramp is 40 years old <ferry>`; but see {kfor:ref}`ages`.", [], False),
        ("It is old: {kfor:quote}`The ramp is 40 years old <ferry>`.", [":contrary: ages"], False),
        ("It is old {kfor:cite}`ferry`.", [":evidence: ages"], False),
        ('It shook {kfor:cite}`ferry > "it shook — twice"`.', [], False),
    ],
)
def test_a_judgement_on_a_figure_that_is_disputed_must_say_so(
    project: Project, body: str, options: list[str], *, cautioned: bool
) -> None:
    add_board(project)
    project.page(judgement(*options, body=body) + DIFFER)
    result = project.build("text", "-q")
    assert ("[kfor.conflict]" in result.said) is cautioned, result.said
    assert result.status == 0


def test_a_comparison_in_a_judgement_is_its_evidence_and_its_word_on_the_conflict(project: Project) -> None:
    held = f'Years {{kfor:value}}`ferry > "The ramp is [40] years old"`.\n{DIFFER}'
    add_board(project)
    project.page(f"````{{kfor:judgement}}\n:confidence: high\n{held}\n````\n")
    said = project.build("text", "-q").said
    assert "kfor.conflict" not in said
    assert "rests on one origin" not in said
