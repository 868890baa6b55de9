"""LaTeX: our nodes for the `latex` builder, and the characters that its fonts do not have."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.latex import characters, transforms, visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_STYLE = Path(__file__).with_name("sphinxkfor.sty")


def setup(app: Sphinx) -> None:
    """Register the nodes that only LaTeX knows, and what prepares a document for it."""
    app.add_node(
        transforms.hanging_list,
        latex=(visitors.visit_hanging_list, visitors.depart_hanging_list),
    )
    app.add_node(
        transforms.hanging_item,
        latex=(visitors.visit_hanging_item, visitors.depart_hanging_item),
    )
    app.add_node(transforms.page_marking, latex=(visitors.visit_page_marking, None))
    app.add_post_transform(transforms.PrepareForLatex)
    app.connect("doctree-resolved", characters.check, priority=900)
    # After hyperref, which has to be told what stands for a character in a bookmark.
    app.add_latex_package(_STYLE.stem, after_hyperref=True)
    app.connect("config-inited", _prepare, priority=900)


def _prepare(app: Sphinx, config: Config) -> None:  # noqa: ARG001 (the signature is Sphinx's)
    config.latex_additional_files.append(str(_STYLE))
    # The objects of a brief stand in the index, which Sphinx leaves to xindy with xelatex; few have it.
    if config.latex_use_xindy and shutil.which("xindy") is None:
        config.latex_use_xindy = False
