"""Everything that is not an indicator with a level: projects, plans, counts, rates, targets, prices, people."""

from decimal import Decimal

from proofing.prose.gold import Clash, Fig, Text, fill, tagged
from proofing.prose.levels import rate_only
from proofing.prose.pen import Pen
from proofing.prose.words import MEMBER_UNITS, RATE_NAMES
from proofing.prose.world import D

Said = tuple[Text, list[Clash]]


def _names(pen: Pen, number: int) -> list[str]:
    """Indicators of which this report has not spoken yet."""
    free = [name for name in RATE_NAMES if name not in pen.said]
    chosen = pen.rng.sample(free, min(number, len(free)))
    pen.said.update(chosen)
    return chosen


def some(pen: Pen, low: float, high: float, places: int = 4) -> Decimal:
    return D(str(round(pen.rng.uniform(low, high), places)))


def rates(pen: Pen) -> Said:
    """Ratios that are neither growth nor share: 产销率, 利润率, 失业率, 城镇化率 and how they moved."""
    name, low, high = pen.rng.choice(
        [
            r
            for r in (
                ("产销率", 90, 102),
                ("城镇化率", 30, 80),
                ("营业收入利润率", 2, 12),
                ("资产负债率", 40, 70),
                ("城镇登记失业率", 0.5, 4.2),
                ("不良贷款率", 0.3, 3),
                ("优良天数比例", 70, 100),
                ("产能利用率", 60, 90),
                ("资金到位率", 20, 90),
                ("履约率", 50, 98),
                ("开工率", 50, 98),
                ("总资产贡献率", 5, 25),
                ("绿化覆盖率", 30, 50),
            )
            if r[0] not in pen.said
        ]
        or [("森林覆盖率", 30.0, 60.0)]
    )
    pen.said.add(name)
    figure = pen.pct(some(pen, low, high), "other", name, None, 2)
    figure.kinds = ("share", "level", "progress")
    moved = pen.pp(some(pen, 0.1, 5), name)
    word = pen.pick("提高", "上升", "下降", "降低")
    if word in ("下降", "降低") and moved.value is not None:
        moved.value = -moved.value
    template = pen.pick(
        "{N}{F}，同比{w}{M}。",
        "{N}为{F}，比上年同期{w}{M}。",
        "{N}达{F}，比上年末{w}{M}。",
        "{N}为{F}。",
        "{N}达到{F}，{w}{M}。",
    )
    return tagged(fill(template, {"N": name, "F": figure, "w": word, "M": moved}), "rates"), []


def per_hundred(pen: Pen) -> Said:
    """每百元营业收入中的成本为84.39元，同比增加0.41元."""
    cost = pen.amount(some(pen, 80, 90, 2), "元", "每百元营业收入中的成本", "level", 2)
    cost.kinds = ("other",)
    more = pen.amount(some(pen, 0.05, 1.5, 2), "元", "每百元营业收入中的成本增加", "other", 2)
    return tagged(
        fill("规上工业企业每百元营业收入中的成本为{C}，同比增加{M}。", {"C": cost, "M": more}), "per hundred"
    ), []


def prices(pen: Pen) -> Said:
    up = pen.chance(0.7)
    first = pen.pct(some(pen, 0.1, 4), "growth", "居民消费价格", None, 1)
    second = pen.pct(
        some(pen, 0.1, 6) * (1 if up else -1),
        "growth",
        "食品烟酒价格" if pen.chance(0.5) else "工业生产者出厂价格",
        None,
        1,
    )
    verb = pen.pick("上涨", "上涨", "涨") if up else "下降"
    return tagged(
        fill(
            pen.pick(
                "居民消费价格同比上涨{A}，其中{n}{v}{B}。", "居民消费价格（CPI）比上年上涨{A}，{n}{v}{B}。"
            ),
            {"A": first, "B": second, "n": second.name, "v": verb},
        ),
        "prices",
    ), []


def pmi(pen: Pen) -> Said:
    value = some(pen, 48, 53, 1)
    figure = Fig(f"{value}{pen.percent}", value, "%", "level", "PMI", kinds=("other",))
    moved = pen.pp(some(pen, 0.1, 1.2, 1), "PMI")
    return tagged(
        fill(
            pen.pick(
                "制造业PMI为{A}，比上月上升{B}。", "9月份制造业采购经理指数（PMI）升至{A}，较上月提高{B}。"
            ),
            {"A": figure, "B": moved},
        ),
        "PMI",
    ), []


