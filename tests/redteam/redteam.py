"""The red team's texts and cases, and what the checker makes of them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.verify import Quotation, verify_quotation

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.document import Document

HERE = Path(__file__).parent
LANGUAGES = {"porto": "it", "most": "ru", "limani": "el", "ugovor": "sr"}
_CODE = re.compile(r"U\+([0-9A-F]{4})")


@dataclass(frozen=True)
class Case:
    """One attempt: a class, a text's name and what an author would type."""

    kind: str
    text: str
    request: Request

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}: {self.request.words or self.request.first}"


def names() -> list[str]:
    return sorted(path.stem for path in (HERE / "texts").iterdir())


@cache
def document(name: str) -> Document:
    path = next((HERE / "texts").glob(f"{name}.*"))
    return from_text(path.read_text("utf-8"), ".md" if name == "grain" else ".txt")


def attempt(request: Request, source: Document, tag: str) -> Quotation | EvidenceError:
    """What a build would make of a quotation."""
    try:
        return verify_quotation(request, source, language(tag), lambda span: f"offset {span.start}")
    except EvidenceError as error:
        return error


def passes(answer: Quotation | EvidenceError) -> bool:
    """Neither an error nor a caution."""
    return isinstance(answer, Quotation) and not answer.cautions


def answer(case: Case) -> Quotation | EvidenceError:
    return attempt(case.request, document(case.text), LANGUAGES.get(case.text, "en"))


def cases(file: str) -> list[Case]:
    """The cases of a data file."""
    data = tomllib.loads((HERE / file).read_text("utf-8"))
    return [_case(kind, entry) for kind, table in data.items() for entry in table["cases"]]


def counts(file: str = "altered.toml") -> dict[str, int]:
    """How many cases each class has, for the documentation."""
    return dict(Counter(case.kind for case in cases(file)))


def _case(kind: str, entry: Any) -> Case:  # noqa: ANN401 (TOML)
    options = entry if isinstance(entry, dict) else {"text": entry[0], "words": entry[1]}
    typed: dict[str, Any] = {name: _typed(value) for name, value in options.items() if name != "text"}
    return Case(kind, options["text"], Request(options["text"], **typed))


def _typed(value: str) -> str:
    return _CODE.sub(lambda match: chr(int(match[1], 16)), value)


def report(found: dict[str, int]) -> str:
    """The counts as lines, with their sum."""
    return "\n".join(
        [*(f"{count:5} {kind}" for kind, count in found.items()), f"{sum(found.values()):5} in all"]
    )
