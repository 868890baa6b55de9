"""Clauses of a sentence, as far as a language's word lists tell them: how far a word in one governs.

There is no grammar in this. A negation or a modal governs what follows it in its clause; a clause ends at a
comma, at a dash, at a quotation mark and before words that begin another. An aside between two commas does
not end it: `will not, and this is new, …`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import complements, complements_of_verbs

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

_BRACKETS = re.compile(r"\(([^()]*\s[^()]*\s[^()]*)\)")
_BRACKETED = re.compile(r"\([^()]*\)")
_DASHES = re.compile(
    r"\s[\u2013\u2014-]+\s(?=\S+\s\S+\s)[^\u2013\u2014]*?\s[\u2013\u2014-]+\s|\u2014[^\u2014]*\s[^\u2014]*\u2014"
)
#: A dash that stays ends a clause; folding would make it a hyphen.
_DASH = re.compile(r"\s(?:-{1,2}|\u2013)\s|(?<=\w)--(?=\w)|\s?[\u2014\u2015]\s?")
_MARK = re.compile(r"[;:?!]\s|\.{3}|(?<=\w[,.?!])['\"]\s|\s-{1,2}\s|\s-{2}|,(?=\s)")
#: A passage that begins so is apart from the clause before it.
_HEAD_OPENS = re.compile(r"[()\[\]-]")
_CLAUSE_END = re.compile(r"[,;.:?!]")
#: A word and the comma of an aside behind it are no more words apart.
_NEAR = 3
#: A noun and what stands before it: `no such case`.
_NOUN = 3


def without_asides(lead: str, language: Language) -> str:
    """Words without what stands in brackets, between dashes, or in a relative clause between commas."""
    bare = _DASH.sub(": ", _DASHES.sub(" ", _BRACKETS.sub("", lead)))
    return _aside(language).sub(" ", _answer(language).sub(": ", bare))


def scope(lead: str, head: str, language: Language, governors: Words) -> str:
    """The part of the folded words before a passage in which a negation or a modal governs the passage.

    Args:
        lead: the words of its sentence before the passage.
        head: the passage's first words, folded; they may begin a clause.
        language: the word lists.
        governors: the words that may govern.
    """
    lead = without_relative(_coordinated(lead, language), head, language)
    pieces = pieces_of(lead)
    marks = _MARK.findall(lead)[-2:]
    last, closed, joined = pieces.pop(), marks == [",", ","], marks[-1:] == [","]
    opened = _last_opening(last, head, language)
    if opened > len(last) and governors.search(" ".join(last.split()[-1:])):
        return last.split()[-1]
    if opened:
        return last[opened:]
    complements = language.words("complements")
    hangs = complements.match(head) or _depends(head, language)
    if pieces and _names(last, language):
        return last
    depends = joined and _depends(last, language) and _leads_on(pieces, last, language)
    if pieces and (_goes_on(last, language) or depends or (not last and hangs)):
        # `They reject the claim, made in May, that | it fell`: past the aside to what *that* hangs on.
        hung = _goes_on(pieces[-1], language) or _depends(pieces[-1], language)
        aside = closed and complements.match(last) and not hung
        before = scope(", ".join(pieces[:-1]), "", language, governors) + " " if aside else ""
        return before + scope(", ".join(pieces), "", language, governors) + " " + last
    # `Without gates, she said, it | floods`: what a clause lacks in front denies none of it.
    openers = language.words("conditions", "subordinators", "exceptions")
    fronted = openers.match(pieces[-2]) if closed else None
    # Another clause goes on with nothing: `It may rain, or snow, | then we leave`, `… and said that |`.
    another = language.words("joints", "contrasts").match(last or head) or _relates(last, language)
    if closed and not fronted and not another and governors.search(_end(pieces[-2])):
        return pieces[-2] + " " + last
    return last


def _coordinated(lead: str, language: Language) -> str:
    """Words without a clause to which another is joined: `that nobody came and that | it …`, `to A and to B`.

    What stands before the first clause governs both: `did not say that it fell, and that | it …`.
    """
    that = language.words("complements").plain
    joints = language.words("joints", "contrasts").plain - language.words("relatives").plain
    words = lead.split()
    bare = [_unelided(word.strip(" ,;:'\"").lower(), that) for word in words]
    for again in range(len(words) - 1, 0, -1):
        joined = bare[again - 1] in joints or words[again - 1].endswith(",")
        first = _last(bare[: again - 1], bare[again]) if joined and bare[again] in that else -1
        if first >= 0:
            return _coordinated(" ".join([*words[:first], *words[again:]]), language)
    return lead


def _unelided(word: str, that: frozenset[str]) -> str:
    """What a word is without the next one: `que` of `qu'aucun`."""
    first, elided, _ = word.partition("'")
    return f"{first}e" if elided and f"{first}e" in that else word


def _last(words: list[str], word: str) -> int:
    """Where a word stands last among others; -1 for nowhere."""
    return max((at for at, other in enumerate(words) if other == word), default=-1)


def without_relative(lead: str, head: str, language: Language) -> str:
    """Words without the last relative clause that the verb of its noun's own clause ends.

    `A date | that cannot be moved | is worth more`, `Those | who were not seen | were about …`: what denies
    the clause denies nothing behind it.
    """
    lead = _without_relative_of_speaker(lead, language)
    words = [word.lower() for word in lead.split()]
    verbs = language.words("finite").plain
    governors = verbs | language.words("modals", "negations").plain
    others = language.words("negations", "prepositions").plain
    openers = language.words("relatives", "complements").plain - others
    opens = [at for at, word in enumerate(words[:-1]) if word in openers and words[at + 1] in governors]
    if not any(opens) or not head:
        return lead
    at = begins = opens[-1]
    while begins + 1 < len(words) and words[begins + 1] in governors:
        begins += 1
    following = [*words[begins + 1 :], head.split(maxsplit=1)[0].lower()]
    ends = next((begins + 1 + place for place, word in enumerate(following) if word in verbs), 0)
    if not ends or words[-1] in governors or any(word[-1] in ",;:" for word in words[at - 1 : ends]):
        return lead
    return " ".join([*lead.split()[:at], *lead.split()[ends:]])


def _without_relative_of_speaker(lead: str, language: Language) -> str:
    """Words without what is said of who speaks: `An official | who will not be named | recalls that …`."""
    words = [word.lower() for word in lead.split()]
    that, opens = complements_of_verbs(language), language.words("determiners", "indefinites").plain
    who, said = language.words("relatives").plain | that, language.words("speech_verbs").plain
    governors = language.words("finite", "modals", "negations").plain
    for at in range(2, len(words) - _NEAR):
        led = words[at] in who and words[at - 2] in opens and words[at - 1][-1] not in ",;:"
        if not led or words[at + 1] not in governors:
            continue
        for verb in range(at + _NEAR, len(words) - 1):
            if words[verb - 1][-1] in ",;:":
                break
            if words[verb] in said and words[verb + 1] in that:
                return " ".join([*lead.split()[:at], *lead.split()[verb:]])
    return lead


def pieces_of(lead: str) -> list[str]:
    """What commas and other marks make of some words; the last may be empty."""
    ends = [match.span() for match in _MARK.finditer(lead)]
    begins, stops = [0, *(end for _, end in ends)], [*(begin for begin, _ in ends), len(lead)]
    return [lead[begin:stop].strip() for begin, stop in zip(begins, stops, strict=True)]


def _end(piece: str) -> str:
    return " ".join(piece.split()[-_NEAR - 1 :])


def _goes_on(piece: str, language: Language) -> bool:
    """Whether a piece behind a comma goes on what was said: `…, that`, `…, or`; no relative, `…, qu'elle`."""
    found = language.words("complements", "alternatives").match(piece)
    return found is not None and found[0].lower() not in language.words("relatives").plain


def _relates(piece: str, language: Language) -> bool:
    """Whether a relative behind its preposition begins a piece: `Ruiz rejects it, a baker, for whom | …`."""
    led = language.words("prepositions").match(piece)
    return led is not None and language.words("relatives").match(piece[led.end() :].lstrip()) is not None


def _leads_on(pieces: list[str], last: str, language: Language) -> bool:
    """Whether a clause in the mood of speech is said by one before it: not `es reicht nicht, es seien |`."""
    said = language.words("speech_verbs", "attributions", "ascriptions", "disputes")
    infinitive = language.words("infinitive_infixes").search(last) is not None
    return infinitive or not said.entries or any(said.search(piece) for piece in pieces)


def _names(piece: str, language: Language) -> bool:
    """Whether a piece behind a comma says what somebody calls a thing: `…, qu'elle a qualifiée d'|`."""
    relative = language.words("relatives").match(piece)
    return relative is not None and language.words("naming_verbs").search(piece) is not None


def _depends(head: str, language: Language) -> bool:
    """Whether a passage's first clause depends on what stands before: `weigerte sich, | den Kai zu bauen`."""
    clause = _CLAUSE_END.split(head, maxsplit=1)[0]
    infix = language.words("infinitive_infixes")
    joined = infix.entries and re.search(rf"\w{{2,}}(?:{infix.alternatives})\w{{2,}}en(?!\w)", clause)
    return bool(joined) or language.words("dependents").search(clause) is not None


