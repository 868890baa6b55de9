"""The Typst source of one PDF: the template, its settings and the translated body."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.syntax import call, language, string, strings
from sphinx_kfor.pdf.visitors.base import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.pdf.events import Masthead
    from sphinx_kfor.pdf.translator import TypstTranslator

#: The template, the files it is made of, and the author's own beside them.
TEMPLATE = "brief.typ"
_TEMPLATE_FILES = (
    TEMPLATE,
    "blocks.typ",
    "classes.typ",
    "columns.typ",
    "figures.typ",
    "formulas.typ",
    "lists.typ",
    "look.typ",
    "masthead.typ",
    "notes.typ",
    "objects.typ",
    "tables.typ",
    "words.typ",
)
#: The file of what the author chose in `conf.py`.
SETTINGS = "settings.typ"
OWN_TEMPLATE = "template.typ"


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF.

    Attributes:
        name: its file name, unique in the PDF.
        content: its bytes.
        media_type: its MIME type, which PDF/A-3 wants.
        relationship: "source", "data", "alternative" or "supplement".
        description: for the reader who finds it.
    """

    name: str
    content: bytes
    media_type: str
    relationship: str
    description: str


@dataclass(frozen=True)
class Front:
    """What stands at the head of a document and in its metadata; its dates are in words."""

    title: str
    language: str
    masthead: Masthead


def template_files() -> dict[str, bytes]:
    """Give the files of our template by name."""
    folder = files("sphinx_kfor.pdf")
    return {name: folder.joinpath(name).read_bytes() for name in _TEMPLATE_FILES}


def write_source(
    front: Front,
    translator: TypstTranslator,
    attachments: Sequence[Attachment],
    *,
    own_template: bool,
    missing: str,
) -> str:
    """Put a document together.

    Args:
        front: its head.
        translator: what has walked about it.
        attachments: the files inside it.
        own_template: whether the author brings a template.
        missing: a regular expression of the characters to be boxed as code points, or nothing.
    """
    start = translator.title if translator.title is not None else None
    same = translator.title_text in {None, front.title}
    settings = call(
        "brief.with",
        title=string(front.title),
        heading_body=start if same else None,
        running_title=translator.running_title if same else None,
        subtitle=None if same else start,
        authors=strings(list(front.masthead.authors)),
        date=_known(front.masthead.date),
        tlp=_known(front.masthead.tlp),
        masthead=_masthead(front.masthead, translator.bottom_line, translator.logo),
        missing=string(missing) if missing else None,
        header_body=translator.header,
        footer_body=translator.footer,
        index=translator.index,
        **{name: string(value) for name, value in language(front.language).items()},
    )
    lines = [
        f'#import "{TEMPLATE}": *',
        *([f'#import "{OWN_TEMPLATE}": *'] if own_template else []),
        f"#let to = link-to.with(unplaced: {strings(translator.unplaced)})",
        *(f"#let {name} = {look}" for look, name in translator.token_looks.items()),
        f"#show: {settings}",
        *(f"#{_attach(number, attachment)}" for number, attachment in enumerate(attachments)),
        f"#{translator.body()}",
    ]
    return "\n".join(lines) + "\n"


def _masthead(masthead: Masthead, bottom_line: str | None, logo: str | None) -> str:
    entries = {
        "series": _known(masthead.series),
        "number": _known(masthead.number),
        "edition": _known(masthead.edition),
        "cut-off": _known(masthead.cut_off),
        "audience": _known(masthead.audience),
        "contact": _known(masthead.contact),
        "licence": _known(masthead.licence),
        "disclaimer": _known(masthead.disclaimer),
        "bottom-line": bottom_line,
        "logo": logo,
    }
    # A dictionary of nothing is written `(:)`.
    return f"({', '.join(f'{name}: {value}' for name, value in entries.items() if value is not None) or ':'})"


def _known(text: str) -> str | None:
    return string(text) if text else None


def attached_name(number: int) -> str:
    """Give the name under which Typst finds the content of attachment *number*."""
    return f"attachment-{number}"


def _attach(number: int, attachment: Attachment) -> str:
    return call(
        "pdf.attach",
        string(attachment.name),
        call("read", string(attached_name(number)), encoding="none"),
        relationship=string(attachment.relationship),
        mime_type=string(attachment.media_type),
        description=string(attachment.description),
    )


def origin_of(source: str, line: int | None) -> tuple[str, int] | None:
    """Find the document and line that *line* of the Typst *source* (from 1) was made of."""
    for written in reversed(source.split("\n")[: line or 0]):
        if written.startswith(ORIGIN):
            docname, _, number = written.removeprefix(ORIGIN).rpartition(" ")
            return docname, int(number)
    return None
