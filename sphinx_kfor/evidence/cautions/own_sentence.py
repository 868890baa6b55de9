"""An author's own sentence around a passage: what of it leads to the passage, and what follows.

All that stands between quotation marks is masked: nothing in another quotation counts as the author's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.clauses import scope
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.voices.speech import Paragraph
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

_MARKS = " \n\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\"'"
_STOPS = (".", "!", "?", "\u2026")
_SOMETHING = "\u201cWords"
_WORDS = "one two three four"
#: Stands for a citation, which closes what is said before it.
CITED = "\u2063"
#: So many words before a comma are no clause.
_FEW = 4
#: Behind a closed quotation so few words are all about who says it: `“….” She said so twice.`
_TAG = 6


@dataclass(frozen=True)
class Around:
    """What stands around a passage on its page.

    Attributes:
        before: the author's words before it in its block, with other quotations as they are printed.
        behind: those behind it.
        earlier: what a reader has read right before the block.
        page: all of the author's words on the page, which say what somebody is.
        stop: the sign that ends a sentence at the passage's end, if it is quoted and has one.
        quoted: whether the passage's words are printed; else the author says them in words of their own.
        cited: whether it is cited: at the end of a sentence it may be of any of its clauses.
        passage: the passage's words, as far as they are typed.
        makers: who wrote or published the passage's source, and in lower case what such are called.
    """

    before: str
    behind: str
    earlier: str = ""
    page: str = ""
    stop: str = ""
    quoted: bool = True
    cited: bool = False
    passage: str = ""
    makers: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnSentence:
    """The sentence.

    Attributes:
        around: what it is a part of.
        language: the word lists of the page's language.
    """

    around: Around
    language: Language

    @cached_property
    def _masked(self) -> tuple[str, str]:
        """The author's words before the passage and behind it, with what else is quoted masked."""
        around = self.around
        put = f"\u201c{_WORDS}{around.stop}\u201d" if around.quoted else ""
        text = f"{around.before}{put}{around.behind}"
        masked = Paragraph(text, Span(0, len(text))).masked
        return masked[: len(around.before)], masked[len(around.before) + len(put) :]

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        """Where the sentence begins in the words before, and where it ends in those behind.

        What is cited behind a full stop belongs to the sentence before it.
        """
        before, behind = self._masked
        led = before.rstrip(_MARKS + CITED)
        if not self.around.quoted and led.endswith(_STOPS) and not behind.lstrip(_MARKS)[:1].islower():
            bare = led.rstrip("".join(_STOPS))
            return sentence_start(bare, len(bare), self.language), 0
        # What is quoted may begin a sentence.
        start = sentence_start(f"{before}{_SOMETHING}", len(before), self.language)
        end = sentence_end(behind, 0, self.language)
        first = behind.lstrip(_MARKS)[:1]
        closed = self.around.stop and first.isupper() and len(WORD.findall(behind[:end])) > _TAG
        return start, 0 if closed else end

    @cached_property
    def before(self) -> str:
        """Its words before the passage, without what is quoted."""
        return self._masked[0][self._bounds[0] :].rstrip(_MARKS + "".join(_STOPS) + CITED)

    @cached_property
    def behind(self) -> str:
        """Its words behind the passage, without what is quoted."""
        return self._masked[1][: self._bounds[1]]

    @cached_property
    def printed_before(self) -> str:
        """The folded words before the passage with what is quoted, as it is printed."""
        return fold_text(self.around.before[self._bounds[0] :])

    @cached_property
    def printed_behind(self) -> str:
        """The same with what is quoted, as it is printed."""
        return self.around.behind[: self._bounds[1]]

    @cached_property
    def earlier(self) -> str:
        """What a reader has read before it, without what is quoted."""
        around = self.around
        masked = "\n\n".join(
            Paragraph(text, Span(0, len(text))).masked for text in around.earlier.split("\n\n")
        )
        return f"{masked}\n\n{self._masked[0][: self._bounds[0]]}".strip()

    @cached_property
    def lead(self) -> str:
        """The folded words before the passage without a statement of their own before these.

        Such a one ends at a semicolon, a citation, a colon inside, or where `and` begins another subject.
        """
        return fold_text(self.before[self.statement :]).rstrip(" '\":,")

    @cached_property
    def statement(self) -> int:
        """Where the lead begins in the words before the passage."""
        text = re.split(rf"[;{CITED}]|:\s(?=.*\w)", self.before)[-1]
        return len(self.before) - len(text) + self._last_joint(text)

    @cached_property
    def tail(self) -> str:
        """The folded words behind the passage that still say something of it."""
        return fold_text(self.told_behind)

    @property
    def told_behind(self) -> str:
        """The same as they stand."""
        text = re.split(rf"[;{CITED}]", self.behind)[0]
        return text[: self._first_joint(text)]

    @cached_property
    def clause(self) -> str:
        """The words before the passage that govern it; all that lead to it where it is not printed."""
        if not self.around.quoted:
            return self.lead
        governors = self.language.words("negations", "reversals", "modals", "ascriptions", "inquiries")
        lead = self._without_tag(self.lead)
        first, comma, main = lead.partition(", ")
        # A few words before the first comma govern the whole: `In her view, the wall “…”`.
        openers = self.language.words("subordinators", "concessions", "contrasts", "relatives")
        participle = first.split(" ", 1)[0].endswith(
            tuple(self.language.words("participle_endings").plain) or "\0"
        )
        short = comma and len(first.split()) <= _FEW and not participle and not openers.match(first)
        fronted = f"{first} " if short else ""
        return fronted + scope(main if fronted else lead, "", self.language, governors)

    def _without_tag(self, lead: str) -> str:
        """Some words without who says them, behind the last comma: `If it rains, says Lind, | “…”`."""
        rest, comma, tag = lead.rpartition(", ")
        said = self.language.words("speech_verbs", "attributions").search(tag)
        # `Under the scheme, owners could claim | “…”` says nothing of who speaks.
        leads = self.language.words("complements", "modals").search(tag)
        return rest if comma and said and not leads and len(tag.split()) <= _FEW else lead

    def _last_joint(self, text: str) -> int:
        """Where the last statement begins that `and` or `but` joins on, with a subject of its own."""
        return max((at.end("joint") for at in self._joined(text) if "," not in text[at.end() :]), default=0)

    def _first_joint(self, text: str) -> int:
        return next((at.start() for at in self._joined(text)), len(text))

    def _joined(self, text: str) -> list[re.Match[str]]:
        """Where a conjunction joins a statement on, one with a subject, and no condition: `so long as`."""
        words = self.language.words
        joints = words("joints", "contrasts").plain - words("relatives").plain - {"or", "which"}
        begins = words("determiners", "pronouns", "conditions").plain
        pattern = re.compile(r"(?P<comma>,?)\s+(?P<joint>\w+)\s+(?P<next>\w+)")
        found: list[re.Match[str]] = []
        at = 0
        while match := pattern.search(text, at):
            begun = match["next"].lower() in begins or match["next"][:1].isupper()
            goes_on = match["next"].lower() in words("finite").plain or words(
                "conditions", "alternatives"
            ).match(text[match.start("joint") :])
            if (
                match["joint"].lower() in joints
                and (begun or match["comma"])
                and not (goes_on or self._is_object(match, text))
            ):
                found.append(match)
            at = match.start("joint")
        return found

    def _is_object(self, joint: re.Match[str], text: str) -> bool:
        """Whether a conjunction joins on but a second object: `recommends a year and | a strength of 9`."""
        words = self.language.words
        verbs = words("finite", "modals", "speech_verbs", "ascriptions", "negations")
        new = joint["next"].lower() in words("indefinites").plain and not joint["comma"]
        closed = self.around.cited and not self.around.quoted
        return new and closed and verbs.search(fold_text(text[joint.end() :])) is None
