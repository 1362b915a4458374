"""Short and spoken sentences: subjects that stand in a heading, members without a noun of their own, targets told in passing.

What is counted must be put together from afar: 城乡两头：城镇299亿元 is retail sales if retail sales stood before.
"""

from collections.abc import Callable

from proofing.prose.gold import Clash, Fig, Text, fill, tagged
from proofing.prose.pen import Pen
from proofing.prose.terse import row, some
from proofing.prose.world import D, Series, ratio, rounded

Said = tuple[Text, list[Clash]]
_WHOLES = (
    (
        "社会消费品零售总额",
        "零售额",
        (("城乡两头", ("城镇", "乡村")), ("业态两块", ("商品零售", "餐饮"))),
        ("社会消费品零售总额", "社零总额"),
    ),
    (
        "一般公共预算收入",
        "收入",
        (("分级次看", ("市级", "县级", "乡级")), ("分部门看", ("税务", "财政"))),
        ("一般公共预算收入", "地方一般公共预算收入"),
    ),
    (
        "各项贷款余额",
        "贷款",
        (("分期限", ("短期", "中长期")), ("分银行看", ("国有银行", "股份制银行", "农商行"))),
        ("各项贷款余额", "金融机构本外币各项贷款余额"),
    ),
    ("旅游人数", "人数", (("分城乡", ("城镇居民", "农村居民")),), ("接待游客", "接待国内游客")),
    (
        "到位资金",
        "资金",
        (("分来源", ("省外", "境外")), ("分行业", ("工业", "农业", "服务业"))),
        ("招商引资到位资金",),
    ),
)


def briefly(pen: Pen, series: Series, level: Fig) -> Text:
    word = pen.pick("增", "增长", "升") if series.growth > 0 else pen.pick("降", "下降", "减")
    return [word, pen.pct(series.growth, "growth", series.name, level)]


def split(pen: Pen) -> Said:
    """零售额354亿元。城乡两头：城镇299亿元，增14%；乡村55亿元，增9%. At times the parts do not add up."""
    name, noun, ways, told = pen.rng.choice(_WHOLES)
    if not pen.new(*told, name + "split"):
        return [], []
    people = name == "旅游人数"
    whole = row(pen, name, "万人次" if people else "亿元", (60, 900))
    head = pen.level(whole)
    said: Text = [name, pen.pick("", "达", "共"), head, "，", *briefly(pen, whole, head), "。"]
    clashes: list[Clash] = []
    for lead, members in pen.rng.sample(ways, pen.rng.randint(1, len(ways))):
        weights = [some(pen, 0.2, 1) for _ in members]
        parts = [
            Series(
                m + noun,
                whole.item,
                whole.unit,
                whole.decimals,
                whole.now * w / sum(weights),
                whole.base * w / sum(weights),
            )
            for m, w in zip(members, weights, strict=True)
        ]
        levels = [pen.level(p) for p in parts]
        wrong = pen.chance(0.12)
        if wrong and levels[-1].value is not None:
            value = levels[-1].value + rounded(whole.now * D("0.15"), whole.decimals)
            levels[-1].value, levels[-1].shown = value, f"{value}{whole.unit}"
            clashes.append(Clash((*levels, head), "各部分之和不等于总数", "sum, split"))
        said += [lead + pen.pick("：", "，", "：")]
        style = pen.rng.randrange(3) if not wrong else 0
        for p, v, m in zip(parts, levels, members, strict=True):
            said += [m, v]
            if style == 1:
                said += ["，", *briefly(pen, p, v)]
            elif style == 2:
                said += ["（", *briefly(pen, p, v), "）"]
            said.append(pen.pick("；", "，") if style == 1 else "、" if style == 0 else "，")
        said[-1] = "。"
    return tagged(said, "split under a head"), clashes


