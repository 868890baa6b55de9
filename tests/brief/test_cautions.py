"""Cautions: warnings that are reported in every build, and answered by accepting them with a reason."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from project import CONF, parsed

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

UNLESS = "The ramp will be closed for lorries, unless the ministry pays for it. Cars may pass.\n"
HAZARD = "{kfor:quote}`The ramp will be closed for lorries <rules>`\n"


@pytest.fixture
def rules(project: Project) -> Project:
    path = project.corpus / "catalogue.yaml"
    path.write_text(
        path.read_text() + "- {id: rules, type: report, title: Rules, custom: {file: rules.txt}}\n", "utf-8"
    )
    project.write("corpus/rules.txt", UNLESS)
    return project


def cautioned(project: Project, *options: str) -> str:
    """What a build says that succeeds, but not under `-W`."""
    result = project.build("text", "-q", *options)
    assert result.status == 0, result.said
    assert project.build("text", "-q", "-W", "-E", *options).status == 1
    return result.said


def test_a_quotation_that_stops_before_unless(rules: Project) -> None:
    rules.page(HAZARD)
    said = cautioned(rules)
    assert re.search(r"index\.md:3: WARNING: 'The ramp .*': right after the passage stands 'unless'", said)
    assert "[kfor.context]" in said


def test_it_is_said_again_when_nothing_was_touched(rules: Project) -> None:
    rules.page(HAZARD)
    rules.build("text")
    second = rules.build("text")
    assert second.read() == []
    assert "[kfor.context]" in second.said


def test_it_is_accepted_with_a_reason_that_is_kept(rules: Project) -> None:
    rules.page(HAZARD.replace("<rules>", '<rules; accept-context="The condition is discussed below.">'))
    rules.printed()
    (item,) = json.loads(rules.build("html", "-q").text("evidence.json"))["first"]["items"]
    (caution,) = item["kfor:cautions"]
    assert caution["type"] == "context"
    assert caution["accepted"] == "The condition is discussed below."


def test_the_same_in_a_directive(rules: Project) -> None:
    rules.page(
        "```{kfor:quote} rules\n:accept-context: the condition is discussed below\n\n"
        "The ramp will be closed for lorries\n```\n"
    )
    assert "“The ramp will be closed for lorries”" in rules.printed()


def test_a_reason_is_needed_and_one_that_answers_nothing_is_said(rules: Project) -> None:
    for nothing in ("ok", ".. .. .."):
        rules.page(HAZARD.replace("<rules>", f"<rules; accept-context={nothing}>"))
        assert "the option 'accept-context' needs a reason in three words" in rules.refused()
    rules.page("{kfor:quote}`Cars may pass. <rules; accept-context=this is no hazard>`\n")
    assert "'accept-context' accepts a caution that is not raised" in cautioned(rules)


def test_the_lock_raises_the_same_cautions(rules: Project) -> None:
    from click.testing import CliRunner  # noqa: PLC0415

    from sphinx_kfor.cli import main  # noqa: PLC0415

    rules.page(HAZARD)
    assert CliRunner().invoke(main, ["lock", str(rules.folder), "--yes"]).exit_code == 0
    rules.forget_texts()
    assert "right after the passage stands 'unless'" in cautioned(rules, "-E")


def test_more_word_lists(rules: Project) -> None:
    rules.page("{kfor:quote}`Cars may pass. <rules>`\n")
    rules.printed()
    rules.write("corpus/rules.txt", UNLESS.replace("pass.", "pass, except perhaps-never on Sundays."))
    rules.write("words/en.toml", 'limiters = ["perhaps-never"]\n')
    rules.page("{kfor:quote}`Cars may pass, except <rules>`\n")
    assert "perhaps-never" in cautioned(rules, "-D", "kfor_language_data=words")


def test_a_speaker_who_is_not_there(project: Project) -> None:
    record = "id: talk, type: report, title: Talk, language: en, author: [{family: Byrne, given: Aoife}]"
    project.add_source(record, "talk.txt", "“We closed the ramp on Tuesday,” said Tomas Fey.\n")
    quote = "```{kfor:quote} talk\n:speaker: %s\n\nWe closed the ramp on Tuesday\n```\n"
    project.page(quote % "Jane Doe")
    assert "[kfor.speaker]" in cautioned(project)
    project.page(quote % "Tomas Fey")
    assert "-- Tomas Fey, in Aoife Byrne" in project.printed()
    project.page(quote % '"Tomáš Fey = Tomas Fey"')
    assert "-- Tomáš Fey, in Aoife Byrne" in project.printed()


def test_a_message_shows_the_marks_of_the_passage_that_it_is_on(project: Project) -> None:
    record = "id: talk, type: report, title: Talk, language: en"
    project.add_source(
        record, "talk.txt", "If it rains, the old ramp at Dunmore is closed to cars and lorries.\n"
    )
    project.page("{kfor:quote}`the old ramp […] is closed to [all traffic]. <talk>`\n")
    assert "'the old ramp […] is closed to [all traffic].': before the passage" in cautioned(project)


def test_who_wrote_of_a_speech_is_not_printed_as_who_speaks(project: Project) -> None:
    record = "id: talk, type: report, title: Talk, language: en, author: [{family: Byrne, given: Aoife}]"
    project.add_source(record, "talk.txt", "It rained. “We closed the ramp on Tuesday,” said Tomas Fey.\n")
    project.page(
        "Fey was plain:\n\n```{kfor:quote} talk\nWe closed the ramp on Tuesday\n```\n\n"
        "```{kfor:quote} talk\nIt rained.\n```\n"
    )
    printed = project.printed()
    assert "“We closed the ramp on Tuesday” -- In Aoife Byrne" in printed
    assert "“It rained.” -- Aoife Byrne" in printed
    assert CliRunner().invoke(main, ["lock", str(project.folder), "--yes"]).exit_code == 0
    project.forget_texts()
    assert project.printed() == printed


@pytest.mark.parametrize(
    ("passage", "silent"),
    [("The pier will hold", True), ("The pier is forty years old", False), ("It will hold", True)],
)
def test_a_speaker_where_nobody_speaks(project: Project, passage: str, *, silent: bool) -> None:
    text = """Ada Lund is the harbour master.

        “The rope is new. The planks are new.
        The pier will hold,” Lund wrote. The pier is forty years old.
        “It will hold.”
        """
    project.add_source(
        "id: pier, type: report, title: The pier, issued: 2021, language: en", "pier.txt", text
    )
    project.page(f"```{{kfor:quote}} pier\n:speaker: Ada Lund\n\n{passage}\n```\n")
    if silent:
        assert "Ada Lund" in project.printed()
    else:
        assert "nothing says that 'Ada Lund' speaks" in cautioned(project)


def test_an_author_speaks_in_the_source_s_own_words(project: Project) -> None:
    quote = "```{kfor:quote} ferry\n:speaker: Aoife Byrne\n\n%s\n```\n"
    project.page(quote % "Nobody was hurt.")
    assert "-- Aoife Byrne, “The ferry at Dunmore”" in project.printed()
    project.page(
        quote.replace("ferry", "port", 1).replace("Aoife Byrne", "Port Authority") % "third in a row."
    )
    project.printed()


@pytest.mark.parametrize(
    ("text", "words", "subtype"),
    [
        ("It said: “The ramp is safe.” So it was.", "The ramp is safe.", "speaker"),
        ("The ramp is safe, Tomas Fey said.", "The ramp is safe", "speaker"),
        ("According to the ministry, the ramp is safe.", "the ramp is safe.", "context"),
    ],
)
def test_an_author_does_not_speak_in_the_words_of_others(
    project: Project, text: str, words: str, subtype: str
) -> None:
    project.add_source("id: own, type: report, title: Own, language: en, publisher: Byrne", "own.txt", text)
    project.page(f"```{{kfor:quote}} own\n:speaker: Byrne\n\n{words}\n```\n")
    assert f"[kfor.{subtype}]" in cautioned(project)


def test_an_alias_is_a_spelling(project: Project) -> None:
    quote = '```{kfor:quote} ferry\n:speaker: %s = "Tomas Fey"\n\nclosed the ramp on Tuesday\n```\n'
    project.page(quote % "Tomas Tarantino")
    assert "'Tarantino' in 'Tomas Tarantino' is no spelling of a word of 'Tomas Fey'" in cautioned(project)


@pytest.mark.parametrize(
    "page",
    [
        "```{epigraph}\n{kfor:quote}`closed the ramp <ferry>`\n\n-- Ilse Marrow\n```\n",
        "> {kfor:quote}`closed the ramp <ferry>`\n>\n> — Ilse Marrow\n",
    ],
)
def test_an_attribution_that_is_typed_under_a_checked_quotation(project: Project, page: str) -> None:
    project.page(page)
    said = cautioned(project)
    assert "Ilse Marrow'; name the speaker in kfor:quote [kfor.loose]" in said


def test_a_loose_quotation(project: Project) -> None:
    project.page("He said “the ramp will reopen” and more.\n")
    said = cautioned(project)
    assert "'the ramp will reopen' was not checked; mark a title or a term" in said
    assert "or quote it with kfor:quote [kfor.loose]" in said
    project.page("> The ramp will reopen.\n")
    assert "[kfor.loose]" in cautioned(project)
    project.page('The “old ramp”, and `code "with some words in quotation marks"`.\n')
    project.printed()


def test_a_title_or_a_coined_term_is_no_loose_quotation(project: Project) -> None:
    project.page(
        "## The {kfor:term}`repair first, build later` way\n\n"
        "We call it {kfor:term}`“the long way round the bay”`.\n"
        "The report “Ten years of the northern ferry, reviewed” says more.\n"
    )
    project.write("conf.py", f'{CONF}kfor_coined = ["ten years of the northern ferry, reviewed"]\n')
    said = project.printed()
    assert "“repair first, build later”" in said
    assert "“the long way round the bay”" in said


def test_a_term_may_not_hide_what_runs_on_from_a_source(project: Project) -> None:
    project.page("{kfor:term}`The harbour master, Mr. Tomas Fey, closed the ramp on Tuesday and wrote`\n")
    assert "[kfor.copied]" in cautioned(project)


def test_a_term_without_words_is_refused(project: Project) -> None:
    project.page("{kfor:term}`“”`\n")
    assert "kfor:term holds no words" in project.refused()


def test_coined_terms_are_a_list(project: Project) -> None:
    project.write("conf.py", f'{CONF}kfor_coined = "a term of ours"\n')
    result = project.build("text", "-q")
    assert result.status
    assert "kfor_coined must be a list of terms" in result.said


def test_nothing_is_loose_without_a_catalogue(project: Project) -> None:
    project.write("conf.py", CONF.replace('kfor_catalogue = "corpus/catalogue.yaml"', ""))
    project.page("He said “the ramp will reopen” and more.\n\n> The ramp will reopen.\n")
    project.printed()


UNCHECKED = {
    "nested marks": """He wrote “the ramp "never" reopened”.""",
    "two paragraphs": "He wrote: “So be it:\n\nthe ramp has gone.\n\nAnd for good.”",
    "lines": "```{eval-rst}\n| “The ramp\n| has gone\n| for good.”\n```",
    "items": "- “The ramp\n- has gone\n- for good”",
    "code": "He wrote “`the ramp has gone`”.",
    "mathematics": "He wrote “{math}`the ramp has gone`”.",
    "any": "He wrote “{download}`the ramp has gone <conf.py>`”.",
    "a description": "```{describe} “The ramp has gone” (Byrne)\n```",
    "a function": "```{py:function} “The ramp has gone”\n```",
    "a table of contents": "```{toctree}\n“The ramp has gone” <https://example.org>\n```",
    "the index": "```{index} single: “The ramp has gone”\n```",
    "a quoted list": "> - The ramp has gone.\n> - It has gone.",
    "a quoted table": "> | The ramp | has gone |\n> |---|---|\n> | for | good |",
    "a quoted note": "> ```{note}\n> The ramp has gone.\n> ```",
    "a quoted rubric": "> ```{rubric} The ramp has gone\n> ```",
    "an epigraph": "```{eval-rst}\n.. epigraph::\n\n   - The ramp has gone.\n   - For good.\n```",
    "a list and who said so": "```{eval-rst}\nHe said:\n\n  - The ramp has gone.\n\n  -- Byrne\n```",
    "a quotation with more": "> {kfor:quote}`Nobody was hurt. <ferry>` And the ramp has gone.",
    "an element": "<blockquote>\n\nThe ramp has gone.\n\n</blockquote>",
    "an element's attribute": "<q title='1 > 0'>The ramp has gone</q>",
    "an attribute": "<img alt='“The ramp has gone”'>",
    "lines of HTML": "<p>“The<br>ramp<br>has<br>gone”</p>",
}


@pytest.mark.parametrize("page", UNCHECKED.values(), ids=UNCHECKED)
def test_what_a_reader_takes_for_a_quotation_is_loose(project: Project, page: str) -> None:
    project.page(f"{page}\n")
    said = project.build("text", "-q").said
    assert said.count("[kfor.loose]") == 1


CHECKED = {
    "a quoted quotation": "> {kfor:quote}`Nobody was hurt. <ferry>`",
    "with its speaker": "> {kfor:quote}`Nobody was hurt. <ferry>`\n> — the Gazette",
    "a quoted directive": "> ```{kfor:quote} ferry\n> Nobody was hurt.\n> ```",
    "in an element": "<blockquote>\n\n{kfor:quote}`Nobody was hurt. <ferry>`\n\n</blockquote>",
    "code": 'Type `--say "one two three four"`.',
    "an indented list": "```{eval-rst}\n- One thing.\n\n    - Another.\n```",
    "a function": "```{eval-rst}\n.. py:function:: run(what='the long way round', how=\"the long way\")\n```",
}


@pytest.mark.parametrize("page", CHECKED.values(), ids=CHECKED)
def test_what_was_checked_or_quotes_nothing_is_not_loose(project: Project, page: str) -> None:
    project.page(f"{page}\n")
    project.printed()


@pytest.mark.parametrize(
    "page",
    [
        HAZARD.replace("<rules>", "<rules; accept-context=He said “the ramp has gone”.>"),
        'It is shut {kfor:cite}`rules > "closed for lorries"; accept-context=He said “the ramp has gone”.`\n',
        "```{kfor:judgement}\n:accept-evidence: He said “the ramp has gone”.\n\nClosed.\n```\n",
    ],
)
def test_a_reason_is_prose_as_well(rules: Project, page: str) -> None:
    rules.page(page)
    assert "'the ramp has gone' was not checked" in cautioned(rules)


def test_copied_words(project: Project) -> None:
    project.page(
        "As we know, the harbour master Mr Tomas Fey closed the ramp on Tuesday and wrote letters.\n"
    )
    said = cautioned(project)
    assert (
        "words run on from 'ferry': 'the harbour master mr tomas fey closed the ramp on tuesday and wrote'"
        in said
    )


def test_a_figure_has_one_wording_and_is_not_copied(project: Project) -> None:
    text = "In 2024 they counted 1,312 cars, no fewer than 9 per cent of all that crossed.\n"
    project.add_source("id: cars, type: report, title: Cars, issued: 2024, language: en", "cars.txt", text)
    project.page("Of cars, they counted 1,312 cars, no fewer than 9 per cent of all {kfor:cite}`cars`.\n")
    assert "[kfor.copied]" not in project.build("text", "-q").said


def test_too_much_of_one_source(project: Project) -> None:
    project.page("```{kfor:quote} ferry\nSome 1,230 cars use the ferry each week.\n```\n")
    limit = project.folder / "conf.py"
    limit.write_text(limit.read_text() + "kfor_share_limit = (5, 0.1)\n")
    assert (
        "index.md:3: WARNING: 8 words of 'ferry' are quoted, 11% (kfor_share_limit is 5 words and 10%)"
        in cautioned(project)
    )


def test_a_changed_text_is_said_once_in_every_build_with_how_much_stands(project: Project) -> None:
    path = project.corpus / "catalogue.yaml"
    path.write_text(path.read_text().replace("file: ferry.txt", f"file: ferry.txt\n    sha256: {'0' * 64}"))
    project.page("{kfor:quote}`Nobody was hurt. <ferry>` {kfor:cite}`ferry`\n")
    line = path.read_text().split("sha256")[0].count("\n") + 1
    told = f"catalogue.yaml:{line}: WARNING: the text of 'ferry' is not the one that the catalogue names: "
    for _ in range(2):
        said = project.build("text", "-q").said
        assert f"{told}1 of 1 passages still stand; compare the two, then write 'sha256: " in said
    project.page("{kfor:quote}`Nobody was hurt. <ferry>` {kfor:quote}`Nobody was killed. <ferry>`\n")
    said = project.refused()
    assert said.count("[kfor.changed]") == 1
    assert f"{told}1 of 2 passages still stand" in said
    assert said.index("[kfor.changed]") < said.index("[kfor.quote]")


def test_of_cells_of_a_changed_text_only_the_lock_knows_what_they_said(project: Project) -> None:
    old = "| Year | Cars |\n|---|---|\n| 2019 | 700 |\n| 2020 | 810 |\n"
    project.add_source("id: cars, type: report, title: Cars, issued: 2021, language: en", "cars.md", old)
    path = project.corpus / "catalogue.yaml"
    path.write_text(path.read_text().replace("file: cars.md", f"file: cars.md, sha256: {'0' * 64}"))
    project.page("In 2019 {kfor:value}`cars > 1 > 2019 > Cars`, then {kfor:value}`cars > 1 > 2020 > Cars`.\n")
    unlocked = project.build("text", "-q").said
    assert "names: what 2 cells or tables said before is not in the lock; compare" in unlocked
    assert CliRunner().invoke(main, ["lock", str(project.folder), "--yes"]).exit_code == 0
    project.write("corpus/cars.md", old.replace("700", "707"))
    assert "names: 1 of 2 passages still stand; compare" in project.build("text", "-q").said


def test_a_changed_text_that_is_only_cited_is_said(project: Project) -> None:
    path = project.corpus / "catalogue.yaml"
    path.write_text(path.read_text().replace("file: ferry.txt", f"file: ferry.txt\n    sha256: {'0' * 64}"))
    project.page("It is so {kfor:cite}`ferry`.\n")
    assert "no passage of it is used" in project.build("text", "-q").said


@pytest.mark.parametrize(
    ("options", "printed"),
    [
        (":translation: Nessuno si è fatto male.", "“Nobody was hurt.” “Nessuno si è fatto male.”"),
        (
            ":translation: Nessuno si è fatto male.\n:print: translation",
            "“Nessuno si è fatto male.” -- Aoife",
        ),
        (":translation: Nessuno si è fatto male.\n:print: original", "“Nobody was hurt.” -- Aoife"),
    ],
)
def test_translations_are_labelled_as_ours(project: Project, options: str, printed: str) -> None:
    project.page(f"```{{kfor:quote}} ferry\n:lang: ga\n{options}\n\nNobody was hurt.\n```\n")
    text = project.printed()
    assert printed in text
    assert ("(our translation)" in text) == ("original" not in options)


TRANSLATED = "```{kfor:quote} %s\n:lang: %s\n:translation: All were hurt.\n\n%s\n```\n"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (TRANSLATED % ("ferry", "sr", "The ramp will reopen in May."), "'en', and 'lang' says 'sr'"),
        (TRANSLATED % ("ferry", "it", "The ramp is 40 years old."), "'en', and 'lang' says 'it'"),
        (
            TRANSLATED.replace(":lang: %s\n", "") % ("text", "The harbour at Dunmore, of which the council"),
            "'en', the language of the page",
        ),
    ],
)
def test_a_translation_of_the_page_s_own_language_is_cautioned(
    project: Project, page: str, said: str
) -> None:
    project.add_source("id: text, type: report, title: Text, issued: 2020", "text.txt", ENGLISH)
    project.page(page)
    assert f"the words read like {said}; correct it" in cautioned(project)
    project.page(page.replace(":translation", ":accept-context: So it is.\n:translation"))
    assert "(our translation)" in project.printed()


def test_a_translation_of_another_language_in_the_source_is_not(project: Project) -> None:
    words = "Most je siguran i neće biti zatvoren."
    project.add_source("id: own, type: report, title: Own, language: en", "own.txt", f"{ENGLISH}\n{words}\n")
    project.page(TRANSLATED % ("own", "sr-Latn", words))
    assert "(our translation)" in project.printed()


def test_a_translation_inside_a_sentence(project: Project) -> None:
    project.page("So {kfor:quote}`Nobody was hurt <ferry; lang=ga; translation=Nessuno si è fatto male>`.\n")
    assert "So “Nobody was hurt” (our translation: “Nessuno si è fatto male”)." in project.printed()


def test_language_and_direction(project: Project) -> None:
    project.page("```{kfor:quote} ferry\n:lang: he\n\nNobody was hurt.\n```\n")
    html = project.build("html", "-q").text("index.html")
    quotation, (caption,) = next(parsed(html).iter("blockquote")), parsed(html).iter("figcaption")
    assert (quotation.get("dir"), quotation.get("lang")) == ("rtl", "he")
    assert caption.get("lang") == "en"


def test_silent_initials(project: Project) -> None:
    project.page("It says {kfor:quote}`nobody was hurt <ferry>`.\n")
    assert "“[n]obody was hurt”" in project.printed()
    assert "“nobody was hurt”" in project.printed("-D", "kfor_initials=silent")


def test_a_language_without_word_lists_is_said(project: Project) -> None:
    path = project.corpus / "catalogue.yaml"
    path.write_text(path.read_text().replace("language: en", "language: fi"))
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    assert "no word lists for the language of ferry (kfor_language_data)" in project.build().said


DUTCH = "De veerboot is niet veilig, zegt de raad. Hij vaart in de winter nauwelijks.\n"
ENGLISH = (
    "The harbour at Dunmore, of which the council is the owner, was built by the ministry for the mail. "
    "It is now a place for the boats of those who fish in the bay, and of the men who dive for shells.\n"
)


@pytest.mark.parametrize(
    ("language", "said", "line"),
    [
        ("", "no 'language' in the record of 'text'", "no language named for text (catalogue)"),
        (" language: nl,", "no word lists for 'nl'", "no word lists for the language of text"),
    ],
)
def test_an_omission_that_nothing_reads_is_cautioned(
    project: Project, language: str, said: str, line: str
) -> None:
    project.add_source(f"id: text, type: report, title: Text,{language} issued: 2020", "text.txt", DUTCH)
    project.page("{kfor:quote}`De veerboot is […] veilig <text>`\n")
    assert f"{said}" in cautioned(project)
    line = (
        "no language named for text (catalogue)" if not language else "no word lists for the language of text"
    )
    assert line in project.build().said


def test_a_text_that_names_no_language_and_reads_like_english_is_read_so(project: Project) -> None:
    project.add_source("id: text, type: report, title: Text, issued: 2020", "text.txt", ENGLISH)
    project.page("{kfor:quote}`The harbour at Dunmore […] was built by the ministry <text>`\n")
    assert "no language named" not in project.build("text", "-W").said
