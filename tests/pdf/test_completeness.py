"""Nothing that a document says is lost on the way to its PDF."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from completeness import Proof, prove_project
from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator

SINK = Path(__file__).parent / "kitchen-sink"

#: Nodes that no resolved doctree has.
ABSENT = {
    # the head's fields, which Sphinx moves to its environment
    *("address", "author", "authors", "contact", "copyright", "date", "docinfo", "organization"),
    *("revision", "status", "version"),
    # left out, since nobody reads them
    *("comment", "substitution_definition"),
    # resolved, or put in place
    *("citation_reference", "highlightlang", "only", "pending", "pending_xref", "pending_xref_condition"),
    *("substitution_reference", "toctree"),
    # made by builders and base classes only, or of what is wrong with a source
    *("compact_paragraph", "desc_sig_element", "desc_type", "generated", "problematic", "system_message"),
}


def sink(tmp_path: Path) -> tuple[Proof, Path]:
    source = tmp_path / "sink"
    shutil.copytree(SINK, source)
    (proof,) = prove_project(source, tmp_path / "out").values()
    return proof, tmp_path / "out" / "briefpdf" / "sink.pdf"


def test_every_text_of_the_kitchen_sink_is_in_its_pdf(tmp_path: Path) -> None:
    proof, _ = sink(tmp_path)
    assert proof.lost == ()
    assert proof.total > 350


def test_the_kitchen_sink_has_every_node(tmp_path: Path) -> None:
    proof, _ = sink(tmp_path)
    known = {
        node.__name__ for node in _subclasses(nodes.Element) if node.__module__ in _MODULES and _is_node(node)
    }
    assert sorted(known - proof.kinds - ABSENT) == []


_MODULES = {nodes.__name__, addnodes.__name__}


def _subclasses(kind: type[nodes.Element]) -> Iterator[type[nodes.Element]]:
    for each in kind.__subclasses__():
        yield each
        yield from _subclasses(each)


def _is_node(kind: type[nodes.Element]) -> bool:
    return kind.__name__[0].islower() and not kind.__name__.startswith("_")
