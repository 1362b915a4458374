import pytest

from taizhang.proofing.model import Scan
from taizhang.proofing.scanning.scanner import scan
from taizhang.proofing.styling.order import brackets, items, numbering, value
from taizhang.proofing.styling.page import Page


def page(text: str) -> Page:
    scanned, _ = scan(text)
    assert isinstance(scanned, Scan)
    return Page(text, scanned)


@pytest.mark.parametrize(
    ("numeral", "number"), [("一", 1), ("十", 10), ("十二", 12), ("二十一", 21), ("7", 7), ("一二", 0)]
)
def test_value__numerals(numeral: str, number: int) -> None:
    assert value(numeral) == number


def test_numbering__in_order_and_begun_anew_below_each_head() -> None:
    text = "一、工业\n（一）产值。平稳。\n（二）投资。增长。\n1.技改\n2.基建\n二、外贸\n（一）出口。增长。\n三、打算\n"
    assert list(numbering(page(text))) == []


def test_numbering__one_missing() -> None:
    remarks = list(numbering(page("一、工业\n平稳。\n二、投资\n增长。\n四、外贸\n下降。\n")))
    assert [(r.code, r.start) for r in remarks] == [("heading-number", 18)]
    assert "不连续" in remarks[0].message


def test_numbering__one_twice() -> None:
    remarks = list(numbering(page("（一）工业。平稳。\n（二）投资。增长。\n（二）外贸。下降。\n")))
    assert len(remarks) == 1
    assert "两次" in remarks[0].message


def test_numbering__an_excerpt_that_begins_with_the_third_is_not_told() -> None:
    assert list(numbering(page("三、外贸\n下降。\n四、打算\n再接再厉。\n"))) == []


def test_numbering__a_level_at_the_beginning_of_a_line_is_no_heading() -> None:
    assert list(numbering(page("1.5亿元到位。\n3.7亿元开工。\n"))) == []


def test_items__in_order_over_two_headings() -> None:
    text = "（一）工业。一是产值增长。二是投资增长。三是效益好转。\n（二）外贸。一是出口增长。二是进口下降。"
    assert list(items(page(text))) == []


def test_items__one_left_out() -> None:
    remarks = list(items(page("一是产值增长。二是投资增长。四是效益好转。")))
    assert [r.code for r in remarks] == ["item-number"]
    assert "四是" in remarks[0].message


def test_items__not_inside_a_damaged_figure() -> None:
    assert list(items(page("一是产值5一是6亿元，占8三是4%。二是投资下降三是3%。"))) == []


def test_brackets__closed() -> None:
    assert list(brackets(page("产值61亿元（增长10%），坚持“稳字当头”《意见》。\n1）工业\na)投资\n"))) == []


def test_brackets__left_open() -> None:
    remarks = list(brackets(page("产值61亿元（增长10%，投资7亿元。\n")))
    assert [(r.code, r.start) for r in remarks] == [("bracket", 6)]


def test_brackets__never_opened() -> None:
    remarks = list(brackets(page("产值61亿元，增长10%），投资7亿元。\n")))
    assert [r.code for r in remarks] == ["bracket"]


def test_brackets__of_two_widths() -> None:
    remarks = list(brackets(page("产值61亿元（增长10%)。\n")))
    assert [(r.code, r.fixes[0].text) for r in remarks] == [("bracket-width", "）")]


def test_brackets__a_line_broken_by_hand_or_a_text_cut_off_is_not_told() -> None:
    assert list(brackets(page("产值61亿元（增长\n10%），投资7亿元（增"))) == []
