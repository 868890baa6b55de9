"""Patterns that cost more to compile than most texts to look through."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, compiled when it is first needed, and kept: Python keeps but a few hundred."""
    return re.compile(pattern, flags)


def whole(words: str) -> str:
    """The pattern of some words where they are no part of longer ones.

    It begins with the words, not with what may not stand before them: so they are found far faster.
    """
    plain = re.escape(words)
    return rf"{plain}(?<!\w{plain})(?!\w)"


def late(pattern: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """A pattern for the top of a module, compiled when it is first used: most builds use but a few of all.

    It has the methods of any pattern, but is none that `re.search` and its like take.

    Args:
        pattern: what to compile, or what says it then, where word lists are read for it.
        flags: those of `re.compile`.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    def __init__(self, pattern: str | Callable[[], str], flags: int) -> None:
        self._pattern, self._flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern if isinstance(self._pattern, str) else self._pattern(), self._flags)

    def __getattr__(self, name: str) -> object:
        """A method of the pattern, kept here, so that it is found as fast as the pattern's own."""
        method: object = getattr(self._compiled, name)
        setattr(self, name, method)
        return method
