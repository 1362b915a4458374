"""Statements that can be checked against one another, true or false: changes, moves, counts of a list, averages of parts.

And their innocent cousins, which look wrong and are not: one indicator of two places, averages that do not add, turnover
greater than retail sales.
"""

from collections.abc import Callable

from proofing.prose.gold import Clash, Fig, Text, fill, tagged
from proofing.prose.pen import Pen, chinese
from proofing.prose.retold import FIELDS, Said, moved, nonce, one
from proofing.prose.terse import row, some
from proofing.prose.world import D, rounded


def compared(pen: Pen) -> Said:
    """与上年同期的3.2亿元相比多出1.1亿元，增幅34.4%: a change that fits, or does not."""
    series = nonce(pen)
    if series is None or series.unit != "亿元" or abs(series.now - series.base) < D("0.5"):
        return one(pen)
    level = pen.level(series)
    base = Fig(
        f"{rounded(series.base, series.decimals)}亿元",
        rounded(series.base, series.decimals),
        "亿元",
        "level",
        series.name,
        kinds=("other",),
    )
    growth = pen.pct(series.growth, "growth", series.name, level, 1)
    more = rounded(series.now, series.decimals) - rounded(series.base, series.decimals)
    change = Fig(f"{abs(more)}亿元", more, "亿元", "other", series.name)
    clashes: list[Clash] = []
    template = pen.pick(
        "{N}{V}，上年同期为{B}，{d}{G}。",
        "{N}由上年同期的{B}{t}{V}，{d}{G}。",
        "{N}{V}，比上年同期{m}{C}，{d}{G}。",
        "{N}{V}（上年同期{B}），{d}{G}。",
        "{N}{V}，{m}{C}，{d}{G}。",
    )
    if pen.chance(0.15) and growth.value is not None and abs(series.growth) < 90:
        wrong = growth.value + (25 if growth.value > 0 else -25)
        growth.value = wrong
        growth.shown = f"{abs(wrong)}{pen.percent}"
        other = base if "{B}" in template else change
        clashes = [
            Clash(
                (growth, level, other),
                "增速与两数不符",
                "growth of base" if other is base else "growth and change",
            )
        ]
    up = series.growth > 0
    slots = {
        "N": series.name,
        "V": level,
        "B": base,
        "C": change,
        "G": growth,
        "d": "增长" if up else "下降",
        "m": pen.pick("多出", "净增", "增加") if up else pen.pick("少了", "净减", "减少"),
        "t": pen.pick("增加到", "升至") if up else pen.pick("减少到", "降至"),
    }
    return tagged(fill(template, slots), "retold: compared"), clashes


def rate_moved(pen: Pen) -> Said:
    """由一年前的35.2%提高到36.7%，提高1.5个百分点."""
    name = pen.pick(
        "绿电占比", "研发投入强度", "民营经济比重", "产能利用率", "线上渗透率", "本地配套率", "良品率"
    )
    if not pen.new(name):
        return [], []
    old, new = some(pen, 20, 60, 1), some(pen, 20, 60, 1)
    if old == new:
        return [], []
    kinds = ("other", "share", "level")
    a, b = (Fig(f"{v}{pen.percent}", v, "%", "other", name, kinds=kinds) for v in (old, new))
    a.optional = True
    gap = pen.pp(new - old, name)
    gap.value, gap.shown = new - old, f"{abs(new - old)}{pen.points}"
    up = new > old
    clashes: list[Clash] = []
    if pen.chance(0.15):
        gap.value = gap.value + (4 if up else -4)
        gap.shown = f"{abs(gap.value)}{pen.points}"
        clashes = [Clash((a, b, gap), "前后之差与所称不符", "rate from, to, by")]
    template = pen.pick("{N}由上年的{A}{u}到{B}，{u}{F}。", "{N}从{A}{u}至{B}，{u}了{F}。")
    return tagged(
        fill(template, {"N": name, "A": a, "B": b, "F": gap, "u": "提高" if up else "下降"}),
        "retold: rate from, to, by",
    ), clashes


def two_places(pen: Pen) -> Said:
    """The same indicator of two places: no contradiction."""
    series = nonce(pen)
    if series is None:
        return [], []
    said: Text = []
    for place in pen.rng.sample(["河东片区", "河西片区", "北部组团", "滨湖新城", "老城区"], 2):
        own = row(
            pen, place + series.name, series.unit, (float(series.now) / 4, float(series.now)), series.decimals
        )
        level = pen.level(own)
        said += [
            place,
            series.name if not said or pen.chance(0.5) else "",
            level,
            "，",
            *moved(pen, own, level),
            pen.pick("；", "，"),
        ]
    said[-1] = "。"
    return tagged(said, "retold: two places"), []


