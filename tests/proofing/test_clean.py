# ruff: noqa: E501  (a report in one line is easier to read than one in three)
"""A report whose printed figures are true ones, rounded, is never contradicted: any relation, any number of decimals."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from proofing.by_hand import codes
from taizhang.kernel.written import round_half_up

Drawn = st.DrawFn
places = st.integers(min_value=0, max_value=3)


def shown(value: Fraction, decimals: int) -> str:
    """The value as an office prints it: 四舍五入 to so many decimals."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{round_half_up(exact, decimals):f}"


@st.composite
def amounts(draw: Drawn, count: int) -> list[Fraction]:
    """Amounts in 亿元, none too small to be printed."""
    return [Fraction(draw(st.integers(2_000, 9_000_000)), 1000) for _ in range(count)]


def money(draw: Drawn, value: Fraction) -> str:
    """In 亿元 or 万元."""
    if draw(st.booleans()):
        return shown(value, draw(places)) + "亿元"
    return shown(value * 10_000, draw(st.integers(0, 2))) + "万元"


def percent(draw: Drawn, ratio: Fraction) -> str:
    return shown(ratio * 100, draw(places)) + "%"


def change(draw: Drawn, ratio: Fraction) -> tuple[str, str]:
    """The word of direction and the number after it."""
    return f"{'下降' if ratio < 0 else '增长'}", f"{shown(abs(ratio) * 100, draw(places))}%"


growths = st.fractions(min_value=Fraction(-4, 5), max_value=3, max_denominator=997)


@st.composite
def shares(draw: Drawn) -> str:
    one, other = draw(amounts(2))
    whole = one + other
    return (
        f"产值{{1|{money(draw, whole)}|level|产值}}，其中甲{{2|{money(draw, one)}|level|甲产值|part_of=1}}，"
        f"占产值{{3|{percent(draw, one / whole)}|share|甲产值|of=2 base=1 base_name=产值}}，"
        f"乙{{4|{money(draw, other)}|level|乙产值|part_of=1}}，占比{{5|{percent(draw, other / whole)}|share|乙产值|of=4}}。"
    )


@st.composite
def counts(draw: Drawn) -> str:
    whole = draw(st.integers(2, 400))
    part = draw(st.integers(1, whole))
    return (
        f"{{1|{whole}个|count|大类}}大类中{{2|{part}个|count|增长大类}}为正增长，"
        f"增长面{{3|{percent(draw, Fraction(part, whole))}|share|增长大类|of=2 base=1}}；"
        f"占大类的{{4|{percent(draw, Fraction(part, whole))}|share|增长大类|base_name=大类}}。"
    )


@st.composite
def totals(draw: Drawn) -> str:
    parts = draw(amounts(3))
    listed = "、".join(
        f"第{number}块{{{number + 1}|{money(draw, part)}|level|块{number}|part_of=1 complete group=1}}"
        for number, part in enumerate(parts, start=1)
    )
    return f"投资{{1|{money(draw, sum(parts, Fraction(0)))}|level|投资}}，由三块组成：{listed}。"


@st.composite
def trade(draw: Drawn) -> str:
    exports, imports = draw(amounts(2))
    return (
        f"进出口{{1|{money(draw, exports + imports)}|level|进出口}}，其中出口{{2|{money(draw, exports)}|level|出口|part_of=1}}、"
        f"进口{{3|{money(draw, imports)}|level|进口|part_of=1}}。"
    )


@st.composite
def changes(draw: Drawn) -> str:
    (before,) = draw(amounts(1))
    rate = draw(growths)
    now = before * (1 + rate)
    word, growth = change(draw, rate)
    more = "增加" if now >= before else "减少"
    return (
        f"收入{{1|{money(draw, now)}|level|收入|when=2024-01..2024-09}}，{more}{{2|{money(draw, abs(now - before))}|other|收入|of=1 basis=同比}}，"
        f"{word}{{3|{growth}|growth|收入|of=1 basis=同比}}。收入由{{4|{money(draw, before)}|level|收入}}到{{5|{money(draw, now)}|level|收入}}，"
        f"{word}{{6|{growth}|growth|收入|of=5 base=4}}。"
    )


@st.composite
def progresses(draw: Drawn) -> str:
    value, target = draw(amounts(2))
    return (
        f"年度计划投资{{1|{money(draw, target)}|plan|年度计划投资}}，完成投资{{2|{money(draw, value)}|level|完成投资}}，"
        f"占年度计划的{{3|{percent(draw, value / target)}|progress|完成投资|of=2}}。"
    )


@st.composite
def gaps(draw: Drawn) -> str:
    own, other = draw(growths), draw(growths)
    word, growth = change(draw, own)
    other_word, other_growth = change(draw, other)
    side = "高" if own >= other else "低"
    return (
        f"{word}{{1|{growth}|growth|产值}}，比全国（{other_word}{{2|{other_growth}|growth|全国产值}}）{side}"
        f"{{3|{shown(abs(own - other) * 100, draw(places))}个百分点|pp_change|产值|base=2}}。"
    )


@st.composite
def pulls(draw: Drawn) -> str:
    before, part = draw(amounts(2))
    rate = draw(st.fractions(min_value=Fraction(1, 50), max_value=1, max_denominator=997))
    grown, risen = before * rate, min(part, before * rate * 3)
    return (
        f"增加值增长{{1|{percent(draw, rate)}|growth|增加值}}，贡献率{{2|{percent(draw, risen / grown)}|share|行业|basis=贡献率}}，"
        f"拉动{{3|{shown(risen / before * 100, draw(places))}个百分点|pp_change|行业|basis=拉动 base=1}}。"
    )


@st.composite
def families(draw: Drawn) -> str:
    befores = draw(amounts(3))
    rates = [draw(growths) for _ in befores]
    nows = [before * (1 + rate) for before, rate in zip(befores, rates, strict=True)]
    total = sum(nows, Fraction(0))
    word, growth = change(draw, total / sum(befores, Fraction(0)) - 1)
    text = f"投资{{1|{money(draw, total)}|level|投资}}，{word}{{2|{growth}|growth|投资|of=1}}，由三块组成："
    for number, (now, rate) in enumerate(zip(nows, rates, strict=True)):
        word, growth = change(draw, rate)
        level = 3 + 2 * number
        text += (
            f"块{number}投资{{{level}|{money(draw, now)}|level|块{number}投资|part_of=1 complete}}，"
            f"{word}{{{level + 1}|{growth}|growth|块{number}投资|of={level}}}，"
        )
    return text.rstrip("，") + "。"


anything = st.one_of(
    shares(), counts(), totals(), trade(), changes(), progresses(), gaps(), pulls(), families()
)


@settings(max_examples=600)
@given(anything)
def test_judge__a_true_report_is_never_contradicted(marked: str) -> None:
    assert [each for each in codes(marked) if each[1] != "imports-vanish"] == []
