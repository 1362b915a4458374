"""Reports retold in other words, as journalists and digests do: rare nouns, lively verbs, subjects left out or put last.

The nouns are put together from parts (数字经济核心产业 + 营收), so that no list of indicators can know them; the verbs are
those of good prose: 录得, 攀升至, 收缩, 跑赢, 撑起, 兑现. What is stated is as plain as ever.
"""

from collections.abc import Callable

from proofing.prose.gold import Clash, Fig, Text, fill, tagged
from proofing.prose.pen import Pen, chinese
from proofing.prose.terse import row, some
from proofing.prose.world import D, Series, ratio, rounded

Said = tuple[Text, list[Clash]]

FIELDS = [
    "数字经济核心产业",
    "跨境电商",
    "冷链物流",
    "林下经济",
    "绿色食品",
    "文旅康养",
    "大数据服务",
    "石墨烯",
    "氢能装备",
    "轨道交通",
    "生物育种",
    "直播电商",
    "特色中药材",
    "预制菜",
    "休闲渔业",
    "软件服务外包",
    "工业设计",
    "节能环保",
    "检验检测",
    "会展",
    "低空经济",
    "新型储能",
    "智能网联汽车",
    "高端铝材",
    "现代种业",
    "小微企业",
    "保税加工",
    "市政公用",
    "老旧小区改造",
]
_MONEY = [
    "营收",
    "交易额",
    "产值",
    "销售收入",
    "投资额",
    "主营收入",
    "出口额",
    "产出",
    "税收",
    "利润",
    "授信额",
    "贷款",
    "网络零售额",
    "签约额",
    "结算额",
    "补助资金",
    "技改投入",
    "研发投入",
]
_THINGS = (
    ("仓储面积", "万平方米"),
    ("吞吐量", "万吨"),
    ("处理量", "万吨"),
    ("发电量", "亿千瓦时"),
    ("供气量", "万立方米"),
    ("种植面积", "万亩"),
    ("出货量", "万台"),
    ("接待量", "万人次"),
    ("加工量", "吨"),
    ("装机容量", "万千瓦"),
    ("寄递量", "万件"),
    ("改造面积", "万平方米"),
    ("客流量", "万人次"),
    ("存栏量", "万头"),
)
_UP = ["增长", "增", "攀升", "上扬", "扩张", "多增", "提升", "走高", "拉升", "升"]
_DOWN = ["下降", "降", "收缩", "缩水", "下滑", "走低", "滑落", "减少", "跌", "萎缩"]


def nonce(pen: Pen) -> Series | None:
    """An indicator that nobody has heard of, with its figures."""
    field = pen.rng.choice(FIELDS)
    if pen.chance(0.7):
        name, unit = field + pen.rng.choice(_MONEY), pen.pick("亿元", "亿元", "亿元", "万元", "亿美元")
    else:
        noun, unit = pen.rng.choice(_THINGS)
        name = field + noun
    if not pen.new(name, name + "retold"):
        return None
    size = (900.0, 90000.0) if unit in ("万元", "吨") else (1.2, 700.0)
    return row(pen, name, unit, size, 0 if size[0] > 100 else pen.places)


def moved_freely(pen: Pen, series: Series, level: Fig | None) -> Text:
    word = pen.rng.choice(_UP if series.growth > 0 else _DOWN)
    return [
        pen.pick("", "", "同比", "同比", "比上年", "较上年同期") + word,
        pen.pct(series.growth, "growth", series.name, level),
    ]


_ONE = (
    "{N}录得{V}，{M}。",
    "{N}报{V}，{M}。",
    "{N}做到{V}，{M}。",
    "全年{N}冲上{V}，{M}。",
    "{N}站上{V}，{M}。",
    "{M}之后，{N}达到{V}。",
    "看{N}：{V}，{M}。",
    "{N}方面，{V}的规模{M}。",
    "{N}（{V}）{M}。",
    "{N}{M}，来到{V}。",
    "{N}{M}，总盘子{V}。",
    "{N}{M}，体量达{V}。",
    "拉出单子看，{N}为{V}，{M}。",
    "{N}共计{V}，{M}。",
    "{N}合计{V}，{M}。",
    "{N}仅{V}，{M}。",
    "{N}也有{V}，{M}。",
    "{N}实打实完成{V}，{M}。",
    "今年{N}落袋{V}，{M}。",
    "{N}累计{V}，{M}。",
    "{N}已达{V}（{M}）。",
    "截至目前，{N}{V}，{M}。",
    "{V}！{N}创下新高，{M}。",
    "{N}交出{V}的成绩，{M}。",
    "{N}由负转正，{M}，录得{V}。",
    "在{N}上，投入{V}，{M}。",
    "{N}为{V}，{M}，",
)


