"""Words for powers of ten and other counts: by CLDR's compact number formats, and lists of ours."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.numbers import format_compact_decimal

from sphinx_kfor.evidence.languages.locales import locale
from sphinx_kfor.evidence.languages.tags import primary

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

_SCALES, _TIMES = re.compile(r"scales_(\d+)"), re.compile(r"times_(\d+)")
_LENGTHS = ("long", "short")
#: An inflected form has the stem of CLDR's and so many letters more.
_STEM, _MOST_MORE = 5, 3
#: Endings of ordinals and of parts, which multiply by nothing.
_NO_FORM = (
    "th",
    "ths",
    "simo",
    "simi",
    "sima",
    "sime",
    "ième",
    "ièmes",
    "stel",
    "ésimo",
    "ésima",
    "aire",
    "aires",
    "är",
    "äre",
    "ario",
    "ari",
    "stes",
)
_VOWELS = "aeiouyаеиоуыяюєіёëéèóö"
#: Serbian is written in two scripts; Indian English counts by lakh and crore.
_ALSO = {"sr": ("sr-Latn",), "en": ("en-IN",), "hi": ("en-IN",)}
#: No language says these by one letter for certain.
_LEAST_LETTERS = 2
_THOUSAND = Decimal(1000)


@lru_cache(maxsize=32)
def factors(tag: str, language: Language) -> dict[str, Decimal]:
    """What each word for a scale or a count multiplies by; in lower case, ours win over CLDR's."""
    found: dict[str, Decimal] = {}
    for one in (tag or "en", *_ALSO.get(primary(tag or "en"), ())):
        found |= {word: ten for word, ten in _of_cldr(one).items() if word not in found}
    for name, words in language.lists.items():
        scale, times = _SCALES.fullmatch(name), _TIMES.fullmatch(name)
        factor = Decimal(10) ** int(scale[1]) if scale else Decimal(times[1]) if times else None
        if factor is not None:
            ours = {word.lower(): factor for word in words}
            found |= ours if _is_own(tag, language) else {w: f for w, f in ours.items() if w not in found}
    return found


def _is_own(tag: str, language: Language) -> bool:
    """Whether the lists are those of the language, not English in place of them."""
    return "scales_own" in language.lists or language.tag == primary(tag or "en")


@lru_cache(maxsize=64)
def _of_cldr(tag: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    formats = locale(tag).compact_decimal_formats
    for length in _LENGTHS:
        for forms in formats.get(length, {}).values():
            for magnitude, pattern in forms.items():
                zeros = str(pattern.pattern).count("0")
                word = re.sub(r"[0'\u200f¤]", "", str(pattern.pattern))
                word = " ".join(word.replace("\u00a0", " ").replace("\u202f", " ").split()).lower()
                if len(word) >= _LEAST_LETTERS or not word.isascii():
                    found.setdefault(word, Decimal(10) ** (len(magnitude) - max(1, zeros)))
    found.pop("", None)
    return found


def inflected(word: str, known: dict[str, Decimal]) -> Decimal | None:
    """What a word says that is another form of a scale's: `milionë` of *milion*, `miljarden` of *miljard*."""
    low = word.lower()
    if low in known:
        return known[low]
    for scale, factor in known.items():
        stem = scale.rstrip(_VOWELS)
        longer = 0 <= len(low) - len(stem) <= _MOST_MORE + len(scale) - len(stem)
        if len(stem) >= _STEM and longer and low.startswith(stem) and not low.endswith(_NO_FORM):
            return factor
    return None


def named(power: int, number: Decimal, tag: str) -> str:
    """The word for a power of ten as a language writes it behind a number; empty if CLDR has none."""
    try:
        size = number.copy_abs()
        whole = size if 1 <= size < _THOUSAND else Decimal(2 if size else 1)
        said = format_compact_decimal(
            whole.scaleb(power), format_type="long", locale=locale(tag or "en"), fraction_digits=3
        )
    except (ValueError, LookupError):
        return ""
    word = re.sub(r"^[\d.,\u00a0\u202f ]+", "", said).strip()
    return word if _of_cldr(tag or "en").get(word.lower()) == Decimal(10) ** power else ""


def named_power(power: int, tag: str) -> int:
    """The largest power of ten, up to one, that a language has a word for; English has none for 亿."""
    return next((less for less in range(power, 0, -1) if named(less, Decimal(2), tag)), 0)
