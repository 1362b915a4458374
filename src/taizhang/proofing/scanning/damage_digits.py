"""What if a number's own characters are damaged: two numbers run together, a point doubled, an O for a 0?

Copying, scanning and editing leave numbers that no longer are: ``4.43.8个百分点`` was 4.4 and 3.8, ``50.59.亿美元`` lost the
digit or gained the point, ``l2.O%`` was read by a machine, ``36。8%`` typed in the wrong mode. Each is read the way
that costs least; where there is another way it is kept as a second reading.

Worked example::

    broken_number_at("4.43.8个百分点", 0)   # digits 4.4, ends before 3.8, unit 个百分点 from what follows
    broken_number_at("50.59.亿美元", 0)     # digits 50.59
    broken_number_at("2.0.1版", 0)          # None: no unit, a version
"""

import re
from typing import Final

from taizhang.proofing.model import Reading
from taizhang.proofing.scanning.draft import Draft
from taizhang.proofing.scanning.measures import Found, unit_at

_FUSED: Final = re.compile(r"(\d{1,6})\.(\d{1,8})\.(\d{1,4})(?![\d.])")
_DOUBLED: Final = re.compile(
    r"(\d{1,9})\.{2,3}(\d{1,4})(?![\d.])|(\d{1,9}\.\d{1,4})\.{1,2}(?!\d)|(\d{1,9})\.{1,2}(?![\d.])"
)
_OTHER_POINT: Final = re.compile(r"(\d{1,5})(?:[。·•]|\. ?, ?|,\. ?|、\.)(\d{1,4})(?![\d.])")
_LOOKALIKE: Final = re.compile(r"(?=[\d.]{0,12}[OoIl])[\dOoIl]{1,9}(?:\.[\dOoIl]{1,4})?(?![A-Za-z\d])")
_LOOKALIKES: Final = str.maketrans("OoIl", "0011")
_SURE_UNITS: Final = re.compile(
    r"%|[个户家]|.*(?:元|百分点|吨|千瓦时|亩|倍|米|公里|公顷|人|人次|辆|台|件|头|煤|千瓦|户|家|个|元/.*)$"
)


def broken_number_at(text: str, at: int) -> Draft | None:
    """The damaged number that begins at ``at``, mended; None where the digits are whole."""
    return _fused(text, at) or _doubled_point(text, at) or _other_point(text, at) or _lookalike(text, at)


def _fused(text: str, at: int) -> Draft | None:
    """Two numbers without anything between: the first is given as many decimals as the second has, if it can."""
    found = _FUSED.match(text, at)
    if found is None or len(found[2]) < 2:
        return None
    unit = unit_at(text, found.end())
    if unit is None:
        return None
    decimals = min(len(found[3]), len(found[2]) - 1)
    cuts = sorted(range(1, len(found[2])), key=lambda cut: (abs(cut - decimals), found[2][cut] == "0", cut))
    readings = tuple(
        Reading(
            f"{found[1]}.{found[2][:cut]}",
            unit.name,
            1 + at_,
            f"两个数连在一起，后一个读作{found[2][cut:]}.{found[3]}",
        )
        for at_, cut in enumerate(cuts[:3])
    )
    end = found.start(2) + cuts[0]
    draft = Draft(
        at,
        end,
        digits=readings[0].digits,
        unit=unit.name,
        unit_start=end,
        readings=readings,
        unit_printed=False,
    )
    draft.damage = "fused"
    return draft


def _doubled_point(text: str, at: int) -> Draft | None:
    found = _DOUBLED.match(text, at)
    if found is None:
        return None
    unit = unit_at(text, found.end())
    if unit is None and found[1] and text[found.end() : found.end() + 1] in ("、", "和", ","):
        unit = Found(found.end(), "", "")
    if unit is None or (unit.name and not _SURE_UNITS.fullmatch(unit.name)):
        return None
    digits = f"{found[1]}.{found[2]}" if found[1] else found[3] or found[4]
    why = f"小数点多印了，读作{digits}{unit.name}"
    draft = Draft(
        at, unit.end, digits=digits, unit=unit.name, unit_start=found.end(), damage="point", repaired=True
    )
    draft.readings = (Reading(digits, unit.name, 1, why),) if unit.name else ()
    return draft


_LABELS: Final = frozenset("表件图注号第")  # 附表2。853人: a sentence ends there


def _other_point(text: str, at: int) -> Draft | None:
    found = _OTHER_POINT.match(text, at)
    if found is None or text[at - 1 : at] in _LABELS:
        return None
    digits = f"{found[1]}.{found[2]}"
    return _mended(text, at, found.end(), digits, f"小数点印成了别的标点，读作{digits}", "point")


def _lookalike(text: str, at: int) -> Draft | None:
    found = _LOOKALIKE.match(text, at)
    if found is None:
        return None
    if not any(each.isdigit() for each in found[0]) and not (
        "." in found[0] and text[found.end() : found.end() + 1] == "%"
    ):
        return None
    if found[0].startswith(("I.", "l.")) and text[max(0, at - 3) : at].rstrip(" ")[-1:] in ("", "\n"):
        return None  # I. at the head of a line numbers an item
    digits = found[0].translate(_LOOKALIKES)
    return _mended(text, at, found.end(), digits, f"字母混在数字里，读作{digits}", "lookalike")


