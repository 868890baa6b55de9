"""What floats among the lines of a PDF's paragraph: a figure or table, with its labels and caption.

A page is set so that such things stand where there is room for them, also in the midst of a sentence. They
are read behind the paragraph that they part.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.readers.pdf_line import Line

    Paragraph = list[Line]

#: A caption, in whatever language: `Figure 1:`, `Abb. 3 –`, `Table 2.1.`
_CAPTION = re.compile(r"[^\W\d_]{1,14}\.?\s*[A-Z]?\d+(?:[.\-–]\d+)*\s*[.:–—|]")
_ENDS = re.compile(r"[.!?:;。！？…][\"'”’»)\]]*$")
#: Type is the same within this part of its size; lines begin and end together within so many points.
_SAME_SIZE, _TOGETHER = 0.06, 3.0
#: What has fewer words is a label or a title.
_FEW = 5


def settled(paragraphs: list[Paragraph], size: float, begun: Paragraph) -> list[Paragraph]:
    """The paragraphs of a page, each whole, and what floated in it behind it.

    Args:
        paragraphs: as they stand.
        size: the size of the running text, in points.
        begun: the last paragraph of the page before; nothing where there is none.
    """
    found = list(paragraphs)
    if begun and _is_open(begun, size):
        at = _rest(begun, found, 0, size)
        if at:
            found.insert(0, found.pop(at))
    number = 0
    while number < len(found):
        at = _rest(found[number], found, number + 1, size) if _is_open(found[number], size) else None
        if at is not None and at > number + 1:
            found[number] = found[number] + found.pop(at)
        else:
            number += 1
    return _last_open_last(found, size)


def _rest(begun: Paragraph, paragraphs: list[Paragraph], start: int, size: float) -> int | None:
    """Where a paragraph goes on behind a caption; None if it does not."""
    captions = False
    for number in range(start, len(paragraphs)):
        paragraph = paragraphs[number]
        if _is_caption(paragraph):
            captions = True
        elif _goes_on(begun, paragraph, size):
            return number if captions else None
        elif _is_prose(paragraph, size):
            return None
    return None


def _last_open_last(paragraphs: list[Paragraph], size: float) -> list[Paragraph]:
    """The paragraphs with what floats at the page's foot before the one that goes on overleaf."""
    for number in reversed(range(len(paragraphs))):
        below = paragraphs[number + 1 :]
        if _is_prose(paragraphs[number], size) and not _is_caption(paragraphs[number]):
            if _is_open(paragraphs[number], size) and any(map(_is_caption, below)):
                return [*paragraphs[:number], *below, paragraphs[number]]
            break
    return paragraphs


def _is_open(paragraph: Paragraph, size: float) -> bool:
    """Whether a paragraph of running text breaks off within a sentence, at the end of a full line."""
    last = paragraph[-1]
    widest = max(line.right for line in paragraph)
    full = len(paragraph) > 1 and last.right > widest - 3 * size
    return full and _is_prose(paragraph, size) and not _ENDS.search(last.text.rstrip())


def _goes_on(begun: Paragraph, paragraph: Paragraph, size: float) -> bool:
    """Whether a paragraph is what another one goes on with."""
    first = paragraph[0]
    if not _is_of_size(first, size) or _is_caption(paragraph):
        return False
    lower = first.text.lstrip()[:1].islower()
    together = abs(first.left - begun[-1].left) <= _TOGETHER
    return (lower and (together or _is_prose(paragraph, size))) or (together and _is_prose(paragraph, size))


def _is_prose(paragraph: Paragraph, size: float) -> bool:
    words = sum(len(line.text.split()) for line in paragraph)
    return _is_of_size(paragraph[0], size) and words >= _FEW and "\t" not in paragraph[0].text


def _is_of_size(line: Line, size: float) -> bool:
    return abs(line.size - size) <= _SAME_SIZE * size


def _is_caption(paragraph: Paragraph) -> bool:
    return bool(_CAPTION.match(paragraph[0].text.lstrip()))
