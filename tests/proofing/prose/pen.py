"""How are figures put on paper? Numbers, hedges, words of direction, and the manner of one document.

A ``Pen`` belongs to one document: it has the document's randomness and habits (how many places, which word
for 同比, whether a fall is 下降 or 负增长). Every method returns a figure or the pieces around it.
"""

from decimal import Decimal
from random import Random

from proofing.prose.gold import Fig, Piece, Text
from proofing.prose.world import D, Series, ratio, rounded

_CHINESE = "零一二三四五六七八九"


class Pen:
    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.same = rng.choice(
            [
                "同比",
                "同比",
                "同比",
                "比上年同期",
                "比去年同期",
                "较上年同期",
                "与去年同期相比",
                "比上年",
                "按年",
            ]
        )
        self.terse = rng.random() < 0.3  # 增 for 增长, 降 for 下降
        self.places = rng.choice([1, 1, 1, 2])
        self.percent = rng.choice(["%"] * 12 + ["％", "﹪"])
        self.points = rng.choice(["个百分点"] * 8 + ["百分点"])
        self.group_thousands = rng.random() < 0.05
        self.minus = rng.random() < 0.05  # 同比增长-8.92%
        self.constant_prices = rng.random() < 0.2  # growth is not the quotient of the levels
        self.dense = rng.choice([0.0, 0.1, 0.2, 0.6])  # how much of it is written as digests are
        self.retold = rng.choice([0.0, 0.0, 0.2, 0.4])  # how much in other words than statistics' own
        self.said: set[str] = set()  # what the report has told already: nothing is told twice, differently

    def new(self, *names: str) -> bool:
        """Not told yet; it is from now on."""
        if self.said & set(names):
            return False
        self.said.update(names)
        return True

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, odds: float) -> bool:
        return self.rng.random() < odds

    # numbers

    def digits(self, value: Decimal, decimals: int) -> str:
        shown = f"{rounded(value, decimals):,f}" if self.group_thousands else f"{rounded(value, decimals):f}"
        if decimals and "." in shown and self.chance(0.5):
            shown = shown.rstrip("0").rstrip(".")
        return shown

    def level(self, series: Series, kind: str = "level", *, shared: bool = False) -> Fig:
        """The series' value. ``shared``: its unit is printed with a later one (37.5、19.6亿元)."""
        digits = self.digits(series.now, series.decimals)
        return Fig(
            digits + ("" if shared else series.unit),
            D(digits.replace(",", "")),
            series.unit,
            kind,
            series.name,
        )

    def amount(self, value: Decimal, unit: str, name: str, kind: str = "other", decimals: int = 2) -> Fig:
        digits = self.digits(value, decimals)
        return Fig(digits + unit, D(digits.replace(",", "")), unit, kind, name)

    def pct(
        self, value: Decimal, kind: str, name: str, of: Fig | None = None, decimals: int | None = None
    ) -> Fig:
        """A percentage as printed (its magnitude), valued with its sign."""
        shown = self.digits(abs(value), self.places if decimals is None else decimals)
        magnitude = D(shown.replace(",", ""))
        return Fig(shown + self.percent, -magnitude if value < 0 else magnitude, "%", kind, name, of)

    def pp(self, value: Decimal, name: str, of: Fig | None = None, base: str = "") -> Fig:
        shown = self.digits(abs(value), 1 if self.chance(0.8) else 2)
        magnitude = D(shown)
        return Fig(
            shown + self.points,
            -magnitude if value < 0 else magnitude,
            "个百分点",
            "pp_change",
            name,
            of,
            base,
        )

    def count(self, number: int, unit: str, name: str, kind: str = "count") -> Fig:
        return Fig(f"{number}{unit}", D(number), unit, kind, name)

    def chinese_count(self, number: int, unit: str, name: str) -> Fig:
        """两个行业, 三家企业, 六大产业 (counted in 个). Labels seldom ask for these."""
        digit = "两" if number == 2 and unit != "大" else chinese(number)
        return Fig(
            digit + unit,
            D(number),
            "个" if unit == "大" else unit,
            "count",
            name,
            optional=True,
            kinds=("other",),
        )

    def lead_in(self, number: int, unit: str) -> str:
        """两个, 三块, 八项 in front of 分别 or 组成: it counts the list itself and is no figure."""
        return ("两" if number == 2 else chinese(number)) + unit

    # phrases

    def growth_figure(self, series: Series, of: Fig | None, *, name: str = "") -> Fig:
        """The growth as a figure: per cent, or 倍 when it more than doubles (1.2倍 says +120 %)."""
        growth = series.growth
        if (
            self.constant_prices
            and series.unit in ("亿元", "万元")
            and ("增加值" in series.name or "总产值" in series.name)
        ):
            growth += D(str(self.rng.uniform(-1.5, 1.5)))
        name = name or series.name
        if growth >= 100 and self.chance(0.6):
            places = self.rng.choice([1, 2])
            shown = self.digits(growth / 100, places)
            return Fig(shown + "倍", D(shown), "倍", "growth", name, of)
        return self.pct(growth, "growth", name, of)

    def direction(self, series: Series) -> str:
        if series.growth < 0:
            return "降" if self.terse and self.chance(0.8) else self.rng.choice(series.item.fall)
        return "增" if self.terse and self.chance(0.8) else self.rng.choice(series.item.rise)

    def grown(self, series: Series, of: Fig | None = None) -> Text:
        """增长8.4%, 下降1.7%, 负增长3.4%, 增长-8.9%."""
        figure = self.growth_figure(series, of)
        if series.growth < 0 and self.minus:
            figure.shown = "-" + figure.shown
            return ["增长", figure]
        if series.growth < 0 and self.chance(0.06):
            return ["负增长", figure]
        adverb = (
            self.pick("", "", "", "", "", "", "", "大幅", "小幅", "仍", "略", "微", "实际")
            if abs(series.growth) < 30
            else ""
        )
        word = self.direction(series)
        if adverb in ("略", "微"):
            word = "增" if series.growth > 0 else "降"
        return [adverb + word, figure]

    def signed(self, series: Series, of: Fig | None = None) -> Text:
        """+3.1% or -4.7%: the sign stands before the figure."""
        figure = self.growth_figure(series, of)
        if figure.value is not None and figure.value < 0:
            figure.shown = "-" + figure.shown
            return [figure]
        return ["+", figure]

    def hedged(self, series: Series) -> Text:
        """近70亿元, 超过60亿元, 约65亿元: the hedge stands outside the figure."""
        whole = int(series.now)
        if whole < 10:
            return [self.level(series)]
        tens = 10 ** max(len(str(whole)) - 2, 0)
        down, up = whole // tens * tens, (whole // tens + 1) * tens
        word = self.pick("近", "超", "超过", "突破", "接近", "约", "逾", "达到近", "以上", "多")
        if word in ("近", "接近", "达到近"):
            return [word, Fig(f"{up}{series.unit}", D(up), series.unit, "level", series.name)]
        if word == "约":
            return [word, Fig(f"{whole}{series.unit}", D(whole), series.unit, "level", series.name)]
        figure = Fig(f"{down}{series.unit}", D(down), series.unit, "level", series.name)
        if down == 0:
            return [self.level(series)]
        if word == "以上":
            return [figure, word]
        if word == "多":
            return [f"超", figure]  # noqa: F541
        return [word, figure]

    def join(self, figures: list[list[Piece]] | list[Text]) -> Text:
        """a、b、c · a、b和c · a,b,c."""
        last = self.pick("、", "、", "和", "和", "及")
        pieces: Text = []
        for index, figure in enumerate(figures):
            if index:
                pieces.append(last if index == len(figures) - 1 else "、")
            pieces.extend(figure)
        return pieces

    def share_of(self, part: Series, whole: Series, of: Fig | None, base: str = "") -> Fig:
        now = part.now if part.unit == whole.unit else part.now / 10000
        return self.pct(ratio(now, whole.now) * 100, "share", part.name, of)


def chinese(number: int) -> str:
    """1–99 in plain numerals."""
    if number < 10:
        return _CHINESE[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _CHINESE[tens]) + "十" + (_CHINESE[ones] if ones else "")


def period(pen: Pen, month: int) -> str:
    """The words for January to ``month``, in any manner; no figure."""
    choices = [
        f"1-{month}月",
        f"1—{month}月",
        f"1-{month}月份",
        f"今年1至{month}月",
        f"1～{month}月",
        f"前{month}个月",
    ]
    choices += [f"截至{month}月底", f"截至{month}月末", f"1–{month}月份"]
    if month == 6:
        choices += ["上半年", "今年上半年"] * 3
    if month == 9:
        choices += ["前三季度", "今年前三季度", "前三季度"] * 2
    if month == 3:
        choices += ["一季度", "今年一季度"] * 2
    if month == 12:
        choices = ["全年", "全年", "2023年", "去年", "2023年全年", "当年"]
    return pen.rng.choice(choices)
