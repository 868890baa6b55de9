"""The author's reasons for accepting cautions: on a passage, or on an object around it.

A reason accepts a family of cautions, `accept-context`, or one rule of it, `accept-context.negation`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import (
    brief_box,
    brief_object,
    citation_group,
    event_list,
    inline_quotation,
    key_figures,
    masthead,
)
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_kfor.evidence.problems import About, Caution

ACCEPT = "accept-"
#: Cautions on a passage that only the whole brief can raise (see `assessing/weaknesses.py`).
WHOLE_BRIEF = frozenset({"grade"})
_HOLDERS = (brief_object, masthead, event_list, key_figures, brief_box)
_ROLES = (citation_group, inline_quotation)
_WITH_A_REASON = "accept with a reason"
#: How rules say what mends it.
NAME_IT, _QUOTE_TOO = "name the speaker", "quote it too"
_UNNAMED = ", by name or by what they are ('an official said that …')"


def given(options: Mapping[str, str]) -> dict[str, str]:
    """The reasons among options, by the family or the rule that they accept."""
    return {key.removeprefix(ACCEPT): why for key, why in options.items() if key.startswith(ACCEPT)}


def names_of(raised: Iterable[Caution]) -> set[str]:
    """By what names cautions are accepted."""
    return {name for caution in raised for name in (caution.code, caution.family)}


def reasons(node: nodes.Element, options: dict[str, str], raised: Iterable[Caution]) -> dict[str, str]:
    """Why cautions on a passage are accepted: those that it raises, and those that its brief may."""
    raised = list(raised)
    wanted = names_of(raised)
    own = {name: why for name, why in given(options).items() if name in wanted | WHOLE_BRIEF}
    around = {
        name: why
        for caution in raised
        if not caution.accepted(own)
        for name, why in [_reason_around(node, caution)]
        if why
    }
    return own | around


def all_reasons(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Every reason that a page gives, which its annex prints, with the node that it was typed on."""
    for node in document.findall(nodes.Element):
        options: dict[str, str] = node.get("kfor_options", {})
        yield from ((node, why) for _, why in sorted(given(options).items()))


def reason_around(node: nodes.Element, caution: Caution) -> str:
    """Why an object around a node accepts a caution, empty if none does; the object remembers."""
    return _reason_around(node, caution)[1]


def _reason_around(node: nodes.Element, caution: Caution) -> tuple[str, str]:
    for above in lineage(node):
        if isinstance(above, _HOLDERS):
            accepting = given(above["kfor_options"])
            for name in (caution.code, caution.family):
                if name in accepting:
                    above["kfor_answered"] = above.get("kfor_answered", frozenset()) | {name}
                    return name, accepting[name]
    return "", ""


def how_to_accept(node: nodes.Element, caution: Caution) -> str:
    """A caution's message with what to type at a node to answer it or to accept it."""
    message = _how_to_answer(node, caution)
    if not message.endswith(_WITH_A_REASON):
        return message
    option = f"{ACCEPT}{caution.code}"
    return f"{message}: " + (f"'; {option}=…'" if isinstance(node, _ROLES) else f"':{option}: …'")


def _example(about: About) -> str:
    """How an author may name a speaker; by a name only where the source's own sentence has it in full.

    A single word with a capital may be anything: to offer it would be to advise a false attribution.
    """
    if about.sure and " " in about.who[0]:
        return f" ('{about.who[0]} says …')"
    return _UNNAMED if about.who else ""


def _how_to_answer(node: nodes.Element, caution: Caution) -> str:
    """A caution's message with the way in which the author's own sentence answers it.

    A citation and a value have no option for a speaker.
    """
    message, about = caution.message, caution.about
    if isinstance(node.get("kfor_request"), Request):
        option = "'; speaker=…'" if isinstance(node, _ROLES) else "':speaker: …'"
        unnamed = _UNNAMED if about.who and not about.sure else ""
        message = message.replace(NAME_IT, f"{NAME_IT} ({option}){unnamed}")
    elif about.word:
        message = message.replace(NAME_IT, f"say in your sentence who says it{_example(about)}")
    if caution.about.word:
        too = "cite it too" if isinstance(node, citation_group) else _QUOTE_TOO
        message = message.replace(_QUOTE_TOO, f"{too} or say it in your sentence")
    return message