def _last_opening(piece: str, head: str, language: Language) -> int:
    """Where the last clause of a piece begins, behind its end if the passage's first words begin one."""
    text = f"{piece} {head}" if piece else head
    if head and _HEAD_OPENS.match(head):
        return len(text)
    openers = language.words(
        "relatives", "conditions", "subordinators", "contrasts", "comparisons", "adjuncts"
    )
    first = openers.match(head)
    # An article may look like a relative pronoun, and so may a conjunction: `der Kai`, `che`.
    known = language.words("negations", "determiners").plain
    if piece:
        known |= language.words("complements").plain - language.words("conditions").plain
    if first and first[0].lower() not in known:
        return len(text)
    ends = [
        match.end()
        for match in _clause_opener(language).finditer(text)
        if match.start() <= len(piece) + 1 and not _excepts(text[: match.start()], match[0], language)
    ]
    estimated = _estimate(language).search(piece) if head[:1].isdecimal() or _bounds(head, language) else None
    return max([*ends, *([estimated.start()] if estimated else [])], default=0)


def _bounds(head: str, language: Language) -> bool:
    """Whether a figure and its bound begin some words: `circa 74`."""
    return (
        re.match(r"(?:\w+\s){1,2}\d", head) is not None
        and language.words("bounds_about", "bounds_over", "bounds_under", "bounds_from", "bounds_to").match(
            head
        )
        is not None
    )


