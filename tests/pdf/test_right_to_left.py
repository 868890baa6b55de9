"""What is read from right to left: in that order for the eye, for a search and for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest
from logical_text import logical_text
from measure import glyphs

from sphinx_kfor.delivery.seal import seal_holds

if TYPE_CHECKING:
    from pathlib import Path

    from pdf_project import Build

#: The fonts that Typst brings have Arabic letters.
SENTENCES = [
    "هذا موجز قصير عن الميناء (الشمالي) في سنة 2024، وفيه أرقام.",
    "بلغت النسبة 12.5% في NATO و UN؛ والباقي: 1,200 قطعة!",
    "این گزارش می‌گوید که کتاب‌ها رسیدند.",
    "زوروا https://example.org/a_b اليوم [1].",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_words_stand_in_the_order_in_which_they_are_read(build: Build, sentence: str, language: str) -> None:
    marked = sentence if language == "ar" else f"{{.language-ar}}\n{sentence}"
    source = f"# {SENTENCES[0]}\n\n{marked}\n\n- *{sentence}* و **نص** و `رمز نص`\n\n"
    source += f"```text\n{SENTENCES[0]}\n```\n"
    conf = f'language = {language!r}\nmyst_enable_extensions = ["attrs_block"]\nsmartquotes = False'
    result = build({"index.md": source}, conf)
    assert result.status == 0, result.warnings
    text = " ".join(logical_text(result.pdf()).split())
    # Typst writes no text for what keeps two letters from joining.
    assert text.count(sentence.replace("\u200c", "")) >= 2
    assert SENTENCES[0] in text
    assert "و نص و رمز نص" in text


#: Letters with marks that the fonts at hand have no sign for, in words as they are written.
MARKED = {
    "ar": "شُكراً كُتُبٌ ۲۰۱۲ لَا مُحَمَّدٌ",
    "he": "בְּרֵאשִׁית בָּרָא",
    "en": "x\u0302 and m\u0304m\u0304, s\u0329\u0304; a mean b\u0302",
}


@pytest.fixture
def hebrew(tmp_path: Path) -> Path:
    """A font with Hebrew letters, as the tests' own dependencies bring it."""
    fonts = pytest.importorskip("pymupdf_fonts")
    path = tmp_path / "FiraGO.otf"
    path.write_bytes(fonts.myfont("figo"))
    return path


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("words", MARKED.values(), ids=MARKED)
def test_letters_with_marks_are_read_once_and_in_order(
    build: Build, hebrew: Path, words: str, language: str
) -> None:
    source = f"# {words}\n\n{words} (x); *{words}*\n\n| {words} | m x |\n|---|---|\n| {words} | {words} |\n"
    conf = f"language = {language!r}\nkfor_pdf_fonts = {[str(hebrew)]!r}"
    result = build({"index.md": source}, conf)
    assert result.warnings == ""
    with result.document() as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:conformance"] == "A"
        assert not pdf.check_pdf_syntax()
    text = "".join(logical_text(result.pdf()).split())
    folded = "".join(words.split())
    assert text.count(folded) == 6
    assert f"{folded}mx{folded}{folded}" in text


def test_a_letter_that_is_said_with_its_mark_and_without_is_itself_in_both(build: Build) -> None:
    result = build({"index.md": "# m x\n\nx\u0302 x m\u0304 m and again x\u0302 m x.\n"})
    assert "x\u0302 x m\u0304 m and again x\u0302 m x." in logical_text(result.pdf())
    assert seal_holds(result.pdf())


def test_one_letter_in_two_fonts_is_two_letters(build: Build) -> None:
    conf = "smartquotes = False"
    for letter in ("e\u0301", "x\u0302"):
        result = build(
            {"index.rst": f"T\n=\n\n{letter}\\ *{letter}*\\ **{letter}**\\ ``{letter}`` end.\n"}, conf
        )
        assert f"{letter * 4} end." in logical_text(result.pdf())


