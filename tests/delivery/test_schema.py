"""`evidence.json` is what its published schema says."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pypdf
import pytest
from project import ROOT

if TYPE_CHECKING:
    from delivered import Delivery

Schema = dict[str, Any]


@pytest.fixture(scope="module")
def schema() -> Schema:
    data: Schema = json.loads(
        files("sphinx_kfor.delivery").joinpath("evidence.schema.json").read_text("utf-8")
    )
    return data


def check(data: object, schema: Schema) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)


def test_the_record_beside_the_pages_is_valid(delivery: Delivery, schema: Schema) -> None:
    check(json.loads((delivery.html / "evidence.json").read_text("utf-8")), schema)


def test_the_record_in_the_pdf_is_valid(delivery: Delivery, schema: Schema) -> None:
    check(json.loads(pypdf.PdfReader(delivery.pdf).attachments["evidence.json"][0]), schema)


def test_what_is_none_is_refused(delivery: Delivery, schema: Schema) -> None:
    data = json.loads((delivery.html / "evidence.json").read_text("utf-8"))
    del data["first"]["items"][0]["kfor:verdict"]
    with pytest.raises(jsonschema.ValidationError):
        check(data, schema)


def test_the_schema_is_published_with_the_documentation() -> None:
    assert "{literalinclude} ../sphinx_kfor/delivery/evidence.schema.json" in (
        ROOT / "docs" / "proof.md"
    ).read_text("utf-8")


def test_the_record_says_what_the_pages_print(delivery: Delivery) -> None:
    data = json.loads((delivery.html / "evidence.json").read_text("utf-8"))
    uses = {
        item["body"]["selector"]["value"]: item for item in data["first"]["items"] if "kfor:verdict" in item
    }
    assert uses["q-dredging"]["kfor:printed"] == "Tilda Ovesen 2023, para. 4"
    assert "14 boats" in {item.get("kfor:printed") for item in uses.values()}
    (sentence,) = [block for block in data["kfor:prose"] if block["text"].startswith("The keepers write")]
    assert sentence["text"].startswith("The keepers write that the gate \ufffc, which is why \ufffc waited.")
    assert len(sentence["uses"]) == 2
