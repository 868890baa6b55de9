"""Whether a locator that an author typed is right: there is such a place, and the passage stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.locators import names_unseen, numbered
from sphinx_kfor.evidence.documents.places import FORMS as PLACE_FORMS
from sphinx_kfor.evidence.documents.places import kind_of
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    import re

    from sphinx_kfor.evidence.documents.layout import Layout
    from sphinx_kfor.evidence.documents.reading import Heading
    from sphinx_kfor.evidence.text.spans import Span

_TYPED = late(
    r"(?:(?P<unit>paras?|lines?)\.? (?P<first>\d+)(?:\s?[-–]\s?(?P<last>\d+))?"
    r"|(?:sec|section)\.? (?P<heading>.+?)(?:, paras?\.? (?P<under>\d+)(?:\s?[-–]\s?(?P<until>\d+))?)?)"
)
_FORMS = "'para. 3', 'paras. 3–4', 'line 12', 'lines 12–14' or 'sec. Heading > Subheading'"


def check_locator(layout: Layout, typed: str, span: Span | None) -> bool:
    """Whether a locator that was typed is right.

    Args:
        layout: the document's.
        typed: the locator.
        span: the passage that it locates; None for a citation of the place alone.

    Returns:
        Whether it could be checked: what a document calls its parts is not seen.

    Raises:
        EvidenceError: `reference`, if there is no such place, or the passage stands elsewhere.
    """
    typed = typed.strip()
    match = _TYPED.fullmatch(typed)
    if match and not _is_cell(layout, typed):
        if match["heading"]:
            _check_heading(layout, match, span)
        else:
            first = int(match["first"])
            _check_numbers(layout, match["unit"].rstrip("s"), first, int(match["last"] or first), span)
        return True
    if _check_place(layout, typed, span):
        return True
    head, comma, rest = typed.partition(", ")
    if comma and names_unseen(rest) and _check_place(layout, head, span):
        return True
    if names_unseen(typed):
        return False
    other = kind_of(typed)
    what = f"'{typed}': the text has no {other}s" if other else f"'{typed}' is no locator"
    raise EvidenceError("reference", f"{what}; write it as {_forms_of(layout)}")


def _is_cell(layout: Layout, typed: str) -> bool:
    return layout.document.workbook is not None and "!" in typed


def _check_place(layout: Layout, typed: str, span: Span | None) -> bool:
    document = layout.document
    if document.workbook is not None:
        return document.workbook.check(typed, span)
    return document.marks is not None and document.marks.check(typed, span)


def _forms_of(layout: Layout) -> str:
    """The forms that a locator may have in this document."""
    document = layout.document
    kind = "cell" if document.workbook is not None else document.marks.kind if document.marks else ""
    return f"{PLACE_FORMS[kind]}, {_FORMS}" if kind else _FORMS


def _check_numbers(layout: Layout, unit: str, first: int, last: int, span: Span | None) -> None:
    most = len(layout.paragraphs) if unit == "para" else layout.document.seen.count("\n") + 1
    if not 1 <= first <= last <= most:
        raise EvidenceError(
            "reference", f"there is no {numbered(unit, first, last)}; the text has {most} {unit}s"
        )
    found = layout.numbers(unit, span) if span is not None else (first, last)
    if (first, last) != found and span is not None:
        numbers = layout.numbers("para", span)
        stands = numbered("para", *numbers) if numbers else numbered("line", *layout.lines(span))
        raise EvidenceError(
            "reference", f"the passage stands in {stands}, not in {numbered(unit, first, last)}"
        )


def _check_heading(layout: Layout, match: re.Match[str], span: Span | None) -> None:
    typed = match["heading"]
    wanted = [_even(part) for part in typed.split(">")]
    headings = layout.document.headings
    starts = [heading.start for heading in headings] if span is None else [span.start]
    paths = [layout.path(start) for start in starts]
    found = [path for path in paths if _through(_parts(path), wanted)]
    if not found:
        raise EvidenceError("reference", f"not under '{typed}': {_headed(layout, span)}")
    if match["under"]:
        _check_under(
            layout, match, next(h for h in reversed(found[0]) if _through(_parts([h]), wanted[-1:])), span
        )


def _headed(layout: Layout, span: Span | None) -> str:
    """What there is instead of a heading that was typed, for a passage or for the whole text."""
    if not layout.document.headings:
        return f"the text has no headings; write it as {_forms_of(layout)}"
    if span is None:
        return "there is no such heading"
    titles = [heading.title for heading in layout.path(span.start)]
    under = f"'{' > '.join(titles)}'" if titles else "no heading"
    return f"the passage stands under {under}"


def _check_under(layout: Layout, match: re.Match[str], section: Heading, span: Span | None) -> None:
    """Whether a paragraph counted from a heading is the right one."""
    first = int(match["under"])
    last = int(match["until"] or first)
    typed = numbered("para", first, last)
    count = len(layout.in_section(section))
    if not 1 <= first <= last <= count:
        raise EvidenceError("reference", f"there is no {typed} under '{section.title}'; it has {count} paras")
    found = layout.under(section, span) if span is not None else (first, last)
    if span is not None and found != (first, last):
        raise EvidenceError("reference", f"the passage stands in {layout.locate(span)}, not in {typed}")


def _even(title: str) -> str:
    return fold_text(title).strip(" '\"").lower()


def _parts(path: list[Heading]) -> list[str]:
    """The titles of headings, each parted where a locator is, if it has a `>` of its own."""
    return [part for heading in path for part in heading.title.split(">")]


def _through(path: list[str], wanted: list[str]) -> bool:
    """Whether a path of headings ends with, or goes through, the wanted ones."""
    folded = [_even(title) for title in path]
    size = len(wanted)
    return any(folded[i : i + size] == wanted for i in range(len(folded) - size + 1))
