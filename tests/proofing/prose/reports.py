"""Whole reports of many kinds, each from its own random seed.

``report(seed)`` composes one: a kind (quarterly report, 统计公报, monthly bulletin, year's account of a
development zone, a leader's speech, a table briefing, a short note), its sections in order, numbered or not,
with figures from one consistent world, prose without figures between, and possibly damage.
"""

from collections.abc import Callable, Sequence
from random import Random

from proofing.prose import (
    country,
    digest,
    lists,
    noise,
    others,
    projects,
    quarrels,
    retold,
    spoken,
    spoken_checks,
    tables,
    terse,
    words,
)
from proofing.prose.damage import damaged
from proofing.prose.divisions import DIVISIONS, FAMILIES
from proofing.prose.gold import Clash, Report, Text, plain
from proofing.prose.levels import pair
from proofing.prose.pen import Pen, chinese, period
from proofing.prose.style import styled
from proofing.prose.tails import tail
from proofing.prose.words import Item
from proofing.prose.world import Series, group, series

_SECTIONS = {
    "industry": "ADDED OUTPUT SALES REVENUE PROFIT POWER ENERGY OUTPUT_GOODS UNITS_GOODS",
    "investment": "INVEST INDUSTRIAL_INVEST TECH_INVEST PRIVATE_INVEST REAL_ESTATE HOUSING_AREA HOUSING_SALES SITES",
    "consumption": "RETAIL",
    "trade": "TRADE EXPORT FOREIGN FUNDS",
    "finance": "BUDGET SPENDING TAX TOTAL_FISCAL FUND DEPOSIT LOAN CREDIT",
    "agriculture": "FARM GRAIN SOWN PIGS MEAT",
    "transport": "PASSENGERS FREIGHT TOURISTS TOURISM PARCELS ROADS CARS",
    "people": "PEOPLE INCOME CITY_INCOME LAND_INCOME",
    "overview": "GDP",
    "science": "TOURING",
}
_SAYINGS = {
    "projects": (
        projects.signed_up,
        projects.under_way,
        projects.one_project,
        projects.key_projects,
        projects.one_project,
    ),
    "problems": (others.growth_rows, others.rates, others.from_to_rate),
    "plans": (projects.targets, projects.one_project, projects.targets),
    "environment": (others.air, others.rates, others.land),
    "science": (others.patents, others.companies, others.companies),
    "people": (others.jobs, others.prices, others.rates),
    "industry": (
        others.per_hundred,
        others.rates,
        others.pmi,
        others.growth_rows,
        others.pulled,
        others.companies,
    ),
    "investment": (others.growth_rows, others.best_places, projects.key_projects, others.from_to_rate),
}
_ANY = (
    digest.quarters,
    digest.imported,
    retold.one,
    retold.pairs,
    retold.parts_retold,
    *quarrels.SAYINGS,
    *spoken.SAYINGS,
    *spoken_checks.SAYINGS,
    *country.SAYINGS,
    projects.signed_up,
    projects.signed_up,
    projects.under_way,
    projects.under_way,
    projects.one_project,
    projects.one_project,
    projects.key_projects,
    projects.targets,
    others.rates,
    others.rates,
    others.per_hundred,
    others.prices,
    others.pmi,
    others.jobs,
    others.companies,
    others.companies,
    others.patents,
    others.air,
    others.ranks,
    others.growth_rows,
    others.growth_rows,
    others.growth_rows,
    others.services,
    others.land,
    others.members,
    others.best_places,
    others.pulled,
    others.from_to_rate,
)
KINDS = (
    ("季度工作总结", ("industry", "investment", "trade", "finance", "projects", "problems", "plans"), 9),
    (
        "国民经济和社会发展统计公报",
        (
            "overview",
            "agriculture",
            "industry",
            "investment",
            "consumption",
            "trade",
            "finance",
            "transport",
            "people",
            "science",
            "environment",
        ),
        12,
    ),
    ("主要经济指标快报", ("overview", "industry", "investment", "consumption", "trade"), 10),
    ("述职报告", ("industry", "projects", "finance", "science", "plans"), 12),
    ("经济运行情况", ("industry", "investment", "consumption", "finance", "problems"), 6),
    ("固定资产投资运行分析", ("investment",), 9),
    ("财政预算执行情况", ("finance",), 12),
    ("外贸进出口情况", ("trade",), 11),
    ("消费市场运行情况", ("consumption", "people"), 8),
    ("招商引资工作汇报", ("projects", "trade"), 5),
    ("区长在经济运行分析会上的讲话", ("industry", "investment", "problems", "projects", "plans"), 3),
    ("农业农村经济形势", ("agriculture", "people"), 6),
    ("用电量及能源情况", ("industry",), 7),
    ("科技创新工作总结", ("science", "projects"), 12),
)


