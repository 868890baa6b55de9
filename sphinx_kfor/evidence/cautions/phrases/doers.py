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
from sphinx_kfor.evidence.cautions.phrases.heads import FIRST, Subject, says_nothing
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: Lists of words that no noun with its article has: where one stands, there is more than the noun.
_NO_NOUN = (
    "finite", "tenses", "modals", "speech_verbs", "attributions", "ascriptions", "disputes", "negations",
    "pronouns", "subjects", "conditions", "subordinators", "contrasts", "reports",
)  # fmt: skip
#: Lists of words with which no verb begins.
_NO_VERB = (
    "prepositions", "determiners", "indefinites", "relatives", "complements", "joints", "contrasts",
    "conditions", "subordinators", "pronouns", "subjects", "possessives", "comparisons",
)  # fmt: skip
#: An office or a body stands among so many first words of a sentence.
_FIRST = 4
#: So many words stand in the genitive behind a noun without a word between.
_CASES = 2
_BREAK = re.compile(r"[,;:()\"\u201c\u201d\u201e\u00ab\u00bb\u2063]|\s[\u2013\u2014-]{1,2}\s")


def begins_at_verb(words: str, language: Language) -> bool:
    """Whether a passage may begin at its verb: not `of the board`, `the board`, `which the board`."""
    first = WORD.match(parted(words.lstrip(), language))
    plain = language.words(*_NO_VERB).plain - language.words("finite", "tenses").plain
    return first is not None and first[0].islower() and first[0] not in plain


def before_infinitive(lead: str, words: str, language: Language) -> int:
    """Where what governs an infinitive begins in the words before it; their end if it is none.

    Args:
        lead: the words before a passage: `The trust | declined`, `The trust | agreed to`.
        words: the passage: `to comment`, `monitor the river`.
        language: the word lists.
    """
    marks = language.words("complements").plain & language.words("prepositions").plain
    marks -= language.words("behalves", "part_links").plain
    led, first = list(WORD.finditer(lead)), WORD.match(words.lstrip())
    if led and led[-1][0] in marks:
        led.pop()
    elif not first or first[0] not in marks:
        return len(lead)
    return led[-1].start() if led and led[-1][0].islower() else len(lead)


def doer(text: str, where: Span, language: Language) -> Subject | None:
    """Who does what the verb behind some words says; None where that is not plain.

    Args:
        text: a text.
        where: the words before the verb, from the beginning of their sentence.
        language: the word lists.

    Returns:
        All words that say who, and the names among them.
    """
    found = before_verb(text, where, language)
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
    return Subject(phrase, found.names) if _is_noun(phrase, language) else None


def first_doer(text: str, where: Span, language: Language) -> Subject | None:
    """With whom a sentence begins that goes on with a second verb: `The trust apologised and | paid`."""
    led = text[slice(*where)]
    words = [word.lower() for word in WORD.findall(parted(led, language))]
    joints = language.words("joints", "contrasts").plain - language.words("relatives").plain
    while words and words[-1] not in joints and says_nothing(words[-1], language):
        words.pop()
    others = language.words("complements", "relatives", "subordinators", "conditions", "interrogatives").plain
    others -= language.words("prepositions", "determiners", "negations").plain
    goes_on = bool(words) and words[-1] in joints and not re.search(r"[;:]", led)
    return opening_doer(text, where, language) if goes_on and others.isdisjoint(words) else None


def opening_doer(text: str, where: Span, language: Language) -> Subject | None:
    """The name or the noun for somebody with which a sentence begins."""
    led = text[slice(*where)]
    words = list(WORD.finditer(parted(led, language)))
    named = mentions(led, Span(0, len(led)), language)[:1]
    bodies, articles = language.words("bodies").plain, language.words("determiners").plain
    if named and led[: named[0].start].strip().lower() in {"", *articles}:
        return Subject(led[: named[0].end].strip(), (named[0].moved(where.start),))
    if not words or words[0][0].lower() not in articles:
        return None
    for word in words[1:_FIRST]:
        if word[0].lower() in bodies or is_office(word[0], language):
            phrase = led[: word.end()].strip()
            names = tuple(one.moved(where.start) for one in named if one.end <= word.end())
            return Subject(phrase, names) if _is_noun(phrase, language) else None
    return None


def is_pronoun(text: str, where: Span, language: Language) -> bool:
    """Whether a pronoun stands right before a verb: `It | declined`, `Later she | declined`."""
    found = before_verb(text, where, language)
    known = language.words("pronouns", "subjects").plain - FIRST
    return found is not None and not found.names and found.phrase.lower() in known


def is_acted_on(text: str, where: Span, language: Language) -> bool:
    """Whether the words before a verb make it a passive: `The trust was | fined`."""
    words = [word.lower() for word in WORD.findall(text[slice(*where)])]
    asides = language.words("asides", "negations").plain - language.words("passives").plain
    while words and words[-1] in asides:
        words.pop()
    return bool(words) and words[-1] in language.words("passives").plain


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
    if not words:
        return True
    opens = language.words("joints", "contrasts", "complements", "subordinators", "interrogatives", "asides")
    opens_plain = opens.plain - language.words("prepositions").plain
    acts = language.words("finite", "tenses", "modals").plain
    fronted = words[0] in language.words("prepositions", "asides").plain and acts.isdisjoint(words)
    if words[-1] in language.words("negations").plain:
        # `La région, et non | l'État`
        return False
    return words[-1] in opens_plain or (
        fronted
        and words[-1] not in language.words("prepositions").plain
        and not mentions_verb(words, language)
    )


def mentions_verb(words: list[str], language: Language) -> bool:
    """Whether some words have a verb of speech or the like."""
    return not language.words("speech_verbs", "attributions", "ascriptions").plain.isdisjoint(words)


def _is_attached(words: str, language: Language) -> bool:
    """Whether words belong to the noun before them: `of the fishermen's union`, `at Verity Research`."""
    links = language.words("behalves", "part_links", "genitive_articles", "prepositions")
    bare = parted(words, language).strip()
    # Where nouns have cases, a genitive follows without a word: `Министарство | саобраћаја`.
    cases = language.words("name_endings").entries and len(bare.split()) <= _CASES
    return bool(links.match(bare.lower()) or cases) and _is_noun(words, language)


def _is_noun(phrase: str, language: Language) -> bool:
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


def cut_alike(one: str, other: str) -> tuple[int, int]:
    """Where two texts begin to have the same last words, without what stands between these.

    Returns:
        The place in each; their ends where their last words differ.
    """
    first, second = list(WORD.finditer(one)), list(WORD.finditer(other))
    ends = len(one), len(other)
    while first and second and fold_text(first[-1][0]).lower() == fold_text(second[-1][0]).lower():
        ends = first.pop().start(), second.pop().start()
    return ends
