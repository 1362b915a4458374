"""How is a quantity written: which digits, which unit, in Arabic or in Chinese?

``arabic_at`` reads what begins with a digit, ``chinese_at`` what begins with a Chinese numeral and is a quantity: counted
with a measure word (三个行业, 十五亿元), a tenth (三成), a fraction (四分之一), a doubling (翻两番), a half (过半). A lone 一
before a measure word counts nothing in this prose (一个项目、一名领导), so it is no figure; 一倍 and 一成 are.

Worked example::

    arabic_at("1,234.5万元", 0)    # digits '1234.5', unit 万元
    chinese_at("十五亿元", 0)       # digits '15', unit 亿元
    chinese_at("三成半", 0)         # digits '35', unit %, form tenths
    chinese_at("进一步".., 1)       # None
"""

import re
from decimal import Decimal
from typing import Final

from taizhang.proofing.model import Form
from taizhang.proofing.scanning.draft import Draft
from taizhang.proofing.scanning.measures import Found, unit_at
from taizhang.proofing.scanning.wordlist import words
from taizhang.wording.numerals import NumeralError, number

_DIGITS: Final = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,8}(?![\d])|\d+)(?:\.\d+)?", re.ASCII)
_HAN_RUN: Final = re.compile("[零一二两三四五六七八九十百千万亿]{1,21}(?:点[零一二三四五六七八九]+)?")
_PERCENT_OF: Final = re.compile(
    "(百|千|万)分之([零一二两三四五六七八九十百千]+(?:点[零一二三四五六七八九]+)?|\\d+(?:\\.\\d+)?)(?:多|余|强|弱)?"
)
_FRACTION: Final = re.compile("([二三四五六七八九十百\\d]{1,3})分之([一二两三四五六七八九十\\d]{1,3})")
_TENTHS: Final = re.compile(
    "([一二两三四五六七八九1-9])成(?:([半一二三四五六七八九])(?!个|家|年))?(?![立为员品果本效长都功绩就交套熟分语份群色像型衣批因形片年倍])"
)
_DOUBLING: Final = re.compile("翻了?近?[将约]?([一二两三四五六123])?番(?!茄|号|禺)|翻了?(?=一倍|两倍|三倍)")
_HALF: Final = re.compile("一半(?!以)|一半(?=以上)|半数|过半|对半")
_NO_COUNT: Final = frozenset("一")
_HAN_MEASURES: Final = frozenset(
    words(
        """
    个 家 户 项 人 名 次 件 台 辆 座 条 套 宗 批 处 栋 块 张 份 所 轮 年 天 类 种 位 期 层 支 艘 架 亩 岁 场 笔 艘 头 只
    款 例 篇 部 倍 个月 公里 平方公里 平方米 小时 分钟 周 吨 公顷 米 元 万 亿 人次 家企业 个百分点 个点 % 度 立方米
    千瓦时 季度 个季度 个工作日 工作日 班 镇 乡镇 国家 城市 部门 街道 社区 间 千克 斤 里 枝 幅 床 步 单
    """
    )
)
_GREAT: Final = re.compile(
    "大(?![于幅量规型力约会学中小数概多部额战道厦田桥气米豆病街盘妈爷伯叔姐哥棚坝火家肆幅寒暑雪雨地海河江湖洋都致事])"
)
_PHASES: Final = re.compile("[分第共为]$")
_OLD: Final = re.compile("上了?年$")


def arabic_at(text: str, at: int) -> Draft | None:
    """A number in digits with its unit; a thousands comma counts only between groups of three."""
    found = _DIGITS.match(text, at)
    if found is None:
        return None
    end = found.end()
    digits = found[0].replace(",", "")
    if len(digits) > 400:
        return None
    special = _tenths_or_fraction(text, at, end)
    if special is not None:
        return special
    unit = unit_at(text, end)
    great = (
        _GREAT.match(text, end)
        if unit is None and digits.isdigit() and len(digits) + 1 > 1 and int(digits[:3]) <= 20
        else None
    )
    if great is not None and len(digits) <= 2:
        return Draft(at, great.end(), digits=digits, unit="个", unit_start=end)
    return _with_unit(at, end, digits, unit, Form.ARABIC)


def _tenths_or_fraction(text: str, at: int, end: int) -> Draft | None:
    if text[end : end + 1] == "成":
        return tenths_at(text, at)
    if text[end : end + 2] == "分之":
        return fraction_at(text, at)
    return None


def _with_unit(at: int, end: int, digits: str, unit: Found | None, form: Form) -> Draft:
    if unit is None:
        return Draft(at, end, digits=digits, unit_start=end, form=form)
    draft = Draft(at, unit.end, digits=digits, unit=unit.name, unit_start=end, form=form)
    if unit.hedge in ("余", "多"):
        draft.hedge_word = unit.hedge
    return draft


def tenths_at(text: str, at: int) -> Draft | None:
    """``三成`` is 30 %, ``三成半`` and ``三成五`` 35 %."""
    found = _TENTHS.match(text, at)
    if found is None:
        return None
    tens = _digit(found[1])
    ones = 0 if found[2] is None else 5 if found[2] == "半" else _digit(found[2])
    return Draft(
        at, found.end(), digits=str(tens * 10 + ones), unit="%", unit_start=found.end(), form=Form.TENTHS
    )


