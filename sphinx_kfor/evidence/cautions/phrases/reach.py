"""How far a condition or an attribution reaches in a sentence, as far as a language's word lists tell it.

There is no grammar in this. Either reaches past a comma, to the words that begin another statement.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.clauses import pieces_of, scope, without_relative
from sphinx_kfor.evidence.cautions.phrases.elided import parted

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

_BRACKETED = re.compile(r"\([^()]*\)")
#: A clause up to its comma, its last word, and the next.
_QUESTION = re.compile(r"[^,;:]*\s(?P<own>\w+)\s*,\s+(?P<main>\w+)")
#: A subject right before its verb has so many words.
_SUBJECT = 6
#: A noun before its relative pronoun, with a preposition and articles, has so many.
_VIEW = 4


def attributed(lead: str, head: str, language: Language) -> str:
    """The part of the folded words before a passage in which an attribution reaches it.

    It ends at a contrast, at a relative clause behind a comma, and with a clause that has a subordinator:
    `As Ruiz said so, | it broke`, `Ruiz said so, | which was new`, `Ruiz thinks so | as she is there`.
    So it does at a colon behind what is admitted.
    """
    lead = _without_comment(without_relative(lead.rsplit(";", 1)[-1], head, language), language)
    first = head.lstrip(" ,)-")
    if head.startswith(")"):
        lead = lead.rpartition("(")[0]
    if head.startswith("-"):
        return ""
    contrast = language.words("contrasts").match(first)
    if contrast and not _goes_on(first[contrast.end() :].lstrip(), language):
        return ""
    if _begins_another(first, language) and not _leads_up(lead, language):
        return ""
    begins = (
        _after_relative(lead, first, language),
        _after_contrast(lead, language),
        _after_fronted(lead, first, language),
        told_anew(lead, head, language),
        beside_report(lead, head, language),
        _remarked_on(lead, language),
        _behind_admission(lead, language),
    )
    return lead[max(begins) :]


def _without_comment(lead: str, language: Language) -> str:
    """Words without what somebody says of a condition in it: `Had it been 70, as Ruiz suggests, | it would`.

    `The wall, as Ruiz says, | is safe` is his, and so is what `As Ruiz says, if it rains, | …` leads up to.
    """
    opens = language.words("conditions").match(lead.lstrip(" '\"([-"))
    comments = rf",\s+(?:{language.words('comparisons').alternatives})\s[^,;:]*(?=,)"
    return re.sub(comments, "", lead, count=1, flags=re.IGNORECASE) if opens else lead


def _after_contrast(lead: str, language: Language) -> int:
    """Where the clause begins that a contrast opens behind a comma: `said it would, but it did not`."""
    ends = [
        match.end()
        for match in re.finditer(r"(?:,|\s-{1,2})\s+(?=\w)", lead)
        if (found := language.words("contrasts").match(lead[match.end() :]))
        and not _goes_on(lead[match.end() + found.end() :].lstrip(), language)
    ]
    return ends[-1] if ends else 0


def _after_relative(lead: str, head: str, language: Language) -> int:
    """The end of some words where a relative clause begins beside one in which somebody is said to speak.

    `An amnesty that the board says will help, and | that Ruiz opposed`, not `says that …, and | that …`.
    """
    words = language.words
    that = words("complements").match(head)
    joint = lead.split()[-1:]
    if not that or not joint or joint[0].lower() not in words("joints").plain:
        return 0
    said, governs = words("attributions").alternatives, words("finite", "modals").alternatives
    beside = rf"(?<!\w){re.escape(that[0])}\s[^,;:]*?(?<!\w)(?:{said})\s+(?:{governs})(?!\w)"
    return len(lead) if re.search(beside, lead, re.IGNORECASE) else 0


def _remarked_on(lead: str, language: Language) -> int:
    """Where a source says something of what it quoted: `Ruiz finds it “dear”, which | nobody shares`."""
    which = language.words("relatives", "interrogatives").alternatives
    view = rf"\w'\s?,\s+(?:\w+\s+){{1,{_VIEW}}}?(?P<which>{which})\s[^,;:]*$"
    found = re.search(view, lead, re.IGNORECASE)
    return found.start("which") if found else 0


def _goes_on(text: str, language: Language) -> bool:
    """Whether a clause goes on with what was said: `but that it fell`; not `but that is clear`."""
    that = language.words("complements").match(text)
    points = that and that[0].lower() in language.words("demonstratives").plain
    verb = points and language.words("finite").match(text[that.end() :].lstrip()) if that else None
    return that is not None and not verb


def _behind_admission(lead: str, language: Language) -> int:
    """Where somebody goes on with what is so: `The board admits that it is late: | of nine came one`.

    What is admitted is so, and what stands behind its colon is the source's own reason for that. What
    somebody says to have promised is followed by how it was kept: `We promised more boats: | there are 17`.
    """
    words = language.words
    that, ours = words("complements").alternatives, words("first_persons").alternatives
    admitted = rf"(?<!\w)(?:{words('admissions').alternatives}),?\s+(?:{that})\s[^:;]*:\s"
    promised = rf"(?<!\w)(?:{ours})\s(?:\w+\s)?(?:{words('pledges').alternatives})\s(?!{that})[^:;]*\w:\s"
    found = re.search(rf"{admitted}|{promised}", lead, re.IGNORECASE)
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


def beside_report(lead: str, head: str, language: Language) -> int:
    """Where a clause stands beside one that somebody reports: `Dice que faltan, y | los papeles están`.

    In languages in which each clause of what is reported has *that*, one behind a comma that has none, but a
    subject and a verb, is not reported.
    """
    that, words = language.words("repeated_complements"), language.words
    text = f"{lead.rstrip()} {head}"
    reported = that.search(lead)
    opens = words("references", "indefinites", "negations").plain
    begins = 0
    if reported is None:
        return begins
    for joint in _joined_on(language).finditer(text, reported.end(), len(lead) + 1):
        clause = re.split(r"[,;:]", text[joint.end() :], maxsplit=1)[0]
        first = parted(clause, language).split()[:1]
        own = bool(first) and (first[0][0].isupper() or first[0].lower() in opens - that.plain)
        # `Dice que faltan papeles, sellos, y las firmas` is a list.
        listed = "," in text[reported.end() : joint.start()]
        acts = not listed or words("finite", "tenses", "modals").search(clause)
        begins = joint.end() if own and acts else 0
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


def _after_fronted(lead: str, head: str, language: Language) -> int:
    """Where the main clause begins behind a fronted one, or behind a relative clause's comma."""
    relatives = language.words("relatives").alternatives
    relative = re.search(rf",\s+(?:{relatives})\s(?P<said>[^,]*)$", lead, re.IGNORECASE)
    if relative and _is_of_verb(lead[: relative.start()], lead[relative.start() :], language):
        relative = None
    if relative and _begins_another(lead[relative.start() :].lstrip(" ,"), language):
        # What is said in it governs all the same: `…, which suggests that |`, `…, which by one account |`.
        governs = _leads_up(lead, language) or language.words("reports").match(relative["said"])
        return relative.start() if governs else len(lead)
    bare = lead.lstrip(" \"'([")
    comma = lead.find(", ")
    # Behind a condition, or `as Ruiz said`, the main clause is governed too.
    governs = language.words("conditions", "comparisons").match(bare)
    over = _is_closed_question(bare, head, language)
    over = over or (language.words("subordinators").match(bare) is not None and not governs)
    return comma + 1 if comma >= 0 and over else 0


