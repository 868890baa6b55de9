"""Options of directives and roles: every one that was written must arrive, and be known.

MyST drops an option that it cannot read with a warning, and runs the directive without it; so
what was written is read once more and compared with what arrived.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable
from typing import Any

from docutils.parsers.rst import directives

from sphinx_kfor.evidence.cautions.registry import RULES
from sphinx_kfor.evidence.documents.locators import canonical
from sphinx_kfor.evidence.problems import EvidenceError, nearest
from sphinx_kfor.evidence.quotations.marks import refuse_bidi
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.words import translator

Validator = Callable[[str], str]
_WRITTEN = late(r"\s*:(?P<key>[^:\s][^:]*):(?:\s+(?P<value>.*?))?\s*$")
_WRITTEN_YAML = late(r"(?P<key>[^:\s#'\"][^:]*?)\s*:(?:\s+(?P<value>.*?))?\s*$")
_TAIL = late(r"(?P<key>[a-z][a-z-]*(?:\.[a-z-]+)?)\s*=\s*(?P<value>.*)", re.DOTALL)
_SHORTEST_REASON = 3
_PIECES = {
    mark: late(rf'(?:"(?:\\.|[^"\\])*"|“[^”]*”|[^{mark}"“]|["“])+?(?={mark}|$)', re.DOTALL) for mark in ";>:"
}


class AnyOption(dict[str, Callable[[str], Any]]):
    """An option specification that lets every option arrive, so that we can say what is wrong with it."""

    def __init__(self) -> None:
        super().__init__(name=directives.unchanged)

    def __missing__(self, key: str) -> Callable[[str], Any]:
        return directives.unchanged


def text(value: str) -> str:
    """Any words, but some."""
    if not value:
        raise ValueError("needs a value")
    return value


def flag(value: str) -> str:
    """No value."""
    if value:
        raise ValueError("takes no value")
    return value


def one_of(*choices: str) -> Validator:
    """One of some words."""

    def validate(value: str) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return value

    return validate


def locator(value: str) -> str:
    """A place in a source, typed in the page's language or in English."""
    return canonical(text(value), translator())


def share(value: str) -> str:
    """A share of the page's width."""
    if not re.fullmatch(r"([1-9]\d?|100) ?%", value):
        raise ValueError("must be a share of the page's width such as '60%'")
    return value.replace(" ", "")


