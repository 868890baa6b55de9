"""Whom a page makes the speaker is held to the source: the sentence's own speaker decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

NEWS = """Bridge at Halm to close

The road bridge will be closed from June, the transport agency said on Sunday. “We have run out of ways \
to patch it,” the agency's director, Hanne Solberg, told reporters. She estimated the cost of the repair \
at 62 million crowns.

The agency denied that it had known. “The authors have not seen the pylons,” a spokesman said.

Two employees of the agency, who asked not to be named because they feared for their posts, said that a \
memo had warned of the cracks. One of them said it had been “put in a drawer because nobody wanted to \
pay”; the other blamed the mayor, who he said had missed two deadlines.

The Hauliers' Guild demanded money. Its president, Ole Brekke, believes that 200 jobs are at risk. Vilde \
Moe of the Town's Skippers' Association told us that the ferry is “what you offer to people who have no \
votes”. The mayor of Halm, Iris Falk, said she hoped to reopen one lane in the autumn.

The pier may close within five years unless it is raised, according to a survey that the town keeps to \
itself.
"""
STUDY = """Crossing the Vask

According to our estimate, a closure costs a town between 3 and 5 per cent of its jobs. In our view, \
however, the Commission could have paid for a ferry.

Jansen (2011) argued that such losses “vanish within two summers”, and Petrov and Amsel (2017) reported \
losses that lasted in six of nine towns.

The second option is a barge. We estimate that it could carry two lorries an hour, at a cost of 4 million \
crowns. Nils Amsel of the Harbour Board, who read a draft of this study, considers it too low, since the \
quays are old; in his opinion seven million crowns would be nearer.

An estimated 37 barges lie in the Vask. The transport agency adds something. A spokesman said that the \
Harbour Board had been offered a crane in 2016.
"""
HEARING = """Committee, oral evidence

Witnesses: Hanne Solberg, Director; Brigadier Omar Haddad, Chief Engineer

SOLBERG: I ordered an inspection on the same day. I would not drive my children over it.

HADDAD: I read the memo on the day that it came. My contract ends in March.

SOLBERG: That is so.
"""
MINUTES = """Halm, meeting of the pier board

The board took note of the report of the Audit Office, according to which 412 lorries crossed in March. The \
Audit Office recorded 19 cases of damage. In its view, most of them were due to overloading.

Halm and Vask favoured tolls; Lom was of the view that “any toll would be the end of the market”. \
Vask was of the view that a longer pier would be a folly of the rich.

A Lom harbour official, who asked not to be named because he had no leave to speak, said the delay was \
“an order from the top” and could end within days if the fee fell.

Dr Runa Tveit, an engineer who is not of the board, warned against haste. Evidence from elsewhere suggested \
that steel lasts longer, she said, but it was thin. “I would be astonished if it held for ten years,” \
she said.

The master of the port, Tor Eide, rejected that. He said the number of pilots had not changed since May. \
“Safety comes before the timetable,” Eide told reporters in Lom.

The board admits that it is hard to hire: last year only 11 of 19 posts for masons were filled. It claims \
that pilots are easy to find: last year 17 of 18 posts for pilots were filled.

