"""In whose view, words or account something is, by a sentence of a page: `In the board's reading, …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.own_sentence import CITED
from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.owners import Claim, owned, viewed
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence

#: By whose account it is, as an aside says.
_ASIDE = re.compile(r",\s+\w+\s+(?P<own>\w+)\s+(?:\w+\s+)?\w+(?:,|\s*$)\s*")
#: Whose reading of it opens a sentence: `In the board's | reading`, before so many more words.
_FRONTED = 3


def is_viewpoint(sentence: OwnSentence) -> bool:
    """Whether a sentence says before the passage for whom it is so: `For Ruiz, it is …`, `To her mind`."""
    led, language = sentence.before[: sentence.statement].rstrip(), sentence.language
    # `For Ruiz the trouble is another: …` is hers behind the colon, too.
    start = max(led.rfind(";"), led.rfind(CITED)) + 1 if led.endswith(":") else sentence.statement
    found = viewed(sentence.before, start, language)
    return bool(found) or bool(fronted_view(sentence) or by_whose(sentence))


def owning(sentence: OwnSentence) -> list[Claim]:
    """Whose view or words the passage is said to be before it, the nearest first."""
    text = sentence.before
    return list(reversed(owned(text, text.rfind(";") + 1, sentence.language)))


def fronted_view(sentence: OwnSentence) -> list[Claim]:
    """In whose reading it is so, as the first words of a statement say: `In the board's reading, …`."""
    text, language = sentence.before, sentence.language
    start = sentence.statement
    aside = _ASIDE.search(text, start)
    near = aside is not None and (sentence.around.cited or aside.end() == len(text))
    if aside and near and aside["own"].lower() in language.words("possessives").plain:
        # `The pier, by its account, | …`
        return [Claim(Subject(aside["own"]), "", text, aside.start("own"), acts=False)]
    led = text[start:].lstrip()
    opens = language.words("prepositions").match(led.lower())
    whose = re.match(r"[^,;:]*?['\u2019]s?\s+[\w-]+", led) if opens else None
    pronoun = led[opens.end() :].split()[:1] if opens else []
    base = start + len(text[start:]) - len(led)
    if pronoun and pronoun[0].lower() in language.words("possessives").plain - {"its"}:
        return [Claim(Subject(pronoun[0]), "", text, base, acts=False)]
    named = mentions(text, Span(base, base + whose.end()), language) if whose else []
    owners = [one for one in named if one.owns]
    if not owners or len(WORD.findall(text[base : owners[0].start])) > _FRONTED:
        return []
    return [Claim(Subject(owners[0].name, (owners[0],)), owners[0].name, text, base, acts=False)]


def by_whose(sentence: OwnSentence) -> list[Claim]:
    """By whose account it is, in an aside behind a passage: `| 90 million | more, by the board's account`."""
    text, language = sentence.told_behind, sentence.language
    by = language.words("authorships").alternatives
    whose = re.search(
        rf",\s+(?:{by})\s+(?P<who>[^,;]+?)(?:['\u2019]s|(?<=s)['\u2019])\s+\w+\W*(?:[,;]|$)", text
    )
    if not whose:
        return []
    names = tuple(mentions(text, Span(*whose.span("who")), language)[-1:])
    return [
        Claim(Subject(whose["who"], names), whose["who"], text, whose.start("who"), behind=True, acts=False)
    ]


def of_the_same(sentence: OwnSentence) -> list[Claim]:
    """Whose a second view is: `118 by the board's count, and | 200 | by that of the union`."""
    language, text = sentence.language, sentence.told_behind
    before, that, of = (
        language.words(name).alternatives for name in ("prepositions", "demonstratives", "part_links")
    )
    again = re.match(rf"\W*(?:{before})\s+(?:{that})\s+(?:{of})\s+([^,;:.]+)", text, re.IGNORECASE)
    if not again or not language.words("ascriptions").search(sentence.before):
        return []
    names = tuple(mentions(text, Span(*again.span(1)), language)[:1])
    return [Claim(Subject(again[1], names), again[1], text, again.start(1), behind=True, acts=False)]
