"""Physical units and times: their names and signs by CLDR, in their forms, and lists of ours.

A unit is named by its identifier in CLDR, `mass-tonne`; what CLDR lacks has one of the same kind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import babel
from babel import localedata

from sphinx_kfor.evidence.cache import worked_out
from sphinx_kfor.evidence.figures.phrases import Phrases
from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from babel.core import Locale

    from sphinx_kfor.evidence.languages import Language

_LIST = "unit_"
#: Signs that are the same in every language; `5 in` and `5 d` may be anything.
SIGNS = {
    "length-kilometer": ["km"], "length-meter": ["=m"], "length-centimeter": ["cm"],
    "length-millimeter": ["mm"],
    "length-foot": ["ft", "\u2032"], "length-inch": ["\u2033"], "length-mile": ["mi"],
    "length-nautical-mile": ["nmi"],
    "area-square-kilometer": ["km²", "km2", "sq km", "sq. km"],
    "area-square-meter": ["m²", "=m2", "sq m", "sqm", "qm"],
    "area-hectare": ["ha"], "area-square-foot": ["sq ft", "sq. ft", "ft²", "ft2"],
    "area-square-mile": ["sq mi"],
    "volume-cubic-meter": ["m³", "=m3", "cu m", "cbm"], "volume-cubic-kilometer": ["km³", "km3"],
    "volume-cubic-foot": ["cu ft", "ft³", "ft3"], "volume-liter": ["=l", "=L"], "volume-milliliter": ["ml"],
    "mass-tonne": ["=t"], "mass-kilotonne": ["=kt"], "mass-megatonne": ["=Mt"], "mass-gigatonne": ["=Gt"],
    "mass-kilogram": ["kg", "kgs"], "mass-gram": ["=g"], "mass-milligram": ["=mg"],
    "mass-microgram": ["µg", "\u03bcg"], "mass-pound": ["lb", "lbs"],
    "mass-tonne-of-co2": ["=tCO2", "=tCO₂", "=tCO2e", "=tCO₂e", "=tCO2eq"],
    "mass-megatonne-of-co2": ["=MtCO2", "=MtCO₂", "=MtCO2e", "=MtCO₂e", "=MtCO2eq"],
    "energy-watt-hour": ["=Wh"], "energy-kilowatt-hour": ["=kWh"], "energy-megawatt-hour": ["=MWh"],
    "energy-gigawatt-hour": ["=GWh"], "energy-terawatt-hour": ["=TWh"],
    "power-watt": ["=W"], "power-kilowatt": ["=kW"], "power-megawatt": ["=MW"], "power-gigawatt": ["=GW"],
    "power-terawatt": ["=TW"], "speed-kilometer-per-hour": ["km/h", "kph", "kmph"],
    "speed-mile-per-hour": ["mph"],
    "speed-knot": ["kn", "kt"], "digital-kilobyte": ["=kB", "=KB"],
    "digital-kilobit": ["=kbit", "=kb"], "digital-megabit": ["=Mbit", "=Mb"],
    "digital-gigabit": ["=Gbit", "=Gb"], "digital-megabyte": ["=MB"],
    "digital-gigabyte": ["=GB"], "digital-terabyte": ["=TB"], "temperature-celsius": ["°C"],
    "temperature-fahrenheit": ["°F"], "angle-degree": ["°"], "angle-radian": ["rad"],
    "pressure-hectopascal": ["=hPa"], "pressure-kilopascal": ["=kPa"], "pressure-megapascal": ["=MPa"],
    "energy-kilojoule": ["=kJ"], "energy-megajoule": ["=MJ"], "energy-gigajoule": ["=GJ"],
    "energy-terajoule": ["=TJ"], "energy-petajoule": ["=PJ"], "energy-becquerel": ["=Bq"],
    "energy-sievert": ["=Sv"], "energy-millisievert": ["=mSv"], "energy-microsievert": ["µSv", "\u03bcSv"],
    "electric-kilovolt": ["=kV"], "sound-decibel": ["dB", "dB(A)"],
    "frequency-kilohertz": ["=kHz"], "frequency-megahertz": ["=MHz"], "frequency-gigahertz": ["=GHz"],
    "concentr-part-per-1e6": ["ppm"], "concentr-part-per-1e9": ["ppb"], "frequency-hertz": ["=Hz"],
}  # fmt: skip
#: Kinds of CLDR that are none of a figure's: shares are read as such, and nobody counts in pixels here.
_LEFT_OUT = re.compile(
    r"concentr-(?:percent|permille|permyriad|item|part\b)|graphics-|light-|-jp\b|person|shaku|temperature-generic|length-point"
)
#: The forms of a unit, by CLDR's names of plurals.
_PLURALS = frozenset(["zero", "one", "two", "few", "many", "other"])
_LENGTHS = ("long", "short")
#: A short sign of fewer letters is one of `SIGNS`, or none for certain.
_SHORTEST = 3
_DURATION = "duration-"
#: Tables count in `kt` as they do in thousand tonnes; other multiples are units of their own.
_TONNE, _SCALED = "mass-tonne", {"mass-kilotonne": 3, "mass-megatonne": 6, "mass-gigatonne": 9}


def unscaled(unit: str) -> tuple[str, int]:
    """The unit that one counts with a scale of its own, and that as a power of ten: tonnes for `kt`."""
    return (_TONNE, _SCALED[unit]) if unit in _SCALED else (unit, 0)


@lru_cache(maxsize=1)
def signs_in_capitals() -> dict[str, tuple[str, str]]:
    """The signs of units in capitals, as the codes of statistical offices write them, with sign and unit."""
    found: dict[str, tuple[str, str]] = {}
    for unit, signs in SIGNS.items():
        for sign in signs:
            plain = sign.removeprefix("=")
            if plain.isascii() and plain.isalnum():
                found.setdefault(plain.upper(), (plain, unit))
    return found


def is_time(unit: str) -> bool:
    """Whether a unit is one of time."""
    return unit.startswith(_DURATION)


def amount(number: Decimal, unit: str, tag: str) -> str:
    """A number of a unit in words, in the short ones where Babel has no long ones; empty if it has none."""
    from babel.units import format_unit  # noqa: PLC0415 (only for figures that are printed in words)

    for length in ("long", "short"):
        try:
            said = str(format_unit(number, unit, length=length, locale=locale(tag or "en"))) if unit else ""
        except (ValueError, LookupError):
            return ""
        if unit not in said:
            return said
    return ""


def unit_name(unit: str, number: Decimal, tag: str) -> str:
    """The long name of a unit as a language writes it behind a number; empty if CLDR has none."""
    return _without_number(amount(number, unit, tag))


@lru_cache(maxsize=32)
def measures(tag: str, language: Language) -> Phrases[str]:
    """Every way to write a unit, with its identifier; ours win over CLDR's."""
    kept = f"words/units-{babel.__version__}-{tag or 'en'}.json"
    found = worked_out(kept, lambda: _by_cldr(tag))
    common = language.words("year_followers", "prepositions", "determiners", "pronouns", "ranges").plain
    found = {form: unit for form, unit in found.items() if form.lower() not in common}
    found |= dict.fromkeys(_plain_tonnes(found), _TONNE) if locale(tag or "en").language != "en" else {}
    found |= dict(_by_time(found, language.words("rate_words").entries))
    found |= {form: unit for unit, forms in SIGNS.items() for form in forms}
    for name, words in language.lists.items():
        if name.startswith(_LIST):
            found |= {word: name.removeprefix(_LIST) for word in words}
    return Phrases(found)


