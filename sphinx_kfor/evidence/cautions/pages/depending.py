"""Whether a page makes a passage depend on something, as its source does.

Whether it is the same condition cannot be told by words alone: *lapses* says *is not extended*. So any
condition is an answer that does not plainly say the contrary: what is made of the same words as the source's
must deny it as often, `if the tolls are paid` is none for `if the tolls are not paid`.

Where no word of a condition stands, the source's condition itself may be told: by words that leave room for
it, `with a new contract`, or in a sentence that only says what would be, `ending the subsidy would cost …`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.denying import condition_denials
from sphinx_kfor.evidence.cautions.phrases.taken_up import content
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About

#: So many words of a limit are shared at least, or a figure.
_SHARED = 2
#: A verb with which a clause begins, and the article or name of its subject: `Liefe die Frist ab`.
_VERB_FIRST = re.compile(r"(?P<verb>[^\W\d_]+)\s+(?P<subject>\w+)\b[^,]*(?:,|$)")


def depends(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a sentence makes its passage conditional, and not on the contrary of the source's condition."""
    language = sentence.language
    if about.word.lower() in source.words("concessions").plain and _whatever(sentence):
        return True
    if turns_round(sentence, about, source):
        return False
    wanted = _wanted(sentence, about, source)
    for said, leads in (*_verb_first(sentence), *_conditions(sentence, "conditions", "exceptions")):
        if condition_denials(said, language) % 2 == about.negated:
            return True
        own = content(said, language)
        if not own:
            # What `without one` has no word for stands before it.
            own = content(fold_text(sentence.before).partition(said)[0], language)
        if not own and not wanted.isdisjoint(content(_sentence_before(sentence), language)):
            # `The estimate assumes that the bridge stays. If it did not, | …`
            return True
        same = own <= wanted or (wanted <= own and not about.refers)
        if leads and language.tag == source.tag and own and wanted and not same:
            return True
    asked = about.word.lower() in source.words("inquiries").plain
    asks = language.words("inquiries").search(f"{sentence.lead} {sentence.tail}") is not None
    return (asked and asks) or _tells(sentence, about, wanted, source)