def _is_of_verb(before: str, clause: str, language: Language) -> bool:
    """Whether a clause behind an aside says what is said, and relates to nothing: `says, in May, | that`."""
    words = language.words
    said = words("speech_verbs", "attributions").alternatives
    that = words("complements").match(clause.lstrip(" ,"))
    return that is not None and re.search(rf"(?<!\w)(?:{said}),\s[^,;:]*$", before, re.IGNORECASE) is not None


def conditional(lead: str, head: str, language: Language) -> str:
    """The part of the folded words before a passage in which a condition governs the passage.

    One that begins its clause, or an aside between commas, governs past its comma, up to a contrast; another
    governs as a modal does.
    """
    begins = language.words("conditions", "restrictions")
    main = attributed(lead, head, language)
    fronted = re.sub(r"^\W+", "", main)
    opener = language.words("contrasts", "joints", "asides").match(fronted)
    if _is_subject(fronted, head, language):
        return ""
    if begins.match(fronted) or (opener and begins.match(fronted[opener.end() :].lstrip(" ,"))):
        return main
    return _conditional_aside(main, head, language) or scope(
        lead.rsplit(";", 1)[-1], head, language, language.words("conditions")
    )


def _conditional_aside(lead: str, head: str, language: Language) -> str:
    """Words from a condition between commas on, if what follows goes on with what stood before it.

    `The town will, if the dam holds, | be safe`; not `They wait, if it rains, and | the ramp is closed`.
    """
    pieces, others = pieces_of(lead), language.words("joints", "contrasts")
    begins = language.words("conditions", "restrictions")
    for at in range(len(pieces) - 2, 0, -1):
        behind = [*pieces[at + 1 : -1], f"{pieces[-1]} {head}".lstrip()]
        if begins.match(pieces[at]):
            return "" if any(others.match(piece) for piece in behind) else ", ".join(pieces[at:])
    return ""


def _is_subject(lead: str, head: str, language: Language) -> bool:
    """Whether a clause that asks is but a subject of what follows: `Whether it rains must be asked`."""
    asks = language.words("inquiries").match(lead)
    if not asks or asks[0].lower() not in language.words("conditions").plain:
        return False
    if _is_closed_question(lead, head, language):
        return True
    verbs = language.words("finite", "modal_demanded", "inquiries").plain
    words = [word.lower() for word in re.findall(r"[^\W\d]+", f"{lead} {' '.join(head.split()[:1])}")]
    return sum(word in verbs for word in words[1:]) > 1


def _is_closed_question(lead: str, head: str, language: Language) -> bool:
    """Whether a clause that asks is over, and a verb goes on behind it: `Ob es regnet, | weiß man nicht`."""
    endings = tuple(language.words("verb_endings").plain)
    closed = _QUESTION.match(f"{lead.rstrip()} {head}") if endings else None
    if not closed or closed.end("own") > len(lead) or not language.words("inquiries").match(lead):
        return False
    grammar = language.words(
        "prepositions", "determiners", "subordinators", "conditions", "comparisons", "relatives", "pronouns"
    ).plain
    known, verbs = language.words("finite", "modals", "speech_verbs").plain, (closed["own"], closed["main"])
    ends = all(one in known or one.endswith(endings) for one in verbs)
    return ends and all(one.islower() and one not in grammar for one in verbs)


@cache
def _joined_on(language: Language) -> re.Pattern[str]:
    """Matches where a comma and a conjunction join a clause on."""
    joints = language.words("joints", "contrasts").plain - language.words("relatives").plain
    return re.compile(
        rf"[,;]\s+(?:{'|'.join(sorted(map(re.escape, joints), key=len, reverse=True))})\s+", re.IGNORECASE
    )
