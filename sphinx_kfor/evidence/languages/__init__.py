"""Word lists, one TOML file a language.

A list names words and phrases in lower case; `languages/en.toml` says what each list is for. A
source's `language` picks the file by its primary subtag (BCP 47), and one of the whole tag adds to it
(`sr-Latn.toml`); English is the fallback. Folders of further files replace lists by name, and add to
those named in a table `[more]`. A language without negations has words to print and nothing more: the
other lists are English then.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.languages.tags import bcp47, forms
from sphinx_kfor.evidence.languages.words import Words
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = Path(__file__).parent
_MORE = "more"
FALLBACK = "en"
#: The languages that have every list; how much of a text tells its language, in code points; how many words
#: of grammar it must have, and how many times as many as of the other language.
_COMPLETE = ("en", "it")
_LOOKED_AT = 20_000
_FEW = 20
_BY_FAR = 3
#: In a passage: how many words of grammar at least, and one in how many words.
_LEAST_GRAMMAR, _ONE_IN = 2, 5
Lists = dict[str, list[str]]


@dataclass(frozen=True, eq=False)
class Language:
    """The word lists of one language; `languages/en.toml` says what each is for.

    There is one object for each language, so that what is compiled of its lists can be kept by it.
    """

    tag: str
    lists: Lists

    def words(self, *names: str) -> Words:
        """The words of some lists together."""
        return Words(tuple(entry for name in names for entry in self.lists.get(name, [])))

    @cached_property
    def elisions(self) -> frozenset[str]:
        """Words that are written onto the next with an apostrophe."""
        return self.words("elisions").plain

    @cached_property
    def negations(self) -> Words:
        """Words that negate."""
        return self.words("negations")

    @cached_property
    def affirmations(self) -> Words:
        """Phrases that hold a negation and affirm all the same."""
        return self.words("affirmations")

    @cached_property
    def reversals(self) -> Words:
        """Words that turn what follows into its opposite."""
        return self.words("reversals")

    @cached_property
    def limiters(self) -> Words:
        """Words that limit what stands before them."""
        return self.words("limiters")

    @cached_property
    def retractions(self) -> Words:
        """Words that, beginning a sentence, take the one before it back."""
        return self.words("retractions")

    @cached_property
    def conditions(self) -> Words:
        """Words that make what follows a condition, or depend on one."""
        return self.words("conditions")

    @cached_property
    def modals(self) -> Words:
        """Words that say that something is possible, wished or planned."""
        return self.words("modals")

    @cached_property
    def attributions(self) -> Words:
        """Words that say whose words follow."""
        return self.words("attributions")

    @cached_property
    def participles(self) -> frozenset[str]:
        """Forms of verbs of speech whose subject is that of the clause before."""
        return self.words("participles").plain

    @cached_property
    def reports(self) -> Words:
        """Phrases that name the speaker after the words."""
        return self.words("reports")

    @cached_property
    def numerals(self) -> Words:
        """Numbers in words."""
        return self.words("numerals")

    @cached_property
    def quantifiers(self) -> Words:
        """Quantities without a number."""
        return self.words("quantifiers")

    @cached_property
    def measures(self) -> Words:
        """What belongs to the number before it."""
        return self.words("measures")

    @cached_property
    def joints(self) -> Words:
        """Words that begin a new clause after a comma."""
        return self.words("joints")

    @cached_property
    def complements(self) -> Words:
        """Words behind which a new clause is governed as the one before."""
        return self.words("complements")

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """Words that make the name behind them no subject."""
        return self.words("prepositions").plain

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Pronouns that are a subject and nothing else."""
        return self.words("subjects").plain

    @cached_property
    def tenses(self) -> Words:
        """Auxiliaries that move a statement into the future."""
        return self.words("tenses")

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Pronouns that may be a subject."""
        return self.words("pronouns").plain

    @cached_property
    def turning(self) -> Words:
        """Words that, left out of a sentence or put into it, turn its meaning."""
        return self.words("attributions", "conditions", "modals", "reversals", "quantifiers")

    @cached_property
    def governors(self) -> Words:
        """Words that may govern what follows in their sentence."""
        return self.words("negations", "reversals", "modals", "conditions", "attributions")

    @cached_property
    def aside(self) -> re.Pattern[str]:
        """Matches a relative clause between commas."""
        relatives = self.words("relatives").alternatives
        return re.compile(rf",\s+(?:{relatives})\s[^,;]*,", re.IGNORECASE)

    @cached_property
    def clause_opener(self) -> re.Pattern[str]:
        """Matches where a new clause begins, in which what came before governs no longer."""
        joints, contrasts, complements = (
            self.words(name).alternatives for name in ("joints", "contrasts", "complements")
        )
        new = rf"(?:,\s+(?:{joints}|{contrasts})|(?<!\w)(?:{contrasts}))(?!\w)"
        return re.compile(rf";|{new}(?!\s+(?:{complements})\b)", re.IGNORECASE)

    @cached_property
    def qualifiers(self) -> Words:
        """Words that change the word behind them."""
        return self.words("qualifiers")

    @cached_property
    def qualifier_at_end(self) -> re.Pattern[str]:
        """Matches a qualifier, with what may link it to the next word, at the end of a text."""
        qualifiers, links = self.qualifiers.alternatives, self.words("links").alternatives
        return re.compile(rf"(?<!\w)({qualifiers})(?:\s+(?:{links})){{0,2}}['\s-]*$", re.IGNORECASE)

    @cached_property
    def openers(self) -> Words:
        """Words that begin another clause or depend on one."""
        return self.words("joints", "contrasts", "relatives", "complements")

    @cached_property
    def quantities(self) -> Words:
        """Words that go on with a number."""
        return self.words("measures", "numerals")

    @cached_property
    def figure_links(self) -> frozenset[str]:
        """Words between a number and another that makes one thing with it."""
        return self.words("figure_links").plain

    @cached_property
    def endings(self) -> frozenset[str]:
        """Endings of the forms of one word."""
        return self.words("endings").plain

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations, without their last full stop."""
        return self.words("abbreviations").plain

    @cached_property
    def references(self) -> frozenset[str]:
        """Words that refer to something named elsewhere."""
        return self.words("references").plain

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words of grammar."""
        return self.words("function_words").plain

    @cached_property
    def grammar(self) -> frozenset[str]:
        """Words that any text of the language has many of."""
        return self.references | self.function_words | self.prepositions

    def is_read_in(self, words: str) -> bool:
        """Whether a passage may be in the language: so many of its words are words of grammar."""
        found = re.findall(r"[^\W\d_]+", words.lower())
        grammar = sum(word in self.grammar for word in found)
        return grammar >= max(_LEAST_GRAMMAR, len(found) / _ONE_IN)

    @cached_property
    def titles(self) -> Words:
        """Titles of persons."""
        return self.words("titles")

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Words that show that a name is not a person's."""
        return self.words("bodies").plain


