"""What the words around a number say of it, against the number: direction, 超额, 序时进度, rank, how many are listed.

Worked example: 六大先进制造业 followed by five names and five growths; 居全省16个市州第17位; 超额完成目标的98%; 下降-3.1%.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.judging.facts import Facts, same_dimension, unit_of
from taizhang.proofing.judging.relations_change import period_of
from taizhang.proofing.judging.telling import printed, remark
from taizhang.proofing.model import Basis, Claim, Family, Fix, Kind, Remark

_DOWN: Final = re.compile(r"(?:下降|下滑|减少|回落|负增长|降低|减|降)[了为到达约近：:\s]{0,2}$")
_SURPLUS: Final = re.compile(r"超额|超(?!过|序时)|多完成")
_SURPLUS_OF: Final = re.compile(
    r"超额完成[^,，。；;\d]{0,16}(?:[,，](?:总)?(?:完成|达成)率[^,，。；;\d]{0,4})?$"
)
_SURPLUS_AFTER: Final = re.compile(r"[,，]{1,2}(?:已)?超额完成(?:全年|年度|年初)?(?:的)?(?:目标|任务|计划)")
_GOAL: Final = re.compile(r"目标|任务|计划|预算")
_PART_YEAR: Final = {"半年": 6, "上半年": 6, "一季度": 3, "季度": 3, "前三季度": 9, "三季度": 9}
_RANKED: Final = re.compile(
    r"(\d{1,3})个?(?:市州|地市|市|县|区|县区|县市区|省份|省|园区|开发区|高新区|经开区)[^，。；,;]{0,12}$"
)
_ET_CETERA: Final = re.compile(r"等|其他|其余|为代表|为主")
_APART: Final = re.compile(r"单项|其中|特别|尤其|个别")
_NAMED_THINGS: Final = re.compile(r"(?:内设|职能|工作|直属|下属|管理)?(?:机构|部门|科室|中心|单位)")
_SETS_UP: Final = re.compile(r".*(?:设立|设有|下设|设置|成立|组建|内设|包括|调整为)了?")
_OFFICE: Final = re.compile(r"(?:部|局|办|室|科|处|中心|委|组|队|所|站|公司|会)$")
_LISTED: Final = re.compile(r"^[^，。；,;、\d]{0,14}?(?:[：:]|中[,，])(?P<list>[^。\n]{4,400})")


def direction(facts: Facts) -> Iterator[Remark]:
    """下降 with a minus sign says it twice, or the reverse."""
    for claim in facts.claims:
        digits = claim.number.digits
        if claim.kind is not Kind.GROWTH or digits is None or not claim.value or claim.number.repaired_from:
            continue
        if (digits.startswith("-") or claim.number.plus) and _DOWN.search(facts.before(claim, 8)):
            sign = "正号" if claim.number.plus else "负号"
            number = claim.number
            plain = re.sub(r"^[-－−+＋]", "", number.surface)
            yield remark(
                Level.HINT, "direction-word", [claim],
                f"前面已经说下降，数又带{sign}（{number.surface}），是升是降说不清。", family=Family.WORDING,
                advice="下降写正数，或者只留符号。", fixes=(Fix(number.start, number.end, plain),),
            )  # fmt: skip


_NEAR: Final = 30  # characters, in which no more than as many numbers stand


def surplus(facts: Facts) -> Iterator[Remark]:
    """超额完成 with less than 100%, or with a progress that makes the exceeded target absurdly small."""
    for claim in facts.claims:
        if claim.kind is not Kind.PROGRESS or claim.value is None or not facts.known(claim):
            continue
        said = _SURPLUS_OF.search(facts.before(claim, 28)) or (
            _SURPLUS_AFTER.match(facts.after(claim, 20)) and not _other_exceeded(facts, claim)
        )
        if claim.value < 100 and said and claim.number.hedge is None:
            level = facts.get(claim.of)
            figures = [claim] if level is None else [claim, level]
            yield remark(
                Level.ERROR, "surplus-progress", figures, f"说是超额完成，完成率却只有{printed(claim)}。",
                arithmetic=f"超额完成应在100%以上，写的是{printed(claim)}。", expected="至少100%",
            )  # fmt: skip
            continue
        yield from _surplus_before(facts, claim)


def _other_exceeded(facts: Facts, claim: Claim) -> bool:
    """``完成工作目标的104%、奋斗目标的83%，超额完成年度目标``: the exceeded one is the first."""
    return any(
        each.kind is Kind.PROGRESS and each.sentence == claim.sentence and (each.value or 0) >= 100
        for each in facts.claims[max(facts.order[claim.id] - _NEAR, 0) : facts.order[claim.id]]
    )  # fmt: skip


def _surplus_before(facts: Facts, progress: Claim) -> Iterator[Remark]:
    """``超额完成半年目标0.8亿元，占全年目标的9.8%``: half the year's target would be a tenth of the whole."""
    level = facts.get(progress.of)
    place = facts.order[progress.id]
    for gap in facts.claims[max(0, place - _NEAR) : place]:
        if (
            gap.sentence != progress.sentence
            or not facts.known(gap)
            or gap.kind not in (Kind.OTHER, Kind.LEVEL)
        ):
            continue
        words = facts.before(gap, 20)
        if not (
            0 < progress.number.start - gap.number.end <= _NEAR
            and _SURPLUS.search(words)
            and _GOAL.search(words + facts.after(gap))
        ):
            continue
        if level is None or gap is level or not same_dimension(gap, level) or not progress.value:
            continue
        share = _target_share(gap, level, progress)
        part = next((months for word, months in _PART_YEAR.items() if word in words), 12)
        if part < 12 and share is not None and share < Decimal(part) / 12 * Decimal("0.55"):
            gross = share < Decimal(part) / 12 * Decimal("0.4")
            yield _surplus_remark(gap, level, progress, share, Level.ERROR if gross else Level.HINT)
        elif part == 12 and progress.value < 100 and "全年" in words:
            yield _surplus_remark(gap, level, progress, Decimal(1), Level.ERROR)


