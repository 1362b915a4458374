"""Chinese numerals and ordinals, both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.wording.numerals import (
    LIMIT,
    NumeralError,
    Ordinal,
    chinese,
    counted,
    number,
    ordinal,
    read_ordinal,
)

TABLE = {
    0: "零",
    2: "二",
    10: "十",
    12: "十二",
    20: "二十",
    21: "二十一",
    100: "一百",
    105: "一百零五",
    110: "一百一十",
    1001: "一千零一",
    1010: "一千零一十",
    1200: "一千二百",
    10100: "一万零一百",
    20000: "二万",
    100000: "十万",
    100010: "十万零一十",
    1100000: "一百一十万",
    100000000: "一亿",
    100100000: "一亿零一十万",
    1000000000000: "一万亿",
    3000500000000: "三万零五亿",
}


@pytest.mark.parametrize(("value", "text"), TABLE.items())
def test_chinese__table(value: int, text: str) -> None:
    assert chinese(value) == text
    assert number(text) == value


@given(st.integers(0, LIMIT - 1))
def test_number__reads_back_what_chinese_writes(value: int) -> None:
    assert number(chinese(value)) == value


@pytest.mark.parametrize("value", [-1, LIMIT])
def test_chinese__out_of_range(value: int) -> None:
    with pytest.raises(NumeralError, match="之间的整数"):
        chinese(value)


@pytest.mark.parametrize(
    ("text", "value"), [("两", 2), ("两万", 20000), ("二〇", None), ("一百〇五", 105), ("一十", 10)]
)
def test_number__variants(text: str, value: int | None) -> None:
    if value is None:
        with pytest.raises(NumeralError):
            number(text)
    else:
        assert number(text) == value


@pytest.mark.parametrize(
    "text", ["", "三四", "12", "百", "一百五", "零一", "一千二百零", "十百", "三个", "二一十"]
)
def test_number__refuses_what_is_no_numeral(text: str) -> None:
    with pytest.raises(NumeralError):
        number(text)


def test_counted__two_before_a_measure_word() -> None:
    assert [counted(value) for value in (1, 2, 3, 12)] == ["一", "两", "三", "十二"]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("heading1", 1, "一、"),
        ("heading2", 4, "（四）"),
        ("heading3", 3, "3."),
        ("heading4", 2, "（2）"),
        ("item", 11, "十一是"),
    ],
)
def test_ordinal__levels(kind: str, value: int, text: str) -> None:
    assert ordinal(kind, value) == text  # type: ignore[arg-type]  # the parametrization spells the literals
    assert read_ordinal(text + "完成") == (Ordinal(kind, value), "完成")  # type: ignore[arg-type]


@given(st.sampled_from(["heading1", "heading2", "heading3", "heading4", "item"]), st.integers(1, 99))
def test_read_ordinal__round_trip(kind: str, value: int) -> None:
    place = Ordinal(kind, value)  # type: ignore[arg-type]  # the strategy spells the literals
    assert read_ordinal(str(place)) == (place, "")


def test_read_ordinal__half_width_brackets() -> None:
    assert read_ordinal("(二)项目建设") == (Ordinal("heading2", 2), "项目建设")


@pytest.mark.parametrize("text", ["完成工业产值", "61.5亿元", "零、", "（百）"])
def test_read_ordinal__none(text: str) -> None:
    assert read_ordinal(text) is None


def test_ordinal__starts_at_one() -> None:
    with pytest.raises(NumeralError, match="从一开始"):
        ordinal("item", 0)
