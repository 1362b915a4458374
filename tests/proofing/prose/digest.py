"""More of what digests say: periods in a row, months and totals, targets by number, births, imports, shares of the whole."""

from collections.abc import Callable

from proofing.prose.gold import Fig, Text, fill, tagged
from proofing.prose.pen import Pen
from proofing.prose.terse import Said, grew, row, some
from proofing.prose.words import RATE_NAMES
from proofing.prose.world import D, ratio


def quarters(pen: Pen) -> Said:
    """分季度看，一季度增长4.8%，二季度增长0.4%，三季度增长3.9%."""
    name = next((n for n in pen.rng.sample(list(RATE_NAMES), len(RATE_NAMES)) if pen.new(n)), "")
    if not name:
        return [], []
    terms = pen.rng.choice(
        (
            ("一季度", "二季度", "三季度"),
            ("7月", "8月", "9月"),
            ("一季度", "上半年", "前三季度"),
            ("10月", "11月"),
        )
    )
    rates = [pen.pct(some(pen, 0.3, 14), "growth", name) for _ in terms]
    if pen.chance(0.4):
        pieces: Text = [
            name + "、".join(terms) + pen.pick("分别增长", "增速分别为", "分别同比增长"),
            *pen.join([[r] for r in rates]),
        ]
    else:
        pieces = [pen.pick("分季度看，", "分月看，", "逐月看，"), name]
        for index, (term, rate) in enumerate(zip(terms, rates, strict=True)):
            pieces += [("，" if index else "") + term + pen.pick("增长", "同比增长", "增"), rate]
    return tagged([*pieces, "。"], "periods in a row"), []


def month_then_year(pen: Pen) -> Said:
    """当月产值20.67亿元，增长3.4%；累计108.7亿元，增长18.7%."""
    name = pen.pick("规上工业产值", "规上销售产值", "出口交货值", "社会消费品零售总额", "用电量")
    if not pen.new(name, "社零总额" if name.startswith("社") else name + "累计"):
        return [], []
    unit = "亿千瓦时" if name == "用电量" else "亿元"
    month, year = row(pen, name, unit, (2, 40), 2), row(pen, name, unit, (60, 400), 2)
    pieces: Text = []
    number = pen.rng.randint(4, 12)
    for series, when in (
        (month, pen.pick(f"{number}月当月", f"{number}月份", "当月", "本月")),
        (year, pen.pick("累计", f"1-{number}月", "今年以来累计", f"前{number}个月")),
    ):
        level = pen.level(series)
        pieces += [
            "；" if pieces else "",
            when,
            pen.pick("，", "") if when[0].isdigit() or when == "当月" else "",
            name if not pieces or pen.chance(0.6) else "",
            level,
            "，",
        ]
        pieces += ["同比", *grew(pen, series, level)]
    return tagged([*pieces, "。"], "month, then cumulated"), []


def counted_target(pen: Pen) -> Said:
    """新开工工业项目78个，完成年度目标任务132个的59.09%，同比增长16.42%."""
    goal = pen.rng.randint(30, 200)
    number = pen.rng.randint(10, goal)
    count = pen.count(number, "个", "新开工项目")
    aim = Fig(f"{goal}个", D(goal), "个", "plan", "", kinds=("count",))
    done = pen.pct(ratio(D(number), D(goal)) * 100, "progress", "新开工项目", count)
    grew = pen.pct(some(pen, 1, 60), "growth", "新开工项目", count)
    if not pen.new("counted"):
        return [], []
    template = pen.pick(
        "新开工工业项目{C}，完成年度目标任务{A}的{K}，同比增长{G}。",
        "新开工亿元以上项目{C}，占全年任务{A}的{K}。",
        "完成新开工项目{C}，为年度计划{A}的{K}、增长{G}。",
    )
    return tagged(fill(template, {"C": count, "A": aim, "K": done, "G": grew}), "count against target"), []


