# ruff: noqa: E501 (each page is a whole sentence)
"""Words that begin at their verb, given to another than their source's subject; and honest pages beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_answered import Kind, cautioned, cite, quote

if TYPE_CHECKING:
    from project import Project

STRAIT = (
    "Norland and Talvia met in Osterby. Norland withdrew its last company in June. Talvia keeps two boats in the strait.\n\n"
    "The Institute for Maritime Studies puts the cost at 40 million crowns. The Ministry of Transport has published "
    "no estimate. It declined to share its figures.\n\n"
    "The fishermen's union lost a third of its members. Its head, Greta Olm, signed the petition in August."
)
WITHDREW, PUTS = quote("withdrew its last company in June"), quote("puts the cost at 40 million crowns")
DECLINED, LOST = quote("declined to share its figures"), quote("lost a third of its members")

KINDS = {
    "names of two states": Kind(
        STRAIT,
        (
            f"Norland {WITHDREW}.",
            f"Norland's government {WITHDREW}.",
            f"It {WITHDREW}.",
            f"Marland {WITHDREW}.",
        ),
        (f"Talvia {WITHDREW}.", f"In the end Talvia {WITHDREW}."),
    ),
    "a body by its noun": Kind(
        STRAIT,
        (f"The institute {PUTS}.", f"The think tank {PUTS}.", f"Its researchers {PUTS}."),
        (f"The Ministry of Transport {PUTS}.", f"The fishermen's union {PUTS}."),
    ),
    "what the source says of itself": Kind(
        "The Gazette counted the boats. The Harbour Union counted none.\n\n"
        "We found no boat without a licence, and we thank the crews.",
        (
            f"The Gazette {quote('found no boat without a licence')}.",
            f"Its reporters {quote('found no boat without a licence')}.",
            f"The paper says that it {quote('found no boat without a licence')}.",
        ),
        (
            f"The Harbour Union {quote('found no boat without a licence')}.",
            f"The Harbour Union admits that it {quote('found no boat without a licence')}.",
        ),
    ),
    "between a verb and what is said": Kind(
        "Das Ministerium klagt. Eine Pause hält der Rechnungshof nicht für vertretbar.",
        (f"Eine Pause hält der Rechnungshof {quote('nicht für vertretbar')}.",),
        (f"Eine Pause hält das Ministerium {quote('nicht für vertretbar')}.",),
        "de",
    ),
    "a pronoun in the source": Kind(
        STRAIT,
        (
            f"The ministry {DECLINED}.",
            f"The Ministry of Transport {DECLINED}.",
            f"The government {DECLINED}.",
        ),
        (f"The fishermen's union {DECLINED}.",),
    ),
    "members and officers": Kind(
        STRAIT,
        (f"The union {LOST}.", f"The fishermen {LOST}.", f"Greta Olm's union {LOST}."),
        (f"The Ministry of Transport {LOST}.",),
    ),
    "a citation": Kind(
        STRAIT,
        (
            f"Norland withdrew its last company at the start of summer {cite('withdrew its last company in June')}.",
            f"Talvia looked on as Norland withdrew the last company {cite('withdrew its last company in June')}.",
            f"The last company was withdrawn by Norland {cite('withdrew its last company in June')}.",
        ),
        (
            f"Talvia withdrew its last company at the start of summer {cite('withdrew its last company in June')}.",
        ),
    ),
    "officers, holders of an office, and passives": Kind(
        "Present: the Minister of Health (Ms Petra Lind), the Auditor General (Mr Tobias Ekman), Ms Ilse March for the "
        "Pilots' Association.\n\nThe Minister undertook to provide the papers. Mr Ekman fined the Pilots' Association in May. "
        "The opposition has not ruled out a motion.",
        (
            f"Ms Lind {quote('undertook to provide the papers')}.",
            f"The minister {quote('undertook to provide the papers')}.",
            f"The Auditor General {quote('fined')} it.",
            f"The Pilots' Association was {quote('fined')}.",
        ),
        (
            f"Mr Ekman {quote('undertook to provide the papers')}.",
            f"Ms March {quote('undertook to provide the papers')}.",
            f"The minister {quote('has not ruled out a motion')}.",
        ),
    ),
    "who did it, behind by": Kind(
        "The plan was drafted by the University of Hale and paid for by the Anglers' Trust.",
        (
            f"{quote('The plan was drafted')} by the university.",
            f"{quote('The plan was drafted')} by people in Hale.",
            f"{quote('The plan was drafted')} by May.",
        ),
        (f"{quote('The plan was drafted')} by the Anglers' Trust.",),
    ),
    "an object and an infinitive": Kind(
        "Brack Resources paid no dividend last year; its rival Corvane paid 3 crowns. The Anglers' Trust agreed to watch the river.",
        (
            f"Brack paid {quote('no dividend last year')}.",
            f"The trust promised {quote('to watch the river')}.",
            f"Corvane asked the Anglers' Trust {quote('to watch the river')}.",
            f"Brack paid no dividend, and Corvane did {cite('Brack Resources paid no dividend last year')}.",
        ),
        (
            f"Corvane paid {quote('no dividend last year')}.",
            f"Corvane promised {quote('to watch the river')}.",
            f"Corvane paid no dividend {cite('Brack Resources paid no dividend last year')}.",
        ),
    ),
    "whoever else is named beside": Kind(
        STRAIT,
        (
            f"Norland, and not Talvia, {WITHDREW}.",
            f"Unlike Talvia, which kept its boats, Norland {WITHDREW}.",
            f"Talvia had its way: {WITHDREW}, as Norland did.",
            f"Talvia {quote('[saw that Norland] withdrew its last company in June')}.",
            f"Talvia promised as much when Norland {WITHDREW}.",
        ),
        (f"Unlike Norland, Talvia {WITHDREW}.", f"After Norland had refused, Talvia {WITHDREW}."),
    ),
    "letters, and other nouns for the same": Kind(
        "The European Commission opened a case in May. The EC fined Castor 3 million euros. Northgate Trust closed two "
        "wards. The hospital group lost 12 million crowns. The regulator sent a letter.",
        (
            f"The EC {quote('opened a case in May')}.",
            f"The European Commission {quote('fined Castor 3 million euros')}.",
            f"The hospital group {quote('closed two wards')}.",
            f"Northgate Trust {quote('lost 12 million crowns')}.",
            f"The European Commission {quote('sent a letter')}.",
        ),
        (
            f"Castor {quote('closed two wards')}.",
            f"Northgate Trust {quote('opened a case in May')}.",
        ),
    ),
    "de": Kind(
        "Der Energieversorger Lohwerk zog den Antrag im Mai zurück. Die Landesregierung begrüßt den Schritt. "
        "Der Rechnungshof prüft die Verträge, die Gewerkschaft rechnet mit 400 Kündigungen.",
        (
            f"Lohwerk {quote('zog den Antrag im Mai zurück')}.",
            f"Der Versorger {quote('zog den Antrag im Mai zurück')}.",
            f"Die Regierung {quote('begrüßt den Schritt')}.",
        ),
        (
            f"Die Landesregierung {quote('prüft die Verträge')}.",
            f"Der Rechnungshof {quote('begrüßt den Schritt')}.",
        ),
        "de",
    ),
    "fr": Kind(
        "La société Brévan a suspendu les travaux en avril. Le ministère de l'Équipement réclame un calendrier. "
        "La Cour des comptes évalue le surcoût à 60 millions d’euros.",
        (
            f"L'entreprise {quote('a suspendu les travaux en avril')}.",
            f"La Cour {quote('évalue le surcoût à 60 millions d’euros')}.",
        ),
        (f"Le ministère de l'Équipement {quote('évalue le surcoût à 60 millions d’euros')}.",),
        "fr",
    ),
    "es": Kind(
        "El ayuntamiento de Lorca evacuó dos barrios. La empresa Aguasol niega haber recibido el aviso. "
        "El Gobierno aprobó una ayuda de 3 millones.",
        (
            f"El municipio {quote('evacuó dos barrios')}.",
            f"La compañía {quote('niega haber recibido el aviso')}.",
        ),
        (f"La empresa Aguasol {quote('evacuó dos barrios')}.",),
        "es",
    ),
    "it": Kind(
        "L'azienda sanitaria ha chiuso il pronto soccorso. Il ministero non ha risposto. La Corte dei conti esamina i contratti.",
        (f"La Corte {quote('esamina i contratti')}.", f"L'ASL {quote('ha chiuso il pronto soccorso')}."),
        (f"Il ministero {quote('esamina i contratti')}.",),
        "it",
    ),
    "sq": Kind(
        "Ministria e Mjedisit premtoi dy milionë euro. Komuna e Lipës kërkoi një komision.",
        (f"Ministria {quote('premtoi dy milionë euro')}.", f"Qeveria {quote('premtoi dy milionë euro')}."),
        (f"Komuna e Lipës {quote('premtoi dy milionë euro')}.",),
        "sq",
    ),
    "sr": Kind(
        "Министарство саобраћаја расписало је тендер. Општина Лиско тражи одштету.",
        (f"Министарство {quote('расписало је тендер')}.", f"Влада {quote('расписало је тендер')}."),
        (f"Општина Лиско {quote('расписало је тендер')}.",),
        "sr",
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_whom_the_source_has_is_not_cautioned(project: Project, name: str) -> None:
    kind = KINDS[name]
    assert cautioned(project, kind, kind.honest, kind.language) == []


@pytest.mark.parametrize("name", KINDS)
def test_another_is(project: Project, name: str) -> None:
    kind = KINDS[name]
    assert cautioned(project, kind, kind.altered, kind.language) == list(kind.altered)


def test_both_are_named_and_a_reason_accepts_it(project: Project) -> None:
    kind = KINDS["names of two states"]
    page = kind.altered[0]
    cautioned(project, kind, (page,))
    said = project.build("text", "-q", "-E").said
    assert "in the source it is said of 'Norland', your sentence says it of 'Talvia'" in said
    project.page(page.replace("<talk>", '<talk; accept-context.attribution="Talvia leads both.">') + "\n")
    assert project.build("text", "-q", "-E", "-W").status == 0
