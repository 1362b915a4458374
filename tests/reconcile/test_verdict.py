"""The verdict on whole reports: the clashes that real reports have, reports that are right, planted slips."""

from decimal import Decimal
from fractions import Fraction

import pytest

from reconcile.small_systems import figure, known
from taizhang.kernel import Level, Written
from taizhang.reconcile.exact import proves
from taizhang.reconcile.relation import (
    Hold,
    Quantity,
    Relation,
    at_least,
    at_most,
    base_parts_within,
    contribution,
    difference,
    growth,
    increase,
    k_of_n,
    parts_within,
    progress,
    pull,
    same,
    share,
    share_change,
    shares_total,
    total,
)
from taizhang.reconcile.verdict import Verdict, reconcile


def certain(name: str) -> Hold:
    return Hold(name, certain=True)


def blamed(verdict: Verdict) -> set[str]:
    """The figures that some explanation blames alone."""
    return {
        suspect.items[0]
        for knot in verdict.knots
        for suspect in knot.suspects
        if len(suspect.items) == 1 and suspect.figures
    }


def test_reconcile__at_a_known_point_nothing_is_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = [figure("电池产值", "40.5亿元"), figure("规上产值", "48亿元"), figure("电池占比", "84.4%")]
    relations = [share("占比", "电池产值", "规上产值", "电池占比")]
    point = {"电池产值": Fraction(4_050_000_000), "规上产值": Fraction(4_800_000_000)}
    searched = reconcile(figures, relations)
    with monkeypatch.context() as without:
        without.delattr("taizhang.reconcile.verdict.find_knots")
        assert reconcile(figures, relations, known=point) == searched == Verdict()


@pytest.mark.parametrize("printed", ["84.4%", "65.1%"])
def test_reconcile__a_point_that_does_not_fit_changes_nothing(printed: str) -> None:
    figures = [figure("电池产值", "40.5亿元"), figure("规上产值", "48亿元"), figure("电池占比", printed)]
    relations = [share("占比", "电池产值", "规上产值", "电池占比")]
    for point in ({"电池产值": Fraction(1)}, {"电池产值": Fraction(4_060_000_000), "规上产值": Fraction(1)}):
        assert reconcile(figures, relations, known=point) == reconcile(figures, relations)


# What the seed report shows can go wrong, in figures of our own.


def test_reconcile__share_that_no_rounding_explains() -> None:
    figures = [figure("电池产值", "32.4亿元"), figure("规上产值", "48亿元"), figure("电池占比", "65.1%")]
    verdict = reconcile(figures, [share("占比", "电池产值", "规上产值", "电池占比")])
    assert not verdict.consistent
    (clash,) = verdict.clashes
    assert clash.level is Level.ERROR
    assert clash.figures == ("电池产值", "电池占比", "规上产值")
    assert clash.text == "电池产值32.4亿元÷规上产值48亿元，应在66.7%至68.32%之间，写的是65.1%。"
    assert proves(clash.rows, clash.certificate, closed=True)


def test_reconcile__share_that_rounding_does_explain() -> None:
    figures = [figure("电池产值", "32.4亿元"), figure("规上产值", "48亿元"), figure("电池占比", "66.8%")]
    assert reconcile(figures, [share("占比", "电池产值", "规上产值", "电池占比")]).knots == ()


def test_reconcile__parts_exceed_a_total_unless_it_was_rounded() -> None:
    figures = [
        figure("规上产值", "48亿元", strict=1),
        figure("电池产值", "38.5亿元"),
        figure("化工产值", "9.7亿元"),
    ]
    verdict = reconcile(figures, [parts_within("其中", "规上产值", ["电池产值", "化工产值"])])
    assert verdict.consistent, "48亿元 may be 48.4"
    (clash,) = verdict.clashes
    assert clash.level is Level.HINT, "but where one decimal is printed everywhere it is 48.0"
    assert "至少48.1亿元，超过了规上产值48亿元（至多48.05亿元）" in clash.text


