"""Which months govern a figure."""

import pytest

from taizhang.kernel.period import Period
from taizhang.proofing.claiming.claims import claims
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.claiming.periods import When, when
from taizhang.proofing.scanning.scanner import scan


@pytest.mark.parametrize(
    ("surface", "code"),
    [
        ("2024年1-9月", "2024-01..2024-09"),
        ("1—9月", "*-01..*-09"),
        ("前三季度", "*-01..*-09"),
        ("前10个月", "*-01..*-10"),
        ("上半年", "*-01..*-06"),
        ("2021年半年", "2021-01..2021-06"),
        ("二季度", "*-04..*-06"),
        ("9月末", "@*-09"),
        ("11月", "*-11"),
        ("2023年", "2023-01..2023-12"),
        ("2023年末", "@2023-12"),
    ],
)
def test_when__months_of_a_mark(surface: str, code: str) -> None:
    assert str(when(surface)) == code


def test_when__nothing_said() -> None:
    assert when("周一") is None


def test_when__period_of_the_kernel() -> None:
    assert When(2024, 1, 9).period == Period(2024, 1, 9)
    assert When(None, 1, 9).period is None


def whens(text: str) -> list[str]:
    return [claim.when for claim in claims(text, scan(text)[0], Names())]


def test_calendar__title_governs_paragraphs_that_say_nothing() -> None:
    text = "某区工业分析（2017年1-7月）\n一、增速。产值50亿元。\n二、效益。上半年利润3亿元，税收2亿元。\n三、投资。投资9亿元。"
    assert whens(text) == ["2017-01..2017-07", "2017-01..2017-06", "2017-01..2017-06", "2017-01..2017-07"]


def test_calendar__compared_periods_do_not_govern() -> None:
    assert whens("1-9月税收5亿元，比上半年提高2个百分点，与2019年同期相比增长3%。")[1:] == ["*-01..*-09"] * 2


def test_calendar__a_month_in_passing_governs_its_sentence() -> None:
    assert whens("2021年上半年产值增长5%。6月当月增长7%。投资增长3%。") == [
        "2021-01..2021-06",
        "2021-06",
        "2021-01..2021-06",
    ]


def test_calendar__quarters_in_a_row_do_not_govern_what_follows() -> None:
    text = "前三季度产值90亿元。一季度增长6%，二季度增长7%。其中食品产值30亿元。"
    assert whens(text) == ["*-01..*-09", "*-01..*-03", "*-04..*-06", "*-01..*-09"]
