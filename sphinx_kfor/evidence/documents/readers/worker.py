"""The process that documents are read in: bounded in time and memory, it ends and harms nobody.

It is asked by a header in JSON and the document's bytes, each behind its length, and answers with JSON.
"""

from __future__ import annotations

import json
import signal
import struct
import sys
from typing import BinaryIO

from sphinx_kfor.evidence.documents.readers import Options, UnreadableError, read
from sphinx_kfor.evidence.documents.sizes import bound
from sphinx_kfor.evidence.problems import EvidenceError

try:
    import resource
except ImportError:  # Windows counts neither a process's time nor its memory for it
    COUNTED = False
else:
    COUNTED = True

LENGTH = struct.Struct(">Q")
#: The most that a reader may allocate, in bytes.
MEMORY = 400_000_000
#: So many frames deep may a reader go; Python's own need no room on the stack (3.11).
_FRAMES = 4_000


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer until nobody asks any more."""
    sys.setrecursionlimit(_FRAMES)
    _bound_memory()
    while head := source.read(LENGTH.size):
        asked = json.loads(source.read(*LENGTH.unpack(head)))
        data = source.read(*LENGTH.unpack(source.read(LENGTH.size)))
        _bound_time(asked["seconds"])
        answer = json.dumps(_answer(data, asked), ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )
        sink.write(LENGTH.pack(len(answer)))
        sink.write(answer)
        sink.flush()
        _bound_time(0.0)


def _answer(data: bytes, asked: dict[str, str]) -> dict[str, object]:
    try:
        reading = read(data, asked["suffix"], Options(**asked["options"]))  # type: ignore[arg-type]
        bound(reading.text, data=bool(reading.sheets))
        return reading.to_json()
    except EvidenceError as error:
        return {"error": str(error)}
    except UnreadableError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "it needs more memory than a document may", "passing": True}
    except RecursionError:
        return {"error": "it is nested deeper than any document"}
    except Exception as error:  # noqa: BLE001 (whatever a damaged file does to a reader)
        said = " ".join(str(error).split())[:200]
        return {
            "error": f"the file is damaged, or of another kind ({type(error).__name__}: {said}); get it again"
        }


def _bound_memory() -> None:
    if not COUNTED:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_time(seconds: float) -> None:
    """The system ends this process when it has used so many more seconds of the processor; 0: never."""
    if COUNTED:
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
