"""Still other sentences that public reports are made of: signs in a row, ranks of parks, from-to over years, aims, k of n.

Each was seen in some report's form; the words and figures are made up.
"""

from collections.abc import Callable

from proofing.prose.gold import Clash, Fig, Text, fill, tagged
from proofing.prose.pen import Pen, chinese
from proofing.prose.spoken import Said, briefly
from proofing.prose.terse import row, some
from proofing.prose.words import RATE_NAMES
from proofing.prose.world import D, Series, ratio, rounded

_PARKS = ("信溪经开区", "丰岭开发区", "石湖高新区", "北陵工业园", "青塘产业园", "龙河开发区", "梅山经开区")


def signs(pen: Pen) -> Said:
    """社保就业+9.2%、教育+5.9%、卫生健康-4.3%."""
    if not pen.new("signs in a row"):
        return [], []
    names = pen.rng.sample(["社保就业", "教育", "卫生健康", "科技", "农林水", "住房保障", "节能环保"], 4)
    said: Text = ["重点支出中，"]
    for name in names:
        down = pen.chance(0.25)
        figure = pen.pct(some(pen, 0.3, 30) * (-1 if down else 1), "growth", name + "支出", None, 1)
        figure.shown = ("-" if down else "") + figure.shown
        said += [name, *([] if down else ["+"]), figure, "、"]
    said[-1] = "。"
    return tagged(said, "signs in a row"), []


def point_list(pen: Pen) -> Said:
    """A、B、C分别为x、y、z亿元，分别较前三季度回落a、b、c个百分点."""
    if not pen.new("point list"):
        return [], []
    names = pen.rng.sample(["交通运输业", "信息传输业", "租赁商务业", "科研服务业", "居民服务业"], 3)
    rows = [row(pen, n + "营业收入", "亿元", (3, 90)) for n in names]
    for one in rows:
        one.base = min(one.base, ratio(one.now, D("1.004")))
    levels = [pen.level(r) for r in rows]
    rates = [pen.pct(r.growth, "growth", r.name, v) for r, v in zip(rows, levels, strict=True)]
    gaps = [some(pen, 0.2, 6, 1) for _ in rows]
    points = [
        Fig(f"{g}", -g, "个百分点", "pp_change", r.name + "增速", v)
        for g, r, v in zip(gaps, rows, levels, strict=True)
    ]
    points[-1].shown += pen.points
    said: Text = [
        "、".join(names) + "营业收入分别为",
        *pen.join([[v] for v in levels]),
        "，增长",
        *pen.join([[r] for r in rates]),
    ]
    said += ["，分别较前三季度回落", *pen.join([[p] for p in points]), "。"]
    return tagged(said, "levels, rates, points, in order"), []


def schools(pen: Pen) -> Said:
    """学校389所：高级中学1所、初中23所、小学294所: they add up, or not."""
    if not pen.new("schools"):
        return [], []
    parts = {
        name: pen.rng.randint(1, 200) for name in ("高级中学", "职业中学", "初中", "小学", "特殊教育学校")
    }
    wrong = pen.chance(0.25)
    whole = pen.count(sum(parts.values()) + (17 if wrong else 0), "所", "学校")
    counts = [pen.count(n, "所", name) for name, n in parts.items()]
    said: Text = ["全县有学校", whole, pen.pick("：", "，其中：")]
    for name, figure in zip(parts, counts, strict=True):
        said += [name, figure, "、"]
    said[-1] = "。"
    clashes = [Clash((whole, *counts), "各类之和不等于总数", "sum, counts")] if wrong else []
    return tagged(said, "a total and kinds, counted"), clashes


def pair_shares(pen: Pen) -> Said:
    """合同外资、实际外资分别是2.4亿美元、1.1亿美元，占全市63%、65%."""
    if not pen.new("pair shares"):
        return [], []
    a, b = row(pen, "合同外资", "亿美元", (1, 9)), row(pen, "实际到位外资", "亿美元", (0.3, 4))
    levels = [pen.level(a), pen.level(b)]
    shares = [pen.pct(some(pen, 20, 80), "share", v.name, v) for v in levels]
    template = pen.pick(
        "开发区合同外资、实际到位外资分别是{A}、{B}，占全市{C}、{D}。",
        "合同外资和实际到位外资分别为{A}和{B}，分别占全市的{C}和{D}。",
    )
    return tagged(
        fill(template, {"A": levels[0], "B": levels[1], "C": shares[0], "D": shares[1]}), "pair and shares"
    ), []


