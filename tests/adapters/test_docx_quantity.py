"""Same amount or not; an amount or only a number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.adapters.docx_quantity import amounts, same_amount, same_writing
from taizhang.adapters.docx_sentences import fold
from taizhang.kernel.amount import Amount
from taizhang.kernel.unit import unit


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (("51.6亿元", "，同比"), ("516000万元", "，同比")),
        (("51.6亿元", ""), ("５１．６亿元", "")),
        (("51.6亿元", ""), ("51.60 亿元", "")),
        (("51.6", "亿元，同比"), ("516000", "万元，同比")),
        (("843万元", ""), ("0.0843亿元", "")),
        (("1,234万元", ""), ("1234万元", "")),
        (("-1.7%", ""), ("−1.7％", "")),
        (("47", ""), ("47", "")),
    ],
)
def test_same_amount__written_otherwise(was: tuple[str, str], now: tuple[str, str]) -> None:
    assert same_amount(*was, *now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (("51.6亿元", ""), ("51.6万元", "")),
        (("51.6亿元", ""), ("约51.6亿元", "")),
        (("51.6", "亿元"), ("51.6", "万元")),
        (("3%", ""), ("3个百分点", "")),
        (("2959万美元", ""), ("2959万元", "")),
        (("51.6亿元", ""), ("五十余亿元", "")),
        (("扭亏为盈", ""), ("扭亏为盈", "")),  # words are compared as words, not as amounts
    ],
)
def test_same_amount__not_the_same(was: tuple[str, str], now: tuple[str, str]) -> None:
    assert not same_amount(*was, *now)


@given(st.decimals(0, 100_000, places=2, allow_nan=False, allow_infinity=False))
def test_same_amount__in_another_unit(value: Decimal) -> None:
    amount = Amount(value, unit("亿元"))
    assert same_amount(str(amount), "", str(amount.to(unit("万元"))), "")
    assert not same_amount(str(amount), "", str(Amount(value + 1, unit("亿元"))), "")


def test_same_writing__width_and_spaces_only() -> None:
    assert same_writing("51.6亿元", "５１．６ 亿元")
    assert not same_writing("51.6亿元", "51.60亿元")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年力争完成产值95亿元，新增企业35家", ["95亿元", "35家"]),
        ("在建47，续建8", ["47", "8"]),
        ("新建24、续建8个", ["24", "8个"]),
        ("拉动2.1个百分点", ["2.1个百分点"]),
        ("2024年1-9月,截至9月底,2024年9月3日", []),
        ("第3期简报,皖政办〔2024〕35号", []),
        ("(1)抓项目", []),
        ("1.重点企业", []),
        ("1、重点企业", []),
        ("按GB/T 9704排版,LiFePO4产线", []),
        ("装机35MW", ["35MW"]),
        ("增长3%-5%", ["3%", "5%"]),
        ("下降-3%", ["3%"]),
        ("净流出 -3亿元", ["-3亿元"]),
        ("实现营收1,234.5万元", ["1,234.5万元"]),
        ("年均增长12%", ["12%"]),
        ("2023年增长8%", ["8%"]),
        ("百亿产业集群", []),
    ],
)
def test_amounts__dates_ordinals_and_names_are_none(text: str, found: list[str]) -> None:
    assert [fold(text)[a:b] for a, b in amounts(fold(text))] == found
