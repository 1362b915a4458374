"""Sentences about one indicator: its level, its growth, its target, its rank, in every order writers use."""

from decimal import Decimal

from proofing.prose.gold import Fig, Text, fill, tagged
from proofing.prose.pen import Pen
from proofing.prose.world import Series

# N name, V level, G growth with its word, S same-period word, B a verb, Q signed growth, R bare rate
LEVEL_GROWTH = (
    ("level, growth", "{B}{N}{V}，{S}{G}"),
    ("level, growth", "{N}{V}，{S}{G}"),
    ("level, growth", "{N}为{V}，{S}{G}"),
    ("level, growth", "{N}达{V}，{S}{G}"),
    ("level, growth", "{N}完成{V}，{S}{G}"),
    ("level, growth", "{N}达到{V}，{G}"),
    ("level, growth", "{N}累计完成{V}，{G}"),
    ("level、growth", "{N}{V}、{G}"),
    ("level growth, no comma", "{N}{V}{S}{G}"),
    ("level (growth)", "{N}{V}（{G}）"),
    ("level (growth)", "{N}{V}（{S}{G}）"),
    ("level (+growth)", "{N}{V}（{Q}）"),
    ("level, signed growth", "{N}{V}，同比{Q}"),
    ("level, rate noun", "{N}{V}，{S}增速{R}"),
    ("level, rate noun", "{N}{V}，同比增速为{R}"),
    ("level, rate noun", "{N}{V}，增幅{R}"),
    ("level, rate noun", "{N}{V}，增长率为{R}"),
    ("growth, level", "{N}{S}{G}，达{V}"),
    ("growth, level", "{N}{S}{G}，达到{V}"),
    ("growth, level", "{N}{G}、达{V}"),
    ("growth, level", "{N}{S}{G}，总量{V}"),
    ("growth, level", "{N}{G}，规模达{V}"),
    ("growth to level", "{N}{G}至{V}"),
    ("growth to level", "{N}{S}{G}，增至{V}"),
    ("colon head", "{N}：{V}，{S}{G}"),
    ("dash head", "{N}——{V}，{G}"),
    ("verb after period", "{P}，{B}{N}{V}，{S}{G}"),
    ("verb after period", "{P}{N}{V}，{S}{G}"),
    ("verb after period", "{P}累计{V}的{N}，{S}{G}"),
    ("spoken", "{N}干到了{V}，比去年同期{G}"),
    ("spoken", "{N}这一块，一共是{V}，{S}{G}"),
    ("spoken", "从{N}看，总量{V}，增长的幅度是{R}"),
    ("comparable", "{N}{V}，按可比价格计算，{S}{G}"),
    ("comparable", "{N}{V}，按可比口径{G}"),
    ("bracketed level", "{N}（{V}）{G}"),
    ("level of noun", "{V}的{N}，{S}{G}"),
    ("level with currency", "{N}{V}人民币，{S}{G}"),
    ("month and cumulated", "当月{N}{V}，{S}{G}"),
    ("mood then growth", "{N}持续向好，达{V}，{S}{G}"),
    ("mood then growth", "{N}在高基数上{S}{G}，达到{V}"),
    ("level only", "{N}{V}"),
    ("level only", "{B}{N}{V}"),
    ("hedged level", "{N}{H}，{S}{G2}"),
)
_STOCK = (
    ("stock", "{M}末，{N}{V}，{S}{G}"),
    ("stock", "截至{M}末，{N}{V}，{S}{G}"),
    ("stock", "{M}末{N}{V}，比年初增加{I}"),
    ("stock", "{M}末，{N}{V}，比年初增加{I}，{G}"),
    ("stock", "{N}余额{V}，较年初新增{I}"),
)


def pair(pen: Pen, series: Series, when: str = "") -> tuple[Text, Fig]:
    """A level with its growth in a random form; the level's figure for what follows."""
    if series.item.stock:
        return _stock(pen, series)
    form, template = pen.rng.choice(LEVEL_GROWTH)
    level = pen.level(series)
    if series.unit.endswith("美元") and "人民币" in template:
        template = "{N}{V}，{S}{G}"
    rise = series.growth > 0
    if not rise and "{R}" in template:
        form, template = "level, growth", "{N}{V}，{S}{G}"
    if series.unit == "元" and "{H}" in template:
        template = "{N}{V}，{S}{G}"
    hedge = pen.hedged(series) if "{H}" in template else []
    head = next((p for p in hedge if isinstance(p, Fig)), level)
    slots = {
        "N": series.name,
        "V": level,
        "G": pen.grown(series, level),
        "G2": pen.grown(series, head),
        "S": pen.same,
        "B": pen.rng.choice(series.item.verbs),
        "Q": pen.signed(series, level),
        "R": pen.growth_figure(series, level),
        "P": when or "今年以来",
        "H": hedge,
    }
    return tagged(fill(template, slots), form), head


def _stock(pen: Pen, series: Series) -> tuple[Text, Fig]:
    form, template = pen.rng.choice(_STOCK)
    if series.growth < 0 or ("{N}余额" in template and series.name.endswith("余额")):
        form, template = _STOCK[0]
    level = pen.level(series)
    more = series.now - series.base
    slots = {
        "N": series.name,
        "V": level,
        "G": pen.grown(series, level),
        "S": pen.pick("同比", "比上年末", "比年初", "较年初", "同比"),
        "M": f"{pen.rng.randint(3, 12)}月",
        "I": pen.amount(more, series.unit, series.name, "other", max(series.decimals, 1)),
    }
    return tagged(fill(template, slots), form), level


def rate_only(pen: Pen, name: str, value: Decimal) -> tuple[Text, Fig]:
    """A growth that has no level beside it: 规上工业增加值同比增长7.0%."""
    word = pen.pick("增长", "增", "增长") if value >= 0 else pen.pick("下降", "降")
    figure = pen.pct(value, "growth", name)
    form, template = pen.rng.choice(
        (
            ("growth alone", "{N}{S}{W}{F}"),
            ("growth alone", "{N}{W}{F}"),
            ("growth alone", "{N}{S}{W}{F}"),
            ("growth alone, rate noun", "{N}增速{F}"),
            ("growth alone, rate noun", "{N}同比增速为{F}"),
            ("growth alone, rate noun", "{N}增速达{F}"),
            ("growth alone, month on month", "{N}环比{W}{F}"),
        )
    )
    if value < 0 and "rate" in form:
        form, template = "growth alone", "{N}{S}{W}{F}"
    return tagged(fill(template, {"N": name, "S": pen.same, "W": word, "F": figure}), form), figure