def test_a_pdf_that_cannot_be_mended_claims_less(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_kfor.pdf.order.mended", lambda pdf: (pdf, ""))
    result = build({"index.md": "# تقرير\n\nنص.\n\nشُكراً لكم.\n"}, 'language = "ar"')
    assert "index.md:5: WARNING: brief: marks on letters that are read from right to left" in result.warnings
    with result.document() as pdf:
        metadata = pdf.open_metadata()
        assert "pdfuaid:part" not in metadata
        assert metadata["pdfaid:conformance"] == "U"


def test_the_page_says_its_own_words_in_its_language(build: Build) -> None:
    words = {
        "it": ("Pagina 1 di 1", "Indice"),
        "pl": ("strona 1 / 1", "Treść"),
        "tr": ("sayfa 1 / 1", "İçindekiler"),
        "ru": ("страница 1 / 1", "Содержание"),
        "fi": ("1 / 1", "Sisällys"),
        "xx": ("1 / 1", ""),
    }
    for language, (page, contents) in words.items():
        source: dict[str, str | bytes] = {"index.md": "# T\n\n## Part\n\nText.\n"}
        result = build(source, f'language = {language!r}\nkfor_pdf_settings = {{"contents": 2}}')
        text = result.text()
        assert page in text, language
        assert contents in text, language
        assert language == "it" or "Page" not in text


def test_code_alone_in_its_paragraph_begins_at_the_right(build: Build) -> None:
    result = build({"index.md": "# تقرير\n\nنص.\n\n- `word`\n\n`other`\n"}, 'language = "ar"')
    for letter in "wh":
        assert next(each for each in glyphs(result.pdf()) if each.text == letter).box.left > 300


OBJECTS = """# هذا

```{kfor:recommendation} أغلقوه
:owner: الميناء
أغلقوه الآن.
```

```{kfor:timeline}
- 2021: توقفت الشاحنات.
- 2022-03: شيء آخر.
```
"""


def test_what_hangs_beside_an_object_stands_on_its_right(build: Build) -> None:
    conf = 'language = "ar"\nsuppress_warnings = ["kfor", "kfor.evidence"]'
    result = build({"index.md": OBJECTS}, conf)
    assert result.status == 0, result.warnings
    with pymupdf.open(stream=result.pdf()) as document:
        page = document[0]
        drawn = [one["rect"] for one in page.get_drawings()]
        words = {word[4]: pymupdf.Rect(word[:4]) for word in page.get_text("words")}
    (box,) = [one for one in drawn if 7 < one.width < 12 and 7 < one.height < 12]
    assert all(box.x0 >= rect.x1 - 1 for rect in words.values() if abs(rect.y0 - box.y0) < 6)
    dots = [one for one in drawn if 4 < one.width < 6 and 4 < one.height < 6]
    assert len(dots) == 2
    dates = [rect for word, rect in words.items() if word in {"2021", "2022"}]
    assert len(dates) == 2
    assert all(dot.x1 <= date.x0 for dot in dots for date in dates)


@pytest.mark.parametrize("sign", ["-", "−", "±"])
def test_the_sign_of_a_figure_stands_at_its_left(build: Build, sign: str) -> None:
    words = f"بلغت {sign}7 في الميناء (من {sign}5 إلى 2024-08) `{sign}3`"
    result = build({"index.md": f"# {SENTENCES[0]}\n\n{words}\n"}, 'language = "ar"')
    assert result.warnings == ""
    found = {glyph.text: glyph.box.left for glyph in glyphs(result.pdf()) if glyph.text in "753"}
    signs = [glyph.box.left for glyph in glyphs(result.pdf()) if glyph.text == sign]
    for figure in "75":
        assert any(0 < found[figure] - left < 8 for left in signs)
    assert f"{sign}7" in result.text()


#: By language: words around a figure with a per cent sign, and whether the sign stands at the figure's right.
SHARES = {"he": ("רק {} מהם", True), "ar": ("بلغت {} في", False)}


@pytest.mark.parametrize("space", ["", " ", "\u00a0", "\u202f"])
@pytest.mark.parametrize("language", SHARES)
def test_a_per_cent_sign_stands_at_the_same_side_of_its_figure_with_a_space_and_without(
    build: Build, hebrew: Path, language: str, space: str
) -> None:
    words, right = SHARES[language]
    said = words.format(f"7{space}%")
    result = build(
        {"index.md": f"# T\n\n{said}\n"}, f"language = {language!r}\nkfor_pdf_fonts = [{str(hebrew)!r}]"
    )
    assert result.warnings == ""
    lefts = {glyph.text: glyph.box.left for glyph in glyphs(result.pdf())}
    assert 0 < (lefts["%"] - lefts["7"]) * (1 if right else -1) < 16
    assert said in logical_text(result.pdf())