def turns_round(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a sentence plainly has the contrary of its source's condition, in the same words."""
    language, wanted = sentence.language, _wanted(sentence, about, source)
    if language.tag != source.tag or not wanted or about.refers:
        return False
    return any(
        content(said, language) == wanted and condition_denials(said, language) % 2 != about.negated
        for said, _ in _conditions(sentence, "conditions", "exceptions")
    )


def _wanted(sentence: OwnSentence, about: About, source: Language) -> set[str]:
    """What the words of the source's condition say, beside what the passage does."""
    told = content(about.clause, source) or content(about.refers, source)
    return told - content(sentence.around.passage, source)


def has_condition(sentence: OwnSentence) -> bool:
    """Whether a sentence has any condition, be it a clause that begins with its verb."""
    found = (*_verb_first(sentence), *_conditions(sentence, "conditions", "restrictions"))
    return bool(found)


def is_assumed(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a sentence goes on saying what would be under the condition that the one before it has.

    `Ohne Hilfe des Landes müssten die Bewohner zahlen. Der Beitrag stiege um | 130 Euro.`
    """
    language, folded = sentence.language, _sentence_before(sentence)
    if not (would_be(f"{sentence.lead} {sentence.tail}", language) and would_be(folded, language)):
        return False
    wanted = content(about.clause, source)
    return any(
        condition_denials(folded[one.start() :], language) % 2 == about.negated
        and (language.tag != source.tag or not wanted.isdisjoint(content(folded[one.start() :], language)))
        for one in language.words("conditions", "exceptions").finditer(folded)
    )


def _whatever(sentence: OwnSentence) -> bool:
    """Whether a sentence says that something is so whatever may be, as *even if* does: `even then …`."""
    whole = f"{sentence.lead} {sentence.tail}"
    even = sentence.language.words("concessions", "focuses").search(whole)
    return even is not None and (
        would_be(whole, sentence.language) or sentence.lead.lstrip().startswith(even[0])
    )


def _sentence_before(sentence: OwnSentence) -> str:
    *_, told = "", *sentences(sentence.earlier, sentence.language)
    return fold_text(told)


def _tells(sentence: OwnSentence, about: About, wanted: set[str], source: Language) -> bool:
    """Whether a sentence tells the source's condition, and nothing as a fact."""
    language = sentence.language
    foreign = language.tag != source.tag or not wanted
    negated = source.words("negations", "exceptions").search(about.clause) is not None
    fronted = [sentence.lead.partition(",")[0]] if _is_participle(sentence.lead, language) else []
    for said in (*fronted, *(one for one, _ in _conditions(sentence, "circumstances"))):
        # `je nach Wetter` says what `je nachdem, wie …` does.
        again = about.word.lower().startswith(" ".join(said.lower().split()[:2]))
        shares = again or not wanted.isdisjoint(content(said, language))
        if shares and _denies(said, language) >= negated:
            return True
    whole = f"{sentence.lead} {sentence.tail}"
    if not sentence.around.quoted and language.words("counterfactuals", "modal_possible").search(whole):
        # What would have been was not, whatever it depended on; what might be depends on something.
        return True
    told = foreign or _acts(sentence.lead, language) or not wanted.isdisjoint(content(whole, language))
    return told and would_be(whole, language) and _denies(whole, language) >= negated


def _is_participle(lead: str, language: Language) -> bool:
    """Whether a participle begins a sentence: `Inspected in time, the wall …`."""
    endings = tuple(language.words("participle_endings").plain)
    first, comma, _ = lead.partition(",")
    return bool(endings and comma and first.split()) and first.split()[0].lower().endswith(endings)


def _acts(lead: str, language: Language) -> bool:
    """Whether what somebody would do is a sentence's subject: `Naming them would cost …`."""
    endings = tuple(language.words("subject_endings").plain)
    first = lead.split(maxsplit=1)[:1]
    return bool(endings and first) and first[0].lower().endswith(endings)


def would_be(text: str, language: Language) -> bool:
    """Whether some folded words say what would or may be, not what is."""
    endings = tuple(language.words("mood_endings").plain)
    return language.words("moods").search(text) is not None or bool(
        endings and any(word.lower().endswith(endings) for word in re.findall(r"[^\W\d_]{5,}", text))
    )


def _denies(text: str, language: Language) -> int:
    return len([*language.words("negations", "reversals", "exceptions", "disclaimers").finditer(text)])


def _verb_first(sentence: OwnSentence) -> Iterator[tuple[str, bool]]:
    """A clause that begins with its verb, which makes a condition of it where the language has that."""
    words = sentence.language.words
    endings = tuple(words("verb_endings").plain)
    # `Hält er Wort, so Ruiz, dann | …`: a tag and *then* begin nothing new.
    whole = fold_text(sentence.before.rpartition(";")[2]).lstrip(" '\"")
    begun = (_VERB_FIRST.match(sentence.lead) or _VERB_FIRST.match(whole)) if endings else None
    if not begun or not begun["verb"].lower().endswith(endings):
        return
    others = words("prepositions", "conditions", "subordinators", "determiners", "negations", "asides").plain
    subject = begun["subject"]
    # `Meldet sich | niemand, …`
    opens = words("determiners", "pronouns", "possessives", "negations", "quantifiers", "oblique_cases").plain
    named = subject[0].isupper() or subject.lower() in opens
    if named and begun["verb"].lower() not in others:
        yield begun[0].rstrip(","), True


def keeps_within(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a sentence says by a condition what a limit such as *but not above that* says.

    A figure of the passage or two of its words are in it: `so long as wheat stays under 290 dollars`.
    """
    wanted = content(about.refers, source)
    until = sentence.language.words("exceptions").plain
    for said, _ in _conditions(sentence, "conditions", "focuses"):
        shared = wanted & content(said, sentence.language)
        figure = any(word[0].isdecimal() for word in shared)
        if (figure or len(shared) >= _SHARED) and not said.lower().startswith(tuple(until)):
            return True
    return False


def _conditions(sentence: OwnSentence, *lists: str) -> Iterator[tuple[str, bool]]:
    """Each condition of a sentence, up to the comma behind it, and whether it may govern past that.

    It may at the beginning of a clause: not in `they left if they could, and the wall | is safe`.
    """
    words = sentence.language.words
    links = words("complements", "joints", "contrasts").plain
    first, comma, rest = fold_text(sentence.before).lstrip(" '\"").partition(",")
    if comma and ";" not in rest and sentence.statement and words(*lists).match(first):
        # What begins a sentence governs what is joined on, too: `If it rains, they wait and the wall | …`.
        yield first, True
    for part in (_taken_up(sentence), sentence.lead, sentence.tail):
        for found in words(*lists).finditer(part):
            if part[found.end() :].lstrip()[:1].isdecimal():
                # `until | 2035` says when, and nothing of a condition.
                continue
            said, comma, _ = part[found.start() :].partition(",")
            before = part[: found.start()].rstrip()
            begins = not before or not before[-1].isalnum() or before.split()[-1].lower() in links
            yield said, begins or not comma


def _taken_up(sentence: OwnSentence) -> str:
    """The statement before a semicolon that a pronoun takes up: `What it does if dry is open; it | …`."""
    told, closed, _ = sentence.before[: sentence.statement].rpartition(";")
    first = sentence.lead.split()[:1]
    again = bool(first) and first[0].lower() in sentence.language.words("pronouns").plain
    return fold_text(told.rpartition(";")[2]).lstrip() if closed and again else ""
