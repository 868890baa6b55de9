"""What another tool sees in documents of every kind is quotable, and said to stand where it does."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from bench.documents.measuring import measure
from bench.documents.producers import KINDS
from bench.documents.tools import AbsentError

if TYPE_CHECKING:
    from pathlib import Path

#: The whole measure, forty documents a kind, is `python -m bench documents`.
_MADE = [(kind, producer) for kind, how in KINDS.items() for producer in how.producers]


@pytest.mark.parametrize(("kind", "producer"), _MADE, ids=[f"{kind} by {name}" for kind, name in _MADE])
def test_sentences_are_quotable_at_their_place(kind: str, producer: str, tmp_path: Path) -> None:
    try:
        found = measure(kind, producer, range(2), tmp_path)
    except (AbsentError, ImportError, subprocess.CalledProcessError) as error:
        pytest.skip(f"there is no {error}")
    assert found.seen > 0.5 * found.said, str(found)
    assert found.part(found.lost) >= 0.99, found.lost
    assert found.part(found.astray) >= 0.99, found.astray