def _target_share(gap: Claim, level: Claim, progress: Claim) -> Decimal | None:
    """The exceeded target as a part of the whole target: (value − gap) / (value / progress)."""
    gap_unit, unit = unit_of(gap.number.unit), unit_of(level.number.unit)
    if gap_unit is None or unit is None or not level.value or gap.value is None or progress.value is None:
        return None
    value = level.value * unit.factor
    return (value - gap.value * gap_unit.factor) / value * progress.value / 100


def _surplus_remark(gap: Claim, level: Claim, progress: Claim, share: Decimal, seriousness: Level) -> Remark:
    percent = f"{(share * 100).quantize(Decimal('0.1'))}%"
    return remark(
        seriousness, "surplus-progress", [progress, gap, level],
        f"说已超额{printed(gap)}，却只完成了另一个目标的{printed(progress)}，两个目标相差太远。",
        arithmetic=f"（{printed(level)}－{printed(gap)}）÷（{printed(level)}÷{printed(progress)}）≈{percent}：超额的那个目标只相当于后一个目标的{percent}。",
        advice="请核对完成率是否漏了数字或小数点，两处目标各是哪个期间的。",
    )  # fmt: skip


def pace(facts: Facts) -> Iterator[Remark]:
    """完成率 − 序时进度 = 超(欠)序时进度X个百分点."""
    for gap in facts.claims:
        progress = facts.get(gap.base) if facts.get(gap.base) is not None else _progress_before(facts, gap)
        if (
            gap.basis is not Basis.PACE
            or gap.kind is not Kind.PP_CHANGE
            or not facts.known(gap)
            or progress is None
        ):
            continue
        period = period_of(progress) or period_of(gap)
        if (
            progress.kind is not Kind.PROGRESS
            or period is None
            or not period.is_cumulative
            or period.last == 12
        ):
            continue
        if progress.value is None or gap.value is None:
            continue
        ought = progress.value - period.elapsed()
        room = Decimal("0.15") + Decimal((0, (1,), -min(_decimals(progress), _decimals(gap))))
        if abs(ought - gap.value) > room:
            yield remark(
                Level.HINT, "pace-mismatch", [gap, progress],
                f"完成率{printed(progress)}与{'超' if gap.value > 0 else '欠'}序时进度{printed(gap)}对不上。",
                arithmetic=f"{period.last}个月的序时进度是{_short(period.elapsed())}%，{printed(progress)}与它相差{_short(ought)}个百分点。",
                expected=f"{_short(ought)}个百分点",
            )  # fmt: skip


def _progress_before(facts: Facts, gap: Claim) -> Claim | None:
    """The completion of the same figure (完成率分别为45%、33%，分别超时序进度10、8个百分点), else the one just before."""
    place = facts.order[gap.id]
    if gap.of is not None:
        for each in reversed(facts.claims[max(place - 8, 0) : place]):
            if each.kind is Kind.PROGRESS and each.of == gap.of and each.sentence == gap.sentence:
                return each
    before = facts.claims[place - 1] if place else None
    return (
        before
        if before is not None and before.kind is Kind.PROGRESS and before.sentence == gap.sentence
        else None
    )


def _decimals(claim: Claim) -> int:
    return len((claim.number.digits or "").partition(".")[2])


