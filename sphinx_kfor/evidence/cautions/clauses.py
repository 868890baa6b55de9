"""Clauses of a sentence, as far as a language's word lists tell them: how far a word in one governs.

There is no grammar in this. A negation or a modal governs what follows it in its clause; a clause ends at a
comma, at a dash, at a quotation mark and before words that begin another. An aside between two commas does
not end it: `will not, and this is new, …`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

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
#: A subject right before its verb has so many words.
_SUBJECT = 6
#: A word and the comma of an aside behind it are no more words apart.
_NEAR = 3


def without_asides(lead: str, language: Language) -> str:
    """Words without what stands in brackets, between dashes, or in a relative clause between commas."""
    return _aside(language).sub(" ", _DASH.sub(": ", _DASHES.sub(" ", _BRACKETS.sub("", lead))))


def scope(lead: str, head: str, language: Language, governors: Words) -> str:
    """The part of the folded words before a passage in which a negation or a modal governs the passage.

    Args:
        lead: the words of its sentence before the passage.
        head: the passage's first words, folded; they may begin a clause.
        language: the word lists.
        governors: the words that may govern.
    """
    lead = _coordinated(lead, head, language)
    pieces = _pieces(_without_relative(lead, head, language))
    last, closed = pieces.pop(), _MARK.findall(lead)[-2:] == [",", ","]
    opened = _last_opening(last, head, language)
    if opened > len(last) and governors.search(" ".join(last.split()[-1:])):
        return last.split()[-1]
    if opened:
        return last[opened:]
    complements = language.words("complements")
    hangs = complements.match(head) or _depends(head, language)
    if pieces and (_goes_on(last, language) or (not last and hangs)):
        return scope(", ".join(pieces), "", language, governors) + " " + last
    # `Without gates, she said, it | floods`: what a clause lacks in front denies none of it.
    openers = language.words("conditions", "subordinators", "exceptions")
    fronted = openers.match(pieces[-2]) if closed else None
    if closed and not fronted and governors.search(_end(pieces[-2])):
        return pieces[-2] + " " + last
    return last


def _coordinated(lead: str, head: str, language: Language) -> str:
    """Words without the clause to which the one at their end is joined: `said that nobody came and that | it …`.

    What stands before the first clause governs both: `did not say that it fell, and that | it …`.
    """
    that = language.words("complements").plain - language.words("conditions", "prepositions").plain
    joints = language.words("joints", "contrasts").plain - language.words("relatives").plain
    words = f"{lead} {' '.join(head.split()[:1])}".split()
    bare = [word.strip(" ,;:'\"").lower() for word in words]
    again = max((at for at in range(1, len(bare)) if bare[at] in that and bare[at - 1] in joints), default=0)
    first = next((at for at in range(again - 1) if bare[at] == bare[again]), None)
    if not again or first is None or again < len(lead.split()) - _NEAR:
        return lead
    return " ".join([*words[: first + 1], *lead.split()[again + 1 :]])


def _without_relative(lead: str, head: str, language: Language) -> str:
    """Words without a relative clause at their end, if the passage is what its noun does.

    `A date | that cannot be moved | is worth more`: what denies the clause denies nothing behind it.
    """
    words = [word.lower() for word in lead.split()]
    verbs = language.words("finite", "modals", "negations").plain
    if (
        not words
        or not head
        or head.split(maxsplit=1)[0].lower() not in language.words("finite").plain
        or words[-1] in verbs
    ):
        return lead
    openers = language.words("relatives", "complements").plain - language.words("negations").plain
    at = max(
        (at for at, word in enumerate(words[:-1]) if word in openers and words[at + 1] in verbs), default=0
    )
    closed = any(word.endswith((",", ";", ":")) for word in words[at - 1 :]) if at else True
    return lead if closed else " ".join(lead.split()[:at])


def _pieces(lead: str) -> list[str]:
    """What commas and other marks make of some words; the last may be empty."""
    ends = [match.span() for match in _MARK.finditer(lead)]
    begins, stops = [0, *(end for _, end in ends)], [*(begin for begin, _ in ends), len(lead)]
    return [lead[begin:stop].strip() for begin, stop in zip(begins, stops, strict=True)]


def _end(piece: str) -> str:
    return " ".join(piece.split()[-_NEAR - 1 :])


def _goes_on(piece: str, language: Language) -> bool:
    """Whether a piece behind a comma goes on what was said: `…, that`, `…, or`."""
    return language.words("complements", "alternatives").match(piece) is not None


def _depends(head: str, language: Language) -> bool:
    """Whether a passage's first clause depends on what stands before: `weigerte sich, | den Kai zu bauen`."""
    return language.words("dependents").search(_CLAUSE_END.split(head, maxsplit=1)[0]) is not None