def report(seed: int) -> Report:
    rng = Random(seed)
    pen = Pen(rng)
    kind, sections, month = rng.choice(KINDS)
    month = month if rng.random() < 0.6 else rng.choice([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    chosen = [s for s in sections if rng.random() < 0.8] or list(sections[:1])
    pieces: Text = [noise.title(pen, kind, month), "\n"]
    if rng.random() < 0.6:
        pieces += [rng.choice(noise.OPENINGS), "\n"]
    clashes: list[Clash] = []
    told: dict[int, Series] = {}
    heads = rng.choice(("一、", "（一）", "1.", "1、", "none", "一是", "一、"))
    for number, section in enumerate(chosen, start=1):
        pieces.append(_head(pen, heads, number, section))
        for _ in range(rng.randint(1, 4)):
            said, more = _paragraph(pen, section, month, told)
            pieces += [*said, "\n" if rng.random() < 0.5 else ""]
            clashes += more
        pieces.append("\n")
    if rng.random() < 0.1:
        pieces.append(rng.choice(noise.ADVERTS))
    result = Report(pieces, clashes, [], kind)
    return styled(pen, damaged(pen, result))


def _head(pen: Pen, manner: str, number: int, section: str) -> str:
    title = noise.head(pen, section)
    if manner == "一、":
        return f"{chinese(number)}、{title}\n"
    if manner == "（一）":
        return f"（{chinese(number)}）{title}。"
    if manner == "none":
        return ""
    if manner == "一是":
        return f"{chinese(number)}是{title}。"
    return f"{number}{manner[1]}{title}" + pen.pick("\n", "。", "：")


def _paragraph(pen: Pen, section: str, month: int, told: dict[int, Series]) -> tuple[Text, list[Clash]]:
    when = period(pen, month)
    dice = pen.rng.random()
    if dice < pen.dense:
        return _saying(pen, (*terse.SAYINGS, *digest.SAYINGS))
    if dice > 1 - pen.retold:
        return _saying(
            pen,
            (*retold.SAYINGS, *quarrels.SAYINGS, *spoken.SAYINGS, *spoken_checks.SAYINGS, *country.SAYINGS),
        )
    dice = pen.rng.random()
    if section in _SAYINGS and (section not in _SECTIONS or dice < 0.3):
        return _saying(pen, _SAYINGS[section])
    if dice < 0.4 or section not in _SECTIONS:
        return _saying(pen, _ANY) if pen.chance(0.7) else (noise.filler(pen), [])
    if dice < 0.45:
        return noise.filler(pen), []
    free = [
        item
        for item in _items(section)
        if not pen.said & set(item.names) and not pen.said & {f"divided {_family(item)}"}
    ]
    if not free:
        return _saying(pen, _ANY)
    item = pen.rng.choice(free)
    divisions = [d for d in DIVISIONS if d.whole is item]
    family = _family(item)
    if divisions and dice < 0.88 and pen.new(f"told {family}", f"divided {family}", *item.names):
        return _divided(pen, divisions, when)
    above = told.get(family)
    row = series(pen.rng, item, above)
    told[family] = row
    pen.said.update(item.names, {f"told {family}"})
    said, head = pair(pen, row, when)
    more, clashes = tail(pen, row, head) if pen.chance(0.5) and not row.item.stock else ([], [])
    lead = "" if row.item.stock or when in plain(said) or not pen.chance(0.5) else when + "，"
    return [lead, *said, *more, "。"], clashes


def _items(section: str) -> list[Item]:
    return [getattr(words, name) for name in _SECTIONS[section].split()]


def _family(item: Item) -> int:
    """Which family an item is of: a number below 100, or its own."""
    return next(
        (n for n, family in enumerate(FAMILIES) if item in family), 100 + sum(map(ord, item.names[0]))
    )


def _saying(
    pen: Pen, makers: Sequence[Callable[[Pen], tuple[Text, list[Clash]]]]
) -> tuple[Text, list[Clash]]:
    """A saying that this report has not had yet; a project or a firm's kind may come again, under another name."""
    again = (
        projects.one_project,
        others.rates,
        others.companies,
        others.growth_rows,
        others.from_to_rate,
        projects.targets,
        retold.one,
        retold.pairs,
        quarrels.compared,
    )
    free = [m for m in makers if m in again or f"had {m.__name__}" not in pen.said]
    if not free:
        return noise.filler(pen), []
    maker = pen.rng.choice(free)
    pen.said.add(f"had {maker.__name__}")
    said, clashes = maker(pen)
    return (said, clashes) if said else (noise.filler(pen), [])


def _divided(pen: Pen, divisions: list, when: str) -> tuple[Text, list[Clash]]:  # type: ignore[type-arg]
    division = pen.rng.choice(divisions)
    parts = group(pen.rng, division)
    dice = pen.rng.random()
    if dice < 0.62:
        return lists.whole_and_parts(pen, parts, when)
    if dice < 0.72 and parts.complete:
        return lists.parts_sum(pen, parts, when)
    if dice < 0.77:
        return pen.rng.choice(
            (tables.two_columns, tables.two_columns, tables.in_spaces, tables.cells_in_lines)
        )(pen, parts)
    if dice < 0.80:
        return pen.rng.choice((tables.short, tables.month_and_year, tables.years))(pen)
    if dice < 0.88:
        said, clashes = lists.share_moved(pen, parts)
    elif dice < 0.93:
        said, clashes = lists.approximate_share(pen, parts)
    elif dice < 0.96:
        said, clashes = lists.faces(pen)
    elif dice < 0.98:
        said, clashes = lists.structure(pen, parts)
    else:
        said, clashes = lists.two_groups(pen, parts, when)
    return (said, clashes) if said else lists.whole_and_parts(pen, parts, when)
