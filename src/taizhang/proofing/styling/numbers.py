"""Are numbers and units written as GB/T 15835 and usage want them?

A unit twice (亿亿元), full-width digits among half-width ones, two signs for one range, a range whose first number lost its
unit (10-12%: is it ten, or ten per cent?), a year of mixed numerals (二00四年).

Worked example: ``增长10-12%`` is told: 第一个数没有百分号，宜写作10%—12%. ``3-5个项目`` is not: counts may share a unit.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from taizhang.proofing.model import Form, Mark, Remark, Role
from taizhang.proofing.styling.page import Page, hint

_DOUBLED: Final = re.compile(
    r"(?<=\d)(?:(亿)亿(?=[元美])|(万)万(?=[元美吨亩人户])|(亿元|万元|亿美元|万美元)(?:元|亿元|万元)|(%)[%％]|(％)[%％]"
    r"|(个百分点)(?:个百分点|百分点|%)|(个)个(?=百分点)|(万吨|万亩|万人)(?:吨|亩|人)(?![次均口民]))"
)
_WIDE_DIGIT: Final = re.compile(r"[０-９]+(?:[．.][０-９]+)?")
_NARROW_DIGIT: Final = re.compile(r"[0-9]")
_OPEN_RANGE: Final = re.compile(
    r"(?<![\d.％%亿万年月日-])(\d{1,4}(?:\.\d{1,4})?)( ?[-—–~～－至到] ?)(\d{1,4}(?:\.\d{1,4})?) ?"
    r"([%％]|[亿万](?=[元美吨亩人千]))"
)
_MIXED_YEAR: Final = re.compile(r"[一二][零〇○0０OoＯ一二三四五六七八九九]{3}(?=年)")
_ZEROS: Final = "0０○OoＯ"
_MONTHS: Final = re.compile(r"(\d{1,2})([-—–~～－至到―─]{1,2})(\d{1,2})(月份?)")
_RUNNING: Final = re.compile(
    r"^(?:今年|当年)?1月?[-—–~～－至到](\d{1,2})月|前(\d{1,2})个月|(上半年|前三季度|[一三]季度)"
)
_WORDS: Final = {"上半年": 6, "前三季度": 9, "一季度": 3, "三季度": 9}
_CURRENCY: Final = re.compile(r"产值|投资|收入|税|生产总值|GDP|增加值|利润|资金|存款|贷款|销售额|零售|营收")
_COMMA: Final = re.compile(r"(?<=[\u4e00-\u9fff%％”）)])[,;:](?=[\u4e00-\u9fff“（(])")
_WIDE_COMMA: Final = re.compile(r"[，；：]")
_STOP: Final = re.compile(r"(?<=[\u4e00-\u9fff%％])\.(?=[\u4e00-\u9fff])")


def unit_twice(page: Page) -> Iterator[Remark]:
    for match in _DOUBLED.finditer(page.text):
        kept = next(group for group in match.groups() if group)
        yield hint("unit-twice", match.span(), f"单位重复：“{match[0]}”。", f"宜写作“{kept}”。", kept)


def wide_digits(page: Page) -> Iterator[Remark]:
    """Full-width digits where the rest is half-width, once a document."""
    wide = list(_WIDE_DIGIT.finditer(page.text))
    if not wide or not _NARROW_DIGIT.search(page.text):
        return
    first = wide[0]
    more = f"（全文共{len(wide)}处）" if len(wide) > 1 else ""
    put = (
        first[0].translate({ord(c): str(n) for n, c in enumerate("０１２３４５６７８９")}).replace("．", ".")
    )
    yield hint(
        "wide-digits",
        first.span(),
        f"数字“{first[0]}”是全角，别处是半角{more}。",
        "全文宜统一用半角数字。",
        put,
    )


def percent_signs(page: Page) -> Iterator[Remark]:
    """% and ％ in one document: the rarer one is told, once."""
    signs = list(re.finditer(r"(?<=[\d０-９ ])[%％﹪]", page.text))
    kinds = {match[0] for match in signs}
    if len(kinds) < 2:
        return
    counts = {kind: sum(match[0] == kind for match in signs) for kind in kinds}
    usual = max(sorted(counts), key=lambda kind: counts[kind])
    first = next(match for match in signs if match[0] != usual)
    rare = len(signs) - counts[usual]
    yield hint(
        "percent-signs",
        first.span(),
        f"百分号有两种写法：“{usual}”{counts[usual]}处，“{first[0]}”等{rare}处。",
        f"全文宜统一为“{usual}”。",
        usual,
    )


def open_range(page: Page) -> Iterator[Remark]:
    """10-12%, 3～5亿元: the first number has lost its unit."""
    for match in _OPEN_RANGE.finditer(page.text):
        low, sign, high, unit = match.groups()
        if Decimal(low) >= Decimal(high) or _inside_mark(page, match.start()):
            continue
        name = "百分号" if unit in "%％" else f"“{unit}”"
        put = f"{low}{unit}{sign.strip()}{high}{unit}"
        yield hint(
            "open-range",
            match.span(),
            f"“{match[0]}”的第一个数没有{name}，可能被读错。",
            f"宜写作“{put}”（GB/T 15835）。",
            put,
        )


def _inside_mark(page: Page, at: int) -> bool:
    return any(mark.start <= at < mark.end for mark in page.scan.marks)


def range_signs(page: Page) -> Iterator[Remark]:
    """1-9月 and 1—9月, 1-9月 and 1-9月份 in one document: the rarer form is told, once each."""
    found = list(_MONTHS.finditer(page.text))
    for group, what in ((2, "连接号"), (4, "写法")):
        forms = [match[group] for match in found]
        usual = max(sorted(set(forms)), key=forms.count, default="")
        other = next((match for match in found if match[group] != usual), None)
        if other is None or (group == 2 and {other[2], usual} & {"至", "到"}):
            continue
        same = next(match for match in found if match[group] == usual)
        put = (
            f"{other[1]}{usual}{other[3]}{other[4]}"
            if group == 2
            else f"{other[1]}{other[2]}{other[3]}{usual}"
        )
        yield hint(
            "period-forms",
            other.span(),
            f"期间的{what}前后不一：“{same[0]}”和“{other[0]}”。",
            "全文宜用同一种写法。",
            put,
        )


def mixed_year(page: Page) -> Iterator[Remark]:
    """二00四年, 二零〇四年: zeros of two kinds, or an Arabic zero or a letter among numerals."""
    for match in _MIXED_YEAR.finditer(page.text):
        year = match[0]
        if not any(zero in year for zero in _ZEROS) and not ("零" in year and "〇" in year):
            continue
        put = "".join("〇" if char in _ZEROS or char == "零" else char for char in year)
        yield hint(
            "mixed-year",
            match.span(),
            f"年份“{year}”里的零写法不对。",
            f"用汉字写年份时零写作“〇”：{put}年；也可写阿拉伯数字。",
            put,
        )


def currency_missing(page: Page) -> Iterator[Remark]:
    """产值61亿，: of what? Only where the clause names money and the number ends it."""
    for number in page.scan.numbers:
        if (
            number.form is not Form.ARABIC
            or not number.unit_printed
            or number.unit not in ("亿", "万", "万亿")
        ):
            continue
        after = page.text[number.end : number.end + 1]
        if after and after not in "，,。；;、）)\n":
            continue
        if _CURRENCY.search(page.clause_before(number.start)):
            span = number.start, number.end
            yield hint(
                "currency-missing",
                span,
                f"“{number.surface}”后面没有写货币单位。",
                "金额宜写全，例如“亿元”“万美元”。",
                number.surface + "元",
            )


def english_marks(page: Page) -> Iterator[Remark]:
    """English commas and stops between Chinese words: one remark a document."""
    narrow = [found for found in _COMMA.finditer(page.text) if not _in_a_row(page.text, found.start())]
    stops = list(_STOP.finditer(page.text))
    wide = len(_WIDE_COMMA.findall(page.text))
    if stops:
        first = stops[0]
        yield hint(
            "english-stop",
            first.span(),
            f"句号用了英文的“.”（全文共{len(stops)}处）。",
            "中文里宜用“。”。",
            "。",
        )
    if not narrow:
        return
    first = narrow[0]
    put = "，；："[",;:".index(first[0])]
    also = f"，另有{wide}处是全角" if wide else ""
    yield hint(
        "english-comma",
        first.span(),
        f"有{len(narrow)}处用了半角的“,”“;”“:”{also}。",
        "中文里宜用全角标点。",
        put,
    )


def _in_a_row(text: str, at: int) -> bool:
    """In a row of a table, where 其中: and the like are labels."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    return "|" in line or "\t" in line


