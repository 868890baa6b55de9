"""The quick fold gives what the plain one gives, with the same way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import plain_fold

from sphinx_kfor.evidence.text import folding
from sphinx_kfor.evidence.text.characters import BIDI, INVISIBLE, LIGATURES
from sphinx_kfor.evidence.text.folding import fold, folds_used

#: Characters that fold, and some that do not.
FOLDING = (
    " \n\r\t\u00a0\u2000\u2028-\u2010\u2013\u2014\u2212'`\"\u2018\u201c\u201d\u2032\u2033\u00ab.\u2026"
    "\ufb01\ufb06\u0301\u0327\u0345\u034fe\u00e9\u212a\u037e\u1100\u1161\u11a8"
)
PLAIN = "aAbfist15,й"
#: Scripts without spaces, Arabic letters in the forms of a word, Hebrew marks.
FOLDING += "港不。４ไ่ด\u304b\u3099\ufe8d\ufefb\u0640\u0627\u0653\u05f4\u05e6\u05f3"
CHARACTERS = st.sampled_from(FOLDING + INVISIBLE + BIDI + PLAIN)
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=30),
    st.text(st.sampled_from(" \n-a\u00ad"), max_size=12),
    st.text(max_size=30),
)


@settings(max_examples=1500)
@given(TEXTS, st.sampled_from([1, 1, 60]))
def test_the_quick_fold_is_the_plain_one(text: str, times: int) -> None:
    text *= times
    quick, plain = fold(text), plain_fold(text)
    assert quick.text == plain.text
    assert quick.breaks == plain.breaks
    for offset in range(min(len(plain.text) + 1, 100)):
        assert quick.view.start(offset) == plain.view.start(offset)
        assert quick.view.end(offset) == plain.view.end(offset)
    for offset in range(min(len(text), 100)):
        assert quick.view.seen(offset) == plain.view.seen(offset)


@given(TEXTS)
def test_the_map_accounts_for_every_character(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) + sum(end - start - to + at for start, end, at, to in folded.view.edits) == len(
        text
    )


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“one” – ‘two’", "'one'-'two'"),
        ("a -- b---c", "a-b-c"),
        ("wait… . . . now", "wait... ... now"),
        ("Coopera-\ntion", "Cooperation"),
        ("Kosovo-\r\n  Serbia", "Kosovo-Serbia"),
        ("soft\u00adly\u00ad\n said", "softlysaid"),
        ("ﬁnal oﬀer", "final offer"),
        ("cafe\u0301", "café"),
        ("lang\n\u00ad\nfristig", "langfristig"),
        ("港口\n不会 5000 万，\n关闭", "港口不会5000万，关闭"),
        ("ไม่\nปิด port\nปิด 4\n5", "ไม่ปิด port ปิด4 5"),
        ("\ufed7\ufe8e\ufedd \ufefb قـــال", "قال لا قال"),
        ("צה״ל ג׳ורג׳", "צה'ל ג'ורג'"),
        ("5'' by 6\u2033, ''so''", "5\" by 6\", 'so'"),
        ("−0.42 and 1 230,5", "-0.42 and 1 230,5"),
        ("\ufeffone\u200b two\u200b \u200bthree", "one two three"),
        ("x\u0302 y\u00b2 ½ ™", "x\u0302 y\u00b2 ½ ™"),
    ],
)
def test_it_folds(text: str, folded: str) -> None:
    assert fold(text).text == folded


@settings(max_examples=100)
@given(st.lists(st.one_of(TEXTS, st.just(" plain words ")), max_size=30).map("".join))
def test_a_long_text_is_folded_in_blocks(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "_SHORT", 0)
        patch.setattr(folding, "_BLOCK", 20)
        blocks = fold(text)
    plain = plain_fold(text)
    assert blocks.text == plain.text
    assert blocks.breaks == plain.breaks
    if unicodedata.is_normalized("NFC", text):
        places = range(len(plain.text) + 1)
        assert [blocks.view.origin(0, place) for place in places] == [
            plain.view.origin(0, place) for place in places
        ]


def test_letters_digits_and_signs_stay() -> None:
    kept = "".join(
        chr(i)
        for i in range(0x21, 0x2000)
        if unicodedata.category(chr(i))[0] in "LNS" and unicodedata.is_normalized("NFC", chr(i))
    )
    folded = {"\u00b4", "`", "\u02bc", "\u0640"}
    assert set(fold(" ".join(kept)).text) >= set(kept) - folded


def test_a_ligature_is_not_halved() -> None:
    folded = fold("a ﬁne")
    assert folded.view.origin(2, 3) is None
    assert folded.view.origin(2, 4) == (2, 3)
    assert set(LIGATURES) == set("ﬀﬁﬂﬃﬄﬅﬆ")


def test_the_folds_used_have_names() -> None:
    assert folds_used("it's", "it's") == ()
    assert folds_used("it's", "it’s") == ("quotation marks",)
    assert folds_used("caf\u00e9", "cafe\u0301") == ("canonical equivalence",)
    assert set(folds_used("a - b…", "a – b...")) == {"dashes", "ellipsis"}


@pytest.mark.parametrize(
    "text",
    [
        "Il a dit\u202f: «\u00a0Le pont est fermé\u00a0».",
        "Il a dit : « Le pont est fermé ».",
        "Il a dit : ‹\u202fLe pont est fermé\u202f›.",
        "Il a dit : “Le pont est fermé”.",
        'Il a dit : "Le pont est fermé".',
    ],
)
def test_the_space_inside_french_marks_is_typography(text: str) -> None:
    assert fold(text).text == "Il a dit: 'Le pont est fermé'."


def test_guillemets_that_point_inwards_have_their_space_outside() -> None:
    assert fold("Er sagte »ja« dazu, «nein» nie.").text == "Er sagte 'ja' dazu, 'nein' nie."