def _by_time(found: Mapping[str, str], words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Units by a time in the other words for that: *miles an hour* of CLDR's *miles per hour*."""
    for form, unit in found.items():
        per = next((word for word in words if f" {word} " in form), "") if "-per-" in unit else ""
        yield from ((form.replace(f" {per} ", f" {word} "), unit) for word in words if per and word != per)


def _by_cldr(tag: str) -> dict[str, str]:
    """The names of units in a language, with their identifiers."""
    found: dict[str, str] = {}
    for one in _locales(tag):
        # Babel's way to a form by formatting a number costs more than all else that a small build does.
        data: Any = localedata.load(str(one))
        patterns = localedata.LocaleDataDict(data)["unit_patterns"]
        for unit in sorted(one.unit_display_names):
            if not _LEFT_OUT.search(unit) and unit in patterns:
                found |= {form: unit for form in _forms(patterns[unit]) if form not in found}
    return found


def _plain_tonnes(found: dict[str, str]) -> list[str]:
    """CLDR's names of a short ton that are a tonne's where that counts: Italian *tonnellate (metriche)*."""
    metric = [set(form.split()) for form, unit in found.items() if unit == _TONNE]
    short = [form for form, unit in found.items() if unit == "mass-ton"]
    return [form for form in short if any(set(form.split()) < words for words in metric)]


def _locales(tag: str) -> list[Locale]:
    """The locales of a language; English is spelled in two ways."""
    first = locale(tag or "en")
    return [first, *(locale(other) for other in ("en", "en-GB") if first.language == "en")]


def _forms(patterns: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """The ways to write a unit behind a number, of its patterns by length and plural."""
    for length in _LENGTHS:
        for plural, pattern in patterns.get(length, {}).items():
            form = _without_number(pattern.replace("{0}", "")) if plural in _PLURALS else ""
            if len(form) > _SHORTEST or (length == "long" and len(form) == _SHORTEST):
                yield " ".join(form.split())


def _without_number(said: str) -> str:
    return re.sub(r"-?[\d.,\u0660-\u0669\u066b\u06f0-\u06f9]+", "", said).strip(" \u00a0\u202f\u200f")
