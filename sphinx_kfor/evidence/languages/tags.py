"""Language tags: BCP 47 (`sr-Latn`), with the POSIX forms that Sphinx takes (`sr_Latn`, `sr@latin`)."""

from __future__ import annotations

_SCRIPTS = {"latin": "Latn", "latn": "Latn", "cyrillic": "Cyrl", "cyrl": "Cyrl"}

#: Languages that are written from right to left, by primary subtag.
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks ku nqo ps sd syr ug ur yi".split())


def bcp47(tag: str) -> str:
    """A tag in the form of BCP 47: `sr-Latn` for `sr@latin`, `it-IT` for `it_IT.UTF-8`."""
    plain, _, modifier = tag.partition("@")
    subtags = plain.partition(".")[0].replace("_", "-").split("-")
    script = _SCRIPTS.get(modifier.lower(), "")
    return "-".join([subtags[0], *[script] * bool(script), *subtags[1:]])


def forms(tag: str) -> list[str]:
    """A tag and those that it falls back to: `sr-Latn-RS`, `sr-Latn`, `sr`."""
    subtags = bcp47(tag).split("-")
    return ["-".join(subtags[:size]) for size in range(len(subtags), 0, -1)]


def primary(tag: str) -> str:
    """The primary subtag of a language tag (BCP 47), in lower case."""
    return bcp47(tag).split("-")[0].lower()


def right_to_left(tag: str) -> bool:
    """Whether a language is written from right to left."""
    return primary(tag) in _RIGHT_TO_LEFT