def _mended(text: str, at: int, end: int, digits: str, why: str, damage: str) -> Draft | None:
    unit = unit_at(text, end)
    if unit is None and "." in digits and damage == "lookalike" and text[end : end + 1] in ("、", "和", ","):
        unit = Found(end, "", "")
    counted = damage == "lookalike" and "." in digits  # l.82张: no word is spelt so
    if unit is None or (unit.name and not counted and not _SURE_UNITS.fullmatch(unit.name)):
        return None
    draft = Draft(
        at,
        unit.end,
        digits=digits,
        unit=unit.name,
        unit_start=end,
        readings=(Reading(digits, unit.name, 1, why),) if unit.name else (),
    )
    draft.damage, draft.repaired = damage, True
    return draft


_BARE_MARKER: Final = re.compile(r"(\d{0,6})([一二三四五六七八九])是(\d{1,4})")
_BARE_POINT: Final = re.compile(r"([+-]?\d{1,9})[。·•](\d{1,4})")
_BARE_LOOKALIKE: Final = re.compile(r"[+-]?(?=.*\d)[\dOoIl]{1,9}(?:\.[\dOoIl]{1,4})?")


def damaged_cell(text: str) -> tuple[str, str] | None:
    """Digits and kind of damage of a table's cell that holds a damaged number and nothing else."""
    found = _BARE_MARKER.fullmatch(text)
    if found is not None:
        return f"{found[1]}{'一二三四五六七八九'.index(found[2]) + 1}.{found[3]}", "marker"
    found = _BARE_POINT.fullmatch(text)
    if found is not None:
        return f"{found[1].lstrip('+')}.{found[2]}", "point"
    if len(text) <= 14 and _BARE_LOOKALIKE.fullmatch(text):
        return text.translate(_LOOKALIKES).lstrip("+"), "lookalike"
    return None


_GROWS: Final = (
    r"增长|下降|上扬|下挫|扩大|扩张|收窄|缩小|占|减|少|上升|回落|提高|下滑|增加|减少|增|降|升|涨|跌|同比|环比|增速|增幅|降幅|涨幅|增长率|占比|比重|比例|比增|率"
    r"|平均|完成|(?:目标|任务|计划|预算)[^,。;:\n]{0,12}的|完成(?:全年|年度|年初|半年)?(?:目标|任务|计划|预算)(?:任务|数)?的|占[^,。;:\n]{1,24}的"
)
_LACKS_PERCENT: Final = re.compile(rf"(?:{_GROWS})(?:了|约|近|至|达|为|超|达到|仅|只有|各为|分别为|:)?[+-]?$")
_CLAUSE_END: Final = re.compile(r"[,。;、)\n]|以上|左右|$|和|[的](?=[,。;])")


def lost_percents(text: str, drafts: list[Draft]) -> None:
    """``增长42。``: a bare number after a word of growth or share, at the end of its clause, has lost its %."""
    previous: Draft | None = None
    for draft in drafts:
        listed = (
            previous is not None
            and previous.damage == "percent"
            and text[previous.end : draft.start] in ("、", "和", ",", "及", "与")
        )
        previous = draft
        if not draft.is_number or draft.unit or draft.table or draft.digits is None or draft.readings:
            continue
        if not _CLAUSE_END.match(text, draft.end) or len(draft.digits.partition(".")[0]) > 4:
            continue
        signed = "." in draft.digits and (draft.plus or draft.digits.startswith("-"))
        whole = draft.digits.isdigit() and text[draft.start - 2 : draft.start] == "完成"
        if (
            listed
            or signed
            or (not whole and _LACKS_PERCENT.search(text, max(0, draft.start - 34), draft.start))
        ):
            why = "说的是增长或比重，数后没有单位，当是漏了“%”"
            draft.readings = (
                Reading(draft.digits, "%", 1, why),
                Reading(draft.digits, "", 3, "照印出的字读，没有单位"),
            )
            draft.unit, draft.unit_printed, draft.damage = "%", False, "percent"


def lost_points(drafts: list[Draft]) -> None:
    """All decimal points of a text gone, or the one of ``占305%``.

    Where no number of a text has a point and its percents are mostly far above 100, each percent is read with the one or
    two decimals that bring them down. Where other percents have points, a whole one of three digits is kept as printed, with
    the other reading beside it."""
    percents = [each for each in drafts if each.unit == "%" and each.digits is not None and each.unit_printed]
    pointed = sum("." in (each.digits or "") for each in percents)
    whole = [each for each in percents if (each.digits or "").isdigit() and not each.readings]
    if (
        not any("." in (each.digits or "") for each in drafts)
        and len(percents) >= _ENOUGH
        and len(whole) == len(percents)
    ):
        _all_points_lost(whole)
        return
    if pointed * 2 < len(percents):
        return
    for each in whole:
        digits = each.digits or ""
        if each.hedge is None and len(digits) >= 3 and not digits.endswith("0"):
            each.readings = (_printed(digits, 0), _pointed(digits, 1, 2))


_ENOUGH: Final = 6


def _all_points_lost(percents: list[Draft]) -> None:
    sizes = sorted(int(each.digits or "0") for each in percents)
    middle = sizes[len(sizes) // 2]
    if middle < 150:
        return
    decimals = 1 if middle < 1000 else 2
    for each in percents:
        digits = each.digits or ""
        if len(digits) <= 1:
            continue
        mended = _pointed(digits.rjust(decimals + 1, "0"), decimals, 1)
        each.readings = (mended, _printed(digits, 3))
        each.digits, each.repaired, each.damage = mended.digits, True, "points"


def _printed(digits: str, cost: int) -> Reading:
    return Reading(digits, "%", cost, "照印出的字读")


def _pointed(digits: str, decimals: int, cost: int) -> Reading:
    shifted = f"{digits[:-decimals]}.{digits[-decimals:]}"
    return Reading(shifted, "%", cost, f"若漏了小数点，当是{shifted}%")
