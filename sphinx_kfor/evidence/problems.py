"""What the checks have to say: one kind of message for everything that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def short(text: str, most: int = 120, *, end: bool = True) -> str:
    """A text on one line, for a message; a long one without its middle.

    Args:
        text: the text.
        most: how many code points of it are kept.
        end: whether its end is kept; else it is cut behind a word.
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return f"{text[: most // 2].rstrip()} … {text[-most // 2 :].lstrip()}" if end else _cut(text, most)


def _cut(text: str, most: int) -> str:
    return f"{text[:most].rpartition(' ')[0] or text[:most]}…"


class About(NamedTuple):
    """What a caution on a passage is about, by which a page tells whether it says as much itself.

    Attributes:
        word: the source's word at fault, as it stands.
        behind: whether it stands behind the passage.
        negated: of a condition, whether it is that something is not so.
        twice: of a negation, whether it denies one: *cannot rule out*.
        spoken: of words that are somebody's, whether they are those that were spoken.
        who: whose words they are: names as they stand, and in lower case what such a one is (`minister`).
        others: in lower case, words for what others are who speak or act in the source.
        bodies: of somebody whom the source does not make known, in lower case, of which bodies that may be.
        sure: whether the source's sentence itself has the first of the names.
        own: whether they are the source's own: its authors speak, or who publishes it.
        clause: of a condition, a modal or a limit, what it says beside it; of speech, how a vote went.
        refers: what such a clause has no word of its own for, as in *if not*: the words before it.
        bound: of a negation or a modal, the kind of bound that it makes: *may not exceed* is `to`.
    """

    word: str = ""
    behind: bool = False
    negated: bool = False
    twice: bool = False
    spoken: bool = False
    who: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    sure: bool = False
    own: bool = False
    clause: str = ""
    refers: str = ""
    bound: str = ""


#: Said of a caution that no sentence of a page can answer.
NOTHING = About()


class Caution(NamedTuple):
    """Something that is there and may mislead all the same.

    Attributes:
        code: its family, `context`, or the rule of it that raised it, `context.negation`.
        message: what a reader would miss, and how to mend it.
        about: what a page may say itself, and so answer the caution.
    """

    code: str
    message: str
    about: About = NOTHING

    @property
    def family(self) -> str:
        """The warning subtype under `kfor`."""
        return self.code.partition(".")[0]

    def accepted(self, reasons: Mapping[str, str]) -> str:
        """Why an author accepts it, by its rule or by its family; empty if nothing does."""
        return reasons.get(self.code) or reasons.get(self.family, "")


class Problem(NamedTuple):
    """Something wrong, where it stands, and how to mend it.

    Attributes:
        subtype: the warning subtype under `kfor` (`quote`, `catalogue`, `context`, …).
        message: what is wrong, what there is instead, and how to mend it.
        file: the file it stands in, as the user named it; empty where the caller knows it.
        line: its line there, counted from 1; 0 where there is none.
        caution: whether it is a caution (a warning), not an error.
        rule: the code of the rule that raised a caution; empty where its family has no rules.
    """

    subtype: str
    message: str
    file: str = ""
    line: int = 0
    caution: bool = False
    rule: str = ""

    @classmethod
    def of(cls, caution: Caution, file: str = "", line: int = 0) -> Problem:
        """A caution at a place."""
        rule = caution.code if caution.code != caution.family else ""
        return cls(caution.family, caution.message, file, line, caution=True, rule=rule)


class EvidenceError(Exception):
    """Raised by checks on one item; carries the problem to report.

    Attributes:
        subtype: see `Problem`.
        source: the id of a source that cannot be read, whose line in the catalogue it is reported at.
        beside: a caution that goes with it.
        follows: the problem that it follows from, which is told instead.
    """

    def __init__(
        self,
        subtype: str,
        message: str,
        source: str = "",
        beside: Caution | None = None,
        follows: Problem | None = None,
    ) -> None:
        super().__init__(message)
        self.subtype = subtype
        self.source = source
        self.beside = beside
        self.follows = follows

    @property
    def problem(self) -> Problem:
        """The problem, for a report that knows the place."""
        return Problem(self.subtype, str(self))


def nearest(name: str, known: Iterable[str], most: int = 5) -> str:
    """What there is, nearest to `name` first, ready for a message."""
    names = sorted(known)
    if not names:
        return "there is none"
    listed = ", ".join(f"'{one}'" for one in _closest(name, names, most))
    return f"there is {listed}" + (f" and {len(names) - most} more" if len(names) > most else "")


def _closest(name: str, names: list[str], most: int) -> list[str]:
    """As `difflib.get_close_matches` without a cutoff; what cannot be among the nearest is not compared."""
    import difflib  # noqa: PLC0415 (only where a name is unknown)
    import heapq  # noqa: PLC0415 (as above)

    matcher = difflib.SequenceMatcher()
    matcher.set_seq2(name)

    def at_most(one: str) -> float:
        matcher.set_seq1(one)
        return matcher.quick_ratio()

    close: list[tuple[float, str]] = []
    for ratio, one in sorted(((at_most(one), one) for one in names), reverse=True):
        if len(close) == most and ratio < close[0][0]:
            break
        matcher.set_seq1(one)
        (heapq.heappush if len(close) < most else heapq.heappushpop)(close, (matcher.ratio(), one))
    return [one for _, one in sorted(close, reverse=True)]
