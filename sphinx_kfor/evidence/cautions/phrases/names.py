"""Names in a text: runs of capitalised words, with titles, initials and particles.

All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
#: A word right before a place, which is looked for so far back.
_WORD_BEFORE = re.compile(r"(?<![\w'\u2019-])(\w[\w'\u2019-]*)[^\S\n]+\Z")
_LONGEST_WORD = 80
_OWNER = re.compile(r"['\u2019]s$|s['\u2019]$")
#: Behind a plural, with a word to follow.
_PLURAL_OWNER = re.compile(r"['\u2019][^\S\n](?=[^\W\d_])")
_PARTICLES = frozenset("de del della der den di du van von la le bin ibn al el dos da zu".split())
#: Of them and others those that a name may have with a capital: `Dalla Valle`, `De Luca`.
_UPRIGHT = _PARTICLES | frozenset("dal dall dalla dalle degli dello dei delle des lo los las".split())
#: Lists of words that may be capitalised at the beginning of a sentence and are no names.
_GRAMMAR = (
    "references", "function_words", "prepositions", "pronouns", "subjects", "joints", "contrasts",
    "relatives", "complements", "conditions", "subordinators", "asides", "negations", "retractions",
    "quantifiers", "numerals", "modals", "limiters", "interrogatives", "reports", "comparatives",
)  # fmt: skip
#: Two forms of a name share so many letters, or more.
_NAME_STEM = 2
#: Letters behind a given name and a family name, as `QC` and `MEP`, are no more.
_GIVEN_AND_FAMILY, _LETTERS = 2, 3
#: The shortest abbreviation of a day or month that is read as one.
_LEAST = 3


@dataclass(frozen=True)
class Mention:
    """A name in a text.

    Attributes:
        name: as it stands.
        start: where it begins.
        end: behind it.
    """

    name: str
    start: int
    end: int

    def moved(self, by: int) -> Mention:
        """The same in a text of which this one's is a part that begins so many code points on."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def owns(self) -> bool:
        """Whether it is a genitive: `Ruiz's deputy`."""
        return _OWNER.search(self.name) is not None

    def distance(self, passage: Span) -> int:
        """How far it is from a passage, in code points; 0 within it."""
        if self.end <= passage.start:
            return passage.start - self.end
        return max(0, self.start - passage.end)


#: What ends a sentence, nothing at a text's beginning, and marks that may stand behind it.
_OPENS, _OPENING = ("", ".", "!", "?", "\u2026", "\n"), " \u00ab\u201c\u201e\"'(\u2014\u2013-\u00bf\u00a1"


_ANEW = re.compile(r"[.!?:\u00ab\u201c]")


def mentions(text: str, where: Span, language: Language) -> list[Mention]:
    """The names in a stretch of a text: neither words of grammar with a capital nor days and months."""
    found: list[Mention] = []
    words = list(WORD.finditer(parted(text[where.start : where.end], language)))
    for number, word in enumerate(words):
        following = words[number + 1][0] if number + 1 < len(words) else ""
        capital = word[0][0].isupper()
        if not capital and not (word[0] in _PARTICLES and following[:1].isupper()):
            continue
        if _is_no_name(word[0], language) and not (
            capital
            and word[0].lower() in _UPRIGHT
            and following[:1].isupper()
            and number > 0
            and not _ANEW.search(text, where.start + words[number - 1].end(), where.start + word.start())
        ):
            continue
        start, end = where.start + word.start(), where.start + word.end()
        if (
            found
            and _joins(found[-1], text, start, language)
            and not _begins_anew(found[-1], word[0], language)
        ):
            found[-1] = Mention(text[found[-1].start : end], found[-1].start, end)
        elif capital:
            found.append(Mention(word[0], start, end))
    named = [name for name in found if not _is_date(name, text, language)]
    named = [name for name in named if not _acts(name, text, language)]
    return [_with_its_mark(_without_letters(name), text) for name in named]


