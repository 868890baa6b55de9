"""What every rule is: one thing that may mislead in a passage that was found, and how to tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.problems import NOTHING, About, Caution

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_kfor.evidence.cautions.scene import Scene

_BEFORE, _AFTER = "before the passage, in its sentence,", "right after the passage"
_INSIDE = "in the passage"
#: Said of a speech that is quoted past who says it, as a message shows it.
PAST_TAG = "between quotation marks, past who says it"


@dataclass(frozen=True)
class Found:
    """What a rule found; its fields are those that a rule's message names.

    Attributes:
        word: the word at fault, as it stands.
        after: whether it stands behind the passage.
        inside: whether it stands in it.
        hidden: the source's words that a gap hides, shortened.
        put: the editor's words in brackets.
        kind: how a message names the gap, `omission` or `replacement '[…]'`.
        name: the speaker's name.
    """

    word: str = ""
    after: bool = False
    inside: bool = False
    hidden: str = ""
    put: str = ""
    kind: str = ""
    name: str = ""

    @property
    def place(self) -> str:
        """Where the word stands, for a message."""
        return _INSIDE if self.inside else _AFTER if self.after else _BEFORE


class Example(NamedTuple):
    """A passage between « and » in its text, with what an editor does to it.

    `{hidden}` stands for an omission of these words, `{hidden→put}` for a replacement, `{→put}` for an
    insertion.
    """

    text: str
    speaker: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Rule:
    """A rule.

    Attributes:
        code: what is accepted, locked and published: the family, which is the logged subtype, and the rule.
        says: the message; `{word}` and the like are fields of what was found.
        mend: what to do about it.
        find: looks for it.
        lists: the word lists that it reads.
        raised: examples that must raise it.
        silent: examples that must not.
    """

    code: str
    says: str
    mend: str
    find: Callable[[Scene], Iterable[Found]]
    lists: tuple[str, ...]
    raised: tuple[Example, ...]
    silent: tuple[Example, ...]

    def caution(self, found: Found, mend: str = "", about: About = NOTHING) -> Caution:
        """What is said of one finding."""
        fields = {name: getattr(found, name) for name in (*vars(found), "place")}
        said = f"{self.says.format(**fields)}; {mend or self.mend}, or accept with a reason"
        return Caution(self.code, said, about)


def examples(*texts: str | tuple[str, ...]) -> tuple[Example, ...]:
    """Examples from bare texts, or from texts with a speaker and a language."""
    return tuple(Example(text) if isinstance(text, str) else Example(*text) for text in texts)
