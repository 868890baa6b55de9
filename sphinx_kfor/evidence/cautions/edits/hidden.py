"""What a gap between two segments of a passage hides.

All offsets are Unicode code points into the document's seen text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.edits.cut_words import qualifier_before
from sphinx_kfor.evidence.cautions.phrases.names import without_dates
from sphinx_kfor.evidence.figures.figure import figure_in
from sphinx_kfor.evidence.problems import short
from sphinx_kfor.evidence.text.folding import fold_text, fold_words
from sphinx_kfor.evidence.text.quotation_marks import parted_by_marks
from sphinx_kfor.evidence.text.sentences import ends_sentence, sentence_end, sentence_start, starts_sentence

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.quotations.marks import Gap
    from sphinx_kfor.evidence.text.spans import Span

WORD = re.compile(r"\w+(?:'\w+)*")
#: Lists of words that, left out of a sentence or put into it, turn its meaning.
TURNING = ("attributions", "conditions", "modals", "tenses", "reversals", "quantifiers")

#: What stands between two commas or dashes, with the letter before or behind it where it holds none.
_ASIDE = re.compile(
    r"\w?(?:,|\s?[\u2013\u2014])\s*(?P<said>[^,;:.!?()\u2013\u2014]*\w\s[^,;:.!?()\u2013\u2014]*?)\s*[,\u2013\u2014]\s*\w?"
)
_YEAR = re.compile(r"(?<![\w.,])[12]\d{3}(?![\w%]|[.,]\d)")


@dataclass(frozen=True)
class Hidden:
    """What a gap between two segments hides.

    Attributes:
        text: the document's seen text.
        before: the segment before the gap.
        gap: what the author put there.
        after: the segment behind it.
        language: the source's word lists.
        tagged: whether it says who speaks, between two stretches of one person's direct speech.
    """

    text: str
    before: Span
    gap: Gap
    after: Span
    language: Language
    tagged: bool = False

    @property
    def kind(self) -> str:
        """How a message names it."""
        return "omission" if self.gap.omission else f"replacement '[{self.gap.words}]'"

    @cached_property
    def words(self) -> str:
        """The hidden words, folded."""
        return fold_words(self.text[self.before.end : self.after.start])

    @property
    def shown(self) -> str:
        """The hidden words, as a message shows them."""
        return short(self.words)

    @cached_property
    def turning(self) -> str:
        """A hidden limiter or figure; in a sentence that is partly quoted, any hidden word that turns it.

        What is only said again is not hidden: `We were eleven crowns over. [Eleven.]`
        """
        hidden = fold_text(" ".join(self._speech) or self.text[self.before.end : self.after.start])
        found = self.language.words("limiters").search(hidden)
        figures = without_dates(hidden, self.language)
        figures = _YEAR.sub("", figures) if self._is_aside else figures
        word = found[0] if found else figure_in(figures, self.language)
        return word if word and not self._repeats(hidden) else self._turning_half()

    def _repeats(self, hidden: str) -> bool:
        """Whether hidden words all stand in the passage right before: *Eleven* in `eleven crowns over`."""
        said = {word.lower() for word in WORD.findall(hidden)}
        kept = fold_text(self.text[self.before.start : self.before.end])
        return said <= {word.lower() for word in WORD.findall(kept)}

    @cached_property
    def _speech(self) -> list[str]:
        """What is hidden of a speech, without what says between its halves who speaks; empty elsewhere."""
        return parted_by_marks(self.text[self.before.end : self.after.start])[::2] if self.tagged else []

    @cached_property
    def _is_aside(self) -> bool:
        """Whether it is all of an aside on the noun before it: `, most of them women,`, `, which may grow,`.

        Such an aside says something of its own, and turns nothing of the sentence around it.
        """
        before, after = self.before.end, self.after.start
        aside = _ASIDE.fullmatch(self.text[max(self.before.start, before - 1) : after + 1])
        if not aside:
            return False
        words = fold_words(aside["said"]).lower().split()
        prepositions, lists = self.language.words("prepositions").plain, self.language.words
        about = [word in lists("relatives").plain for word in words[:4]]
        relative = any(here and (not at or words[at - 1] in prepositions) for at, here in enumerate(about))
        some = words[0] in lists("quantifiers").plain and words[1:2] and words[1] in prepositions
        return words[0] not in lists("negations").plain and (relative or bool(some))

    def _turning_half(self) -> str:
        head, tail = self._halves()
        qualifier = qualifier_before(tail, fold_text(tail), self.language)
        if qualifier:
            return qualifier
        turning = ["conditions"] if self._is_aside else list(TURNING)
        turning = [name for name in turning if name != "attributions" or not self.tagged]
        for part in (head, tail):
            folded = fold_text(part)
            for name in turning if not self._repeats(folded) else ():
                found = self.language.words(name).search(folded)
                if found:
                    return found[0]
        return ""

    def _halves(self) -> tuple[str, str]:
        """The hidden end of the sentence before, and the hidden beginning of the one behind."""
        if self._speech:
            return self._speech[0], self._speech[-1]
        text, before, after = self.text, self.before, self.after
        head, tail = before.end, after.start
        if not ends_sentence(text, before.end, self.language):
            head = min(tail, sentence_end(text, before.end, self.language))
        if not starts_sentence(text, after.start, self.language):
            tail = max(before.end, sentence_start(text, after.start, self.language))
        return text[before.end : head], text[tail : after.start]