def _is_date(name: Mention, text: str, language: Language) -> bool:
    """Whether what seems a name is a day or a month; one that is cut short has its full stop or a figure.

    `Mar de Todos` is no March, where months have no capital.
    """
    word = name.name.lower()
    if word not in _calendar(language.tag):
        return False
    around = text[: name.start].rstrip()[-1:], text[name.end :].lstrip()[:1]
    return word in _whole_dates(language.tag) or around[1] == "." or any(map(str.isdecimal, around))


def _acts(name: Mention, text: str, language: Language) -> bool:
    """Whether what seems a name is a verb that opens a sentence without a subject: `Estudiarán | un plan`.

    It has an object or a clause right behind it, and is nowhere else in the text with its capital.
    """
    before = text[: name.start].rstrip(_OPENING)
    if not language.words("dropped").entries or " " in name.name or before[-1:] not in _OPENS:
        return False
    words = language.words
    clitics = words("asides", "pronouns", "possessives").plain
    objects = words("determiners", "indefinites").plain - clitics | words("repeated_complements").plain
    following = WORD.match(text[name.end :].lstrip()) if text[name.end : name.end + 1] == " " else None
    acts = following is not None and following[0] in objects
    return acts and re.search(rf"[\w,]\s{name.name}(?!\w)", text) is None


def _begins_anew(name: Mention, word: str, language: Language) -> bool:
    """Whether a title begins a person's name right behind another: `On Keld | Dr Ruiz said`."""
    formal = language.words("titles").plain & language.words("abbreviations").plain
    return word.lower() in formal and not all(is_title(one, language) for one in WORD.findall(name.name))


def _without_letters(name: Mention) -> Mention:
    """A name without the letters that a person has behind it: `Miriam Vane KC`."""
    *words, last = name.name.split()
    if len(words) < _GIVEN_AND_FAMILY or len(last) > _LETTERS or not last.isupper() or name.name.isupper():
        return name
    bare = name.name[: -len(last)].rstrip()
    return Mention(bare, name.start, name.start + len(bare))


def _with_its_mark(name: Mention, text: str) -> Mention:
    """A name in the plural with the mark that makes it a genitive: `the Skippers' | chairman`."""
    owns = name.name.endswith("s") and _PLURAL_OWNER.match(text, name.end)
    return Mention(text[name.start : name.end + 1], name.start, name.end + 1) if owns else name


def same_name(one: str, other: str, language: Language) -> bool:
    """Whether two words, folded and in lower case, are forms of one name: `волф`, `волфа` in Serbian."""
    if one == other:
        return True
    endings = language.words("name_endings").plain
    if not endings or min(len(one), len(other)) < _NAME_STEM:
        return False
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return any(
        stem >= _NAME_STEM and {one[stem:], other[stem:]} <= endings | {""} for stem in (shared, shared - 1)
    )


def is_title(word: str, language: Language) -> bool:
    """Whether a word, without its full stop, is a title or an abbreviation of one."""
    return word.lower() in language.words("titles", "abbreviations").plain


def _joins(name: Mention, text: str, place: int, language: Language) -> bool:
    """Whether a name goes on at a place: past a space, or past the full stop of an initial or a title."""
    gap, last = text[name.end : place], WORD.findall(name.name)[-1]
    following = WORD.match(text, place)
    if following and following[0].lower() in _days(language.tag):
        return False
    if name.owns or gap.count("\n") > 1:
        return False
    if last.endswith("s") and _PLURAL_OWNER.match(text, name.end):
        # `the Skippers' Association` is one name, and so is `the Workers' Party`.
        return text[place].isupper()
    return gap.isspace() or (gap.strip() == "." and (len(last) == 1 or is_title(last, language)))


def _is_no_name(word: str, language: Language) -> bool:
    """Whether a capitalised word is one of grammar, perhaps with a verb drawn onto it: `That's`."""
    bare = re.split("['\u2019]", word)[0]
    single = len(bare) == 1 and bare.lower() in _grammar(language)
    return single or (len(bare) > 1 and not bare.isupper() and bare.lower() in _grammar(language))


