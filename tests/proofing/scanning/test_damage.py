"""Damaged numbers are mended or reported as missing, damaged text is remarked on, and a clean text gets silence."""

from __future__ import annotations

import time

import pytest

from taizhang.proofing.model import Form, Number, Remark
from taizhang.proofing.scanning.scanner import scan


def _numbers(text: str) -> list[Number]:
    return list(scan(text)[0].numbers)


def _read(text: str) -> list[tuple[str | None, str]]:
    return [(each.digits, each.unit) for each in _numbers(text)]


def _codes(text: str) -> list[str]:
    return [each.code for each in scan(text)[1]]


def _remark(text: str, code: str) -> Remark:
    (found,) = [each for each in scan(text)[1] if each.code == code]
    return found


@pytest.mark.parametrize(
    ("text", "read", "code"),
    [
        ("产值5一是6亿元", [("51.6", "亿元")], "damage-marker"),
        ("产值下降一是7%", [("1.7", "%")], "damage-marker"),
        ("分别增长5四是7、3一是9%", [("54.7", "%"), ("31.9", "%")], "damage-marker"),
        ("高出4.43.8个百分点", [("4.4", "个百分点"), ("3.8", "个百分点")], "damage-fused"),
        ("外资50.59.亿美元", [("50.59", "亿美元")], "damage-point"),
        ("投资12..5亿元", [("12.5", "亿元")], "damage-point"),
        ("增长36。8%", [("36.8", "%")], "damage-point"),
        ("增长6.o%", [("6.0", "%")], "damage-lookalike"),
        ("面积l2.5万平方米", [("12.5", "万平方米")], "damage-lookalike"),
        ("每千名老人有床位l.96张", [("1.96", "张")], "damage-lookalike"),
        ("增 长 1 2 . 5 %", [("12.5", "%")], "damage-space"),
        ("利 润 3 4 5.6 亿元", [("345.6", "亿元")], "damage-space"),
        ("增长12 . 5 %", [("12.5", "%")], "damage-space"),
        ("产值113亿元，增长25.6。", [("113", "亿元"), ("25.6", "%")], "damage-percent"),
        ("增长11.4%10.8%", [("11.4", "%"), ("10.8", "%")], "damage-separator"),
        ("投资24. 3 亿元", [("24.3", "亿元")], "damage-space"),
    ],
)
def test_scan__mends_damaged_numbers(text: str, read: list[tuple[str, str]], code: str) -> None:
    assert _read(text) == read
    assert code in _codes(text)


def test_scan__a_year_pasted_over_every_ten() -> None:
    text = "情况汇报（2023月28日）。收入20235.5亿元，投资2023.6亿元，利润3.2亿元。"
    assert [each.digits for each in _numbers(text)] == ["105.5", "10.6", "3.2"]
    assert _numbers(text)[0].repaired_from == "20235.5亿元"
    assert [each.digits for each in _numbers(text)[0].readings] == ["105.5", "20235.5"]
    assert _codes(text).count("damage-year") == 2


def test_scan__a_date_tells_that_the_year_was_pasted_over_every_twenty() -> None:
    text = "情况汇报（202419年）。规划20240.6平方公里，投资32024.7亿元，利润3.2亿元。"
    assert [each.digits for each in _numbers(text)] == ["200.6", "320.7", "3.2"]


def test_scan__the_number_of_an_item_is_no_part_of_a_number() -> None:
    assert _read("l.5家企业投产\nI.3个项目开工\n1 . 2个园区") == [("5", "家"), ("3", "个"), ("2", "个")]


def test_scan__a_large_number_is_no_pasted_year_without_evidence() -> None:
    text = (
        "2023年，全省生产总值20235.5亿元，固定资产投资12000亿元，社会消费品零售总额9000亿元，出口8000亿元。"
    )
    assert _numbers(text)[0].digits == "20235.5"
    assert _codes(text) == []


def test_scan__a_lost_point_keeps_both_readings() -> None:
    text = "占比30.5%、12.3%、8.1%，其中电池占305%。"
    number = _numbers(text)[-1]
    assert number.digits == "305"
    assert [each.digits for each in number.readings] == ["305", "30.5"]


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("同比增长XX.27%，", "%", "damage-mask"),
        ("产值达到**亿元。", "亿元", "damage-mask"),
        ("税收收入○○万元，", "万元", "damage-mask"),
        ("实现工业总产值亿元，形势较好。", "亿元", "damage-deleted"),
        ("投资同比增长%，好于预期。", "%", "damage-deleted"),
    ],
)
def test_scan__reads_nothing_where_a_number_is_missing(text: str, unit: str, code: str) -> None:
    (number,) = _numbers(text)
    assert (number.digits, number.unit, number.form) == (None, unit, Form.MISSING)
    assert code in _codes(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("产值61亿元。\n……试读结束……", "damage-preview"),
        ("产值61亿元。\n更多范文请访问本站", "damage-advert"),
        ("锟斤拷产值61亿元。", "damage-mojibake"),
        ("产值61亿元，，增长10%。", "damage-punctuation"),
        ("云雾园区工作总结报告\n云雾园区工作总结报告\n产值61亿元。", "damage-repeated"),
        ("产值61亿元。增长较快，下一步园区将继续推动重点", "damage-cut"),
        ("xx市xx区xx园区产值61亿元。", "damage-placeholder"),
        ("產(chǎn)業(yè)園區(qū)產(chǎn)值61億元。", "damage-gloss"),
        ("会议定于2023月28日召开。", "damage-date"),
    ],
)
def test_scan__remarks_on_damaged_text(text: str, code: str) -> None:
    remark = _remark(text, code)
    assert text[remark.start : remark.end]
    assert remark.advice


@pytest.mark.parametrize(
    "text",
    [
        "1-9月，规上工业总产值61亿元，同比增长10%，占全市的27.8%。",
        "一是投资。完成7亿元，增长60.2%。二是外贸。进出口2959万美元，下降46.8%。",
        "指标(万元、个)|本月|同比%\n单位数|4326|5.5\n总产值|309748|3.3",
        "三次产业结构为5.2:42.3:52.5。",
        "云政发〔2024〕15号文件印发后，PM2.5平均浓度下降3%。",
    ],
)
def test_scan__a_clean_text_gets_silence(text: str) -> None:
    assert scan(text)[1] == ()


def test_scan__certain_fixes_give_the_mended_text() -> None:
    text = "产值5一是6亿元"
    (fix,) = _remark(text, "damage-marker").fixes
    assert fix.certain
    assert text[: fix.start] + fix.text + text[fix.end :] == "产值51.6亿元"


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "12.",
        "1,234,",
        "一是",
        "一",
        "(",
        "(a)",
        ".",
        "。",
        "x",
        "*",
        " ",
        "\n",
        "2023",
        "3、",
        "1|",
        "第",
        "十万",
        "其中：",
        "1:",
        "o.",
        "5一是",
    ],
)
def test_scan__time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = 10.0
        for _ in range(2):
            began = time.perf_counter()
            scan(text)
            best = min(best, time.perf_counter() - began)
        return best

    seconds(2_000)
    small, large = seconds(6_000), seconds(24_000)
    assert large < 10 * small + 0.2  # four times the text: quadratic time would be sixteen times as long


@pytest.mark.parametrize("piece", ["1", "一是", "(", "."])
def test_scan__a_hundred_kilobytes_of_one_thing_end_soon(piece: str) -> None:
    began = time.perf_counter()
    scan(piece * (100_000 // len(piece)))
    assert time.perf_counter() - began < 20