def provincial_projects(pen: Pen) -> Said:
    """省、市级重点项目分别完成投资36.2亿元、94.3亿元，完成率分别为43.2%、37.8%，分别超时序进度9.9、4.5个百分点."""
    if not pen.new("provincial"):
        return [], []
    levels = [pen.amount(some(pen, 8, 200), "亿元", n + "重点项目投资", "level", 1) for n in ("省级", "市级")]
    rates = [pen.pct(some(pen, 30, 95), "progress", v.name, v, 1) for v in levels]
    points = [pen.pp(some(pen, 0.5, 14, 1), v.name, None, "序时进度") for v in levels]
    pieces: Text = [
        "省、市级重点项目分别完成投资",
        levels[0],
        "、",
        levels[1],
        pen.pick("，投资完成率分别为", "，分别占年度计划的", "，分别完成年度计划的"),
        rates[0],
        "、",
        rates[1],
    ]
    if pen.chance(0.6):
        pieces += [pen.pick("，分别超时序进度", "，分别快于序时进度"), points[0], "、", points[1]]
    return tagged([*pieces, "。"], "two done, two rates of the plan"), []


def births(pen: Pen) -> Said:
    if not pen.new("births"):
        return [], []
    born = pen.count(pen.rng.randint(900, 30000), "人", "出生人口", "level")
    born.kinds = ("count",)
    rates = [
        Fig(f"{some(pen, 4, 12, 2)}‰", D(0), "‰", "other", n, kinds=("share", "growth", "level"))
        for n in ("出生率", "死亡率", "自然增长率")
    ]
    for rate in rates:
        rate.value = D(rate.shown[:-1])
    template = pen.pick(
        "全年出生人口{B}，出生率{R}，死亡率{S}，自然增长率{T}。",
        "出生人口{B}，人口出生率为{R}；人口死亡率为{S}；人口自然增长率为{T}。",
    )
    return tagged(fill(template, {"B": born, "R": rates[0], "S": rates[1], "T": rates[2]}), "births"), []


def imported(pen: Pen) -> Said:
    """进口原油6754.8万吨，增加2.3%，进口均价每吨3470.8元，上涨30.5%."""
    good = pen.pick("原油", "铁矿砂", "大豆", "铜精矿", "集成电路")
    if not pen.new(good):
        return [], []
    unit = "万个" if good == "集成电路" else "万吨"
    level = pen.amount(some(pen, 20, 9000), unit, "进口" + good, "level", 1)
    grew = pen.pct(some(pen, 1, 60) * pen.rng.choice([1, 1, -1]), "growth", level.name, level, 1)
    price = pen.amount(some(pen, 300, 9000), "元", "进口均价", "level", 1)
    price.kinds = ("other",)
    rose = pen.pct(some(pen, 1, 60), "growth", "进口均价", price, 1)
    up = "增加" if (grew.value or D(0)) > 0 else "减少"
    each = "吨" if unit == "万吨" else "个"
    return tagged(
        fill(
            pen.pick(
                "进口{g}{V}，{u}{G}，进口均价每{e}{P}，上涨{R}。",
                "进口{g}{V}，{u}{G}；均价为每{e}{P}，涨{R}。",
            ),
            {"g": good, "V": level, "u": up, "G": grew, "e": each, "P": price, "R": rose},
        ),
        "imports and price",
    ), []


def surplus(pen: Pen) -> Said:
    if not pen.new("surplus"):
        return [], []
    level = pen.amount(some(pen, 2, 90), "亿元", "贸易顺差", "level", 1)
    wider = pen.chance(0.6)
    grew = pen.pct(some(pen, 1, 60) * (1 if wider else -1), "growth", "贸易顺差", level, 1)
    return tagged(
        fill("贸易顺差{V}，{w}{G}。", {"V": level, "w": "扩大" if wider else "收窄", "G": grew}), "surplus"
    ), []


