"""What `evidence.json` says of the delivery itself, so that `kfor verify` can hold pages to it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kfor.brief.outputs.printed import read
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.brief.state.printed_pages import Block, Printed, PrintedPages
from sphinx_kfor.delivery.html_page import HtmlPage
from sphinx_kfor.evidence.languages.tags import bcp47

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx.application import Sphinx

    from sphinx_kfor.brief.state.domain import KforDomain

Json = dict[str, Any]


def prose(domain: KforDomain, docnames: Iterable[str]) -> Json:
    """The language, and the blocks of some pages: the brief's own, and those made from the whole of it."""
    blocks = [(docname, block) for docname in docnames for block in domain.printed.blocks.get(docname, ())]
    own = [block.to_json(docname) for docname, block in blocks if block.kind == "prose"]
    made = [block.to_json(docname) for docname, block in blocks if block.kind != "prose"]
    return {
        "kfor:language": bcp47(domain.env.config.language),
        "kfor:prose": own,
        **({"kfor:made": made} if made else {}),
    }


def pages(app: Sphinx, docnames: Iterable[str], written: Collection[str], earlier: Json) -> Json:
    """The file of each page, and its digest; of one that was not written, the earlier digest.

    And the digests of the styles and scripts that they name, which every build writes.

    Args:
        app: Sphinx.
        docnames: the pages.
        written: those that this build wrote.
        earlier: the record that an earlier build left.
    """
    found: Json = {}
    assets: set[str] = set()
    named: set[Path] = set()
    known = earlier.get("kfor:pages", {})
    for docname in docnames:
        path = _file(app, docname)
        name = path.relative_to(app.outdir).as_posix()
        if docname not in written and docname in known and known[docname].get("file") == name:
            found[docname] = known[docname]
            assets |= earlier.get("kfor:assets", {}).keys()
        elif path.is_file():
            page = HtmlPage.read(path)
            found[docname] = {"file": name, "sha256": page.digest}
            named |= page.named
    assets.update(_inside(Path(app.outdir), named))
    files = [(name, Path(app.outdir, name)) for name in sorted(assets)]
    digests = {name: sha256(path.read_bytes()).hexdigest() for name, path in files if path.is_file()}
    return {"kfor:pages": found, "kfor:assets": digests}


def _inside(folder: Path, paths: Iterable[Path]) -> Iterator[str]:
    """Those of some files that are there, and in a folder, relative to it."""
    base = folder.resolve()
    for path in paths:
        if path.is_file() and path.resolve().is_relative_to(base):
            yield path.resolve().relative_to(base).as_posix()


def complete(app: Sphinx, docnames: Iterable[str], earlier: Json) -> None:
    """What is printed on pages that were not written now: as the earlier record has it, else read anew."""
    domain = domain_of(app.env)
    known = _earlier(earlier)
    for docname in docnames:
        if docname in domain.printed.blocks:
            continue
        if docname in known.blocks:
            domain.printed.blocks[docname] = known.blocks[docname]
            domain.printed.uses |= {place: one for place, one in known.uses.items() if place[0] == docname}
        else:
            tree = app.env.get_and_resolve_doctree(docname, app.builder, tags=app.tags)
            read(domain, tree, docname, domain.printed)


def earlier_record(path: Path) -> Json:
    """The record that an earlier build left; an empty one if there is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) and "kfor:version" in data else {}


def _earlier(data: Json) -> PrintedPages:
    found = PrintedPages()
    try:
        for entry in [*data.get("kfor:prose", ()), *data.get("kfor:made", ())]:
            found.blocks.setdefault(entry["source"], []).append(Block.read(entry))
        for item in data["first"]["items"] if data else ():
            if item["motivation"] != "assessing":
                place = (item["body"]["source"], item["body"]["selector"]["value"])
                found.uses[place] = Printed(item.get("kfor:printed", ""), item.get("kfor:shown", []))
    except (KeyError, TypeError):
        return PrintedPages()
    return found


def _file(app: Sphinx, docname: str) -> Path:
    outfile = getattr(app.builder, "get_outfilename", None)
    if app.builder.name == "singlehtml":
        docname = str(app.config.root_doc)
    return Path(outfile(docname)) if outfile else Path(app.outdir, docname)
