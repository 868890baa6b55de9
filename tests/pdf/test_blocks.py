"""Blocks and lines of prose, lists, object descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from measure import glyphs
from pdf_project import SQUARE, children

if TYPE_CHECKING:
    from pdf_project import Build


def test_lists_keep_kind_and_start(build: Build) -> None:
    source = """
        T
        =

        * bullet

          second paragraph
        * other

          * nested

        c. third
        d. fourth

        (iv) roman

        -a FILE, --all=FILE  option words
        /V  dos words
    """
    text = build({"index.rst": source}).text()
    for words in ("• bullet second paragraph", "nested", "c. third d. fourth", "(iv) roman"):
        assert words in text
    assert "-a FILE, --all=FILE option words" in text


def test_definitions_are_tagged_as_a_list(build: Build) -> None:
    source = "T\n=\n\nTerm : class\n  Definition.\n\n:Field: body\n"
    result = build({"index.rst": source})
    assert "Term (class) Definition." in result.text()
    assert result.tag_names().count("L") == 2


def test_quotation_is_tagged_with_its_attribution(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\n  First words.\n\n  Second words.\n\n  -- *Author*, Title\n"})
    assert "First words. Second words. —" in result.text()
    assert "Author, Title" in result.text()
    (quote,) = children(result.tags(), "BlockQuote")
    assert len(children(quote, "P")) >= 2


def test_admonitions_topics_and_asides_keep_title_and_text(build: Build) -> None:
    source = """
        T
        =

        .. note:: Note words.

        .. warning:: Warning words.

        .. admonition:: Own title

           Admonition words.

        .. topic:: Topic title

           Topic words.

        .. sidebar:: Side title
           :subtitle: Side subtitle

           Side words.

        .. rubric:: A rubric

        .. versionadded:: 1.2
           Version words.

        .. seealso:: See words.

        .. epigraph:: Epigraph words.

        .. compound::

           Compound words.

        .. container:: custom

           Container words.

        .. centered:: Centred words
    """
    text = build({"index.rst": source}).text()
    for words in (
        "Note Note words.",
        "Warning Warning words.",
        "Own title Admonition words.",
        "Topic title Topic words.",
        "Side title Side subtitle Side words.",
        "A rubric",
        "Added in version 1.2: Version words.",
        "See also See words.",
        "Epigraph words.",
        "Compound words.",
        "Container words.",
        "Centred words",
    ):
        assert words in text


def test_inline_roles(build: Build) -> None:
    source = """
        T
        =

        H\\ :sub:`2`\\ O, :kbd:`Ctrl`, :guilabel:`Menu`, :abbr:`LED (light diode)`, :title:`Book`,
        :math:`a^2`,
        :file:`/etc/{name}`, `title`, :manpage:`ls(1)`, :command:`rm`, :pep:`8`.

        .. math:: E = mc^2
    """
    text = build({"index.rst": source}).text()
    for words in (
        "Ctrl",
        "Menu",
        "LED (light diode)",
        "/etc/name",
        "ls(1)",
        "rm",
        "PEP 8",
    ):
        assert words in text


def test_object_descriptions(build: Build) -> None:
    source = """
        T
        =

        .. py:function:: send(message, *, retries: int = 3) -> bool

           Sends.

           :param message: what to send
    """
    text = build({"index.rst": source}).text()
    assert "send(message, *, retries: int = 3) → bool" in text
    assert "Sends." in text
    assert "message" in text


def test_classes_of_ours(build: Build) -> None:
    source = """
        T
        =

        .. role:: kfor-refused
        .. role:: kfor-quote

        A :kfor-refused:`[not verified: x]` and :kfor-quote:`quoted words`.

        .. rst-class:: kfor-bibliography

        * An entry of some length.
        * Another entry.
    """
    result = build({"index.rst": source})
    assert "A [not verified: x] and quoted words. An entry of some length. Another entry." in result.text()
    assert "•" not in result.text()


def test_boxes_of_tasks_are_kept(build: Build) -> None:
    text = build(
        {"index.md": "# T\n\n- [ ] open\n- [x] done\n"}, 'myst_enable_extensions = ["tasklist"]'
    ).text()
    assert "☐ open" in text
    assert "☑ done" in text


@pytest.mark.parametrize("number", [26, 27, 28, 29, 30, 31])
def test_a_paragraph_that_announces_a_quotation_stands_on_its_page(build: Build, number: int) -> None:
    lines = "\n\n".join(["Words."] * number)
    result = build({"index.md": f"# T\n\n{lines}\n\nHe said:\n\n> One line.\n> {'And more. ' * 40}\n"})
    assert ["He said:" in page for page in result.pages()] == ["One line." in page for page in result.pages()]


def test_signatures_that_describe_nothing_do_not_keep_together(build: Build) -> None:
    many = "\n\n".join(f".. py:function:: f{number}()" for number in range(40))
    first, *others = build({"index.rst": f"T\n=\n\nWords.\n\n{many}\n"}).pages()
    assert "f9()" in first
    assert len(others) == 1


def test_a_line_of_nothing_prints_nothing(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\nBefore.\n\n|\n\n| Line\n|\n| end\n"})
    assert " ".join(result.text().partition("Before.")[2].split()[:2]) == "Line end"


def test_the_rules_of_a_grammar_stand_below_one_another_in_one_block(build: Build) -> None:
    rules = '   try_stmt: "try" `suite`\n           : "finally"\n   suite: "x"\n'
    result = build(
        {"index.rst": f"T\n=\n\n.. productionlist:: grammar\n{rules}\nSee :token:`grammar:suite`.\n"}
    )
    assert result.warnings == ""
    lines = [" ".join(line.split()) for page in result.pages() for line in page.splitlines()]
    start = next(number for number, line in enumerate(lines) if line.startswith("try_stmt"))
    assert lines[start : start + 3] == ['try_stmt ::= "try" suite', '"finally"', 'suite ::= "x"']


@pytest.mark.parametrize("lead", ["**Example**", "Written so:"])
def test_what_is_bold_alone_or_ends_with_a_colon_stands_with_what_follows(build: Build, lead: str) -> None:
    body = "".join(f"Word {number}.\n\n" for number in range(30))
    picture = ".. image:: square.svg\n   :alt: A square\n   :height: 9cm\n"
    result = build({"index.rst": f"T\n=\n\n{body}{lead}\n\n{picture}", "square.svg": SQUARE})
    (first, second) = result.pages()
    assert lead.strip("*") not in first
    assert lead.strip("*") in second


def test_a_short_box_stands_on_one_page(build: Build) -> None:
    body = "".join(f"Word {number}.\n\n" for number in range(30))
    result = build({"index.rst": f"T\n=\n\n{body}.. note::\n\n   {'word ' * 110}\n"})
    assert "Note" not in result.pages()[0]


def test_a_field_of_several_paragraphs_stands_as_far_from_the_next_as_they_from_one_another(
    build: Build,
) -> None:
    source = "T\n=\n\n:first: One.\n\n   Two.\n:second: Three.\n\nEnd.\n"
    result = build({"index.rst": source})
    tops = {glyph.text: glyph.box.upper for glyph in glyphs(result.pdf()) if glyph.text in "OwhE"}
    one, two, three = tops["O"], tops["w"], tops["h"]
    assert abs((three - two) - (two - one)) < 3