def _short(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')):f}".removesuffix(".0")


def ranks(facts: Facts) -> Iterator[Remark]:
    """第17位 of 16."""
    for claim in facts.claims:
        found = _RANKED.search(facts.before(claim, 24)) if claim.kind is Kind.RANK else None
        if found is not None and claim.value is not None and claim.value > int(found[1]):
            yield remark(
                Level.ERROR, "rank-exceeds", [claim], f"{found[1]}个里排不出{printed(claim)}。",
                arithmetic=f"位次应在1–{found[1]}之间，写的是{printed(claim)}。", expected=f"1–{found[1]}",
            )  # fmt: skip


def listed(facts: Facts) -> Iterator[Remark]:
    """六大产业 and a colon, then another number of items, each with its figure."""
    for claim in facts.claims:
        number = claim.number
        if (
            claim.value is None
            or number.unit not in ("个", "大", "家", "项", "类", "户", "种")
            or not 2 <= claim.value <= 12
        ):
            continue
        found = _LISTED.match(facts.text[number.end : number.end + 440])
        if found is None or number.hedge is not None:
            continue
        text, offset = found["list"], number.end + found.start("list")
        figures = [each for each in facts.within(offset, offset + len(text)) if each.id != claim.id]
        yield from _count_list(facts, claim, text, figures)


def _count_ranked(claim: Claim, members: Sequence[Claim], text: str) -> Iterator[Remark]:
    if _ET_CETERA.search(text) or claim.value is None or len(members) in (1, claim.value):
        return
    yield remark(
        Level.HINT, "list-count", [claim, *members], f"说是{printed(claim)}，后面列出的是{len(members)}个。",
        arithmetic=f"应列{claim.value}个，列了{len(members)}个。", advice="请核对个数，或补上漏写的那一个。",
    )  # fmt: skip


def _count_list(facts: Facts, claim: Claim, text: str, figures: Sequence[Claim]) -> Iterator[Remark]:
    ranked = {each.kind for each in figures} == {Kind.LEVEL, Kind.RANK}
    if ranked:  # A开发区634亿元，居第9位；B开发区…: one member for each amount
        yield from _count_ranked(claim, [each for each in figures if each.kind is Kind.LEVEL], text)
        return
    end = re.search("[；;]", text)
    if end is not None:  # without ranks a list is of one clause
        last = claim.number.end + facts.text[claim.number.end :].index(text) + end.start()
        text, figures = text[: end.start()], [each for each in figures if each.number.start < last]
    kinds = {each.kind for each in figures}
    if (
        _ET_CETERA.search(text)
        or len(figures) < 2
        or len(kinds) != 1
        or kinds & {Kind.COUNT, Kind.RANK, Kind.DURATION}
    ):
        return
    chained = [figures[0]]
    for before, each in pairwise(figures):
        words = facts.between(before, each)
        if "、" in words or words.lstrip().startswith(("和", "及", "以及", "与")):
            chained.append(each)
    loose = [each for before, each in pairwise(figures) if each not in chained]
    apart = any(
        _APART.search(facts.between(figures[figures.index(each) - 1], each) + facts.before(each, 4))
        for each in loose
    )
    if len(chained) < 2 or claim.value is None or len(chained) == claim.value:
        return
    if len(figures) == claim.value and not apart:
        return
    yield remark(
        Level.HINT, "list-count", [claim, *chained],
        f"说是{printed(claim)}，后面只列出{len(chained)}个（{'、'.join(map(printed, chained))}）。"
        if len(chained) < claim.value else f"说是{printed(claim)}，后面却列出{len(chained)}个。",
        arithmetic=f"应列{claim.value}个，列了{len(chained)}个。", advice="请核对个数，或补上漏写的那一个。",
    )  # fmt: skip


def named_list(facts: Facts) -> Iterator[Remark]:
    """``设立党政办公室、财务部、经济部5个内设机构``: three names are no five."""
    for claim in facts.claims:
        number = claim.number
        if number.unit not in ("个", "大", "家") or claim.value is None or number.hedge is not None:
            continue
        if not 2 <= claim.value <= 15 or not _NAMED_THINGS.match(facts.text, number.end):
            continue
        items = _items(facts.text[max(number.start - 200, 0) : number.start])
        if len(items) < 2:
            continue
        most = len(items) + sum(len(re.findall(r"和|与|及", item)) for item in items)
        if not len(items) <= claim.value <= most:
            yield remark(
                Level.HINT, "list-count", [claim], f"说是{printed(claim)}，前面列出的是{len(items)}个（{'、'.join(items)}）。",
                arithmetic=f"应列{claim.value}个，列了{len(items)}个。", advice="请核对个数，或补上漏写的那一个。",
            )  # fmt: skip


def _items(words: str) -> list[str]:
    """The names of an enumeration that runs up to the end of the words; none if it is open (等) or no list of names."""
    flat = re.sub(r"[（(][^（）()]{0,40}[)）]|(?<=、)\s+", "", words)
    clause = re.split(r"[，。；：,;:\n]", flat)[-1]
    if "、" not in clause or clause.rstrip().endswith(("等", "等等")):
        return []
    items = [each.strip() for each in clause.split("、")]
    lead = _SETS_UP.search(items[0])
    items[0] = items[0][lead.end() :] if lead is not None else items[0]
    return items if all(2 <= len(each) <= 22 and _OFFICE.search(each) for each in items) else []
