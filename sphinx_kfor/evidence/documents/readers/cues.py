"""Timed text: cues with their times and voices, as WebVTT and SubRip have them.

What is said runs on from cue to cue; a paragraph ends where another speaks, or nobody for a while.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.building import Builder

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.reading import Reading

_TIMES = re.compile(
    r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{[^{}\\]*\\[^{}]*\}")
_READING = re.compile(r"<rt\b[^<>]*>.*?(?:</rt>|(?=</ruby>)|$)")
_ENDS = re.compile(r"[.!?。！？…][\"'”’»)\]]*$")
_TURN = re.compile(r"^(?:[-–—]\s|>>+\s?)")
#: A new paragraph begins where nobody has spoken for so many seconds.
_SILENCE = 3.0
#: A day of talk has some 30,000.
MOST_CUES = 100_000


@dataclass(frozen=True)
class Cue:
    """A cue: when it is shown, in seconds, and the lines in it with who speaks each."""

    start: float
    end: float
    lines: tuple[tuple[str, str], ...]


def cues_of(text: str, kind: str) -> list[Cue]:
    """The cues of a file, in their order.

    Raises:
        UnreadableError: it has none.
    """
    count = text.count("-->")
    if count > MOST_CUES:
        raise UnreadableError(
            f"the file has {count:,} cues; at most {MOST_CUES:,} are read; take a part of it"
        )
    found: list[Cue] = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for at, line in enumerate(lines):
        match = _TIMES.search(line) if "-->" in line else None
        if match:
            numbers = [int(part or 0) for part in match.groups()]
            spoken = tuple(_spoken(_payload(lines, at + 1)))
            found.append(Cue(_seconds(*numbers[:4]), _seconds(*numbers[4:]), spoken))
    if not any(cue.lines for cue in found):
        raise UnreadableError(
            f"the file holds no cues: a {kind} file has lines such as '00:00:01.000 --> 00:00:04.000'"
        )
    return found


def reading_of(cues: list[Cue]) -> Reading:
    """What is said, with times and voices."""
    builder = Builder("time", facts={"type": "broadcast"})
    voice, end, before = "", 0.0, ""
    for cue in cues:
        lines = list(cue.lines)
        if lines and before and lines[0][0] == before:
            lines.pop(0)
        for number, (words, named) in enumerate(lines):
            turn = _TURN.match(words)
            within = not turn and cue.start - end < _SILENCE and not _ENDS.search(before)
            said = named or (voice if within else "")
            goes_on = bool(builder.here) and said == voice and not turn and cue.start - end < _SILENCE
            if not number:
                builder.mark(time(cue.start), int(cue.start), int(cue.end), joint=1 if goes_on else 2)
            builder.paragraph(words, voice=said, joint="\n" if goes_on else "\n\n")
            voice, end, before = said, cue.end, words
    return builder.reading()


def time(seconds: float) -> str:
    """A time as it is printed, `00:12:41`."""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _payload(lines: list[str], at: int) -> list[str]:
    """The lines of a cue: to an empty one, or to where the next begins; a cue may hold one of spaces."""
    found: list[str] = []
    while at < len(lines) and lines[at] and not _TIMES.search(lines[at]):
        if not lines[at].strip() and any("-->" in line for line in lines[at + 1 : at + 3]):
            break
        found.append(lines[at])
        at += 1
    numbered = at < len(lines) and "-->" in lines[at] and bool(found) and found[-1].strip().isdigit()
    return found[:-1] if numbered else found


def _spoken(lines: list[str]) -> list[tuple[str, str]]:
    """The lines of a cue with who speaks each; lines of one voice run on."""
    found: list[tuple[str, str]] = []
    voice = ""
    for line in lines:
        named = _VOICE.search(line)
        for part in re.split(r"(?=<v[\s.])", line) if named else [line]:
            match = _VOICE.match(part.lstrip())
            voice = " ".join(html.unescape(match[1]).split()) if match else voice
            words = " ".join(html.unescape(_TAG.sub("", _READING.sub("", part))).split())
            if words:
                found.append((words, voice))
    return found


def _seconds(hours: int, minutes: int, seconds: int, thousandths: int) -> float:
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