def one(pen: Pen) -> Said:
    series = nonce(pen)
    if series is None:
        return [], []
    level = pen.level(series)
    template = pen.pick(*_ONE)
    if series.growth < 0 and any(
        w in template for w in ("冲上", "站上", "新高", "由负转正", "也有", "实打实", "成绩")
    ):
        template = _ONE[0]
    text = tagged(
        fill(template, {"N": series.name, "V": level, "M": moved_freely(pen, series, level)}), "retold: one"
    )
    if template.endswith("，"):
        text += _tail(pen, series, level)
    return text, []


def _tail(pen: Pen, series: Series, level: Fig) -> Text:
    """跑赢全省3.2个百分点 · 兑现全年目标的78% · 名列全州第3位 · 占到全市的12%."""
    which = pen.rng.randrange(5)
    if which == 0:
        better = pen.chance(0.6)
        gap = pen.pp(some(pen, 0.2, 9, 1) * (1 if better else -1), series.name + "增速", level)
        return tagged(
            [
                pen.pick("跑赢", "快过", "领先", "高出")
                if better
                else pen.pick("跑输", "落后", "慢于", "不及"),
                pen.pick("全省", "全市", "全国均值"),
                gap,
                "。",
            ],
            "retold: pp",
        )
    if which == 1:
        done = pen.pct(some(pen, 20, 118), "progress", series.name, level)
        return tagged(
            [
                pen.pick(
                    "兑现全年目标的", "已完成年度任务的", "相当于全年盘子的", "达到年度计划的", "为全年目标的"
                ),
                done,
                "。",
            ],
            "retold: progress",
        )
    if which == 2:
        place = pen.rng.randint(1, 20)
        rank = Fig(f"第{place}位", D(place), "位", "rank", series.name, level)
        return tagged(
            [pen.pick("名列全州", "位次全省", "在全市排", "坐上全省", "体量列全省"), rank, "。"],
            "retold: rank",
        )
    if which == 3:
        share = pen.pct(some(pen, 1, 80), "share", series.name, level)
        return tagged(
            [
                pen.pick("占到全市的", "撑起全市的", "份额", "占比升至", "占比降到", "占全省盘子的"),
                share,
                "。",
            ],
            "retold: share",
        )
    two = pen.pct(some(pen, 0.5, 15), "growth", series.name + "两年平均")
    return tagged([pen.pick("两年平均增速", "折合两年平均", "两年平均增"), two, "。"], "retold: two years")


def pairs(pen: Pen) -> Said:
    """A、B各录得x、y亿元，一升一降：增a%、降b%; A为x、B为y."""
    rows = [
        s
        for s in (nonce(pen) for _ in range(pen.rng.choice([2, 2, 3])))
        if s is not None and s.unit == "亿元"
    ]
    if len(rows) < 2:
        return one(pen)
    levels = [pen.level(s) for s in rows]
    form = pen.rng.randrange(4)
    if form == 0:
        levels = [pen.level(s) for s in rows]
        for level in levels[:-1]:
            level.shown = level.shown.removesuffix("亿元")
        moves = [moved(pen, s, v) for s, v in zip(rows, levels, strict=True)]
        said: Text = [
            "、".join(s.name for s in rows),
            pen.pick("各录得", "分别为", "各为", "依次是", "分别达到"),
            *pen.join([[v] for v in levels]),
            "，",
            *pen.join(moves),
            "。",
        ]
    elif form == 1:
        said = []
        for s, v in zip(rows, levels, strict=True):
            said += [s.name, v, "（", *moved(pen, s, v), "）", "，"]
        said[-1] = "。"
    elif form == 2:
        said = []
        for s, v in zip(rows, levels, strict=True):
            said += [s.name, *moved(pen, s, v), pen.pick("至", "，为", "，达"), v, "；"]
        said[-1] = "。"
    else:
        said = [pen.pick("拆开看，", "其中，", "具体看，", "细分来看，")]
        for s, v in zip(rows, levels, strict=True):
            said += [s.name, v, "、", *moved(pen, s, v), "，"]
        said[-1] = "。"
    return tagged(said, f"retold: pairs {form}"), []


