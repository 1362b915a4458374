"""The judge as a whole: what is told, at which level, once for each root, and what is left in peace."""

import subprocess
import sys
import time
from decimal import Decimal

import pytest

from proofing.by_hand import codes, judged, report
from taizhang.kernel.finding import Level
from taizhang.proofing.claiming.claims import claims
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.judging.judge import judge
from taizhang.proofing.model import Family
from taizhang.proofing.scanning.scanner import scan

CLUSTER = (
    "完成规上产值{1|61亿元|level|规上工业产值}，其中：电池产业{2|51.6亿元|level|电池产业规上产值|part_of=1}，"
    "占规上工业产值比重{3|%s|share|电池产业规上产值|of=2 base=1 base_name=规上工业产值}。"
)


def test_judge__share_that_cannot_be() -> None:
    claims, remarks = judged(CLUSTER % "83.4%")
    (told,) = remarks
    assert (told.level, told.code, told.family) == (Level.ERROR, "share-mismatch", Family.RELATION)
    assert set(told.figures) == {1, 2, 3}
    assert told.arithmetic == "51.6亿元÷61亿元应在83.8%–85.4%之间，写的是83.4%。"
    assert told.expected == "83.8%–85.4%"
    assert [claim.number.digits for claim in claims] == ["61", "51.6", "83.4"]


@pytest.mark.parametrize("share", ["83.9%", "84.6%", "85.3%"])
def test_judge__share_that_can_be(share: str) -> None:
    assert codes(CLUSTER % share) == []


def test_judge__nothing_read() -> None:
    assert judge("没有数。", ()) == ((), ())


def test_judge__missing_number_is_no_zero() -> None:
    assert codes(CLUSTER % "XX%") == []


def test_judge__completion_many_times_and_over_a_hundred_are_silent() -> None:
    assert (
        codes(
            "完成投资{1|12亿元|level|工业投资}，增长{2|139倍|growth|工业投资|of=1}，"
            "完成年度目标的{3|240%|progress|工业投资|of=1 base=4}（目标{4|5亿元|plan|工业投资目标}）。"
            "贡献率{5|134.4%|share|食品增加值|basis=贡献率}，拉动增长{6|9.9个百分点|pp_change|食品|basis=拉动}。"
        )
        == []
    )


def test_judge__each_root_is_told_once() -> None:
    marked = (
        "规上产值{1|61.0亿元|level|规上产值}。其中电池{2|41.6亿元|level|电池产值|part_of=1}，"
        "占规上产值{3|84.6%|share|电池产值|of=2 base=1 base_name=规上产值}；其中电池{4|41.6亿元|level|电池产值|part_of=1}，"
        "占规上产值{5|68.2%|share|电池产值|of=4 base=1 base_name=规上产值}。"
    )
    assert codes(marked) == [("错误", "share-mismatch")]


def test_judge__unit_slip_is_mended_and_told() -> None:
    claims, remarks = judged(
        "投资{1|50.63亿元|level|投资}，由三块组成："
        "一产{2|1.76亿元|level|第一产业投资|part_of=1 group=1 complete}，份额{3|3.5%|share|第一产业投资|of=2 base=1}；"
        "二产{4|2.35万元|level|第二产业投资|part_of=1 group=1 complete}，份额{5|4.6%|share|第二产业投资|of=4 base=1}；"
        "三产{6|46.52亿元|level|第三产业投资|part_of=1 group=1 complete}。"
    )
    (told,) = remarks
    assert (told.code, told.level, told.figures[0]) == ("unit-slip", Level.ERROR, 4)
    assert [(fix.text, fix.certain) for fix in told.fixes] == [("2.35亿元", True)]
    mended = claims[3]
    assert (mended.number.unit, mended.value, mended.number.repaired_from) == (
        "亿元",
        Decimal("2.35"),
        "2.35万元",
    )
    assert {reading.unit for reading in mended.number.readings} == {"亿元", "万元"}


def test_judge__growth_in_percent_for_times_is_mended() -> None:
    claims, remarks = judged(
        "投资{1|50.63亿元|level|投资}，增长{2|3.94倍|growth|投资|of=1}，由三块组成。"
        "一产{3|1.76亿元|level|一产投资|part_of=1 group=1 complete}，增{4|139倍|growth|一产投资|of=3}；"
        "二产{5|2.35亿元|level|二产投资|part_of=1 group=1 complete}，增{6|33%|growth|二产投资|of=5}；"
        "三产{7|46.52亿元|level|三产投资|part_of=1 group=1 complete}，增{8|4.49%|growth|三产投资|of=7}。"
    )
    assert [(told.code, told.figures[0]) for told in remarks] == [("unit-slip", 8)]
    assert (claims[7].number.unit, claims[7].value) == ("倍", Decimal("4.49"))


def test_judge__two_ways_to_mend_are_no_certain_repair() -> None:
    claims, remarks = judged(
        "总数{1|3亿元|level|总产值}，由三块组成。甲{2|1万元|level|甲产值|part_of=1 group=1 complete}；"
        "乙{3|1万元|level|乙产值|part_of=1 group=1 complete}；丙{4|1亿元|level|丙产值|part_of=1 group=1 complete}。"
    )
    assert {told.code for told in remarks} == {"sum-mismatch"}
    assert [claim.number.unit for claim in claims] == ["亿元", "万元", "万元", "亿元"]


def test_judge__does_not_load_the_solver() -> None:
    """The command must start at once: numpy and HiGHS alone take half of the time it has."""
    program = "import sys; import taizhang.proofing.judging.judge; print(sorted({'numpy', 'highspy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_report__marks_are_taken_out() -> None:
    text, claims = report("同比下降{1|1.7%|growth|化工产值}。")
    assert text == "同比下降1.7%。"
    assert text[claims[0].number.start : claims[0].number.end] == "1.7%"
    assert claims[0].value == Decimal("-1.7")


@pytest.mark.parametrize(
    "line",
    [
        "进出口1亿元，出口1亿元，",
        "规上工业总产值1亿元，工业总产值9亿元。",
        "完成目标的50%，",
        "产值61亿元，其中电池51.6亿元，占83.4%。",
        "2024年9月规上工业总产值5亿元。\n2024年1-9月规上工业总产值2亿元。\n",
    ],
)
def test_judge__time_grows_with_the_length(line: str) -> None:
    """One line over and over is not paired with all of itself: four times the text takes less than nine times as long."""

    def seconds(length: int) -> float:
        text = line * (length // len(line))
        read = claims(text, scan(text)[0], Names())
        began = time.process_time()
        judge(text, read)
        return time.process_time() - began

    assert seconds(8000) < 9 * seconds(2000) + 0.3
