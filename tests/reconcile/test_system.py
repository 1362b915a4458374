"""What becomes of figures and relations: rows that the truth satisfies, owned by whom one would have to doubt."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.small_systems import figure, holds_at, known
from taizhang.kernel import Interval, Written, round_half_up
from taizhang.reconcile.relation import (
    Hold,
    Quantity,
    Relation,
    base_of,
    growth,
    k_of_n,
    pull,
    share,
    share_change,
    shares_total,
    total,
)
from taizhang.reconcile.span import Span
from taizhang.reconcile.system import compile_system, quantity_span

money = st.decimals(min_value=Decimal("0.2"), max_value=Decimal("90"), places=3)


def printed(name: str, value: Decimal, decimals: int, unit: str) -> Quantity:
    written = Written.parse(f"{round_half_up(value, decimals):f}{unit}")
    return Quantity(name, written.interval(), name, written, written.unit)


@given(money, money, money, money, st.integers(0, 2))
def test_compile_system__no_row_cuts_off_the_truth(
    part: Decimal, rest: Decimal, part_then: Decimal, rest_then: Decimal, rate: int
) -> None:
    """Ratios used once vanish, ratios used twice bring McCormick's inequalities; the truth satisfies all of them."""
    with localcontext(prec=50):
        whole, then = part + rest, part_then + rest_then
        ratios = {
            "占比": part / whole * 100, "其余占比": rest / whole * 100, "增速": (whole / then - 1) * 100,
            "部分增速": (part / part_then - 1) * 100, "占比变化": (part / whole - part_then / then) * 100,
            "拉动": (part - part_then) / then * 100,
        }  # fmt: skip
    figures = [
        printed(name, value, 1, "亿元") for name, value in (("全部", whole), ("部分", part), ("其余", rest))
    ]
    figures += [printed(name, value, rate, "%") for name, value in ratios.items()]
    relations = [
        total("r1", "全部", ["部分", "其余"]), share("r2", "部分", "全部", "占比"), share("r3", "其余", "全部", "其余占比"),
        shares_total("r4", ["占比", "其余占比"]), growth("r5", "全部", "增速"), growth("r6", "部分", "部分增速"),
        share_change("r7", "部分", "全部", "占比", "占比变化"), pull("r8", "部分", "全部", "拉动"),
    ]  # fmt: skip
    factor = Fraction(10**8)
    point = {
        "全部": Fraction(whole) * factor, "部分": Fraction(part) * factor, "其余": Fraction(rest) * factor,
        base_of("全部"): Fraction(then) * factor, base_of("部分"): Fraction(part_then) * factor,
        "占比": Fraction(part) / Fraction(whole) * 100, "其余占比": Fraction(rest) / Fraction(whole) * 100,
    }  # fmt: skip
    assert holds_at(compile_system(figures, relations).rows, point)


def test_compile_system__a_ratio_used_once_vanishes() -> None:
    figures = [figure("部分", "51.6亿元"), figure("全部", "61亿元"), figure("占比", "83.4%")]
    system = compile_system(figures, [share("占", "部分", "全部", "占比")])
    assert {name for row in system.rows for name, _ in row.terms} == {"部分", "全部"}
    ratios = [row for row in system.rows if "占比" in row.owners]
    assert {row.owners for row in ratios} == {frozenset({"占", "占比"})}
    assert {dict(row.terms)["全部"] for row in ratios} == {Fraction("-0.8335"), Fraction("-0.8345")}
    assert [row.span.hi_open for row in ratios if row.span.hi is not None] == [True]


def test_compile_system__a_ratio_used_twice_becomes_a_variable() -> None:
    figures = [
        figure("部分", "51.6亿元"),
        figure("全部", "61亿元"),
        figure("占比", "83.4%"),
        figure("其余占比", "16.6%"),
    ]
    relations = [share("占", "部分", "全部", "占比"), shares_total("全", ["占比", "其余占比"])]
    rows = compile_system(figures, relations).rows
    assert any(dict(row.terms).keys() == {"占比"} for row in rows)
    assert any({"部分", "全部", "占比"} == dict(row.terms).keys() for row in rows), (
        "McCormick ties it to both"
    )


def test_compile_system__weights_and_what_some_items_account_for() -> None:
    figures = [figure("甲", "5亿元"), figure("乙", "5亿元", weight=None)]
    system = compile_system(figures, [total(Hold("和", certain=True), "甲", ["乙"])])
    assert system.weights == {"甲": 1, "乙": None, "和": None}
    assert {row.owners for row in system.over({"甲", "和"})} == {frozenset("甲"), frozenset("和")}


def test_compile_system__an_unknown_ratio_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        compile_system([figure("甲", "5亿元")], [share("占", "甲", "甲", "没有")])


def test_compile_system__a_figure_without_bounds_makes_no_row() -> None:
    anything = Quantity("甲", Interval(None, None))
    assert compile_system([anything], []).rows == ()


@pytest.mark.parametrize(
    ("interval", "lo", "hi"),
    [("[2.5, 3.5)", 3, 3), ("(2, 4)", 3, 3), ("[2, 4]", 2, 4), ("[0.1, 0.9]", 1, 0)],
)
def test_quantity_span__whole_numbers(interval: str, lo: int, hi: int) -> None:
    quantity = Quantity("项目", Interval.parse(interval), whole_number=True)
    assert quantity_span(quantity, strict=False) == Span(Fraction(lo), Fraction(hi))


def test_quantity_span__the_strict_reading() -> None:
    quantity = figure("规上", "61亿元", strict=1)
    assert quantity_span(quantity, strict=False).lo == 6_050_000_000
    assert quantity_span(quantity, strict=True).lo == 6_095_000_000


def test_counted__only_whole_numbers_of_a_known_whole() -> None:
    figures = [figure("全市", "47个", whole_number=True), figure("占比", "36.2%")]
    rows = compile_system(figures, [k_of_n("占", "园区", "全市", "占比")]).rows
    bounds = {row.span.lo or row.span.hi for row in rows if dict(row.terms).keys() == {"园区"}}
    assert bounds == {17}, "17 of 47 is 36.2 %"
    vague = [figure("全市", "4.7万户"), figure("占比", "36.2%")]
    rows = compile_system(vague, [k_of_n("占", "园区", "全市", "占比")]).rows
    assert not [row for row in rows if dict(row.terms).keys() == {"园区"}]


@pytest.mark.parametrize(("quantity", "grain"), [
    (figure("a", "61亿元"), Fraction(5 * 10**7)), (figure("a", "83.4%"), Fraction(1, 20)),
    (known("a", "531.25"), Fraction(1, 100)),
    (known("a", "7"), Fraction(1)),
])  # fmt: skip
def test_grain__half_the_interval_or_the_last_digit(quantity: Quantity, grain: Fraction) -> None:
    assert compile_system([quantity], []).grain["a"] == grain


def test_relations_of_one_system__share_nothing_but_figures() -> None:
    """Rows of a relation are owned by it, so distrusting it takes all of them away and no other."""
    relations: list[Relation] = [total("一", "全部", ["部分"]), total("二", "全部", ["其余"])]
    rows = compile_system([figure(name, "5亿元") for name in ("全部", "部分", "其余")], relations).rows
    assert len([row for row in rows if "一" in row.owners]) == 1
