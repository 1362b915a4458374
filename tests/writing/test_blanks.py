"""What goes into each blank."""

import pytest

from taizhang.catalogue.blank import Blank
from taizhang.catalogue.model import Catalogue
from taizhang.catalogue.vocabulary import SLOTS, WORDS
from taizhang.kernel.figure import CITY, PARK, Scope
from taizhang.kernel.period import Period
from taizhang.wording.pieces import Pieces, text_of
from taizhang.writing.blanks import SLOT, Topic, answer, sentence, word
from taizhang.writing.example_book import ExampleBook
from writing.small_report import book_of, row

BATTERY = Scope("cluster", "battery")


def topic(catalogue: Catalogue, name: str, *rows: object, scope: Scope = PARK) -> Topic:
    indicator = catalogue.indicator(name)
    assert indicator is not None
    return Topic(book_of(catalogue, *rows), catalogue, indicator, scope)  # type: ignore[arg-type]


def said(pieces: Pieces | None) -> str | None:
    return None if pieces is None else text_of(pieces)


def test_slot__the_catalogue_and_the_writer_know_the_same() -> None:
    assert set(SLOT) == set(SLOTS)


FULL = row(
    "规上工业总产值",
    "61",
    "55.45",
    目标="62.2",
    期内目标="60.2",
    增速目标="12",
    原定增速目标="10",
    当月="7.2",
    当月同期="7.5",
    连续增长="3",
    上报家数="47",
    应报家数="48",
)
WHOLE = row("工业总产值", "70", "64")
CITY_ROW = row("规上工业总产值", "200", "190", scope=CITY)


@pytest.mark.parametrize(
    ("slot", "text"),
    {
        "数值": "61亿元",
        "同比": "同比增长10%",
        "同比增减额": "同比增加5.6亿元",
        "占比": "87.1%",
        "占比变化": "同比提高0.5个百分点",
        "占全市": "30.5%",
        "完成率": "98.1%",
        "目标": "62.2亿元",
        "超欠目标": "超额完成1-9月目标0.8亿元",
        "超欠序时": "超序时进度23.1个百分点",
        "增速目标": "12%",
        "原定增速目标": "10%",
        "增速差距": "低于目标2个百分点",
        "当月": "7.2亿元",
        "当月同比": "同比下降4%",
        "上年同期": "55.5亿元",
        "贡献率": "92.5%",
        "拉动": "8.7个百分点",
        "连续增长": "3个月",
        "分项": "园区",
        "期间": "1-9月",
        "上报家数": "47家",
    }.items(),
)
def test_slot__filled(catalogue: Catalogue, slot: str, text: str) -> None:
    about = topic(catalogue, "规上工业总产值", FULL, WHOLE, CITY_ROW)
    assert said(SLOT[slot](about)) == text


@pytest.mark.parametrize("slot", sorted(set(SLOTS) - {"分项", "期间"}))
def test_slot__unknown_figures_leave_it_empty(catalogue: Catalogue, slot: str) -> None:
    assert SLOT[slot](topic(catalogue, "规上工业总产值")) is None


def test_slot__a_ratio_compares_in_points(catalogue: Catalogue) -> None:
    about = topic(catalogue, "产销率", row("规上工业总产值", "61", "55"), row("工业总产值", "70", "64"))
    assert said(SLOT["数值"](about)) == "87.1%"
    assert said(SLOT["同比"](about)) == "同比提高1.2个百分点"


def test_sentence__clauses_close_up(catalogue: Catalogue) -> None:
    about = topic(catalogue, "规上工业总产值", row("规上工业总产值", "61", "55.45"))
    assert said(sentence(about, about.indicator.sentence)) == "完成规上工业产值61亿元，同比增长10%"


def test_sentence__what_fell_to_nothing_is_said(catalogue: Catalogue) -> None:
    about = topic(catalogue, "进口总额", row("进口总额", "0", "3523"))
    assert said(sentence(about, about.indicator.sentence)) == "进口总额为零（上年同期3523万美元）"


def test_sentence__none_without_its_anchor_or_template(catalogue: Catalogue) -> None:
    about = topic(catalogue, "技改投资", row("技改投资", None, "5"))
    assert sentence(about, about.indicator.sentence) is None
    assert sentence(about, None) is None


def test_answer__a_named_blank_keeps_the_scope_at_hand(catalogue: Catalogue) -> None:
    rows = (row("规上工业总产值", "51.6", scope=BATTERY), row("规上工业总产值", "61"))
    about = topic(catalogue, "技改投资", *rows, scope=BATTERY)
    assert said(answer(Blank("规上工业总产值", "", "数值"), about)) == "51.6亿元"
    assert said(answer(Blank("规上工业总产值", "园区", "数值"), about)) == "61亿元"
    assert answer(Blank("没有的指标", "", "数值"), about) is None


@pytest.mark.parametrize("name", WORDS)
def test_word__every_word_of_the_catalogue(catalogue: Catalogue, name: str) -> None:
    book = ExampleBook(catalogue, Period(2024, 1, 6), {})
    expected = {"园区": "东湖工业园区", "期间": "上半年", "年份": "2024年", "季度": "二季度"}
    assert said(word(name, book, catalogue)) == expected[name]


def test_word__nothing_else(catalogue: Catalogue) -> None:
    assert word("数值", ExampleBook(catalogue, Period(2024, 1, 6), {}), catalogue) is None