def primary(tag: str) -> str:
    """The primary subtag of a language tag (BCP 47), in lower case."""
    return bcp47(tag).split("-")[0].lower()


@cache
def language(tag: str, folders: Sequence[Path] = ()) -> Language:
    """The word lists for a language tag.

    Args:
        tag: a BCP 47 tag; the file of its primary subtag is read, then that of the whole tag.
        folders: a tuple of folders with more files of the same form; later ones win.

    Raises:
        EvidenceError: `option`, for a file in a folder that is not TOML or has other than lists of words.
    """
    paths = [folder / f"{name}.toml" for name in _names(tag) for folder in (_FOLDER, *folders)]
    paths = [path for path in paths if path.is_file()]
    if not paths:
        return language(FALLBACK, folders)
    lists: Lists = {}
    for path in paths:
        lists.update(_read(path, lists))
    if "negations" not in lists:
        return Language(FALLBACK, {**language(FALLBACK, folders).lists, **lists})
    return Language(primary(tag), lists)


def _names(tag: str) -> list[str]:
    """The names of the files for a tag, the most general first; none for what cannot be a tag."""
    narrower = forms(tag)[:-1][::-1]
    return [primary(tag), *narrower] if re.fullmatch(r"[A-Za-z0-9-]+", bcp47(tag)) else []


def reads_like(text: str) -> str:
    """The language, of those that have every list, whose words of grammar are by far the most in a text.

    Empty where none is.
    """
    words = Counter(re.findall(r"[^\W\d_]+", text[:_LOOKED_AT].lower()))
    first, second = sorted(
        ((sum(words[word] for word in language(tag).grammar), tag) for tag in _COMPLETE), reverse=True
    )
    return first[1] if first[0] >= max(_FEW, _BY_FAR * second[0]) else ""


def english() -> Language:
    """The lists that are always there."""
    return language(FALLBACK)


def _read(path: Path, before: Lists) -> Lists:
    """The lists of a file; those under `[more]` are added to the lists before."""
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text("utf-8").replace("\u2019", "'"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EvidenceError("option", f"kfor_language_data: '{path.name}' is not TOML ({error})") from None
    more = data.pop(_MORE, {})
    for name, entries in [*data.items(), *(more.items() if isinstance(more, dict) else [(_MORE, more)])]:
        if not isinstance(entries, list) or not all(isinstance(e, str) and e.strip("= ") for e in entries):
            raise EvidenceError(
                "option", f"kfor_language_data: '{name}' in '{path.name}' is no list of words"
            )
    lists: Lists = data
    for name, entries in more.items():
        lists[name] = [*lists.get(name, before.get(name, [])), *entries]
    return lists


@cache
def quotation_marks(tag: str) -> str:
    """The quotation marks of a language: outer opening and closing, inner opening and closing."""
    table: dict[str, str] = tomllib.loads((_FOLDER / "quotation-marks.toml").read_text("utf-8"))
    return next((table[form] for form in forms(tag) if form in table), table["default"])
