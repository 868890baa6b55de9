# ruff: noqa: E501 (each source is a few whole sentences)
"""The many ways in which a page says whose words a passage is, or what limits it, and their altered twins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_answered import Kind, cautioned, cite, quote

if TYPE_CHECKING:
    from project import Project

INTERVIEW = """You cannot hurry a wall

The engineer Ana Ruiz on walls, silt and patience

Interview: Dorian Kell, The Gazette, 4 April 2025

Ms Ruiz, the wall is old. Will it hold?

It will hold for ten years or so.

Why no longer?

The silt is rising, and nobody wants to pay for a dredger.

Some say that the town should move. Are they wrong?

They are early. I would not buy a house there."""

BELOW = cite("keep the ferry running at an oil price below 80 crowns")

KINDS = {
    "at once is no condition": Kind(
        "Let me say at once that the harbour is not for sale. Once the ramp is mended the ferry will run twice a day.",
        (f"The harbour {quote('is not for sale')}.",),
        (f"The ferry {quote('will run twice a day')}.",),
    ),
    "an interview without names": Kind(
        INTERVIEW,
        (
            f"Ana Ruiz gives the wall some time: {quote('It will hold for ten years or so.')}",
            f"Nobody, says Ana Ruiz, {quote('wants to pay for a dredger', '; speaker=Ana Ruiz')}.",
            f"As Ruiz puts it, {quote('The silt is rising')}.",
        ),
        (
            f"Ana Ruiz holds that {quote('the town should move')}.",
            f"It is plain that {quote('The silt is rising')}.",
            f"Dorian Kell says that {quote('The silt is rising')}.",
        ),
    ),
    "indirect speech that goes on": Kind(
        "The head of works, Ms Ana Ruiz, replied that the wall was old. It might fail unless it was mended.\n\n"
        "The board met. It closed the ramp on Monday.",
        (f"Ana Ruiz said that {quote('It might fail unless it was mended')}.",),
        (
            f"Tomas Fey said that {quote('It might fail unless it was mended')}.",
            f"Ana Ruiz said that {quote('It closed the ramp on Monday')}.",
        ),
    ),
    "she is the minister": Kind(
        "The Minister of Ports and Roads, Ms Ana Ruiz, came to Orle.\n\nOn the ramp built by the town of Orle "
        "in May, the Minister said that it was fine. “We do not own the wall, but we mind it,” she said.",
        (f"Ana Ruiz told the town: {quote('We do not own the wall, but we mind it')}",),
        (f"Tomas Fey told the town: {quote('We do not own the wall, but we mind it')}",),
    ),
    "somebody reports another": Kind(
        "Councillor Fey spoke. He reported that a farmer had told him: “I sell two cows, and the tax is gone.” "
        "He announced that he would vote for it.",
        (
            f"Councillor Fey passed on what a farmer had said to him: {quote('I sell two cows')}",
            f"Fey reports what a farmer told him: {quote('I sell two cows')}",
        ),
        (
            f"Councillor Fey was blunt: {quote('I sell two cows')}",
            f"Ines Kolm said that {quote('I sell two cows')}.",
        ),
    ),
    "nobody is made known": Kind(
        "Two officials at the Ministry of Ports spoke. One of them said the ramp “was never refused”; the other "
        "blamed the town, which she said had been late.",
        (
            f"An unnamed official told the paper that the ramp {quote('was never refused')}.",
            f"The ramp, one official said, {quote('was never refused')}.",
        ),
        (
            f"Ines Kolm told the paper that the ramp {quote('was never refused')}.",
            f"The ramp {quote('was never refused')}.",
        ),
    ),
    "another in the sentence before": Kind(
        "Ines Kolm, the harbour master, spoke first. “The wall is my budget,” she said. Tomas Fey, the treasurer, left.",
        (f"Ines Kolm came. She said that {quote('The wall is my budget')}.",),
        (
            f"Ines Kolm came. Fey said that {quote('The wall is my budget')}.",
            f"Fey said on Tuesday that {quote('The wall is my budget')}.",
            f"Ines Kolm came. The treasurer said that {quote('The wall is my budget')}.",
        ),
    ),
    "hopes are no promises": Kind(
        "The Minister told the board that she hoped to open the ramp again in May.",
        (f"The Minister hopes to {quote('open the ramp again in May')}.",),
        (f"The Minister told the board that she would {quote('open the ramp again in May')}.",),
    ),
    "what is only hoped": Kind(
        "The town would apply for about 140 crowns, she said.",
        (f"The town hopes for {cite('about 140 crowns')} 140 crowns.",),
        (f"The town will get 140 crowns {cite('about 140 crowns')}.",),
    ),
    "a limit that is taken up": Kind(
        "She counts 60 graduates who were accused, although only four had been charged.",
        (
            f"Sixty or so, {quote('60 graduates')} in her count, were accused; four have been charged.",
            f"She counts {quote('60 graduates who were accused')}, though four alone were charged.",
        ),
        (f"She counts {quote('60 graduates who were accused')}.",),
    ),
    "a condition that is taken up": Kind(
        "If we had applied a threshold of 90 per cent, we would have had to cancel two courses.",
        (f"With a threshold of 90 per cent {quote('we would have had to cancel two courses')}, it says.",),
        (f"So {quote('we would have had to cancel two courses')}, it says.",),
    ),
    "without": Kind(
        "Without inspectors, she warned, the rule would remain a sentence on paper.",
        (f"A rule without inspectors, she warns, is {quote('a sentence on paper')}.",),
        (f"The rule is {quote('a sentence on paper')}.",),
    ),
    "a date that cannot be moved": Kind(
        "A date that cannot be moved is worth more than a promise. No date that can be moved is worth a penny.",
        (f"Such a date {quote('is worth more than a promise')}.",),
        (f"Such a date {quote('is worth a penny')}.",),
    ),
    "participles are no conditions": Kind(
        "Estimates provided to the board range from 200 to 400 lorries. The ramp opens, provided that it is dry.",
        (f"By some estimates they {quote('range from 200 to 400 lorries')}.",),
        (f"In May {quote('The ramp opens')}.",),
    ),
    "its own count": Kind(
        "According to the survey, 31 lorries wait. According to a survey by the League, 12 ships wait.",
        (f"At the ramp {quote('31 lorries wait')}.",),
        (f"At the ramp {quote('12 ships wait')}.",),
    ),
    "another word for the condition": Kind(
        "The town hopes that the grant will be renewed. If it is not, the ferry could stop in March.",
        (
            f"If the grant runs out, the ferry {quote('could stop in March')}.",
            f"If the grant is not renewed, the ferry {quote('could stop in March')}.",
            f"Without the money the ferry {quote('could stop in March')}.",
            f"The town counts on the grant; without one, it says, the ferry {quote('could stop in March')}.",
            f"The ferry {quote('could stop in March')} unless the grant is renewed.",
        ),
        (
            f"If the grant is renewed, the ferry {quote('could stop in March')}.",
            f"The ferry {quote('could stop in March')}.",
            f"The town waits if it must, and the ferry {quote('could stop in March')}.",
        ),
    ),
    "a condition that something fails": Kind(
        "Should the pump fail, the cellar will be under water.",
        (
            f"Without a pump that works, the cellar {quote('will be under water')}.",
            f"If the pump breaks, the cellar {quote('will be under water')}.",
        ),
        (
            f"Unless the pump fails, the cellar {quote('will be under water')}.",
            f"The cellar {quote('will be under water')}.",
        ),
    ),
    "a bound said as a condition": Kind(
        "The town can keep the ferry running at an oil price below 80 crowns, but not at a higher one.",
        (
            f"The town can pay for the ferry as long as oil costs less than 80 crowns {BELOW}.",
            f"The town can pay for the ferry below 80 crowns, but not above that, it says {BELOW}.",
        ),
        (
            f"The town can pay for the ferry {BELOW}.",
            f"The town can pay for the ferry until May {BELOW}.",
        ),
    ),
    "denied twice": Kind(
        "The auditors cannot rule out that the seal was broken. The board does not deny that the gate leaked.",
        (
            f"The auditors do not rule out {quote('that the seal was broken')}.",
            f"The board does not dispute {quote('that the gate leaked')}.",
        ),
        (
            f"The auditors rule out {quote('that the seal was broken')}.",
            f"The board denies {quote('that the gate leaked')}.",
        ),
    ),
    "what lies there": Kind(
        "By now the loss lies between 20 and 30 crowns. The mayor lies that the loss is small.",
        ('By now it is put at {kfor:value}`talk > "the loss lies [between 20 and 30 crowns]"`.',),
        (f"It is agreed that {quote('the loss is small')}.",),
    ),
    "down to one from another": Kind(
        "The catch has been revised down to 9.1 tonnes from 10.4 tonnes in July. The boats took from 2 to 5 tonnes each.",
        ('The catch is now put at {kfor:value}`talk > "revised down to [9.1 tonnes] from"`.',),
        ('Each boat took {kfor:value}`talk > "took from [2] to 5 tonnes each"` tonnes.',),
    ),
    "ne … pas is one negation": Kind(
        "Le conseil ne croit pas que le mur est solide.",
        (
            f"Le conseil ne pense jamais que {quote('le mur est solide')}.",
            f"Le conseil doute que {quote('le mur est solide')}.",
        ),
        (
            f"Le conseil croit que {quote('le mur est solide')}.",
            f"Le conseil ne doute pas que {quote('le mur est solide')}.",
        ),
        "fr",
    ),
    "denied twice in Italian": Kind(
        "I revisori non possono escludere che il sigillo sia stato rotto.",
        (f"I revisori non escludono {quote('che il sigillo sia stato rotto')}.",),
        (f"I revisori escludono {quote('che il sigillo sia stato rotto')}.",),
        "it",
    ),
    "denied twice in Spanish": Kind(
        "Los auditores no pueden descartar que el sello fuera roto.",
        (f"Los auditores no descartan {quote('que el sello fuera roto')}.",),
        (f"Los auditores descartan {quote('que el sello fuera roto')}.",),
        "es",
    ),
    "another word for the condition in German": Kind(
        "Die Stadt hofft, dass der Vertrag verlängert wird. Wenn nicht, wird die Fähre im März eingestellt.",
        (
            f"Falls der Vertrag ausläuft, {quote('wird die Fähre im März eingestellt')}.",
            f"Ohne den Vertrag {quote('wird die Fähre im März eingestellt')}.",
        ),
        (f"Wenn der Vertrag verlängert wird, {quote('wird die Fähre im März eingestellt')}.",),
        "de",
    ),
    "another word for the condition in Spanish": Kind(
        "Si no se renueva el contrato, el barco dejará de salir en marzo.",
        (f"Si el contrato vence, {quote('el barco dejará de salir en marzo')}.",),
        (f"Si se renueva el contrato, {quote('el barco dejará de salir en marzo')}.",),
        "es",
    ),
    "another word for the condition in Serbian": Kind(
        "Ако се уговор не продужи, трајект ће стати у марту.",
        (f"Ако уговор истекне, {quote('трајект ће стати у марту')}.",),
        (f"Ако се уговор продужи, {quote('трајект ће стати у марту')}.",),
        "sr",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_not_said_against_a_page_that_says_it(project: Project, kind: str) -> None:
    assert cautioned(project, KINDS[kind], KINDS[kind].honest, KINDS[kind].language) == []


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_said_against_the_altered_twin(project: Project, kind: str) -> None:
    found = cautioned(project, KINDS[kind], KINDS[kind].altered, KINDS[kind].language)
    assert [page for page in KINDS[kind].altered if page not in found] == []
