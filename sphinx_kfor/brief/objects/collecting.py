"""Objects and mastheads of a page: named before what stands in them is checked, recorded after."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import index, pending_xref

from sphinx_kfor.brief.markup.nodes import (
    brief_box,
    brief_object,
    chart_image,
    citation_group,
    event_list,
    inline_quotation,
    key_figures,
    masthead,
    object_row,
    outline_word,
    quotation,
    table_box,
)
from sphinx_kfor.brief.markup.prose import spoken
from sphinx_kfor.brief.objects.mastheads import authors
from sphinx_kfor.brief.objects.objects import index_entry
from sphinx_kfor.brief.page.anchors import put_id, put_name
from sphinx_kfor.brief.state.outline import JUDGEMENT, OPTION
from sphinx_kfor.brief.state.pages import BriefObject, Criterion, Masthead
from sphinx_kfor.evidence.catalogue.records import Rights
from sphinx_kfor.evidence.own_prose.copied import CHECKED
from sphinx_kfor.evidence.problems import short
from sphinx_kfor.evidence.standards.estimates import estimate_cautions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.page.verification import Verification

#: Lines of an object that say how it is to be taken, and are not its words.
_APPARATUS = frozenset({"kfor-title", "kfor-terms", "kfor-grounds", "kfor-bottom-label"})
#: What accepts cautions of all that stands in it, and is no numbered object.
_HOLDERS = (event_list, key_figures, brief_box)
_LONGEST_TITLE = 60
#: A citation that is left out, with the space that set it apart.
_LEFT_OUT = re.compile(rf"\s*{CHECKED}")


def prepare(page: Verification) -> None:
    """Give the objects of a page their ids, so that what stands in them can say so."""
    for node in page.document.findall(lambda node: isinstance(node, (brief_object, masthead))):
        _prepare(page, node)  # type: ignore[arg-type]  # it is an element


def _prepare(page: Verification, node: nodes.Element) -> None:
    node["kfor_holds"] = True
    if isinstance(node, masthead):
        node["kfor_page"] = page.env.docname
    if "accept-unsourced" in node["kfor_options"]:  # the prose is looked at as a whole, and answers itself
        page.excuses.append((node, node["kfor_options"]["accept-unsourced"]))
        node["kfor_answered"] = frozenset({"unsourced"})
    kind, name = node.get("kfor_kind", "masthead"), node["kfor_options"].get("name", "")
    if name:
        put_name(page, node, name, kind, kind)
    else:
        put_id(page, node, f"kfor-{kind}")
    for word in node.findall(outline_word):
        word.setdefault("kfor_place", (page.env.docname, node["ids"][0]))


def collect(page: Verification) -> None:
    """Record the objects and the masthead of a page, when all that stands in them is filled in."""
    for node in list(page.document.findall(brief_object)):
        _check_estimate(page, node)
        one = _object(page, node)
        page.page.objects.append(one)
        if one.name:
            page.page.names[one.name] = replace(page.page.names[one.name], title=one.title)
        node.parent.insert(node.parent.index(node), index_entry(one.kind, one.title, one.anchor))
        _forget(node)
    _put_side_by_side(page.document)
    for title_block in list(page.document.findall(masthead)):
        if page.page.masthead:
            page.error(title_block, "syntax", "a page has one masthead; delete this one")
        else:
            page.page.masthead = _masthead(page, title_block)
        _forget(title_block)
    for holder in list(page.document.findall(lambda one: isinstance(one, _HOLDERS))):
        _close(page, holder)  # type: ignore[arg-type]  # it is an element


def _put_side_by_side(document: nodes.document) -> None:
    """Let options that follow each other stand in a row, each with its entry of the index."""
    for first in list(document.findall(brief_object)):
        if first["kfor_kind"] != OPTION or isinstance(first.parent, object_row):
            continue
        members, place = [first], first.parent.index(first) + 1
        siblings = first.parent.children
        members += [one for one in takewhile(_in_a_row, siblings[place:]) if isinstance(one, brief_object)]
        if len(members) == 1:
            continue
        last = siblings.index(members[-1])
        held = siblings[place - 1 : last + 1]
        row = object_row(classes=["kfor-row"])
        row.source, row.line = first.source, first.line
        first.parent.insert(place - 1, row)
        for one in held:
            one.parent.remove(one)
            row += one


def _in_a_row(node: nodes.Node) -> bool:
    return isinstance(node, index) or (isinstance(node, brief_object) and node["kfor_kind"] == OPTION)


def _close(page: Verification, node: nodes.Element) -> None:
    """Say what a timeline, a box or a list of figures accepts and nothing in it raised."""
    page.answered |= node.get("kfor_answered", frozenset())
    page.unanswered(node, node["kfor_options"])
    _forget(node)


def _object(page: Verification, node: brief_object) -> BriefObject:
    options, kind = node["kfor_options"], node["kfor_kind"]
    return BriefObject(
        kind,
        node["ids"][0],
        options.get("name", ""),
        _title(page, node) or kind,
        _words(page, node),
        page.places.line(node),
        options,
        tuple(_criteria(page, node)) if kind == OPTION else (),
        tuple(one["reftarget"] for one in node.findall(pending_xref) if one.get("refdomain") == "kfor"),
        node.get("kfor_answered", frozenset()),
    )


def _masthead(page: Verification, node: masthead) -> Masthead:
    values = node["kfor_options"]
    bottom = [one for one in node.findall(nodes.container) if "kfor-bottom-line" in one["classes"]]
    return Masthead(node["ids"][0], page.places.line(node), values, authors(values), _words(page, *bottom))


def _forget(node: nodes.Element) -> None:
    for key in ("kfor_options", "kfor_answered", "kfor_holds"):
        node.attributes.pop(key, None)


def _title(page: Verification, node: nodes.Element) -> str:
    """The author's title, or the first words."""
    statement = next((one for one in node.findall(nodes.strong) if "kfor-statement" in one["classes"]), None)
    text = _even(page, statement) if statement is not None else " ".join(_words(page, node).split())
    return short(text, _LONGEST_TITLE, end=False)


