import json

from cli.conftest import Taizhang
from reports.office import YUANHANG, Office, said


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
