"""Read a document in a process of its own, which is ended where it takes too long."""

from __future__ import annotations

import atexit
import json
import os
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers.worker import COUNTED, LENGTH

if TYPE_CHECKING:
    import subprocess

    from sphinx_kfor.evidence.documents.readers import Options

#: What a document may take of the processor, in seconds, and what more for each megabyte of its file: several
#: times what an honest one takes, of which packed kinds hold most in a megabyte.
_SECONDS, _TEXT, _PACKED = 2.5, 0.3, 4.0
_MORE = {
    ".docx": _PACKED,
    ".epub": _PACKED,
    ".ods": _PACKED,
    ".odt": _PACKED,
    ".pptx": _PACKED,
    ".xlsx": _PACKED,
}
_MORE |= {".html#article": 1.5, ".pdf": 1.0, ".pdf#second": 20.0, ".pdf#tables": 20.0}
#: No document is waited for longer.
_MOST_SECONDS = 60.0
#: So many times as long it may take by the clock, since the machine has other things to do: where the system
#: counts the processor's time, and where it does not.
_PATIENCE, _UNCOUNTED = 8.0, 1.5
#: Signals that end a process which takes too long: ours, and the system's.
_LATE = {9, 24, 27}
_START = (
    "import sys; sys.path[:0] = [{root!r}]; from sphinx_kfor.evidence.documents.readers.worker import serve; "
    "serve(sys.stdin.buffer, sys.stdout.buffer)"
)
#: Where defusedxml is installed, openpyxl parses sheets in Python; entities are refused before it parses any.
_FAST = {"OPENPYXL_DEFUSEDXML": "False"}
_ROOT = str(Path(__file__).resolve().parents[3])


def allowed(size: int, suffix: str) -> float:
    """How many seconds of the processor a file of so many bytes may take."""
    return min(_MOST_SECONDS, _SECONDS + _MORE.get(suffix, _TEXT) * size / 1_000_000)


@dataclass
class Bounded:
    """A process that reads documents, started when it is first asked."""

    _process: subprocess.Popen[bytes] | None = None
    _owner: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self, data: bytes, suffix: str, options: Options) -> bytes:
        """What the worker answers: the JSON of a reading, or of `{"error": …}`."""
        seconds = allowed(len(data), suffix)
        patience = _PATIENCE if COUNTED else _UNCOUNTED
        with self._lock:
            process = self._started()
            timer = threading.Timer(patience * seconds, process.kill)
            timer.start()
            try:
                return _asked(
                    process, data, {"suffix": suffix, "options": options._asdict(), "seconds": seconds}
                )
            except OSError:
                self.close()
                return _ended(process.returncode, seconds)
            finally:
                timer.cancel()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue
        process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        """The process; a fork does not ask its parent's."""
        import subprocess  # noqa: PLC0415 (only if a document is read so)

        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 (our own module, by our own interpreter)
                [sys.executable, "-c", _START.format(root=_ROOT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | _FAST,
            )
            self._owner = os.getpid()
            atexit.register(self.close)
        return self._process


def _asked(process: subprocess.Popen[bytes], data: bytes, asked: dict[str, object]) -> bytes:
    """Raises OSError where the process has ended."""
    header = json.dumps(asked).encode()
    if process.stdin is None or process.stdout is None:
        raise OSError("no pipes")
    for part in (header, data):
        process.stdin.write(LENGTH.pack(len(part)))
        process.stdin.write(part)
    process.stdin.flush()
    size = process.stdout.read(LENGTH.size)
    answer = process.stdout.read(*LENGTH.unpack(size)) if len(size) == LENGTH.size else b""
    if not answer:
        raise OSError("the process has ended")
    return answer


def _ended(status: int | None, seconds: float) -> bytes:
    """The answer for a document that the process did not survive."""
    late = status is not None and -status in _LATE
    said = (
        f"reading it takes more than {seconds:.0f} seconds; it is too large or made so; take a part of it"
        if late
        else "its reader broke down over it, as over a damaged file or one made to do so"
    )
    return json.dumps({"error": said, "passing": True}).encode()


#: The one that most documents are read by.
READER = Bounded()
