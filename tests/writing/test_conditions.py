"""A judgement stands in a report only where the figures bear it out."""

from pathlib import Path

import pytest

from taizhang.catalogue.load import load_shipped
from taizhang.catalogue.model import Catalogue
from taizhang.catalogue.vocabulary import CONDITIONS, OPPOSITES
from taizhang.kernel.figure import CITY, PARK, Scope
from taizhang.kernel.finding import Level
from taizhang.kernel.period import Period
from taizhang.writing.blanks import Topic
from taizhang.writing.compose import compose
from taizhang.writing.conditions import CONDITION
from taizhang.writing.example_book import ExampleBook
from taizhang.writing.selfcheck import selfcheck
from writing.small_report import GivenRow, book_of, row, write_catalogue

CHEMICAL = Scope("cluster", "chemical")
OUTLINE = """\
# 【园区】报告

## 工作

- 【技改投资：若增长】技改投资扩大。【技改投资：若下降】技改投资缩小。【期间】，【技改投资】。
- 【期间】，【工业总产值】。

## 问题

### 【技改投资：若下降】技改投资减少

【期间】，【技改投资】。

### 税收

- 【税收收入：若下降】税收减少，【税收收入】。
- 【利润总额：若亏损】企业亏损，【利润总额】。
- 【工业总产值：若下降】产值减少，【工业总产值】。

## 打算

【工业总产值】，【技改投资：若下降】投资要抓紧。
"""
GOOD = (row("技改投资", "6", "5"), row("工业总产值", "70", "60"), row("税收收入", "5", "4"))
BAD = (
    row("技改投资", "4", "5"),
    row("工业总产值", "50", "60"),
    row("税收收入", "3", "4"),
    row("利润总额", "-0.6", "0.9"),
)


def held(
    catalogue: Catalogue, name: str, condition: str, *rows: GivenRow, scope: Scope = PARK
) -> bool | None:
    indicator = catalogue.indicator(name)
    assert indicator is not None
    return CONDITION[condition](Topic(book_of(catalogue, *rows), catalogue, indicator, scope))


def test_condition__every_one_of_the_list_is_answered() -> None:
    assert list(CONDITION) == list(CONDITIONS)


@pytest.mark.parametrize(
    ("name", "value", "base", "wanted"),
    [
        ("工业总产值", "66", "60", "若增长"),
        ("工业总产值", "60.02", "60", "若持平"),
        ("工业总产值", "58", "60", "若下降"),
        ("利润总额", "1", "-2", "若增长"),  # 扭亏为盈
        ("利润总额", "-3", "-2", "若下降"),  # 增亏
        ("利润总额", "-2", "-2", "若持平"),
        ("技改投资", "3", "0", "若增长"),  # 净增
        ("技改投资", "1", "-2", "若增长"),  # 上年同期为负
    ],
)
def test_condition__moved_as_it_is_printed(
    catalogue: Catalogue, name: str, value: str, base: str, wanted: str
) -> None:
    found = {each: held(catalogue, name, each, row(name, value, base)) for each in OPPOSITES[0]}
    assert found == {each: each == wanted for each in OPPOSITES[0]}


def test_condition__a_rate_moves_in_points_with_its_own_decimals() -> None:
    shipped = load_shipped()
    close = row("研发投入强度", "2.35", "2.38")
    assert held(shipped, "研发投入强度", "若下降", close)
    assert held(shipped, "产销率", "若持平", row("产销率", "97.01", "97.04"))


@pytest.mark.parametrize("condition", list(CONDITIONS))
def test_condition__what_is_not_known_holds_none(catalogue: Catalogue, condition: str) -> None:
    assert held(catalogue, "工业总产值", condition) is None


def test_condition__share_of_a_member(catalogue: Catalogue) -> None:
    rows = (row("规上工业总产值", "60", "50"), row("规上工业总产值", "9", "10", scope=CHEMICAL))
    assert held(catalogue, "规上工业总产值", "若占比下降", *rows, scope=CHEMICAL) is True
    assert held(catalogue, "规上工业总产值", "若占比提高", *rows, scope=CHEMICAL) is False


def test_condition__targets_of_the_year_of_the_months_and_of_growth(catalogue: Catalogue) -> None:
    late = row("工业总产值", "60", "55", 目标="100", 期内目标="61", 增速目标="10")
    good = row("工业总产值", "75", "55", 目标="100", 期内目标="75", 增速目标="10")
    for target, missed in OPPOSITES[3:]:
        assert held(catalogue, "工业总产值", missed, late) is True
        assert held(catalogue, "工业总产值", target, late) is False
        assert held(catalogue, "工业总产值", target, good) is True


def test_condition__less_energy_than_asked_meets_the_target() -> None:
    shipped = load_shipped()
    assert held(shipped, "综合能源消费量", "若完成目标", row("综合能源消费量", "9", "10", 期内目标="9.5"))
    assert held(shipped, "综合能源消费量", "若未完成目标", row("综合能源消费量", "9.6", "10", 期内目标="9.5"))


