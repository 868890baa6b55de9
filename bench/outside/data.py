"""Reads files of the data, or says which cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class DataError(Exception):
    """Raised for a file of the data that cannot be read as what it should be; says which, and why."""

    def __init__(self, path: Path, why: object) -> None:
        super().__init__(f"'{path}' cannot be read: {why}")


def text_of(path: Path, encoding: str = "utf-8") -> str:
    """The text of a file. Raises DataError if it is none."""
    try:
        return path.read_text(encoding)
    except (OSError, ValueError) as error:
        raise DataError(path, error) from error
