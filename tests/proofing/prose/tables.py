"""Tables that stand in running text: a head line, rows of cells between bars, tabs or spaces."""

from proofing.prose.gold import Clash, Fig, Text
from proofing.prose.pen import Pen
from proofing.prose.words import ENERGY, LEVEL_ITEMS, OUTPUT, SALES
from proofing.prose.world import D, Group, Series, rounded, series

Said = tuple[Text, list[Clash]]


def short(pen: Pen) -> Said:
    """指标|绝对数|比上年增长（%）: level and growth of several indicators with their own units."""
    bar = pen.pick("|", "|", "\t", " | ")
    items = pen.rng.sample([i for i in LEVEL_ITEMS if i is not ENERGY and not i.stock], pen.rng.randint(3, 6))
    rows = [series(pen.rng, item) for item in items]
    head = pen.rng.choice(
        (
            ("指标", "单位", "绝对数", "同比增长（%）"),
            ("指标名称", "计量单位", "累计", "增速（%）"),
            ("指标", "单位", "总量", "比上年±%"),
        )
    )
    pieces: Text = ["\n" + bar.join(head) + "\n"]
    for row in rows:
        level = pen.level(row)
        level.shown = level.shown.removesuffix(row.unit)
        pieces += [row.name + bar + row.unit + bar, level, bar, _bare(pen, row, level), "\n"]
    return _tag(pieces, "table, units in a column"), []


def two_columns(pen: Pen, group: Group) -> Said:
    """指标（亿元）|总量|增长%: whole, then # rows of its parts."""
    bar = pen.pick("|", "|", "\t")
    unit = group.whole.unit
    parts = [p for p in group.parts if p.unit == unit]
    head = pen.pick(
        f"指标（{unit}）{bar}累计{bar}同比%",
        f"指标{bar}绝对数（{unit}）{bar}比上年增长（%）",
        f"项目{bar}完成数（{unit}）{bar}增长（%）",
    )
    pieces: Text = ["\n" + head + "\n"]
    for number, row in enumerate([group.whole, *parts]):
        level = pen.level(row)
        level.shown = level.shown.removesuffix(unit)
        mark = "" if not number else pen.pick("#", "其中：" if number == 1 else "", "  ")
        pieces += [mark + row.name + bar, level, bar, _bare(pen, row, level), "\n"]
    return _tag(pieces, "table, unit in head"), []


def month_and_year(pen: Pen) -> Said:
    """指标（万元）|本月|同比%|累计|同比%."""
    bar = "|"
    pieces: Text = [f"\n指标（万元）{bar}本月{bar}同比%{bar}累计{bar}同比%\n"]
    for item, name in ((OUTPUT, "工业总产值"), (SALES, "销售产值")):
        now = D(pen.rng.randint(60000, 900000))
        year = Series(name, item, "万元", 0, now, now / (1 + D(str(pen.rng.uniform(-20, 30))) / 100))
        part = rounded(now / 6, 0)
        month = Series(name, item, "万元", 0, part, part / (1 + D(str(pen.rng.uniform(-20, 30))) / 100))
        pieces.append(name)
        for one in (month, year):
            level = pen.level(one)
            level.shown = level.shown.removesuffix("万元")
            pieces += [bar, level, bar, _bare(pen, one, level)]
        pieces.append("\n")
    return _tag(pieces, "table, month and year"), []


def years(pen: Pen) -> Said:
    """项目|单位|2021年|2022年|增长%: the row's unit, two years, the growth of the latter."""
    bar = pen.pick("|", "\t", "|")
    year = pen.rng.randint(2004, 2024)
    items = pen.rng.sample([i for i in LEVEL_ITEMS if i is not ENERGY], pen.rng.randint(2, 5))
    head = ("项目", "单位", f"{year - 1}年", f"{year}年", pen.pick("增长%", "同比增长（%）", "增速（%）"))
    pieces: Text = ["\n" + bar.join(head) + "\n"]
    for number, item in enumerate(items):
        row = series(pen.rng, item)
        before, level = (
            Fig(pen.digits(v, row.decimals), D(0), row.unit, "level", row.name) for v in (row.base, row.now)
        )
        for figure in (before, level):
            figure.value = D(figure.shown.replace(",", ""))
        before.kinds = ("other",)
        mark = pen.pick("", "", f"{'一二三四五'[number]}、", "其中:" if number else "")
        pieces += [
            mark + row.name + bar + row.unit + bar,
            before,
            bar,
            level,
            bar,
            _bare(pen, row, level),
            "\n",
        ]
    return _tag(pieces, "table, two years"), []


def cells_in_lines(pen: Pen, group: Group) -> Said:
    """A table whose cells were pasted one to a line."""
    unit = group.whole.unit
    pieces: Text = [f"\n指标\n绝对数（{unit}）\n比上年增长（%）\n"]
    for row in (group.whole, *(p for p in group.parts if p.unit == unit)):
        level = pen.level(row)
        level.shown = level.shown.removesuffix(unit)
        pieces += [row.name + "\n", level, "\n", _bare(pen, row, level), "\n"]
    return _tag(pieces, "table, a cell to a line"), []


def in_spaces(pen: Pen, group: Group) -> Said:
    """Columns kept apart by spaces only."""
    unit = group.whole.unit
    gap = pen.pick(" ", "  ", "    ")
    pieces: Text = [f"\n指标{gap}绝对值({unit}){gap}比上年增长(%)\n"]
    for row in (group.whole, *(p for p in group.parts if p.unit == unit)):
        level = pen.level(row)
        level.shown = level.shown.removesuffix(unit)
        pieces += [row.name + gap, level, gap, _bare(pen, row, level), "\n"]
    return _tag(pieces, "table, spaces"), []


def _bare(pen: Pen, row: Series, level: Fig) -> Fig:
    value = rounded(row.growth, 1)
    return Fig(f"{value:f}", value, "%", "growth", row.name, level)


def _tag(pieces: Text, form: str) -> Text:
    for piece in pieces:
        if isinstance(piece, Fig):
            piece.form = form
    return pieces
