"""What a report's maker finds in it is cited; what others find, or what it only thinks, is somebody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

PASSAGE = "the ramp leaks in three places"
RECORD = "id: court, type: report, title: Ramps, publisher: Court of Auditors, issued: 2024, language: en"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (f"The Court notes that {PASSAGE}.", False),
        (f"The Court of Auditors points out that {PASSAGE}.", False),
        (f"We observe that {PASSAGE}.", False),
        (f"The port notes that {PASSAGE}.", True),
        (f"The Court of Auditors estimates that {PASSAGE}.", True),
        (f"We fear that {PASSAGE}.", True),
    ],
)
def test_what_a_report_finds_needs_no_more_than_its_citation(
    project: Project, source: str, *, told: bool
) -> None:
    project.add_source(RECORD, "court.txt", f"Ramps\n\n{source} The town agrees.\n")
    project.page(f'The ramp leaks in three places {{kfor:cite}}`court > "{PASSAGE}"`.')
    assert ("[kfor.context]" in project.build("text").said) is told
