"""The signs of the font Symbol, which documents keep in Unicode's private use area, as Unicode has them."""

from __future__ import annotations

#: Unicode's private use area; in it fonts of signs keep theirs from `_FROM` on.
PRIVATE, _FROM = range(0xE000, 0xF900), 0xF000
_ROWS = {
    0x20: " !∀#∃%&∋()*+,−./0123456789:;<=>?",
    0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊",
}
_SIGNS = {_FROM + row + at: sign for row, signs in _ROWS.items() for at, sign in enumerate(signs)}


def of_symbol(text: str) -> str:
    """Text set in the font Symbol; an unknown sign is U+FFFD: nothing is quoted across it."""
    return "".join(_SIGNS.get(ord(sign), "\ufffd") if ord(sign) in PRIVATE else sign for sign in text)
