"""A vote that was not of all in a source, and is by its page: *unanimously*, by five votes to two."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.denying import denials
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.problems import Caution
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start, sentences

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

#: A denial so many words before a dissent says that there was none: `no votes against`.
_NEAR = 4
#: So far behind a passage's sentence it is told who dissented, in code points.
_FAR = 200


def not_of_all(text: str, passage: Span, sentence: OwnSentence, source: Language) -> Caution | None:
    """The caution on a passage of which a page says that all were for it, where some were not.

    Args:
        text: the source's seen text.
        passage: where the passage stands in it.
        sentence: the page's sentence around it.
        source: the word lists of the source's language.
    """
    page = fold_text(f"{sentence.before} {sentence.behind}")
    said = sentence.language.words("unanimities").search(page)
    if not said or denials(page[: said.start()], sentence.language):
        return None
    end = sentence_end(text, passage.end, source)
    told = fold_text(text[sentence_start(text, passage.start, source) : end])
    behind = itertools.islice(sentences(text[end : end + _FAR].strip(), source), 1)
    near = " ".join([told, *map(fold_text, behind)])
    if source.words("unanimities").search(near):
        return None
    sides = _sides(told, source) or _dissent(near, source)
    says = f"in the source not all were for it ('{sides}'), your sentence has '{said[0]}'"
    mend = "say how the vote went, or accept with a reason"
    return Caution("context.figure", f"{says}; {mend}") if sides else None


def _sides(told: str, language: Language) -> str:
    """The numbers of those who voted for it and against, as they stand: `five votes to two`."""
    if not language.words("votes", "adoptions").search(told):
        return ""
    found = Reader(Notation(language.tag, language)).read_anew(told)
    whole = [one for one in found if not (one.unit or one.kinds - {""}) and 0 < max(one.values) < 1000]  # noqa: PLR2004
    pairs = (
        pair
        for pair in itertools.pairwise(whole)
        if language.words("votes", "ranges", "contrasts").search(told[pair[0].end : pair[1].start])
        and len(told[pair[0].end : pair[1].start].split()) < _NEAR
    )
    pair = next(pairs, None)
    return told[pair[0].start : pair[1].end] if pair else ""


def _dissent(near: str, language: Language) -> str:
    """The word by which some words say that some did not vote for it, and not that nobody did."""
    if not language.words("votes", "dissents", "motions").search(near):
        return ""
    for found in language.words("dissents").finditer(near):
        before = " ".join(near[: found.start()].split()[-_NEAR:])
        if not denials(before, language):
            return found[0]
    return ""
