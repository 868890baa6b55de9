"""Pictures and code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_project import SQUARE

if TYPE_CHECKING:
    from pdf_project import Build


def test_code_keeps_its_characters_and_lines(build: Build) -> None:
    code = 'def f(x):\n    return "``` #{x}"  # why\n\n\nclass A: ...'
    result = build({"index.md": f"# T\n\n````python\n{code}\n````\n\n`a  b` and ``x`y``\n"})
    page = result.pages()[0]
    for line in code.splitlines():
        assert line.strip() in page
    assert "Code" in result.tag_names()
    assert "x`y" in page


def test_code_with_numbers_caption_and_parsed_literals(build: Build) -> None:
    source = """
        T
        =

        .. code-block:: python
           :caption: A caption
           :linenos:
           :lineno-start: 7
           :emphasize-lines: 2

           first = 1
           second = 2

        .. parsed-literal::

           words *emphasised*
             indented

        >>> 1 + 1
        2
    """
    text = build({"index.rst": source}).text()
    for words in ("A caption", "7 first = 1", "8 second = 2", "words emphasised indented", ">>> 1 + 1 2"):
        assert words in text


def test_images_have_alternatives_and_decoration_has_none(build: Build) -> None:
    source = """
        T
        =

        .. image:: square.svg
           :alt: A black square
           :width: 3cm

        .. figure:: square.svg

           The caption stands in.

           A legend.

        .. |inline| image:: square.svg
           :alt: inline square

        In a line |inline| of text.
    """
    result = build({"index.rst": source, "square.svg": SQUARE})
    alternatives = {tag.attributes["/Alt"] for tag in result.tags().all() if "/Alt" in tag.attributes}
    assert alternatives == {"A black square", "The caption stands in.", "inline square"}
    assert "The caption stands in." in result.text()
    assert "A legend." in result.text()
    assert result.warnings == ""


def test_an_image_without_alternative_is_warned_of(build: Build) -> None:
    result = build({"index.md": "# T\n\nText.\n\n```{image} square.svg\n```\n", "square.svg": SQUARE})
    assert result.status == 0
    assert (
        "index.md:5: WARNING: an image has no text alternative (alt): square.svg [kfor.pdf]"
        in result.warnings
    )


def test_an_image_on_the_web_is_not_fetched(build: Build) -> None:
    result = build({"index.md": "# T\n\n![The picture](https://example.invalid/a.png)\n"})
    assert "an image on the web is not fetched" in result.warnings
    assert "[The picture]" in result.text()
