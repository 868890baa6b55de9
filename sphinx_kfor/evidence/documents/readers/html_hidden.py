"""What a visitor of a web page does not see: by attributes, and by what the page's own style sheets hide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_DISPLAYED = re.compile(r"(?:^|;)\s*(?:display|visibility)\s*:", re.IGNORECASE)
#: Classes by which toolkits name what is there for a screen reader alone, or is there a second time.
_FOR_THE_EAR = frozenset(
    ".sr-only .visually-hidden .visuallyhidden .screen-reader-text .screen-reader-only .element-invisible "
    ".a11y-hidden .u-visually-hidden .u-hidden-visually .assistive-text "
    ".katex-html .MJX_Assistive_MathML".split()
)
#: An encyclopedia's formulas are hidden where a picture shows them.
_PICTURED = "mwe-math-mathml-inline", "mwe-math-mathml-display"
#: Rules for some media or widths alone.
_AT = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9]*)?([.#][\w-]+)")
_NAME = re.compile(r"[.#][\w-]+")
_MEDIA = frozenset({"", "all", "screen"})
_MOST = 2_000_000


def unseen_names(root: _Element) -> frozenset[str]:
    """The classes (`.name`) and ids (`#name`) that are not seen.

    A page's style sheets hide a name where a rule of this name alone does, and no other rule shows it.
    """
    sheets = "\n".join(
        sheet.text or "" for sheet in root.iter("style") if sheet.get("media", "all") in _MEDIA
    )
    gone, shown = set[str](), set[str]()
    for selectors, rule in _RULE.findall(_AT.sub("", _uncommented(sheets[:_MOST]))):
        if not _DISPLAYED.search(rule):
            continue
        hides = bool(_STYLE.search(rule))
        for selector in selectors.split(","):
            simple = _SIMPLE.fullmatch(selector.strip())
            if hides and simple:
                gone.add(simple[1])
            elif not hides:
                shown.update(_NAME.findall(selector))
    return _FOR_THE_EAR | (gone - shown)


def _uncommented(sheets: str) -> str:
    first, *others = sheets.split("/*")
    return first + "".join(part.partition("*/")[2] for part in others)


def hidden(element: _Element, unseen: frozenset[str] = frozenset()) -> bool:
    """Whether a visitor does not see an element.

    Args:
        element: the element.
        unseen: what `unseen_names` says of its page.
    """
    if element.get("hidden") is not None:
        return element.get("hidden") != "until-found"
    style, classes = element.get("style"), element.get("class", "").split()
    if style and _DISPLAYED.search(style):
        return bool(_STYLE.search(style)) and not any(name in _PICTURED for name in classes)
    name = element.get("id")
    return any(f".{one}" in unseen for one in classes) or (name is not None and f"#{name}" in unseen)
