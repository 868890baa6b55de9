"""For words that a source does not have: its nearest passage, and what differs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.text.folding import fold_text, fold_words
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.evidence.text.word_boundaries import whole_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.quotations.request import Request

#: The brackets of a source are looked for among so many words.
_MOST_WORDS = 200
_BRACKET = late(r"[\[\]]")
_SPACES = late(r"\s+")
_MARKS = "\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a "
_DOTS = late(r"\u2026|\.\s?\.\s?\.")


def describe_miss(
    request: Request, words: str, where: str, document: Document, locate: Callable[[Span], str]
) -> str:
    """The message for words that are not in a document."""
    message = f"'{request.source}' does not have these words{where}: '{_one_line(words)}'"
    if request.prefix or request.suffix:
        message += " (with the prefix and suffix that were given)"
    hint = _typed_otherwise(words, document)
    if hint:
        return f"{message}; {hint}"
    span = nearest_passage(words, document)
    if span is None:
        return f"{message}; there is no passage like them"
    passage = document.seen[span.start : span.end]
    if fold_text(passage) == fold_words(words):
        if request.prefix or request.suffix or where:
            return f"{message}; they stand elsewhere, in {locate(span)}: '{_context(document, span)}'"
        return (
            f"{message} as whole words: in {locate(span)} they are part of '{_context(document, span)}'; "
            "quote the whole word or number"
        )
    return (
        f"{message}; nearest, in {locate(span)}: '{_one_line(passage)}'"
        f"\n  differs: {word_diff(words, passage)}"
        "\n  ([-yours-], {+the source's+}); quote what it says"
    )


def _typed_otherwise(words: str, document: Document) -> str:
    """What to type where the source has the words but for marks of the author's; empty if it has not."""
    bare = words.strip(_MARKS)
    if bare != words and anchor(document, TextQuote(bare)):
        return f"they stand there without the marks around them, which the page adds itself; type '{bare}'"
    parts = [part.strip() for part in _DOTS.split(words)]
    if len(parts) > 1 and all(part and anchor(document, TextQuote(part)) for part in parts):
        return f"what is left out is marked in brackets; type '{' […] '.join(parts)}'"
    own = _with_its_brackets(words, document)
    return f"the source has a bracket of its own there; type '{own}'" if own else ""


def _with_its_brackets(words: str, document: Document) -> str:
    """The words with the source's own brackets between them, as typed; empty if it has none there."""
    typed = fold_words(words).split()
    if not 1 < len(typed) <= _MOST_WORDS or "[" not in document.folded.text:
        return ""
    pattern = r"\s?(?:\[[^\[\]]{1,60}\]\s?)?".join(re.escape(word) for word in typed)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", document.folded.text)
    return _BRACKET.sub(r"\\\g<0>", found[0]) if found else ""


def nearest_passage(words: str, document: Document) -> Span | None:
    """The passage with the least edits, as whole words; None if nothing is like the words."""
    from sphinx_kfor.evidence.matching.alignment import nearest_span  # noqa: PLC0415 (only where words are wrong)

    found = nearest_span(fold_words(words), document.haystack)
    return found and Span(*whole_words(document.seen, found.start, found.end))


def nearest_locked(words: str, passages: list[str]) -> str:
    """What differs from the nearest of some passages, for a message; empty if none is like the words."""
    import difflib  # noqa: PLC0415 (as above)

    from sphinx_kfor.evidence.matching.alignment import LEAST_SIMILARITY  # noqa: PLC0415 (as above)

    matcher = difflib.SequenceMatcher(b=fold_text(words), autojunk=False)
    best, found = LEAST_SIMILARITY, ""
    for passage in sorted(passages):
        matcher.set_seq1(fold_text(passage))
        if matcher.ratio() >= best:
            best, found = matcher.ratio(), passage
    return f"\n  nearest there: '{_one_line(found)}'\n  differs: {word_diff(words, found)}" if found else ""


def word_diff(mine: str, its: str) -> str:
    """What differs, word by word: `[-yours-]` and `{+the source's+}`, unchanged words shortened."""
    import difflib  # noqa: PLC0415 (as above)

    ours, theirs = fold_text(mine).split(), fold_text(its).split()
    pieces = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            same = ours[a:b]
            pieces += same if len(same) <= 8 else [*same[:3], "…", *same[-3:]]  # noqa: PLR2004
            continue
        if a < b:
            pieces.append(f"[-{' '.join(ours[a:b])}-]")
        if c < d:
            pieces.append(f"{{+{' '.join(theirs[c:d])}+}}")
    return " ".join(pieces)


def _context(document: Document, span: Span, around: int = 20) -> str:
    return _one_line(document.seen[max(0, span.start - around) : span.end + around])


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