@cache
def _grammar(language: Language) -> frozenset[str]:
    words = language.words(*_GRAMMAR).plain
    return frozenset(word.lower() for word in words if " " not in word) - {"may", "will", "mark"}


@cache
def _calendar(tag: str) -> frozenset[str]:
    """Days and months of a language, with their abbreviations."""
    return _days(tag) | _forms(locale(tag).months["format"])


@cache
def _whole_dates(tag: str) -> frozenset[str]:
    """Those of them that are not cut short."""
    known = locale(tag)
    return _forms(known.days["format"], "wide") | _forms(known.months["format"], "wide")


@cache
def _days(tag: str) -> frozenset[str]:
    return _forms(locale(tag).days["format"])


def without_dates(text: str, language: Language) -> str:
    """A text without days of a month: `19 July 2024`, `July 19`."""
    return _dates(language.tag).sub(" ", text)


@cache
def _dates(tag: str) -> re.Pattern[str]:
    months = "|".join(map(re.escape, sorted(_forms(locale(tag).months["format"]), key=lambda one: -len(one))))
    day, year = r"(?:[12]?\d|3[01])(?:\.|\u00ba|st|nd|rd|th|er)?", r"(?:,?\s+(?:de\s+)?[12]\d{3})?"
    before, behind = rf"{day}\s+(?:of\s+|de\s+)?(?:{months})\.?{year}", rf"(?:{months})\.?\s+{day}{year}"
    return re.compile(rf"(?<![\w.,])(?:{before}|{behind})(?![\w%]|[.,]\d)", re.IGNORECASE)


def _forms(kind: Any, *widths: str) -> frozenset[str]:  # noqa: ANN401 (Babel)
    forms = {form for width in widths or ("wide", "abbreviated") for form in kind[width].values()}
    return frozenset(form.lower().rstrip(".") for form in forms if len(form.rstrip(".")) >= _LEAST)


def is_person(text: str, name: Mention, language: Language, document: str = "") -> bool:
    """Whether a name is likely a person's: two capitalised words or a title, no article, no body.

    Args:
        text: the text in which it stands.
        name: the name.
        language: the word lists.
        document: the whole text, in which a family name may stand behind a given one.
    """
    words = [word.lower() for word in WORD.findall(name.name)]
    if name.name.isupper() or any(word in language.words("bodies").plain for word in words):
        return False
    before, titles = text[max(0, name.start - 24) : name.start], language.words("titles")
    if before.rstrip()[-1:].isdecimal():
        # `2.900 | Hektar Laubbäume`
        return False
    title = rf"(?<!\w)(?:{titles.alternatives})\.?\s+$"
    if len(words) == 1 and words[0] in titles.plain:
        return False
    if words[0] in titles.plain or re.search(title, before, re.IGNORECASE):
        return True
    if len(words) > 1:
        articles = language.words("determiners", "indefinites").plain - language.words("complements").plain
        # German has an article before `Bäuerin Hanna Lenz`, and capitals in it.
        return language.has_capital_nouns or articles.isdisjoint(
            parted(before.lower(), language).split()[-1:]
        )
    return _has_given_name(document, name.name, language)


@lru_cache(maxsize=256)
def _has_given_name(text: str, name: str, language: Language) -> bool:
    """Whether a text somewhere has another name right before a name."""
    whole = re.compile(rf"{re.escape(name)}(?!\w)")  # begins with the name, to be found fast
    done = 0
    for match in whole.finditer(text):
        before = _WORD_BEFORE.search(text, max(done, match.start() - _LONGEST_WORD), match.start())
        if before:
            done = match.end()
            if before[1][0].isupper() and not _no_given_name(before[1], language):
                return True
    return False


def _no_given_name(word: str, language: Language) -> bool:
    """Whether a capitalised word before a name is one of grammar, or an adjective among capitals."""
    endings = tuple(language.words("adjective_endings").plain)
    return _is_no_name(word, language) or word.lower().endswith(endings or ("\0",))
