"""Spoken sentences whose figures can be checked: men and women, the calendar's pace, a gap to a growth in brackets."""

from collections.abc import Callable
from decimal import Decimal

from proofing.prose.gold import Clash, Fig, Text, fill, tagged
from proofing.prose.pen import Pen
from proofing.prose.spoken import Said, briefly
from proofing.prose.terse import row, some
from proofing.prose.world import D, Series, ratio, rounded


def sexes(pen: Pen) -> Said:
    """总人口 = men + women, or not; 性别比."""
    if not pen.new("常住人口", "户籍总人口", "sexes"):
        return [], []
    men = some(pen, 10, 90, 2)
    women = rounded(men * some(pen, 0.9, 1.02, 3), 2)
    wrong = pen.chance(0.2)
    whole = Fig(
        f"{men + women + (3 if wrong else 0)}万人",
        men + women + (3 if wrong else 0),
        "万人",
        "level",
        "总人口",
    )
    parts = [Fig(f"{v}万人", v, "万人", "level", n) for v, n in ((men, "男"), (women, "女"))]
    rate = rounded(ratio(men, women) * 100, 2)
    figure = Fig(f"{rate}", rate, "", "other", "性别比", optional=True)
    clashes = [Clash((whole, *parts), "男女之和不等于总人口", "sum, sexes")] if wrong else []
    template = pen.pick(
        "年末总人口{W}。性别：男{A}、女{B}，性别比{R}。",
        "总人口{W}，其中男性{A}，女性{B}。",
        "全县总人口{W}，男{A}，女{B}。",
    )
    return tagged(
        fill(template, {"W": whole, "A": parts[0], "B": parts[1], "R": figure}), "men and women"
    ), clashes


def calendar_pace(pen: Pen) -> Said:
    """上半年完成全年目标的60.5%，超序时进度10.5个百分点: half the year is 50%."""
    if not pen.new("calendar"):
        return [], []
    month, words = pen.rng.choice(((6, "上半年"), (3, "一季度"), (9, "前三季度"), (6, "1-6月")))
    name = pen.pick("税收收入", "重点项目投资", "工业技改投资")
    if not pen.new(name, "税收"):
        return [], []
    series = row(pen, name, "亿元", (5, 200))
    level = pen.level(series)
    gap = some(pen, 0.5, 20, 1)
    wrong = pen.chance(0.25)
    done = Fig(
        f"{rounded(D(month) / 12 * 100, 0) + gap}{pen.percent}",
        rounded(D(month) / 12 * 100, 0) + gap,
        "%",
        "progress",
        name,
        level,
    )
    shown = gap + (6 if wrong else 0)
    points = Fig(f"{shown}{pen.points}", shown, "个百分点", "pp_change", name, level)
    points.of = None
    clashes = [Clash((done, points), "与日历的序时进度不符", "calendar pace")] if wrong else []
    return tagged(
        fill(
            words + "，{n}{V}，完成全年目标的{K}，超序时进度{P}。",
            {"n": name, "V": level, "K": done, "P": points},
        ),
        "pace of the calendar",
    ), clashes


def bracketed_gap(pen: Pen) -> Said:
    """增3.2%，比前7月（6.7%）低3.5个百分点."""
    name = pen.pick("规上服务业营收", "软件业务收入", "限上批发额", "货运周转量")
    if not pen.new(name):
        return [], []
    own, before = some(pen, 2, 15, 1), some(pen, 2, 15, 1)
    if own == before:
        return [], []
    rate, earlier = pen.pct(own, "growth", name, None, 1), pen.pct(before, "growth", name, None, 1)
    earlier.optional, earlier.kinds = True, ("other",)
    gap = own - before
    wrong = pen.chance(0.25)
    shown = abs(gap) + (D("1.7") if wrong else 0)
    points = Fig(f"{shown}{pen.points}", shown if gap > 0 else -shown, "个百分点", "pp_change", name)
    clashes = [Clash((rate, earlier, points), "差额与两个增速不符", "gap of growths")] if wrong else []
    word = pen.pick("高", "快") if gap > 0 else pen.pick("低", "慢")
    against = pen.pick("前7月", "上半年", "全省", "全市平均")
    template = pen.pick(
        f"{{N}}增{{R}}，比{against}（{{E}}）{word}{{P}}。",
        f"{{N}}同比增长{{R}}，较{against}（{{E}}）{word}{{P}}。",
    )
    return tagged(
        fill(template, {"N": name, "R": rate, "E": earlier, "P": points}), "gap to a bracketed growth"
    ), clashes


def between_members(pen: Pen) -> Said:
    """零售额增13.2%，城镇增13.9%，乡村增9%: the whole lies between, weighted by the levels."""
    if not pen.new("社会消费品零售总额", "社零总额", "between"):
        return [], []
    parts = [row(pen, m + "零售额", "亿元", (30, 400)) for m in ("城镇", "乡村")]
    whole = Series(
        "零售额",
        parts[0].item,
        "亿元",
        parts[0].decimals,
        parts[0].now + parts[1].now,
        parts[0].base + parts[1].base,
    )
    wrong = pen.chance(0.25) and whole.growth > 0
    said: Text = []
    figures: list[Fig] = []
    for series in (whole, *parts):
        level = pen.level(series)
        rate = briefly(pen, series, level)
        figure = rate[1]
        assert isinstance(figure, Fig)
        figures.append(figure)
        said += [series.name, level, "，", *rate, "；"]
    if wrong and all((f.value or 0) > 0 for f in figures):
        largest = max(f.value for f in figures if f.value is not None)
        figures[0].value = Decimal(largest) + 15
        figures[0].shown = f"{figures[0].value}{pen.percent}"
        said[-1] = "。"
        return tagged(said, "whole between members"), [
            Clash(tuple(figures), "合计增速不在各分项之间", "growth outside members, with levels")
        ]
    said[-1] = "。"
    return tagged(said, "whole between members"), []


def objects(pen: Pen) -> Said:
    """投107万元修弹石路; 网上卖了8.6亿元."""
    if not pen.new("objects"):
        return [], []
    a = pen.amount(some(pen, 20, 900, 0), "万元", "", "level", 0)
    b = pen.amount(some(pen, 1, 40), "亿元", "", "level", 1)
    c = pen.amount(some(pen, 1, 40), "公里", "", "level", 1)
    return tagged(fill("投{A}修弹石路{C}，网上卖了{B}。", {"A": a, "B": b, "C": c}), "verbs and objects"), []


def held_at(pen: Pen) -> Said:
    """登记失业率控制在3.4%以内; 存贷比64.6%."""
    if not pen.new("held at"):
        return [], []
    a = pen.pct(some(pen, 1, 4.5), "other", "登记失业率", None, 1)
    b = pen.pct(some(pen, 50, 90), "other", "存贷比", None, 1)
    b.kinds = ("share",)
    return tagged(
        fill(
            pen.pick(
                "登记失业率控制在{A}以内，存贷比{B}。",
                "城镇登记失业率为{A}，存贷比达{B}。",
                "登记失业率压在{A}，存贷比{B}。",
            ),
            {"A": a, "B": b},
        ),
        "held at a rate",
    ), []


SAYINGS: tuple[Callable[[Pen], Said], ...] = (
    sexes,
    calendar_pace,
    bracketed_gap,
    between_members,
    objects,
    held_at,
)
