"""What an author asks for with a quotation."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from functools import cached_property

from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations import marks
from sphinx_kfor.evidence.text.folding import fold_words


@dataclass(frozen=True)
class Request:
    """What an author asks for.

    Attributes:
        source: a source's id.
        words: the words as typed, with editorial marks; empty where `first` and `last` are given.
        first: the first words of the passage.
        last: its last words, the nearest after the first.
        prefix: words right before the passage.
        suffix: words right after it.
        plain: whether brackets and stars in `words` are the source's own, not marks.
        speaker: whose words they are, as `speakers.read_speaker` takes it.
        locator: where the author says that they stand, as `typed_locators.check_locator` takes it.
    """

    source: str
    words: str = ""
    first: str = ""
    last: str = ""
    prefix: str = ""
    suffix: str = ""
    plain: bool = False
    speaker: str = ""
    locator: str = ""

    @cached_property
    def key(self) -> str:
        """The request's name in the lock: the same for requests that differ only in typography."""
        typed = {
            name: fold_words(value) if isinstance(value, str) else value
            for name, value in ((field.name, getattr(self, field.name)) for field in fields(self))
            if value and name != "source"
        }
        digest = hashlib.sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()
        return f"{self.source}:{digest[:16]}"

    @property
    def said(self) -> str:
        """How messages name it."""
        return self.words or self.first

    def quoted(self) -> marks.Quoted:
        """The words read. Raises EvidenceError: `syntax` for bad marks, `option` for a bad combination."""
        if self.words.strip() and (self.first or self.last):
            raise EvidenceError("option", "a quotation has a body, or 'from' and 'to', not both; delete one")
        if bool(self.first) != bool(self.last):
            raise EvidenceError(
                "option", "'from' and 'to' go together: the passage's first words and its last"
            )
        for words in (self.first, self.last, self.prefix, self.suffix):
            marks.refuse_bidi(words)
        if self.first:
            return marks.literal(self.first)
        return marks.literal(self.words) if self.plain else marks.parse(self.words)