Our own masons think that the pier will be nearer nine metres than ten.
"""
RECORDS = {
    "news": "id: news, type: article-newspaper, title: Bridge, publisher: Gazette, language: en",
    "study": "id: study, type: report, title: Crossing, publisher: Institute for Mobility, language: en, "
    "author: [{family: Ostrowski, given: Piotr}, {family: Lindqvist, given: Eva}]",
    "hearing": "id: hearing, type: report, title: Evidence, publisher: Parliament, language: en",
}


RECORDS["minutes"] = (
    "id: minutes, type: report, title: Minutes, publisher: Pier Board, language: en, "
    "author: [{family: Moen, given: Siri}]"
)


@pytest.fixture
def halm(project: Project) -> Project:
    for name, text in (("news", NEWS), ("study", STUDY), ("hearing", HEARING), ("minutes", MINUTES)):
        project.add_source(RECORDS[name], f"{name}.txt", text)
    return project


PATCH = "{kfor:quote}`have run out of ways to patch it <news>`"
COST = '{kfor:value}`news > "the cost of the repair at [62 million crowns]"`'
AUTHORS = "{kfor:quote}`the authors have not seen the pylons <news>`"
DRAWER = "{kfor:quote}`put in a drawer because nobody wanted to pay <news>`"
DEADLINES = '{kfor:cite}`news > "had missed two deadlines"`'
JOBS = '{kfor:value}`news > "believes that [200 jobs]"`'
VOTES = "{kfor:quote}`what you offer to people who have no votes <news>`"
LANE = "{kfor:quote}`reopen one lane in the autumn <news>`"
PIER = '{kfor:cite}`news > "The pier may close within five years unless it is raised"`'
LOSS = '{kfor:value}`study > "costs a town [between 3 and 5 per cent] of its jobs"`'
FERRY = "{kfor:quote}`could have paid for a ferry <study>`"
LASTED = '{kfor:cite}`study > "reported losses that lasted in six of nine towns"`'
SUMMERS = "{kfor:quote}`vanish within two summers <study>`"
BARGE = '{kfor:cite}`study > "at a cost of 4 million crowns"`'
NEARER = '{kfor:cite}`study > "seven million crowns would be nearer"`'
BARGES = '{kfor:value}`study > "An estimated [37] barges"`'
CRANE = '{kfor:cite}`study > "had been offered a crane in 2016"`'
ORDERED = "{kfor:quote}`ordered an inspection on the same day <hearing>`"
MARCH = "{kfor:quote}`my contract ends in March <hearing>`"

CROSSED = '{kfor:value}`minutes > "[412] lorries crossed in March"`'
LOAD = '{kfor:cite}`minutes > "most of them were due to overloading"`'
TOLL = "{kfor:quote}`any toll would be the end of the market <minutes>`"
FOLLY = "{kfor:quote}`a longer pier would be a folly of the rich <minutes>`"
ORDER = "{kfor:quote}`an order from the top <minutes>`"
FEE = '{kfor:cite}`minutes > "could end within days if the fee fell"`'
HELD = "{kfor:quote}`would be astonished if it held for ten years <minutes>`"
PILOTS = '{kfor:cite}`minutes > "the number of pilots had not changed since May"`'
SAFETY = "{kfor:quote}`Safety comes before the timetable <minutes>`"
POSTS = '{kfor:value}`minutes > "only [11 of 19] posts for masons"`'
CLAIMED = '{kfor:value}`minutes > "[17 of 18] posts for pilots"`'
METRES = "{kfor:quote}`will be nearer nine metres than ten <minutes>`"

#: A sentence that gives words to their speaker, and one that gives them to somebody else.
PAIRS = [
    (f"Solberg said on Sunday that they {PATCH}.", f"Falk said on Sunday that they {PATCH}."),
    (f"The agency says that they {PATCH}.", f"The town says that they {PATCH}."),
    (f"For Hanne Solberg they {PATCH}.", f"For Ole Brekke they {PATCH}."),
    (f"The agency puts the repair at {COST}.", f"The mayor puts the repair at {COST}."),
    (f"Solberg came. Her estimate is {COST}.", f"Solberg came. Brekke estimates it at {COST}."),
    (f"The agency retorts that {AUTHORS}.", f"The mayor retorts that {AUTHORS}."),
    (f"An employee told the paper that it was {DRAWER}.", f"The agency told the paper that it was {DRAWER}."),
    (f"One of the two employees says it was {DRAWER}.", f"The director says it was {DRAWER}."),
    (
        f"Another employee said that the mayor had been late twice {DEADLINES}.",
        f"The agency says that the mayor had been late twice {DEADLINES}.",
    ),
    (f"The Hauliers' Guild thinks that {JOBS} may go.", f"The agency thinks that {JOBS} may go."),
    (f"Vilde Moe told the Gazette that it is {VOTES}.", f"Iris Falk told the Gazette that it is {VOTES}."),
    (
        f"The objection of Vilde Moe is that it is {VOTES}.",
        f"The objection of Ole Brekke is that it is {VOTES}.",
    ),
    (f"The mayor said that she hoped to {LANE}.", f"The mayor said that she would {LANE}."),
    (f"The mayor would like to {LANE}, she said.", f"The mayor promised to {LANE}."),
    (
        f"According to a survey the pier may close if it is not raised {PIER}.",
        f"According to the agency the pier may close if it is not raised {PIER}.",
    ),
    (f"Ostrowski and Lindqvist estimate the loss at {LOSS}.", f"Jansen estimates the loss at {LOSS}."),
    (f"By the authors' estimate the loss is {LOSS}.", f"The loss is {LOSS}."),
    (f"The institute thinks that the Commission {FERRY}.", f"The agency thinks that the Commission {FERRY}."),
    (f"Petrov and Amsel report lasting losses {LASTED}.", f"Jansen reports lasting losses {LASTED}."),
    (
        f"Petrov is a critic. Jansen says that they {SUMMERS}.",
        f"Jansen is a critic. Petrov says they {SUMMERS}.",
    ),
    (f"The Institute puts a barge at 4 million crowns {BARGE}.", f"The agency puts it at 4 million {BARGE}."),
    (f"Ostrowski and Lindqvist reckon 4 million crowns {BARGE}.", f"Amsel reckons 4 million crowns {BARGE}."),
    (f"Nils Amsel thinks 7 million crowns likelier {NEARER}.", f"Jansen thinks 7 million likelier {NEARER}."),
    (f"In Amsel's opinion it is 7 million crowns {NEARER}.", f"The authors think it is 7 million {NEARER}."),
    (
        f"The Institute estimates that about {BARGES} lie there.",
        f"Jansen estimates that about {BARGES} lie there.",
    ),
    (f"The agency says that a crane was on offer {CRANE}.", f"The Board says a crane was on offer {CRANE}."),
    (
        f"Haddad spoke. The director said that she {ORDERED}.",
        f"Solberg spoke. The Brigadier said that he {ORDERED}.",
    ),
    (
        f"According to the Audit Office {CROSSED} lorries crossed.",
        f"According to the Guild {CROSSED} lorries crossed.",
    ),
    (f"The Audit Office counted {CROSSED} lorries.", f"Vask counted {CROSSED} lorries."),
    (
        f"The Audit Office saw the damage, which it puts down to heavy loads {LOAD}.",
        f"Lom saw the damage, which it puts down to heavy loads {LOAD}.",
    ),
    (f"Most, in the Audit Office's view, was heavy loads {LOAD}.", f"Most was, in Lom's view, loads {LOAD}."),
    (f"Others want tolls, whereas for Lom {TOLL}.", f"Lom wants none, whereas for Vask {TOLL}."),
    (f"Vask holds that {FOLLY}.", f"Halm holds that {FOLLY}."),
    (f"As Vask sees it, {FOLLY}.", f"As Lom sees it, {FOLLY}."),
    (f"In Lom's view {TOLL}.", f"In Halm's view {TOLL}."),
    (
        f"A harbour official gave the board a version, which it could not confirm: that it was {ORDER}.",
        f"The port's master gave the board a version, which it could not confirm: that it was {ORDER}.",
    ),
    (f"A harbour official told the board that it was {ORDER}.", f"Tor Eide told the board it was {ORDER}."),
    (
        f"An anonymous official said it might pass with a lower fee {FEE}.",
        f"Lom said it might pass with a lower fee {FEE}.",
    ),
    (f"Dr Tveit said of the older pier that she {HELD}.", f"Eide said of the older pier that he {HELD}."),
    (
        f"The port's master, Tor Eide, does not believe it: as many came, he said {PILOTS}, as Lom denies.",
        f"An engineer, Runa Tveit, does not believe it: as many came, she said {PILOTS}, as Lom denies.",
    ),
    (
        f"Tor Eide will have none of it. He told reporters in Lom that all was well, adding {SAFETY}.",
        f"Runa Tveit will have none of it. She told reporters in Lom that all was well, adding {SAFETY}.",
    ),
    (
        f"Frost comes: the board puts it so, and the masons of Moen & Dahl, the best, think it {METRES}.",
        f"Frost comes: the masons of Moen & Dahl put it so, and the Guild, the best, thinks it {METRES}.",
    ),
    (f"Of the posts for masons only {POSTS} were filled.", f"Of the posts for pilots {CLAIMED} were filled."),
    (
        f"Eide disagrees with Tveit: there were as many pilots, he reckons {PILOTS}.",
        f"Tveit disagrees with Eide: there were as many pilots, she reckons {PILOTS}.",
    ),
    (f"The engineer told the board that she {HELD}.", f"The port's master told the board that he {HELD}."),
    (f"By the Audit Office's count {CROSSED} lorries crossed.", f"By the Guild's count {CROSSED} crossed."),
    (f"The Brigadier said that {MARCH}.", f"Haddad spoke for long.\n\nSolberg said that {MARCH}."),
]


@pytest.mark.parametrize("page", [pair[0] for pair in PAIRS])
def test_a_speaker_who_is_named_in_any_form_is_heard(halm: Project, page: str) -> None:
    halm.page(f"{page}\n")
    result = halm.build("text", "-q")
    assert (result.status, result.said) == (0, "")


@pytest.mark.parametrize("page", [pair[1] for pair in PAIRS])
def test_words_that_are_given_to_another_are_cautioned(halm: Project, page: str) -> None:
    halm.page(f"{page}\n")
    said = halm.build("text", "-q").said
    assert any(rule in said for rule in ("accept-context.", "accept-speaker."))


def test_a_name_is_offered_only_where_the_source_has_it_at_the_verb(halm: Project) -> None:
    halm.page(f"The cost is {COST}. {JOBS} may go. The loss is {LOSS}. The mayor was late {DEADLINES}.\n")
    said = halm.build("text", "-q").said
    assert "('Ole Brekke says …')" in said
    assert "('an official said that …')" in said
    assert "says …'" not in said.replace("('Ole Brekke says …')", "")


def test_the_rank_before_a_name_is_the_office_of_one(halm: Project) -> None:
    halm.page(f"The Chief Engineer said that {MARCH}.\n")
    assert halm.build("text", "-q").said == ""


@pytest.mark.parametrize(
    ("author", "page", "heard"),
    [
        ("Verband der Lotsen", "Der Verband sagt, die Zahl sei", True),
        ("Verband der Lotsen", "Beim Lotsenverband heißt es, die Zahl sei", True),
        ("Verband der Lotsen", "Der Rechnungshof sagt, die Zahl sei", False),
        ("Rechnungshof", "Der Rechnungshof sagt, die Zahl sei", False),
    ],
)
def test_who_leads_a_society_speaks_for_it_in_its_own_text(
    project: Project, author: str, page: str, *, heard: bool
) -> None:
    project.add_source(
        f"id: release, type: document, title: Maut, language: de, author: [{{literal: {author}}}]",
        "release.txt",
        "Der Verband der Lotsen lehnt die Maut ab. „Das sind 19 Euro, die niemand bezahlt“, sagte "
        "Geschäftsführer Hanno Veit.\n\nDen Bericht des Rechnungshofs bewertet der Verband zurückhaltend. "
        "Die Zahl sei nicht falsch, zeichne aber ein schiefes Bild, sagte Veit, da Lotsen arbeiten.\n",
    )
    project.write(
        "conf.py",
        'language = "de"\nextensions = ["myst_parser", "sphinx_kfor"]\nexclude_patterns = ["corpus"]\n'
        'kfor_catalogue = "corpus/catalogue.yaml"\n',
    )
    project.page(f"{page} {{kfor:quote}}`nicht falsch, zeichne aber ein schiefes Bild <release>`.\n")
    assert ("kfor.context" not in project.build("text", "-q").said) == heard
