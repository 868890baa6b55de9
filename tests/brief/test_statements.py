"""What a brief says in its own words, in `evidence.json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.annotations.editions import read_edition

if TYPE_CHECKING:
    from project import Project

PAGE = """
```{kfor:masthead}
:series: Harbour briefs
:number: 3
:date: 2022-05-04
:cut-off: 2022-05-01
:tlp: clear
```

`````{kfor:judgement} The ramp stays closed
:name: kj-ramp
:likelihood: likely
:confidence: moderate
:contrary: q-reopen

It {kfor:quote}`would not bear <ferry; prefix="The old ramp “"; name=q-bear; credibility=2>` a lorry.

```{kfor:table} port
:name: t-ships
```
`````

```{kfor:quote} ferry
:name: q-reopen
The ramp will reopen in May.
```

```{kfor:option} Wait
Do nothing.

- Cost: low
- Risk: high
```

```{kfor:recommendation} Mend it
:owner: Council
:when: 2023
:based-on: kj-ramp
Mend the ramp.
```

```{kfor:gap}
Nobody knows the cost.
```
"""


def evidence(project: Project) -> dict[str, Any]:
    project.write("corpus/port.md", "| Year | Ships |\n| --- | --- |\n| 2018 | 120 |\n")
    catalogue = project.corpus / "catalogue.yaml"
    text = catalogue.read_text("utf-8").replace(
        "file: ferry.txt", "file: ferry.txt\n    reliability: B\n    origin: bay"
    )
    catalogue.write_text(text, "utf-8")
    project.page(PAGE)
    result = project.build("html", "-q", "-W", "-n")
    assert result.status == 0, result.said
    found: dict[str, Any] = json.loads(result.text("evidence.json"))
    return found


def item(found: dict[str, Any], kind: str) -> dict[str, Any]:
    (one,) = [one for one in found["first"]["items"] if one.get("kfor:kind") == kind]
    return one  # type: ignore[no-any-return]


def test_a_judgement_says_how_likely_it_is_and_what_it_rests_on(project: Project) -> None:
    found = evidence(project)
    assert item(found, "judgement") == {
        "id": "urn:kfor:index:kj-ramp",
        "type": "Annotation",
        "motivation": "assessing",
        "body": {
            "type": "TextualBody",
            "value": "It “would not bear” a lorry.",
            "format": "text/plain",
            "language": "en",
        },
        "target": {
            "type": "SpecificResource",
            "source": "index",
            "selector": {"type": "FragmentSelector", "value": "kj-ramp"},
        },
        "kfor:kind": "judgement",
        "kfor:number": "KJ 1",
        "kfor:name": "kj-ramp",
        "kfor:title": "The ramp stays closed",
        "kfor:likelihood": "likely",
        "kfor:probability": "55–80 %",
        "kfor:confidence": "moderate",
        "kfor:evidence": ["urn:kfor:index:q-bear", "urn:kfor:index:t-ships"],
        "kfor:contrary": ["urn:kfor:index:q-reopen"],
    }
    assert found["total"] == len(found["first"]["items"]) == 7


def test_options_recommendations_and_gaps_have_what_is_theirs(project: Project) -> None:
    found = evidence(project)
    criteria = [{"kfor:name": "Cost", "kfor:value": "low"}, {"kfor:name": "Risk", "kfor:value": "high"}]
    assert item(found, "option")["kfor:criteria"] == criteria
    recommendation = item(found, "recommendation")
    assert recommendation["kfor:number"] == "R 1"
    assert recommendation["kfor:owner"] == "Council"
    assert recommendation["kfor:when"] == "2023"
    assert recommendation["kfor:based-on"] == ["urn:kfor:index:kj-ramp"]
    assert item(found, "gap")["body"]["value"] == "Nobody knows the cost."


def test_the_masthead_and_the_grades_are_in(project: Project) -> None:
    found = evidence(project)
    assert found["kfor:brief"] == {
        "label": "index",
        "kfor:number": "3",
        "kfor:series": "Harbour briefs",
        "kfor:date": "2022-05-04",
        "kfor:cut-off": "2022-05-01",
        "kfor:tlp": "TLP:CLEAR",
    }
    (quoted,) = [one for one in found["first"]["items"] if one["id"].endswith("q-bear")]
    assert quoted["kfor:credibility"] == "2"
    assert quoted["target"][0]["source"]["kfor:reliability"] == "B"
    assert quoted["target"][0]["source"]["kfor:origin"] == "bay"


def test_editions_read_what_is_written(project: Project) -> None:
    edition = read_edition(json.dumps(evidence(project)), "evidence.json")
    (judgement,) = [one for one in edition.items if one.kind == "judgement"]
    assert (judgement.name, judgement.number) == ("kj-ramp", "KJ 1")
    assert judgement.facts == {"likelihood": "likely", "confidence": "moderate"}


def test_no_space_is_left_where_a_citation_stood(project: Project) -> None:
    project.page(
        """
        ```{kfor:judgement}
        :likelihood: likely
        :confidence: low
        It is likely to sink {kfor:cite}`ferry > "The ramp is 40 years old"`, and soon {kfor:cite}`port`.
        ```
        """
    )
    judgement = item(json.loads(project.build("html", "-q").text("evidence.json")), "judgement")
    assert judgement["body"]["value"] == "It is likely to sink, and soon."
    assert judgement["kfor:title"] == "It is likely to sink, and soon."