def jobs(pen: Pen) -> Said:
    people = pen.rng.randint(400, 90000)
    wan = pen.chance(0.35)
    value = some(pen, 0.3, 9, 2)
    figure = Fig(
        f"{value}万人" if wan else f"{people}人",
        value if wan else D(people),
        "万人" if wan else "人",
        "level",
        "就业",
        kinds=("count", "other"),
    )
    growth = pen.pct(some(pen, 1, 50), "growth", "就业", figure)
    done = pen.pct(some(pen, 40, 130), "progress", "就业", figure)
    template = pen.pick(
        "城镇新增就业{A}，完成年度任务的{K}。",
        "带动就业{A}，增长{G}。",
        "吸纳就业{A}，同比增长{G}。",
        "新增城镇就业{A}，完成目标任务的{K}。",
        "期末从业人员{A}，同比增长{G}。",
    )
    figure.name = growth.name = done.name = "从业人员" if "从业" in template else "就业"
    return tagged(fill(template, {"A": figure, "G": growth, "K": done}), "jobs"), []


def companies(pen: Pen) -> Said:
    total = pen.rng.randint(60, 900)
    new = pen.rng.randint(3, 58)
    things = (
        ("高新技术企业", "家"),
        ("规上工业企业", "家"),
        ("市场主体", "户"),
        ("经营主体", "户"),
        ("“专精特新”企业", "家"),
        ("科技型中小企业", "家"),
        ("研发机构", "家"),
    )
    thing, unit = pen.rng.choice([t for t in things if t[0] not in pen.said] or [("孵化企业", "家")])
    pen.said.add(thing)
    a, b = pen.count(total, unit, thing), pen.count(new, unit, "新增" + thing)
    growth = pen.pct(some(pen, 2, 40), "growth", thing, a)
    template = pen.pick(
        "{n}达{A}，新增{B}。",
        "新增{n}{B}，总数达到{A}。",
        "{n}{A}，比上年末净增{B}。",
        "期末在册{n}{A}，同比增长{G}。",
        "新培育{n}{B}，累计{A}。",
        "实有{n}{A}，增长{G}，其中新登记{B}。",
        "净增{n}{B}，{n}总量达到{A}。",
    )
    return tagged(fill(template, {"n": thing, "A": a, "B": b, "G": growth}), "companies"), []


