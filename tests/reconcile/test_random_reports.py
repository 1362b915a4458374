"""The verdict on random reports: what was computed from one truth is right, and a planted slip is among the suspects."""

from decimal import Decimal, localcontext

from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.small_systems import eliminated, figure
from taizhang.kernel import Written, round_half_up
from taizhang.reconcile.relation import (
    Quantity,
    Relation,
    base_parts_within,
    contribution,
    growth,
    parts_within,
    pull,
    share,
    share_change,
    shares_total,
    total,
)
from taizhang.reconcile.system import compile_system
from taizhang.reconcile.verdict import reconcile

money = st.decimals(min_value=Decimal("0.2"), max_value=Decimal("90"), places=4, allow_nan=False)


def printed(name: str, value: Decimal, decimals: int, unit: str) -> Quantity:
    return figure(name, f"{round_half_up(value, decimals):f}{unit}")


@st.composite
def reports(draw: st.DrawFn) -> tuple[list[Quantity], list[Relation]]:
    """A whole with parts, their shares, their growths, all computed from one truth and printed half-up."""
    parts = draw(st.lists(money, min_size=1, max_size=4))
    rest = draw(st.one_of(st.just(Decimal(0)), money))
    last_year = draw(st.lists(money, min_size=len(parts), max_size=len(parts)))
    last_rest = draw(st.one_of(st.just(Decimal(0)), money))
    decimals, rate = draw(st.integers(0, 2)), draw(st.integers(0, 2))
    whole, whole_before = sum(parts) + rest, sum(last_year) + last_rest
    figures, relations = [printed("规上", whole, decimals, "亿元")], []
    names = [f"产业{number}" for number in range(len(parts))]
    with localcontext(prec=50):
        for name, value, before in zip(names, parts, last_year, strict=True):
            figures += [
                printed(name, value, decimals, "亿元"),
                printed(f"{name}占比", value / whole * 100, rate, "%"),
                printed(f"{name}增速", (value / before - 1) * 100, rate, "%"),
                printed(f"{name}拉动", (value - before) / whole_before * 100, rate, "个百分点"),
                printed(f"{name}占比变化", (value / whole - before / whole_before) * 100, rate, "个百分点"),
            ]
            relations += [
                share(f"{name}占", name, "规上", f"{name}占比"),
                growth(f"{name}增", name, f"{name}增速"),
                pull(f"{name}拉", name, "规上", f"{name}拉动"),
                share_change(f"{name}变", name, "规上", f"{name}占比", f"{name}占比变化"),
            ]
            if whole > whole_before:
                figures.append(
                    printed(f"{name}贡献率", (value - before) / (whole - whole_before) * 100, rate, "%")
                )
                relations.append(contribution(f"{name}贡", name, "规上", f"{name}贡献率"))
        figures.append(printed("规上增速", (whole / whole_before - 1) * 100, rate, "%"))
    exact, exact_before = rest == 0, last_rest == 0
    relations += [
        growth("规上增", "规上", "规上增速"),
        total("合计", "规上", names) if exact else parts_within("其中", "规上", names),
        base_parts_within("上年", "规上", names, exact=exact and exact_before),
        shares_total("全", [f"{name}占比" for name in names], exact=exact),
    ]
    return figures, relations


@settings(deadline=None)
@given(reports())
def test_reconcile__a_report_that_is_right_is_never_called_wrong(
    report: tuple[list[Quantity], list[Relation]],
) -> None:
    verdict = reconcile(*report)
    assert verdict.knots == ()
    assert verdict.borderline == ()
    assert verdict.undecided == ()


@settings(deadline=None, max_examples=60)
@given(reports(), st.data())
def test_reconcile__a_planted_slip_is_among_the_suspects(
    report: tuple[list[Quantity], list[Relation]], data: st.DataObject
) -> None:
    figures, relations = report
    fixed = [Relation(each.id, each.kind, each.figures, each.pieces, None) for each in relations]
    victim = data.draw(st.sampled_from(figures))
    assert victim.written is not None
    digits = list(victim.written.digits)
    place = data.draw(st.sampled_from([number for number, digit in enumerate(digits) if digit.isdigit()]))
    digits[place] = data.draw(st.sampled_from([digit for digit in "123456789" if digit != digits[place]]))
    wrong = Written("".join(digits), victim.written.unit)
    changed = [
        Quantity(each.id, wrong.interval(), each.name, wrong, each.unit) if each is victim else each
        for each in figures
    ]
    verdict = reconcile(changed, fixed)
    for knot in verdict.knots:
        assert knot.complete
        assert any(victim.id in suspect.items for suspect in knot.suspects)
        single = [suspect for suspect in knot.suspects if suspect.items == (victim.id,)]
        assert single, "one figure explains it, so it is among the cheapest explanations"
        low_high = dict(single[0].expected)[victim.id]
        assert low_high.contains(victim.written.value) or low_high.intersect(victim.interval) is not None


@settings(deadline=None)
@given(reports(), st.data())
def test_reconcile__agrees_with_elimination(
    report: tuple[list[Quantity], list[Relation]], data: st.DataObject
) -> None:
    """Any digits at all: the verdict is what Fourier–Motzkin elimination says of the same rows."""
    figures, relations = report
    few = figures[:5]
    names = {each.id for each in few}
    kept = [each for each in relations if set(each.figures) <= names]
    scrambled = []
    for each in few:
        assert each.written is not None
        nudge = data.draw(st.decimals(min_value=-2, max_value=2, places=each.written.decimals))
        written = Written(f"{each.written.value + nudge:f}", each.written.unit)
        scrambled.append(Quantity(each.id, written.interval(), each.name, written, each.unit))
    verdict = reconcile(scrambled, kept)
    rows = compile_system(scrambled, kept).rows
    assert eliminated(rows) == (verdict.knots == () and verdict.borderline == ())
    for clash in verdict.clashes:
        assert not eliminated(clash.rows)
