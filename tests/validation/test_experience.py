"""The slips that experience knows: each is found, each stays silent over an honest form, each needs what it compares with."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from taizhang.kernel import Level
from taizhang.kernel.finding import Finding
from taizhang.reconcile.edits import Slip
from taizhang.validation import experience
from taizhang.validation.cells import Sheet
from taizhang.validation.experience import experience_findings, explaining
from validation.small_form import form, rule, sheet

BEFORE = {
    "产值": 83_200,
    "销售": 81_000,
    "出口": 8_100,
    "利润": 1_600,
    "资产": 120_000,
    "人数": 300,
    "新招": 16,
}
HONEST = {
    "产值": 93_700,
    "销售": 91_300,
    "出口": 9_000,
    "利润": 1_900,
    "资产": 121_500,
    "人数": 305,
    "新招": 17,
}
Check = Callable[[Sheet], Iterator[Finding]]


def found(check: Check, cells: dict[str, Any], **known: Any) -> list[Finding]:
    return list(check(sheet(cells, **{"previous": BEFORE, **known})))


def test_experience_findings__an_honest_form_is_silent() -> None:
    assert (
        experience_findings(
            sheet(HONEST, previous=BEFORE, prior={"产值": 90_000}, last_year={"产值": 90_000})
        )
        == ()
    )


@pytest.mark.parametrize("check", experience.CHECKS)
def test_checks__nothing_is_known_nothing_is_said(check: Check) -> None:
    assert list(check(sheet(HONEST))) == []
    assert list(check(sheet({}, previous=BEFORE, last_year=BEFORE))) == []


# The sign.


@pytest.mark.parametrize(("before", "now"), [(1_600, -1_800), (-1_600, 1_700)])
def test_sign_slip__the_same_size_with_the_other_sign(before: int, now: int) -> None:
    (hint,) = found(experience.sign_slip, {"利润": now}, previous={"利润": before})
    assert (hint.code, hint.level, hint.figures) == ("sign-slip", Level.HINT, ("利润",))
    assert "可能写错了正负号" in hint.message


@pytest.mark.parametrize(("before", "now"), [(1_600, -20), (-1_600, -1_800), (1_600, 0), (0, -50)])
def test_sign_slip__a_real_loss_has_another_size(before: int, now: int) -> None:
    assert found(experience.sign_slip, {"利润": now}, previous={"利润": before}) == []


# The month typed where the running total belongs.


def test_month_as_total__one_month_in_place_of_nine() -> None:
    (hint,) = found(experience.month_as_total, {**HONEST, "产值": 10_500})
    assert hint.code == "month-as-total"
    assert "小于上月累计83200" in hint.message
    assert "累计应填93700" in hint.advice


def test_month_as_total__february_too() -> None:
    (hint,) = found(experience.month_as_total, {"产值": 480}, previous={"产值": 500}, month=2)
    assert "累计应填980" in hint.advice


def test_month_as_total__or_the_unit() -> None:
    (hint,) = found(experience.month_as_total, {"产值": 9_360})
    assert "也可能单位错了：可能是按万元填的" in hint.advice


def test_month_as_total__a_whole_form_is_one_finding() -> None:
    months = {"产值": 10_500, "销售": 10_300, "出口": 900, "利润": 300, "资产": 121_500}
    (hint,) = found(experience.month_as_total, months)
    assert hint.code == "month-as-total-form"
    assert hint.figures == ("产值", "销售", "出口", "利润")


def test_month_as_total__silent_for_stocks_and_in_january() -> None:
    assert found(experience.month_as_total, {"资产": 15_000}) == []
    assert found(experience.month_as_total, {"产值": 10_500}, month=1) == []
    assert found(experience.month_as_total, {"产值": 70_000}) == []


# A running total that shrinks.


def test_total_decreased__two_digits_swapped() -> None:
    (hint,) = found(experience.total_decreased, {"产值": 39_700})
    assert hint.code == "total-decreased"
    assert "39700可能是93700（相邻两位写颠倒）" in hint.advice


def test_total_decreased__one_digit_wrong() -> None:
    (hint,) = found(experience.total_decreased, {"产值": 73_700})
    assert "73700可能是93700（一位数字写错）" in hint.advice


def test_total_decreased__no_slip_explains_it() -> None:
    (hint,) = found(experience.total_decreased, {"产值": 60_000}, previous={"产值": 100_000})
    assert "可能是" not in hint.advice
    assert "更正了哪个月" in hint.advice


def test_total_decreased__left_to_the_rule_that_asks() -> None:
    asks = rule("产值 >= 上期(产值)", hard=False)
    assert list(experience.total_decreased(sheet({"产值": 39_700}, asks, previous=BEFORE))) == []


def test_total_decreased__or_to_the_check_that_knows_why() -> None:
    assert found(experience.total_decreased, {"产值": 10_500}) == [], "that is the month"
    assert found(experience.total_decreased, {"产值": 93}) == [], "that is the unit"


@pytest.mark.parametrize("known", [{"month": 1}, {"previous": {}}, {"previous": {"产值": -5}}])
def test_total_decreased__undecidable(known: dict[str, Any]) -> None:
    assert found(experience.total_decreased, {"产值": 39_700}, **known) == []


# A leap.


def test_out_of_line__a_digit_too_many() -> None:
    (hint,) = found(experience.out_of_line, {"产值": 193_700}, last_year={"产值": 90_000})
    assert hint.code == "out-of-line"
    assert "本月一个月就是110500，前8个月平均每月10400" in hint.message
    assert "193700可能是93700（多写一位）" in hint.advice


def test_out_of_line__a_digit_lost_from_a_stock() -> None:
    (hint,) = found(experience.out_of_line, {"资产": 21_500})
    assert "上月是120000" in hint.message
    assert "21500可能是121500（漏写一位）" in hint.advice


def test_out_of_line__a_strong_month_is_none() -> None:
    assert found(experience.out_of_line, {"产值": 115_000}, last_year={"产值": 90_000}) == []
    assert found(experience.out_of_line, {"资产": 200_000}) == []


def test_out_of_line__a_new_plant_has_no_average() -> None:
    assert found(experience.out_of_line, {"产值": 193_700}) == []


def test_out_of_line__few_things_leap_honestly() -> None:
    assert found(experience.out_of_line, {"人数": 9}, previous={"人数": 2}) == []
    assert found(experience.out_of_line, {"新招": 18}, previous={"新招": 2}, last_year={"新招": 9}) == []
    assert found(experience.out_of_line, {"人数": 3_000}) != []


@pytest.mark.parametrize("known", [{"previous": {}}, {"previous": {"资产": 0, "利润": -3}}])
def test_out_of_line__undecidable(known: dict[str, Any]) -> None:
    assert found(experience.out_of_line, {"资产": 500_000, "利润": 9_000}, **known) == []


def test_explaining__the_likeliest_slip_back_to_what_was_expected() -> None:
    edit = explaining("产值", sheet({"产值": 39_700}, previous=BEFORE))
    assert edit is not None
    assert (edit.slip, edit.after.digits) == (Slip.SWAP, "93700")
    assert explaining("产值", sheet({"产值": 39_700})) is None
    assert explaining("产值", sheet({"产值": 60_000}, previous={"产值": 100_000})) is None


# Copied.


def test_total_repeated__one_cell() -> None:
    (hint,) = found(experience.total_repeated, {**HONEST, "产值": 83_200})
    assert (hint.code, hint.figures) == ("total-repeated", ("产值",))


def test_total_repeated__the_whole_form() -> None:
    (hint,) = found(experience.total_repeated, {**HONEST, "产值": 83_200, "销售": 81_000, "出口": 8_100})
    assert (hint.code, hint.figures) == ("form-repeated", ("产值", "销售", "出口"))
    assert "照抄了上月的表" in hint.message


def test_total_repeated__zeros_counts_stocks_and_january_may_stand_still() -> None:
    assert found(experience.total_repeated, {"出口": 0}, previous={"出口": 0}) == []
    assert found(experience.total_repeated, {"新招": 16}) == []
    assert found(experience.total_repeated, {"资产": 120_000}) == []
    assert found(experience.total_repeated, {"产值": 83_200}, month=1) == []


# 同期数.


def test_prior_differs__a_digit_copied_wrong() -> None:
    (hint,) = found(experience.prior_differs, HONEST, prior={"产值": 98_000}, last_year={"产值": 90_000})
    assert (hint.code, hint.figures) == ("prior-differs", ("产值",))
    assert "填98000千元，上年实际上报的是90000千元（可能是一位数字写错）" in hint.message


def test_prior_differs__no_slip_so_the_scope_changed() -> None:
    (hint,) = found(experience.prior_differs, HONEST, prior={"产值": 81_234}, last_year={"产值": 90_000})
    assert "可能是" not in hint.message
    assert "核算范围有变化" in hint.advice


def test_prior_differs__a_restated_form_is_one_finding() -> None:
    accepted = {"产值": 90_000, "销售": 89_000, "出口": 8_000, "资产": 110_000}
    prior = {"产值": 91_100, "销售": 90_200, "出口": 8_300, "资产": 110_000}
    (hint,) = found(experience.prior_differs, HONEST, prior=prior, last_year=accepted)
    assert (hint.code, hint.figures) == ("prior-differs-form", ("产值", "销售", "出口"))


def test_prior_differs__silent_when_equal_unknown_or_not_asked() -> None:
    assert (
        found(experience.prior_differs, HONEST, prior={"产值": 90_000}, last_year={"产值": "90000.00"}) == []
    )
    assert found(experience.prior_differs, HONEST, prior={"产值": 90_000}) == []
    page = form(asks=("销售",))
    read = sheet({"产值": 1}, page=page, prior={"产值": 2}, last_year={"产值": 3})
    assert list(experience.prior_differs(read)) == []
