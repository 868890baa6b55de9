"""Minutes and records: heads with an office, and what the record says in its own voice between the turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

ITALIAN = """
**PRESIDENTE** – Apriamo la seduta. Sono le nove.

**TAVELLI**, *assessora alla pesca* – Il mercato perde 300 mila euro l'anno.

**RONDO**, *consigliere di Ansello Futura* – Dodici anni di contratto sono troppi.

**TAVELLI** – Con sei anni non si presenta nessuno.

**COSMAI**, *direttore generale della Ansello Servizi S.r.l.* – La cella frigorifera va sostituita subito.

### 2. Voto

Il Presidente mette ai voti il piano. Il piano è approvato con undici voti favorevoli.

La seduta è tolta alle ore 17,25.
"""
STOPS = """
BELLI, assessore ai Trasporti. La linea è in ritardo.

PIRAS, direttore di esercizio di Ferrovie Lente S.p.A. Tre treni sono fermi in officina.

BELLI. Lo sapevamo da novembre.
"""
GERMAN = """
Anwesend: die Mitglieder Jens Harms, Petra Voigt und Ali Demir.

Reimers, Bauamtsleiter: Der Turm ist gesperrt.

Voigt (Wählergemeinschaft): Das wussten wir schon im Herbst.

Reimers: Uns fehlte der Haushalt.

Harms, stellvertretender Ortsvorsteher: Der Verein würde 5.000 Euro dazugeben.

(Beifall bei der Liste – Zuruf von der Mitte: Das reicht doch nie!)

Beschluss

Der Beirat empfiehlt mit drei Stimmen, den Turm zu ersetzen.

Die Sitzung wird um 21 Uhr geschlossen.
"""
ENGLISH = """
The Secretary of State for Ports (Fiona Garrick): I beg to move the Bill. The piers cost too much.

Dr Pryce: My constituents will stop landing crab here.

Fiona Garrick: Nobody has proposed to double anything; the rise is 18 per cent.

Question put.

The House divided: Ayes 31, Noes 12.
"""
HEARING = """
BY MR. HOLLIS:

Q. Ms. Petrakis, what did you see?

A. I saw the brake lamp go out.

MS. WINTER: The question is leading, I object.

THE COURT: The witness may answer.

BY MS. WINTER:

Q. Had the gantry been inspected? The log shows a full check at six.

A. It had been signed for. I never saw anyone climb up.
"""
FRENCH = """
M. le président. La parole est à Mme Marchal.

Mme Solène Marchal. La ligne transporte trois cents lycéens.

M. Thibaud Kerjean, vice-président chargé des transports. Nous étudions un car toutes les heures.

Mme Solène Marchal. Un car met cinquante minutes de plus.

(L'amendement no 7 n'est pas adopté.)

La séance est suspendue à douze heures vingt.
"""
SPANISH = """
Diario de sesiones

La señora IRAOLA DÍEZ: Los regantes llevan once semanas sin agua.

El señor CONSEJERO DE AGRICULTURA (Ferrer Olmos): Es un turno de riego.

La señora IRAOLA DÍEZ: Nadie lo ha visto.

Efectuada la votación, dio el siguiente resultado: votos a favor, 9; en contra, 6.
"""
COUNCIL = """
Niederschrift der Sitzung vom 20. Mai 2025

Lüders, Planer bei der Kessler & Co. KG: Das Dach hält noch fünf Jahre.

Ratsfrau Beeke, UWG: Im Winter lief Wasser in die Halle.

Lüders: Das Wasser kam durch das Tor.

Das Tor steht offen.

Beschluss

Der Ausschuss beschließt mit fünf Stimmen ein Gutachten. Die Kosten trägt die Gemeinde.
"""
SPEECH = """
The President: The Member for Douglas.

Mr Corlett: The harbour wall is older than this House.

It was built for sail. No vessel was ever meant to lie against it.

In 1961 the first steamers came. The stones began to move.

In 1987 a survey was made, and put in a drawer.

In 2004 another was made. It found a void behind the wall.

The void has since doubled.

Mrs Quayle: The owners were told by letter.

Mr Corlett: They were told nothing.
"""
PODCAST = """
Jo Kemp: With me is the harbour master, Ines Kolm.

Ines Kolm: Thank you.

Jo Kemp: How bad is it?

Ines Kolm: The channel has lost a metre.

The members voted for a second visit by 40 votes to 12. The council has not paid for it.

Jo Kemp: Who should?

