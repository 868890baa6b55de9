"""Who is the subject of a verb of speech: `Ruiz, the engineer, said`, `said the engineer, Ana Ruiz`.

There is no grammar in this: the words up to the verb are read in the pieces that commas make. A name
behind a preposition or in the genitive is nobody's who speaks (`a spokesman for Ruiz`, `Ruiz's deputy`).
All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.dropped import left_out
from sphinx_kfor.evidence.cautions.elided import is_noun, parted
from sphinx_kfor.evidence.cautions.names import WORD, Mention, is_person, is_title, mentions
from sphinx_kfor.evidence.cautions.relatives import antecedent
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

#: Stands for each character between quotation marks, which is no part of the sentence around them.
QUOTED = "\ufffc"
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
#: Pronouns that in a complement are mostly of what is said.
NOBODY = frozenset(["i", "we", "you", "it", "that"])
#: Of them, those by which a source speaks of itself.
FIRST = frozenset(["i", "we"])
_COMMA = re.compile(r",|\s[\u2013\u2014-]{1,2}\s|[\u2014\u2015]")
_BEHIND_ENDS = re.compile(r"[,;:.!?\u2026\u2013\u2014\u2015\"\u201c\u201d\u201e\u00ab\u00bb]|\s-{1,2}\s")
_CLAUSE = re.compile(r"[;:\u201c\u201d\u201e\u00ab\u00bb\"]")
#: Between a verb and a name behind it stand at most this many words.
_APART = 6
#: So many words may stand before a name that begins what follows a quotation.
_AT_ONCE = 2
#: So many code points before a verb are looked at for adverbs.
_NEAR = 60
#: An article and a word.
_PAIR = 2
#: So many nouns may part a preposition from a name.
_BETWEEN = 2


@dataclass(frozen=True)
class Subject:
    """Who does what a verb says.

    Attributes:
        phrase: the words that say who, as they stand; a pronoun or a noun may be all.
        names: the names in them that are whose.
    """

    phrase: str
    names: tuple[Mention, ...] = ()

    def moved(self, by: int) -> Subject:
        """The same in a text of which this one's is a part: see `Mention.moved`."""
        return Subject(self.phrase, tuple(name.moved(by) for name in self.names))

    @property
    def shown(self) -> str:
        """How a message names it."""
        return self.names[0].name if self.names else self.phrase


def subjects(
    text: str, where: Span, language: Language, verbs: Words | None = None
) -> Iterator[tuple[Span, Subject]]:
    """The verbs of speech in a stretch of a text, each with its subject.

    Args:
        text: a text in which what stands between quotation marks is `QUOTED`.
        where: a sentence, or a part of one.
        language: the word lists.
        verbs: other verbs that are looked for.
    """
    clause = text[where.start : where.end].replace("\u2019", "'")
    participles, reports, last = language.words("participles").plain, language.words("reports").plain, None
    speaks = verbs is None or verbs is voicing(language)
    for verb in (verbs or voicing(language)).finditer(clause):
        place = Span(where.start + verb.start(), where.start + verb.end())
        before = clause[: verb.start()]
        if _subordinate(clause, verb.start(), language) or _unreal(before, language):
            continue
        if speaks and verb[0].lower() not in reports and is_noun(before, language):
            continue
        goes_on = last is not None and verb[0].lower() in participles
        dropped = "" if verb[0].lower() in reports else left_out(before, clause[verb.end() :], language)
        subject = last if goes_on else Subject(dropped) if dropped else _subject(text, where, place, language)
        if subject:
            last = subject if subject.names else _as_written(subject, clause)
            yield place, last


def _as_written(subject: Subject, clause: str) -> Subject:
    """A phrase as the text joins its words: `l'institut`, not `l institut`."""
    words = subject.phrase.split()
    found = re.search(r"[\s'-]+".join(map(re.escape, words)), clause) if words[1:] else None
    return Subject(found[0]) if found else subject


