"""A project on disk that tests write, build and look at."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from lxml.html import HtmlElement, document_fromstring
from sphinx.cmd.build import build_main
from sphinx.locale import translators

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent

CONF = """
project = "Ferry"
author = "A. Writer"
extensions = ["myst_parser", "sphinx_kfor"]
exclude_patterns = ["corpus"]
kfor_catalogue = "corpus/catalogue.yaml"
"""

CATALOGUE = """
references:
- id: ferry
  type: article-newspaper
  title: The ferry at Dunmore
  author:
  - {family: Byrne, given: Aoife}
  publisher: Harbour Gazette
  issued: 2021-03-04
  language: en
  custom:
    file: ferry.txt
- id: port
  type: report
  title: Harbour accounts
  publisher: Port Authority
  issued: 2020
  language: en
  custom:
    file: port.md
"""

FERRY = """The ferry at Dunmore

The council’s engineers inspected the slipway in March. The old
ramp “would not bear” a lorry of more than 7.5 tonnes, and it shook — twice.

Nobody was hurt. The harbour master, Mr. Tomas Fey, closed the ramp on Tuesday
and wrote to the ministry. The ramp will reopen in May.

Some 1,230 cars use the ferry each week. The ramp is 40 years old.
"""

PORT = """# Harbour accounts

The port made **a loss of 2.75 %** in [2019](accounts.html), its third in a row.
"""


PLAIN_BUILDERS = ("html", "dirhtml", "singlehtml", "latex", "text", "man", "texinfo", "xml", "gettext")


_FILE = re.compile(r"^(`{3,})\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)\n\1$", re.DOTALL | re.MULTILINE)


def first_brief() -> dict[str, str]:
    """The files that `docs/first-brief.md` has a reader write, by name."""
    page = (ROOT / "docs" / "first-brief.md").read_text("utf-8")
    return {name: text + "\n" for _, name, text in _FILE.findall(page)}


def words(html: str | HtmlElement) -> str:
    """What a reader sees of a page or a part of one, white space evened out."""
    return " ".join((parsed(html) if isinstance(html, str) else html).text_content().split())


def links(html: str) -> set[tuple[str, str]]:
    """The links of a page: their words, and where they lead."""
    return {(words(link), link.get("href", "")) for link in parsed(html).iter("a")}


def parsed(html: str) -> HtmlElement:
    """A page of HTML, so that a test does not rest on how a release of docutils or a theme writes it."""
    return document_fromstring(html)


@dataclass(frozen=True)
class Result:
    """What a build said and left behind."""

    status: int
    said: str
    folder: Path

    def text(self, name: str) -> str:
        """A file of the output."""
        return (self.folder / name).read_text("utf-8")

    def read(self) -> list[str]:
        """The pages that were read."""
        return re.findall(r"reading sources\.\.\. \[ *\d+%\] (\S+)", self.said)


@dataclass
class Project:
    """A documentation project."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    options: list[str] = field(default_factory=list)

    @property
    def corpus(self) -> Path:
        """The folder of its texts."""
        return self.folder / "corpus"

    def write(self, name: str, text: str | bytes) -> Path:
        """Write one of its files."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return path

    def page(self, text: str, name: str = "index.md") -> None:
        """Write a page, under a heading."""
        heading = "Page\n====\n\n" if name.endswith(".rst") else "# Page\n\n"
        self.write(name, heading + dedent(text))

    def build(self, builder: str = "html", *options: str) -> Result:
        """Build it as `sphinx-build` does."""
        translators.clear()
        self.capsys.readouterr()
        out = self.folder.parent / f"out-{builder}"
        trees = self.folder.parent / "trees"
        arguments = [
            "-N",
            "-b",
            builder,
            "-d",
            str(trees),
            *self.options,
            *options,
            str(self.folder),
            str(out),
        ]
        status = build_main(arguments)
        said = self.capsys.readouterr()
        return Result(status, said.out + said.err, out)

    def add_source(self, record: str, name: str, text: str) -> None:
        """One source more: its record in the catalogue, in one line, and its text."""
        path = self.corpus / "catalogue.yaml"
        path.write_text(f"{path.read_text()}- {{{record}, custom: {{file: {name}}}}}\n", "utf-8")
        self.write(f"corpus/{name}", text)

    def builds_everywhere(self, *more: str) -> None:
        """Build it with every builder of plain nodes, and some more; each must succeed without a word."""
        for builder in (*PLAIN_BUILDERS, *more):
            result = self.build(builder, "-q", "-W", "-E")
            assert (result.status, result.said) == (0, ""), builder

    def printed(self, *options: str) -> str:
        """The index as plain text, white space evened out; the build must succeed without a word."""
        result = self.build("text", "-q", "-W", "-n", *options)
        assert (result.status, result.said) == (0, "")
        return " ".join(result.text("index.txt").split())

    def refused(self, *options: str) -> str:
        """What a build says that must fail, with exit status 1."""
        result = self.build("text", "-q", *options)
        assert result.status == 1, result.said
        assert "Traceback" not in result.said
        return result.said

    def forget_texts(self) -> None:
        """Take the texts away, as in a fresh clone."""
        for path in self.corpus.glob("*"):
            if path.suffix in {".txt", ".md"}:
                path.unlink()

    def copy_to(self, folder: Path) -> Project:
        """The same project elsewhere, without what was built."""
        shutil.copytree(self.folder, folder / "docs")
        return Project(folder / "docs", self.capsys)
