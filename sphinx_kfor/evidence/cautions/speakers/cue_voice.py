"""The voice of a cue: captions say who speaks, and a speaker who is typed must be the same."""

from __future__ import annotations

import re

from sphinx_kfor.evidence.cautions.speakers.typed_names import read_speaker
from sphinx_kfor.evidence.problems import Caution
from sphinx_kfor.evidence.text.folding import fold_text

_WORD = re.compile(r"\w+")


def of_voice(voice: str, speaker: str) -> list[Caution]:
    """A caution where another speaks than the one who is typed.

    Args:
        voice: who speaks, as the captions name them.
        speaker: whose words the author says they are, as `read_speaker` takes it; empty if nobody is named.
    """
    if not speaker.strip():
        return []
    spelled, heard = (_words(name) for name in (read_speaker(speaker).spelled, voice))
    if spelled & heard and (spelled <= heard or heard <= spelled):
        return []
    said = f"the captions give these words to '{voice}', not to '{read_speaker(speaker).spelled}'"
    return [Caution("speaker", f"{said}; leave 'speaker' out, or accept with a reason")]


def _words(name: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(fold_text(name))}