def _unreal(before: str, language: Language) -> bool:
    """Whether a verb of speech says what nobody said: `Parliament would have | said`.

    Or says it of what is before it: `his version, which the agency could not | confirm`.
    """
    piece = WORD.findall(_COMMA.split(before)[-1].lower())
    negated = not language.words("negations").plain.isdisjoint(piece)
    if piece[1:] and negated and piece[0] in language.words("relatives").plain:
        return True
    words = before.lower().split()[-2:]
    auxiliaries = language.words("function_words").plain & language.words("asides").plain
    return len(words) > 1 and words[1] in auxiliaries and words[0] in language.words("modals").plain


def _subordinate(clause: str, place: int, language: Language) -> bool:
    """Whether a verb stands in a piece that a conjunction begins and another clause follows."""
    start = max((match.end() for match in _COMMA.finditer(clause, 0, place)), default=0)
    opened = language.words("subordinators").match(clause[start:].lstrip(' "\u201c'))
    return bool(opened) and clause.find(", ", place, len(clause) - 3) > 0


def is_passive(before: str, language: Language) -> bool:
    """Whether a verb behind some words says what is said of its subject: `Ruiz is | said to be ill`."""
    last = before.rsplit(maxsplit=1)[-1:]
    return bool(last) and last[0].lower() in language.words("passives").plain


def foremost(found: list[tuple[Span, Subject]], language: Language) -> tuple[Span, Subject] | None:
    """Of some verbs the one that leads up to what follows: the last.

    One of whom nobody is named is taken only where nobody is before, or where its subject has an article:
    `Ruiz said that he knew that it showed`.
    """
    articles = language.words("function_words", "determiners", "pronouns").plain
    sure = [one for one in found if one[1].names or one[1].phrase.split()[0].lower() in articles - NOBODY]
    return (sure or found)[-1] if found else None


def voicing(language: Language) -> Words:
    """The verbs and phrases that say whose words others are."""
    return language.words("speech_verbs" if language.lists.get("speech_verbs") else "attributions", "reports")


def past_asides(text: str, place: int, language: Language) -> int:
    """Where the first word behind a place begins that is no adverb or auxiliary: `…, | ha detto Ruiz`."""
    asides = language.words("asides").plain
    return next((word.start() for word in WORD.finditer(text, place) if word[0].lower() not in asides), place)


def first_name(text: str, where: Span, language: Language) -> Subject | None:
    """Of whom a sentence without a verb of speech is: a name right before its colon, else its subject."""
    clause = text.rfind(";", where.start, where.end) + 1
    where = Span(clause, where.end) if WORD.search(text, clause, where.end) and clause else where
    bare = _bare(text, where, language)
    led = bare.rstrip(" \"\u201c\u201e\u00ab\u00bb\u2018'")
    last = _heads(bare, Span(0, len(bare)), language)[-1:]
    if led.endswith(":") and last and last[0].end == len(led[:-1].rstrip()):
        found: Subject | None = Subject(last[0].name, (last[0],))
    else:
        found = _first(bare, _pieces(bare, 0), language)
    return found.moved(where.start) if found else None


def first_noun(text: str, where: Span, language: Language) -> Subject | None:
    """Of whom a sentence without a name is, before its colon: `The mayor, who had voted: “…”`."""
    bare = _bare(text, where, language)
    opens = language.words("determiners", "indefinites").plain
    pieces = [piece for piece in _pieces(bare, 0) if WORD.search(bare, piece.start, piece.end)]
    for piece in pieces if bare.rstrip(" \"\u201c\u201e\u00ab\u00bb\u2018'").endswith(":") else ():
        words = WORD.findall(bare[piece.start : piece.end])
        if words[1:] and words[0].lower() in opens and (is_title(words[1], language) or kinds(words[1])):
            return _phrase(bare, piece, language)
    return None


