"""1,000 quotations over 10 MB in a whole process, beside PyPI's `citations` in an environment of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import venv
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.processes import environment
from bench.table import best
from bench.texts import STYLES, sample

if TYPE_CHECKING:
    from bench.table import Table

PEER = "citations==0.6.1"
_BOUNDS = {"exact": 5.5, "typed": 6.0, "wrong": 5.0}
_ASKED = """
import json, sys
from functools import cache
from pathlib import Path
from citations.verify import resolve_in
text = cache(lambda name: Path(sys.argv[2], name).read_bytes().decode())
asked = json.loads(Path(sys.argv[1]).read_text("utf-8"))
refused = [key for key, (name, words) in asked.items() if resolve_in(words, text(name)).state != "found"]
print(json.dumps(refused))
"""
_CHECKER = Path(__file__).with_name("checker.py")
_SOURCES = 100
_EACH = 10


def run(table: Table, *, quick: bool) -> None:
    """Print the rows of this subject."""
    sources = _SOURCES // 5 if quick else _SOURCES
    table.title(f"Whole process, {sources} sources of 100 KB, {_EACH} quotations each")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        peer = _installed(folder / "peer", table)
        texts = [sample(100_000, STYLES[n % len(STYLES)], _EACH, seed=n) for n in range(sources)]
        for kind, bound in _BOUNDS.items():
            place = folder / kind
            quotations = {
                f"s{n}:q{i}": (f"s{n}.txt", words)
                for n, text in enumerate(texts)
                for i, words in enumerate(getattr(text, kind))
            }
            _write(place, [text.text for text in texts], quotations)
            refused = json.loads(_ours(place, "--cautions"))
            genuine = kind != "wrong"
            ours = len(refused) if genuine else len(quotations) - len(refused)
            table.row(f"{kind}: {'refused' if genuine else 'accepted'} by us", ours, 0)
            if json.loads(_ours(place)).keys() != refused.keys():
                table.note("other quotations are refused without the cautions")
            if not peer:
                continue
            theirs = _refused_by(peer, place)
            runs = [
                partial(_ours, place),
                partial(_ours, place, "--cautions"),
                partial(_verify, peer, place),
            ]
            mine, judged, its = best(runs, 2 if quick else 4)
            note = f"{mine:.2f} s against {its:.2f} s; it refuses {len(theirs)}"
            table.row(f"{kind}: its time / ours", its / mine, None if quick else bound, least=True, note=note)
            table.row(f"{kind}: its time / ours with all cautions", its / judged, note=f"{judged:.2f} s")
            _disagreements(table, quotations, set(refused), theirs)


def _installed(place: Path, table: Table) -> Path | None:
    venv.create(place, with_pip=True)
    folder = place / ("Scripts" if os.name == "nt" else "bin")
    install: list[str | Path] = [
        folder / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        PEER,
    ]
    if subprocess.run(install, check=False, capture_output=True).returncode:
        table.note(f"{PEER} cannot be installed here: only our own answers are shown")
        return None
    return folder / "citations"


def _write(place: Path, texts: list[str], quotations: dict[str, tuple[str, str]]) -> None:
    """The sources, our list of quotations, and the peer's claims files, which JSON is YAML enough for."""
    claims = place / "claims"
    claims.mkdir(parents=True)
    for number, text in enumerate(texts):
        name = f"s{number}"
        data = text.encode()
        (place / f"{name}.txt").write_bytes(data)
        source = {"citation": name, "local": f"{name}.txt", "sha256": hashlib.sha256(data).hexdigest()}
        own = {
            key.partition(":")[2]: {"quotes": [{"exact": words}]}
            for key, (file, words) in quotations.items()
            if file == f"{name}.txt"
        }
        (claims / f"{name}.yaml").write_text(
            json.dumps({"source": source, "claims": own}, ensure_ascii=False), "utf-8"
        )
    (place / "quotations.json").write_text(json.dumps(quotations, ensure_ascii=False), "utf-8")


def _ours(place: Path, *options: str) -> str:
    command: list[str | Path] = [sys.executable, _CHECKER, place / "quotations.json", place, *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment()).stdout


def _verify(peer: Path, place: Path) -> str:
    command: list[str | Path] = [peer, "verify", "--claims", place / "claims", "--no-cache"]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def _refused_by(peer: Path, place: Path) -> set[str]:
    """The keys of the quotations that it does not find; what it prints names twenty at most."""
    command: list[str | Path] = [peer.with_name("python"), "-c", _ASKED, place / "quotations.json", place]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return set(json.loads(done.stdout))


def _disagreements(
    table: Table, quotations: dict[str, tuple[str, str]], ours: set[str], theirs: set[str]
) -> None:
    for key in sorted(ours ^ theirs):
        verdict = "we refuse" if key in ours else "it refuses"
        table.note(f"  {verdict} {key}: {quotations[key][1]!r}")
