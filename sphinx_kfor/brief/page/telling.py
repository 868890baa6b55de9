"""What is told of the cautions on a passage: what its own sentence does not answer, and each matter once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.accepting import NAME_IT
from sphinx_kfor.evidence.cautions.about import SPOKEN
from sphinx_kfor.evidence.cautions.pages.answered import answered
from sphinx_kfor.evidence.cautions.pages.ascribed import given_to, makes_speaker
from sphinx_kfor.evidence.cautions.registry import once
from sphinx_kfor.evidence.quotations.request import Request

if TYPE_CHECKING:
    from collections.abc import Collection

    from docutils import nodes

    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import Caution

_SPEAKER, _ANOTHER = "speaker", "speaker.another"


def said_already(
    node: nodes.Element, sentence: OwnSentence, raised: Collection[Caution], source: Language
) -> frozenset[Caution]:
    """Those cautions on an item that the author's own words around it answer.

    Args:
        node: the item.
        sentence: the author's sentence around it.
        raised: the cautions.
        source: the word lists of its source's language.
    """
    own = answered(raised, sentence, source)
    spoken = [caution for caution in raised if caution.code in SPOKEN]
    typed = node.get("kfor_request")
    told = spoken and own.issuperset(spoken) and makes_speaker(sentence, spoken[0].about, source)
    if isinstance(typed, Request) and not typed.speaker and told:
        # Who is named beside the words is who speaks, whatever else a rule on names doubts.
        own |= {caution for caution in raised if caution.family == _SPEAKER}
    return own


def to_tell(raised: Collection[Caution], sentence: OwnSentence | None, source: Language) -> list[Caution]:
    """The cautions that are told, with whom the sentence makes the speaker instead of the source's.

    Who speaks is one matter: where another than the one who is named does, that says it.
    """
    doubted = any(caution.code == _ANOTHER for caution in raised)
    told = []
    for caution in once(raised):
        if caution.code in SPOKEN and doubted:
            continue
        another = given_to(sentence, caution.about, source) if sentence and caution.code in SPOKEN else ""
        seen = f"your sentence gives it to '{another}', the source does not; {NAME_IT}"
        told.append(
            caution._replace(message=caution.message.replace(NAME_IT, seen) if another else caution.message)
        )
    return told