def named_at_once(text: str, where: Span, language: Language) -> Subject | None:
    """A name with which words begin, perhaps behind an article and a word: `an angry Ruiz …`."""
    bare = _bare(text, where, language)
    heads = _heads(bare, Span(0, len(bare)), language)
    if (
        not heads
        or len(WORD.findall(bare[: heads[0].start])) > _AT_ONCE
        or _COMMA.search(bare[: heads[0].start])
    ):
        return None
    return Subject(heads[0].name, (heads[0].moved(where.start),))


def _subject(text: str, where: Span, verb: Span, language: Language) -> Subject | None:
    word = text[verb.start : verb.end].lower().replace("\u2019", "'")
    before, behind = Span(where.start, verb.start), Span(verb.end, where.end)
    if word in language.words("reports").plain:
        said = parted(word, language).split()
        pronoun = next((one for one in said if one in language.words("pronouns").plain), "")
        return Subject(pronoun) if pronoun else _behind(text, behind, language)
    last = _last_word(text, before)
    passive, telling = last in language.words("passives").plain, word in language.words("telling_verbs").plain
    if word in language.words("quoting_verbs").plain and not passive:
        return _behind(text, behind, language)
    if passive and telling:
        return None
    participle = word in language.words("participles").plain
    inverted = None if participle or (telling and last) else _behind(text, behind, language)
    comma = text[before.start : before.end].rstrip().endswith(",")
    if (
        inverted
        and inverted.names
        and (not last or (comma and _ends_there(text, inverted.names[0].end, language)))
    ):
        return inverted
    aside = None if participle or not comma else _aside(inverted, text[slice(*behind)], language)
    return aside or _before(text, before, language, apart=participle) or inverted


def _aside(inverted: Subject | None, behind: str, language: Language) -> Subject | None:
    """Who speaks in an aside between commas: `The gates, | says a guard,`.

    A verb that is alone there has whoever spoke before, as a pronoun would: `La chiusura, | sostiene`.
    """
    rest = behind.lstrip(' \u201d\u00bb"')
    if not rest or rest[0] in ",.!?":
        pronouns = language.words("personal_pronouns").entries or language.words("pronouns").entries
        return Subject(pronouns[0]) if pronouns else None
    articles = language.words("determiners", "indefinites").plain
    noun = inverted is not None and inverted.phrase.split(maxsplit=1)[0].lower() in articles
    return inverted if noun and re.match(r"[^,.;:!?]*,", rest) else None


def _ends_there(text: str, place: int, language: Language) -> bool:
    """Whether nothing is said of a name: `…, said Ruiz, the engineer`, not `…, said Ruiz was late`."""
    rest = text[place:].lstrip()
    word = WORD.match(rest)
    return not word or word[0].lower() in language.words("prepositions").plain


def _before(text: str, where: Span, language: Language, *, apart: bool = False) -> Subject | None:
    """The subject among the words up to a verb: of its clause, else of the sentence.

    A participle, or a verb behind `and`, has that of the sentence, unless a name is right before it.
    """
    bare = _bare(text, where, language)
    joints = language.words("joints", "contrasts").plain
    words = [word.lower() for word in WORD.findall(bare[-_NEAR:])]
    while words and words[-1] in language.words("asides").plain:
        words.pop()
    apart = apart or (bool(words) and words[-1] in joints)
    for start in _clause_starts(bare, language):
        found = _in_pieces(bare, start, language, apart=apart)
        if found and (found.names or not start or _begins_noun(found.phrase, language)):
            return found.moved(where.start)
    return None


def _begins_noun(phrase: str, language: Language) -> bool:
    """Whether a phrase without a name begins as a subject does."""
    return (
        phrase.split(maxsplit=1)[0].lower()
        in language.words("function_words", "determiners", "pronouns").plain
    )


