"""Our nodes. Each is a kind of plain docutils node, so that every builder can print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_kfor.evidence.catalogue.addresses import live
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kfor.evidence.catalogue.titles import Styled
    from sphinx_kfor.evidence.quotations.printing import Run


class column(nodes.colspec):  # noqa: N801
    """A column of a table; HTML says how wide it is by a class, since a strict page has no styles inside."""

    tagname = "colspec"


def table_group(rows: Sequence[Sequence[nodes.entry]], widths: Sequence[int], *, stub: bool) -> nodes.tgroup:
    """The inside of a table.

    Args:
        rows: its cells, those of the head first.
        widths: relative widths of its columns.
        stub: whether the first column heads the rows.
    """
    group = nodes.tgroup(cols=len(widths))
    columns = [column(colwidth=width) for width in widths]
    if stub:
        columns[0]["stub"] = 1
    head, *body = (nodes.row("", *cells) for cells in rows)
    group += [*columns, nodes.thead("", head), nodes.tbody("", *body)]
    return group


def cell(*paragraphs: str | Sequence[nodes.Node], classes: Sequence[str] = ()) -> nodes.entry:
    """A cell of paragraphs, each a text or a line of nodes."""
    return nodes.entry("", *map(line, paragraphs), classes=list(classes))


def line(content: str | Sequence[nodes.Node], *classes: str) -> nodes.paragraph:
    """A paragraph that no later step translates or improves."""
    made = [nodes.Text(content)] if isinstance(content, str) else content
    return nodes.paragraph("", "", *made, classes=list(classes), **VERBATIM_BLOCK)


#: Attributes that keep Sphinx from changing what is verbatim: for inline nodes, and for blocks.
#: (`translatable` on an inline node is Sphinx's own mark for one to be taken apart.)
VERBATIM: dict[str, Any] = {"support_smartquotes": False}
VERBATIM_BLOCK: dict[str, Any] = {**VERBATIM, "translatable": False}


class quotation(nodes.block_quote):  # noqa: N801
    """A block quotation: paragraphs, then a `source_line`."""


class source_line(nodes.attribution):  # noqa: N801
    """Who said what stands above, and where."""


class inline_quotation(nodes.inline):  # noqa: N801
    """A quotation inside a sentence."""


class citation_group(nodes.inline):  # noqa: N801
    """Citations between one pair of brackets; filled when the brief is known."""


class source_link(nodes.inline):  # noqa: N801
    """A link to a source's entry in the brief's bibliography; filled when that is known."""


class full_reference(nodes.inline):  # noqa: N801
    """What an attribution says of a source beyond who wrote it; its year is enough beside a bibliography."""


class annex_link(nodes.inline):  # noqa: N801
    """A link to the annex's entry on the passage of `kfor_place`; filled when that is known.

    Without words of its own it shows the number of the entry.
    """


class evidence(nodes.inline):  # noqa: N801
    """What stands for a piece of evidence in the text; `kfor_card` names the card that shows it."""


class side_note(nodes.inline):  # noqa: N801
    """A piece of evidence in the margin."""


class annex_number(nodes.inline):  # noqa: N801
    """The number of an entry of the annex; `kfor_label` says what it is the number of."""


class brief_part(nodes.General, nodes.Element):  # noqa: N801
    """The place of what is made from the whole brief, such as its bibliography; `kfor_part` says what."""


class brief_object(nodes.container):  # noqa: N801
    """A judgement, option, recommendation or gap: its title, then its body; `kfor_kind` says which."""


class outline_word(nodes.inline):  # noqa: N801
    """A word that depends on the order of the whole brief, such as `KJ 2`; `kfor_word` says which."""


class masthead(nodes.container):  # noqa: N801
    """The title block of a brief."""


class likelihood_bar(nodes.inline):  # noqa: N801
    """How likely something is, on a line from 0 to 100: `kfor_bounds`; the words beside it say the same."""


class object_row(nodes.container):  # noqa: N801
    """Objects that stand side by side where they fit."""


class event_list(nodes.container):  # noqa: N801
    """Events in order, as a definition list."""


class key_figures(nodes.container):  # noqa: N801
    """The numbers of a brief, as a bullet list."""


class brief_box(nodes.container):  # noqa: N801
    """A sidebar: its title, then its body."""


class table_box(nodes.container):  # noqa: N801
    """A table with the line that names its source; `kfor_label` says what a reader scrolls in."""


class note_mark(nodes.superscript):  # noqa: N801
    """The letter of a note."""


class chart_image(nodes.General, nodes.Element):  # noqa: N801
    """The place of a chart's picture: `kfor_chart` is what to draw, `alt` the words that stand for it."""


class chart_data(nodes.container):  # noqa: N801
    """The figures of a chart as a table."""


def waiting(**attributes: object) -> quotation:
    """A quotation that is yet to be verified; it is not empty, since Sphinx drops empty block quotes."""
    return quotation("", nodes.paragraph(), **attributes)


def refused(source: str) -> nodes.inline:
    """What is printed for an item that could not be verified: never the author's words."""
    return placeholder(_("[not verified: %s]") % source if source else _("[not verified]"))


def placeholder(text: str) -> nodes.inline:
    """What stands where something is missing."""
    return nodes.inline("", "", nodes.strong(text, text), classes=["kfor-refused"], **VERBATIM)


#: Quotation marks that would run into another one.
_MARKS = "\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"


def from_runs(runs: Iterable[Run], opening: str, closing: str) -> list[nodes.paragraph]:
    """The paragraphs of a quotation, between quotation marks, which a thin space parts from its own."""
    said = list(runs)
    words = "".join(run.text for run in said)
    paragraphs = [nodes.paragraph(**VERBATIM_BLOCK)]
    paragraphs[0] += nodes.Text(opening + _thin(opening[-1:], words[:1]))
    for run in said:
        if run.paragraph:
            paragraphs.append(nodes.paragraph(**VERBATIM_BLOCK))
        text = nodes.Text(run.text)
        paragraphs[-1] += nodes.emphasis("", "", text) if run.emphasis else text
    paragraphs[-1] += nodes.Text(_thin(words[-1:], closing[:1]) + closing)
    return paragraphs


def _thin(before: str, behind: str) -> str:
    """The space between two quotation marks that stand together."""
    return "\u202f" if before and behind and before in _MARKS and behind in _MARKS else ""


def from_styled(parts: Iterable[Styled]) -> list[nodes.Node]:
    """The nodes of a citation."""
    return [_styled(part) for part in parts]


def _styled(part: Styled) -> nodes.Node:
    if address := live(part.url):
        return nodes.reference(part.text, part.text, refuri=address)
    made: nodes.Node = nodes.Text(part.text)
    for wanted, kind in (
        (part.level > 0, nodes.superscript),
        (part.level < 0, nodes.subscript),
        (part.bold, nodes.strong),
        (part.italic, nodes.emphasis),
    ):
        made = kind(part.text, "", made) if wanted else made
    return nodes.inline(part.text, "", made, classes=["kfor-smallcaps"]) if part.capitals else made
