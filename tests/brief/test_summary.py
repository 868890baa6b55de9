"""The summary of sources, and the key."""

from __future__ import annotations

import pytest
from project import CATALOGUE, Project

MASTHEAD = "```{{kfor:masthead}}\n:cut-off: {}\n```\n\n"
JUDGEMENTS = """
```{kfor:judgement} The ramp will be closed again
:likelihood: very likely

{kfor:quote}`Nobody was hurt. <ferry; credibility=2>` {kfor:cite}`port > "third in a row"`
```

```{kfor:judgement} The ramp is old
:contrary: ferry

Old. {kfor:cite}`port > "a loss of 2.75 %"; port`
```
"""
SUMMARY = "\n```{kfor:source-summary}\n```\n"
MORE = """
- {id: tide, type: webpage, title: Tides, publisher: Tide Office, language: en}
- {id: gale, type: broadcast, title: Gales, publisher: Radio Dunmore, issued: 2022-12-02}
"""


@pytest.fixture
def graded(project: Project) -> Project:
    text = CATALOGUE.replace("    file: ferry.txt", "    file: ferry.txt\n    reliability: B")
    project.write("corpus/catalogue.yaml", text + MORE.lstrip("\n"))
    return project


def printed(project: Project, text: str, *options: str) -> str:
    project.page(text)
    return project.printed(*options)


def test_it_says_what_the_brief_uses(graded: Project) -> None:
    text = printed(graded, JUDGEMENTS + SUMMARY)
    assert "The brief uses 2 sources. They go back to 2 origins." in text
    assert "The evidence: 1 quotation and 2 passages that are only cited." in text
    assert "The most used is Port Authority 2020, with 2 of 3 passages." in text
    assert "The reliability of 1 source is not graded: Port Authority 2020." in text
    assert "2 sources of the corpus are not used: Radio Dunmore 2022 and Tide Office n.d." in text


def test_a_passage_used_twice_counts_once(graded: Project) -> None:
    quote = '{kfor:quote}`Nobody was hurt. <ferry>` and {kfor:cite}`ferry > "Nobody was hurt"`\n\n'
    text = printed(graded, quote + "{kfor:quote}`Nobody was hurt. <ferry>`\n" + SUMMARY)
    assert "The brief uses 1 source. The evidence: 1 quotation and 1 passage that is only cited." in text


def test_ages_are_counted_at_the_cut_off(graded: Project) -> None:
    text = printed(graded, MASTHEAD.format("2022-11-23") + JUDGEMENTS + "{kfor:cite}`tide; gale`\n" + SUMMARY)
    assert "Ages are counted at the cut-off of information, November 23, 2022." in text
    assert (
        "The oldest is Port Authority 2020, about 2 years old; the newest is Byrne 2021, 21 months old."
        in text
    )
    assert "1 source is dated later: Radio Dunmore 2022." in text
    assert "1 source has no date: Tide Office n.d." in text
    assert "n.d.." not in text
    assert "2 sources are cited without any passage: Radio Dunmore 2022 and Tide Office n.d." in text
    assert "December 2, 2022 (dated 9 days later)." in text
    assert "Every source of the corpus is used." in text


def test_without_a_cut_off_the_date_of_the_brief_counts(graded: Project) -> None:
    text = printed(
        graded, MASTHEAD.format("2020").replace("cut-off", "date") + "{kfor:cite}`port`\n" + SUMMARY
    )
    assert "Ages are counted at the date of the brief, 2020. Port Authority 2020 is of the same year." in text


def test_with_neither_there_are_no_ages_and_it_says_so(graded: Project) -> None:
    text = printed(graded, JUDGEMENTS + SUMMARY)
    assert "The brief has neither a cut-off date nor a date of its own, so it gives no ages." in text
    assert " old" not in text.replace("is old", "")


def test_sources_of_one_age_have_neither_oldest_nor_newest(graded: Project) -> None:
    catalogue = graded.corpus / "catalogue.yaml"
    catalogue.write_text(catalogue.read_text().replace("issued: 2021-03-04", "issued: 2020"))
    text = printed(graded, MASTHEAD.format("2022") + JUDGEMENTS + SUMMARY)
    assert "All that have a date are about 2 years old." in text
    assert "oldest" not in text


def test_judgements_with_a_single_origin_are_named(graded: Project) -> None:
    text = printed(graded, JUDGEMENTS + SUMMARY)
    assert "1 judgement rests on a single origin: KJ 2." in text


def test_sources_of_one_origin_are_said_to_be_of_one(graded: Project) -> None:
    catalogue = graded.corpus / "catalogue.yaml"
    catalogue.write_text(catalogue.read_text().replace("    file:", "    origin: harbour\n    file:"))
    text = printed(graded, JUDGEMENTS + SUMMARY)
    assert "They go back to 1 origin." in text
    assert "2 judgements rest on a single origin each: KJ 1 and KJ 2." in text
    assert "Of one origin with Port Authority 2020." in text


def test_sources_that_share_an_origin_in_one_item_are_of_one_origin_in_part(graded: Project) -> None:
    repeated = "{kfor:quote}`Some 1,230 cars use the ferry each week. <ferry; origin=port>`\n"
    text = printed(graded, JUDGEMENTS + repeated + SUMMARY)
    assert "They go back to 2 origins." in text
    assert "In part of one origin with Port Authority 2020." in text
    assert "Of one origin with" not in text


def test_each_judgement_with_two_origins_is_said(graded: Project) -> None:
    first = JUDGEMENTS.split("```{kfor:judgement} The ramp is old", maxsplit=1)[0]
    assert "Each judgement rests on two origins or more." in printed(graded, first + SUMMARY)