def patents(pen: Pen) -> Said:
    number = pen.rng.randint(40, 5000)
    figure = pen.count(number, "件", "专利授权量", "level")
    figure.kinds = ("count",)
    part = pen.count(number // 5, "件", "发明专利")
    part.kinds = ("level",)
    growth = pen.pct(some(pen, 1, 60), "growth", "专利授权量", figure)
    return tagged(
        fill(
            pen.pick(
                "专利授权{A}，增长{G}，其中发明专利{B}。", "全年专利授权量{A}，同比增长{G}；发明专利授权{B}。"
            ),
            {"A": figure, "G": growth, "B": part},
        ),
        "patents",
    ), []


def air(pen: Pen) -> Said:
    density = pen.rng.randint(18, 60)
    figure = Fig(f"{density}微克/立方米", D(density), "微克/立方米", "level", "PM2.5平均浓度")
    fall = pen.pct(-some(pen, 0.5, 20), "growth", "PM2.5平均浓度", figure, 1)
    days = pen.rng.randint(200, 360)
    good = Fig(f"{days}天", D(days), "天", "level", "优良天数", kinds=("count", "other", "duration"))
    rate = pen.pct(some(pen, 70, 100), "other", "", None, 1)
    rate.kinds = ("share", "level")
    return tagged(
        fill(
            pen.pick(
                "细颗粒物（PM2.5）平均浓度为{A}，同比下降{B}；空气质量优良天数{C}，优良率{D}。",
                "PM2.5平均浓度{A}，下降{B}，优良天数比例为{D}。",
            ),
            {"A": figure, "B": fall, "C": good, "D": rate},
        ),
        "air",
    ), []


def ranks(pen: Pen) -> Said:
    """前八个月投资总额与增速跻身全省前30位，分别列第28位和第23位."""
    first, second = pen.rng.randint(3, 30), pen.rng.randint(3, 30)
    a, b = (
        Fig(f"第{n}位", D(n), "位", "rank", name) for n, name in ((first, "投资总额"), (second, "投资增速"))
    )
    template = pen.pick(
        "投资总额、投资增速分别居全省第{x}位和第{y}位。",
        "投资总额列全省{A}，投资增速列{B}。",
        "投资总额、增速分列全省{A}、{B}。",
    )
    if "{x}" in template:
        template = template.replace("第{x}位", "{A}").replace("第{y}位", "{B}")
    return tagged(fill(template, {"A": a, "B": b}), "ranks"), []


def growth_rows(pen: Pen) -> Said:
    """规上工业增加值增长7.0%，固定资产投资下降2.1%，… levels unsaid."""
    pieces: Text = []
    names = _names(pen, pen.rng.randint(2, 5))
    if not names:
        return [], []
    for index, name in enumerate(names):
        value = some(pen, 0.2, 25) * (1 if pen.chance(0.75) else -1)
        said, _ = rate_only(pen, name, value)
        if index:
            pieces.append(pen.pick("，", "；", "，"))
        pieces += said
        if pen.chance(0.25):
            pieces += tagged(
                ["，比上月" + pen.pick("加快", "提高"), pen.pp(some(pen, 0.1, 3), name + "增速")],
                "pp without level",
            )
    if pen.chance(0.3):
        pair_names = _names(pen, 2)
        if len(pair_names) < 2:
            return [*pieces, "。"], []
        a, b = (pen.pct(some(pen, 1, 30), "growth", n) for n in pair_names)
        pieces += tagged(
            [
                "；" + "、".join(pair_names) + pen.pick("分别增长", "同比分别增长", "增速分别为"),
                a,
                pen.pick("和", "、"),
                b,
            ],
            "two growths, no levels",
        )
    return [*pieces, "。"], []


def services(pen: Pen) -> Said:
    """Prose with counts in it: 开展服务86次, 办结事项1200件, 惠及企业300余家."""
    a = pen.count(pen.rng.randint(12, 400), "次", "走访服务")
    b = pen.count(pen.rng.randint(20, 900), "个", "")
    c = pen.count(pen.rng.randint(2, 90) * 10, "家", "企业")
    d = Fig(f"{pen.rng.randint(3, 30)}条", D(0), "条", "count", "措施")
    d.value = D(d.shown[:-1])
    template = pen.pick(
        "开展走访服务{A}，协调解决问题{B}，惠及企业{C}。",
        "出台惠企措施{D}，走访企业{C}以上，帮助协调解决问题{B}。",
        "全年受理企业诉求{B}，惠及企业{C}。",
        "组织银企对接{A}，服务企业{C}。",
    )
    return tagged(fill(template, {"A": a, "B": b, "C": c, "D": d}), "services"), []


def land(pen: Pen) -> Said:
    a = pen.amount(some(pen, 300, 9000, 1), "亩", "", "level", 1)
    b = pen.amount(some(pen, 2, 60, 2), "平方公里", "建成区面积", "level", 2)
    c = pen.amount(some(pen, 2, 60, 1), "万平方米", "标准厂房", "level", 1)
    d = pen.amount(some(pen, 5, 90, 1), "公里", "道路", "level", 1)
    template = pen.pick(
        "建成区面积{B}，收储土地{A}，新建标准厂房{C}。",
        "新建改造道路{D}，建成标准厂房{C}。",
        "全年供地{A}，标准厂房竣工{C}，区内道路通车{D}。",
    )
    return tagged(fill(template, {"A": a, "B": b, "C": c, "D": d}), "land"), []


def members(pen: Pen) -> Said:
    """设立A、B、C、D 4个内设机构: a list and its number."""
    names = pen.rng.sample(
        ["综合办公室", "财务运营部", "经济发展部", "建设管理部", "社会事务部", "招商合作局", "应急管理局"],
        pen.rng.randint(3, 6),
    )
    said_number = len(names)
    clashes: list[Clash] = []
    wrong = pen.chance(0.15)
    figure = pen.count(said_number + (1 if wrong else 0), "个", "内设机构")
    if wrong:
        clashes.append(Clash((figure,), "所列个数与所称不符", "list count"))
    return tagged(["管委会设立" + "、".join(names), figure, "内设机构。"], "list count"), clashes


def best_places(pen: Pen) -> Said:
    """总量居前三位的分别是A、B、C，分别增长x%、y%、z%."""
    names = pen.rng.sample(list(MEMBER_UNITS), 3)
    name = pen.rng.choice(RATE_NAMES)  # of places, not of the whole
    figures = [pen.pct(some(pen, 3, 40), "growth", place + name) for place in names]
    said: Text = [
        f"{name}增速居前的是{names[0]}、{names[1]}和{names[2]}，分别增长",
        *pen.join([[f] for f in figures]),
        "。",
    ]
    return tagged(said, "places in order"), []


def pulled(pen: Pen) -> Said:
    """前10个月同比转为正增长0.7%（年内首次由负转正）."""
    name = (_names(pen, 1) or ["货运周转量"])[0]
    figure = pen.pct(some(pen, 0.1, 3), "growth", name)
    template = pen.pick(
        "{N}增速由负转正，同比增长{F}。",
        "{N}同比转为正增长{F}（年内首次转正）。",
        "{N}扭转下滑态势，增长{F}。",
    )
    return tagged(fill(template, {"N": name, "F": figure}), "turned"), []


def from_to_rate(pen: Pen) -> Said:
    """由上半年下降3.2%转为增长8.4%."""
    name = (_names(pen, 1) or ["货运周转量"])[0]
    a, b = pen.pct(-some(pen, 0.5, 9), "growth", name), pen.pct(some(pen, 0.5, 9), "growth", name)
    template = pen.pick("{N}由上半年下降{A}转为增长{B}。", "{N}由一季度的下降{A}回升至增长{B}。")
    return tagged(fill(template, {"N": name, "A": a, "B": b}), "rate from, to"), []
