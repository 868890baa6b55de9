"""A record as it was merged: validated, or what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from sphinx_kfor.evidence.catalogue.faults import explained, with_tag
from sphinx_kfor.evidence.catalogue.records import Record
from sphinx_kfor.evidence.catalogue.variables import look_alike_keys

if TYPE_CHECKING:
    from sphinx_kfor.evidence.catalogue.yaml_lines import Mapping, Place
    from sphinx_kfor.evidence.problems import Problem


def validated(entry: Mapping, identifier: str, place: Place) -> tuple[Record | None, list[Problem]]:
    """A record, and what is wrong with it; None where that makes it unusable."""
    problems = [*with_tag(entry, identifier, place), *look_alike_keys(entry, identifier, place)]
    try:
        return Record.model_validate(entry), problems
    except ValidationError as error:
        return None, [*problems, *explained(error, identifier, place)]
