"""The macros and packages that an author's settings and front matter name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_kfor.pdf.formulas.macros import MATHJAX, Macro, of_preamble, read_macros

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.pdf.formulas.tokens import Token


def configured(config: Any) -> dict[Token, Macro]:  # noqa: ANN401 - Sphinx's configuration is dynamic
    """Give the macros of every page: MathJax's, those that `conf.py` gives it, and those of imgmath."""
    found = MATHJAX | of_preamble(str(getattr(config, "imgmath_latex_preamble", "")))
    for value, tex, macros in (
        ("mathjax_config", "TeX", "Macros"),
        ("mathjax3_config", "tex", "macros"),
        ("mathjax4_config", "tex", "macros"),
    ):
        settings = getattr(config, value, None)
        part = settings.get(tex) if isinstance(settings, dict) else None
        found |= read_macros(part.get(macros) if isinstance(part, dict) else None)
    return found


def packages_of(config: Any) -> frozenset[str]:  # noqa: ANN401 - likewise
    """Give the packages that `conf.py` lets MathJax load: `{"loader": {"load": ["[tex]/physics"]}}`."""
    loaded: list[str] = []
    for value in ("mathjax3_config", "mathjax4_config"):
        settings = getattr(config, value, None)
        part = settings.get("loader") if isinstance(settings, dict) else None
        loaded += map(str, part.get("load", ())) if isinstance(part, dict) else []
    return frozenset(name.removeprefix("[tex]/") for name in loaded)


def of_page(metadata: Mapping[str, Any]) -> dict[Token, Macro]:
    """Give the macros that a page's front matter defines under `math`, as MyST writes them."""
    value = metadata.get("math")
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return {}
    return read_macros(value)
