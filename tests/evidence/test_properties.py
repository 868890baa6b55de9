"""What holds for every text: the way back from a fold, selectors as inverses, and no edit that passes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.documents.selectors import anchor, describe
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.text.folding import fold
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.evidence.text.word_boundaries import cuts
from sphinx_kfor.evidence.verify import Quotation, verify_quotation

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.document import Document

#: Letters of three scripts with their marks, digits, signs, and all that folds.
ALPHABET = (
    "abcdefinostuvyzABCEMTéüñčđžßøœæĳабвгдёйжсхюЁЙαβγδεήίόύώςΑΕ"
    "0123456789 \n\t\u00a0\u2009\u202f.,;:!?%€$£+−±°"
    "-‐‑–—―'‘’‚“”„«»‹›\"`´′…()[]*\\/\u00ad\u200b\u200d\u2060\ufeff\u0301\u0308\u030c\u0306ﬁﬂﬀﬃﬆ"
)
TEXTS = st.text(ALPHABET, max_size=120)
#: Running prose: words and numbers with white space and punctuation between them.
WORDS = st.one_of(
    st.text("abcdefginorstuéčžабвгдёйαβγήό", min_size=1, max_size=9),
    st.sampled_from(
        ["not", "27.5%", "−0.42", "1,230", "€12.50", "isn’t", "Kosovo-Serbia", "coopera-\ntion", "ﬁeld", "Ё"]
    ),
)
GAPS = st.sampled_from([" ", " ", " ", "\n", "\u00a0", ", ", ". ", " – ", "; ", " “", "” ", "  "])
PROSE = st.lists(st.tuples(WORDS, GAPS), min_size=3, max_size=30).map(
    lambda pairs: unicodedata.normalize("NFC", "".join(word + gap for word, gap in pairs)).strip()
)
QUICK = settings(max_examples=300, derandomize=True)


def found(words: str, document: Document) -> Quotation | EvidenceError:
    try:
        return verify_quotation(Request("a", words, plain=True), document, language("en"), lambda _: "here")
    except EvidenceError as error:
        return error


def passage(text: str, data: st.DataObject) -> Span:
    """A passage of whole words, without white space at its ends."""
    starts = [m.start() for m in re.finditer(r"(?<!\S)\S", text) if not cuts(text, m.start())]
    start = data.draw(st.sampled_from(starts))
    ends = [m.end() for m in re.finditer(r"\S(?!\S)", text) if m.end() > start and not cuts(text, m.end())]
    assume(ends)
    return Span(start, data.draw(st.sampled_from(ends)))


def key(words: str) -> str:
    return fold(words).text.strip()


@QUICK
@given(TEXTS, st.data())
def test_fold_and_map_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    origin = folded.view.origin(start, end)
    if origin is not None and start < end:
        first, last = origin
        assert 0 <= first <= last <= len(text)
        assert _same(folded.text[start:end], fold(text[first:last]).text)
    assert folded.view.origin(0, len(folded.text)) == (0, len(text)) or not folded.text or _trims(text)


def _same(part: str, alone: str) -> bool:
    """Whether folded text is what its origin folds to alone, but for what depends on neighbours."""
    even = str.maketrans({'"': "'", "-": ""})
    return part.translate(even).split() == alone.translate(even).split()


def _trims(text: str) -> bool:
    """Whether invisible characters stand at the edges, which no folded place has."""
    return fold(text[0]).text == "" or fold(text[-1]).text == "" or not text


@QUICK
@given(TEXTS)
def test_canonically_equivalent_texts_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@QUICK
@given(PROSE, st.data())
def test_anchor_and_describe_are_inverse(text: str, data: st.DataObject) -> None:
    document, span = from_text(text), passage(text, data)
    quote, position = describe(document, span)
    assert (position.start, position.end) == span
    assert span in anchor(document, quote)


@QUICK
@given(PROSE, st.data())
def test_a_genuine_quotation_is_found_at_its_own_place(text: str, data: st.DataObject) -> None:
    document, span = from_text(text), passage(text, data)
    words = text[span.start : span.end]
    ways = [unicodedata.normalize("NFD", words), words.replace("’", "'"), " \n".join(words.split(" "))]
    typed = data.draw(st.sampled_from([words, *ways]))
    answer = found(typed, document)
    if isinstance(answer, EvidenceError):
        assert answer.subtype == "ambiguous"
        assert len(re.findall(f"(?={re.escape(key(words))})", fold(text).text)) > 1
    else:
        assert answer.spans == (span,)


@QUICK
@given(PROSE, st.data())
def test_no_edit_of_a_letter_digit_or_sign_passes(text: str, data: st.DataObject) -> None:
    document, span = from_text(text), passage(text, data)
    words = text[span.start : span.end]
    places = [i for i, character in enumerate(words) if character.isalnum() or character in "%€−."]
    assume(places)
    place = data.draw(st.sampled_from(places))
    put = data.draw(st.sampled_from(["", "x", "X", "7", "0", "−", "%", "а", "ο", ".", words[place] * 2]))
    altered = words[:place] + put + words[place + 1 :]
    # Elsewhere in the text the altered words may stand as they are; then they are no alteration.
    assume(key(altered) not in fold(text).text)
    answer = found(altered, document)
    assert isinstance(answer, EvidenceError) or _only_its_initial(altered, answer, document)


def _only_its_initial(altered: str, answer: Quotation, document: Document) -> bool:
    """Whether the words differ from what was found in the case of their first letter, which is printed so."""
    (span,) = answer.spans
    mine, its = key(altered), key(document.seen[span.start : span.end])
    return (
        mine != its and mine.lower() == its.lower() and any(run.text.startswith("[") for run in answer.runs)
    )
