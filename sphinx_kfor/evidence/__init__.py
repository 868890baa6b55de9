"""Find, check and describe passages of source documents; knows nothing of Sphinx or docutils.

What `__all__` names is public: import it from here, since a module may move. Each name is looked up when
it is first asked for (PEP 562), so that to import one does not import the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = [
    "Caution",
    "Document",
    "EvidenceError",
    "Notation",
    "Problem",
    "Reader",
    "Request",
    "Span",
    "TextQuote",
    "anchor",
    "describe",
    "from_text",
    "language",
    "read_catalogue",
    "read_document",
    "read_lock",
    "verify_quotation",
]

_MODULES = {
    "Caution": "problems",
    "Document": "documents.document",
    "EvidenceError": "problems",
    "Notation": "figures.figure",
    "Problem": "problems",
    "Reader": "figures.mentions",
    "Request": "quotations.request",
    "Span": "text.spans",
    "TextQuote": "documents.selectors",
    "anchor": "documents.selectors",
    "describe": "documents.selectors",
    "from_text": "documents.loading",
    "language": "languages",
    "read_catalogue": "catalogue.catalogue",
    "read_document": "documents.loading",
    "read_lock": "annotations.lock",
    "verify_quotation": "verify",
}

if TYPE_CHECKING:
    from sphinx_kfor.evidence.annotations.lock import read_lock
    from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue
    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.documents.loading import from_text, read_document
    from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor, describe
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mentions import Reader
    from sphinx_kfor.evidence.languages import language
    from sphinx_kfor.evidence.problems import Caution, EvidenceError, Problem
    from sphinx_kfor.evidence.quotations.request import Request
    from sphinx_kfor.evidence.text.spans import Span
    from sphinx_kfor.evidence.verify import verify_quotation
else:  # a type checker that saw this would let every other name pass, too

    def __getattr__(name: str) -> object:
        """A public name, from the module that has it. Raises AttributeError for any other."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
