"""A document's frame: headings, references, numbers, what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_project import SQUARE

if TYPE_CHECKING:
    from pdf_project import Build


def test_headings_have_no_gaps_and_stop_at_six(build: Build) -> None:
    levels = "\n\n".join(f"{'#' * level} Level {level}\n\nText." for level in (1, 3, 4, 5, 6))
    result = build({"index.md": levels}, 'suppress_warnings = ["myst.header"]')
    headings = [name for name in result.tag_names() if name.startswith("H")]
    assert headings == ["H1", "H2", "H3", "H4", "H5"]


def test_document_without_a_title_of_its_own(build: Build) -> None:
    result = build({"index.rst": "One\n===\n\nText.\n\nTwo\n===\n\nText.\n"})
    assert [name for name in result.tag_names() if name.startswith("H")] == ["H1", "H2", "H2"]
    assert result.text().startswith("A project")


def test_references_lead_into_the_document_or_stay_text(build: Build) -> None:
    files = {
        "index.md": "# T\n\nSee [other](other.md), [part](#the-part), {ref}`a-label`.\n\n"
        "(a-label)=\n## The part\n\n```{toctree}\nother\n```\n",
        "other.md": "# Other title\n\nBack to {doc}`index`.\n",
    }
    result = build(dict(files), "myst_heading_anchors = 2")
    assert result.warnings == ""
    assert "See other, part, The part." in result.text()
    assert result.tag_names().count("Link") == 4


def test_numbers_of_sections_and_figures_are_sphinxs(build: Build) -> None:
    source = """
        T
        =

        .. toctree::
           :numbered:

           other

        .. table:: Table words
           :name: the-table

           == ==
           a  b
           == ==

        See :numref:`the-table`.
    """
    result = build(
        {"index.rst": source, "other.rst": "Other\n=====\n\nDeep\n----\n\nText.\n"}, "numfig = True"
    )
    assert "Table 1 Table words" in result.text()
    assert "See Table 1." in result.text()
    assert "1 Other" in result.text()
    assert "1.1 Deep" in result.text()


def test_only_raw_comments_and_index(build: Build) -> None:
    source = """
        T
        =

        .. only:: briefpdf

           Only here.

        .. only:: html

           Never here.

        .. raw:: typst

           #strong[Raw words]

        .. raw:: html

           <b>not this</b>

        .. a comment

        .. index:: single: entry
    """
    text = build({"index.rst": source}).text()
    assert "Only here. Raw words" in text
    for words in ("Never", "not this", "comment", "entry"):
        assert words not in text


@pytest.mark.parametrize("path", ["/etc/passwd", "../conf.py", "conf.py", "/conf.py", "index.rst"])
def test_raw_typst_reads_no_files_of_the_project_or_the_machine(build: Build, path: str) -> None:
    result = build({"index.rst": f'T\n=\n\n.. raw:: typst\n\n   #read("{path}")\n'})
    assert result.status == 1
    assert "index.rst:4: ERROR" in result.warnings


def test_footnotes_stand_once_however_often_referred_to(build: Build) -> None:
    result = build(
        {"index.md": "# T\n\nOne[^a], two[^a], three[^b].\n\n[^a]: The first note.\n[^b]: Second.\n"}
    )
    assert result.text().count("The first note.") == 1
    assert result.tag_names().count("Note") == 2
    assert "One1, two1, three2." in result.text().replace(" ,", ",")


def test_a_mark_stands_at_its_word_though_the_markup_has_a_space(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\nOne [#a]_, two [#a]_.\n\n.. [#a] A note.\n"})
    assert "One1, two1." in result.text().replace(" ,", ",").replace(" .", ".")


def test_whatever_has_a_label_can_be_referred_to(build: Build) -> None:
    blocks = (
        ".. code-block:: python\n   :caption: Code\n\n   x = 1",
        ".. table:: Wide\n\n   == ==\n   a  b\n   == ==\n   1  2\n   == ==",
        ".. versionadded:: 1",
        ".. math::\n   :label: sum\n\n   a + b",
        ".. glossary::\n\n   word\n      Its meaning.",
        "| one\n| two",
    )
    sections = [f"S{n}\n--\n\n.. _l{n}:\n\n{block}\n" for n, block in enumerate(blocks)]
    references = " ".join(f":ref:`to {n} <l{n}>`" for n in range(len(blocks)))
    source = "\n".join(["T\n=\n", references, "", *sections])
    result = build({"index.rst": source}, "numfig = True\n", "-W")
    assert result.warnings == ""
    assert result.tag_names().count("Link") == len(blocks)


def test_what_a_template_makes_of_several_blocks_can_be_referred_to(build: Build) -> None:
    template = (
        "#let picture(body, caption: none, ..others) = { block(body); block(caption); block[Own line] }\n"
    )
    source = """
        T
        =

        See :numref:`here`.

        .. _here:

        .. figure:: square.svg
           :alt: A square

           Caption
    """
    conf = 'kfor_pdf_template = "own.typ"\nnumfig = True\n'
    result = build({"index.rst": source, "own.typ": template, "square.svg": SQUARE}, conf, "-W")
    assert result.warnings == ""
    assert "Fig. 1 Caption Own line" in result.text()


def test_a_note_nobody_refers_to_is_kept(build: Build) -> None:
    assert "Lonely note." in build({"index.rst": "T\n=\n\nText.\n\n.. [7] Lonely note.\n"}).text()


def test_notes_of_several_documents_do_not_mix(build: Build) -> None:
    files = {
        "index.rst": "T\n=\n\nOne [#]_.\n\n.. [#] Note of one.\n\n.. toctree::\n\n   two\n",
        "two.rst": "Two\n===\n\nTwo [#]_.\n\n.. [#] Note of two.\n",
    }
    text = build(dict(files)).text()
    assert "Note of one." in text
    assert "Note of two." in text


def test_citations_link_to_their_entries(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\nAs [Knuth]_ says.\n\n.. [Knuth] The book.\n"})
    assert "As [Knuth] says." in result.text()
    assert "[Knuth] The book." in result.text()
    assert "Link" in result.tag_names()


def test_a_link_in_what_each_page_repeats_is_its_words(build: Build) -> None:
    result = build(
        {"index.rst": ".. header:: By the `town <https://example.org>`_\n\nT\n=\n\n" + "Text.\n\n" * 60}
    )
    assert result.warnings == ""
    assert "By the town" in result.pages()[1]
    with result.document() as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
