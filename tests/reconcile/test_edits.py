"""One slip away: every slip can be made and unmade, none is listed twice, the likeliest come first."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel import Written
from taizhang.reconcile.edits import COST, Slip, fitting, slips
from taizhang.reconcile.span import Span


def after(text: str, slip: Slip) -> set[str]:
    return {str(edit.after) for edit in slips(Written.parse(text)) if edit.slip is slip}


def test_slips__each_kind() -> None:
    assert {"84.4%", "83.5%", "13.4%"} <= after("83.4%", Slip.SUBSTITUTE)
    assert after("83.4%", Slip.SWAP) == {"38.4%", "84.3%"}
    assert {"8.34%", "834%", "0.834%"} <= after("83.4%", Slip.POINT)
    assert {"3.4%", "8.4%"} == after("83.4%", Slip.DROP)
    assert {"183.4%", "83.45%"} <= after("83.4%", Slip.INSERT)
    assert after("83.4%", Slip.SIGN) == {"-83.4%"}
    assert after("83.4%", Slip.UNIT) == set(), "% and 个百分点 never mix"


def test_slips__of_the_unit() -> None:
    units = after("917亿元", Slip.UNIT)
    assert {"917万元", "917百万元", "917千万元", "917元"} <= units
    assert after("12吨", Slip.UNIT) == {"12千克", "12万吨", "12亿吨"}


def test_slips__a_minus_left_out() -> None:
    assert "5" in {edit.after.digits for edit in slips(Written.parse("-5")) if edit.slip is Slip.SIGN}
    assert not [edit for edit in slips(Written.parse("0.0")) if edit.slip is Slip.SIGN]


def test_slips__numbers_as_people_write_them() -> None:
    for edit in slips(Written.parse("10.5亿元")):
        whole = edit.after.digits.removeprefix("-").partition(".")[0]
        assert whole == "0" or not whole.startswith("0")


numbers = st.decimals(min_value=Decimal("0.1"), max_value=Decimal("9999.9"), places=1).map(
    lambda each: Written.parse(f"{each}亿元")
)


@given(numbers)
def test_slips__every_number_once_and_never_itself(written: Written) -> None:
    found = slips(written)
    texts = [str(edit.after) for edit in found]
    assert len(texts) == len(set(texts))
    assert all(edit.before == written for edit in found)
    assert all(edit.after.value != written.value or edit.after.unit != written.unit for edit in found)
    assert [COST[edit.slip] for edit in found] == sorted(COST[edit.slip] for edit in found)


@given(numbers)
def test_slips__can_be_undone(written: Written) -> None:
    """What one slip made of a right number, one slip of a like kind makes right again."""
    undone = {
        Slip.SUBSTITUTE: Slip.SUBSTITUTE, Slip.SWAP: Slip.SWAP, Slip.SIGN: Slip.SIGN, Slip.UNIT: Slip.UNIT,
        Slip.DROP: Slip.INSERT, Slip.INSERT: Slip.DROP,
    }  # fmt: skip
    for edit in slips(written)[::7]:
        if edit.slip in undone and edit.after.value:
            back = {(each.after.value, each.after.unit) for each in slips(edit.after)}
            assert (written.value, written.unit) in back


def test_fitting__the_first_that_may_lie_there() -> None:
    edits = slips(Written.parse("83.4%"))
    found = fitting(edits, Span(Fraction("83.82"), Fraction("85.37")), 5)
    assert {"84.4%", "84.3%"} <= {str(edit.after) for edit in found}
    assert len(fitting(edits, Span(None, None), 2)) == 2
    assert fitting(edits, Span(Fraction(10**9), None), 5) == []


def test_fitting__in_the_unit_that_was_printed() -> None:
    """917亿元 where at most 0.2亿元 is left: 917万元 is 0.0917亿元."""
    found = fitting(slips(Written.parse("917亿元")), Span(Fraction("0.05"), Fraction("0.2")), 50)
    assert "917万元" in {str(edit.after) for edit in found}


@pytest.mark.parametrize("slip", list(Slip))
def test_cost__of_every_slip(slip: Slip) -> None:
    assert COST[slip] >= 1
