from taizhang.kernel.finding import Level
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.comparing.against_report import compared
from taizhang.proofing.model import Proof, Remark
from taizhang.proofing.proof import proof
from taizhang.proofing.source import Source

NAMES = Names({"规上工业总产值": "output_above_scale"})
THIS = "2024年1-9月，园区规上工业总产值61亿元，同比增长10%。\n"


def read(text: str, name: str = "旧.txt") -> Proof:
    return proof(Source(text, name), NAMES)


def said(new: str, old: str) -> list[Remark]:
    return list(compared(read(new, "新.txt"), read(old)))


def test_compared__the_same_report_gets_silence() -> None:
    assert said(THIS, THIS) == []


def test_compared__a_changed_figure() -> None:
    (remark,) = said(THIS.replace("61亿元", "63亿元"), THIS)
    assert (remark.level, remark.code, remark.expected) == (Level.HINT, "report-changed", "61亿元")
    assert "那里（第1行第20字）是61亿元，这里是63亿元" in remark.message


def test_compared__what_may_be_one_number_in_two_roundings_is_the_same() -> None:
    assert said(THIS.replace("61亿元", "60.96亿元"), THIS) == []
    assert said(THIS.replace("61亿元", "609600万元"), THIS) == []


def test_compared__other_periods_and_names_are_other_figures() -> None:
    assert said(THIS.replace("1-9月", "1-6月").replace("61亿元", "40亿元"), THIS) == []
    assert said(THIS.replace("规上工业总产值61亿元", "税收收入6亿元"), THIS) == []


LAST = "2023年1-9月，园区规上工业总产值{}亿元，同比增长5%。\n"


def test_compared__last_years_level_fits() -> None:
    assert said(THIS, LAST.format("55.4")) == []
    assert said(THIS, LAST.format("55")) == []  # 54.5 to 55.5 reaches what 61 and 10% allow


def test_compared__last_years_level_does_not_fit() -> None:
    (remark,) = said(THIS, LAST.format("57.3"))
    assert (remark.level, remark.code) == (Level.HINT, "report-base")
    assert THIS[remark.start : remark.end] == "10%"
    assert "57.3亿元" in remark.arithmetic
    low, high = remark.expected.removesuffix("亿元").split("–")
    assert 54 < float(low) < 55.5 < float(high) < 57


def test_compared__a_figure_without_a_year_is_not_compared() -> None:
    assert said(THIS.replace("2024年", ""), THIS.replace("2024年", "").replace("61亿元", "63亿元")) == []
