import json
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from django.conf import settings

from cli.conftest import Taizhang
from reports.office import TARGET, XINYA, YUANHANG, Office, forget, said
from taizhang.registry.actions import Closing, membership_close


def test_impact__before_and_after_a_correction(office: Office, taizhang: Taizhang) -> None:
    none = taizhang("impact")
    assert (none.code, "还没有发过报告" in none.out) == (0, True)
    office.issue()
    still = taizhang("impact")
    assert (still.code, "每一句都仍然成立" in still.out) == (0, True)
    (number,) = office.correct(said(YUANHANG, "output", 560_000, 590_000), reason="退货冲减")
    done = taizhang("impact")
    assert done.code == 1
    assert "规上工业总产值（新能源电池材料）·同比增速　同比增长1.7% → 同比下降5.1%" in done.out.replace(
        "\n      ", ""
    )
    assert f"第{number}号　远航电池材料　工业总产值　2024年1-6月　600000 → 560000千元" in done.out.replace(
        "\n      ", ""
    )
    assert "王敏" in done.out
    assert "退货冲减" in done.out
    assert max(map(width, done.out.splitlines())) <= 80


def width(line: str) -> int:
    return sum(1 if each.isascii() else 2 for each in line)


def test_impact__as_json(office: Office, taizhang: Taizhang) -> None:
    office.issue()
    office.correct(said(YUANHANG, "output", 560_000, 590_000), reason="退货冲减")
    done = taizhang("impact", "--report", 1, "--format", "json")
    assert done.code == 1
    (report,) = json.loads(done.out)
    assert (report["report"], report["known"], report["silent"]) == (1, True, 0)
    sentence = report["sentences"][0]
    assert (sentence["id"], sentence["fate"]) == ("quarterly:7.2", "改")
    value = sentence["figures"][0]
    assert (value["name"], value["was"], value["now"]) == ("工业总产值", "10亿元", "9.6亿元")
    assert (value["before"]["value"], value["before"]["unit"]) == ("10", "亿元")
    growth = sentence["figures"][1]
    assert (growth["was"], growth["now"]) == ("同比持平", "同比下降4%")
    assert (growth["before"]["value"], growth["after"]["value"], growth["after"]["unit"]) == ("0", "-4", "%")
    (entry,) = sentence["entries"]
    assert (entry["was"]["value"], entry["now"]["value"], entry["now"]["reason"]) == (
        "600000",
        "560000",
        "退货冲减",
    )


def test_impact__no_such_report(office: Office, taizhang: Taizhang) -> None:
    done = taizhang("impact", "--report", 9)
    assert (done.code, done.err) == (2, "错误：没有第 9 号报告。\n")


def test_impact__a_late_report_a_firm_that_left_and_a_change_too_small(
    office: Office, taizhang: Taizhang
) -> None:
    office.issue()
    office.correct(
        said("economy", "technical_investment", 8_000, 5_000), said("economy", "trade", "5000.1", "4000.1"),
        reason="部门迟报",
    )  # fmt: skip
    closing = Closing(XINYA, "park", "", 202405)
    membership_close(actor=office.writer, closing=closing, reason="五月已注销")
    done = taizhang("impact", "--report", 1)
    said_ = done.out.replace("\n      ", "")
    assert "原文：（原来没有这一句）" in said_
    assert "新报 8000万元" in said_
    assert "现应：（这一句不再写）" in said_
    assert "归属　新芽包装　园区　2022-01—2024-05" in said_
    assert "五月已注销" in said_
    assert "另有 2 个数变了，但印出的数字不变。" in said_
    facts = json.loads(taizhang("impact", "--report", 1, "--format", "json").out)[0]
    gone = next(each for each in facts["sentences"] if each["fate"] == "不再写" and each["figures"])
    assert gone["memberships"][0]["reason"] == "五月已注销"
    assert gone["figures"][0]["after"] is None


def test_impact__a_base_corrected(office: Office, taizhang: Taizhang) -> None:
    office.issue()
    office.correct(said(XINYA, "profit", 52_000, 50_000), reason="同期数口径调整")
    assert "同期数 40000 → 50000千元" in taizhang("impact").out.replace("\n      ", "")


def test_impact__what_it_was_made_from_is_lost(office: Office, taizhang: Taizhang) -> None:
    office.issue()
    office.correct(said(XINYA, "profit", 60_000, 40_000), reason="漏计")
    shutil.rmtree(Path(settings.SNAPSHOTS))
    forget()
    done = taizhang("impact")
    assert done.code == 1
    assert "第1号报告发出时的快照不在了" in done.out


def test_impact__a_revised_target_is_no_mistake(office: Office, taizhang: Taizhang) -> None:
    office.issue()
    office.record(replace(TARGET, value=Decimal(1_800_000)), reason="市政府调整目标的通知")
    done = taizhang("impact", "--report", "1")
    assert done.code == 0
    assert "每一句按发出时的目标都成立" in done.out
    assert "目标已调整（按发出时的目标，原文成立）" in done.out
    (sentence,) = json.loads(taizhang("impact", "--format", "json").out)[0]["sentences"]
    assert sentence["verdict"] == "目标已调整"
