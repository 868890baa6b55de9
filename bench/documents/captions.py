"""Producers of captions: sentences that run over several cues, with voices."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.documents.drafts import Draft


def cues(draft: Draft) -> list[tuple[float, float, str, list[str]]]:
    """Beginning and end in seconds, who speaks, and the lines."""
    found: list[tuple[float, float, str, list[str]]] = []
    at = 1.0
    texts = [block for block in draft.blocks if block.kind == "text"]
    for number, block in enumerate(texts):
        words = draft.space.join(one.text for one in block.sentences).replace("\u00ad", "")
        lines = textwrap.wrap(words, 40 if draft.space else 18)
        for first in range(0, len(lines), 2):
            found.append((at, at + 3.4, draft.voices[number % 2], lines[first : first + 2]))
            at += 3.5
    return found


def own_vtt(draft: Draft, folder: Path) -> Path:
    """Captions by the standard: voices, styles, settings, notes, names of cues."""
    parts = ["WEBVTT - " + draft.title, "STYLE\n::cue { color: white }", "NOTE made for a trial"]
    for number, (start, end, voice, lines) in enumerate(cues(draft)):
        words = _escaped("\n".join(lines))
        said = f"<v {voice}>{words}</v>" if number % 3 else f"<v.loud {voice}><i>{words}</i>"
        name = f"cue-{number}\n" if number % 2 else ""
        parts.append(f"{name}{_time(start, '.')} --> {_time(end, '.')} align:start line:90%\n{said}")
    return _written(folder / f"{draft.seed}.vtt", "\n\n".join(parts) + "\n")


def own_srt(draft: Draft, folder: Path) -> Path:
    """SubRip: numbered cues, with Windows's line ends."""
    parts = [
        f"{number}\n{_time(start, ',')} --> {_time(end, ',')}\n" + "\n".join(lines)
        for number, (start, end, _, lines) in enumerate(cues(draft), 1)
    ]
    path = folder / f"{draft.seed}.srt"
    path.write_bytes("\ufeff".encode() + "\n\n".join(parts).replace("\n", "\r\n").encode())
    return path


def pysubs2(suffix: str) -> Callable[[Draft, Path], Path]:
    """A producer that has pysubs2 write captions."""

    def make(draft: Draft, folder: Path) -> Path:
        import pysubs2 as writer  # noqa: PLC0415 (one of many producers)

        made = writer.SSAFile()
        for start, end, voice, lines in cues(draft):
            event = writer.SSAEvent(int(start * 1000), int(end * 1000), name=voice)
            event.plaintext = "\n".join(lines)
            made.append(event)
        path = folder / f"{draft.seed}{suffix}"
        made.save(str(path))
        return path

    return make


def webvtt(draft: Draft, folder: Path) -> Path:
    """Captions of webvtt-py's."""
    import webvtt as writer  # noqa: PLC0415 (as above)

    made = writer.WebVTT()
    for start, end, _, lines in cues(draft):
        made.captions.append(writer.Caption(_time(start, "."), _time(end, "."), _escaped("\n".join(lines))))
    path = folder / f"{draft.seed}.vtt"
    made.save(str(path))
    return path


def srt(draft: Draft, folder: Path) -> Path:
    """SubRip of srt's."""
    import datetime as dt  # noqa: PLC0415 (as above)

    import srt as writer  # noqa: PLC0415 (as above)

    made = [
        writer.Subtitle(number, dt.timedelta(seconds=start), dt.timedelta(seconds=end), "\n".join(lines))
        for number, (start, end, _, lines) in enumerate(cues(draft), 1)
    ]
    return _written(folder / f"{draft.seed}.srt", writer.compose(made))


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _time(seconds: float, point: str) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{round(seconds % 1 * 1000):03}"


def _written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path