def plan_triple(pen: Pen) -> Said:
    """新增就业8314人，年任务9500人，完成87.5%；再就业650人，年任务600人，完成108%."""
    names = pen.rng.sample(
        ["城镇新增就业", "失业人员再就业", "就业困难人员就业", "农村劳动力转移就业", "技能培训"], 2
    )
    if not pen.new("triple", *names):
        return [], []
    said: Text = []
    clashes: list[Clash] = []
    word = pen.pick("年任务", "全年任务", "年度目标", "任务数")
    for name in names:
        goal = pen.rng.randint(30, 950) * 10
        number = int(goal * pen.rng.uniform(0.4, 1.3))
        value = pen.count(number, "人", name, "level")
        value.kinds = ("count", "other")
        aim = pen.count(goal, "人", name, "plan")
        exact = ratio(D(number), D(goal)) * 100
        wrong = pen.chance(0.08)
        done = pen.pct(exact + (12 if wrong else 0), "progress", name, value, 1)
        if wrong:
            clashes.append(Clash((value, aim, done), "完成率与两数不符", "progress, triple"))
        said += [name, value, "，" + word, aim, "，" + pen.pick("完成", "完成率", "完成"), done, "；"]
    said[-1] = "。"
    return tagged(said, "value, task, done"), clashes


def lacking(pen: Pen) -> Said:
    """离5700万元的任务还差369万元，进度93.5%."""
    if not pen.new("lacking", "财政收入", "一般公共预算收入"):
        return [], []
    goal = pen.rng.randint(20, 900) * 10
    number = int(goal * pen.rng.uniform(0.7, 0.98))
    name = "财政收入"
    value = pen.count(number, "万元", name, "level")
    aim = pen.count(goal, "万元", name, "plan")
    gap = pen.count(goal - number, "万元", name, "other")
    gap.optional = True  # is what is lacking plus or minus?
    done = pen.pct(ratio(D(number), D(goal)) * 100, "progress", name, value, 1)
    return tagged(
        fill("财政收入{V}，离{A}的任务还差{G}，进度{K}。", {"V": value, "A": aim, "G": gap, "K": done}),
        "short of a task",
    ), []


def shares_once_named(pen: Pen) -> Said:
    """贷款余额1.2万亿元。国有银行3000亿元，占25%；城商行1500亿元，占12.5%."""
    if not pen.new("各项贷款余额", "金融机构本外币各项贷款余额", "once named"):
        return [], []
    big = pen.chance(0.4)
    total = some(pen, 1.1, 9, 2) if big else some(pen, 300, 9000, 1)
    whole = Fig(
        f"{total}{'万亿元' if big else '亿元'}", total, "万亿元" if big else "亿元", "level", "贷款余额"
    )
    said: Text = ["全市贷款余额", whole, "。"]
    clashes: list[Clash] = []
    rest = total * (10000 if big else 1)
    wrong = pen.rng.randrange(3) if pen.chance(0.15) else -1
    for index, member in enumerate(("国有银行", "股份制银行", "城商行")):
        value = rounded(rest * some(pen, 0.1, 0.4), 0 if big else 1)
        level = Fig(f"{value}亿元", value, "亿元", "level", member)
        exact = ratio(value, rest) * 100
        share = pen.pct(exact + (9 if index == wrong else 0), "share", member, level, 1)
        if index == wrong:
            clashes.append(Clash((level, whole, share), "占比与两数不符", "share, base named once"))
        said += [
            member,
            level,
            "，" + ("占" + pen.pick("全部贷款的", "") if index == 0 else "占"),
            share,
            "；",
        ]
    said[-1] = "。"
    return tagged(said, "shares, base named once"), clashes