def _clause_starts(bare: str, language: Language) -> list[int]:
    """Where the clause before a verb may begin, the nearest first."""
    openers = language.words("joints", "contrasts")
    hard = max((match.end() for match in _CLAUSE.finditer(bare)), default=0)
    soft = [match.end() for match in re.finditer(r",\s+", bare) if openers.match(bare[match.end() :])]
    if not bare.rstrip().endswith(","):
        inner = language.words("contrasts", "subordinators", "interrogatives").plain | _complements(language)
        # `Staff whom we met | said`
        inner -= language.words("relatives").plain - _complements(language)
        soft += [word.end() for word in WORD.finditer(bare) if word[0] in inner]
    return [*sorted({place for place in soft if place > hard}, reverse=True), *dict.fromkeys((hard, 0))]


def _in_pieces(bare: str, start: int, language: Language, *, apart: bool) -> Subject | None:
    """The subject in the pieces that commas make of the words before a verb.

    The last piece, if the verb follows it at once; else the first that names anybody.
    """
    *others, last = _pieces(bare, start)
    near = mentions(bare, last, language)
    asides = language.words("asides").plain
    said = [word.lower() for word in WORD.findall(bare[near[-1].end :])] if near else []
    at_once = bool(near) and asides.issuperset(said) and not near[-1].owns
    if apart:
        return (
            Subject(near[-1].name, (near[-1],))
            if at_once and others
            else _first(bare, [*others, last], language)
        )
    words = [word.lower() for word in WORD.findall(bare[last.start : last.end])]
    relatives = language.words("relatives").plain
    if words and words[-1] in relatives and len(words) == 1 and others:
        return _whom_it_relates_to(bare, others[-1], language)
    if (
        at_once
        and len(near) == 1
        and words[0] in relatives
        and len(WORD.findall(bare[last.start : near[0].start])) == 1
    ):
        # `Lind, whom Ruiz once | called`
        return Subject(near[0].name, (near[0],))
    aside = bool(words) and (words[0] in relatives or (words[-1] in relatives and not at_once))
    # `Der Präsident, Ruiz, | hat bei der Vorstellung des Berichts`
    aside = aside or (
        bool(words) and words[0] in language.words("finite").plain and not _heads(bare, last, language)
    )
    if not (aside and others) and not _says_nothing(bare[last.start : last.end], language):
        found = _nearest(bare, last, language) or _phrase(bare, last, language)
        lower = bool(words) and bare[last.start : last.end].lstrip()[:1].islower()
        apposed = (
            found and lower and not at_once and found.names and not is_person(bare, found.names[0], language)
        )
        first = _first(bare, others, language, closed=True) if apposed else None
        if found:
            return first or found
    return _first(bare, others, language, closed=True) or (
        _phrase(bare, others[0], language) if others else None
    )


def _whom_it_relates_to(bare: str, before: Span, language: Language) -> Subject | None:
    """Whom a relative pronoun means behind some words: `Ruiz, who`, `a resident of Pier Street, who`."""
    *_, named = None, *mentions(bare, before, language)
    if named and not named.owns and not bare[named.end : before.end].strip():
        noun = antecedent(bare[slice(*before)], language, language.words("prepositions").plain)
        body = " ".join(noun.split()[1:])[:1].isupper()
        if not noun or is_person(bare, named, language):
            return Subject(named.name, (named,))
        names = mentions(bare, Span(bare.rindex(noun, 0, before.end), before.end), language) if body else []
        return Subject(noun, tuple(names[:1]))
    return _nearest(bare, before, language) or _phrase(bare, before, language)


def _nearest(bare: str, piece: Span, language: Language) -> Subject | None:
    """The last name of a piece that may be a subject; none in `the Florida senator`."""
    heads = _heads(bare, piece, language)
    if not heads:
        return None
    before, behind = bare[piece.start : heads[-1].start].split()[-1:], bare[heads[-1].end : piece.end]
    articles = language.words("determiners", "indefinites", "function_words").plain
    articles -= language.words("comparisons").plain
    if before and before[0].lower() in articles and not _says_nothing(behind, language):
        return None
    return Subject(heads[-1].name, tuple(_together(bare, heads)))