def test_each_source_has_its_descriptor(graded: Project) -> None:
    text = printed(graded, MASTHEAD.format("2022-11-23") + JUDGEMENTS + SUMMARY)
    assert (
        "**Byrne 2021**: newspaper article, Harbour Gazette, March 4, 2021 (21 months old). Reliability B: "
        "usually reliable. Passages used: 1; for a judgement: 1; against one: 1."
    ) in text
    assert (
        "report, Port Authority, 2020 (about 2 years old). Reliability not graded. Passages used: 2;" in text
    )


def test_the_catalogues_note_on_the_origin_is_printed(graded: Project) -> None:
    catalogue = graded.corpus / "catalogue.yaml"
    note = "    origin-note: The port wrote it\n    file: port"
    catalogue.write_text(catalogue.read_text().replace("    file: port", note))
    assert "Reliability not graded. The port wrote it. Passages" in printed(graded, JUDGEMENTS + SUMMARY)


def test_a_bibliography_does_not_print_it_again(graded: Project) -> None:
    catalogue = graded.corpus / "catalogue.yaml"
    text = catalogue.read_text().replace(
        "    file: port", "    origin-note: The port wrote it\n    file: port"
    )
    catalogue.write_text(text.rstrip().removesuffix("}") + ", custom: {origin-note: A radio says it}}\n")
    listed = "\n```{kfor:bibliography}\n:all:\n```\n"
    assert printed(graded, JUDGEMENTS + listed).count("The port wrote it") == 1
    both = printed(graded, JUDGEMENTS + SUMMARY + listed)
    assert both.count("The port wrote it") == 1
    assert "A radio says it" in both  # the summary tells of what is used


def test_a_brief_without_sources_says_so(graded: Project) -> None:
    text = printed(graded, "Words.\n" + SUMMARY)
    assert "The brief uses no source." in text
    assert "4 sources of the corpus are not used: " in text


def test_many_unused_sources_are_counted_and_not_named(graded: Project) -> None:
    catalogue = graded.corpus / "catalogue.yaml"
    more = "".join(f"- {{id: extra-{n}, type: post, title: Post {n}}}\n" for n in range(40))
    catalogue.write_text(catalogue.read_text() + more)
    assert "42 sources of the corpus are not used. " in printed(graded, JUDGEMENTS + SUMMARY) + " "


def test_tables_and_figures_are_counted_as_such(graded: Project) -> None:
    graded.write("corpus/port.md", "| Year | Cars |\n|---|---|\n| 2020 | 1,230 |\n\nA loss of 2.75 %.\n")
    table = "```{kfor:table} port\n```\n\n{kfor:value}`port > 1 > 2020 > Cars` cars\n"
    assert "The evidence: 1 figure and 1 table." in printed(graded, table + SUMMARY)


def test_the_key_has_the_scale_and_the_grades_that_are_used(graded: Project) -> None:
    text = printed(graded, JUDGEMENTS + SUMMARY)
    assert "**Likelihood, by ICD 203**" in text
    assert "almost no chance / remote" in text
    assert "95–99 %" in text
    assert "**Reliability of a source**: B usually reliable." in text
    assert "**Credibility of what it says**: 2 probably true." in text
    assert "could not be judged" not in text


def test_the_key_follows_the_scale_in_use(graded: Project) -> None:
    text = printed(graded, JUDGEMENTS.replace("very likely", "highly likely") + SUMMARY, "-Dkfor_scale=phia")
    assert "**Likelihood, by PHIA**" in text
    assert "≈80–90 %" in text
    assert "roughly even" not in text


def test_what_a_brief_does_not_use_is_not_in_its_key(graded: Project) -> None:
    text = printed(graded, "{kfor:cite}`port`\n" + SUMMARY)
    assert "Likelihood" not in text
    assert "Credibility" not in text
    assert "Reliability of a source" not in text


def test_unjudged_grades_are_explained(graded: Project) -> None:
    text = printed(graded, "{kfor:quote}`Nobody was hurt. <ferry; credibility=6>`\n" + SUMMARY)
    assert "F and 6 say that it could not be judged, not that it is bad." in text


def test_it_is_in_the_pages_language(graded: Project) -> None:
    graded.page(
        MASTHEAD.format("2022-11-23") + JUDGEMENTS.replace("very likely", "molto probabile") + SUMMARY
    )
    text = graded.build("text", "-q", "-Dlanguage=it").text("index.txt")
    assert "23 novembre 2022" in text
    assert "21 mesi" in text
    assert "di solito affidabile" in text
    assert "molto probabile" in text


def test_conflicts_between_sources_are_named(graded: Project) -> None:
    graded.write("corpus/port.md", "The ferry carries 1,230 cars.\n")
    compare = '```{kfor:compare}\n- port > "carries [1,230] cars"\n- ferry > "Some [1,230] cars"\n```\n'
    text = graded_text(graded, compare + SUMMARY)
    assert "Where the brief compares figures, its sources do not conflict." in text
    graded.write("corpus/port.md", "The ferry carries 900 cars.\n")
    text = graded_text(graded, compare.replace('[1,230] cars"\n- f', '[900] cars"\n- f') + SUMMARY)
    assert (
        "On 1 quantity that the brief compares, sources conflict: Byrne 2021 and Port Authority 2020." in text
    )


def graded_text(project: Project, text: str) -> str:
    catalogue = project.corpus / "catalogue.yaml"
    if "issued: 2020\n  language: en" not in catalogue.read_text():
        catalogue.write_text(
            catalogue.read_text().replace("  issued: 2020\n", "  issued: 2020\n  language: en\n")
        )
    project.page(text)
    return " ".join(project.build("text", "-q").text("index.txt").split())