def faces_spoken(pen: Pen) -> Said:
    """41个大类里，20个利润增长，增长面48.8%，21个下降; 监测的23种产品，12种涨、11种跌."""
    number = pen.rng.randint(14, 60)
    up = pen.rng.randint(5, number - 5)
    whole = pen.count(number, "个", "大类")
    risen, fallen = pen.count(up, "个", ""), pen.count(number - up, "个", "")
    clashes: list[Clash] = []
    if pen.chance(0.5):
        exact = ratio(D(up), D(number)) * 100
        wrong = pen.chance(0.15)
        face = pen.pct(exact + (11 if exact < 60 else -11) if wrong else exact, "share", "", risen, 1)
        if wrong:
            clashes.append(Clash((whole, risen, face), "k/n与占比不符", "k of n, spoken"))
        template = pen.pick(
            "{T}大类里，{U}利润增长，增长面{S}，{D}下降。", "{T}行业大类中{U}为正增长，增长面{S}；{D}下滑。"
        )
        return tagged(
            fill(template, {"T": whole, "U": risen, "D": fallen, "S": face}), "k of n, spoken"
        ), clashes
    kinds = [pen.count(n, "种", "") for n in (number, up, number - up)]
    if pen.chance(0.2):
        kinds[2] = pen.count(number - up - 3, "种", "")
        clashes.append(Clash(tuple(kinds), "涨跌之和不等于总数", "up and down"))
    return tagged(
        fill("监测的{T}产品，{U}涨、{D}跌。", {"T": kinds[0], "U": kinds[1], "D": kinds[2]}), "up and down"
    ), clashes


def price_classes(pen: Pen) -> Said:
    """食品类降3.7%，衣着类降2.9%；居住类、服务项目类反涨5%和8%."""
    if not pen.new("price classes"):
        return [], []
    names = pen.rng.sample(
        ["食品类", "衣着类", "居住类", "交通和通讯工具类", "服务项目类", "家庭设备用品类", "医疗保健类"], 4
    )
    rates = [
        pen.pct(some(pen, 0.3, 9) * sign, "growth", name + "价格", None, 1)
        for name, sign in zip(names, (-1, -1, 1, 1), strict=True)
    ]
    said: Text = [
        "居民消费价格涨跌互现，其中" + names[0] + "降",
        rates[0],
        "，" + names[1] + "降",
        rates[1],
        "；" + names[2] + "、" + names[3] + pen.pick("反涨", "分别上涨", "各涨"),
        rates[2],
        pen.pick("和", "、"),
        rates[3],
        "。",
    ]
    return tagged(said, "price classes"), []


def products_each(pen: Pen) -> Said:
    """食用油、鲜肉、中成药各涨61%、29%、18%；饲料、混凝土、乳制品各跌10%、24%、30%."""
    if not pen.new("products each"):
        return [], []
    names = pen.rng.sample(
        ["食用油", "鲜肉", "中成药", "饲料", "混凝土", "乳制品", "家用电器", "平板玻璃"], 6
    )
    said: Text = ["主要产品产量中，"]
    for half, (word, sign) in zip(
        (names[:3], names[3:]),
        ((pen.pick("各涨", "分别增长", "各增"), 1), (pen.pick("各跌", "分别下降", "各降"), -1)),
        strict=True,
    ):
        said += [
            "、".join(half) + word,
            *pen.join([[pen.pct(some(pen, 2, 60) * sign, "growth", n + "产量")] for n in half]),
            "；",
        ]
    said[-1] = "。"
    return tagged(said, "products, each"), []


def two_measures(pen: Pen) -> Said:
    """公路两项为173万吨、217万吨公里，增5%、6%；水路两项为59万吨、133万吨公里，前者增5.7%，后者降1.0%."""
    if not pen.new("货运量", "货物运输量", "两项"):
        return [], []
    said: Text = [pen.pick("货运量和货物周转量，", "货运量、周转量两项看，")]
    for index, way in enumerate(("公路", "水路")):
        rows = [
            row(pen, way + "货运量", "万吨", (50, 900)),
            row(pen, way + "货物周转量", "万吨公里", (50, 900)),
        ]
        levels = [pen.level(r) for r in rows]
        said += [way + pen.pick("分别为", "依次是"), levels[0], "、", levels[1], "，"]
        if index and pen.chance(0.6):
            said += [
                "前者",
                *briefly(pen, rows[0], levels[0]),
                "，后者",
                *briefly(pen, rows[1], levels[1]),
                "；",
            ]
        else:
            for r in rows:
                r.base = min(r.base, ratio(r.now, D("1.01")))
            said += [
                "增",
                pen.pct(rows[0].growth, "growth", rows[0].name, levels[0]),
                "、",
                pen.pct(rows[1].growth, "growth", rows[1].name, levels[1]),
                "；",
            ]
    said[-1] = "。"
    return tagged(said, "two measures, former and latter"), []


