"""Print the table of rules into `docs/checks.md`: `python -m tools.rules`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.registry import RULES

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.rule import Example, Rule

PAGE = Path(__file__).parent.parent / "docs" / "checks.md"
BEGIN, END = "<!-- rules: printed by `python -m tools.rules` -->", "<!-- rules end -->"
_HEAD = ("| rule | says | raised, for example | not raised | lists |", "| --- | --- | --- | --- | --- |")


def table() -> str:
    """The table, in Markdown."""
    return "\n".join([*_HEAD, *map(_row, RULES)])


def printed(page: str) -> str:
    """A page with the table as it is now. Raises ValueError if the page has no place for it."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


def _row(rule: Rule) -> str:
    says = re.sub(r"\{\w+\}", "…", rule.says.removeprefix("{place} stands "))
    cells = (
        f"`{rule.code}`",
        says,
        _shown(rule.raised[0]),
        _shown(rule.silent[0]),
        ", ".join(f"`{name}`" for name in rule.lists) or "–",
    )
    return f"| {' | '.join(cells)} |"


def _shown(example: Example) -> str:
    speaker = f" (speaker: {example.speaker})" if example.speaker else ""
    return f"`{' '.join(example.text.split())}`{speaker}"


if __name__ == "__main__":
    PAGE.write_text(printed(PAGE.read_text("utf-8")), "utf-8", newline="\n")