def moved(pen: Pen, series: Series, level: Fig) -> Text:
    word = pen.pick("增", "增长", "升") if series.growth > 0 else pen.pick("降", "下降", "减")
    return [word, pen.pct(series.growth, "growth", series.name, level)]


def parts_retold(pen: Pen) -> Said:
    """投资总盘子50.63亿元：一产1.76亿元，份额3.5%；二产…; the parts add up, or not."""
    whole = nonce(pen)
    if whole is None or whole.unit not in ("亿元", "万吨", "万平方米", "万人次"):
        return one(pen)
    names = pen.rng.choice(
        (
            ("一产", "二产", "三产"),
            ("城区", "乡镇"),
            ("上半场", "下半场"),
            ("国有", "民营", "外资"),
            ("新建", "改建", "扩建"),
            ("省内", "省外", "境外"),
            ("线上", "线下"),
        )
    )
    weights = [some(pen, 0.15, 1) for _ in names]
    total = sum(weights)
    parts = [
        Series(
            n + whole.name,
            whole.item,
            whole.unit,
            whole.decimals,
            whole.now * w / total,
            whole.base * w / total,
        )
        for n, w in zip(names, weights, strict=True)
    ]
    head = pen.level(whole)
    levels = [pen.level(p) for p in parts]
    clashes: list[Clash] = []
    with_share = pen.chance(0.6)
    if pen.chance(0.12) and levels[0].value is not None:
        wrong = levels[0].value + rounded(whole.now * D("0.2"), whole.decimals)
        if wrong != levels[0].value:
            levels[0].value, levels[0].shown = wrong, f"{wrong}{whole.unit}"
            clashes = [Clash((*levels, head), "各部分之和不等于总数", "sum, retold")]
            with_share = False
    said: Text = [
        whole.name,
        pen.pick("", "共", "达", "合计"),
        head,
        pen.pick("：", "，其中", "，由" + chinese(len(names)) + "块拼成："),
        "",
    ]
    if "块" in str(said[3]):
        said[3] = "，由"
        said += [pen.lead_in(len(names), "块"), "组成："]
    for index, (p, v, n) in enumerate(zip(parts, levels, names, strict=True)):
        said += [n, v]
        if with_share:
            share = pen.pct(ratio(p.now, whole.now) * 100, "share", p.name, v, 1)
            said += [pen.pick("，份额", "，占", "（占", "，占比"), share]
            if str(said[-2]) == "（占":
                said.append("）")
        said.append(
            "；" if with_share and index < len(names) - 1 else "、" if index < len(names) - 1 else "。"
        )
    return tagged(said, "retold: parts"), clashes


def counts_retold(pen: Pen) -> Said:
    """新落户38家，协议36亿元、到账9.5亿元；过亿的11家 …"""
    number = pen.rng.randint(9, 140)
    thing = pen.pick("项目", "企业")
    unit = "家" if thing == "企业" else "个"
    total = pen.count(number, unit, thing)
    big = pen.count(pen.rng.randint(2, number - 1), unit, "")
    contract = pen.amount(some(pen, 5, 200), "亿元", "", "level", pen.places)
    contract.kinds = ("plan",)
    paid = pen.amount(some(pen, 1, 60), "亿元", "", "level", pen.places)
    grown = pen.pct(some(pen, 1, 90), "growth", "", paid)
    if not pen.new("counts_retold"):
        return [], []
    template = pen.pick(
        "新落户{t}{T}，协议投资{C}、到账资金{P}，同比增长{G}；过亿的{B}。",
        "今年新进{t}{T}，签约额{C}，实际到账{P}（+{G}），其中单体过亿的{B}。",
        "一共招来{T}{t}，合同金额{C}；真金白银到位{P}，多增{G}；大块头（投资过亿）{B}。",
        "{T}{t}新签约，涉及资金{C}，已到位{P}，增{G}。",
    )
    return tagged(
        fill(template, {"T": total, "t": thing, "B": big, "C": contract, "P": paid, "G": grown}),
        "retold: counts",
    ), []


SAYINGS: tuple[Callable[[Pen], Said], ...] = (
    *(one,) * 5,
    *(pairs,) * 3,
    parts_retold,
    parts_retold,
    counts_retold,
)
