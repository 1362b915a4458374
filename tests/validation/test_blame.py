"""Which cell of a broken rule is probably wrong, and by which slip."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel.digits import plain
from taizhang.reconcile.edits import Slip
from taizhang.validation.blame import Culprit, culprits
from taizhang.validation.evaluate import broken
from validation.small_form import rule, sheet

BALANCE = rule("资产 = 负债 + 权益", code="balance")
CURRENT = rule("资产 >= 流动", code="current")


def edit_of(culprit: Culprit) -> tuple[Slip, str] | None:
    return None if culprit.edit is None else (culprit.edit.slip, plain(culprit.edit.after.value))


def test_culprits__another_rule_clears_a_cell() -> None:
    """资产 1100 would break 资产 ≥ 流动 1150, so it is 负债 or 权益."""
    read = sheet({"资产": 1200, "负债": 500, "权益": 600, "流动": 1150})
    found = culprits(BALANCE, read, [BALANCE, CURRENT])
    assert {each.code for each in found} == {"负债", "权益"}
    assert {edit_of(each) for each in found} == {(Slip.SUBSTITUTE, "600"), (Slip.SUBSTITUTE, "700")}


def test_culprits__the_cell_of_two_broken_rules_comes_first() -> None:
    read = sheet({"资产": 120, "负债": 700, "权益": 500, "流动": 600})
    first, *_ = culprits(BALANCE, read, [BALANCE, CURRENT])
    assert first.code == "资产"
    assert edit_of(first) == (Slip.POINT, "1200")


def test_culprits__the_stranger_of_two_equals_comes_first() -> None:
    known = {"资产": 1180, "负债": 690, "权益": 490}
    first, *_ = culprits(BALANCE, sheet({"资产": 1200, "负债": 700, "权益": 5000}, previous=known), [BALANCE])
    assert (first.code, first.odd) == ("权益", True)
    assert edit_of(first) == (Slip.POINT, "500")


def test_culprits__a_sign() -> None:
    read = sheet({"资产": 1200, "负债": 1700, "权益": 500}, previous={"权益": -490})
    first, *_ = culprits(BALANCE, read, [BALANCE])
    assert (first.code, edit_of(first)) == ("权益", (Slip.SIGN, "-500"))


def test_culprits__last_month_was_accepted_and_is_never_blamed() -> None:
    grows = rule("产值 >= 上期(产值)")
    (only,) = culprits(grows, sheet({"产值": 39_700}, previous={"产值": 83_200}), [])
    assert (only.code, only.view, only.odd) == ("产值", "value", True)
    assert edit_of(only) == (Slip.SWAP, "93700")


def test_culprits__a_copied_prior_is_trusted_and_one_that_differs_is_not() -> None:
    growth = rule("绝对值(增速(产值)) <= 50", hard=False)
    read = sheet({"产值": 93_000}, prior={"产值": 9_000}, last_year={"产值": 9_000})
    assert [each.view for each in culprits(growth, read, [])] == ["value"]
    differs = sheet({"产值": 93_000}, prior={"产值": 9_000}, last_year={"产值": 90_000})
    first, second = culprits(growth, differs, [])
    assert (first.view, edit_of(first)) == ("prior", (Slip.POINT, "90000"))
    assert second.view == "value"


def test_culprits__no_slip_is_named_where_the_rule_is_wide_and_the_cell_as_expected() -> None:
    """Many numbers one digit away satisfy the rule; none is likelier than that the firm really grew by 51 %."""
    growth = rule("绝对值(增速(产值)) <= 50", hard=False)
    (only,) = culprits(growth, sheet({"产值": 151}, prior={"产值": 100}, previous={"产值": 133}), [])
    assert (only.edit, only.odd) == (None, False)


def test_culprits__a_row_that_was_left_empty_counts_as_zero_and_may_be_the_one() -> None:
    zero = rule("产值 = 销售 + 出口", missing="zero")
    found = culprits(zero, sheet({"产值": 500, "销售": 200}), [zero])
    assert "出口" in {each.code for each in found}


@pytest.mark.parametrize("text", ["绝对值(利润) >= 5", "利润 * 产值 >= 100"])
def test_culprits__none_where_the_rule_is_not_linear(text: str) -> None:
    odd = rule(text)
    read = sheet({"利润": 3, "产值": 4})
    assert broken(odd, read) != ()
    assert culprits(odd, read, [odd]) == ()


def test_culprits__a_quotient() -> None:
    pay = rule("利润 / 人数 <= 300")
    found = culprits(pay, sheet({"利润": 120_000, "人数": 40}, previous={"人数": 400}), [pay])
    assert found[0].code == "人数"
    assert edit_of(found[0]) == (Slip.POINT, "400")


digits = st.integers(100, 99_999)


@given(digits, digits, st.sampled_from(["资产", "负债", "权益"]), st.data())
def test_culprits__one_digit_wrong_is_found_and_undone(
    debt: int, equity: int, victim: str, data: st.DataObject
) -> None:
    truth = {"资产": debt + equity, "负债": debt, "权益": equity}
    text = list(str(truth[victim]))
    place = data.draw(st.integers(0, len(text) - 1))
    text[place] = data.draw(st.sampled_from([each for each in "123456789" if each != text[place]]))
    read = sheet({**truth, victim: "".join(text)})
    found = {each.code: each for each in culprits(BALANCE, read, [BALANCE])}
    assert victim in found
    assert found[victim].expected.contains(Decimal(truth[victim]))
    edit = found[victim].edit
    assert edit is not None
    assert edit.after.value == truth[victim]
