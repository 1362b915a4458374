"""What a suspect should have been, and the slips that account for it."""

from decimal import Decimal, localcontext
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.small_systems import figure
from taizhang.kernel import Interval, Written, round_half_up
from taizhang.reconcile.relation import (
    Hold,
    Quantity,
    Relation,
    contribution,
    growth,
    k_of_n,
    parts_within,
    pull,
    same,
    share,
    share_change,
    total,
)
from taizhang.reconcile.suspects import Suspect
from taizhang.reconcile.verdict import Verdict, reconcile


def alone(verdict: Verdict, name: str) -> Suspect:
    """The explanation that blames this figure and nothing else."""
    (found,) = [each for knot in verdict.knots for each in knot.suspects if each.items == (name,)]
    return found


def expected(verdict: Verdict, name: str) -> Interval:
    return dict(alone(verdict, name).expected)[name]


def certain(relations: list[Relation]) -> list[Relation]:
    return [Relation(each.id, each.kind, each.figures, each.pieces, None) for each in relations]


FIGURES = [figure("电池", "32.4亿元"), figure("规上", "48.0亿元"), figure("占比", "76.5%")]
SHARE = share(Hold("占", certain=True), "电池", "规上", "占比")


def test_expected__of_each_figure_of_a_share() -> None:
    verdict = reconcile(FIGURES, [SHARE])
    assert expected(verdict, "占比") == Interval(Decimal("67.32"), Decimal("67.68"))
    assert expected(verdict, "电池") == Interval(Decimal("36.65"), Decimal("36.79"))
    assert expected(verdict, "规上") == Interval(Decimal("42.25"), Decimal("42.45"))


def test_edits__those_that_restore_agreement() -> None:
    swapped = [figure("占比", "76.5%"), *FIGURES[:2]]
    assert [str(edit.after) for _, edit in alone(reconcile(swapped, [SHARE]), "占比").edits] == ["67.5%"]


def test_rank__a_figure_that_a_slip_explains_comes_first() -> None:
    verdict = reconcile(FIGURES, [SHARE])
    assert verdict.knots[0].suspects[0].items == ("占比",)
    assert verdict.knots[0].suspects[0].explained
    assert all(not each.explained for each in verdict.knots[0].suspects[1:] if not each.edits)


def test_rank__a_misread_relation_is_listed_with_the_figures() -> None:
    verdict = reconcile(FIGURES, [share("占", "电池", "规上", "占比")])
    items = [each.items for each in verdict.knots[0].suspects]
    assert ("占",) in items
    (relation,) = [each for each in verdict.knots[0].suspects if each.items == ("占",)]
    assert (relation.figures, relation.explained) == ((), False)


def test_expected__a_figure_that_only_one_relation_ties() -> None:
    verdict = reconcile(
        [figure("甲", "5.0亿元"), figure("乙", "6.0亿元")], [same(Hold("同", certain=True), "甲", "乙")]
    )
    assert expected(verdict, "甲") == Interval(Decimal("5.95"), Decimal("6.05"))


def test_expected__of_a_change_of_share() -> None:
    """占比 is used by two relations and stays a variable, 占比变化 by one and vanishes; still it is known what it should be."""
    figures = [
        figure("规上", "110.0亿元"), figure("规上增速", "10.0%"), figure("电池", "46.0亿元"), figure("电池增速", "15.0%"),
        figure("占比", "41.8%"), figure("占比变化", "8.1个百分点"),
    ]  # fmt: skip
    relations = certain([
        growth("一", "规上", "规上增速"), growth("二", "电池", "电池增速"), share("三", "电池", "规上", "占比"),
        share_change("四", "电池", "规上", "占比", "占比变化"),
    ])  # fmt: skip
    verdict = reconcile(figures, relations)
    left = expected(verdict, "占比变化")
    assert left.contains(Decimal("1.82"))
    assert left.lo is not None and left.hi is not None
    assert left.hi - left.lo < 1
    assert "1.8个百分点" in {str(edit.after) for _, edit in alone(verdict, "占比变化").edits}