def labelled(pen: Pen) -> Said:
    """入境：13240万人次，降2%。出境：8318万人次，增5%."""
    if not pen.new("labelled"):
        return [], []
    said: Text = []
    for label, unit in pen.rng.sample(
        [
            ("入境旅游", "万人次"),
            ("出境旅游", "万人次"),
            ("港口吞吐", "万吨"),
            ("网上零售", "亿元"),
            ("外贸", "亿元"),
            ("存款", "亿元"),
            ("用电", "亿千瓦时"),
        ],
        3,
    ):
        series = row(pen, label, unit, (20, 9000))
        level = pen.level(series)
        said += [label + "：", level, "，", *briefly(pen, series, level), "。"]
    return tagged(said, "label and colon"), []


def pulled_down(pen: Pen) -> Said:
    """农产品加工-3.3%，下拉1.1个百分点."""
    if not pen.new("pulled down"):
        return [], []
    said: Text = []
    for name in pen.rng.sample(["农产品加工", "电热气水", "建材", "纺织", "装备制造"], 2):
        down = pen.chance(0.5)
        rate = pen.pct(some(pen, 0.5, 20) * (-1 if down else 1), "growth", name, None, 1)
        points = pen.pp(some(pen, 0.1, 4) * (-1 if down else 1), name + "拉动")
        if down:
            rate.shown = "-" + rate.shown
        said += [
            name,
            *([] if down else ["+"]),
            rate,
            "，" + (pen.pick("下拉", "拉低") if down else pen.pick("上拉", "拉动")) + "规上工业",
            points,
            "；",
        ]
    said[-1] = "。"
    return tagged(said, "pulled up or down"), []


def ranked(pen: Pen) -> Said:
    """在300个县（市）里，我县排172位，一年往前赶了31位."""
    if not pen.new("ranked"):
        return [], []
    many = pen.count(pen.rng.randint(60, 300), "个", "县")
    place = pen.count(pen.rng.randint(3, 59), "位", "", "rank")
    moved = pen.count(pen.rng.randint(2, 31), "位", "", "other")
    moved.kinds = ("rank",)
    return tagged(
        fill(
            pen.pick(
                "在{N}县（市）里，我县排{P}，一年往前赶了{M}。", "{N}县区综合考评，我区排第{P}，前移{M}。"
            ),
            {"N": many, "P": place, "M": moved},
        ),
        "ranked among",
    ), []


def people_first(pen: Pen) -> Said:
    """9650人实现再就业；1846人参训，1507人拿到证书."""
    if not pen.new("people first"):
        return [], []
    figures = [
        pen.count(pen.rng.randint(200, 9999), "人", name, "level") for name in ("再就业", "参训", "证书")
    ]
    for figure in figures:
        figure.kinds = ("count", "other")
    return tagged(
        fill("{A}实现再就业；{B}参训，{C}拿到证书。", {"A": figures[0], "B": figures[1], "C": figures[2]}),
        "people first",
    ), []


SAYINGS: tuple[Callable[[Pen], Said], ...] = (
    split,
    split,
    split,
    plan_triple,
    plan_triple,
    lacking,
    shares_once_named,
    faces_spoken,
    price_classes,
    products_each,
    two_measures,
    labelled,
    pulled_down,
    ranked,
    people_first,
)
