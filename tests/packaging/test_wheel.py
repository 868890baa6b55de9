"""What `python -m build` makes: whole, and at work where there is nothing of ours beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from project import ROOT, first_brief

QUOTATION = "They found that the ramp would not bear a lorry of more than 7.5 tonnes."


@dataclass(frozen=True)
class Distributions:
    wheel: Path
    sdist: Path


def run(*command: str | Path, cwd: Path) -> str:
    """What a program says, which must succeed where nothing leads it to the source."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("KFOR_", "PYTHON"))
    }
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return Distributions(wheel, sdist)


def interpreters() -> list[str]:
    """This Python, and 3.13 where it is there: on the path, or among pyenv's."""
    if sys.version_info[:2] == (3, 13):
        return [sys.executable]
    others = [
        shutil.which("python3.13"),
        *map(str, sorted(Path.home().glob(".pyenv/versions/3.13*/bin/python"))),
    ]
    works = [
        each
        for each in others
        if each and not subprocess.run([each, "-c", ""], capture_output=True, check=False).returncode
    ]
    return [sys.executable, *works[:1]]


def installed(distribution: Path, python: str, folder: Path) -> Path:
    """The Python of a new environment that has a wheel, with what it needs for a PDF, and nothing else."""
    environment = folder / "environment"
    inside = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    requirement = f"{distribution}[pdf]"
    options: list[str | Path] = ["--quiet", "--constraint", ROOT / "constraints.txt", requirement]
    if uv := shutil.which(
        "uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    ):
        run(uv, "venv", "--quiet", "--python", python, environment, cwd=folder)
        run(uv, "pip", "install", "--python", inside, *options, cwd=folder)
    else:
        run(python, "-m", "venv", environment, cwd=folder)
        run(inside, "-m", "pip", "install", *options, cwd=folder)
    return inside


def test_both_hold_every_file_of_the_package(built: Distributions) -> None:
    package = ROOT / "sphinx_kfor"
    files = {path.relative_to(ROOT).as_posix() for path in package.rglob("*") if path.is_file()}
    files = {name for name in files if "__pycache__" not in name}
    with zipfile.ZipFile(built.wheel) as wheel:
        assert files - set(wheel.namelist()) == set()
    with tarfile.open(built.sdist) as sdist:
        assert files - {name.partition("/")[2] for name in sdist.getnames()} == set()


@pytest.mark.parametrize("python", interpreters())
def test_a_wheel_alone_builds_the_first_brief(built: Distributions, python: str, tmp_path: Path) -> None:
    inside = installed(built.wheel, python, tmp_path)
    where = run(inside, "-c", "import sphinx_kfor; print(sphinx_kfor.__file__)", cwd=tmp_path)
    assert Path(where).is_relative_to(tmp_path)

    for name, text in first_brief().items():
        path = tmp_path / "brief" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for builder in ("html", "briefpdf"):
        run(inside, "-m", "sphinx", "-q", "-W", "-b", builder, "brief", builder, cwd=tmp_path)
    assert f"“{QUOTATION}”" in (tmp_path / "html" / "index.html").read_text("utf-8")
    assert (tmp_path / "html" / "_static" / "kfor.css").is_file()
    pages = pypdf.PdfReader(BytesIO((tmp_path / "briefpdf" / "thedunmoreramp.pdf").read_bytes())).pages
    assert QUOTATION in " ".join("".join(page.extract_text() for page in pages).split())

    kfor = inside.with_name("kfor")
    assert "2 passages: 1 verbatim, 1 folded" in run(kfor, "check", "brief", cwd=tmp_path)