def _words(page: Verification, *holders: nodes.Element) -> str:
    """The words of objects, block by block."""
    blocks = (
        child
        for node in holders
        for child in node.children
        if isinstance(child, nodes.Element) and not _APPARATUS & set(child["classes"])
    )
    return "\n\n".join(filter(None, (_even(page, block) for block in blocks)))


def _even(page: Verification, node: nodes.Node) -> str:
    """The text of a node, white space evened out."""
    return " ".join(_LEFT_OUT.sub("", _text(page, node)).split())


def _text(page: Verification, node: nodes.Node) -> str:
    """The text of a node, without what private sources say: `evidence.json` may hold none of it."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, citation_group):
        return CHECKED
    if isinstance(node, (table_box, chart_image)):
        return ""
    if isinstance(node, (quotation, inline_quotation)) and _is_private(page, node):
        return "[…]"
    space = "" if isinstance(node, nodes.TextElement) else " "
    return space.join(_text(page, child) for child in node.children)


def _is_private(page: Verification, node: nodes.Element) -> bool:
    sources = [one.request.source for one in page.page.passages if one.anchor in node["ids"]]
    records = (page.domain.sources[source].record for source in sources)
    return any(record.custom.rights == Rights.PRIVATE for record in records)


def _criteria(page: Verification, node: brief_object) -> Iterator[Criterion]:
    """The criteria that the last bullet list of an option gives, as `- Cost: low`."""
    lists = [child for child in node.children if isinstance(child, nodes.bullet_list)]
    if not lists:
        return
    for item in lists[-1].children:
        name, colon, value = _even(page, item).partition(":")
        if not colon or not value.strip():
            message = f"'{name}' gives no criterion; write it as '- Cost: low'"
            page.error(item, "syntax", message)  # type: ignore[arg-type]
        else:
            line = page.places.line(item)  # type: ignore[arg-type]
            yield Criterion(name.strip(), value.strip(), line)
    lists[-1]["classes"].append("kfor-criteria")


def _check_estimate(page: Verification, node: brief_object) -> None:
    """Cautions on the words of likelihood in a judgement's first paragraph."""
    if node["kfor_kind"] != JUDGEMENT:
        return
    paragraphs = (
        child
        for child in node.children
        if isinstance(child, nodes.paragraph) and not _APPARATUS & set(child["classes"])
    )
    text = next((spoken(paragraph) for paragraph in paragraphs), "")
    likelihood, domain = node["kfor_options"].get("likelihood", ""), page.domain
    for caution in estimate_cautions(text, likelihood, domain.scale, domain.language):
        page.caution(node, caution)