def _first(bare: str, pieces: list[Span], language: Language, *, closed: bool = False) -> Subject | None:
    """The subject of a sentence: the first of its pieces that names anybody.

    A piece that a conjunction begins is another clause: `When Lind left, Ruiz …`. So is one that a
    participle begins: `Asked by Lind, Ruiz …`.

    Args:
        bare: the words.
        pieces: what commas make of them.
        language: the word lists.
        closed: whether a comma stands before the verb, so that a name at a piece's end is the subject.
    """
    openers = language.words("subordinators", "conditions")
    named = [(piece, heads) for piece in pieces if (heads := _first_heads(bare, piece, language))]
    main = [
        (piece, heads)
        for piece, heads in named
        if not openers.match(bare[piece.start : piece.end].lstrip())
        and not _participle(bare, piece, heads[0], language)
    ]
    if not named:
        return None
    piece, heads = (main or named)[0]
    for other, names in (main or named)[1:2]:
        apposed = bare[other.start : other.end].strip(" .") == names[0].name
        if apposed and not any(is_person(bare, name, language) for name in heads):
            return Subject(names[0].name, (names[0],))
    if closed and not bare[heads[-1].end : piece.end].strip(" ."):
        return Subject(heads[-1].name, tuple(_together(bare, heads)))
    first = next((name for name in heads if is_person(bare, name, language)), heads[0])
    return Subject(first.name, (first,))


def _first_heads(bare: str, piece: Span, language: Language) -> list[Mention]:
    """The names of a piece that may be a subject; not that in `a Lom official`."""
    articles = language.words("indefinites").plain
    return [
        one
        for one in _heads(bare, piece, language, strict=True)
        if articles.isdisjoint(word.lower() for word in bare[piece.start : one.start].split()[-1:])
        or not bare[one.end : piece.end].strip(" .")
    ]


def _participle(bare: str, piece: Span, name: Mention, language: Language) -> bool:
    """Whether what seems a name is a participle with a capital: `Asked about it, …`."""
    endings = tuple(language.words("participle_endings").plain)
    opens = not bare[piece.start : name.start].strip() and name.name.endswith(endings or ("\0",))
    return opens and " " not in name.name and bare[name.end : piece.end].strip()[:1].islower()


def _together(bare: str, heads: list[Mention]) -> list[Mention]:
    """The last of some names, with those that `and` joins to it."""
    found = [heads[-1]]
    for name in reversed(heads[:-1]):
        if len(bare[name.end : found[-1].start].split()) > 1:
            break
        found.append(name)
    return found


def _pieces(bare: str, start: int) -> list[Span]:
    ends = [match.span() for match in _COMMA.finditer(bare, start)]
    begins, stops = [start, *(end for _, end in ends)], [*(begin for begin, _ in ends), len(bare)]
    return [Span(begin, stop) for begin, stop in zip(begins, stops, strict=True)]


def _says_nothing(words: str, language: Language) -> bool:
    """Whether a piece holds but adverbs and auxiliaries: `later`, `has also`, `who`."""
    kinds = ("relatives", "function_words", "joints", "modals", "tenses", "asides", "negations")
    plain = language.words(*kinds).plain
    found = WORD.findall(words)
    return all(word.lower() in plain for word in found) and not _is_pair(found, language)


def _is_pair(words: list[str], language: Language) -> bool:
    """Whether words are an article and what it makes a noun of: `The first | said`."""
    articles = language.words("determiners").plain - language.words("relatives", "complements").plain
    counts = language.words("asides").plain - articles
    return len(words) == _PAIR and words[0].lower() in articles and words[1].lower() in counts


