"""The configuration's values are checked once, so that nothing after has to doubt them."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from string import Formatter
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from sphinx_kfor.brief.markup.options import language_tag
from sphinx_kfor.evidence.catalogue.csl import check_style
from sphinx_kfor.evidence.problems import EvidenceError, nearest
from sphinx_kfor.evidence.standards.vocabulary import scales

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

_OURS = "kfor_"
_ASSIGNED = re.compile(rf"^({_OURS}\w+)\s*(?::[^=\n]+)?=(?!=)", re.MULTILINE)
_PAIR = 2


def check(app: Sphinx, config: Config) -> None:
    """Say of each value that cannot be used what it must be, and take its default; name what nothing reads.

    Each is an error at its line of `conf.py`, that makes the exit status 1.
    """
    folder = Path(app.confdir)
    conf = folder / "conf.py"
    text = conf.read_text("utf-8", "replace") if conf.is_file() else ""
    lines = {match[1]: text.count("\n", 0, match.start()) + 1 for match in _ASSIGNED.finditer(text)}
    faults = {name: fault for name, look in _CHECKS.items() if (fault := look(config[name], folder))}
    for name, must in faults.items():
        _say(app, conf, lines.get(name), f"{name} must be {must}, not {config[name]!r}")
        config[name] = config.values[name].default
    known = [name for name in config.values if name.startswith(_OURS)]
    for name in sorted(lines.keys() - set(known)):
        _say(app, conf, lines[name], f"nothing reads '{name}'; {nearest(name, known)}")


def _say(app: Sphinx, conf: Path, line: int | None, message: str) -> None:
    place = f"{conf}:{line}" if line else None
    logger.error("%s", message, type="kfor", subtype="option", location=place)
    app.statuscode = 1


def _paths(value: Any, _: Path) -> str:  # noqa: ANN401 (whatever stands in conf.py)
    paths = [value] if isinstance(value, str) else value or []
    fine = isinstance(paths, (list, tuple)) and all(isinstance(path, str) for path in paths)
    return "" if fine else "a path or a list of paths"


def _path(value: Any, _: Path) -> str:  # noqa: ANN401
    return "" if value is None or isinstance(value, str) else "a path"


def _words(value: Any, folder: Path) -> str:  # noqa: ANN401
    fine = value is None or (folder / str(value)).is_dir()
    return "" if fine else "a folder of word lists that there is"


def _style(value: Any, folder: Path) -> str:  # noqa: ANN401
    if value in {"author-date", "notes"}:
        return ""
    known = "'author-date', 'notes' or the path of a .csl file"
    if not isinstance(value, str) or not value.endswith(".csl") or not (folder / value).is_file():
        return f"{known} (there is no style and no file of this name)"
    try:
        check_style(folder / value)
    except EvidenceError as error:
        return f"{known} ({error})"
    return ""


def _marks(value: Any, _: Path) -> str:  # noqa: ANN401
    by_language = value if isinstance(value, dict) else {"en": value}
    for tag, own in by_language.items():
        if own is not None and (not isinstance(own, str) or len(own) < _PAIR):
            return "an opening and a closing mark"
        try:
            language_tag(str(tag))
        except ValueError as error:
            return f"marks by language, and '{tag}' {error}"
    return ""


def _coined(value: Any, _: Path) -> str:  # noqa: ANN401
    fine = isinstance(value, (list, tuple, set)) and all(isinstance(term, str) for term in value)
    return "" if fine else "a list of terms"


def _figures(value: Any, _: Path) -> str:  # noqa: ANN401
    return "" if value in ("cited", "all") or value is False else "'cited', 'all' or False"


def _limit(value: Any, _: Path) -> str:  # noqa: ANN401
    numbers = isinstance(value, (list, tuple)) and [isinstance(one, (int, float)) for one in value]
    return "" if numbers == [True, True] else "a number of words and a fraction"


def _scale(value: Any, _: Path) -> str:  # noqa: ANN401
    return "" if value in {scale.key for scale in scales()} else "'icd203' or 'phia'"


def _folder(value: Any, _: Path) -> str:  # noqa: ANN401
    parts = PurePosixPath(value).parts if isinstance(value, str) else ()
    fine = value is False or (parts and not {"/", ".."} & set(parts))
    return "" if fine else "the name of a folder in the output, such as 'sources', or False"


def _url(value: Any, _: Path) -> str:  # noqa: ANN401
    try:
        fields = {name for _, name, _, _ in Formatter().parse(value or "") if name is not None}
    except (TypeError, ValueError):
        fields = {""}
    return "" if fields <= {"target"} else "a pattern such as 'pdf/{target}.pdf'"


_CHECKS: dict[str, Callable[[Any, Path], str]] = {
    "kfor_catalogue": _paths,
    "kfor_corpus": _paths,
    "kfor_lock": _path,
    "kfor_lock_signers": _path,
    "kfor_language_data": _words,
    "kfor_citation_style": _style,
    "kfor_quotation_marks": _marks,
    "kfor_coined": _coined,
    "kfor_check_figures": _figures,
    "kfor_share_limit": _limit,
    "kfor_scale": _scale,
    "kfor_source_pages": _folder,
    "kfor_pdf_url": _url,
}