def fraction_at(text: str, at: int) -> Draft | None:
    """``四分之一`` is 25 %, ``百分之三点五`` 3.5 %, ``千分之二`` 2 ‰."""
    found = _PERCENT_OF.match(text, at)
    if found is not None:
        value = _number(found[2])
        unit = {"百": "%", "千": "‰", "万": "‱"}[found[1]]
        return (
            None
            if value is None
            else Draft(at, found.end(), digits=value, unit=unit, unit_start=found.end(), form=Form.FRACTION)
        )
    found = _FRACTION.match(text, at)
    if found is None:
        return None
    below, above = _number(found[1]), _number(found[2])
    if below is None or above is None or Decimal(below) == 0:
        return None
    share = Decimal(above) * 100 / Decimal(below)
    digits = format(share.quantize(Decimal("0.01")).normalize(), "f")
    return Draft(at, found.end(), digits=digits, unit="%", unit_start=found.end(), form=Form.FRACTION)


def doubling_at(text: str, at: int) -> Draft | None:
    """``翻一番`` adds 100 %, ``翻两番`` 300 %; ``翻番`` is 翻一番. ``翻了三倍`` is left to 三倍."""
    found = _DOUBLING.match(text, at)
    if found is None or not found[0].endswith("番"):
        return None
    times = 1 if found[1] is None else _digit(found[1])
    return Draft(
        at,
        found.end(),
        digits=str(2**times * 100 - 100),
        unit="%",
        unit_start=found.end(),
        form=Form.DOUBLING,
    )


def half_at(text: str, at: int) -> Draft | None:
    """``一半``, ``过半``: 50 %. ``时间过半、任务过半`` is a phrase."""
    found = _HALF.match(text, at)
    if found is None or text[max(0, at - 2) : at] in ("时间", "任务", "双"):
        return None
    return Draft(at, found.end(), digits="50", unit="%", unit_start=found.end(), form=Form.HALF)


def chinese_at(text: str, at: int) -> Draft | None:
    """A quantity that begins with a Chinese numeral at ``at``; None if the numeral counts nothing."""
    special = fraction_at(text, at) or tenths_at(text, at) or half_at(text, at)
    if special is not None:
        return special
    found = _HAN_RUN.match(text, at)
    if found is None or len(found[0]) > 20:
        return None
    return _counted(text, at, found[0])


def _counted(text: str, at: int, run: str) -> Draft | None:
    digits_run = run.rstrip("万亿") if run.rstrip("万亿") else run
    if digits_run[-1] in "百千" and len(digits_run) == 1:
        return _round_number(text, at, run)
    end = at + len(digits_run)
    unit = unit_at(text, end)
    if unit is None:
        great = _GREAT.match(text, end)
        value = _number(run)
        if great is not None and value is not None and 1 < int(Decimal(value)) <= 20:
            return Draft(at, great.end(), digits=value, unit="个", unit_start=end, form=Form.CHINESE)
        return None
    value = _number(digits_run)
    if value is None or not _counts(text, at, digits_run, unit):
        return None
    return _with_unit(at, end, value, unit, Form.CHINESE)


def _counts(text: str, at: int, run: str, unit: Found) -> bool:
    """Does a Chinese numeral with that unit state a quantity in this prose?"""
    plain = unit.name.lstrip("十百千万亿")
    scaled = plain != unit.name
    if run in _NO_COUNT:
        return unit.name in ("倍", "个百分点", "亿元", "万亿元") or (
            scaled and plain in ("元", "美元", "人", "吨", "亩")
        )
    if unit.name == "期":
        return bool(_PHASES.search(text, max(0, at - 1), at))
    if plain in _HAN_MEASURES or scaled:
        return True
    return len(plain) >= 2


def _round_number(text: str, at: int, run: str) -> Draft | None:
    """``百亿元``, ``千余家``: a round number without a digit before it; a figure only where a hedge or a cue says so."""
    unit = unit_at(text, at + len(run))
    before = text[max(0, at - 2) : at]
    if unit is None or not before.endswith(("近", "超", "逾", "超过", "突破", "达", "破", "到", "约")):
        return None
    value = _number(run)
    if value is None:
        return None
    scale = len(run) - len(run.rstrip("万亿"))
    if scale and run.rstrip("万亿"):
        value = _number(run.rstrip("万亿"))
        unit = unit_at(text, at + len(run) - scale)
    if value is None or unit is None:
        return None
    return _with_unit(at, at + len(run.rstrip("万亿") or run), value, unit, Form.CHINESE)


def _digit(text: str) -> int:
    return int(text) if text.isdigit() else number(text)


def _number(text: str) -> str | None:
    """Digits for a numeral in either script, ``十二点五`` included; None where it is no numeral."""
    if text.isascii():
        return text
    whole, _, decimals = text.partition("点")
    try:
        value = str(number(whole))
        return value + ("." + "".join(str(number(each)) for each in decimals) if decimals else "")
    except NumeralError:
        return None
