"""What somebody calls a thing that they deny: `rejected the account as | premature` denies the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Scene


def calls_it(scene: Scene) -> str:
    """The verb that says what somebody calls a thing which they deny; empty if the passage itself is denied.

    It is not said of a passage in `refused to describe it as | a failure`: there a clause comes between.
    """
    words, clause = scene.language.words, scene.governed.clause
    denied = next(words("disputes", "reversals").finditer(clause), None)
    if denied is None or words("negations").search(clause):
        return ""
    as_what = words("comparisons").plain - words("complements").plain
    # `rejected | that account | as`
    another = words("complements").search(" ".join(clause[denied.end() :].split()[1:]))
    last = clause.rstrip(" '\"").split()[-1].lower()
    return denied[0] if last in as_what and not another else ""
