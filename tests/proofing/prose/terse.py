"""Dense sentences, as bulletins and digests write them: several indicators in one breath, subjects left out.

Two or more indicators told together, then their growths; a chain of everything known of one indicator; months and
quarters in a row; a project's targets by number; births and deaths; the average price of what was imported.
"""

from collections.abc import Callable
from decimal import Decimal

from proofing.prose.gold import Clash, Fig, Text, tagged
from proofing.prose.pen import Pen
from proofing.prose.words import Item, Scale
from proofing.prose.world import D, Series, ratio

Said = tuple[Text, list[Clash]]
_ANY = Item(("",), (Scale("亿元", 1, 900),))


def some(pen: Pen, low: float, high: float, places: int = 6) -> Decimal:
    return D(str(round(pen.rng.uniform(low, high), places)))


def row(pen: Pen, name: str, unit: str, size: tuple[float, float], decimals: int | None = None) -> Series:
    now = some(pen, *size)
    rate = some(pen, 0.2, 30) if pen.chance(0.75) else -some(pen, 0.2, 20)
    return Series(
        name, _ANY, unit, pen.places if decimals is None else decimals, now, ratio(now, 1 + rate / 100)
    )


def region_block(pen: Pen) -> Said:
    """东部103家：GDP9.3万亿元，增5.7%；二产5.3万亿元、三产3.9万亿元，增2.2%、9.4%；…"""
    region = pen.pick("东部", "中部", "西部", "沿江片区", "临港片区", "核心区", "拓展区")
    number = pen.rng.randint(12, 120)
    count = pen.count(number, "家", "")
    unit = pen.pick("亿元", "亿元", "万亿元")
    size = (1, 16) if unit == "万亿元" else (20, 900)
    pieces: Text = [region, count, pen.pick("：", "，", "——")]
    if not pen.new(region):
        return [], []
    whole = row(pen, "GDP", unit, size)
    pieces += _one(pen, whole)
    pieces += ["；", *_two(pen, _part(pen, whole, "二产", 0.4), _part(pen, whole, "三产", 0.5))]
    fiscal = row(pen, "财政收入", "亿元", (10, 900))
    pieces += ["；", *_two(pen, fiscal, _part(pen, fiscal, "税收", 0.8))]
    trade = row(pen, pen.pick("进出口", "外贸"), unit, size)
    pieces += ["；", *_one(pen, trade)]
    if pen.chance(0.7):
        share = some(pen, 0.4, 0.8)
        inner = [
            Series("出口", _ANY, unit, trade.decimals, trade.now * share, trade.base),
            Series("进口", _ANY, unit, trade.decimals, trade.now * (1 - share), trade.base),
        ]
        pieces += [
            pen.pick("，内含", "，其中", "，"),
            inner[0].name,
            pen.level(inner[0]),
            "、" + inner[1].name,
            pen.level(inner[1]),
        ]
    if pen.chance(0.6):
        pieces += ["；", *_one(pen, row(pen, pen.pick("外资", "实际利用外资"), "亿美元", (2, 400), 0))]
    return tagged([*pieces, "。"], "block of a region"), []


def _part(pen: Pen, whole: Series, name: str, share: float) -> Series:
    """A part of the whole, now and a year ago."""
    now, base = (value * some(pen, share - 0.08, share + 0.08) for value in (whole.now, whole.base))
    return Series(name, _ANY, whole.unit, whole.decimals, now, base)


def _one(pen: Pen, series: Series) -> Text:
    level = pen.level(series)
    return [series.name, level, "，", *_short(pen, series, level)]


def _short(pen: Pen, series: Series, level: Fig | None) -> Text:
    figure = pen.pct(series.growth, "growth", series.name, level)
    word = pen.pick("增", "增", "增长", "升") if series.growth > 0 else pen.pick("降", "下降", "减")
    return [word, figure]


def _two(pen: Pen, first: Series, second: Series) -> Text:
    """二产5.3万亿元、三产3.9万亿元，增2.2%、9.4% or each with its own growth."""
    levels = [pen.level(first), pen.level(second)]
    pieces: Text = [first.name, levels[0]]
    if first.growth > 0 and second.growth > 0 and pen.chance(0.7):
        rates = [pen.pct(s.growth, "growth", s.name, v) for s, v in zip((first, second), levels, strict=True)]
        return [*pieces, "、" + second.name, levels[1], "，增", rates[0], pen.pick("、", "和"), rates[1]]
    pieces += ["，", *_short(pen, first, levels[0]), pen.pick("；", "，"), second.name, levels[1], "，"]
    return [*pieces, *_short(pen, second, levels[1])]


def apart_then_rates(pen: Pen) -> Said:
    """新批外资项目12个、合同外资3亿美元、实际利用外资1.2亿美元，分别增长8%、9%、10%."""
    if not pen.new("apart", "实际利用外资", "实际使用外资"):
        return [], []
    count = pen.count(pen.rng.randint(5, 90), "个", "新批外商投资项目")
    contract, real = (
        row(pen, "合同利用外资", "万美元", (900, 90000), 0),
        row(pen, "实际利用外资", "万美元", (500, 60000), 0),
    )
    levels = [count, pen.level(contract), pen.level(real)]
    rates = [pen.pct(some(pen, 1, 60), "growth", level.name, level) for level in levels]
    marks = pen.pick("，", "，", "、")
    pieces: Text = [
        "新批外商投资项目",
        count,
        marks + contract.name,
        levels[1],
        marks + real.name,
        levels[2],
        "，",
    ]
    pieces += [
        pen.pick("同比分别增长", "分别增长", "增幅分别为", "比上年同期分别增长"),
        *pen.join([[r] for r in rates]),
        "。",
    ]
    return tagged(pieces, "levels apart, rates together"), []