def test_reconcile__two_shares_need_two_different_wholes() -> None:
    figures = [
        figure("电池产值", "31.5亿元"), figure("化工产值", "6.2亿元"), figure("电池占比", "78.1%"), figure("化工占比", "13.9%"),
        Quantity("规上产值", Written.parse("1亿元").interval().scale(Decimal(0)), unit=None, weight=Fraction(1)),
    ]  # fmt: skip
    unknown_whole = [each for each in figures if each.id != "规上产值"]
    relations = [
        share("一", "电池产值", "规上产值", "电池占比"),
        share("二", "化工产值", "规上产值", "化工占比"),
    ]
    verdict = reconcile(unknown_whole, relations)
    assert [clash.relations for clash in verdict.clashes] == [("一", "二")]


def test_reconcile__the_rest_was_positive_last_year_and_cannot_be_now() -> None:
    figures = [
        figure("规上产值", "48.0亿元"), figure("规上增速", "10.0%"),
        figure("电池产值", "40.5亿元"), figure("电池增速", "16.3%"),
        figure("化工产值", "7.4亿元"), figure("化工增速", "-9.8%"),
    ]  # fmt: skip
    relations = [
        growth("同比一", "规上产值", "规上增速"), growth("同比二", "电池产值", "电池增速"),
        growth("同比三", "化工产值", "化工增速"), base_parts_within("上年", "规上产值", ["电池产值", "化工产值"]),
    ]  # fmt: skip
    assert reconcile(figures, relations).consistent
    worse = [figure("电池增速", "6.3%") if each.id == "电池增速" else each for each in figures]
    verdict = reconcile(worse, relations)
    assert not verdict.consistent
    assert {"同比一", "同比二", "同比三", "上年"} == set(verdict.clashes[0].relations)
    assert "上年同期数" in verdict.clashes[0].text


def test_reconcile__nine_months_measured_by_half_a_year() -> None:
    figures = [figure("规上产值", "48亿元"), figure("全年目标", "49.5亿元"), figure("完成率", "9.7%")]
    verdict = reconcile(figures, [progress("完成", "规上产值", "全年目标", "完成率")])
    assert not verdict.consistent
    assert "写的是9.7%" in verdict.clashes[0].text
    (point_moved,) = [each for each in verdict.knots[0].suspects if each.items == ("完成率",)]
    assert "97%" in [str(edit.after) for _, edit in point_moved.edits]


def test_reconcile__exports_alone_cannot_make_both_growths_true() -> None:
    figures = [
        figure("进出口", "1840万美元"), figure("出口", "1840万美元"), figure("进口", "120万美元"),
        figure("进出口增速", "-41.2%"), figure("出口增速", "38.6%"),
    ]  # fmt: skip
    relations = [
        total("合计", "进出口", ["出口", "进口"]),
        growth("同比一", "进出口", "进出口增速"), growth("同比二", "出口", "出口增速"),
        base_parts_within("上年", "进出口", ["出口"]),
    ]  # fmt: skip
    verdict = reconcile(figures, relations)
    assert [clash.relations for clash in verdict.clashes] == [("合计",)], (
        "last year imports may have been large"
    )
    assert blamed(verdict) >= {"进口"}


def test_reconcile__fourteen_of_thirty_nine_is_no_such_percentage() -> None:
    figures = [
        figure("园区项目", "23个", whole_number=True), figure("全市项目", "39个", whole_number=True),
        figure("占比", "36.4%"),
    ]  # fmt: skip
    verdict = reconcile(figures, [k_of_n("占全市", "园区项目", "全市项目", "占比")])
    assert verdict.clashes[0].text == "园区项目23个÷全市项目39个，应为58.97%，写的是36.4%。"


def test_reconcile__no_count_at_all_gives_the_percentage() -> None:
    figures = [figure("全市项目", "39个", whole_number=True), figure("占比", "36.4%")]
    verdict = reconcile(figures, [k_of_n("占全市", "园区项目", "全市项目", "占比")])
    assert not verdict.consistent
    assert "14个是35.9%，15个是38.46%" in verdict.clashes[0].text
    fits = [figure("全市项目", "39个", whole_number=True), figure("占比", "35.9%")]
    assert reconcile(fits, [k_of_n("占全市", "园区项目", "全市项目", "占比")]).consistent


