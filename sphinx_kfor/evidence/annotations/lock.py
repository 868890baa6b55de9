"""The evidence lock: what was checked, kept so that a build without the texts prints the same.

The lock is a JSON file, sorted, a few lines an item. Each item carries a seal, the digest of
its key and content, so that one edited by hand is not believed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.annotations.annotation import Annotation, Json
from sphinx_kfor.evidence.catalogue.yaml_lines import LocatedError
from sphinx_kfor.evidence.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
#: Brackets opened one in another, as no lock has them.
_DEEP = re.compile(r"(?:[\[{][^\[\]{}]*){100}")
_MEND = "restore it from version control, or delete it and run 'kfor lock'"
_HEAL = "run 'kfor lock', which keeps what is whole, or restore it from version control"
#: The marks that git puts around what it could not merge.
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


@dataclass
class Lock:
    """What a lock holds, and what was wrong with the file.

    Attributes:
        items: what was checked, by key.
        origins: the origins that texts gave away, by the ids of sources; see `origins.Origins`.
        problems: what was wrong; nothing of a broken lock is believed.
    """

    items: dict[str, Annotation] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_lock(path: Path, name: str) -> Lock:
    """Read a lock; a missing one is empty, a broken one is empty with a problem that says where.

    Args:
        path: the file.
        name: the file as messages name it.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Lock()
    except (OSError, UnicodeDecodeError) as error:
        return Lock(problems=[Problem("lock", f"the lock cannot be read ({error}); {_MEND}", name)])
    return read_text(text, name)


def read_text(text: str, name: str) -> Lock:
    """Read a lock's text; a broken one is empty with a problem that says where."""
    try:
        data = _parsed(text)
    except LocatedError as error:
        mend = _HEAL if torn_by_a_merge(text) else _MEND
        return Lock(problems=[Problem("lock", f"the lock {error}; {mend}", name, error.line)])
    if (
        not isinstance(data, dict)
        or data.get("version") != VERSION
        or not isinstance(data.get("items"), dict)
    ):
        message = f"not a lock of version {VERSION}; {_MEND}"
        return Lock(problems=[Problem("lock", message, name, 1)])
    lock = Lock(origins=data.get("origins", {}))
    if not _is_words(lock.origins):
        message = f"'origins' is not a list of names by source; {_MEND}"
        lock.problems.append(Problem("lock", message, name, _line_of(text, "origins")))
    for key, item in data["items"].items():
        try:
            lock.items[key] = _sealed(key, item)
        except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
            reason = error if type(error) is ValueError else f"is malformed ({error!r})"
            message = f"the item '{key}' {reason}; {_MEND}"
            lock.problems.append(Problem("lock", message, name, _line_of(text, key)))
    return Lock(problems=lock.problems) if lock.problems else lock


def torn_by_a_merge(text: str) -> bool:
    """Whether a lock has the marks of a conflict, or what is left of one: a key twice, or no comma somewhere.

    One that is only cut off at its end, or whose items were edited, is not.
    """
    if _CONFLICT.search(text):
        return True
    try:
        json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        return bool(text[error.pos :].strip())
    except RecursionError:
        return False
    except ValueError:
        return True
    return False


def read_item(key: str, text: str) -> Annotation | None:
    """The item of a key, if its text is whole and has not been edited by hand."""
    try:
        return _sealed(key, json.loads(text, object_pairs_hook=_unique))
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, RecursionError):
        return None


def _parsed(text: str) -> Any:  # noqa: ANN401 (JSON)
    """What a lock's text says. Raises LocatedError if it is torn, repeats a key, or is no lock at all."""
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise LocatedError(f"is torn ({error.msg})", error.lineno) from None
    except RecursionError:
        deep = _DEEP.search(text)
        line = text.count("\n", 0, deep.end()) + 1 if deep else 1
        raise LocatedError("is nested too deep to be one", line) from None
    except ValueError as error:
        raise LocatedError(f"repeats the key '{error}'", _line_of(text, str(error))) from None


def write_lock(path: Path, items: Mapping[str, Annotation], origins: Mapping[str, str]) -> None:
    """Write a lock atomically: at any moment the old file or the new one is there.

    A symbolic link stays one, and what it leads to is written. Raises OSError where it cannot be.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(dump(items, origins))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def dump(items: Mapping[str, Annotation], origins: Mapping[str, str]) -> str:
    """The text of a lock, laid out so that two branches that each add an item merge."""
    blocks = []
    for key, annotation in sorted(items.items()):
        item = annotation.to_json()
        item["seal"] = _seal(key, item)
        fields = ",\n".join(f"  {_json(name)}: {_value(value)}" for name, value in item.items())
        blocks.append(f" {_json(key)}: {{\n{fields}\n }}")
    inner = ",\n\n".join(blocks)
    lines = ",\n".join(f" {_json(source)}: {_json(origin)}" for source, origin in sorted(origins.items()))
    found = f'"origins": {{\n{lines}\n}},\n' if origins else ""
    return f'{{\n"version": {VERSION},\n{found}"items": {{\n{inner}\n}}\n}}\n'


def _is_words(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _sealed(key: str, item: Json) -> Annotation:
    if item.pop("seal") != _seal(key, item):
        raise ValueError("was edited by hand")
    return Annotation.from_json(item)


def _value(value: object) -> str:
    """A list of targets stands one a line; the rest is short."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        inner = ",\n".join(f"   {_json(entry)}" for entry in value)
        return f"[\n{inner}\n  ]"
    return _json(value)


def _seal(key: str, item: Json) -> str:
    canonical = json.dumps([key, item], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _unique(pairs: list[tuple[str, object]]) -> Json:
    found: Json = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(key)
        found[key] = value
    return found


def _line_of(text: str, key: str) -> int:
    at = text.rfind(f"{_json(key)}:")
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
