"""In words: how what a judgement uses of a source bears on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.evidence.standards.vocabulary import grade
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.brief.assessing.grounds import Ground
    from sphinx_kfor.brief.parts.view import BriefView


def bearings(view: BriefView, grounds: Iterable[Ground]) -> list[list[nodes.Node]]:
    """How one source bears on a judgement: for each way its word, how many passages, and their grades."""
    groups: dict[tuple[bool, bool], list[Ground]] = defaultdict(list)
    for ground in grounds:
        groups[ground.bare, ground.against].append(ground)
    made: list[list[nodes.Node]] = []
    for (bare, against), group in sorted(groups.items()):
        text = _word(bare=bare, against=against)
        text += f" ×{len(group)}" * (len(group) > 1)
        grades = dict.fromkeys(filter(None, (_grade(view, ground) for ground in group)))
        text += f" ({', '.join(grades)})" * bool(grades)
        name = "kfor-bare" if bare else f"kfor-{'against' if against else 'for'}"
        made.append([nodes.inline(text, text, classes=[name])])
    return made


def meanings(groups: Iterable[Iterable[Ground]], *, graded: bool) -> str:
    """What the words stand for, those that are used.

    Args:
        groups: the grounds of each cell.
        graded: whether grades stand in the cells.
    """
    groups = [list(group) for group in groups]
    used = {(ground.bare, ground.against) for group in groups for ground in group}
    explained = {
        (False, False): _("%s: passages of the source speak for the judgement"),
        (False, True): _("%s: passages of the source speak against the judgement"),
        (True, False): _("%s: the source is cited without a passage, which is weaker"),
        (True, True): _("%s: the source is cited against the judgement, without a passage"),
    }
    found = [explained[way] % _word(bare=way[0], against=way[1]) for way in sorted(used)]
    if any(
        max(Counter((one.bare, one.against) for one in group).values(), default=0) > 1 for group in groups
    ):
        found.append(_("×2: two passages, and so on"))
    if graded and any(ground.credibility for group in groups for ground in group):
        found.append(_("A2 and the like: the grades of source and passage"))
    return "; ".join(found) + "."


def _word(*, bare: bool, against: bool) -> str:
    if bare:
        return _("cited against") if against else _("cited only")
    return _("against") if against else _("for")


def _grade(view: BriefView, ground: Ground) -> str:
    """The grade of source and passage; nothing for a passage without one, whose source heads the column."""
    if not ground.credibility or not view.grades_inline:
        return ""
    reliability = view.record(ground.source).custom.reliability
    if not reliability:
        return _("credibility %s") % ground.credibility
    return str(grade(reliability, ground.credibility))
