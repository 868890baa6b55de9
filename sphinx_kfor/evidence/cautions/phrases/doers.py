"""Who does what a passage says that begins at its verb: `The trust | declined to comment`.

There is no grammar in this: a noun or a name must stand right before the verb, with nothing between but
adverbs, auxiliaries and what a comma parts from it; else nobody is found.
All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.beside_verbs import before_verb, is_office
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import Subject, says_nothing
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: Lists of words that no noun with its article has: where one stands, there is more than the noun.
_NO_NOUN = (
    "finite", "tenses", "modals", "speech_verbs", "attributions", "ascriptions", "disputes", "negations",
    "pronouns", "subjects", "conditions", "subordinators", "contrasts", "reports",
)  # fmt: skip
#: So many words stand in the genitive behind a noun without a word between.
_CASES = 2
_BREAK = re.compile(r"[,;:()\"\u201c\u201d\u201e\u00ab\u00bb\u2063]|\s[\u2013\u2014-]{1,2}\s")


def doer(text: str, where: Span, language: Language) -> Subject | None:
    """Who does what the verb behind some words says; None where that is not plain.

    Args:
        text: a text.
        where: the words before the verb, from the beginning of their sentence.
        language: the word lists.

    Returns:
        All words that say who, and the names among them.
    """
    # What a colon leads up to is no predicate.
    found = None if text[slice(*where)].rstrip().endswith(":") else before_verb(text, where, language)
    place = _place(text, where, found) if found else None
    if found is None or place is None:
        return None
    start = _opening(text, Span(where.start, place.start), language) if found.names else place.start
    *earlier, before = _BREAK.split(text[where.start : start])
    behind, *asides = _BREAK.split(text[place.end : where.end])
    attached = "" if says_nothing(behind, language) else behind
    if not (_leads_on(before, language) and (not attached or _is_attached(attached, language))):
        return None
    if earlier and asides and before.strip():
        # `Der Verband, so das Ministerium, | …`
        return None
    last = asides[-1] if asides else ""
    if not says_nothing(last, language) or _opens_clause(f"{behind} {last}", language):
        return None
    phrase = f"{text[start : place.end]}{attached}".strip()
    return Subject(phrase, found.names) if is_noun_alone(phrase, language) else None


def _place(text: str, where: Span, found: Subject) -> Span | None:
    """Where a subject stands that was found among some words."""
    if found.names:
        return Span(min(one.start for one in found.names), max(one.end for one in found.names))
    pattern = r"\W{1,2}".join(map(re.escape, WORD.findall(found.phrase)))
    places = [one.span() for one in re.finditer(rf"(?<!\w){pattern}(?!\w)", text[slice(*where)])]
    return Span(where.start + places[-1][0], where.start + places[-1][1]) if places else None


def _opening(text: str, before: Span, language: Language) -> int:
    """Where the noun begins that stands before a name: `the auditor general | Ana Ruiz`."""
    led = text[slice(*before)]
    start, opens = before.end, language.words("determiners", "indefinites").plain
    closed = max((one.end() for one in _BREAK.finditer(led)), default=0)
    words = list(WORD.finditer(parted(led, language), closed))
    last = words[-1][0].lower() if words else ""
    if last not in opens | language.words("bodies").plain and not is_office(last, language):
        return start
    stops = language.words("prepositions", "joints", *_NO_NOUN).plain - opens
    for word in reversed(words):
        if word[0].lower() in stops or (word[0][0].isupper() and word[0].lower() not in opens):
            break
        start = before.start + word.start()
        if word[0].lower() in opens:
            break
    return start


def _opens_clause(words: str, language: Language) -> bool:
    """Whether *that* stands among words before a verb, which then is another's: `Ruiz has promised that`."""
    found = [word.lower() for word in WORD.findall(parted(words, language))]
    complements = language.words("complements").plain
    that = complements - language.words("prepositions").plain
    return not that.isdisjoint(found) or not complements.isdisjoint(found[-1:])


def _leads_on(before: str, language: Language) -> bool:
    """Whether what stands before a noun in its clause leaves it the subject: `and`, `In May`, `says that`."""
    words = [word.lower() for word in WORD.findall(parted(before, language))]
    if not words or words[-1] in language.words("negations").plain:
        # Not in `La région, et non | l'État`.
        return not words
    places, asides = language.words("prepositions").plain, language.words("asides").plain
    opens = language.words("joints", "contrasts", "complements", "subordinators", "interrogatives").plain
    verbs = language.words("finite", "tenses", "modals", "speech_verbs", "attributions", "ascriptions").plain
    fronted = words[0] in places | asides and words[-1] not in places and verbs.isdisjoint(words)
    return fronted or words[-1] in (opens | asides) - places


def _is_attached(words: str, language: Language) -> bool:
    """Whether words belong to the noun before them: `of the fishermen's union`, `at Verity Research`."""
    links = language.words("behalves", "part_links", "genitive_articles", "prepositions")
    bare = parted(words, language).strip()
    # Where nouns have cases, a genitive follows without a word: `Министарство | саобраћаја`.
    cases = language.words("name_endings").entries and len(bare.split()) <= _CASES
    return bool(links.match(bare.lower()) or cases) and is_noun_alone(words, language)


def is_noun_alone(phrase: str, language: Language) -> bool:
    """Whether words are a noun with what belongs to it, and no more: not `the minister told the trust`."""
    words = WORD.findall(parted(phrase, language))
    known = language.words(*_NO_NOUN).plain - language.words("titles", "bodies", "determiners").plain
    known -= language.words("prepositions", "behalves").plain
    if not words or any(word.lower() in known for word in words if word.islower() or word is words[0]):
        return False
    links = language.words("prepositions", "behalves", "joints").plain
    articles = language.words("determiners").plain - language.words("genitive_articles").plain - links
    inner = (at for at in range(1, len(words)) if words[at] in articles)
    return all(
        words[at - 1].lower() in links or (language.has_capital_nouns and words[at] == "der") for at in inner
    )
