"""Claims of invented sentences: what kind, of which figure, in which whole, under which name."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.catalogue.load import load_shipped
from taizhang.proofing.claiming.claims import claims
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.model import Claim, Kind
from taizhang.proofing.scanning.scanner import scan

NAMES = Names.of(load_shipped())


def read(text: str) -> list[Claim]:
    return list(claims(text, scan(text)[0], NAMES))


def told(text: str) -> list[str]:
    """Every claim on one line: surface, kind, value where signed, name, ←what it is of, ⊂its whole, /its base."""
    found = read(text)
    surface = {claim.id: claim.number.surface for claim in found}
    lines = []
    for claim in found:
        line = f"{claim.number.surface} {claim.kind} {claim.indicator}"
        line += f" ←{surface[claim.of]}" if claim.of else ""
        line += f" ⊂{surface[claim.part_of]}" if claim.part_of else ""
        line += f" /{surface[claim.base]}" if claim.base else ""
        line += " −" if claim.value is not None and claim.value < 0 else ""
        lines.append(line)
    return lines


def kinds(text: str) -> list[str]:
    return [str(claim.kind) for claim in read(text)]


def test_claims__level_then_growth() -> None:
    assert told("1-9月，柳溪园区规上工业总产值61.2亿元，同比增长10.4%。") == [
        "61.2亿元 level 工业总产值",
        "10.4% growth 工业总产值 ←61.2亿元",
    ]


def test_claims__growth_then_level() -> None:
    assert told("全区社零总额同比增长2.5%，达71.3亿元；技改投资下降3.1%至5亿元。") == [
        "2.5% growth 社会消费品零售总额 ←71.3亿元",
        "71.3亿元 level 社会消费品零售总额",
        "3.1% growth 技改投资 ←5亿元 −",
        "5亿元 level 技改投资",
    ]


def test_claims__growth_in_brackets() -> None:
    assert told("税收5.5亿元（+10.8%），财政支出12亿元（降4.2%），新材料产值(8.3亿元)增长12%。") == [
        "5.5亿元 level 税收",
        "10.8% growth 税收 ←5.5亿元",
        "12亿元 level 财政支出",
        "4.2% growth 财政支出 ←12亿元 −",
        "8.3亿元 level 产值",
        "12% growth 产值 ←8.3亿元",
    ]


def test_claims__part_and_share() -> None:
    assert told("规上产值61亿元，增长10%，其中电池51.6亿元，占83.4%。") == [
        "61亿元 level 产值",
        "10% growth 产值 ←61亿元",
        "51.6亿元 level 产值 ⊂61亿元",
        "83.4% share 产值 ←51.6亿元 /61亿元",
    ]


def test_claims__list_crossed_with_growths() -> None:
    assert told("增值税、契税、房产税三个税种分别完成4.7亿元、0.7亿元、843万元，同比+12%、-4.7%、+55.9%。")[
        -6:
    ] == [
        "4.7亿元 level 增值税",
        "0.7亿元 level 契税",
        "843万元 level 房产税",
        "12% growth 增值税 ←4.7亿元",
        "-4.7% growth 契税 ←0.7亿元 −",
        "55.9% growth 房产税 ←843万元",
    ]


def test_claims__list_of_members_with_one_measure() -> None:
    found = read("一产、二产增加值分别为9.4、6.1万亿元，增长3.9%、9%。")
    assert [claim.subject for claim in found] == ["第一产业增加值", "第二产业增加值"] * 2
    assert [claim.of for claim in found] == [None, None, found[0].id, found[1].id]


def test_claims__list_of_references() -> None:
    found = read("规上工业增加值增长5.5%，分别高于全国、全省0.1和0.3个百分点。")
    assert [(claim.base_name, str(claim.kind)) for claim in found[1:]] == [
        ("全国", "pp_change"),
        ("全省", "pp_change"),
    ]


def test_claims__references_in_brackets() -> None:
    found = read("规上工业增加值增长5.5%，高于全国（5.4%）、全省（5.2%）0.1和0.3个百分点。")
    assert [str(claim.kind) for claim in found] == ["growth", "growth", "growth", "pp_change", "pp_change"]
    assert [claim.scope for claim in found[1:3]] == ["全国", "全省"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("税收完成全年目标的78.5%", Kind.PROGRESS, "78.5"),
        ("工业投资7亿元，占年度任务的64%", Kind.PROGRESS, "64"),
        ("产销率97.36%", Kind.OTHER, "97.36"),
        ("增幅较前5月收窄6.8个百分点", Kind.PP_CHANGE, "-6.8"),
        ("降幅比上月收窄1.2个百分点", Kind.PP_CHANGE, "1.2"),
        ("进出口负增长3.4%", Kind.GROWTH, "-3.4"),
        ("降幅为2.1%", Kind.GROWTH, "-2.1"),
        ("民间投资占比升至42%", Kind.SHARE, "42"),
        ("制造业对增长的贡献率达61%", Kind.SHARE, "61"),
        ("拉动规上工业增长3.9个百分点", Kind.PP_CHANGE, "3.9"),
        ("项目拟投50亿元", Kind.PLAN, "50"),
        ("力争全年税收增长8%", Kind.PLAN, "8"),
        ("比上年同期增收1.3亿元", Kind.OTHER, "1.3"),
        ("较年初预算短收0.4亿元", Kind.OTHER, "-0.4"),
        ("排全省第3位", Kind.RANK, "3"),
        ("位次前移2位", Kind.OTHER, "2"),
        ("营业收入是上年同期的3.2倍", Kind.OTHER, "3.2"),
        ("投资增长3.2倍", Kind.GROWTH, "3.2"),
        ("已连续增长5个月", Kind.DURATION, "5"),
        ("制造业PMI升至52.1%", Kind.LEVEL, "52.1"),
        ("新登记企业35户", Kind.COUNT, "35"),
    ],
)  # fmt: skip
def test_claims__kind_and_sign(text: str, kind: Kind, value: str) -> None:
    claim = read(text + "。")[-1]
    assert (claim.kind, str(claim.value)) == (kind, value)


def test_claims__counts_share_a_noun() -> None:
    assert told("入统工业项目47个，其中新建24个、续建8个；投产16个。") == [
        "47个 count 项目",
        "24个 count 项目 ⊂47个",
        "8个 count 项目 ⊂47个",
        "16个 count 项目",
    ]


def test_claims__k_of_n() -> None:
    assert told("23个行业中15个实现增长，增长面65.2%。") == [
        "23个 count 行业",
        "15个 count 行业 ⊂23个",
        "65.2% share 行业 ←15个 /23个",
    ]


def test_claims__completion_of_a_printed_target() -> None:
    assert told("财政收入完成4.57亿元，占年初预算5.87亿元的78%。") == [
        "4.57亿元 level 财政收入",
        "5.87亿元 plan 财政收入",
        "78% progress 财政收入 ←4.57亿元 /5.87亿元",
    ]


def test_claims__threshold_is_no_level() -> None:
    assert told("5亿元以上的项目有8个。") == ["5亿元 other 项目", "8个 count 项目"]


def test_claims__table() -> None:
    text = (
        "指标(万元)|本月|同比%|累计|同比%\n总产值|309748|3.3|1618573|16.2\n#规上|206713|-3.4|1086976|18.7\n"
    )
    assert told(text) == [
        "309748 level 总产值",
        "3.3 growth 总产值 ←309748",
        "1618573 level 总产值",
        "16.2 growth 总产值 ←1618573",
        "206713 level 总产值 ⊂309748",
        "-3.4 growth 总产值 ←206713 −",
        "1086976 level 总产值 ⊂1618573",
        "18.7 growth 总产值 ←1086976",
    ]


def test_claims__code_of_the_catalogue() -> None:
    assert read("园区规上工业总产值61亿元。")[0].code == NAMES.code("规上工业总产值") != ""
    assert read("某某新设指标值61亿元。")[0].code == ""


PIECES = """
其中 税收 产值 工业投资 占 占比 增长 下降 比 较 全国 全省 高于 分别 依次 、 ， ； 。 ： （ ） ( ) 61亿元 10% 3个百分点 5个
项目 企业 的 完成 年度目标 和 1-9月 同比 +3% -4.1% 第3位 一是 | 中 第二产业 倍 3倍 四分之一 总投资 拟投
"""
WORDS = st.sampled_from([*PIECES.split(), "\n"])


@given(st.lists(WORDS, max_size=60).map("".join) | st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_claims__one_for_each_number_and_links_that_exist(text: str) -> None:
    scanned = scan(text)[0]
    found = claims(text, scanned, NAMES)
    assert [claim.id for claim in found] == [number.id for number in scanned.numbers]
    known = {claim.id for claim in found}
    for claim in found:
        for link in (claim.of, claim.base, claim.part_of):
            assert link is None or (link in known and link != claim.id)
        assert 0 <= claim.clause[0] <= claim.clause[1] <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["其中A3亿元，", "（增长3%", "(占5%)", "分别为1、2、3亿元，", "一是", "比全国高", "，、；", "3亿元、"],
)
def test_claims__time_grows_with_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    scanned = scan(text)[0]
    started = time.perf_counter()
    claims(text, scanned, NAMES)
    assert time.perf_counter() - started < 20