def _excepts(before: str, opener: str, language: Language) -> bool:
    """Whether a word opens nothing new but goes on with a denial.

    It is the rest of one, or a relative of what is denied: `nobody but | he came`, `no case in which | …`,
    `neither of which | …`.
    """
    denied = language.words("negations", "reversals").plain
    words = [word.lower() for word in before.split()]
    if opener.lower() in language.words("contrasts").plain:
        return bool(words) and words[-1] in denied
    if opener.lower() not in language.words("relatives").plain:
        return False
    if words and words[-1] in language.words("part_links").plain and words[-2:-1] and words[-2] in denied:
        return True
    noun = words[:-1] if words and words[-1] in language.words("prepositions").plain else words
    return not denied.isdisjoint(noun[-_NOUN:-1])


def is_participle(word: str, behind: str, language: Language) -> bool:
    """Whether a word is no condition but a participle: `data provided | by Ruiz`, `… to the board`."""
    endings = tuple(language.words("participle_endings").plain)
    following = behind.split()[:1]
    links = language.words("prepositions", "authorships").plain - language.words("complements").plain | {"to"}
    return (
        bool(endings and following and " " not in word)
        and word.lower().endswith(endings)
        and following[0].lower() in links
    )


def in_condition(before: str, behind: str, language: Language) -> bool:
    """Whether what stands between some words is of a condition, up to a comma: `If both | asked | us, …`."""
    opens = language.words("conditions").match(_CLAUSE_END.split(before)[-1].lstrip(" '\"("))
    first, comma, _ = behind.partition(",")
    that = complements(language)
    return opens is not None and bool(comma) and that.isdisjoint(first.lower().split())


def is_contradicted(before: str, language: Language) -> bool:
    """Whether some words lead up to what a source does not say: `Contrary to what Ruiz | claims`."""
    opens = starts(language.words("contrary_openers"), before)
    rest = before[opens.end() :].strip() if opens else ""
    return bool(rest) and not re.search(r"[,;:.]", rest)


def starts(words: Words, folded: str) -> re.Match[str] | None:
    """One of some words at the beginning of a folded text, past an opening mark."""
    return words.match(folded.lstrip(" '-(["))


@cache
def _estimate(language: Language) -> re.Pattern[str]:
    """Matches a relative clause whose verb lacks but the figure: `work that the board puts | at`."""
    words = language.words
    relatives, verbs, prepositions, articles = (
        words(*names).alternatives
        for names in (("relatives",), ("ascriptions",), ("prepositions",), ("determiners", "possessives"))
    )
    return re.compile(
        rf"(?<!\w)(?:{relatives})\s+(?:{articles})\s(?:[^\W\d_]+\s){{1,4}}?(?:{verbs})\s+(?:{prepositions})\s*$",
        re.IGNORECASE,
    )


@cache
def _aside(language: Language) -> re.Pattern[str]:
    """Matches a relative clause between commas."""
    relatives = language.words("relatives").alternatives
    return re.compile(rf",\s+(?:{relatives})\s[^,;]*,", re.IGNORECASE)


@cache
def _answer(language: Language) -> re.Pattern[str]:
    """Matches a word that answers and denies no more than what a clause behind it does: `No, it is not`."""
    no = language.words("negations").alternatives
    return re.compile(rf"(?:^|[:;]\s+)(?:{no}),\s+(?=(?:{no})\s)", re.IGNORECASE)


@cache
def _clause_opener(language: Language) -> re.Pattern[str]:
    """Matches where a new clause begins without a comma, in which what came before governs no longer."""
    contrasts, subordinators, complements = (
        language.words(name).alternatives for name in ("contrasts", "subordinators", "complements")
    )
    verbs = language.words("finite").alternatives
    subjects, joints = (
        language.words(*names).alternatives for names in (("subjects", "pronouns"), ("joints",))
    )
    opener = rf"(?:{contrasts}|{subordinators})(?!\s+(?:{complements})\b)"
    articles = language.words("determiners").alternatives
    phrase = rf"(?:{articles})\s+(?:[^\W\d_]+\s+){{1,3}}?(?:{verbs})"
    said = language.words("speech_verbs").alternatives
    joined = rf"(?:{joints})(?=\s+(?:{verbs}|{said}|{subjects}|{phrase})\b)"
    return re.compile(rf"(?<!\w)(?:{opener}|{joined})(?!\w)", re.IGNORECASE)
