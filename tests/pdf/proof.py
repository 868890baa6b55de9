"""Prove the PDF writer on what others wrote: `python tests/pdf/proof.py [NAME...]`.

Source distributions are fetched from the package index for this, and nothing of them is kept. That of
MyST-Parser lacks its documentation: `MYST_PARSER` names a clone of its repository.
Each document is built to PDF, and every text node of its resolved doctree is looked for there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from completeness import Proof, prove_project

#: The share of the text nodes that has to be found.
WANTED = 0.999


@dataclass(frozen=True)
class Project:
    """A document inside a source distribution.

    Attributes:
        distribution: its name on the index; the installed version is taken.
        clone: the environment variable that names a folder to take, where the index lacks the documents.
        folder: of the documentation, inside the distribution.
        start: the start document.
        conf: what is added to its `conf.py`.
    """

    distribution: str
    folder: str
    start: str
    conf: str = ""
    clone: str = ""


_WITHOUT_NETWORK = (
    'extensions = [each for each in extensions if "intersphinx" not in each and "websupport" not in each]\n'
)
_INSTALLED = (
    "from importlib.util import find_spec\n"
    'extensions = [each for each in extensions if find_spec(each.split(".")[0]) and find_spec(each)]\n'
)

PROJECTS = {
    "docutils": Project(
        "docutils",
        "test/functional/input",
        "standalone_rst_html5",
        'project = "docutils"\nextensions = []\ninclude_patterns = ["standalone_rst_html5.rst"]\n',
    ),
    "sphinx": Project("Sphinx", "doc", "index", _WITHOUT_NETWORK),
    "myst-parser": Project("myst-parser", "docs", "index", _WITHOUT_NETWORK + _INSTALLED, "MYST_PARSER"),
}


def prove(project: Project, folder: Path) -> Proof:
    """Fetch, build and search one project."""
    source = _fetch(project, folder) / project.folder
    conf = f'{project.conf}\nextensions += ["sphinx_kfor"]\n'
    conf += f'kfor_pdf_documents = [({project.start!r}, "proof", "", "")]\nroot_doc = {project.start!r}\n'
    with (source / "conf.py").open("a", encoding="utf-8") as file:
        file.write(conf)
    (proof,) = prove_project(source, folder / "out").values()
    return proof


def _fetch(project: Project, folder: Path) -> Path:
    if project.clone:
        return Path(shutil.copytree(os.environ[project.clone], folder / "clone"))
    requirement = f"{project.distribution}=={version(project.distribution)}"
    name = project.distribution.lower()
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", name]
    subprocess.run([*command, "--dest", str(folder), requirement], check=True)
    (archive,) = folder.glob(f"{name}-*.tar.gz")
    with tarfile.open(archive) as file:
        file.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz")


def main(names: list[str]) -> int:
    """Prove the projects of *names*, all if there are none."""
    failed = 0
    for name in names or list(PROJECTS):
        if (clone := PROJECTS[name].clone) and clone not in os.environ:
            print(f"{name}: skipped, {clone} names no clone of its repository")  # noqa: T201 - a program's answer
            continue
        with tempfile.TemporaryDirectory() as folder:
            proof = prove(PROJECTS[name], Path(folder))
        print(f"{name}: {proof.share:.4%} of {proof.total} text nodes")  # noqa: T201 - a program's answer
        for lost in proof.lost:
            print(f"  {lost.node}: {lost.text[:100]!r}")  # noqa: T201 - likewise
        failed += proof.share < WANTED
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
