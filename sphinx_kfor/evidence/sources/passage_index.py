"""An index of the paragraphs of a corpus: the few that are most like some words, among very many.

SQLite's full text search (FTS5) in the cache, brought up to date by digest. Runs of three words that stand as
they are point to the best paragraphs, then the rarest words do.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import math
import os
import re
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cache import folder
from sphinx_kfor.evidence.documents.databases import discard, is_busy, opened
from sphinx_kfor.evidence.documents.layout import layout
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.sources.sought import Sought, tokens
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.sources.source import Source

_VERSION = 4
_TABLES = """
CREATE TABLE IF NOT EXISTS source (id INTEGER PRIMARY KEY, name TEXT UNIQUE, state TEXT);
CREATE TABLE IF NOT EXISTS paragraph
  (id INTEGER PRIMARY KEY, source INTEGER, start INTEGER, end INTEGER, words TEXT);
CREATE INDEX IF NOT EXISTS of_source ON paragraph (source);
CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5
  (words, content='paragraph', content_rowid='id', tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab (found, 'row');
CREATE TABLE IF NOT EXISTS common (word TEXT PRIMARY KEY, paragraphs INTEGER) WITHOUT ROWID;
"""
#: The paragraphs that have a word or a run of words. SQLite's own order of them by rank looks at each twice.
_LIKE = "SELECT found.rowid FROM found WHERE found MATCH ? LIMIT 100000"
_LIKE_WITHIN = """
SELECT found.rowid FROM found JOIN paragraph ON paragraph.id = found.rowid
WHERE found MATCH ? AND paragraph.source IN
  (SELECT id FROM source WHERE name IN (SELECT value FROM json_each(?))) LIMIT 100000
"""
_PLACES = """
SELECT paragraph.id, source.name, start, end FROM paragraph JOIN source ON source.id = paragraph.source
WHERE paragraph.id IN (SELECT value FROM json_each(?))
"""
#: In how many paragraphs each of some words stands, of common words as they are kept.
_STANDING = "SELECT term, doc FROM vocabulary WHERE term IN (SELECT value FROM json_each(?))"
_STANDING_OFTEN = "SELECT word, paragraphs FROM common WHERE word IN (SELECT value FROM json_each(?))"
#: A longer paragraph is indexed in parts of this length, in code points, which overlap.
_LONG, _OVERLAP = 1_600, 300
#: Of what is sought so many words are looked at, and so many runs of three.
_MOST_WORDS, _RUNS = 120, 8
#: A word that stands in more paragraphs is common; so many of them are looked at for the rarest words, and
#: for runs of common ones.
_COMMON, _LOOKED_AT, _LOOKED_AT_RUNS = 400, 3_200, 4_000
_CANDIDATES = 24


class Place(NamedTuple):
    """A paragraph of a source: the source's id, and the paragraph's span in its seen text."""

    source: str
    span: Span


@dataclass
class PassageIndex:
    """The index of some sources.

    Attributes:
        sources: the sources, by id; those whose text is here are indexed.
        unread: what is wrong with those that cannot be read, by id.
    """

    sources: Mapping[str, Source]
    unread: dict[str, str] = field(default_factory=dict)
    _base: sqlite3.Connection | None = None
    _owner: int = 0

    def update(self, step: Callable[[str], None] = lambda _: None) -> None:
        """Take in what is new or has changed.

        Args:
            step: told the id of each source that is read, for a progress bar.
        """
        try:
            self._update(step)
        except sqlite3.DatabaseError as error:
            self._open_again(error)
            self._update(step)

    def _update(self, step: Callable[[str], None]) -> None:
        base, states = self._opened(), dict(self._states())
        with base:
            base.execute("BEGIN IMMEDIATE")  # what another process takes in meanwhile is known behind this
            known = dict(base.execute("SELECT name, state FROM source"))
            gone = [name for name, state in known.items() if states.get(name) != state]
            for name in gone:
                _forget(base, name)
            fresh = [name for name, state in states.items() if known.get(name) != state]
            for identifier in fresh:
                step(identifier)
                self._take_in(base, identifier, states[identifier])
            if gone or len(self.unread) < len(fresh):
                base.execute("DELETE FROM common")
                base.execute("INSERT INTO common SELECT term, doc FROM vocabulary WHERE doc > ?", (_COMMON,))

    def stale(self) -> list[str]:
        """The ids of sources that are not taken in as they are now."""
        try:
            known = dict(self._opened().execute("SELECT name, state FROM source"))
        except sqlite3.DatabaseError:
            known = {}
        return [identifier for identifier, state in self._states() if known.get(identifier) != state]

    def like(self, words: str, only: Iterable[str] = (), most: int = _CANDIDATES) -> list[Place]:
        """The paragraphs most like some words, the likeliest first.

        Args:
            words: what is sought, spelled as it may be.
            only: the ids of the sources to look in; all without them.
            most: how many.
        """
        try:
            return self._like(words, only, most)
        except sqlite3.DatabaseError as error:
            self._open_again(error)
            self._update(lambda _: None)
            return self._like(words, only, most)

    def _like(self, words: str, only: Iterable[str], most: int) -> list[Place]:
        base = self._opened()
        wanted, within = tokens(words)[:_MOST_WORDS], sorted(set(only))
        found: dict[int, None] = {}
        for parts in _queries(base, wanted):
            found |= dict.fromkeys(_likest(base, parts, within, most))
            if len(found) >= most:
                break
        best = list(found)[:most]
        rows = base.execute(_PLACES, (json.dumps(best),))
        places = {number: Place(name, Span(start, end)) for number, name, start, end in rows}
        return [places[number] for number in best]

    def sought(self, words: str) -> Sought:
        """Words, each with how much it says in this corpus."""
        base, wanted = self._opened(), tokens(words)[:_MOST_WORDS]
        among = _common(base, wanted)
        among |= dict(base.execute(_STANDING, (json.dumps(sorted(set(wanted) - set(among))),)))
        return Sought.of(wanted, among, _total(base))

    def count(self) -> int:
        """How many paragraphs are indexed."""
        (number,) = self._opened().execute("SELECT count(*) FROM paragraph").fetchone()
        return int(number)

    def close(self) -> None:
        """Close it."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _opened(self) -> sqlite3.Connection:
        if self._base is None or self._owner != os.getpid():  # a fork opens its own
            self._base, self._owner = _open(self._path()), os.getpid()
        return self._base

    def _open_again(self, error: sqlite3.DatabaseError) -> None:
        """In place of a damaged database open a new one; of one that another process keeps, one in memory."""
        busy = is_busy(error)
        self.close()
        self._base, self._owner = _open(self._path(), anew=not busy, kept=not busy), os.getpid()

    def _path(self) -> Path:
        paths = sorted({str(source.path.parent) for source in self.sources.values() if source.path})
        name = hashlib.sha256(
            "\n".join([str(_VERSION), *paths]).encode("utf-8", "surrogatepass")
        ).hexdigest()[:24]
        return folder() / "index" / f"{name}.sqlite"

    def _states(self) -> Iterator[tuple[str, str]]:
        """What each source whose text is here is made of; when that changes it is read again."""
        for identifier, source in sorted(self.sources.items()):
            if source.path is None:
                continue
            try:
                yield identifier, source.reading_state
            except OSError:
                continue

    def _take_in(self, base: sqlite3.Connection, identifier: str, state: str) -> None:
        source = self.sources[identifier]
        try:
            document = source.document
        except EvidenceError as error:
            self.unread[identifier] = str(error)
            return
        number = base.execute("INSERT INTO source (name, state) VALUES (?, ?)", (identifier, state)).lastrowid
        last = _total(base)
        rows = [
            (
                last + place,
                number,
                span.start,
                span.end,
                " ".join(tokens(document.seen[span.start : span.end])),
            )
            for place, span in enumerate(_passages(document), 1)
        ]
        base.executemany("INSERT INTO paragraph VALUES (?, ?, ?, ?, ?)", rows)
        base.executemany("INSERT INTO found (rowid, words) VALUES (?, ?)", ((row[0], row[4]) for row in rows))


def _open(path: Path, *, anew: bool = False, kept: bool = True) -> sqlite3.Connection:
    """The database; a damaged one is made anew, and one that cannot be kept is in memory."""
    for again in (anew, True) if kept else ():
        try:
            if again:
                discard(path)
            return opened(path, _TABLES)
        except sqlite3.DatabaseError as error:
            if is_busy(error):
                break
        except OSError:
            break
    base = sqlite3.connect(":memory:")
    base.executescript(_TABLES)
    return base


def _forget(base: sqlite3.Connection, name: str) -> None:
    (number,) = base.execute("SELECT id FROM source WHERE name = ?", (name,)).fetchone()
    base.execute(
        "INSERT INTO found (found, rowid, words) SELECT 'delete', id, words FROM paragraph WHERE source = ?",
        (number,),
    )
    base.execute("DELETE FROM paragraph WHERE source = ?", (number,))
    base.execute("DELETE FROM source WHERE id = ?", (number,))


def _total(base: sqlite3.Connection) -> int:
    """About how many paragraphs there are."""
    (last,) = base.execute("SELECT coalesce(max(id), 0) FROM paragraph").fetchone()
    return int(last)


def _likest(base: sqlite3.Connection, parts: list[str], within: list[str], most: int) -> list[int]:
    """The numbers of the paragraphs that have most of some words or runs; rare ones count for more."""
    scores: dict[int, float] = {}
    total = _total(base)
    for part in parts:
        if within:
            rows = base.execute(_LIKE_WITHIN, (part, json.dumps(within))).fetchall()
        else:
            rows = base.execute(_LIKE, (part,)).fetchall()
        weight = math.log1p(total / max(1, len(rows)))
        for (number,) in rows:
            scores[number] = scores.get(number, 0.0) + weight
    return heapq.nsmallest(most, scores, key=lambda number: (-scores[number], number))


def _queries(base: sqlite3.Connection, wanted: list[str]) -> Iterator[list[str]]:
    """What to ask for: first runs of three words, those with rare words first, then the rarest words."""
    common = _common(base, wanted)
    runs = {tuple(wanted[at : at + 3]): 0 for at in range(len(wanted) - 2)}
    for run in runs:
        runs[run] = min(common.get(token, 0) for token in run)
    telling = sorted(runs, key=lambda run: runs[run])
    rare = [run for run in telling if not runs[run]]
    chosen = rare if len(rare) <= _RUNS else rare[:: len(rare) // _RUNS][:_RUNS]
    looked_at = 0
    for run in telling[len(rare) :]:  # those of common words alone, as far as they cost little
        looked_at += runs[run]
        if chosen and (looked_at > _LOOKED_AT_RUNS or len(chosen) >= _RUNS):
            break
        chosen.append(run)
    if chosen:
        yield ['"' + " ".join(run) + '"' for run in chosen]
    words: list[str] = []
    looked_at = 0
    for token in sorted(set(wanted), key=lambda token: (common.get(token, 0), -len(token), token)):
        looked_at += common.get(token, _COMMON // 2)
        if words and looked_at > _LOOKED_AT:
            break
        words.append(token)
    if words:
        yield [f'"{token}"' for token in words]


def _common(base: sqlite3.Connection, wanted: list[str]) -> dict[str, int]:
    """In how many paragraphs each of the common words stands."""
    return dict(base.execute(_STANDING_OFTEN, (json.dumps(sorted(set(wanted))),)))


def _passages(document: Document) -> Iterator[Span]:
    """The paragraphs of a document, its notes too; of data its lines."""
    seen = document.seen
    paragraphs: Sequence[Span] = layout(document).paragraphs
    if not paragraphs:
        lines = re.finditer(r"[^\n]+", seen)
        paragraphs = [Span(*match.span()) for match in lines if not match[0].isspace()]
    for start, end in paragraphs:
        at = start
        while end - at > _LONG:
            yield Span(at, at + _LONG)
            at += _LONG - _OVERLAP
        yield Span(at, end)
