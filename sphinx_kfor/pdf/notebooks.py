"""Outputs of notebooks (MyST-NB): of the forms that one has, the one that a page shows best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: The forms that are printed, the best one first.
_FORMS = (
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "image/gif",
    "text/latex",
    "text/markdown",
    "text/plain",
)
_HTML = "text/html"
_OVERRIDES = "nb_mime_priority_overrides"


def prefer_printed_forms(_app: Sphinx, config: Config) -> None:
    """Tell MyST-NB, where it is loaded, what to show where only it knows the outputs."""
    if _OVERRIDES in config:
        ours = [("briefpdf", form, 10 * number) for number, form in enumerate(_FORMS, 1)]
        config[_OVERRIDES] = [*ours, *config[_OVERRIDES]]


def choose_outputs(tree: nodes.document) -> None:
    """Leave of each output in *tree* the form to be printed: a table of HTML rather than its plain text."""
    bundles = [each for each in tree.findall(nodes.container) if each.get("nb_element") == "mime_bundle"]
    for bundle in bundles:
        forms = {
            str(child["mime_type"]): child for child in bundle.children if isinstance(child, nodes.Element)
        }
        html = forms.get(_HTML)
        words = html.astext() if html is not None else ""
        plain = "text/plain" in forms and not ("<table" in words and "<script" not in words)
        wanted = (*_FORMS[:-1], *([] if plain else [_HTML]), "text/plain", *forms)
        chosen = next((forms[form] for form in wanted if form in forms and forms[form].children), None)
        bundle.replace_self(chosen.children if chosen is not None else [])
