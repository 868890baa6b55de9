"""Characters that are several: one glyph, or one box, and no other character boxed for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from logical_text import logical_text

if TYPE_CHECKING:
    from pdf_project import Build, Result

#: Of Debian's fonts-noto-color-emoji.
EMOJI = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")


@pytest.mark.parametrize(
    ("typed", "boxed"),
    [
        ("1️⃣", "U+0031 U+FE0F U+20E3"),
        ("🇮🇹", "U+1F1EE U+1F1F9"),
        ("👩‍💻", "U+1F469 U+200D U+1F4BB"),
        ("👍🏽", "U+1F44D U+1F3FD"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "U+1F3F4 U+E0067 U+E0062 U+E0065 U+E006E U+E0067 U+E007F"),
        ("q\u20dd", "U+0071 U+20DD"),
    ],
)
def test_a_cluster_is_one_box_and_its_parts_are_not_boxed_elsewhere(
    build: Build, typed: str, boxed: str
) -> None:
    result = build(
        {"index.md": f"# T\n\nA {typed} b, 1 and 12, q and quick ❤️ {typed}{typed}.\n\n`x {typed} 1`\n"}
    )
    text = result.text()
    assert f"A {boxed} b, 1 and 12, q and quick ❤" in text
    assert text.count(boxed) == 4
    assert text.count("U+") == 4 * boxed.count("U+")
    assert f"index.md:3: WARNING: no font shows {boxed}; the PDF has" in result.warnings
    assert "does not claim" not in result.warnings


def test_parts_that_stand_alone_are_boxed_where_no_font_has_them(build: Build) -> None:
    text = build({"index.md": "# T\n\nA 👩‍💻 b 👩 c 💻 d 中 e ❤️ f.\n"}).text()
    assert "A U+1F469 U+200D U+1F4BB b U+1F469 c U+1F4BB d U+4E2D e ❤" in text


def colours(result: Result) -> bool:
    """Whether a font of the PDF draws in colours, as those of emoji do."""
    with result.document() as pdf:
        fonts = [
            font for page in pdf.pages for font in page.resources.get("/Font", pikepdf.Dictionary()).values()
        ]
        return any(str(font.get("/Subtype")) == "/Type3" for font in fonts)


@pytest.mark.skipif(not EMOJI.exists(), reason="fonts-noto-color-emoji is not installed")
@pytest.mark.parametrize("named", [EMOJI.parent, EMOJI])
def test_emoji_are_in_colour_where_the_author_names_a_font(build: Build, named: Path) -> None:
    source = "# T 1️⃣\n\nA 1️⃣ 🇮🇹 👩‍💻 👍🏽 🎉 ❤️ ☎️ 1 and 12.\n\n| 🎉 | `🎉` |\n|---|---|\n"
    result = build({"index.md": source}, f"kfor_pdf_fonts = [{str(named)!r}]\n")
    assert result.warnings == ""
    assert "U+" not in result.text()
    assert colours(result)
    with result.document() as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "3"


def test_a_cluster_beside_letters_from_the_right_is_one_box(build: Build) -> None:
    result = build({"index.md": "# T\n\nשלום 👍🏽 1️⃣ 🇩🇪 نص.\n"})
    with result.document() as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
    text = " ".join(logical_text(result.pdf()).split())
    assert "U+1F44D U+1F3FD U+0031 U+FE0F U+20E3 U+1F1E9 U+1F1EA" in text


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("index.rst", "T\n=\n\n.. {}\n\n.. |a| replace:: {}\n\nText.\n"),
        ("index.md", "# T\n\n% {}\n\nText.\n"),
    ],
    ids="reStructuredText Markdown".split(),
)
@pytest.mark.parametrize("unseen", ["\U0001f631", "كَتَبَ", "עִבְרִית"], ids="emoji Arabic Hebrew".split())
def test_what_nobody_is_to_read_needs_no_glyph_and_loses_no_claim(
    build: Build, name: str, source: str, unseen: str
) -> None:
    result = build({name: source.replace("{}", unseen)})
    with result.document() as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("A", "1")
    assert "kfor.pdf" not in result.warnings