def _last_opening(piece: str, head: str, language: Language) -> int:
    """Where the last clause of a piece begins, behind its end if the passage's first words begin one."""
    text = f"{piece} {head}" if piece else head
    if head and _HEAD_OPENS.match(head):
        return len(text)
    openers = language.words("relatives", "conditions", "subordinators", "contrasts", "comparisons")
    first = openers.match(head)
    # An article may look like a relative pronoun, with which no passage begins: `der Kai`.
    if first and first[0].lower() not in language.words("negations", "determiners").plain:
        return len(text)
    ends = [match for match in _clause_opener(language).finditer(text) if match.start() <= len(piece) + 1]
    return ends[-1].end() if ends else 0


def _after_contrast(lead: str, language: Language) -> int:
    """Where the clause begins that a contrast opens behind a comma: `said it would, but it did not`."""
    ends = [
        match.end()
        for match in re.finditer(r"(?:,|\s-{1,2})\s+(?=\w)", lead)
        if (found := language.words("contrasts").match(lead[match.end() :]))
        and not language.words("complements").match(lead[match.end() + found.end() :].lstrip())
    ]
    return ends[-1] if ends else 0


def attributed(lead: str, head: str, language: Language) -> str:
    """The part of the folded words before a passage in which an attribution reaches it.

    It ends at a contrast, at a relative clause behind a comma, and with a clause that has a subordinator:
    `As Ruiz said so, | it broke`, `Ruiz said so, | which was new`, `Ruiz thinks so | as she is there`.
    So it does at a colon behind what is admitted.
    """
    lead, first = lead.rsplit(";", 1)[-1], head.lstrip(" ,)-")
    if head.startswith(")"):
        lead = lead.rpartition("(")[0]
    if head.startswith("-"):
        return ""
    contrast = language.words("contrasts").match(first)
    if contrast and not language.words("complements").match(first[contrast.end() :].lstrip()):
        return ""
    if _begins_another(first, language) and not _leads_up(lead, language):
        return ""
    begins = (
        _after_contrast(lead, language),
        _after_fronted(lead, language),
        told_anew(lead, head, language),
        _behind_admission(lead, language),
    )
    return lead[max(begins) :]


def _behind_admission(lead: str, language: Language) -> int:
    """Where a source goes on in its own words: `The board admits that it is late: | of nine came one`.

    What is admitted is so, and what stands behind its colon is the source's own reason for that.
    """
    words = language.words
    that = words("complements").alternatives
    found = re.search(
        rf"(?<!\w)(?:{words('admissions').alternatives}),?\s+(?:{that})\s[^:;]*:\s", lead, re.IGNORECASE
    )
    others = words("attributions", "negations").search(lead[: found.start()]) if found else None
    return found.end() if found and not others else 0


def told_anew(lead: str, head: str, language: Language) -> int:
    """Where somebody else begins to speak in a sentence: `Ruiz said that it fell, | and Lind denied it`.

    What is joined on has a subject of its own and a verb of speech right behind that, be it in the passage.
    """
    text = f"{lead.rstrip()} {head}"
    opens = language.words("determiners", "indefinites", "numerals", "possessives").plain
    begins = 0
    for joint in _joined_on(language).finditer(text, 0, len(lead) + 1):
        clause = re.split(r"[,;:]", _BRACKETED.sub("", text[joint.end() :]), maxsplit=1)[0]
        words = clause.split()
        verb = language.words("speech_verbs").search(clause)
        subject = clause[: verb.start()].split() if verb else []
        named = bool(subject) and (words[0][0].isupper() or words[0].lower() in opens)
        plain = (
            named
            and language.words("finite", "complements", "prepositions").search(" ".join(subject)) is None
        )
        if plain and len(subject) <= _SUBJECT:
            begins = joint.end()
    return min(begins, len(lead))