def listed_indicators(pen: Pen) -> Said:
    """国内生产总值、工业销售收入、出口额三项依次为42亿元、62亿元、8426万美元，增幅依次为…"""
    if not pen.new("listed", "财政收入", "实际利用外资"):
        return [], []
    choices = [
        ("国内生产总值", "亿元", (20, 300), 1),
        ("工业销售收入", "亿元", (20, 400), 1),
        ("财政收入", "亿元", (2, 40), 1),
        ("实际利用外资", "万美元", (900, 9000), 0),
        ("引进内资", "亿元", (5, 90), 1),
        ("出口额", "万美元", (900, 90000), 0),
    ]
    chosen = pen.rng.sample(choices, pen.rng.randint(3, 6))
    rows = [row(pen, name, unit, size, places) for name, unit, size, places in chosen]
    for one in rows:
        one.base = min(one.base, ratio(one.now, D("1.002")))
    levels = [pen.level(one) for one in rows]
    rates = [pen.pct(one.growth, "growth", one.name, level) for one, level in zip(rows, levels, strict=True)]
    names = "、".join(one.name for one in rows)
    total: Text = [pen.lead_in(len(rows), "项")] if pen.chance(0.3) else []
    before = pen.chance(0.3)
    pieces: Text = (["完成"] if before else []) + [names, *total]
    pieces += [pen.pick("依次为", "分别为", "分别达到", "各为"), *pen.join([[v] for v in levels]), "，"]
    pieces += [
        pen.pick("增幅依次为", "分别增长", "比上年分别增长", "同比分别增长"),
        *pen.join([[r] for r in rates]),
        "。",
    ]
    return tagged(pieces, "indicators listed, then levels, then rates"), []


def chain(pen: Pen) -> Said:
    """一般公共预算收入完成28583万元，占调整预算的105.5%，同比增长10.9%，增收2798万元，总量列全州第6位."""
    name = pen.pick("一般公共预算收入", "地方一般公共预算收入", "财政总收入", "政府性基金收入", "税收收入")
    if not pen.new(name, "chain", "一般公共预算收入", "地方一般公共预算收入", "财政收入"):
        return [], []
    wan = pen.chance(0.5)
    series = row(pen, name, "万元" if wan else "亿元", (5000, 90000) if wan else (5, 90), 0 if wan else 2)
    level = pen.level(series)
    done = pen.pct(some(pen, 40, 120), "progress", name, level)
    more = pen.amount(abs(series.now - series.base), series.unit, name + "增减额", "other", series.decimals)
    up = series.growth > 0
    if not up and more.value is not None:
        more.value = -more.value
    rank = Fig(f"第{pen.rng.randint(1, 12)}位", D(0), "位", "rank", name, level)
    rank.value = D(rank.shown[1:-1])
    budget = pen.pick("，占调整预算的", "，完成年初预算的", "，占预算", "，完成预算的", "，为年度预算的")
    pieces: Text = [name + pen.pick("完成", "累计完成", "实现", ""), level]
    tails: list[Text] = [
        [budget, done],
        ["，" + pen.pick("同比", "比上年", "按自然口径"), *grew(pen, series, level)],
        ["，" + (pen.pick("增收", "同比增收", "比上年增收") if up else pen.pick("减收", "短收")), more],
        ["，" + pen.pick("总量列全州", "排名全州", "居全市"), rank],
    ]
    if pen.chance(0.3):
        tails[1], tails[2] = tails[2], tails[1]
    for said in tails[: pen.rng.randint(2, 4)]:
        pieces += said
    return tagged([*pieces, "。"], "chain on one level"), []


def grew(pen: Pen, series: Series, level: Fig) -> Text:
    return ["增长" if series.growth > 0 else "下降", pen.pct(series.growth, "growth", series.name, level)]


def two_rates_two_points(pen: Pen) -> Said:
    """装备制造业与高技术制造业增加值分别增长11.4%、10.8%，领先规上工业4.4、3.8个百分点."""
    names = [
        n + "增加值"
        for n in pen.rng.sample(["装备制造业", "高技术制造业", "消费品制造业", "原材料制造业"], 2)
        if pen.new(n + "增加值")
    ]
    if len(names) < 2:
        return [], []
    rates = [pen.pct(some(pen, 6, 25), "growth", n) for n in names]
    gaps = [some(pen, 0.2, 9, 1) for _ in names]
    points = [
        Fig(f"{g}", g, "个百分点", "pp_change", n + "增速", None, "规上工业")
        for g, n in zip(gaps, names, strict=True)
    ]
    points[1].shown += pen.points
    members = pen.pick("与", "和", "、").join(n.removesuffix("增加值") for n in names)
    lead = pen.pick(
        "领先规上工业", "增速分别快于规上工业", "分别高于规上工业", "分别比规上工业快", "快于全部规模以上工业"
    )
    pieces: Text = [
        members + "增加值",
        pen.pick("分别增长", "同比分别增长", "增速分别为"),
        rates[0],
        pen.pick("、", "和"),
        rates[1],
        "，",
        lead,
        points[0],
        pen.pick("、", "和"),
        points[1],
        "。",
    ]
    return tagged(pieces, "two rates, two points"), []


SAYINGS: tuple[Callable[[Pen], Said], ...] = (
    region_block,
    region_block,
    apart_then_rates,
    listed_indicators,
    listed_indicators,
    chain,
    chain,
    two_rates_two_points,
)
