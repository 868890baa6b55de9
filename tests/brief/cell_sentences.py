"""Sentences of a page that give the cells of a table, and which of them a build speaks of.

`{Row > Column}` is a value, and `{Row > Column; unit=…}` one with options; `{D a - b; a=Row > Column; …}` is
worked out; `{"words with the [7] in brackets"}` is a value of words,
`{C words}` a citation of some, `{S}` one of the source, and `{V 2 > …}` a value of
another table.
The table is the first of its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from project import Project

SAID, SILENT = True, False
_RECORD = "id: s, type: report, title: A report, publisher: Office, issued: 2025, language: {}"


def said_of(project: Project, language: str, text: str, cases: list[tuple[str, bool]]) -> dict[str, bool]:
    """Whether a build says something of each sentence, beside a source with a text."""
    conf = project.folder / "conf.py"
    conf.write_text(f'{conf.read_text()}language = "{language}"\n')
    project.add_source(_RECORD.format(language), "s.md", text)
    typed = (re.sub(r"{(D )?(.*?)}", _typed, sentence) for sentence, _ in cases)
    project.page("\n\nAnd so on.\n\n".join(typed) + "\n")
    said = project.build("text", "-q").said
    lines = {
        int(line) for line in re.findall(r"index\.md:(\d+): .*\[kfor\.(?:unsourced|bound|option)\]", said)
    }
    return {sentence: 3 + 4 * number in lines for number, (sentence, _) in enumerate(cases)}


def _typed(value: re.Match[str]) -> str:
    if value[2] == "S":
        return "{kfor:cite}`s`"
    if value[2].startswith("V "):
        return f"{{kfor:value}}`s > {value[2][2:]}`"
    if value[2].startswith("C "):
        return f'{{kfor:cite}}`s > "{value[2][2:]}"`'
    if value[1]:
        return f"{{kfor:derived}}`{re.sub('=', '=s > 1 > ', value[2])}`"
    return f"{{kfor:value}}`s > {value[2] if value[2][0] == chr(34) else f'1 > {value[2]}'}`"