def test_reconcile__projects_of_another_scope_are_no_part() -> None:
    """在建 leaves out the firms looked after for others, 投产 and 并网 include them: printed side by side they clash."""
    figures = [figure(name, text, whole_number=True) for name, text in (
        ("在建", "26个"), ("新建", "19个"), ("续建", "7个"), ("投产", "14个"), ("并网", "15个"))]  # fmt: skip
    assert reconcile(figures, [total("合计", "在建", ["新建", "续建"])]).consistent
    verdict = reconcile(
        figures, [total("合计", "在建", ["新建", "续建"]), parts_within("其中", "在建", ["投产", "并网"])]
    )
    assert all("其中" in clash.relations for clash in verdict.clashes)
    assert ("其中",) in [each.items for each in verdict.knots[0].suspects], "it may be no part at all"


def test_reconcile__taxes_in_two_units_leave_a_rest() -> None:
    figures = [
        figure("税收", "6.4亿元"), figure("增值税", "5.3亿元"), figure("所得税", "0.9亿元"), figure("个税", "917万元"),
    ]  # fmt: skip
    relations = [parts_within("其中", "税收", ["增值税", "所得税", "个税"])]
    assert reconcile(figures, relations).consistent
    slip = [figure("个税", "917亿元") if each.id == "个税" else each for each in figures]
    verdict = reconcile(slip, relations)
    (of_unit,) = [each for each in verdict.knots[0].suspects if each.items == ("个税",)]
    assert "917万元" in [str(edit.after) for _, edit in of_unit.edits]


def test_reconcile__yuan_beside_hundred_millions() -> None:
    figures = [
        figure("税收", "6.4亿元"), known("增值税", "531234567.89", unit=figure("", "1元").unit),
        known("其他", "108765432.10", unit=figure("", "1元").unit), known("零头", "0.01", unit=figure("", "1元").unit),
        known("合计", "640000000.00", unit=figure("", "1元").unit),
    ]  # fmt: skip
    relations = [total("一", "合计", ["增值税", "其他", "零头"]), same("二", "税收", "合计")]
    assert reconcile(figures, relations).consistent
    off = [*figures[:-1], known("合计", "640000000.01", unit=figure("", "1元").unit)]
    verdict = reconcile(off, relations)
    assert [clash.relations for clash in verdict.clashes] == [("一",)], (
        "one 分 in six hundred million is seen"
    )


# Each kind of relation: it holds, it is broken.

EACH = [
    (
        "difference",
        lambda: difference("差", "数", "目标", "超额"),
        ["12.3亿元", "11.5亿元", "0.8亿元"],
        "超额",
        "1.8亿元",
    ),
    (
        "increase",
        lambda: increase("增", "数", "增加"),
        ["12.3亿元", "10.0亿元", "2.3亿元"],
        "增加",
        "3.3亿元",
    ),
    (
        "shares",
        lambda: shares_total("全", ["数", "目标", "超额"]),
        ["33.3%", "33.3%", "33.3%"],
        "超额",
        "34.4%",
    ),
    ("same", lambda: same("同", "数", "目标"), ["12.3亿元", "12亿元"], "数", "13.2亿元"),
    ("at most", lambda: at_most("小", "数", "目标"), ["12.3亿元", "12.4亿元"], "数", "14.3亿元"),
    ("at least", lambda: at_least("大", "数", "目标"), ["12.3亿元", "12.2亿元"], "数", "11.3亿元"),
]


@pytest.mark.parametrize(
    ("relation", "texts", "wrong", "text"), [case[1:] for case in EACH], ids=[c[0] for c in EACH]
)
def test_relation__holds_and_is_broken(relation, texts: list[str], wrong: str, text: str) -> None:  # type: ignore[no-untyped-def]
    made: Relation = relation()
    names = list(made.figures)
    figures = [figure(name, each) for name, each in zip(names, texts, strict=False)]
    extra: list[Relation] = []
    if made.id == "增":  # the base is known through a growth
        figures = [figure("数", "12.3亿元"), figure("增加", "2.3亿元"), figure("增速", "23.0%")]
        extra = [growth("同比", "数", "增速")]
    assert reconcile(figures, [made, *extra]).consistent
    changed = [figure(wrong, text) if each.id == wrong else each for each in figures]
    verdict = reconcile(changed, [made, *extra])
    assert not verdict.consistent
    assert made.id in verdict.clashes[0].relations
    assert wrong in blamed(verdict)


