"""Characters that the fonts of a Unicode engine do not have: found without TeX, and warned of.

xelatex and lualatex drop such a character and say so in their log only. The fonts that Sphinx gives
them have not changed since 2012, and what they have is in a file here; for an author's own fonts,
fontconfig is asked. What is missing somewhere is declared for TeX, which then takes it from another
of the document's families, or prints its code point in a box.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.locale import __
from sphinx.util import logging

from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.latex.transforms import STAND_INS, UNICODE_ENGINES
from sphinx_kfor.lineage import nearest_with_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders.latex import LaTeXBuilder

logger = logging.getLogger(__name__)

#: What TeX reads; not `.tex`, since Sphinx's Makefile builds each of those.
DECLARATIONS = "sphinxkfor-characters.def"
_FREEFONT = Path(__file__).with_name("freefont.txt")
_DEFAULT_FONTS = {"FreeSerif", "FreeSans", "FreeMono"}
_FONT = late(r"\\set(?P<kind>main|sans|mono)font\s*(?:\[[^]]*\]\s*)?\{(?P<name>[^}]*)\}")
#: What LaTeX uses where a document sets nothing.
_LATIN_MODERN = {"main": "Latin Modern Roman", "sans": "Latin Modern Sans", "mono": "Latin Modern Mono"}
#: No font has these; those of direction turn the letters after them round, and so are shown as well.
_CONTROLS = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: Choose a form of the letter before them, and print nothing themselves.
_SELECTORS = late("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_STOOD_FOR = {stand_in: character for character, stand_in in STAND_INS.items()}
_NOT_TEXT = (nodes.Invisible, nodes.raw, nodes.math, nodes.math_block)


@dataclass(frozen=True)
class Coverage:
    """What fonts have, as code points above U+007F.

    Attributes:
        shown: in some family of the document, so that it can be printed.
        everywhere: in every face of every family, so that nothing needs to be done.
    """

    shown: AbstractSet[int]
    everywhere: AbstractSet[int]

    def missing(self, text: str) -> set[str]:
        """The characters of *text* that no font shows."""
        return {one for one in text if _is_control(one) or (_prints(one) and ord(one) not in self.shown)}

    def doubtful(self, text: str) -> set[str]:
        """The characters of *text* that some font does not show."""
        return {one for one in text if _is_control(one) or (_prints(one) and ord(one) not in self.everywhere)}


def check(app: Sphinx, document: nodes.document, docname: str) -> None:  # noqa: ARG001 (the signature is Sphinx's)
    """Warn of what is missing in the *document* that is about to be written, and declare it for TeX."""
    if app.builder.format != "latex" or app.config.latex_engine not in UNICODE_ENGINES:
        return
    builder = cast("LaTeXBuilder", app.builder)
    fonts = font_names("\n".join(value for value in builder.context.values() if isinstance(value, str)))
    coverage = coverage_of(fonts)
    if coverage is None:
        names = ", ".join(sorted(fonts))
        logger.info(__("kfor: not checked whether the LaTeX fonts have every character: %s"), names)
        return
    for element, text in texts(document):
        if missing := coverage.missing(text):
            _warn(missing, element)
    declare(Path(builder.outdir), coverage.doubtful("".join(text for _, text in texts(document))))


def texts(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Give each element of *document* that has text which TeX sets in a text font, with that text."""
    stack: list[nodes.Element] = [document]
    while stack:
        element = stack.pop()
        stack += [
            child
            for child in reversed(element.children)
            if isinstance(child, nodes.Element) and not isinstance(child, _NOT_TEXT)
        ]
        if own := "".join(child for child in element.children if isinstance(child, nodes.Text)):
            yield element, own.translate(_STOOD_FOR)


def font_names(preamble: str) -> set[str]:
    """Give the families that a document with this *preamble* is set in."""
    chosen = dict(_LATIN_MODERN)
    chosen.update({match["kind"]: match["name"].strip() for match in _FONT.finditer(preamble)})
    # Chinese and Japanese are set in fonts that other packages choose.
    unknown = {"xeCJK"} if "xeCJK" in preamble else set()
    return {*chosen.values(), *unknown}


def coverage_of(fonts: Iterable[str]) -> Coverage | None:
    """Give what *fonts* have together, None if that is not to be found out here."""
    if set(fonts) <= _DEFAULT_FONTS:
        return _freefont()
    charsets = [_installed(name) for name in fonts]
    if not all(charsets):
        return None
    faces = [face for family in charsets for face in family]
    return Coverage(set().union(*faces), set(faces[0]).intersection(*faces))


@cache
def _freefont() -> Coverage:
    lines = [line for line in _FREEFONT.read_text("ascii").splitlines() if not line.startswith("#")]
    shown, _, everywhere = " ".join(lines).removeprefix("[shown]").partition("[everywhere]")
    return Coverage(_code_points(shown), _code_points(everywhere))


@cache
def _installed(family: str) -> tuple[frozenset[int], ...]:
    """Give the code points of each face of a *family* that fontconfig knows."""
    program = shutil.which("fc-list")
    if program is None or not re.fullmatch(r"[\w .+-]+", family):
        return ()
    pattern = ":family=" + family.replace("-", r"\-")
    command = [program, pattern, "--format", "%{charset}\n"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (a list, no shell)
    return tuple(frozenset(_code_points(line)) for line in done.stdout.splitlines() if line.strip())


def _code_points(ranges: str) -> set[int]:
    """Read `20-7e a0 …`."""
    points: set[int] = set()
    for each in ranges.split():
        first, _, last = each.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def declare(folder: Path, characters: AbstractSet[str]) -> None:
    """Add *characters* to what TeX reads; the documents of a build share the file."""
    path = folder / DECLARATIONS
    lines = {f"\\kforprint{{{ord(one):04X}}}{{{_command(one)}{{{ord(one):04X}}}}}" for one in characters}
    known = set(path.read_text("ascii").splitlines()) if path.exists() else set()
    path.write_text("".join(f"{line}\n" for line in sorted(known | lines)), "ascii")


def _command(character: str) -> str:
    return r"\kforcodepoint" if _is_control(character) else r"\kforcharacter"


def _warn(characters: AbstractSet[str], element: nodes.Element) -> None:
    names = ", ".join(f"U+{ord(one):04X}" for one in sorted(characters))
    message = __(
        "no LaTeX font shows %s; the PDF has the code point in a box (latex_elements sets other fonts)"
    )
    logger.warning(
        message, names, type="kfor", subtype="latex", location=nearest_with_line(element) or element
    )


def _is_control(character: str) -> bool:
    return _CONTROLS.match(character) is not None


def _prints(character: str) -> bool:
    """Tell whether *character* is above ASCII and meant to be seen."""
    if character.isascii() or _SELECTORS.match(character):
        return False
    return unicodedata.category(character) != "Cf"
