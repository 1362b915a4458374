"""Sums that another column or another list proves complete."""

import pytest

from proofing.by_hand import codes

SUM = [("提示", "sum-mismatch")]
TABLE = """行业|本月|累计
合计|{1|30.6亿元|level|合计}|{2|91.8亿元|level|合计}
化工|{3|10.2亿元|level|化工}|{4|40.5亿元|level|化工}
建材|{5|%s|level|建材}|{6|%s|level|建材}
"""
NUMBERED = """一、旅客|{1|3120人次|level|旅客}|{2|3540人次|level|旅客}
（一）境外|{3|1120人次|level|境外}|{4|%s|level|境外}
1.外国|{5|700人次|level|外国}|{6|840人次|level|外国}
2.其他|{7|420人次|level|其他}|{8|400人次|level|其他}
（二）国内|{9|2000人次|level|国内}|{10|2300人次|level|国内}
"""
LIST = (
    "签约{1|123个|count|项目}，金额{2|61.5亿元|level|金额}；其中工业{3|73个|count|工业}，金额{4|40.2亿元|level|工业}，"
    "服务业{5|%s|count|服务业}，金额{6|%s|level|服务业}。"
)


@pytest.mark.parametrize(
    ("month", "year", "told"),
    [
        ("20.4亿元", "51.3亿元", []),
        ("20.4亿元", "53.1亿元", SUM),
        ("19.4亿元", "53.1亿元", []),  # neither column says that the rows are all
        ("20.4亿元", "5.3亿元", []),  # rather another row than a slip
        ("20.4亿元", "XX亿元", []),
    ],
)
def test_columns__the_first_row(month: str, year: str, told: list[tuple[str, str]]) -> None:
    assert codes(TABLE % (month, year)) == told


def test_columns__the_last_row() -> None:
    head, total, *rows = (TABLE % ("20.4亿元", "53.1亿元")).splitlines()
    assert codes("\n".join((head, *rows, total))) == SUM


@pytest.mark.parametrize(("foreign", "told"), [("1240人次", []), ("1420人次", SUM)])
def test_columns__numbered_rows(foreign: str, told: list[tuple[str, str]]) -> None:
    text = NUMBERED.replace("3540", "3720") if told else NUMBERED
    assert codes(text % foreign) == told


@pytest.mark.parametrize(
    ("count", "amount", "told"),
    [
        ("50个", "21.3亿元", []),
        ("41个", "21.3亿元", SUM),
        ("50个", "23.1亿元", SUM),
        ("41个", "23.1亿元", []),
        ("5个", "21.3亿元", []),
        ("XX个", "21.3亿元", []),
    ],
)
def test_lists(count: str, amount: str, told: list[tuple[str, str]]) -> None:
    assert codes(LIST % (count, amount)) == told
