"""What is left of a sentence when blanks cannot be filled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.catalogue.blank import Blank
from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import PARK, Figure, Measure
from taizhang.kernel.period import Period
from taizhang.wording.pieces import Number, Pieces, Words, text_of
from taizhang.wording.template import Resolve, fill, merged, sentences

KNOWN = {
    "数值": "61亿元",
    "同比": "10%",
    "完成率": "98%",
    "出口总额": "2959万美元",
    "进口总额": "12万美元",
    "上年同期": "3523万美元",
}


def figure(text: str) -> Figure:
    return Figure("output", PARK, Period(2024, 1, 9), Measure.VALUE, Amount.parse(text))


def knowing(*names: str) -> Resolve:
    """Answers the named blanks with a number, and 期间 and 园区 with words."""

    def resolve(blank: Blank) -> Pieces | None:
        name = blank.name or blank.slot
        if name in ("期间", "园区"):
            return (Words({"期间": "1-9月", "园区": "园区"}[name], role="date" if name == "期间" else ""),)
        return (Number(figure(KNOWN[name]), KNOWN[name]),) if name in names else None

    return resolve


def filled(template: str, *names: str) -> str:
    return "".join(text_of(each.pieces or ()) for each in fill(template, knowing(*names)))


OUTPUT = "完成规上工业产值【数值】，同比增长【同比】，完成全年目标的【完成率】"


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (("数值", "同比", "完成率"), "完成规上工业产值61亿元，同比增长10%，完成全年目标的98%"),
        (("数值", "同比"), "完成规上工业产值61亿元，同比增长10%"),
        (("数值", "完成率"), "完成规上工业产值61亿元，完成全年目标的98%"),
        (("数值",), "完成规上工业产值61亿元"),
        (("同比", "完成率"), ""),
        ((), ""),
    ],
)
def test_fill__clause_drops(names: tuple[str, ...], text: str) -> None:
    assert filled(OUTPUT, *names) == text


def test_fill__the_lead_in_falls_with_its_anchor() -> None:
    template = "【期间】，【园区】实现总产值【数值】，同比增长【同比】。下一句没有数。"
    assert filled(template, "数值") == "1-9月，园区实现总产值61亿元。下一句没有数。"
    assert filled(template, "同比") == "下一句没有数。"


def test_fill__the_first_group_carries_the_sentence() -> None:
    template = "进出口【数值】；其中出口【出口总额】；进口【进口总额】。"
    assert filled(template, "数值", "进口总额") == "进出口61亿元；进口12万美元。"
    assert filled(template, "出口总额", "进口总额") == ""


def test_fill__after_a_colon_each_group_speaks_for_itself() -> None:
    template = "其中：出口【出口总额】，同比增长【同比】；进口【进口总额】。"
    assert filled(template, "出口总额", "进口总额") == "其中：出口2959万美元；进口12万美元。"
    assert filled(template, "同比", "进口总额") == "其中：进口12万美元。"
    assert filled(template, "同比") == ""


def test_fill__a_head_without_a_list_loses_its_last_clause() -> None:
    template = "进出口【数值】，其中：出口【出口总额】；进口【进口总额】。"
    assert filled(template, "数值", "出口总额") == "进出口61亿元，其中：出口2959万美元。"
    assert filled(template, "数值") == "进出口61亿元。"
    assert filled(template, "出口总额") == ""


def test_fill__an_aside_drops_alone() -> None:
    template = "进口为【数值】（上年同期【上年同期】，增长【同比】），其他不变。"
    assert filled(template, "数值", "上年同期") == "进口为61亿元（上年同期3523万美元），其他不变。"
    assert filled(template, "数值", "同比") == "进口为61亿元，其他不变。"


def test_fill__a_bracket_left_open_is_mere_text() -> None:
    assert filled("产值【数值】（现价，增长【同比】。", "数值", "同比") == "产值61亿元（现价，增长10%。"
    assert filled("产值【数值】（现价，增长【同比】。", "数值") == ""


def test_fill__punctuation_in_quotation_marks_divides_nothing() -> None:
    template = "开展“送政策，优服务。解难题”活动【数值】，完成【完成率】。"
    assert filled(template, "数值") == "开展“送政策，优服务。解难题”活动61亿元。"


def test_fill__text_without_blanks_stays() -> None:
    text = "坚持稳中求进，扎实工作；再接再厉：不松劲。"
    assert filled(text) == text


def test_fill__reports_places_and_missing_blanks() -> None:
    first, second = fill("出口【出口总额】。进口【进口总额】，增长【同比】。", knowing("进口总额"))
    assert (first.place, first.pieces, [str(blank) for blank in first.missing]) == (1, None, ["【出口总额】"])
    assert (second.place, [str(blank) for blank in second.missing]) == (2, ["【同比】"])


def test_fill__numbers_stay_bound() -> None:
    (only,) = fill("产值【数值】，", knowing("数值"))
    assert only.pieces == (Words("产值"), Number(figure("61亿元"), "61亿元"), Words("，"))


def test_fill__a_digit_of_the_template_is_part_of_a_name() -> None:
    (only,) = fill("5亿元以上项目【数值】", knowing("数值"))
    assert only.pieces is not None
    assert only.pieces[0] == Words("5亿元以上项目", role="name")


def test_sentences__end_marks_outside_brackets() -> None:
    assert sentences("一句。“两句。”！三句") == ("一句。", "“两句。”！", "三句")
    assert sentences("") == ()


@given(st.sets(st.sampled_from(sorted(KNOWN))))
def test_fill__never_leaves_a_blank_or_stray_punctuation(names: set[str]) -> None:
    template = (
        "【期间】，产值【数值】，增长【同比】；其中："
        "出口【出口总额】，完成【完成率】；进口【进口总额】（上年【上年同期】）。"
    )
    text = filled(template, *names)
    assert "【" not in text
    assert not any(pair in text for pair in ("，，", "，；", "；；", "：；", "：。", "，。", "；。", "（）"))
    assert text == "" or ("61亿元" in text and text.endswith("。"))


def test_merged__joins_plain_words_only() -> None:
    date = Words("1-9月", role="date")
    assert merged((Words("a"), Words(""), Words("b"), date, Words("c"))) == (Words("ab"), date, Words("c"))