Ines Kolm: The ferry company.
"""
TRIAL = """
DIRECT EXAMINATION BY MR. FISK:

Q. Ms. Dolan, where were you at nine?

A. In the pump house. The gauge read zero.

CROSS-EXAMINATION BY MS. ABARA:

Q. The phone records show one call, not two.

A. Then the records are wrong.
"""
SENATE = """
M. Denis Rouvière. Le bac ne circule plus depuis février.

Mme la présidente. La parole est à Mme la ministre.

Mme Sophie Lantier, ministre déléguée auprès du ministre des transports, chargée de la mer. Il reprend en mai.

M. Denis Rouvière. Je n'en crois rien !
"""
QUARREL = """
SENTIERI (Civica). Chiedo la sospensione dei canoni.

GARZENA (Unione). La sospensione toglierebbe i soldi per la manutenzione.

SENTIERI. Allora ditelo.
"""
SERBIAN = """
Записник са седнице Скупштине

Горан Пешић, директор Градског превоза: Гориво је поскупело за петину.

Одборник Јован Станић: Предузеће има 46 возача на боловању.

Горан Пешић: Има их 31.

Предлог је усвојен са 28 гласова за и 9 против.
"""
ALBANIAN = """
Kryetarja, znj. Drita Hoxhaj: Hapim mbledhjen me një pikë.

Z. Arben Kodra, drejtor i Ujësjellësit: Rrjeti humb 60 për qind të ujit.

Z. Arben Kodra: Tenderi u anulua dy herë.