def _phrase(bare: str, piece: Span, language: Language) -> Subject | None:
    """A subject without a name: a pronoun, or what begins neither with a preposition nor a condition."""
    pronouns = language.words("pronouns").plain
    words = [word for word in WORD.findall(bare[piece.start : piece.end]) if QUOTED not in word]
    while words and _says_nothing(words[-1], language):
        if _is_pair(words, language):
            return Subject(" ".join(words))
        words.pop()
    joints = language.words("joints", "contrasts", "comparisons").plain - language.words("relatives").plain
    if words and words[0].lower() in joints:
        # `…, | and the growers of Lom`, `…, | as their leader`
        words = words[1:]
    if words and words[-1].lower() in pronouns:
        return Subject(words[-1])
    if words[1:] and words[0].lower() in pronouns and words[1].lower() in language.words("finite").plain:
        # `She would rather not | say`
        return Subject(words[0])
    words = words[_behind_fronted(words, language) :]
    # `The board | has been given …`, `A man | who would not be named`
    finite = language.words("finite", "relatives").plain
    if words[1:] and words[1].lower() in language.words("possessive_relatives").plain:
        # `il cui | ufficio`
        words = words[2:]
    words = words[: next((at for at, word in enumerate(words) if at and word.lower() in finite), len(words))]
    openers = language.words("prepositions", "conditions", "speech_verbs", "joints").plain
    if len(words) > _APART:
        # `Two officials | of the ministry of roads and bridges`
        words = words[
            : next((at for at, word in enumerate(words) if at and word.lower() in openers), len(words))
        ]
    return (
        None if not words or len(words) > _APART or words[0].lower() in openers else Subject(" ".join(words))
    )


def _behind_fronted(words: list[str], language: Language) -> int:
    """Where a subject begins behind a time or a place without a comma: `In March | the authority`."""
    prepositions, articles = language.words("prepositions").plain, language.words("determiners").plain
    if not words or words[0].lower() not in prepositions:
        return 0
    found = [
        at
        for at in range(2, len(words))
        if words[at].lower() in articles and words[at - 1].lower() not in prepositions | articles
    ]
    return found[0] if found else 0


def _behind(text: str, where: Span, language: Language) -> Subject | None:
    """The subject behind a verb: `said the engineer, Ana Ruiz`."""
    bare = _bare(text, where, language)
    end = _BEHIND_ENDS.search(bare)
    while end and end[0] == "." and _abbreviates(bare, end.start(), language):
        end = _BEHIND_ENDS.search(bare, end.end())
    first = Span(0, end.start() if end else len(bare))
    words = list(WORD.finditer(bare, *first))
    links = language.words("prepositions", "complements", "conditions", "relatives").plain
    words = words[_before_noun(words, language) :]
    cut = next((word for word in words if word[0].lower() in links), None)
    noun = Span(words[0].start() if words else 0, cut.start() if cut else first.end)
    heads = _heads(bare, noun, language, inside=True)
    again = _apposition(bare, end.end(), language) if end and end[0] == "," else None
    if again and not any(is_person(bare, head, language) for head in heads):
        return Subject(again.name, (again.moved(where.start),))
    if heads and len(WORD.findall(bare[: heads[0].start])) <= _APART:
        joined = [name.moved(where.start) for name in _together(bare, heads)]
        return Subject(heads[-1].name, tuple(joined))
    held = _office_holder(bare, noun, first.end, language) if cut else None
    if held:
        return Subject(held.name, (held.moved(where.start),))
    phrase = bare[noun.start : noun.end].split()
    if not phrase or phrase[0].lower() in links or not phrase[0][0].isalpha():
        return None
    return Subject(" ".join(phrase[:_APART]))


def _office_holder(bare: str, noun: Span, end: int, language: Language) -> Mention | None:
    """The name at the end of an office with its field: `la conseillère | d'État Hélène Rochat`."""
    words = WORD.findall(bare[noun.start : noun.end])
    *_, last = None, *mentions(bare, Span(noun.end, end), language)
    if not words or not last or bare[last.end : end].strip() or not _is_office(words[-1], language):
        return None
    # The field has a capital of its own: `d'État`.
    given = re.search(r"(?:[^\W\d_][\w'\u2019.-]*\s+)?[^\W\d_][\w'\u2019-]*$", last.name)
    own = given[0] if given and language.words("bodies").plain.isdisjoint(given[0].lower().split()) else ""
    behind = bare[noun.end : last.start].split()
    field = " " in last.name or (
        behind and behind[-1].lower() not in _complements(language) and len(behind) > 1
    )
    start = last.end - len(own)
    return Mention(own, start, last.end) if " " in own and field else None


