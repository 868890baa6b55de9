"""In every script a passage begins and ends at whole letters, words and numbers."""

from __future__ import annotations

import unicodedata

import pytest
import regex

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.text.word_boundaries import cuts
from sphinx_kfor.evidence.verify import verify_quotation


def printed(text: str, words: str, tag: str = "en") -> str:
    """What is printed of a passage; empty if it is refused."""
    try:
        quotation = verify_quotation(Request("a", words), from_text(text), language(tag), lambda _: "here")
    except EvidenceError:
        return ""
    return "".join(run.text for run in quotation.runs)


@pytest.mark.parametrize(
    "pieces",
    [
        "नदी| |निर्मल| |है|।",
        "النهرُ| |وَالجسرُ| |قديمانِ|.",
        "הַנָּהָר| |וְהַגֶּשֶׁר|.",
        'צה״ל| |ודו"ח| |בא|.',
        "Ве́тер| |сти́х|.",
        "橋|は|２，３００．５ｍ|で|三百二十|人|が|渡|っ|た|。",
        "桥|长|3.2万|米|，|不开|放|。",
        "水|は|澄|ん|で|い|る|。",
        "한국어는| |붙여| |쓴다|.",
        "น้ำ|ใ|น|แ|ม่|น้ำ|๔๕๐| |ม.",
        "Ein| |Bruch -\nstück| |und| |ein| |Halb\u00ad\nsatz| |und| |ein| |Ufer\n\u00ad\nweg|.",
        "Извеш ‐\nтај| |је| |непра-\nвилан|.",
        "Die| |Brücke| |-|\n|alt| |-| |und| |morsch|.",
    ],
)
def test_where_passages_may_begin_and_end(pieces: str) -> None:
    text = pieces.replace("|", "")
    wanted, place = set(), 0
    for piece in pieces.split("|")[:-1]:
        place += len(piece)
        wanted.add(place)
    cut = {place for place in range(1, len(text)) if not cuts(text, place)}
    assert wanted - cut == set()
    if not text.startswith("น"):
        assert cut == wanted


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("新的大桥\n将在春天开放，费用\n为５００万元。", "大桥将在春天开放", "大桥将在春天开放"),
        ("新的大桥\n将在春天开放，费用\n为５００万元。", "费用 为５００万元。", "费用为５００万元。"),
        ("新的大桥不会在春天开放。", "会在春天开放", ""),
        ("橋は閉鎖しない。", "橋は閉鎖し", ""),
        ("สะพานไม่เปิดในวันศุกร์", "เปิดในวันศุกร์", ""),
        ("สะพานไม่เปิดในวันศุกร์", "สะพานไม่เปิด", "สะพานไม่เปิด"),
        ("費用は４５０万円です。", "費用は450万円です。", ""),
        ("ﺍﻟﻨﻬﺮ ﻭﺍﺳﻊ جـــدا.", "النهر واسع جدا.", "ﺍﻟﻨﻬﺮ ﻭﺍﺳﻊ جـــدا."),
        ("ﬠתה ﬡין גשר.", "עתה אין גשר.", "ﬠתה ﬡין גשר."),
        ("דו״ח צה״ל פורסם.", 'דו"ח צה"ל פורסם.', "דו״ח צה״ל פורסם."),
        ("Die Brücke ist be\n\u00ad\nsonders breit.", "besonders breit.", "besonders breit."),
        (
            "Le pont\u202f: «\u202ffermé\u202f»\u202f!",
            "Le pont : « fermé » !",
            "Le pont\u202f: «\u202ffermé\u202f»\u202f!",
        ),
        ("Qui paie\u202f? La ville\u00a0!", "Qui paie? La ville!", "Qui paie\u202f? La ville\u00a0!"),
        ("Qui paie? La ville!", "Qui paie ? La ville !", "Qui paie? La ville!"),
    ],
)
def test_what_is_printed(text: str, words: str, shown: str) -> None:
    assert printed(text, words) == shown


@pytest.mark.parametrize(
    ("words", "tag", "shown"),
    [
        ("isparta geniş.", "tr", "[i]sparta geniş."),
        ("ırmak geniş.", "tr", "[ı]rmak geniş."),
        ("irmak geniş.", "tr", ""),
        ("İyi günler.", "tr", "[İ]yi günler."),
        ("Iyi günler.", "tr", ""),
        ("Iyi günler.", "en", "[I]yi günler."),
        ("ırmak geniş.", "en", ""),
        ("ısparta geniş.", "az", ""),
    ],
)
def test_the_case_of_a_first_letter_is_the_language_s(words: str, tag: str, shown: str) -> None:
    assert printed("İsparta geniş. Irmak geniş. iyi günler.", words, tag) == shown


@pytest.mark.parametrize(
    "text",
    [
        "தமிழ் மொழி பழமையானது.",
        "বাংলা ভাষায় কথা বলি।",
        "አማርኛ ቋንቋ ነው።",
        "Հայերեն լեզուն հին է։",
        unicodedata.normalize("NFD", "한국어는 아름답다."),
        unicodedata.normalize("NFD", "Tiếng Việt rất đẹp."),
        "क्\u200dष त्र ज्ञान",
        "می\u200cخواهم بروم خانه.",
        "བོད་སྐད་ཡིག",
        "ok 👩\u200d👩\u200d👧 flag 🇮🇹 done 👍🏽.",
        "မြန်မာဘာသာ",
        "ភាសាខ្មែរ",
        "ພາສາລາວ",
        "السَّلامُ عَلَيْكُم",
        "שָׁלוֹם עוֹלָם",
        "がんばって（カ\u3099）ｶﾞ",
        "ދިވެހި ބަސް",
    ],
)
def test_no_passage_begins_or_ends_inside_a_letter(text: str) -> None:
    letters = {letter.start() for letter in regex.finditer(r"\X", text)}
    assert [place for place in range(1, len(text)) if not cuts(text, place) and place not in letters] == []