def test_expected__of_a_change_of_share_beside_a_share_that_nothing_else_uses() -> None:
    """Both names of the ratio vanish; the other is then as printed."""
    figures = [
        figure("规上", "110.0亿元"), figure("规上增速", "10.0%"), figure("电池", "46.0亿元"), figure("电池增速", "15.0%"),
        figure("占比", "41.8%"), figure("占比变化", "8.1个百分点"),
    ]  # fmt: skip
    relations = certain([growth("一", "规上", "规上增速"), growth("二", "电池", "电池增速"),
                         share_change("四", "电池", "规上", "占比", "占比变化")])  # fmt: skip
    verdict = reconcile(figures, relations)
    assert expected(verdict, "占比变化").contains(Decimal("1.8"))
    assert expected(verdict, "占比").contains(Decimal("48.1"))


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [("增速", "-9.2%", "9.2%"), ("拉动", "5.6个百分点", "6.5个百分点"), ("贡献率", "7.1%", "71%")],
)
def test_edits__of_rates(name: str, wrong: str, right: str) -> None:
    figures = {
        "全部": "109.2亿元", "增速": "9.2%", "上年": "100.0亿元", "部分": "46.5亿元", "部分上年": "40.0亿元", "部分增速": "16.3%",
        "拉动": "6.5个百分点", "贡献率": "71%", name: wrong,
    }  # fmt: skip
    relations = certain([
        growth("一", "全部", "增速", "上年"), growth("二", "部分", "部分增速", "部分上年"), pull("三", "部分", "全部", "拉动"),
        contribution("四", "部分", "全部", "贡献率"),
    ])  # fmt: skip
    verdict = reconcile([figure(each, text) for each, text in figures.items()], relations)
    assert right in {str(edit.after) for _, edit in alone(verdict, name).edits}


def test_expected__of_a_count() -> None:
    figures = [
        figure("园区", "23个", whole_number=True),
        figure("全市", "47个", whole_number=True),
        figure("占比", "36.2%"),
    ]
    verdict = reconcile(figures, [k_of_n(Hold("占", certain=True), "园区", "全市", "占比")])
    assert expected(verdict, "园区").contains(Decimal(17))
    assert expected(verdict, "占比").contains(Decimal("48.94"))


def test_expected__distant_figures_do_not_matter() -> None:
    """A chain of two hundred equal figures: what the neighbours leave is known from three relations around."""
    names = [f"第{number}" for number in range(200)]
    figures = [figure(name, "7.0亿元") for name in names]
    figures[100] = figure("第100", "1.0亿元")
    relations = [same(Hold(f"同{number}", certain=True), one, other)
                 for number, (one, other) in enumerate(pairwise(names))]  # fmt: skip
    verdict = reconcile(figures, relations)
    assert expected(verdict, "第100") == Interval(Decimal("6.95"), Decimal("7.05"))
    assert verdict.knots[0].suspects[0].items == ("第100",)


money = st.decimals(min_value=Decimal("1.1"), max_value=Decimal("90"), places=2)


@given(st.lists(money, min_size=2, max_size=4), st.data())
def test_edits__undo_a_planted_slip(parts: list[Decimal], data: st.DataObject) -> None:
    """One digit of one figure is changed, where the others determine it: the right number is among the corrections."""
    names = [f"产业{number}" for number in range(len(parts))]
    with localcontext(prec=50):
        figures = {
            "合计": f"{sum(parts)}亿元",
            **{name: f"{each}亿元" for name, each in zip(names, parts, strict=True)},
        }
        figures |= {
            f"{name}占比": f"{round_half_up(each / sum(parts) * 100, 2):f}%"
            for name, each in zip(names, parts, strict=True)
        }
    relations = certain([total("和", "合计", names), parts_within("其中", "合计", names),
                         *[share(f"占{name}", name, "合计", f"{name}占比") for name in names]])  # fmt: skip
    victim = data.draw(st.sampled_from(["合计", *names]))
    right = Written.parse(figures[victim])
    place = data.draw(
        st.sampled_from([number for number, digit in enumerate(right.digits) if digit.isdigit()])
    )
    digit = data.draw(st.sampled_from([each for each in "123456789" if each != right.digits[place]]))
    wrong = Written(right.digits[:place] + digit + right.digits[place + 1 :], right.unit)
    exact = {name: Written.parse(text) for name, text in figures.items()} | {victim: wrong}
    quantities = [
        Quantity(
            name, each.interval() if "占比" in name else Interval.exact(each.value), name, each, each.unit
        )
        for name, each in exact.items()
    ]
    verdict = reconcile(quantities, relations)
    assert expected(verdict, victim).contains(right.value)
    assert right.value in {edit.after.value for _, edit in alone(verdict, victim).edits}
