"""Prove the PDF writer on what others wrote: `python tests/pdf/proof.py [--cost] [NAME...]`.

Source distributions are fetched from the package index for this; of what has none, `KFOR_PROOF` names a
folder with clones of the repositories (`proof_projects.py` says which). Nothing of them is kept. Each
document is built to PDF: every text node of its resolved doctree is looked for there, in order, every glyph
is measured, and the claims are read. With `--cost`, whole processes are timed as well, beside those that
only read.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

import pikepdf
from completeness import Proof, prove_project
from measure import flaws
from proof_projects import PROJECTS, Project
from sphinx.errors import ConfigError

#: The share of the text nodes that has to be found, and how many times what reading costs a PDF may cost.
WANTED = 0.999
DEAREST = 2.5
#: Runs a command and says what it cost.
_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
#: Lines that are shown of what is wrong.
_SHOWN = 12


class SkippedError(Exception):
    """A project that cannot be had here; its message says why."""


def prepare(project: Project, folder: Path) -> Path:
    """Fetch a project into *folder* and give its documentation, with our settings.

    Raises:
        SkippedError: it cannot be had.
    """
    source = (_clone(project, folder) if project.repository else _fetch(project, folder)) / project.folder
    conf = f'{project.settings()}\nextensions += ["sphinx_kfor"]\n'
    conf += f'kfor_pdf_documents = [({project.start!r}, "proof", "", "")]\nroot_doc = {project.start!r}\n'
    with (source / "conf.py").open("w" if project.bare else "a", encoding="utf-8") as file:
        file.write(conf)
    return source


def _clone(project: Project, folder: Path) -> Path:
    clones = os.environ.get("KFOR_PROOF")
    if not clones:
        raise SkippedError(f"KFOR_PROOF names no folder with a clone of {project.repository}")
    if not Path(clones, project.repository).is_dir():
        raise SkippedError(f"{clones} has no {project.repository}")
    return Path(shutil.copytree(Path(clones, project.repository), folder / "clone"))


def _fetch(project: Project, folder: Path) -> Path:
    name = project.requirement.partition("==")[0]
    requirement = f"{name}=={version(name)}" if project.installed else project.requirement
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", name]
    done = subprocess.run([*command, "--dest", str(folder), requirement], check=False)
    archives = list(folder.glob("*.tar.gz"))
    if done.returncode or not archives:
        raise SkippedError(f"pip does not fetch {requirement}")
    with tarfile.open(archives[0]) as file:
        file.extractall(folder, filter="data")
    return folder / archives[0].name.removesuffix(".tar.gz")


def prove(name: str, *, cost: bool) -> bool:
    """Prove one project, and print what is found; tell whether all is well."""
    with tempfile.TemporaryDirectory() as temporary:
        try:
            source = prepare(PROJECTS[name], Path(temporary))
            (proof,) = prove_project(source, Path(temporary, "out")).values()
        except SkippedError as error:
            _say(f"{name}: skipped, {error}")
            return True
        except (ConfigError, ImportError) as error:
            cause = error.__cause__ if isinstance(error, ConfigError) else error
            if not isinstance(cause, (ImportError, SystemExit)):
                raise
            _say(f"{name}: skipped, its conf.py wants what is not installed: {cause}")
            return True
        pdf = Path(temporary, "out", "briefpdf", "proof.pdf").read_bytes()
        well = _show(name, proof, pdf)
        return (_show_cost(source, Path(temporary)) and well) if cost else well


def _show(name: str, proof: Proof, pdf: bytes) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages, metadata = len(document.pages), document.open_metadata()
        claims = [words for words, key in (("UA", "pdfuaid:part"), ("A", "pdfaid:part")) if key in metadata]
    found = flaws(pdf)
    _say(
        f"{name}: {proof.share:.4%} of {proof.total} text nodes, {pages} pages, "
        f"claims {' and '.join(f'PDF/{each}' for each in claims) or 'nothing'}, {len(found)} flaws"
    )
    for each in proof.lost[:_SHOWN]:
        _say(f"  lost: {each.node}: {each.text[:100]!r}")
    for flaw in found[:_SHOWN]:
        _say(f"  {flaw}")
    return proof.share >= WANTED and not found


def _show_cost(source: Path, folder: Path) -> bool:
    costs = {builder: _cost(source, folder / builder, builder) for builder in ("dummy", "briefpdf")}
    (read, _), (printed, peak) = costs["dummy"], costs["briefpdf"]
    _say(f"  {printed:.1f} s against {read:.1f} s of reading: {printed / read:.2f}; {peak:.0f} MiB")
    return printed / read <= DEAREST


def _cost(source: Path, out: Path, builder: str) -> tuple[float, float]:
    """Give what a build from nothing costs: processor time in seconds, peak memory in MiB."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, str(source), str(out)]
    # A process begins with as much memory as the one that starts it, and this one holds whole documents.
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command], check=True, capture_output=True, text=True
    )
    time, peak = done.stdout.split()
    return float(time), float(peak)


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - a program's answer


def main() -> int:
    """Prove the projects that are named, all if none is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PROJECTS)}; default all")
    parser.add_argument("--cost", action="store_true", help="time whole processes as well")
    arguments = parser.parse_args()
    names = arguments.names or list(PROJECTS)
    if len(names) == 1:
        return 0 if prove(names[0], cost=arguments.cost) else 1
    # Sphinx keeps some of what one project sets for the next one of the process.
    command = [sys.executable, __file__, *(["--cost"] if arguments.cost else [])]
    failed = [name for name in names if subprocess.run([*command, name], check=False).returncode]
    if failed:
        _say(f"not well: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
