# ruff: noqa: E501 (each page is a whole sentence)
"""A condition, a doubt or a denial of the source that a page tells in words of its own; and its altered twins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_answered import Kind, cautioned, cite, quote

if TYPE_CHECKING:
    from project import Project


KINDS = {
    "a condition told by a preposition, a participle or what would be": Kind(
        "If the old pumps fail, about a third of the cellars would be under water.",
        (
            f"After a failure of the pumps {quote('about a third of the cellars')} could be flooded.",
            f"With the pumps down, {quote('about a third of the cellars')} would be flooded.",
            f"A failure of the pumps would flood a third of the cellars {cite('about a third of the cellars would be under water')}.",
            f"Losing the machines would flood a third of the cellars {cite('about a third of the cellars would be under water')}.",
            f"Were the pumps to go, so would {quote('about a third of the cellars')}.",
            f"If the pumps stop, the town would wait for hours, and {quote('about a third of the cellars')} would be wet.",
        ),
        (
            f"The old pumps and {quote('about a third of the cellars')} are in the north.",
            f"The pumps failed, and a third of the cellars was flooded {cite('about a third of the cellars would be under water')}.",
        ),
    ),
    "a denial behind what would be missing": Kind(
        "Tesmer does not see how it can work without a third vessel.",
        (f"Without a third vessel Tesmer does not {quote('see how it can work')}.",),
        (f"Without a third vessel Tesmer does {quote('see how it can work')}.",),
    ),
    "a duty": Kind(
        "A bidder must show a turnover of 4 million crowns.",
        (
            f"A bidder would have to show less, so long as it posts a bond {cite('show a turnover of 4 million crowns')}.",
            f"Bidders are obliged to {quote('show a turnover of 4 million crowns')}.",
            f"It is for the bidder to {quote('show a turnover of 4 million crowns')}.",
        ),
        (f"A bidder did {quote('show a turnover of 4 million crowns')}.",),
    ),
    "a modal behind an aside": Kind(
        "Ana Ruiz: I'd expect the silt to be higher today.",
        (f"Ana Ruiz, for her part, says that she would {quote('expect the silt to be higher today')}.",),
        (f"Ana Ruiz, for her part, did {quote('expect the silt to be higher today')}.",),
    ),
    "what is left out": Kind(
        "Without the holiday homes the cost is nearer to 10,200 crowns.",
        (f"Leaving out the holiday homes, it is {quote('nearer to 10,200 crowns')}.",),
        (f"With the holiday homes it is {quote('nearer to 10,200 crowns')}.", f"It is {quote('nearer to 10,200 crowns')}."),
    ),
    "a denial behind the passage, or of another word": Kind(
        "It is not true that the ramp was closed for want of money.",
        (
            f"That {quote('the ramp was closed for want of money')} is wrong.",
            f"The tale that {quote('the ramp was closed for want of money')} is a myth.",
            f"The board is sceptical that {quote('the ramp was closed for want of money')}.",
        ),
        (
            f"That {quote('the ramp was closed for want of money')} is well known.",
            f"The ramp, {quote('closed for want of money')}, is not old.",
        ),
    ),
    "a denial that has the modal with it": Kind(
        "The town does not intend to extend the lease.",
        (f"The town refuses to {quote('extend the lease')}.", f"The town is unwilling to {quote('extend the lease')}."),
        (f"The town intends to {quote('extend the lease')}.",),
    ),
    "a limit behind": Kind(
        "The toll applies to all lorries unless they are electric.",
        (
            f"{quote('The toll applies to all lorries')} other than electric ones.",
            f"{quote('The toll applies to all lorries')} that do not run on electricity.",
        ),
        (f"{quote('The toll applies to all lorries')}.", f"{quote('The toll applies to all lorries')}, electric ones too."),
    ),
    "a limit by a preposition": Kind(
        "The plan was approved, subject to funding.",
        (f"{quote('The plan was approved')}, funding permitting.", f"{quote('The plan was approved')}, provided that money is found."),
        (f"{quote('The plan was approved')} in May.",),
    ),
    "another condition begins the next sentence": Kind(
        "I get 46 per cent of the berths. Unless he has other data, I think he is mistaken.",
        (f"The result stands: {quote('I get 46 per cent of the berths.')}",),
        (),
    ),
    "a modal that an omission hides": Kind(
        "I'd double it for lorries tomorrow, and I would not touch it for a family.",
        (f"The mayor would {quote('double it for lorries tomorrow, and […] not touch it for a family')}.",),
        (f"The mayor did {quote('double it for lorries tomorrow, and […] not touch it for a family')}.",),
    ),
}  # fmt: skip

OTHERS = {
    "de": Kind(
        "Sollte die Förderung auslaufen, müssten rund 40 Betriebe schließen.",
        (
            f"Liefe die Förderung aus, {quote('müssten rund 40 Betriebe schließen')}.",
            f"Ohne die Förderung müssten {quote('rund 40 Betriebe schließen')}.",
            f"Ein Ende der Förderung würde bedeuten, dass {quote('rund 40 Betriebe schließen')}.",
        ),
        (f"Im Süden haben {quote('rund 40 Betriebe')} geschlossen.",),
        "de",
    ),
    "fr": Kind(
        "Si la digue rompt, la ville basse sera inondée.",
        (
            f"En cas de rupture de la digue, {quote('la ville basse sera inondée')}.",
            f"Une rupture de la digue entraînerait une inondation {cite('la ville basse sera inondée')}.",
        ),
        (f"En mars, {quote('la ville basse sera inondée')}.",),
        "fr",
    ),
    "it": Kind(
        "Se la pioggia non arriva entro maggio, il raccolto sarà dimezzato.",
        (
            f"In assenza di pioggia, {quote('il raccolto sarà dimezzato')}.",
            f"Senza pioggia entro maggio, {quote('il raccolto sarà dimezzato')}.",
        ),
        (f"Nel sud {quote('il raccolto sarà dimezzato')}.", f"Se la pioggia arriva entro maggio, {quote('il raccolto sarà dimezzato')}."),
        "it",
    ),
    "es": Kind(
        "De no llegar a un acuerdo, la empresa cerrará la planta.",
        (f"Sin acuerdo, {quote('la empresa cerrará la planta')}.",),
        (f"En mayo {quote('la empresa cerrará la planta')}.",),
        "es",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_page_tells_is_not_said_against_it(project: Project, kind: str) -> None:
    assert cautioned(project, KINDS[kind], KINDS[kind].honest) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].altered])
def test_what_a_page_does_not_tell_is(project: Project, kind: str) -> None:
    found = cautioned(project, KINDS[kind], KINDS[kind].altered)
    assert [page for page in KINDS[kind].altered if page not in found] == []


@pytest.mark.parametrize("tag", OTHERS)
def test_so_it_is_in_other_languages(project: Project, tag: str) -> None:
    kind = OTHERS[tag]
    found = cautioned(project, kind, (*kind.honest, *kind.altered), tag)
    assert sorted(set(found)) == sorted(kind.altered)
