"""In scripts without spaces a negation governs the passage behind it, whatever stands between them."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.cautions.registry import cautions
from sphinx_kfor.evidence.cautions.scene import Scene
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.text.spans import Span


def codes(marked: str, tag: str) -> list[str]:
    """The codes of the cautions on the passage between guillemets."""
    before, passage, after = marked.replace("»", "«").split("«")
    span = Span(len(before), len(before) + len(passage))
    scene = Scene(before + passage + after, (span,), (None, None), language(tag), "")
    return [caution.code for caution in cautions(scene)]


@pytest.mark.parametrize(
    ("marked", "tag"),
    [
        ("市长说：“大桥不会«拆除»。”", "zh"),
        ("大桥不能«通车»。", "zh"),
        ("大桥没有«拆除»。", "zh"),
        ("费用不会超过«3.2亿元»。", "zh"),
        ("大桥不会在周二的会议后«拆除»。", "zh"),
        ("大桥\n不会在周二\n«拆除»。", "zh"),
        ("大橋絕不可以«拆除»。", "zh-Hant"),
        ("大桥从未真正«通车»。", "en"),
        ("市政府不同意«拆除大桥»。", "zh"),
        ("大桥无法«通车»。", "ja"),
        ("สะพานจะไม่ถูก«รื้อ»", "th"),
        ("สะพานไม่เคยถูก«รื้อ»", "th"),
        ("ຂົວຈະບໍ່ຖືກ«ມ້າງ»", "lo"),
        ("橋は«撤去»されない。", "ja"),
        ("橋は«撤去»されていない。", "ja"),
        ("橋を«撤去する»予定はない。", "ja"),
        ("橋を«撤去する»ことはありません。", "ja"),
        ("橋を«撤去する»とは述べていない。", "ja"),
    ],
)
def test_a_negation_is_not_cut_off_in_silence(marked: str, tag: str) -> None:
    assert "context.negation" in codes(marked, tag)


@pytest.mark.parametrize(
    ("marked", "tag"),
    [
        ("大桥«开放»。", "zh"),
        ("大桥将在春天«开放»。", "zh"),
        ("大桥不会«拆除»。".replace("不会", "会"), "zh"),
        ("费用不高，大桥«开放»。", "zh"),
        ("大桥不久«开放»。", "zh"),
        ("不到三天大桥就«开放»。", "zh"),
        ("未来大桥«开放»。", "zh"),
        ("南非的大桥非常«宽»。", "zh"),
        ("不愿透露姓名的官员«拆除大桥»。", "zh"),
        ("大桥不会拆除。隧道«开放»。", "zh"),
        ("«大桥不会拆除»。", "zh"),
        ("สะพาน«เปิด»", "th"),
        ("เรือไม่มา สะพาน«เปิด»", "th"),
        ("อีกไม่นานสะพานจะ«เปิด»", "th"),
        ("橋は«開通»した。", "ja"),
        ("橋は«開通»しなければならない。", "ja"),
        ("橋を«撤去した»市長は来ない。", "ja"),
        ("不正な取引で橋が«閉鎖»された。", "ja"),
        ("橋は«開通»し、船は来ない。", "ja"),
        ("橋は«撤去»するしかない。", "ja"),
    ],
)
def test_what_no_negation_governs_is_let_be(marked: str, tag: str) -> None:
    assert "context.negation" not in codes(marked, tag)
