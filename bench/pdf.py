"""PDFs in whole processes, cold: `briefpdf` beside Sphinx's own floor, TeX and its peers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench import pdf_project
from bench.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROOT = Path(__file__).resolve().parent.parent
_PROBE = Path(__file__).with_name("pdf_probe.py")
_SIZES = {"brief": 1, "report": 10}
_PEAK = 180.0
_WRITER = 60.0
#: Bytes of a PDF that is one.
_LEAST = 10_000
_EDIT = {"brief": 35.0, "report": 300.0}
#: What typsphinx downloads. Where that cannot be, these take its place; they do less, and cost it less.
_TYPST_PACKAGES = {
    "codly:1.3.0": "#let codly-init(body) = body\n#let codly(..a) = none\n",
    "codly-languages:0.1.10": "#let codly-languages = (:)\n",
    "mitex:0.2.7": "#let mi(it) = raw(if type(it) == str { it } else { it.text })\n#let mitex = mi\n",
    "gentle-clues:1.3.1": "".join(
        f"#let {name}(..a) = block(..a.pos())\n"
        for name in "clue info warning error tip abstract question task memo quotation example".split()
    ),
}


@dataclass
class Route:
    """A way to build, in whole processes.

    Attributes:
        name: of the route.
        builder: `-b` or `-M` and what follows.
        extensions: those that it needs beside MyST-Parser.
        bounds: the most that `briefpdf` may cost of what it costs, by size.
        beside: the route of ours that is compared, one on the same Python.
        python: the interpreter.
        packages: what is installed for it, in an environment of its own.
        needs: a program without which it cannot be.
    """

    name: str
    builder: tuple[str, str]
    extensions: str = ""
    bounds: dict[str, float | None] = field(default_factory=dict)
    beside: str = "briefpdf"
    python: Path = Path(sys.executable)
    packages: tuple[str, ...] = ()
    needs: str = ""


class Cost(NamedTuple):
    """What a build costs: processor time in seconds, peak memory in MiB."""

    time: float
    peak: float


def run(table: Table, *, quick: bool) -> None:
    """Print the rows of this subject; the quick run has no peers, no report and few rounds."""
    table.title("PDFs: processor time of whole processes, briefpdf / the other")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        routes = [route for route in _routes(quick=quick) if _ready(route, folder, table)]
        for size in ["brief"] if quick else list(_SIZES):
            pdf_project.write(folder / size, _SIZES[size])
            _compare(table, folder, size, routes, rounds=3)
            _look_inside(table, folder, size)


def _routes(*, quick: bool) -> list[Route]:
    ours = ("sphinx_kfor",)
    routes = [
        Route("briefpdf", ("-b", "briefpdf"), *ours),
        Route("dummy", ("-b", "dummy"), *ours, {"brief": 1.3, "report": 1.7}),
        Route("xelatex", ("-M", "latexpdf"), "", {"brief": 0.3, "report": 0.5}, needs="xelatex"),
    ]
    if quick:
        return routes
    both = dict.fromkeys(_SIZES, 0.3)
    # Its formulas need Matplotlib, and it writes an empty file with a newer one.
    rst2pdf = Route("rst2pdf", ("-b", "pdf"), "rst2pdf.pdfbuilder", dict(both))
    rst2pdf.packages = ("rst2pdf", "matplotlib<3.11")
    simple = Route("simplepdf", ("-b", "simplepdf"), "sphinx_simplepdf", dict(both))
    simple.packages = ("sphinx-simplepdf",)
    # It does not run on Pythons older than 3.12, and those are slower: so ours runs on that one as well.
    newer = Path(os.environ.get("PYTHON313") or shutil.which("python3.13") or sys.executable)
    again = Route("briefpdf-3.13", ("-b", "briefpdf"), *ours, python=newer, packages=(f"{_ROOT}[pdf]",))
    peer = Route("typsphinx", ("-b", "typstpdf"), "typsphinx", {"brief": 0.85, "report": 1.0}, again.name)
    peer.python, peer.packages = newer, ("typsphinx",)
    return [*routes, rst2pdf, simple, again, peer]


def _ready(route: Route, folder: Path, table: Table) -> bool:
    """Make the environment of a route; tell whether it can be used."""
    if route.needs and shutil.which(route.needs) is None:
        table.note(f"{route.name}: skipped, there is no {route.needs}")
        return False
    if not route.packages:
        return True
    place = folder / "environments" / route.name
    python = place / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in (
        [str(route.python), "-m", "venv", str(place)],
        [*install, "myst-parser", *route.packages],
    ):
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            table.note(f"{route.name}: skipped, it cannot be installed: {done.stderr.strip()[-200:]}")
            return False
    route.python = python
    if route.name == "typsphinx":
        _provide_packages(route, folder, table)
    return True


def _provide_packages(route: Route, folder: Path, table: Table) -> None:
    """Let Typst download the packages, or put stand-ins in their place, beside which no bound is fair."""
    pdf_project.write(folder / "trial", 1)
    if not _build(route, folder, "trial")[1]:
        return
    route.bounds = dict.fromkeys(route.bounds)
    table.note("typsphinx: its packages cannot be downloaded; with stand-ins that do nothing, it is faster")
    for package, source in _TYPST_PACKAGES.items():
        name, _, version = package.partition(":")
        place = folder / "cache" / "typst" / "packages" / "preview" / name / version
        place.mkdir(parents=True, exist_ok=True)
        about = f'[package]\nname = "{name}"\nversion = "{version}"\nentrypoint = "lib.typ"\n'
        (place / "typst.toml").write_text(about, "utf-8")
        (place / "lib.typ").write_text(source, "utf-8")


def _compare(table: Table, folder: Path, size: str, routes: Sequence[Route], rounds: int) -> None:
    """Build with each route in turn, and print what ours costs of the others."""
    costs: dict[str, Cost] = {}
    failed: set[str] = set()
    for _ in range(rounds):
        for route in routes:
            if route.name in failed:
                continue
            cost, fault = _build(route, folder, size)
            if fault:
                failed.add(route.name)
                table.note(f"{route.name}: skipped, it does not build the {size}: {fault}")
                continue
            known = costs.get(route.name, cost)
            costs[route.name] = Cost(min(known.time, cost.time), max(known.peak, cost.peak))
    for route in routes:
        if route.name in costs and route.beside in costs and route.name != route.beside and route.bounds:
            mine, its = costs[route.beside].time, costs[route.name].time
            note = f"{mine:.2f} s against {its:.2f} s"
            table.row(f"{size}: {route.beside} / {route.name}", mine / its, route.bounds.get(size), note=note)
    if "briefpdf" in costs:
        bound = _PEAK if size == "brief" else None
        table.row(f"{size}: peak memory in MiB", costs["briefpdf"].peak, bound)


def _build(route: Route, folder: Path, size: str) -> tuple[Cost, str]:
    """Build once from nothing; returns what it costs, and what is wrong if there is no PDF."""
    out = folder / f"{size}-{route.name}"
    shutil.rmtree(out, ignore_errors=True)
    extensions = ",".join(filter(None, ["myst_parser", route.extensions]))
    switch, builder = route.builder
    command = [str(route.python), "-m", "sphinx", switch, builder, str(folder / size), str(out)]
    command += ["-q", "-D", f"extensions={extensions}"]
    with (folder / "said").open("w+") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=_environment(route, folder))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read()
    written = route.name == "dummy" or any(pdf.stat().st_size > _LEAST for pdf in out.rglob("*.pdf"))
    if process.returncode or not written:
        return Cost(0, 0), (words.strip().splitlines() or ["it says nothing"])[-1][:200]
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), ""


def _environment(route: Route, folder: Path) -> dict[str, str]:
    """Only our routes see this folder; like what pip installs, it has its bytecode at hand, but elsewhere."""
    environment = {**os.environ, "PATH": f"{route.python.parent}{os.pathsep}{os.environ['PATH']}"}
    for name in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    if not route.packages and route.extensions:
        environment |= {"PYTHONPATH": str(_ROOT), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    if route.name == "typsphinx":
        environment["XDG_CACHE_HOME"] = str(folder / "cache")
    return environment


def _look_inside(table: Table, folder: Path, size: str) -> None:
    """Print what the writer costs, and what one word costs where the process is kept."""
    command = [sys.executable, str(_PROBE), str(folder / size), str(folder / f"{size}-probe")]
    environment = _environment(_routes(quick=True)[0], folder)
    rounds = []
    for _ in range(3):
        shutil.rmtree(folder / f"{size}-probe", ignore_errors=True)
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        rounds.append(json.loads(done.stdout.splitlines()[-1]))
    best = {key: min(each[key] for each in rounds) for key in rounds[0]}
    bound = _WRITER if size == "brief" else None
    note = f"resolve {best['resolve']:.0f}, translate {best['translate']:.0f}"
    table.row(f"{size}: the writer's share in ms", best["resolve"] + best["translate"], bound, note=note)
    table.row(f"{size}: Typst, cold, in ms", best["typst"])
    table.row(f"{size}: Typst, one word changed, process kept, in ms", best["edit"], _EDIT[size])
    table.note(f"  {best['pages']} pages, {best['compiled']} compilation a build")


if __name__ == "__main__":
    run(Table(), quick="--quick" in sys.argv)