def language_tag(value: str) -> str:
    """A language tag (BCP 47), such as `it` or `sr-Latn`."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise ValueError("must be a language tag such as 'it' or 'sr-Latn'")
    return value


def reason(value: str) -> str:
    """Why a caution is accepted, in words that the annex can print."""
    if len(re.findall(r"\w+", value)) < _SHORTEST_REASON:
        raise ValueError("needs a reason in three words or more, which the annex prints")
    return value


def acceptances(*families: str) -> dict[str, Validator]:
    """The options by which an author accepts families of cautions, and single rules of them."""
    rules = [rule.code for rule in RULES if rule.code.partition(".")[0] in families]
    return {f"accept-{name}": reason for name in (*families, *rules)}


def checked(options: dict[str, str | None], known: dict[str, Validator]) -> dict[str, str]:
    """Options with every value validated.

    Raises:
        EvidenceError: `option`, for an unknown option or a value that is not allowed, `syntax`, for a
            control of writing direction in one.
    """
    values: dict[str, str] = {}
    for key, value in options.items():
        refuse_bidi(value or "")
        validator = known.get(key)
        if validator is None:
            raise EvidenceError("option", f"unknown option '{key}'; {nearest(key, known)}")
        try:
            values[key] = validator(" ".join((value or "").split()))
        except ValueError as error:
            raise EvidenceError("option", f"the option '{key}' {error}, not '{value or ''}'") from None
    return values


def check_arrived(block: str, options: dict[str, Any]) -> None:
    """Whether each option of a MyST directive arrived as it was written.

    Args:
        block: the directive's text, from its opening line on.
        options: what MyST made of its options.

    Raises:
        EvidenceError: `option`, naming the line of the block that was lost.
    """
    written = list(_written(block.splitlines()[1:]))
    for key, times in Counter(key for key, _ in written).items():
        if times > 1:
            raise EvidenceError("option", f"the option '{key}' is given {times} times; keep one")
    for key, value in written:
        if key not in options:
            raise EvidenceError("option", f"the option '{key}' was lost; write it as ':{key}: \"value\"'")
        arrived = " ".join(str(options[key] or "").split())
        if not _same(value, arrived):
            raise EvidenceError(
                "option", f"the option '{key}' arrived as '{arrived}'; put its value in quotation marks"
            )


def split_tail(text: str) -> tuple[str, str, dict[str, str | None]]:
    """A role's words, target and options: `words <target; key=value>`, split at the last `<`.

    Raises:
        EvidenceError: `syntax` where there is no target, `option` for a tail that cannot be read.
    """
    words, bracket, tail = text.rpartition("<")
    if not bracket or not tail.rstrip().endswith(">"):
        raise EvidenceError("syntax", f"'{text}' names no source; write it as `words <source>`")
    target, *rest = pieces(tail.rstrip().removesuffix(">"))
    others, options = split_options(rest)
    if others:
        raise EvidenceError("option", f"'{others[0]}' is not 'key=value'; write `<source; key=value>`")
    return words.strip(), target, options


def split_options(
    parts: list[str], known: Container[str] | None = None
) -> tuple[list[str], dict[str, str | None]]:
    """Parts that are no options, and those of the form `key=value`.

    Args:
        parts: the parts of a role.
        known: the keys that make a part an option; None for any.

    Raises:
        EvidenceError: `option`, for a key that is given twice.
    """
    others: list[str] = []
    options: dict[str, str | None] = {}
    for part in parts:
        match = _TAIL.fullmatch(part)
        if not match or (known is not None and match["key"] not in known):
            others.append(part)
        elif match["key"] in options:
            raise EvidenceError("option", f"'{part}' is given twice; keep one")
        else:
            options[match["key"]] = unquoted(match["value"].strip())
    return others, options


def pieces(text: str, mark: str = ";") -> list[str]:
    """A list separated by `;` (or `>` or `:`), where a part in quotation marks may hold one."""
    found, place = [], 0
    while place < len(text):
        match = _PIECES[mark].match(text, place)
        end = match.end() if match else place
        found.append(text[place:end].strip())
        place = end + 1
    return found or [""]


def unquoted(value: str) -> str:
    """A value without the quotation marks that it was put in."""
    for opening, closing in ('""', "“”"):
        if len(value) > 1 and value[0] == opening and value[-1] == closing:
            inner = value[1:-1]
            return inner.replace('\\"', '"') if opening == '"' else inner
    return value


def _written(lines: list[str]) -> Iterable[tuple[str, str]]:
    """The options of a block, read line by line."""
    pattern = _WRITTEN
    if lines and lines[0].startswith("---"):
        end = next((i for i, line in enumerate(lines[1:], 1) if line.startswith("---")), len(lines))
        lines, pattern = lines[1:end], _WRITTEN_YAML
        lines = [line for line in lines if not line[:1].isspace()]
    for line in lines:
        if pattern is _WRITTEN and not (
            line.lstrip().startswith(":") and not line.lstrip().startswith(":::")
        ):
            break
        match = pattern.fullmatch(line)
        if match:
            yield match["key"].strip("'\""), match["value"] or ""
        elif line.strip():
            raise EvidenceError("option", f"'{line.strip()}' is no option; write it as ':key: value'")


def _same(written: str, arrived: str) -> bool:
    written = " ".join(written.split())
    if written[:1] in {"|", ">"}:
        return bool(arrived)
    if len(written) > 1 and written[0] == written[-1] and written[0] in "'\"":
        return True
    return written == arrived or (bool(written) and arrived.startswith(f"{written} "))
