"""Private means private: no word of a private source leaves the house but where it is printed."""

from __future__ import annotations

import json
import pickle
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

import pypdf
import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from project import Project

SECRET = """The cable of the second night

The envoy Grebelund said that the Quolltide line would be cut by Sorvamber. Nobody answered him in the
hall, and Vintermoss left before the vote was taken.

| Post | Zubrel |
|---|---|
| Harrowgast | 7,654,321 |
| Plimworth | 12 |
"""
#: Words of the source that nothing prints; and those that the page prints, which only the page may hold.
UNSEEN = ["Grebelund", "Sorvamber", "Vintermoss", "Harrowgast", "Plimworth", "Zubrel"]
PRINTED = ["Quolltide", "7,654,321"]
PAGE = """
They wrote of it {kfor:cite}`cable > "Vintermoss left before the vote was taken"`.

It {kfor:value}`cable > 1 > Harrowgast > Zubrel` was.

```{kfor:quote} cable
:name: q-cable
that the Quolltide line would be cut
:accept-context: it is said who said so
```

```{kfor:annex}
```

```{kfor:bibliography}
```
"""
PAGE = PAGE.replace(
    "that the Quolltide line would be cut\n:accept-context: it is said who said so\n",
    ":accept-context: it is said who said so\n:accept-speaker: see there\nthe Quolltide line would be cut\n",
).replace(":accept-speaker: see there\n", "")
BUILDERS = [
    "html", "dirhtml", "singlehtml", "json", "pickle", "epub", "text", "man", "texinfo", "latex", "gettext",
    "xml", "pseudoxml", "briefpdf", "linkcheck", "dummy", "changes",
]  # fmt: skip
#: Where the page is printed.
PAGES = re.compile(
    r"index\.(html|xhtml|txt|xml|pseudoxml|pdf|fjson|fpickle)$|ferry\.(1|texi|tex|pdf)$|Ferry\.|ferry"
)


@pytest.fixture
def cable(project: Project) -> Project:
    record = "id: cable, type: report, title: A cable, publisher: Legation, issued: 2020, language: en"
    path = project.corpus / "catalogue.yaml"
    custom = "{file: cable.md, rights: private}"
    path.write_text(f"{path.read_text()}- {{{record}, custom: {custom}}}\n", "utf-8")
    project.write("corpus/cable.md", SECRET)
    project.page(PAGE)
    return project


def contents(path: Path) -> Iterator[tuple[str, str]]:
    """The text of a file, and of what it holds packed."""
    data = path.read_bytes()
    yield path.name, data.decode("utf-8", "replace")
    yield path.name, data.decode("utf-16-le", "replace")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield f"{path.name}!{name}", archive.read(name).decode("utf-8", "replace")
    if path.name == "objects.inv":
        yield path.name, zlib.decompress(data.split(b"\n", 4)[4]).decode("utf-8")
    if path.suffix == ".fpickle":
        yield path.name, repr(pickle.loads(data))
    if path.suffix == ".pdf":
        reader = pypdf.PdfReader(path)
        yield path.name, "\n".join(page.extract_text() for page in reader.pages)
        for name, found in reader.attachments.items():
            yield f"{path.name}!{name}", found[0].decode("utf-8", "replace")


def test_no_builder_lets_a_word_out(cable: Project) -> None:
    for builder in BUILDERS:
        result = cable.build(builder, "-q", "-E")
        assert result.status == 0, (builder, result.said)
        for path in sorted(result.folder.rglob("*")):
            for name, text in contents(path) if path.is_file() else ():
                found = [word for word in UNSEEN if word.casefold() in text.casefold()]
                assert not found, (builder, name, found)
                if not PAGES.search(name):
                    found = [word for word in PRINTED if word.casefold() in text.casefold()]
                    assert not found, (builder, name, found)


def test_neither_do_the_lock_and_the_record(cable: Project) -> None:
    assert CliRunner().invoke(main, ["lock", str(cable.folder), "--yes"]).exit_code == 0
    for text in (
        (cable.corpus / "evidence.lock.json").read_text("utf-8"),
        cable.build("html", "-q").text("evidence.json"),
    ):
        assert not [word for word in (*UNSEEN, *PRINTED) if word in text]


def test_what_is_kept_of_two_texts_with_the_same_passage_differs(cable: Project) -> None:
    """A digest that anybody can work out would tell whoever guesses right."""

    def kept() -> set[str]:
        (cable.corpus / "evidence.lock.json").unlink(missing_ok=True)
        assert CliRunner().invoke(main, ["lock", str(cable.folder), "--yes"]).exit_code == 0
        items = json.loads((cable.corpus / "evidence.lock.json").read_text("utf-8"))["items"]
        page = cable.build("html", "-q", "-E").text("index.html")
        digests = {
            target["selector"][0]["kfor:sha256"] for item in items.values() for target in item["target"]
        }
        return {*items, *digests, *re.findall(r'id="(kfor-[0-9a-f]{8})"', page)}

    first = kept()
    cable.write("corpus/cable.md", SECRET + "\nA line more.\n")
    assert not first & kept()


def test_an_unchanged_text_does_not_drift(cable: Project) -> None:
    CliRunner().invoke(main, ["lock", str(cable.folder), "--yes"])
    assert "up to date" in CliRunner().invoke(main, ["lock", str(cable.folder), "--check"]).output
    assert cable.build("html", "-E", "-W").status == 0


def test_a_page_whose_only_use_fails_is_not_copied(cable: Project) -> None:
    cable.page('It was {kfor:cite}`cable > "Vintermoss left after the vote was taken"`.\n')
    result = cable.build("html", "-q")
    assert result.status == 1
    assert not (result.folder / "_sources" / "index.md.txt").exists()


def test_a_public_log_says_that_something_is_wrong_and_not_what(cable: Project) -> None:
    cable.page(
        'It was {kfor:cite}`cable > "Vintermoss left after the vote was taken"`, and\n'
        "{kfor:quote}`the Quolltide line would not be cut <cable>`.\n"
    )
    assert "Vintermoss" in cable.build("html", "-q").said
    said = cable.build("html", "-q", "-E", "-D", "kfor_quiet_private=1").said
    assert not [word for word in (*UNSEEN, *PRINTED) if word in said]
    assert "something is wrong with what is said of 'cable', which is private" in said
    assert "index.md:3" in said


def test_a_copied_private_sentence_is_quiet_too(cable: Project) -> None:
    cable.page("Nobody answered him in the hall, and Vintermoss left before the vote was taken.\n")
    assert "vintermoss" in cable.build("html", "-q").said.casefold()
    assert "vintermoss" not in cable.build("html", "-q", "-E", "-D", "kfor_quiet_private=1").said.casefold()
