"""A figure is recomputed from its trace alone: by the entries under it, and by the formula over its children."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

import pytest

from counting.reference import same
from counting.small_park import Ledger, make_catalogue
from taizhang.adapters.duckdb import DuckEngine
from taizhang.counting import plan
from taizhang.counting.book import Book, count
from taizhang.counting.trace import Node, Trace
from taizhang.counting.unfold import entries_read
from taizhang.kernel import PARK, Amount, Measure, Period, Scope

BATTERY = Scope("cluster", "battery")


@pytest.fixture(scope="module")
def park() -> Ledger:
    """Three enterprises over two years, one of them new to 规上 and one that re-reports no base; a target."""
    ledger = Ledger()
    ledger.enterprise("甲", "cluster:battery", "above_scale:yes")
    ledger.enterprise("乙", "cluster:battery", "above_scale:yes@202403")
    ledger.enterprise("丙", "cluster:chemical", "above_scale:yes")
    ledger.enterprise("经发局", kind="department")
    ledger.enterprise("统计局", kind="outside")
    for year in (2023, 2024):
        for month in range(1, 13 if year == 2023 else 10):
            for who, made in (("甲", 310), ("乙", 95), ("丙", 41)):
                made = made * month + (year - 2023) * 13 * month * month
                base = None if who == "丙" else made - 17 * month
                ledger.reports(who, "output", year, month, made, base)
                ledger.reports(who, "sales", year, month, made - 3, base)
            ledger.reports("甲", "exports", year, month, 7 * month + year % 100, 6 * month)
            ledger.reports("丙", "imports", year, month, 5 * month, 6 * month)
            ledger.reports("甲", "staff", year, month, 300 + month, 290, first=month)
            ledger.reports("统计局", "output_above_scale", year, month, 90_000 * month, 80_000 * month)
    ledger.reports("经发局", "output_above_scale", 2024, 12, 9000, basis="target")
    ledger.reports("经发局", "output_above_scale", 2024, 9, 7000, basis="target")
    ledger.reports("经发局", "output_above_scale", 2024, 12, 12, basis="target_growth")
    ledger.reports("经发局", "exports", 2024, 9, 33, part="cluster:battery")
    return ledger


@pytest.fixture(scope="module")
def book(park: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = park.write(tmp_path_factory.mktemp("snapshot"))
    return count(DuckEngine(folder), make_catalogue(), Period(2024, 1, 9), "快照")


def worth(trace: Trace) -> Fraction:
    assert trace.figure is not None
    assert trace.figure.amount is not None
    return Fraction(trace.figure.amount.base)


def known(trace: Trace) -> list[Trace]:
    """The children; of a 合计 without those that its note says count as nothing."""
    nothing = trace.note == "本范围内无人填报的项按零计"
    return [each for each in trace.children if not nothing or (each.figure and each.figure.amount)]


def percent(part: Fraction, whole: Fraction) -> Fraction:
    return part / whole * 100


FORMULAS: dict[str, Callable[..., Fraction]] = {
    "本期 − 同期": lambda now, base: now - base,
    "本期 − 同一期间的目标": lambda now, target: now - target,
    "同比增速 − 增速目标": lambda grown, target: grown - target,
    "（本期 − 同期） ÷ 同期 × 100": lambda now, base: percent(now - base, base),
    "部分 ÷ 整体 × 100": percent,
    "本范围 ÷ 全市 × 100": percent,
    "分子 ÷ 分母 × 100": percent,
    "部分增量 ÷ 整体增量 × 100": percent,
    "部分增量 ÷ 整体同期数 × 100": percent,
    "累计数 ÷ 全年目标 × 100": percent,
    "本期占比 − 同期部分 ÷ 同期整体 × 100": lambda now, part, whole: now - percent(part, whole),
    "完成率 − 序时进度（9 ÷ 12 × 100）": lambda done: done - 75,
    "各项相加": lambda *parts: sum(parts, Fraction(0)),
}
"""What each formula says, worked out again here."""


def check(trace: Trace) -> int:
    """Recompute the figure of every node from its children; returns how many were recomputed."""
    recomputed = 0
    if trace.figure and trace.figure.amount and trace.children and trace.figure.measure != Measure.STREAK:
        if trace.formula in FORMULAS:
            wanted = FORMULAS[trace.formula](*(worth(child) for child in known(trace)))
        elif trace.figure.scope.dimension == "respondent" and "−" in trace.formula:
            now, start = (Fraction(Amount.parse(child.value).base) for child in trace.children)
            wanted = now - start
        else:
            wanted = sum((worth(child) for child in trace.children), Fraction(0))
        assert same(trace.figure.amount.base, wanted), "\n".join(trace.lines())
        recomputed = 1
    return recomputed + sum(check(child) for child in trace.children)


@pytest.mark.parametrize(
    "measure", [each for each in Measure if each not in (Measure.REPORTED, Measure.EXPECTED)]
)
def test_unfold__every_figure_follows_from_its_trace(book: Book, measure: Measure) -> None:
    recomputed = 0
    codes = ("output", "output_above_scale", "sales_rate", "trade", "exports", "staff")
    for code in codes:
        for scope in (PARK, BATTERY) if code in codes[1:3] else (PARK,):
            trace = book.trace(code, measure, scope)
            assert trace.figure == book.figure(code, measure, scope)
            recomputed += check(trace)
    targets = (Measure.TARGET, Measure.GROWTH_TARGET, Measure.GROWTH_TARGET_FIRST)
    assert recomputed > 0 or measure in targets


def test_unfold__a_sum_leads_to_the_entries_it_adds(book: Book, park: Ledger) -> None:
    trace = book.trace("output_above_scale", Measure.PRIOR, BATTERY)
    numbers = list(trace.entries())
    rows = [park.rows["entries"][number - 1] for number in numbers]
    assert [(row[1], row[5], row[7]) for row in rows] == [("乙", 2024, 9), ("甲", 2024, 9)]
    assert worth(trace) == sum(Fraction(row[9]) for row in rows) * 10_000


def test_unfold__a_base_that_fell_back_leads_to_last_years_entry(book: Book, park: Ledger) -> None:
    trace = book.trace("output", Measure.PRIOR, Scope("respondent", "丙"))
    (child,) = trace.children
    assert child.entry is not None
    assert park.rows["entries"][child.entry - 1][5:8] == (2023, 1, 9)
    assert child.note == "没有填报同期数，取上年台账数"


def test_unfold__a_month_shows_both_totals(book: Book) -> None:
    trace = book.trace("output", Measure.MONTH, Scope("respondent", "甲"))
    (child,) = trace.children
    assert [each.label for each in child.children] == ["本期累计", "上期累计"]
    assert list(trace.entries()) == [each.entry for each in child.children]


def test_unfold__a_run_of_months_shows_each_month_and_leaves_its_sums_closed(book: Book) -> None:
    trace = book.trace("output", Measure.STREAK)
    assert trace.value == "12个月"
    assert [str(each.figure.period) for each in trace.children if each.figure][:2] == [
        "2024-01..2024-09",
        "2024-01..2024-08",
    ]
    assert list(trace.entries()) == []


def test_unfold__a_part_entry_names_its_part(book: Book) -> None:
    labels = [child.label for child in book.trace("exports", Measure.VALUE, BATTERY).children]
    assert labels == ["甲公司", "经发局公司（新能源电池材料）"]


def test_unfold__a_target_leads_to_its_entry(book: Book, park: Ledger) -> None:
    trace = book.trace("output_above_scale", Measure.COMPLETION)
    (number,) = [each.entry for each in trace.children if each.entry]
    assert park.rows["entries"][number - 1][4:8] == ("target", 2024, 1, 12)


def test_unfold__what_is_not_known_says_so(book: Book) -> None:
    trace = book.trace("profit", Measure.GROWTH)
    assert trace.value == "无数据"
    assert [child.note for child in trace.children] == ["没有数据", "没有数据"]


def test_lines__the_tree_as_a_statistician_reads_it(book: Book) -> None:
    lines = list(book.trace("output_above_scale", Measure.GROWTH, Scope("cluster", "chemical")).lines())
    assert lines == [
        "规上工业总产值 化工 2024年1-9月 同比增速 = 285.365854%　（本期 − 同期） ÷ 同期 × 100",
        "  规上工业总产值 化工 2024年1-9月 数值 = 0.1422亿元　各单位累计数相加",
        "    丙公司 = 1422万元　第205号记录",
        "  规上工业总产值 化工 2024年1-9月 同期数 = 0.0369亿元　各单位填报的同期数相加，1家没有填报同期数，取上年台账数",
        "    丙公司 = 369万元　第85号记录，没有填报同期数，取上年台账数",
    ]


def test_printed__sums_whole_and_quotients_to_six_decimals(book: Book) -> None:
    assert book.trace("output", Measure.VALUE).value == "0.7173亿元"
    share = book.trace("output", Measure.SHARE, BATTERY)
    assert share.figure is not None
    assert share.figure.amount is not None
    assert abs(Decimal(share.value.rstrip("%")) - share.figure.amount.value) <= Decimal("0.0000005")


def _sums(node: Node) -> Iterator[Node]:
    if node.addends:
        yield node
    for each in node.inputs:
        yield from _sums(each)


def test_entries_read__the_leaves_of_the_traces(book: Book) -> None:
    everyone = [row["respondent"] for row in book.tally._engine.rows(plan.respondents)]
    measures = (Measure.GROWTH, Measure.GROWTH_LEDGER, Measure.GROWTH_PANEL, Measure.MONTH_GROWTH)
    sums = {
        node.addends: node.figure
        for code in ("output", "output_above_scale", "staff")
        for scope in (PARK, BATTERY)
        for measure in measures
        for node in _sums(book.node(code, measure, scope, book.period))
        if node.addends
    }
    read = entries_read(sums, everyone, book.tally)
    assert len(sums) > 20
    for addends, figure in list(sums.items())[::9]:  # each trace is a query
        trace = book.trace(figure.indicator, figure.measure, figure.scope, figure.period)
        assert read[addends] == frozenset(trace.entries()), addends


def test_entries_read__of_some_respondents_only(book: Book) -> None:
    node = book.node("output", Measure.VALUE, PARK, book.period)
    assert node.addends is not None
    trace = book.trace("output", Measure.VALUE)
    one = trace.children[0]
    assert one.figure is not None
    read = entries_read([node.addends], [one.figure.scope.member], book.tally)
    assert read == {node.addends: frozenset(one.entries())}
    assert entries_read([node.addends], [], book.tally) == {node.addends: frozenset()}


def test_unfold__count_lists_who_was_counted(book: Book) -> None:
    counted = book.trace("above_scale_number", Measure.VALUE)
    assert [(each.label, each.value) for each in counted.children] == [
        ("丙公司", "2020年1月起"),
        ("乙公司", "2024年3月起"),
        ("甲公司", "2020年1月起"),
    ]
    assert counted.value == f"{len(counted.children)}家"
    assert not list(counted.entries())


def test_unfold__count_of_the_new_lists_the_new(book: Book) -> None:
    new = book.trace("above_scale_new", Measure.VALUE)
    assert [(each.label, each.value) for each in new.children] == [("乙公司", "2024年3月起")]
    assert book.trace("above_scale_new", Measure.VALUE, Scope("cluster", "chemical")).children == ()


def test_unfold__count_of_last_year_under_growth(book: Book) -> None:
    now, then = book.trace("above_scale_number", Measure.CHANGE).children
    assert [each.label for each in now.children] == ["丙公司", "乙公司", "甲公司"]
    assert [each.label for each in then.children] == ["丙公司", "甲公司"]


def test_unfold__count_agrees_in_every_scope(book: Book) -> None:
    for code in ("above_scale_number", "above_scale_new"):
        for scope in (PARK, BATTERY, Scope("cluster", "chemical"), Scope("respondent", "甲")):
            for measure in (Measure.VALUE, Measure.PRIOR):
                found = book.trace(code, measure, scope)
                assert found.figure is not None
                assert found.figure.amount is not None
                assert found.figure.amount.value == len(found.children), (code, scope, measure)