def grown(contributed: str, pulled: str, moved: str) -> Verdict:
    """规上 100 → 110 (10.0%), 电池 40 → 46 (15.0%): contribution 60%, pull 6 points, share 40% → 41.8%."""
    figures = [
        figure("规上", "110.0亿元"), figure("规上增速", "10.0%"), figure("电池", "46.0亿元"), figure("电池增速", "15.0%"),
        figure("贡献率", contributed), figure("拉动", pulled), figure("占比", "41.8%"), figure("占比变化", moved),
    ]  # fmt: skip
    relations = [
        growth("一", "规上", "规上增速"), growth("二", "电池", "电池增速"), contribution("三", "电池", "规上", "贡献率"),
        pull("四", "电池", "规上", "拉动"), share("五", "电池", "规上", "占比"),
        share_change("六", "电池", "规上", "占比", "占比变化"),
    ]  # fmt: skip
    return reconcile(figures, relations)


def test_relation__contribution_pull_and_change_of_share() -> None:
    assert grown("60.0%", "6.0个百分点", "1.8个百分点").knots == ()
    assert "三" in {
        name for clash in grown("70.0%", "6.0个百分点", "1.8个百分点").clashes for name in clash.relations
    }
    assert "四" in {
        name for clash in grown("60.0%", "8.0个百分点", "1.8个百分点").clashes for name in clash.relations
    }
    assert "六" in {
        name for clash in grown("60.0%", "6.0个百分点", "2.8个百分点").clashes for name in clash.relations
    }


# Undecidable, borderline, certain facts.


def test_reconcile__nothing_is_claimed_where_a_figure_is_missing() -> None:
    figures = [figure("规上产值", "48亿元"), figure("规上增速", "10%")]
    verdict = reconcile(figures, [growth("同比", "规上产值", "规上增速")])
    assert verdict.consistent
    assert verdict == Verdict()


def test_reconcile__ends_that_only_touch_are_borderline() -> None:
    # 48 stands for values below 48.5; the parts come to 48.5 at least
    figures = [figure("规上", "48亿元"), figure("电池", "38.75亿元"), figure("化工", "9.755亿元")]
    touching = [
        figures[0],
        known("电池", "38.745", unit=figures[1].unit),
        known("化工", "9.755", unit=figures[2].unit),
    ]
    verdict = reconcile(touching, [total("合计", "规上", ["电池", "化工"])])
    assert verdict.knots == ()
    assert [clash.level for clash in verdict.borderline] == [Level.NOTE]
    assert verdict.consistent


def test_reconcile__certain_facts_that_clash_have_no_suspects() -> None:
    figures = [known("甲", "1", weight=None), known("乙", "2", weight=None), figure("丙", "5个")]
    verdict = reconcile(figures, [same(certain("同"), "甲", "乙"), at_most("小", "丙", "乙")])
    (contradiction, ordinary) = verdict.knots
    assert contradiction.suspects == ()
    assert ordinary.suspects


def test_reconcile__a_ledger_fact_is_never_blamed() -> None:
    figures = [
        known("规上产值", "48.2", weight=None, unit=figure("", "1亿元").unit),
        figure("文中产值", "49亿元"),
    ]
    verdict = reconcile(figures, [same(certain("同"), "规上产值", "文中产值")])
    assert blamed(verdict) == {"文中产值"}


def test_reconcile__a_shared_figure_is_the_first_suspect() -> None:
    figures = [
        figure("规上", "84.0亿元"), figure("电池", "31.5亿元"), figure("化工", "9.2亿元"),
        figure("电池占比", "65.6%"), figure("化工占比", "19.2%"),
    ]  # fmt: skip
    relations = [share("一", "电池", "规上", "电池占比"), share("二", "化工", "规上", "化工占比")]
    verdict = reconcile(figures, relations)
    first = verdict.knots[0].suspects[0]
    assert first.items == ("规上",)
    assert "48.0亿元" in [str(edit.after) for _, edit in first.edits], "the two digits were swapped"
