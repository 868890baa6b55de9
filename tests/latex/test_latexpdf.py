"""A whole PDF through xelatex: what stands in the source arrives."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

if TYPE_CHECKING:
    from project import Project

ROOT = Path(__file__).parent.parent.parent
#: Quotation marks and the spaces that a page sets by its own rules.
FOLDED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"} | dict.fromkeys(" \n\t\u00a0"))


@pytest.fixture
def tex() -> None:
    """Skip where there is no TeX; on a build server, which is to have it, fail."""
    missing = [program for program in ("xelatex", "latexmk") if shutil.which(program) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"TeX is needed here: there is no {' and no '.join(missing)}")
    if missing:
        pytest.skip(f"no TeX: {' and '.join(missing)} not found")


def folded(text: str) -> str:
    return text.translate(FOLDED)


def latexpdf(docs: Path, out: Path) -> tuple[str, str]:
    """The PDF's text, folded, and TeX's log."""
    command = [sys.executable, "-m", "sphinx", "-M", "latexpdf", str(docs), str(out)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ["PYTHONPATH"]])}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    (tex,) = Path(out, "latex").glob("*.tex")  # beside it may be charts, which are PDF themselves
    pdf = tex.with_suffix(".pdf")
    pages = pypdf.PdfReader(BytesIO(pdf.read_bytes())).pages
    log = pdf.with_suffix(".log").read_text("utf-8", errors="replace")
    return folded("".join(page.extract_text() for page in pages)), log


@pytest.mark.usefixtures("tex")
def test_every_character_of_a_quotation_arrives(project: Project, tmp_path: Path) -> None:
    words = r"A ✓ ✔ ✕ ✖ ⎽ ℯ ⅈ é ж ω — … [x] {y} \textbf{z} $x$ 100 % & #1 a_b ~ ^ -- --- `` '' < > | end."
    project.write("corpus/ferry.txt", f"{words}\n\nHe spoke of the incomprehensible 中 notwithstanding.\n")
    project.write("conf.py", (project.folder / "conf.py").read_text("utf-8") + 'latex_engine = "xelatex"\n')
    typed = words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    project.page(f"""
        ```{{kfor:quote}} ferry
        {typed}
        ```

        Inline {{kfor:quote}}`of the incomprehensible 中 notwithstanding <ferry>`,
        and **bold ∀**, {{kfor:cite}}`ferry`.

        | a | b |
        | --- | --- |
        | {{kfor:quote}}`of the incomprehensible <ferry>` | `✓ 中` |

        ```text
        code ✓ ℯ 中
        ```

        ```{{kfor:bibliography}}
        ```
        """)
    text, log = latexpdf(project.folder, tmp_path / "pdf")
    assert folded(f'"{words}"') in text
    assert '"oftheincomprehensibleU+4E2Dnotwithstanding"' in text
    assert "bold∀" in text
    assert "code✓ℯU+4E2D" in text
    assert "Missing character" not in log
    assert "undefined" not in log


@pytest.mark.usefixtures("tex")
def test_our_own_documentation_builds(tmp_path: Path, own_docs: Path) -> None:
    text, log = latexpdf(own_docs, tmp_path / "pdf")
    for words in (
        "Italians would immediately be on the frontline",
        '"to ensure a safe and secure environment and freedom of movement for all citizens in Kosovo"',
        "[not verified: factsheet]",
    ):
        assert folded(words) in text
    assert "Missing character" not in log
