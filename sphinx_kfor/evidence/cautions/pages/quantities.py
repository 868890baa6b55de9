"""Of how many a page says what its source says of others: a third for a half, all for all but two.

Words that begin at their verb have no subject; the page gives them one. Where both say how many there are, as
a share of a whole or as a number of it, the page may say no other and no more than its source: *most* of whom
the source has 60 per cent is right, *all* of whom it has *most* is not.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.pages.claims import claims
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.phrases.predicates import begins_at_verb
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.problems import Caution
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

#: Rounding: *a third* is said of 34 per cent.
_ROUNDING = Decimal("0.025")
_HALF, _ALL, _HUNDRED = Decimal("0.5"), Decimal(1), Decimal(100)
#: So many words stand at most between how many and what they do: `Half of those asked in May | find`.
_MOST = 8
_YEAR = re.compile(r"[12]\d{3}")
_CLAUSE = re.compile(r"[,;:.!?\u2013\u2014()]\s")


class Quantity(NamedTuple):
    """How many of a whole.

    Attributes:
        text: as it stands.
        low: the least share that they may be.
        high: the greatest; 0 to 1 if the share is not said.
        number: how many they are, if that is said.
    """

    text: str
    low: Decimal = Decimal(0)
    high: Decimal = _ALL
    number: Decimal | None = None

    @property
    def is_share(self) -> bool:
        """Whether it says which share of a whole they are."""
        return self.low > 0 or self.high < 1

    def bears_out(self, page: Quantity) -> bool:
        """Whether a page may say the other of whom a source says this."""
        if not (page.is_share and self.is_share):
            return self.number is None or page.number is None or self.number == page.number
        within = page.low - _ROUNDING <= self.low and self.high <= page.high + _ROUNDING
        # More than half is not a half.
        more = page.low != _HALF or page.high != _ALL or self.low > _HALF or self.high > _HALF
        return within and more


def miscounted(text: str, passage: Span, sentence: OwnSentence, source: Language) -> Caution | None:
    """The caution on a passage that a page says of more or of others than its source does.

    Args:
        text: the source's seen text.
        passage: where the passage stands in it.
        sentence: the page's sentence around it.
        source: the word lists of the source's language; nothing is said of a page in another.
    """
    if sentence.language.tag != source.tag or not sentence.around.quoted:
        return None
    start = sentence_start(text, passage.start, source)
    lead = text[start : passage.start]
    if (
        not begins_at_verb(text[slice(*passage)], source)
        and lead.split() == _without_auxiliary(lead, source).split()
    ):
        return None
    here = quantity(sentence.before, source)
    there = quantity(lead, source) if here else None
    if there is None or here is None or there.bears_out(here):
        return None
    says = f"in the source it is said of '{there.text}', your sentence says it of '{here.text}'"
    return Caution("context.figure", f"{says}; say of how many the source says it, or accept with a reason")


def spoken_for_all(text: str, passage: Span, sentence: OwnSentence, source: Language) -> Caution | None:
    """The caution on what a body says by its page, and by its source only some of it: `two of five said`."""
    start = sentence_start(text, passage.start, source)
    lead = fold_text(text[start : passage.start])
    verb = source.words("attributions", "speech_verbs").search(lead)
    there = quantity(lead[: verb.start()], source) if verb else None
    if there is None or not there.is_share or there.low == 1:
        return None
    named, page = claims(sentence)[:1], sentence.language
    words = {word.lower() for one in named for word in WORD.findall(one.phrase)}
    here = quantity(named[0].phrase, page) if named else None
    if not named or (there.bears_out(here) if here else words.isdisjoint(page.words("bodies").plain)):
        return None
    said = named[0].phrase.strip()
    says = f"in the source only '{there.text}' say so, by your sentence '{said}'"
    return Caution(
        "context.attribution", f"{says}; say of how many the source says it, or accept with a reason"
    )


def quantity(before: str, language: Language) -> Quantity | None:
    """How many some words before a verb say that its subject is; None if they do not say it, or of what."""
    *earlier, clause = (one.strip(" '\"") for one in _CLAUSE.split(fold_text(before)))
    clause = _without_auxiliary(clause, language)
    found = next(_of_so_many(earlier[-1:], clause, language), None) or next(
        _quantities(clause, language), None
    )
    behind = clause[clause.find(found.text) + len(found.text) :] if found else ""
    acts = language.words("finite", "modals", "negations").search(behind)
    return None if acts or len(behind.split()) > _MOST else found


def _without_auxiliary(clause: str, language: Language) -> str:
    """A clause without the auxiliary with which it ends: `31 | had`."""
    words, verbs = clause.split(), language.words("finite", "passives", "negations").plain
    while words and parted(words[-1].lower(), language).split()[-1] in verbs:
        words.pop()
    return " ".join(words)


def _of_so_many(before: list[str], clause: str, language: Language) -> Iterator[Quantity]:
    """A number of those who are counted before it: `Of the 48 households interviewed, | 31`."""
    links = language.words("part_links").alternatives
    if not before or not re.match(rf"(?:{links})(?!\w)", before[0], re.IGNORECASE):
        return
    reader = Reader(Notation(language.tag, language))
    whole, part = reader.read_anew(before[0])[:1], reader.read_anew(clause)[:1]
    if whole and part and not part[0].start and 0 < max(part[0].values) <= max(whole[0].values):
        number = max(part[0].values)
        share = number / max(whole[0].values)
        yield Quantity(part[0].text, share, share, number)


def _quantities(clause: str, language: Language) -> Iterator[Quantity]:
    reader = Reader(Notation(language.tag, language))
    mentions = reader.read_anew(clause)
    yield from _but(clause, mentions, language)
    more = language.words("majorities").search(clause)
    if more:
        yield Quantity(more[0], _HALF, _ALL)
    for one in reader.shares(clause):
        share = max(one.values)
        share = share / _HUNDRED if share > 1 else share
        yield Quantity(one.text, share, share)
    for one in mentions:
        if "%" in one.kinds:
            share = max(one.values) / _HUNDRED
            over, under = (
                one.bound in kinds for kinds in (("over", "from", "above"), ("under", "to", "nearly"))
            )
            yield Quantity(one.text, Decimal(0) if under else share, _ALL if over else share)
    yield from _parts(clause, mentions, language)
    none, every = (language.words(name).search(clause) for name in ("nones", "wholes"))
    if none:
        yield Quantity(none[0], Decimal(0), Decimal(0), Decimal(0))
    if every:
        yield from _each(clause, every, language)
        yield Quantity(every[0], _ALL, _ALL)
    for one in mentions if len(mentions) == 1 else ():
        if not (one.kinds - {""} or one.unit or one.bound or one.range or _YEAR.fullmatch(one.text)):
            yield Quantity(one.text, number=max(one.values))


def _each(clause: str, every: re.Match[str], language: Language) -> Iterator[Quantity]:
    """One in so many: `jeder zweite Befragte`."""
    following = clause[every.end() :].lower().split()[:1]
    for size in range(2, 11):
        if not language.words(f"ordinals_{size}").plain.isdisjoint(following):
            share = _ALL / size
            yield Quantity(f"{every[0]} {following[0]}", share, share)


def _but(clause: str, mentions: list[Mention], language: Language) -> Iterator[Quantity]:
    """All but some: `all but two of the 14 schools`."""
    words = language.words
    every, but = words("wholes").alternatives, words("restrictions", "contrasts").alternatives
    link = rf"(?:{every})\s+(?:[^\W\d_]+\s+)?(?:{but})\s+"
    found = re.search(rf"(?<!\w){link}", clause, re.IGNORECASE)
    if not found:
        return
    behind = [one for one in mentions if one.start >= found.end()]
    if len(behind) > 1:
        left, whole = (max(one.values) for one in behind[:2])
        share = (whole - left) / whole if whole else Decimal(0)
        yield Quantity(clause[found.start() : behind[1].end], share, share, whole - left)
    else:
        yield Quantity(found[0].strip(), Decimal(0), Decimal("0.97"))


def _parts(clause: str, mentions: list[Mention], language: Language) -> Iterator[Quantity]:
    """A number of a whole, or of some: `twelve of the 14 schools`, `two of the schools`."""
    words = language.words
    links = words("part_links").alternatives
    articles = words("determiners").alternatives
    link = re.compile(
        rf"(?P<noun>(?:\s+[^\W\d_]+){{0,2}}?)\s+(?:{links})\s+(?:(?:{articles})\s+)*", re.IGNORECASE
    )
    for at, one in enumerate(mentions):
        joint = link.match(clause, one.end)
        if not joint or one.bound or one.unit:
            continue
        count, following = max(one.values), mentions[at + 1 : at + 2]
        if following and following[0].start == joint.end() and (whole := max(following[0].values)):
            share = count / whole
            yield Quantity(clause[one.start : following[0].end], share, share, count)
        elif not joint["noun"]:
            yield Quantity(one.text, number=count)
