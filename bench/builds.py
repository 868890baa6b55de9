"""Builds in whole processes: what the checks cost, and that a build with nothing changed reads no text."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.processes import ROOT, compare, environment, write_projects
from bench.texts import sample

if TYPE_CHECKING:
    from bench.table import Table

_BOUND = 1.35
_SOURCES = 12
_EACH = 8
#: Runs a build and says how often it opened a file of the corpus.
_WATCHED = """
import sys
folder, opened = sys.argv[1], []
def watch(event, arguments):
    if event == "open" and str(arguments[0]).startswith(folder) and str(arguments[0]).endswith(".txt"):
        opened.append(arguments[0])
sys.addaudithook(watch)
from sphinx.cmd.build import main
status = main(sys.argv[2:])
print("opened", len(opened))
sys.exit(status)
"""


_ROLE = re.compile(r"\{kfor:\w+\}`([^`]*)`")
_DIRECTIVE = re.compile(r"^```\{kfor:[\w-]+\}[^\n]*\n(?::[^\n]*\n)*(.*?)^```$", re.DOTALL | re.MULTILINE)


class _Source(NamedTuple):
    name: str
    text: str
    passages: list[str]


def run(table: Table, *, quick: bool) -> None:
    """Print the rows of this subject."""
    pages = 10 if quick else 30
    table.title(f"Builds of {pages} pages, {_EACH} quotations and {_EACH} citations each")
    with tempfile.TemporaryDirectory() as temporary:
        checked, typed = Path(temporary, "checked"), Path(temporary, "typed")
        _write(checked, typed, pages)
        rounds = 2 if quick else 4
        compare(table, "build with checks", (checked, typed), _BOUND, rounds)
        arguments = ["-q", "-b", "html", str(checked / "docs"), str(checked / "out")]
        _own_documentation(Path(temporary), table, rounds=rounds)
        command = [sys.executable, "-c", _WATCHED, str(checked / "corpus"), *arguments]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment())
        opened = int(done.stdout.rpartition("opened")[2] or -1)
        table.row("source texts opened by a build with nothing changed", opened, 0)


def _own_documentation(folder: Path, table: Table, *, rounds: int) -> None:
    """The project's own documentation, and the same with what our markup prints typed in."""
    checked, typed = folder / "own", folder / "own-typed"
    for copy in (checked, typed):
        shutil.copytree(ROOT / "docs", copy / "docs")
        shutil.copytree(ROOT / "seeds", copy / "seeds")
    for page in typed.rglob("*.md"):
        text = page.read_text("utf-8")
        page.write_text(_ROLE.sub(r"“\1”", _DIRECTIVE.sub(r"\1", text)), "utf-8")
    conf = typed / "docs" / "conf.py"
    imported = "from sphinx_kfor import __version__"
    conf.write_text(
        conf.read_text("utf-8").replace(', "sphinx_kfor"', "").replace(imported, '__version__ = "0"'), "utf-8"
    )
    compare(table, "our documentation", (checked, typed), _BOUND, rounds)


def _write(checked: Path, typed: Path, pages: int) -> None:
    """Two projects that print the same: with our directives and roles, and with what they print."""
    sources = [_source(number, pages) for number in range(_SOURCES)]
    write_projects(checked, typed, {source.name: source.text for source in sources})
    names = "\n".join(f"page{number}" for number in range(pages))
    listed = "\n\n".join(f"{s.name.title()} (2022). *About {s.name}*. 21 November 2022." for s in sources)
    for folder, last in ((checked, "```{kfor:bibliography}\n```"), (typed, listed)):
        (folder / "docs" / "index.md").write_text(
            f"# Index\n\n```{{toctree}}\n{names}\n```\n\n{last}\n", "utf-8"
        )
    for number in range(pages):
        mine, its = _page(number, sources)
        (checked / "docs" / f"page{number}.md").write_text(mine, "utf-8")
        (typed / "docs" / f"page{number}.md").write_text(its, "utf-8")


def _source(number: int, pages: int) -> _Source:
    texts = sample(30_000, "ascii", 2 * _EACH * pages // _SOURCES + 1, seed=number)
    return _Source(f"source{number}", texts.text, texts.exact)


def _page(number: int, sources: list[_Source]) -> tuple[str, str]:
    """A page with our directives, and the page that it prints."""
    chance = random.Random(number)
    mine, its = [f"# Page {number}\n"], [f"# Page {number}\n"]
    for place in range(_EACH):
        prose = " ".join(chance.choices("the patrols were seen at every post along both roads".split(), k=60))
        first, second = ((number * _EACH + place) * 2 + i for i in (0, 1))
        quoted, cited = sources[first % _SOURCES], sources[second % _SOURCES]
        quotation = quoted.passages[first // _SOURCES].replace("\n", " ")
        passage = cited.passages[second // _SOURCES].replace("\n", " ")
        mine.append(
            f"```{{kfor:quote}} {quoted.name}\n{quotation}\n```\n\n"
            f'{prose.capitalize()} {{kfor:cite}}`{cited.name} > "{passage}"`.\n'
        )
        its.append(
            f"> “{quotation}”\n>\n"
            f"> — {quoted.name.title()}, *About {quoted.name}*, 21 November 2022, para. 3\n\n"
            f"{prose.capitalize()} ([{cited.name.title()} 2022, para. 4](index.md)).\n"
        )
    return "\n".join(mine), "\n".join(its)