def _is_office(word: str, language: Language) -> bool:
    return is_title(word, language) or bool(kinds(word))


def _before_noun(words: list[re.Match[str]], language: Language) -> int:
    """Where the noun stands behind what German says of it: `der von uns befragten | Ärzte`."""
    endings = tuple(language.words("adjective_endings").plain)
    lower = [word[0].lower() for word in words[:2]]
    if not endings or len(words) <= _BETWEEN:
        return 0
    prepositions = language.words("prepositions").plain
    opens = lower[0] in prepositions or (
        lower[0] in language.words("determiners").plain and lower[1] in prepositions
    )
    found = (
        at
        for at in range(2, len(words))
        if words[at][0][0].isupper() and words[at - 1][0].islower() and words[at - 1][0].endswith(endings)
    )
    return next(found, 0) if opens else 0


def _apposition(bare: str, place: int, language: Language) -> Mention | None:
    """A name right behind a comma."""
    found = mentions(bare, Span(place, len(bare)), language)
    return found[0] if found and not bare[place : found[0].start].strip() and not found[0].owns else None


def _heads(
    bare: str, piece: Span, language: Language, *, inside: bool = False, strict: bool = False
) -> list[Mention]:
    """The names of a piece that are in no genitive and behind no preposition.

    Args:
        bare: the words.
        piece: a stretch of them.
        language: the word lists.
        inside: whether prepositions do not matter.
        strict: whether one counts that a noun parts from the name: `with the journalist Ruiz`.
    """
    between, begins, found = _BETWEEN if strict else 0, piece.start, []
    owner: Mention | None = None
    last: Mention | None = None
    for one in mentions(bare, piece, language):
        # What somebody has stands where its owner does: `of the Skippers' | Association`, `of Lind & | Borg`.
        follows = bare[last.end : one.start].strip("'\u2019 \n") if last else None
        begins = begins if (owner and not follows) or follows == "&" else one.start
        if not one.owns and (inside or not behind_preposition(bare[piece.start : begins], language, between)):
            found.append(one)
        plural = one.name.endswith("s") and bare[one.end : one.end + 1] in ("'", "\u2019")
        owner, last = one if one.owns or plural else None, one
    return found


def behind_preposition(before: str, language: Language, between: int) -> bool:
    """Whether words end in a preposition, perhaps with an article, a title and so many others behind it."""
    articles = language.words("determiners", "function_words").plain
    for word in reversed(before.split()[-5:]):
        bare = word.lower().strip("'\u2019\".,")
        if word.endswith(",") or bare in _complements(language):
            return False
        if bare in language.words("comparisons").plain:
            return False
        if bare in language.words("prepositions", "genitive_articles").plain:
            return True
        if bare not in articles and not is_title(bare, language):
            if not between:
                return False
            between -= 1
    return False


def _complements(language: Language) -> frozenset[str]:
    """Words that begin a clause and are no prepositions too, as English *to* and Italian *di* are."""
    return language.words("complements").plain - language.words("prepositions").plain


def _abbreviates(bare: str, place: int, language: Language) -> bool:
    """Whether a full stop is an initial's or a title's."""
    words = WORD.findall(bare[max(0, place - 12) : place])
    return bool(words) and (len(words[-1]) == 1 or is_title(words[-1], language))


def _bare(text: str, where: Span, language: Language) -> str:
    """A stretch of a text with what stands in brackets blanked and joined words apart."""
    bare = _BRACKETED.sub(lambda match: " " * len(match[0]), text[where.start : where.end])
    return parted(bare, language)


def _last_word(text: str, where: Span) -> str:
    words = WORD.findall(text[max(where.start, where.end - 30) : where.end])
    return words[-1].lower() if words else ""
