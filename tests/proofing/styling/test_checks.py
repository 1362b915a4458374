import re
from pathlib import Path

from taizhang.kernel.finding import Level
from taizhang.proofing.model import Family
from taizhang.proofing.scanning.scanner import scan
from taizhang.proofing.styling.checks import CHECKS, codes, style

CLEAN = (
    "一、经济运行\n（一）工业。1-9月，园区实现规上工业总产值61亿元，同比增长10%，增速比上半年加快2.1个百分点；其中：电池材料51.6亿元，"
    "占比84.6%，比上年同期提高1.2个百分点。一是产值增长。二是效益好转。\n（二）外贸。截至9月底，进出口2959万美元，下降46.8%。\n"
    "二、下一步打算\n力争全年增长12%以上，引进3—5个项目。\n"
)
POOR = "截止9月底，产值约61亿元左右，占比提高2%，同比下降-3%。"


def test_style__clean_prose_gets_silence() -> None:
    assert style(CLEAN, scan(CLEAN)[0], ()) == ()


def test_style__remarks_are_hints_of_the_family_wording_in_order() -> None:
    remarks = style(POOR, scan(POOR)[0], ())
    assert [r.code for r in remarks] == ["until", "hedge-twice", "points-as-percent", "negative-fall"]
    assert {(r.level, r.family) for r in remarks} == {(Level.HINT, Family.WORDING)}
    assert all(r.message and r.advice for r in remarks)


def test_style__each_check_can_be_switched_off() -> None:
    scanned = scan(POOR)[0]
    for code in ("until", "hedge-twice", "points-as-percent", "negative-fall"):
        assert code not in {r.code for r in style(POOR, scanned, (), {code: False})}


def test_style__codes_are_documented_and_only_these() -> None:
    page = (Path(__file__).parents[3] / "docs" / "proofing-wording.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)`", page, re.MULTILINE)) == set(codes())
    for check in CHECKS:
        assert check.title in page


def test_style__in_linear_time() -> None:
    text = "（" * 30_000 + "一是" * 30_000 + "约61亿元左右，" * 3_000
    assert style(text, scan(text)[0], ())
