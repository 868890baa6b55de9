"""The folder is the layer: `evidence` imports where Sphinx and docutils cannot be."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest

from sphinx_kfor import evidence

MODULES = sorted(module.name for module in pkgutil.walk_packages(evidence.__path__, "sphinx_kfor.evidence."))
BLOCKED = ("sphinx", "docutils", "myst_parser")


@pytest.mark.parametrize("module", MODULES)
def test_evidence_knows_nothing_of_sphinx(module: str) -> None:
    program = f"""
import importlib, sys
for name in {BLOCKED}:
    sys.modules[name] = None
importlib.import_module({module!r})
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_the_list_is_not_empty() -> None:
    assert len(MODULES) > 10
