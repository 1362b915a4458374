import pytest

from taizhang.adapters.xlsx_columns import COLUMNS, heading


@pytest.mark.parametrize(
    ("text", "key", "unit"),
    [
        ("数值", "value", ""),
        (" 数 值 ", "value", ""),
        ("数值*", "value", ""),
        ("数值（万元）", "value", "万元"),
        ("数值（单位：万元）", "value", "万元"),
        ("上年同期数(千元)", "prior", "千元"),
        ("备注（选填）", "remark", ""),
        ("统一社会\n信用代码", "respondent", ""),
    ],
)
def test_heading__understood(text: str, key: str, unit: str) -> None:
    assert heading(text) == (key, unit)


@pytest.mark.parametrize("text", ["", "所属行业", "数值（亿圆）", "指标（万元）", "数值（初步）"])
def test_heading__not_understood(text: str) -> None:
    """A remark in brackets that may change the meaning is not passed over."""
    assert heading(text) is None


def test_columns__no_heading_means_two_columns() -> None:
    names = [name for column in COLUMNS for name in (column.name, *column.aliases)]
    assert len(names) == len(set(names))
    assert all(heading(name) == (column.key, "") for column in COLUMNS for name in column.aliases)
