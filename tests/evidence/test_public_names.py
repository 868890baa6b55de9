"""What `sphinx_kfor.evidence` offers by itself, wherever its modules lie."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest

from sphinx_kfor import evidence


@pytest.mark.parametrize("name", evidence.__all__)
def test_a_public_name_imports_alone_and_without_sphinx(name: str) -> None:
    program = f"""
import sys
for blocked in ("sphinx", "docutils", "myst_parser"):
    sys.modules[blocked] = None
from sphinx_kfor.evidence import {name}
assert {name}.__name__ == {name!r}, {name}
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_the_package_alone_imports_none_of_its_modules() -> None:
    program = """
import sys
import sphinx_kfor.evidence
print(*(name for name in sys.modules if name.startswith("sphinx_kfor.evidence.")))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, timeout=60, capture_output=True, text=True
    )
    assert done.stdout.split() == []


def test_no_public_name_is_a_modules_name() -> None:
    """Whoever imports a module `verify` puts it in the package, where the function of that name should be."""
    modules = {module.name for module in pkgutil.iter_modules(evidence.__path__)}
    assert modules.isdisjoint(evidence.__all__)


def test_what_is_public_is_listed() -> None:
    assert set(evidence.__all__) <= set(dir(evidence))


def test_another_name_is_refused_as_any_module_does() -> None:
    name = "nothing_of_the_kind"
    with pytest.raises(AttributeError, match="'nothing_of_the_kind'"):
        getattr(evidence, name)
