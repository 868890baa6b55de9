"""Currencies: their signs, codes (ISO 4217) and names, by CLDR and lists of ours."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import babel
from babel.numbers import get_currency_name, list_currencies

from sphinx_kfor.evidence.cache import worked_out
from sphinx_kfor.evidence.figures.phrases import Phrases
from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: Currencies by the signs that stand for one of them, and by the commonest for `$`, `£`, `¥` and `Rs`.
SIGNS = {
    "US$": "USD", "U$S": "USD", "U$D": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "CAN$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "R$": "BRL",
    "MX$": "MXN", "MEX$": "MXN", "EC$": "XCD", "J$": "JMD", "TT$": "TTD", "N$": "NAD", "Z$": "ZWL",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "CN¥": "CNY", "元": "CNY", "RMB": "CNY", "₹": "INR",
    "₨": "INR", "৳": "BDT", "₺": "TRY", "₽": "RUB",
    "₴": "UAH", "₩": "KRW", "₪": "ILS", "₡": "CRC", "₾": "GEL", "₭": "LAK", "₦": "NGN", "₱": "PHP",
    "₫": "VND", "₲": "PYG", "₵": "GHS", "₸": "KZT", "₮": "MNT", "₼": "AZN", "฿": "THB", "៛": "KHR",
    "ரூ": "LKR", "රු": "LKR", "KČ": "CZK", "ZŁ": "PLN", "ЛВ.": "BGN", "SFR": "CHF", "SFR.": "CHF",
}  # fmt: skip
#: Signs in letters that are other words in other case.
_CASED = {
    "Rs": "INR",
    "Rs.": "INR",
    "Tk": "BDT",
    "Tk.": "BDT",
    "RM": "MYR",
    "Rp": "IDR",
    "Ft": "HUF",
    "Fr.": "CHF",
}
CODES = frozenset(list_currencies())
#: Codes that are words of English, or shout one: beside a number they may mean nothing of money.
DOUBTFUL = frozenset(
    ["ALL", "TOP", "TRY", "MAD", "PEN", "SOS", "CUP", "ARS", "ANG", "BOB", "COP", "GEL", "GIP", "LAK", "MOP",
     "PHP", "RON", "SAR", "STD", "BAM", "AMD", "MUR", "NAD", "OMR", "SDG", "BAN", "LUL", "PAB", "ROL", "SIT"]
)  # fmt: skip
#: Codes that people also write in lower case.
_LOWER = (
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "INR", "JPY", "KRW",
    "MXN", "NOK",
    "NZD", "PLN", "RSD", "RUB", "SEK", "SGD", "THB", "TWD", "UAH", "USD", "ZAR",
)  # fmt: skip
#: Scales that are written as a part of a code, `MEUR`.
_BEFORE_CODES = {"k": 3, "K": 3, "M": 6, "m": 6}
_COUNTS = (1, 2, 5)
_LIST = "currency_"


@lru_cache(maxsize=32)
def names_of(tag: str, language: Language) -> dict[str, str]:
    """The names of currencies in a language, in lower case, with their codes; ours win over CLDR's."""
    kept = f"words/currencies-{babel.__version__}-{tag or 'en'}.json"
    found = worked_out(kept, lambda: _by_cldr(tag or "en"))
    for name, words in language.lists.items():
        if name.startswith(_LIST):
            found |= {word.lower(): name.removeprefix(_LIST) for word in words}
    return found


def _by_cldr(tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in sorted(CODES):
        for count in _COUNTS:
            name = get_currency_name(code, count=count, locale=locale(tag))
            if name != code and "(" not in name:
                found.setdefault(name.lower(), code)
    return found


@lru_cache(maxsize=32)
def currencies(tag: str, language: Language) -> Phrases[tuple[str, int]]:
    """Every way to write a currency, with its code and the power of ten that it says."""
    said: dict[str, tuple[str, int]] = {name: (code, 0) for name, code in names_of(tag, language).items()}
    said |= {
        sign: (code, 0) for sign, code in SIGNS.items() if len(sign) > 1 or not sign.isascii() or sign == "$"
    }
    said |= {f"={sign}": (code, 0) for sign, code in _CASED.items()}
    said |= {
        f"{sign[:-1]} $": (code, 0) for sign, code in SIGNS.items() if sign.endswith("$") and len(sign) > 1
    }
    said |= dict.fromkeys(("U.S. $", "U.S.$", "U.S $"), ("USD", 0))
    for code in CODES:
        said[f"={code}"] = said[f"{code}$"] = (code, 0)
        if code not in DOUBTFUL:
            said |= {f"={scale}{code}": (code, power) for scale, power in _BEFORE_CODES.items()}
    said |= {code: (code, 0) for code in _LOWER}
    return Phrases(said)
