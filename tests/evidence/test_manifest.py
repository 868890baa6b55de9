"""`evidence.json`."""

from __future__ import annotations

import json

from sphinx_kfor.evidence.annotations.annotation import Annotation, Target
from sphinx_kfor.evidence.annotations.manifest import Use, manifest
from sphinx_kfor.evidence.documents.selectors import TextPosition, TextQuote
from sphinx_kfor.evidence.problems import Caution

PASSAGE = Annotation(
    "ferry",
    "ab" * 32,
    50,
    "text/1",
    (Target(TextQuote("Nobody was hurt.", "twice. ", " The"), TextPosition(10, 26), "para. 3"),),
    "folded",
    ("white space",),
    (Caution("context.negation", "a caution"),),
)


def items(*uses: Use) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(manifest("brief", uses))["first"]["items"]
    return found


def test_the_form_is_that_of_a_web_annotation() -> None:
    (item,) = items(Use("brief", "index", "q-hurt", "describing", PASSAGE, source={"title": "The ferry"}))
    assert item == {
        "id": "urn:kfor:brief:q-hurt",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "SpecificResource",
            "source": "index",
            "selector": {"type": "FragmentSelector", "value": "q-hurt"},
        },
        "target": [
            {
                "source": {"id": "ferry", "kfor:sha256": "ab" * 32, "title": "The ferry"},
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "Nobody was hurt.",
                        "prefix": "twice. ",
                        "suffix": " The",
                    },
                    {"type": "TextPositionSelector", "start": 10, "end": 26},
                ],
                "kfor:locator": "para. 3",
            }
        ],
        "kfor:verdict": "folded",
        "kfor:folds": ["white space"],
        "kfor:cautions": [{"type": "context", "rule": "context.negation", "message": "a caution"}],
        "kfor:reader": "text/1",
        "kfor:words": 50,
    }


def test_accepted_cautions_keep_their_reason() -> None:
    (item,) = items(Use("brief", "index", "q", "describing", PASSAGE, (("context", "It is discussed."),)))
    assert item["kfor:cautions"] == [
        {
            "type": "context",
            "rule": "context.negation",
            "message": "a caution",
            "accepted": "It is discussed.",
        }
    ]


def test_items_are_sorted_and_told_apart() -> None:
    uses = [Use("brief", page, "q", "describing", PASSAGE) for page in ("z", "a", "m")]
    assert [item["id"] for item in items(*uses)] == [
        "urn:kfor:brief:q",
        "urn:kfor:brief:q:m",
        "urn:kfor:brief:q:z",
    ]


def test_a_record_is_read_as_it_was_written() -> None:
    assert Annotation.from_json(PASSAGE.to_json()) == PASSAGE