def aimed_and_grew(pen: Pen) -> Said:
    """进出口21.6亿美元，占全年工作目标的77.1%，同比增4.2%，增幅分别高于全市、全省0.5、1.6个百分点."""
    if not pen.new("进出口总额", "外贸进出口总额", "货物进出口总额", "外贸进出口", "aimed"):
        return [], []
    series = row(pen, "进出口总额", "亿美元", (3, 60))
    series.base = min(series.base, ratio(series.now, D("1.004")))
    level = pen.level(series)
    done = pen.pct(some(pen, 40, 120), "progress", series.name, level)
    rate = pen.pct(series.growth, "growth", series.name, level)
    gaps = [some(pen, 0.1, 5, 1) for _ in range(2)]
    a, b = (Fig(f"{g}", g, "个百分点", "pp_change", series.name + "增速", level) for g in gaps)
    b.shown += pen.points
    template = pen.pick(
        "进出口总额{V}，占全年工作目标的{K}，同比增{G}，增幅分别高于全市、全省{A}、{B}。",
        "进出口总额{V}，为工作目标的{K}，增长{G}，分别快于全市、全省{A}和{B}。",
    )
    return tagged(
        fill(template, {"V": level, "K": done, "G": rate, "A": a, "B": b}), "aim, growth, two gaps"
    ), []


def over_years(pen: Pen) -> Said:
    """五年间，生产总值由109亿元增至237亿元，年均增长16.8%; 企业由7家到110家，增长14.7倍."""
    if not pen.new("over years"):
        return [], []
    name = pen.pick("生产总值", "财政收入", "工业产值", "存款余额")
    old = some(pen, 5, 100, 1)
    times = some(pen, 1.6, 6, 3)
    new = rounded(old * times, 1)
    a, b = (Fig(f"{v}亿元", v, "亿元", "level", name) for v in (old, new))
    a.kinds = ("other",)
    clashes: list[Clash] = []
    verb = pen.pick("增至", "增加到", "升到", "发展到", "跃升到", "扩大到")
    if pen.chance(0.5):
        exact = ratio(new, old) - 1
        wrong = pen.chance(0.25)
        shown = rounded(exact + (3 if wrong else 0), 1)
        figure = Fig(f"{shown}倍", shown, "倍", "growth", name, b)
        clashes = [Clash((a, b, figure), "倍数与前后两数不符", "multiple of from, to")] if wrong else []
        word = "增长"
    else:
        exact = (float(ratio(new, old)) ** 0.2 - 1) * 100
        figure = pen.pct(D(str(exact)), "growth", name, b, 1)
        word = pen.pick("年均增长", "年均增")
    template = f"五年间，{{N}}由{{A}}{verb}{{B}}，{word}{{G}}。"
    return tagged(fill(template, {"N": name, "A": a, "B": b, "G": figure}), "from, to, over years"), clashes


def arranged(pen: Pen) -> Said:
    """今年安排：生产总值增长8%以上，公共预算收入18.2亿元，新增规上企业10家: aims, all of them."""
    if not pen.new("arranged"):
        return [], []
    name = pen.rng.choice(RATE_NAMES)
    a = Fig(f"{pen.rng.randint(4, 15)}{pen.percent}", D(0), "%", "plan", name)
    a.value = D("".join(c for c in a.shown if c.isdigit()))
    b = pen.amount(some(pen, 3, 60), "亿元", "公共预算收入", "plan", 1)
    c = pen.count(pen.rng.randint(3, 40), "家", "规上企业", "plan")
    c.kinds = ("count",)
    lead = pen.pick("今年安排：", "明年的主要目标：", "今年预期目标：", "明年安排")
    return tagged(
        fill(
            lead + "{n}增长{A}以上，公共预算收入{B}，新增规上企业{C}。", {"n": name, "A": a, "B": b, "C": c}
        ),
        "aims in a row",
    ), []


def parks(pen: Pen) -> Said:
    """过百亿的园区3个：A经开区494亿元，排第五位；B开发区325亿元，第八位: as many as announced, or not."""
    if not pen.new("parks"):
        return [], []
    number = pen.rng.randint(2, 4)
    wrong = pen.chance(0.25)
    names = pen.rng.sample(_PARKS, number)
    total = pen.count(number + wrong, "个", "园区")
    said: Text = ["主营业务收入过百亿的园区", total, "："]
    levels: list[Fig] = []
    for name in names:
        level = pen.amount(some(pen, 101, 900), "亿元", name + "主营业务收入", "level", 0)
        levels.append(level)
        place = pen.rng.randint(1, 9)
        shown = f"第{chinese(place)}位" if pen.chance(0.4) else f"第{place}位"
        rank = Fig(shown, D(place), "位", "rank", name, level)
        said += [name, level, pen.pick("，排", "，居全省", "，"), rank, "；"]
    said[-1] = "。"
    clashes = [Clash((total, *levels), "所称个数与所列不符", "list count, parks")] if wrong else []
    return tagged(said, "parks and ranks"), clashes


def behind(pen: Pen) -> Said:
    """技改投资1.4亿元，年任务14亿元，才完成10.1%，比序时进度慢了14.9个百分点."""
    if not pen.new("behind", "技改投资", "工业技改投资"):
        return [], []
    goal = D(pen.rng.randint(5, 60))
    value = rounded(goal * some(pen, 0.05, 0.5), 2)
    level = Fig(f"{value}亿元", value, "亿元", "level", "技改投资")
    aim = Fig(f"{goal}亿元", goal, "亿元", "plan", "技改投资")
    done = pen.pct(ratio(value, goal) * 100, "progress", "技改投资", level, 1)
    points = pen.pp(-some(pen, 2, 30, 1), "技改投资")
    template = pen.pick(
        "技改投资{V}，年任务{A}，才完成{K}，比序时进度慢了{P}。",
        "技改投资{V}，全年任务{A}，仅完成{K}，落后序时进度{P}。",
    )
    return tagged(fill(template, {"V": level, "A": aim, "K": done, "P": points}), "behind its task"), []