def test_condition__only_a_profit_is_lost(catalogue: Catalogue) -> None:
    assert held(catalogue, "利润总额", "若亏损", row("利润总额", "-0.6", "1")) is True
    assert held(catalogue, "利润总额", "若盈利", row("利润总额", "0.6", "1")) is True
    assert held(catalogue, "增值税", "若亏损", row("增值税", "-0.6", "1")) is None


def written(tmp_path: Path, *rows: GivenRow, outline: str = OUTLINE) -> str:
    catalogue = write_catalogue(tmp_path, outline=outline)
    document, _ = compose(catalogue.outlines["quarterly"], book_of(catalogue, *rows), catalogue)
    assert selfcheck(document, catalogue) == ()
    return document.to_text()


def test_compose__in_a_good_quarter_the_problems_are_gone(tmp_path: Path) -> None:
    assert written(tmp_path, *GOOD) == (
        "东湖工业园区报告\n一、工作\n"
        "一是技改投资扩大。1-9月，实现技改投资6亿元，同比增长20%。二是1-9月，实现工业总产值70亿元，同比增长16.7%。\n"
        "二、打算\n实现工业总产值70亿元，同比增长16.7%。\n"
    )


def test_compose__in_a_bad_quarter_they_stand_and_are_numbered(tmp_path: Path) -> None:
    assert written(tmp_path, *BAD) == (
        "东湖工业园区报告\n一、工作\n"
        "一是技改投资缩小。1-9月，实现技改投资4亿元，同比下降20%。二是1-9月，实现工业总产值50亿元，同比下降16.7%。\n"
        "二、问题\n（一）技改投资减少\n1-9月，实现技改投资4亿元，同比下降20%。\n"
        "（二）税收\n一是税收减少，实现税收收入3亿元，同比下降25%。二是企业亏损，亏损0.6亿元，同比由盈转亏。"
        "三是产值减少，实现工业总产值50亿元，同比下降16.7%。\n"
        "三、打算\n实现工业总产值50亿元，同比下降16.7%，投资要抓紧。\n"
    )


def test_compose__one_problem_drops_and_the_list_closes_up(tmp_path: Path) -> None:
    text = written(tmp_path, *BAD[:2], row("税收收入", "5", "4"), BAD[3])
    assert "一是企业亏损，亏损0.6亿元，同比由盈转亏。二是产值减少" in text


def test_compose__says_which_condition_did_not_hold(tmp_path: Path) -> None:
    catalogue = write_catalogue(tmp_path, outline=OUTLINE)
    _, findings = compose(catalogue.outlines["quarterly"], book_of(catalogue, *GOOD), catalogue)
    told = [finding.message for finding in findings if finding.code == "report-condition"]
    assert told == [
        "【技改投资：若下降】不成立，这一节没有写进报告。",
        "【税收收入：若下降】不成立，所在的句子没有写进报告。",
        "【利润总额：若亏损】没有数可判断，所在的句子没有写进报告。",
        "【工业总产值：若下降】不成立，所在的句子没有写进报告。",
        "【技改投资：若下降】不成立，所在的句子没有写进报告。",
    ]
    assert {each.level for each in findings if each.code == "report-condition"} == {Level.NOTE}


def test_compose__says_all_conditions_of_a_line_at_once(tmp_path: Path) -> None:
    line = "下降的有：【工业总产值：若下降】工业；【技改投资：若下降】技改；【利润总额：若下降】效益。"
    catalogue = write_catalogue(tmp_path, outline=f"# 报告\n{line}\n")
    _, findings = compose(catalogue.outlines["quarterly"], book_of(catalogue, *GOOD), catalogue)
    assert [finding.message for finding in findings] == [
        "【工业总产值：若下降】、【技改投资：若下降】不成立，所在的句子没有写进报告。",
        "【利润总额：若下降】没有数可判断，所在的句子没有写进报告。",
    ]


def test_quarterly__every_judgement_of_the_shipped_outline_falls_with_its_figures() -> None:
    """Figures of a quarter in which all went well leave no section of problems."""
    catalogue = load_shipped()
    rows = (
        row("规上工业总产值", "70", "60", 目标="80"),
        row("规上工业总产值", "50", "40", scope=Scope("cluster", "battery")),
        row("规上工业总产值", "20", "20", scope=CHEMICAL),
        row("工业投资", "11", "10", scope=CITY, 增速目标="10"),
        row("技改投资", "6", "5"),
        row("出口总额", "3000", "2000"),
        row("税收收入", "6", "5", 目标="7"),
        row("重大工业项目数", "10", 目标="12"),
        row("产销率", "98", "97"),
        row("利润总额", "5", "4"),
    )
    book = book_of(catalogue, *rows)
    assert isinstance(book, ExampleBook) and book.period == Period(2024, 1, 9)
    text = compose(catalogue.outlines["quarterly"], book, catalogue)[0].to_text()
    assert "存在的问题" not in text
    assert "二、下一步工作打算" in text