def title_period(page: Page) -> Iterator[Remark]:
    """The title's period against those of the text: told when all of them end with one and the same other month."""
    head = next(((start, line) for start, line in page.lines if line.strip()), None)
    if head is None or len(head[1]) > 60:
        return
    end = head[0] + len(head[1])
    title = [
        mark for mark in page.scan.marks if mark.end <= end and (last_month(mark) or 12) < 12
    ]  # a year is a name
    body = [mark for mark in page.scan.marks if mark.start >= end and last_month(mark)]
    lasts = {last_month(mark) for mark in body}
    if len(title) != 1 or len(body) < 2 or len(lasts) != 1 or last_month(title[0]) in lasts:
        return
    message = f"标题写的是{title[0].surface.strip()}，正文说的都是{body[0].surface.strip()}。"
    yield hint("title-period", (title[0].start, title[0].end), message, "请核对标题和正文的期间。")


def last_month(mark: Mark) -> int | None:
    """The month that a running total ends with: 9 for 1-9月, 前三季度, 第三季度; None for other marks."""
    if mark.role is not Role.PERIOD:
        return None
    if mark.period is not None:
        period = mark.period
        return period.last if not period.point and (period.is_cumulative or period.months() == 3) else None
    found = _RUNNING.search(mark.surface)
    if found is None:
        return None
    return int(found[1] or found[2]) if found[1] or found[2] else _WORDS[found[3]]


def zero_growth(page: Page) -> Iterator[Remark]:
    for match in re.finditer(r"(?:增长|下降|增|降)0(?:\.0{1,2})?[%％](?!以上|左右)", page.text):
        yield hint("flat", match.span(), f"“{match[0]}”。", "没有增减时宜写“持平”。", "持平")
