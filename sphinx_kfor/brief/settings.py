"""The configuration's values are checked once, so that nothing after has to doubt them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_kfor.evidence.catalogue.csl import check_style
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.standards.vocabulary import scales

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def check(app: Sphinx, config: Config) -> None:
    """Raise ConfigError for a value that cannot be used, saying what it must be."""
    for name in ("kfor_catalogue", "kfor_corpus"):
        value = config[name]
        paths = [value] if isinstance(value, str) else value or []
        if not isinstance(paths, (list, tuple)) or not all(isinstance(path, str) for path in paths):
            raise ConfigError(f"{name} must be a path or a list of paths, not {value!r}")
    marks = config.kfor_quotation_marks
    for own in marks.values() if isinstance(marks, dict) else [marks]:
        if own is not None and (not isinstance(own, str) or len(own) < 2):  # noqa: PLR2004 (a pair)
            raise ConfigError(f"kfor_quotation_marks must be an opening and a closing mark, not {own!r}")
    coined = config.kfor_coined
    if not isinstance(coined, (list, tuple, set)) or not all(isinstance(term, str) for term in coined):
        raise ConfigError(f"kfor_coined must be a list of terms, not {coined!r}")
    figures = config.kfor_check_figures
    if figures not in {"cited", "all", False}:
        raise ConfigError(f"kfor_check_figures must be 'cited', 'all' or False, not {figures!r}")
    limit = config.kfor_share_limit
    numbers = isinstance(limit, (list, tuple)) and [isinstance(one, (int, float)) for one in limit]
    if numbers != [True, True]:
        raise ConfigError(f"kfor_share_limit must be a number of words and a fraction, not {limit!r}")
    if config.kfor_scale not in {scale.key for scale in scales()}:
        raise ConfigError(f"kfor_scale must be 'icd203' or 'phia', not {config.kfor_scale!r}")
    _check_style(config.kfor_citation_style, Path(app.confdir))
    words = config.kfor_language_data
    if words is not None and not Path(app.confdir, str(words)).is_dir():
        raise ConfigError(f"kfor_language_data must be a folder of word lists; there is no folder {words!r}")


def _check_style(style: str, confdir: Path) -> None:
    if style in {"author-date", "notes"}:
        return
    if not style.endswith(".csl") or not (confdir / style).is_file():
        known = "'author-date', 'notes' or the path of a .csl file"
        raise ConfigError(f"kfor_citation_style must be {known}; there is no style and no file {style!r}")
    try:
        check_style(confdir / style)
    except EvidenceError as error:
        raise ConfigError(f"kfor_citation_style: {error}") from None