Propozimi u miratua me 14 vota pro dhe 3 kundër.
"""
HONEST = [
    ("en", PODCAST, "The council, Ines Kolm said, {kfor:quote}`has not paid for it <r>`."),
    ("en", TRIAL, "Ms Dolan testified that {kfor:quote}`[t]he gauge read zero <r>`."),
    ("en", TRIAL, "In cross-examination Dolan insisted that {kfor:quote}`the records are wrong <r>`."),
    ("fr", SENATE, "Sophie Lantier a dit qu'il {kfor:quote}`reprend en mai <r>`."),
    ("de", COUNCIL, "Planer Lüders sagte, das Dach {kfor:quote}`hält noch fünf Jahre <r>`."),
    ("de", COUNCIL, "Lüders sagte, das Wasser {kfor:quote}`kam durch das Tor <r>`."),
    ("de", COUNCIL, "Die Kosten {kfor:quote}`trägt die Gemeinde <r>`."),
    ("en", SPEECH, "The void, Corlett said, {kfor:quote}`has since doubled <r>`."),
    (
        "it",
        QUARREL,
        "Garzena e Sentieri si sono divisi. Garzena si è opposto: {kfor:quote}`toglierebbe i soldi <r>`.",
    ),
    (
        "it",
        ITALIAN,
        "L'assessora Tavelli ha riferito che il mercato {kfor:quote}`perde 300 mila euro l'anno <r>`.",
    ),
    ("it", ITALIAN, "Cosmai ha detto che la cella {kfor:quote}`va sostituita subito <r>`."),
    ("it", ITALIAN, "Il piano {kfor:quote}`è approvato con undici voti favorevoli <r>`."),
    ("it", ITALIAN, "La seduta {kfor:quote}`è tolta alle ore 17,25 <r>`."),
    ("it", STOPS, "Piras ha detto che {kfor:quote}`[t]re treni sono fermi in officina <r>`."),
    ("de", GERMAN, "Harms kündigte an, der Verein {kfor:quote}`würde 5.000 Euro dazugeben <r>`."),
    ("de", GERMAN, "Der Beirat empfiehlt {kfor:quote}`mit drei Stimmen, den Turm zu ersetzen <r>`."),
    ("en", ENGLISH, "Garrick conceded that {kfor:quote}`[t]he piers cost too much <r>`."),
    ("en", ENGLISH, "{kfor:quote}`The House divided: Ayes 31, Noes 12 <r>`."),
    (
        "en",
        HEARING,
        "Asked by Ms Winter, Petrakis said that she {kfor:quote}`never saw anyone climb up <r>`.",
    ),
    ("en", HEARING, "The court ruled that the {kfor:quote}`witness may answer <r>`."),
    ("fr", FRENCH, "Thibaud Kerjean a promis {kfor:quote}`un car toutes les heures <r>`."),
    ("fr", FRENCH, "{kfor:quote}`L'amendement no 7 n'est pas adopté <r>`."),
    ("fr", FRENCH, "La séance {kfor:quote}`est suspendue à douze heures vingt <r>`."),
    ("es", SPANISH, "{kfor:quote}`Efectuada la votación, dio el siguiente resultado: votos a favor, 9 <r>`."),
    ("sr", SERBIAN, "Предлог {kfor:quote}`је усвојен са 28 гласова за и 9 против <r>`."),
    ("sq", ALBANIAN, "Propozimi {kfor:quote}`u miratua me 14 vota pro dhe 3 kundër <r>`."),
    ("sq", ALBANIAN, "Kryetarja Drita Hoxhaj tha: {kfor:quote}`Hapim mbledhjen me një pikë <r>`."),
]
ALTERED = [
    ("en", PODCAST, "Jo Kemp said that the council {kfor:quote}`has not paid for it <r>`."),
    ("en", TRIAL, "Mr Fisk said that {kfor:quote}`[t]he gauge read zero <r>`."),
    ("fr", SENATE, "Rouvière a dit qu'il {kfor:quote}`reprend en mai <r>`."),
    ("de", COUNCIL, "Ratsfrau Beeke sagte, das Wasser {kfor:quote}`kam durch das Tor <r>`."),
    ("de", COUNCIL, "Das Dach {kfor:quote}`hält noch fünf Jahre <r>`."),
    ("de", COUNCIL, "Lüders sagte, dass die Gemeinde {kfor:quote}`ein Gutachten <r>` wolle."),
    ("en", SPEECH, "Mrs Quayle said that the void {kfor:quote}`has since doubled <r>`."),
    ("en", SPEECH, "The void {kfor:quote}`has since doubled <r>`."),
    ("sr", SERBIAN, "Пешић је рекао да предлог {kfor:quote}`је усвојен са 28 гласова за и 9 против <r>`."),
    ("it", ITALIAN, "Cosmai ha detto che il piano {kfor:quote}`è approvato con undici voti <r>`."),
    (
        "it",
        QUARREL,
        "Garzena e Sentieri si sono divisi. Sentieri si è opposta: {kfor:quote}`toglierebbe i soldi <r>`.",
    ),
    ("it", ITALIAN, "L'assessora Tavelli ha detto che la cella {kfor:quote}`va sostituita subito <r>`."),
    ("it", ITALIAN, "La cella frigorifera {kfor:quote}`va sostituita subito <r>`."),
    ("it", STOPS, "Belli ha detto che {kfor:quote}`[t]re treni sono fermi in officina <r>`."),
    ("de", GERMAN, "Petra Voigt erklärte, der Verein {kfor:quote}`würde 5.000 Euro dazugeben <r>`."),
    ("de", GERMAN, "Voigt sagte: {kfor:quote}`Der Verein würde 5.000 Euro dazugeben <r>`."),
    ("de", GERMAN, "Harms rief: {kfor:quote}`Das reicht doch nie! <r>`"),
    ("en", ENGLISH, "Dr Pryce conceded that {kfor:quote}`[t]he piers cost too much <r>`."),
    ("en", HEARING, "Petrakis said that {kfor:quote}`[t]he log shows a full check at six <r>`."),
    ("en", HEARING, "Mr Hollis ruled that {kfor:quote}`[t]he witness may answer <r>`."),
    ("fr", FRENCH, "Solène Marchal a promis {kfor:quote}`un car toutes les heures <r>`."),
    ("es", SPANISH, "Los regantes {kfor:quote}`llevan once semanas sin agua <r>`."),
    ("sr", SERBIAN, "Гориво је {kfor:quote}`поскупело за петину <r>`."),
    ("sq", ALBANIAN, "Tenderi {kfor:quote}`u anulua dy herë <r>`."),
]


def _said(project: Project, tongue: str, record: str, sentence: str) -> str:
    name = "record.md" if "**" in record else "record.txt"
    fields = f"id: r, type: article, title: Record, issued: 2025, language: {tongue}"
    project.add_source(fields, name, record.lstrip())
    project.page(f"{sentence}\n")
    return project.build("text", "-D", f"language={tongue}").said


@pytest.mark.parametrize(("tongue", "record", "sentence"), HONEST)
def test_who_has_the_floor_is_named(project: Project, tongue: str, record: str, sentence: str) -> None:
    assert "[kfor." not in _said(project, tongue, record, sentence)


@pytest.mark.parametrize(("tongue", "record", "sentence"), ALTERED)
def test_another_or_nobody_is_cautioned(project: Project, tongue: str, record: str, sentence: str) -> None:
    assert "[kfor." in _said(project, tongue, record, sentence)
