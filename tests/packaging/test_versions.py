"""The versions that we are developed with are exact, and those that we ask for have a lowest one."""

from __future__ import annotations

import re
import tomllib
from itertools import chain

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from project import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONSTRAINTS = (ROOT / "constraints.txt").read_text("utf-8").splitlines()


def asked_for() -> list[Requirement]:
    """What we ask for, in extras and groups too."""
    metadata = PROJECT["project"]
    lists = [metadata["dependencies"], *metadata["optional-dependencies"].values()]
    lists += PROJECT["dependency-groups"].values()
    return [Requirement(each) for each in chain(*lists) if isinstance(each, str)]


def test_every_dependency_has_a_lowest_version() -> None:
    assert [str(each) for each in asked_for() if ">=" not in str(each.specifier)] == []


def test_every_dependency_is_pinned_to_a_version_that_we_ask_for() -> None:
    pinned = [Requirement(line) for line in CONSTRAINTS if not line.startswith("#")]
    for wanted in asked_for():
        name = canonicalize_name(wanted.name)
        versions = [next(iter(each.specifier)).version for each in pinned if each.name == name]
        assert versions, f"{wanted.name} is not in constraints.txt: run make upgrade"
        assert all(wanted.specifier.contains(version) for version in versions), f"{wanted}: run make upgrade"


def test_constraints_are_exact_and_name_no_host() -> None:
    exact = re.compile(r"#.*|[a-z0-9-]+==[\w.!+]+( ; .+)?")
    assert [line for line in CONSTRAINTS if not exact.fullmatch(line) or "://" in line] == []
