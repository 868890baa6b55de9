"""A part of a record looked for in the text of a delivery."""

from __future__ import annotations

import pytest

from sphinx_kfor.delivery.texts import DeliveredText


@pytest.mark.parametrize(
    ("page", "figure", "there"),
    [
        ("attrs 26.1\n111\n1.57", "111", True),
        ("attrs 26.1\n110\n1.57", "111", False),
        ("Pages: 311", "11", False),
        ("Pages: 11", "11", True),
    ],
)
def test_a_figure_is_found_beside_others_and_not_inside_one(page: str, figure: str, there: bool) -> None:  # noqa: FBT001
    assert (DeliveredText("page.html", [page]).find([figure]) is not None) is there