def share_elsewhere(pen: Pen) -> Said:
    """税收5.5亿元，增10.8%，在全市税收里占27.8%: a share of a whole that is not printed."""
    name = pen.pick("税收", "规上工业产值", "进出口总额", "社零总额", "工业增加值", "高技术产业增加值")
    if not pen.new(name, name + "elsewhere"):
        return [], []
    series = row(pen, name, "亿元", (5, 400))
    level = pen.level(series)
    share = pen.pct(some(pen, 3, 70), "share", name, level)
    where = pen.pick("全市", "全省", "全州", "全区")
    share.base = where + name
    template = pen.pick(
        f"{{N}}{{V}}，{{G}}，在{where}{name}里占{{K}}。",
        f"{{N}}{{V}}，{{G}}，占{where}的{{K}}。",
        f"{{N}}{{V}}，{{G}}，占{where}比重为{{K}}。",
        f"{{N}}{{V}}，占{where}{name}总量的{{K}}，{{G}}。",
    )
    grown: Text = ["同比", *grew(pen, series, level)]
    if pen.chance(0.2):
        pp = pen.pp(some(pen, 0.1, 5), name + "占比", level)
        return tagged(
            [
                *fill(template, {"N": name, "V": level, "G": grown, "K": share})[:-1],
                f"，比重{pen.pick('提升', '提高', '上升')}",
                pp,
                "。",
            ],
            "share of an unprinted whole",
        ), []
    return tagged(
        fill(template, {"N": name, "V": level, "G": grown, "K": share}), "share of an unprinted whole"
    ), []


def doubled(pen: Pen) -> Said:
    """比上年翻一番还多（107.3%）; 增长近五成，为47.2%."""
    series = row(
        pen, pen.pick("出口交货值", "新能源汽车零售额", "跨境电商进出口", "生猪出栏"), "亿元", (2, 90)
    )
    if not pen.new(series.name):
        return [], []
    if series.name == "生猪出栏":
        series.unit = "万头"
    level = pen.level(series)
    if pen.chance(0.5):
        exact = some(pen, 100.5, 120)
        words = Fig("翻一番", D(100), "%", "growth", series.name, level, optional=True)
        template = pen.pick(
            "{N}{V}，比上年{W}还多（{G}）。", "{N}{V}，实现{W}，增长{G}。", "{N}{V}，同比{W}以上，达{G}。"
        )
    else:
        exact = some(pen, 25, 89)
        tens = int(exact // 10) + 1
        words = Fig(
            "一二三四五六七八九十"[tens - 1] + "成",
            D(tens * 10),
            "%",
            "growth",
            series.name,
            level,
            optional=True,
        )
        template = pen.pick(
            "{N}{V}，增长近{W}，为{G}。", "{N}{V}，同比增长近{W}（{G}）。", "{N}增长近{W}（{G}），达{V}。"
        )
    figure = pen.pct(exact, "growth", series.name, level, 1)
    return tagged(
        fill(template, {"N": series.name, "V": level, "W": words, "G": figure}),
        "growth in words, then exactly",
    ), []


def both_grew(pen: Pen) -> Said:
    """出口4.57万亿元，进口2.9万亿元，均增长17.4%: one growth for two."""
    if not pen.new("both", "进出口总额", "外贸进出口总额", "货物进出口总额", "外贸进出口"):
        return [], []
    out, into = row(pen, "出口", "亿元", (5, 400)), row(pen, "进口", "亿元", (5, 400))
    rate = some(pen, 1, 30, 1)
    figure = pen.pct(rate, "growth", "进口", None, 1)
    figure.name = ""
    pieces: Text = [
        "出口",
        pen.level(out),
        pen.pick("，进口", "、进口"),
        pen.level(into),
        "，均增长",
        figure,
        "。",
    ]
    return tagged(pieces, "one growth for two"), []


def share_then_name(pen: Pen) -> Said:
    """近六成（58.3%）的投资投向制造业; 四分之一强，即25.3%."""
    exact = some(pen, 20, 80)
    figure = pen.pct(exact, "share", "", None, 1)
    if not pen.new("share_then_name"):
        return [], []
    template = pen.pick(
        "{K}的投资投向制造业领域。",
        "制造业投资占全部投资的比重达到{K}。",
        "高技术制造业增加值占规上工业增加值的比重为{K}。",
        "民营企业占外贸总值的{K}。",
    )
    return tagged(fill(template, {"K": figure}), "share alone"), []


SAYINGS: tuple[Callable[[Pen], Said], ...] = (
    quarters,
    month_then_year,
    month_then_year,
    counted_target,
    provincial_projects,
    births,
    imported,
    surplus,
    share_elsewhere,
    share_elsewhere,
    doubled,
    both_grew,
    share_then_name,
)