def begun(pen: Pen) -> Said:
    """124个新建项目已开工122个，开工率98.4%: k of n by another name."""
    if not pen.new("begun"):
        return [], []
    number = pen.rng.randint(20, 160)
    k = pen.rng.randint(number // 2, number - 1)
    whole, part = pen.count(number, "个", "新建项目"), pen.count(k, "个", "新建项目")
    exact = ratio(D(k), D(number)) * 100
    wrong = pen.chance(0.25)
    rate = pen.pct(exact - (8 if wrong else 0), "share", "开工率", part, 1)
    rate.kinds = ("other", "progress")
    clashes = [Clash((whole, part, rate), "开工率与两数不符", "k of n, rate")] if wrong else []
    template = pen.pick("{N}新建项目已开工{K}，开工率{R}。", "计划新建项目{N}，已开工{K}，开工率为{R}。")
    return tagged(fill(template, {"N": whole, "K": part, "R": rate}), "k of n as a rate"), clashes


def gap_to_total(pen: Pen) -> Said:
    """全市规上工业增加值增长10.4%。重点行业增11.2%，快于全市0.8个百分点: against a growth printed before."""
    if not pen.new("规模以上工业增加值", "规上工业增加值", "gap to total"):
        return [], []
    total, own = some(pen, 3, 15, 1), some(pen, 3, 15, 1)
    if total == own:
        return [], []
    a, b = (
        pen.pct(total, "growth", "规上工业增加值", None, 1),
        pen.pct(own, "growth", "重点行业增加值", None, 1),
    )
    gap = own - total
    wrong = pen.chance(0.25)
    shown = abs(gap) + (1 if wrong else 0)
    points = Fig(
        f"{shown}{pen.points}", shown if gap > 0 else -shown, "个百分点", "pp_change", "重点行业增速"
    )
    clashes = [Clash((b, a, points), "差额与两个增速不符", "gap to a total")] if wrong else []
    word = pen.pick("快于", "高于") if gap > 0 else pen.pick("慢于", "低于")
    template = (
        f"全市规上工业增加值增长{{A}}。其中重点行业增长{{B}}，{word}全市{pen.pick('规上工业', '')}{{P}}。"
    )
    return tagged(fill(template, {"A": a, "B": b, "P": points}), "gap to a total"), clashes


def deals(pen: Pen) -> Said:
    """贸易项目375项，金额50.8亿元；投了18.9亿元."""
    if not pen.new("deals"):
        return [], []
    a = pen.count(pen.rng.randint(20, 400), "项", "贸易项目")
    b = pen.amount(some(pen, 3, 90), "亿元", "金额", "level", 1)
    c, d = (pen.amount(some(pen, 3, 60), "亿元", n, "level", 1) for n in ("基础设施", "入驻项目"))
    return tagged(
        fill(
            "签下贸易项目{A}，金额{B}；基础设施投了{C}，入驻项目投了{D}。", {"A": a, "B": b, "C": c, "D": d}
        ),
        "deals and outlays",
    ), []


def only_risers(pen: Pen) -> Said:
    """涨的只有食品烟酒和居住，为4546元、3736元，各增5.5%、3.6%；教育文化娱乐缩得最狠，1276元，少27.7%."""
    if not pen.new("only risers"):
        return [], []
    names = pen.rng.sample(["食品烟酒", "居住", "衣着", "医疗保健", "交通通信"], 2)
    up = [row(pen, n + "支出", "元", (800, 6000), 0) for n in names]
    for one in up:
        one.base = min(one.base, ratio(one.now, D("1.01")))
    levels = [pen.level(r) for r in up]
    rates = [pen.pct(r.growth, "growth", r.name, v) for r, v in zip(up, levels, strict=True)]
    worst = row(pen, "教育文化娱乐支出", "元", (800, 3000), 0)
    worst = Series(worst.name, worst.item, "元", 0, worst.now, worst.now * D("1.3"))
    low = pen.level(worst)
    said: Text = [
        "消费支出中，涨的只有" + "和".join(names) + "，为",
        levels[0],
        "、",
        levels[1],
        "，各增",
        rates[0],
        "、",
        rates[1],
    ]
    said += ["；教育文化娱乐缩得最狠，", low, "，", "少", briefly(pen, worst, low)[1], "。"]
    return tagged(said, "the only risers"), []


SAYINGS: tuple[Callable[[Pen], Said], ...] = (
    signs,
    point_list,
    schools,
    pair_shares,
    aimed_and_grew,
    over_years,
    arranged,
    parks,
    behind,
    begun,
    gap_to_total,
    deals,
    only_risers,
)
