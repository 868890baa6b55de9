"""An honest brief is left alone: of its paraphrased figures next to none is said to be unsourced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import honest_bulletins
import honest_paraphrases
import honest_statistics
import pytest

if TYPE_CHECKING:
    from project import Project

_RECORD = """- id: {0}
  type: report
  title: The {0}
  publisher: Office
  issued: 2023
  language: en
  custom:
    file: {0}.txt
"""


_STYLES = {
    "paraphrases": honest_paraphrases.PAIRS,
    "bulletins": honest_bulletins.PAIRS,
    "statistics": honest_statistics.PAIRS,
}
_Pairs = dict[str, list[tuple[str, str]]]


def _cautioned(project: Project, pairs_of: _Pairs, texts: dict[str, str]) -> dict[int, str]:
    """What is said of the paragraphs when the sources have these texts, by line."""
    project.write("corpus/catalogue.yaml", "references:\n" + "".join(map(_RECORD.format, pairs_of)))
    for source, text in texts.items():
        project.write(f"corpus/{source}.txt", text)
    paragraphs = [
        f"{words} {{kfor:cite}}`{source}`" for source, pairs in pairs_of.items() for _, words in pairs
    ]
    project.page("\n\n".join(paragraphs) + "\n")
    said = project.build("text", "-q").said
    lines = [line for line in said.splitlines() if "[kfor.unsourced]" in line]
    return {int(line.split(": WARNING")[0].rpartition(":")[2]): line for line in lines}


@pytest.mark.parametrize("style", _STYLES)
def test_sixty_honest_paragraphs_raise_one_caution_at_most(project: Project, style: str) -> None:
    known = _STYLES[style]
    assert sum(map(len, known.values())) == 60
    texts = {source: "\n\n".join(said for said, _ in pairs) + "\n" for source, pairs in known.items()}
    assert len(_cautioned(project, known, texts)) <= 1


@pytest.mark.parametrize("style", _STYLES)
def test_the_same_figures_are_cautioned_where_the_source_has_none_of_them(
    project: Project, style: str
) -> None:
    known = _STYLES[style]
    assert len(_cautioned(project, known, dict.fromkeys(known, "Nothing was counted here.\n"))) >= 55
