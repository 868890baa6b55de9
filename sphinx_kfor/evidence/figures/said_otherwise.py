"""What a page says of a figure that its sources do not say of it."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.by_and_to import by_for_to
from sphinx_kfor.evidence.figures.classes import of_another_class
from sphinx_kfor.evidence.figures.contraries import of_the_contrary
from sphinx_kfor.evidence.figures.one_end import one_end
from sphinx_kfor.evidence.figures.per_things import by_another_thing
from sphinx_kfor.evidence.figures.to_come import told_as_done
from sphinx_kfor.evidence.figures.wholes import of_all, of_another_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_kfor.evidence.figures.sayings import Saying

    #: What is wrong with a figure of a page, beside the same in a source; empty for nothing.
    Check = Callable[[Saying, Saying], str]

#: What is looked for with the words of one language, and what with those of two.
_IN_ONE: tuple[Check, ...] = (by_another_thing, of_the_contrary)
_IN_TWO: tuple[Check, ...] = (of_another_class, of_another_whole, of_all, by_for_to)


def said_otherwise(here: Saying, there: Sequence[Saying], *, value: bool) -> str:
    """What is wrong with what a page says of a figure, held to each place where a source has it.

    Args:
        here: the figure on the page.
        there: the same figure in sources; nothing is wrong where one of them says what the page does.
        value: whether it is cut from its source: what that says around it is told elsewhere.
    """
    one_language = all(one.writing.language is here.writing.language for one in there)
    checks: tuple[Check, ...] = (
        *(_IN_ONE if one_language else ()),
        *_IN_TWO,
        partial(told_as_done, value=value),
        *(() if value else (one_end,)),
    )
    return next(filter(None, (_told_by_all(check, here, there) for check in checks)), "")


def _told_by_all(check: Check, here: Saying, there: Sequence[Saying]) -> str:
    """What a check tells of a figure beside each place; empty where it tells nothing of one."""
    told = [*takewhile(bool, (check(here, one) for one in there))]
    return told[0] if told and len(told) == len(there) else ""