def _begins_another(head: str, language: Language) -> bool:
    """Whether a relative pronoun or a subordinator begins a passage, not what may be an article."""
    first = language.words("relatives", "subordinators").match(head)
    return first is not None and first[0].lower() not in language.words("negations", "determiners").plain


def _leads_up(lead: str, language: Language) -> bool:
    """Whether words end in a verb of speech or in `that`: `Ruiz said that | when it rains …`."""
    end = " ".join(lead.replace(",", " ").split()[-2:])
    found = language.words("attributions", "complements").finditer(end)
    return lead.rstrip().endswith(":") or any(one.end() == len(end) for one in found)


def _after_fronted(lead: str, language: Language) -> int:
    """Where the main clause begins behind a fronted one, or behind a relative clause's comma."""
    relatives = language.words("relatives").alternatives
    relative = re.search(rf",\s+(?:{relatives})\s[^,]*$", lead, re.IGNORECASE)
    if relative and _begins_another(lead[relative.start() :].lstrip(" ,"), language):
        # What is said in it governs all the same: `a study, which suggests that | …`.
        return relative.start() if _leads_up(lead, language) else len(lead)
    bare = lead.lstrip(" \"'([")
    comma = lead.find(", ")
    # Behind a condition, or `as Ruiz said`, the main clause is governed too.
    governs = language.words("conditions", "comparisons").match(bare)
    return comma + 1 if comma >= 0 and language.words("subordinators").match(bare) and not governs else 0


def conditional(lead: str, head: str, language: Language) -> str:
    """The part of the folded words before a passage in which a condition governs the passage.

    One that begins its clause governs past its comma, up to a contrast; another governs as a modal does.
    """
    conditions = language.words("conditions")
    main = attributed(lead, head, language)
    fronted = re.sub(r"^\W+", "", main)
    opener = language.words("contrasts", "joints", "asides").match(fronted)
    if _is_subject(fronted, head, language):
        return ""
    if conditions.match(fronted) or (opener and conditions.match(fronted[opener.end() :].lstrip(" ,"))):
        return main
    return scope(lead.rsplit(";", 1)[-1], head, language, conditions)


def _is_subject(lead: str, head: str, language: Language) -> bool:
    """Whether a clause that asks is but a subject of what follows: `Whether it rains must be asked`."""
    asks = language.words("inquiries").match(lead)
    if not asks or asks[0].lower() not in language.words("conditions").plain:
        return False
    verbs = language.words("finite").plain
    words = [word.lower() for word in re.findall(r"[^\W\d]+", f"{lead} {' '.join(head.split()[:1])}")]
    return sum(word in verbs for word in words) > 1


def is_participle(word: str, behind: str, language: Language) -> bool:
    """Whether a word is no condition but a participle: `data provided | by Ruiz`, `… to the board`."""
    endings = tuple(language.words("participle_endings").plain)
    following = behind.split()[:1]
    links = language.words("prepositions", "authorships").plain - language.words("complements").plain | {"to"}
    return bool(endings and following) and word.lower().endswith(endings) and following[0].lower() in links


def starts(words: Words, folded: str) -> re.Match[str] | None:
    """One of some words at the beginning of a folded text, past an opening mark."""
    return words.match(folded.lstrip(" '-(["))


@cache
def _joined_on(language: Language) -> re.Pattern[str]:
    """Matches where a comma and a conjunction join a clause on."""
    joints = language.words("joints", "contrasts").plain - language.words("relatives").plain
    return re.compile(
        rf"[,;]\s+(?:{'|'.join(sorted(map(re.escape, joints), key=len, reverse=True))})\s+", re.IGNORECASE
    )


@cache
def _aside(language: Language) -> re.Pattern[str]:
    """Matches a relative clause between commas."""
    relatives = language.words("relatives").alternatives
    return re.compile(rf",\s+(?:{relatives})\s[^,;]*,", re.IGNORECASE)


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
    joined = rf"(?:{joints})(?=\s+(?:{verbs}|{subjects})\b)"
    return re.compile(rf"(?<!\w)(?:{opener}|{joined})(?!\w)", re.IGNORECASE)
