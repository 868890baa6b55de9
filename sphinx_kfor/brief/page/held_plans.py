"""Values of a block held to what their rows and columns are of: a part, a plan, a limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.around_values import SAY
from sphinx_kfor.evidence.figures.plans import is_called_planned, is_planned, says_plan

if TYPE_CHECKING:
    from sphinx_kfor.brief.page.around_values import AroundValues, InTable
    from sphinx_kfor.evidence.text.spans import Span


@dataclass(frozen=True)
class HeldPlans:
    """The values of one block.

    Attributes:
        around: the words around them.
    """

    around: AroundValues

    def fault(self, value: Span, of: InTable) -> str:
        """What is wrong where a part is told of all, or a plan as what is so; empty for nothing.

        Args:
            value: its place.
            of: its cells.
        """
        return self._of_a_part(value, of) or self._of_a_plan(value, of)

    def _of_a_part(self, place: Span, of: InTable) -> str:
        """A figure of a part, *of which fares*, that the sentence gives to all."""
        said = self.around.said(place)
        read = f"{said.earlier} {self.around.text[: place.start]}"
        for own, names in ((of.rows, of.row_names), (of.columns, of.table.names)):
            every = said.tells_all(own, self.around.names(of, names), read)
            if every:
                told = (
                    f"'{self.around.printed(place)}' is said of '{every}' here, and is of '{own[0]}', a part"
                )
                return f"{told}, in its source; {SAY}"
        return ""

    def _of_a_plan(self, place: Span, of: InTable) -> str:
        """A goal that the sentence tells as what is so, or what is so as a goal."""
        said = self.around.said(place)
        lines = ((of.columns, of.table.names[1:]), (of.rows, of.row_names))
        planned = [
            own and all(is_planned(one, names, of.source.notation) for one in own) for own, names in lines
        ]
        printed = self.around.printed(place)
        if any(planned):
            name = next(own[0] for (own, _), is_so in zip(lines, planned, strict=True) if is_so and own)
            if says_plan((said.earlier, said.sentence), (name,), self.around.writing):
                return ""
            return f"'{printed}' is of '{name}' in its source, and the sentence does not say so; {SAY}"
        if not is_called_planned(said.before, said.behind, self.around.writing):
            return ""
        goal = next(
            (one for _, names in lines for one in names if is_planned(one, names, of.source.notation)), ""
        )
        mine = ", ".join(f"'{name}'" for name in dict.fromkeys(of.columns))
        told = f"'{printed}' is said of a goal here, as '{goal}' is in its source, and is of {mine}; {SAY}"
        return told if goal else ""
