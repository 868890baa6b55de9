"""What was meant for us and did not reach us: broken markup, and markup left in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import inline_quotation, quotation
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Our directives and roles as they look when nothing has read them.
_MARKUP = late(r"\{kfor:[^}\s]*\}?|:kfor:[\w-]+:|kfor:[\w-]+::")
_FENCE = late(r"(?:`{3,}|:{3,}|~{3,})\{kfor:|\.\. kfor:")
_COLONS = late(r"\s*:{3,}\s*\{kfor:")
#: A fence as reStructuredText reads it: two backticks of three begin a literal.
_RST_FENCE = late(r"[`:~]+\{kfor:")
#: The name of a role without what makes it one, before what its words became.
_BARE = late(r"(?<![\w:{])(kfor:[a-z-]+):?\Z")
#: Code, and what is not shown, in HTML.
_SHOWN_CODE = late(
    r"<(code|pre|kbd|samp|script|style|template|textarea)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
#: Where such text may stand: code, and what is not the author's.
_ALLOWED = (
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.comment,
    nodes.system_message,
    quotation,
    inline_quotation,
)


def leftovers(document: nodes.document) -> Iterator[tuple[nodes.Element, str, str]]:
    """Each error with the node that it stands in: node, subtype, message."""
    for message in document.findall(nodes.system_message):
        said = message.astext().strip()
        if "kfor:" in said and message.get("level", 0) > 1:
            yield message, "option", f"this was not read: {said}"
    for node, said in _unread(document):
        yield node, "syntax", f"'{said}' was not read as markup; mend its first line"
    for node, said in _out_of_place(document):
        yield node, "syntax", said
    for text in document.findall(nodes.Text):
        found = _MARKUP.search(text) if "kfor:" in text else None
        if found and text.parent and not any(isinstance(above, _ALLOWED) for above in lineage(text.parent)):
            yield text.parent, "syntax", f"'{found[0]}' stands in the text as it is; {_mend(text)}"


def _out_of_place(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Markup in what nobody reads for markup: HTML, a fence in reStructuredText, the name of a field."""
    for raw in document.findall(nodes.raw):
        found = (
            _MARKUP.search(_SHOWN_CODE.sub("", raw.astext()))
            if "html" in raw.get("format", "").split()
            else None
        )
        if found:
            yield raw, f"'{found[0]}' stands in HTML, where nothing reads it; write it outside of the tags"
    for literal in document.findall(nodes.literal):
        if _RST_FENCE.match(literal.astext()):
            said = literal.astext().splitlines()[0].strip("`")
            yield literal, f"'{said}' is no fence in reStructuredText; write it as `.. kfor:…::`"
    for kind in (nodes.literal, nodes.title_reference):
        for words in document.findall(kind):
            before = words.previous_sibling()
            role = _BARE.search(before) if isinstance(before, nodes.Text) else None
            if role:
                said, form = f"{role[0]}`{words.astext()}`", f"{{{role[1]}}}`…`, or :{role[1]}:`…`"
                yield words, f"'{said}' was not read as markup; write it as {form}"
    for name in document.findall(nodes.field_name):
        if name.astext().strip().startswith("kfor:"):
            said = f":{name.astext()}:"
            yield name, f"'{said}' is the name of a field here; put the role's text between backticks"


def _mend(text: nodes.Text) -> str:
    """What makes markup of what stands in a text."""
    if _COLONS.match(text):
        return "add 'colon_fence' to myst_enable_extensions in conf.py, or open and close it with ```"
    return "close its quotation marks or backticks"


def _unread(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Directives that became code or a comment, and markup in the text of an image."""
    for block in document.findall(nodes.literal_block):
        language = str(block.get("language", ""))
        if language.strip("{} ").startswith("kfor:"):
            yield block, language
        elif language in {"", "none", "default"} and _FENCE.match(block.astext()):
            yield block, block.astext().splitlines()[0]
    for comment in document.findall(nodes.comment):
        if re.match(r"kfor:[\w-]+:", comment.astext()):
            yield comment, f".. {comment.astext().splitlines()[0]}"
    for image in document.findall(nodes.image):
        found = _MARKUP.search(image.get("alt", ""))
        if found:
            yield image, found[0]