def averages(pen: Pen) -> Said:
    """Averages do not add: 全体 lies between 城镇 and 农村; wages, prices, yields."""
    if not pen.new("居民人均可支配收入", "全体居民人均可支配收入", "averages"):
        return [], []
    city, land = (
        row(pen, "城镇居民人均可支配收入", "元", (22000, 60000), 0),
        row(pen, "农村居民人均可支配收入", "元", (9000, 20000), 0),
    )
    all_ = row(pen, "全体居民人均可支配收入", "元", (20001, 21900), 0)
    said: Text = []
    for index, one_ in enumerate((all_, city, land)):
        level = pen.level(one_)
        said += [
            pen.pick("；其中，", "，其中") if index == 1 else "；" if index else "",
            one_.name,
            level,
            "，",
            *moved(pen, one_, level),
        ]
    return tagged([*said, "。"], "retold: averages"), []


def trade_turnover(pen: Pen) -> Said:
    """批发业销售额 may well exceed 社会消费品零售总额."""
    if not pen.new("社会消费品零售总额", "社零总额", "turnover"):
        return [], []
    retail = row(pen, "社会消费品零售总额", "亿元", (20, 90))
    level = pen.level(retail)
    said: Text = [retail.name, level, "，", *moved(pen, retail, level), pen.pick("，其中，", "；", "，")]
    for name, size in (
        ("批发业销售额", (90, 300)),
        ("零售业销售额", (20, 80)),
        ("住宿业营业额", (0.4, 3)),
        ("餐饮业营业额", (2, 20)),
    ):
        own = row(pen, name, "亿元", size)
        v = pen.level(own)
        said += [name, v, "，", *moved(pen, own, v), "；"]
    said[-1] = "。"
    return tagged(said, "retold: turnover"), []


def six_and_five(pen: Pen) -> Said:
    """六大先进制造业：… with as many members as said, or one fewer."""
    number = pen.rng.randint(3, 6)
    short = pen.chance(0.2)
    fields = pen.rng.sample(FIELDS, number - short)
    count = Fig(chinese(number) + "大", D(number), "个", "count", "", optional=True, kinds=("other",))
    rates = [pen.pct(some(pen, 1, 40), "growth", f) for f in fields]
    said: Text = [count, pen.pick("新兴产业", "先进制造业", "特色产业") + pen.pick("：", "中，")]
    for f, r in zip(fields, rates, strict=True):
        said += [f + pen.pick("", "增长"), r, "、"]
    said[-1] = "。"
    clashes = [Clash((count, *rates), "所称个数与所列不符", "list count, retold")] if short else []
    return tagged(said, "retold: N of them"), clashes


def over_but_under(pen: Pen) -> Said:
    """超额完成, and 87% of it: one of the two is wrong."""
    series = nonce(pen)
    if series is None:
        return [], []
    level = pen.level(series)
    wrong = pen.chance(0.3)
    done = pen.pct(some(pen, 60, 90) if wrong else some(pen, 101, 130), "progress", series.name, level)
    clashes = [Clash((level, done), "称超额完成，完成率却不到100%", "over but under")] if wrong else []
    template = pen.pick(
        "{N}{V}，超额完成年度目标，完成率{K}。", "{N}完成{V}，为年度目标的{K}，超额完成全年任务。"
    )
    return tagged(fill(template, {"N": series.name, "V": level, "K": done}), "retold: over"), clashes


def outside_parts(pen: Pen) -> Said:
    """A、B、C三个行业合计增长13.7%，其中A增长29%，B增长15%，C增长33%: a whole outside its parts cannot be."""
    fields = pen.rng.sample(FIELDS, 3)
    values = sorted(some(pen, 4, 40, 1) for _ in range(3))
    wrong = pen.chance(0.3)
    total = values[0] - D("2.5") if wrong else (values[0] + values[-1]) / 2
    if not pen.new("outside"):
        return [], []
    whole = pen.pct(total, "growth", "")
    rates = [pen.pct(v, "growth", f + "产值") for v, f in zip(values, fields, strict=True)]
    clashes = [Clash((whole, *rates), "合计增速不在各分项之间", "growth outside its parts")] if wrong else []
    said: Text = ["、".join(fields), pen.chinese_count(3, "个", ""), "行业产值合计增长", whole, "，其中"]
    for f, r in zip(fields, rates, strict=True):
        said += [f + "增长", r, "、"]
    said[-1] = "。"
    return tagged(said, "retold: whole and parts' growth"), clashes


SAYINGS: tuple[Callable[[Pen], Said], ...] = (
    compared,
    compared,
    rate_moved,
    two_places,
    averages,
    trade_turnover,
    six_and_five,
    over_but_under,
    outside_parts,
)
