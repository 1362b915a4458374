"""What may follow a level: its target, its rank, other places, an earlier period, what it adds to."""

from proofing.prose.gold import Clash, Fig, Text, fill, tagged
from proofing.prose.pen import Pen, chinese
from proofing.prose.words import REGIONS
from proofing.prose.world import D, Series, ratio, rounded


def tail(pen: Pen, series: Series, level: Fig) -> tuple[Text, list[Clash]]:
    """Something more about the level: against its target, its rank, other places, an earlier period."""
    makers = [
        _progress,
        _progress,
        _progress_of,
        _exceeded,
        _pace,
        _rank,
        _faster,
        _than_before,
        _than_before,
        _than_two,
    ]
    makers += [
        _change,
        _change,
        _multiple,
        _from_to,
        _two_years,
        _pull,
        _streak,
        _value_rank,
        _references,
        _best,
    ]
    pieces, clashes = pen.rng.choice(makers)(pen, series, level)
    return pieces, clashes


Tail = tuple[Text, list[Clash]]


def _progress(pen: Pen, series: Series, level: Fig) -> Tail:
    done = pen.pct(D(str(pen.rng.uniform(18, 130))), "progress", series.name, level)
    template = pen.pick(
        "，完成年度目标的{K}",
        "，完成全年目标任务的{K}",
        "，占年度计划的{K}",
        "，占全年任务的{K}",
        "，完成年初预算的{K}",
        "，为预算的{K}",
        "，占调整预算的{K}",
        "，年度目标完成率{K}",
        "，完成进度{K}",
        "，完成年计划的{K}",
        "，达到年度任务的{K}",
        "，占年度投资计划的{K}",
        "，为全年目标的{K}",
        "（完成年度任务的{K}）",
        "、完成年度目标的{K}",
    )
    return tagged(fill(template, {"K": done}), "progress"), []


def _progress_of(pen: Pen, series: Series, level: Fig) -> Tail:
    """Against a target that is printed: 完成年度目标67亿元的76.7%."""
    goal = rounded(series.now * D(str(round(pen.rng.uniform(0.8, 2.5), 3))), 0)
    if goal < 3:
        return _progress(pen, series, level)
    target = Fig(f"{goal}{series.unit}", goal, series.unit, "plan", series.name + "目标")
    done = pen.pct(ratio(series.printed, goal) * 100, "progress", series.name, level)
    template = pen.pick(
        "，完成年度目标{T}的{K}",
        "，完成全年任务数{T}的{K}",
        "，占年度计划{T}的{K}",
        "，完成年初预算数{T}的{K}",
    )
    clashes: list[Clash] = []
    if pen.chance(0.08):
        wrong = pen.pct(
            ratio(series.printed, goal) * 100 + pen.rng.choice([-1, 1]) * pen.rng.randint(6, 14),
            "progress",
            series.name,
            level,
        )
        if wrong.value is not None and wrong.value > 1:
            done = wrong
            clashes = [Clash((level, target, done), "完成率与两数不符", "progress")]
    return tagged(fill(template, {"K": done, "T": target}), "progress of target"), clashes


def _exceeded(pen: Pen, series: Series, level: Fig) -> Tail:
    over = pen.amount(series.now * D("0.07"), series.unit, series.name + "超目标", "other", series.decimals)
    template = pen.pick(
        "，超额完成半年目标{O}",
        "，比年度目标多{O}",
        "，超目标任务{O}",
        "，超额完成目标任务数{O}",
        "，比计划多完成{O}",
    )
    return tagged(fill(template, {"O": over}), "over target"), []


def _pace(pen: Pen, series: Series, level: Fig) -> Tail:
    points = D(str(pen.rng.uniform(0.3, 19)))
    ahead = pen.chance(0.7)
    done = pen.pct(D(str(pen.rng.uniform(18, 110))), "progress", series.name, level)
    figure = pen.pp(points if ahead else -points, series.name, None, "序时进度")
    words = (
        "超序时进度{F}",
        "快于序时进度{F}",
        "超时序进度{F}",
        "高于序时进度{F}",
        "超均衡进度{F}",
        "超过时间进度{F}",
    )
    words = words if ahead else ("慢于序时进度{F}", "低于序时进度{F}", "落后序时进度{F}", "欠序时进度{F}")
    template = pen.pick("，完成年度目标的{K}，", "，占年度计划的{K}、") + pen.pick(*words)
    return tagged(fill(template, {"K": done, "F": figure}), "pace"), []


def _rank(pen: Pen, series: Series, level: Fig) -> Tail:
    place = pen.rng.randint(1, 16)
    shown = f"第{place}位" if pen.chance(0.7) else f"第{place}名" if pen.chance(0.4) else f"第{place}"
    unit = "名" if shown.endswith("名") else "位"
    figure = Fig(shown, D(place), unit, "rank", series.name + "增速", level)
    region = pen.rng.choice(REGIONS)
    if unit == "名" or not shown.endswith("位"):
        figure.optional = True
    template = pen.pick(
        f"，增速居{region}{{L}}",
        f"，增幅列{region}{{L}}",
        f"，增速排{region}{{L}}",
        f"，位居{region}{{L}}",
        f"，增速位列{region}{{L}}",
        f"，排名{region}{{L}}",
        f"，增速在{region}排{{L}}",
        f"（{region}{{L}}）",
    )
    pieces = fill(template, {"L": figure})
    if pen.chance(0.35) and template[0] != "（":
        moved = pen.count(pen.rng.randint(1, 7), "位", series.name + "位次变化", "other")
        moved.kinds = ("rank",)
        pieces += [
            "，",
            pen.pick("前移", "较上月前移", "比上年同期上升", "后移", "较上季度提升", "进"),
            moved,
        ]
    return tagged(pieces, "rank"), []


def _value_rank(pen: Pen, series: Series, level: Fig) -> Tail:
    place = pen.rng.randint(1, 30)
    figure = Fig(f"第{place}位", D(place), "位", "rank", series.name, level)
    region = pen.rng.choice(REGIONS)
    return tagged(
        fill(
            pen.pick(f"，总量居{region}{{L}}", f"，规模排{region}{{L}}", f"，总量列{region}{{L}}"),
            {"L": figure},
        ),
        "rank",
    ), []


def _compare(pen: Pen, figure: Fig, against: str, faster: bool) -> Text:
    up = (
        "高于{A}{F}",
        "快于{A}{F}",
        "比{A}高{F}",
        "比{A}快{F}",
        "高出{A}{F}",
        "领先{A}{F}",
        "超{A}{F}",
        "较{A}高{F}",
    )
    down = ("低于{A}{F}", "慢于{A}{F}", "比{A}低{F}", "比{A}慢{F}", "落后{A}{F}", "与{A}差{F}", "较{A}低{F}")
    return fill(pen.pick(*(up if faster else down)), {"A": against, "F": figure})


def _points(pen: Pen, series: Series, level: Fig, base: str, sign: int) -> Fig:
    value = D(str(round(pen.rng.uniform(0.1, 9.9), 3))) * sign
    return pen.pp(value, series.name + "增速", level, base)


def _faster(pen: Pen, series: Series, level: Fig) -> Tail:
    faster = pen.chance(0.65)
    against = pen.pick(
        "全省", "全市", "全国", "全州", "全省平均水平", "全市平均水平", "全国平均水平", "全部规上工业", "GDP"
    )
    figure = _points(pen, series, level, against, 1 if faster else -1)
    lead = pen.pick("，", "，增速", "，增速", "，增幅", "、")
    return tagged([lead, *_compare(pen, figure, against, faster)], "pp against place"), []


def _than_before(pen: Pen, series: Series, level: Fig) -> Tail:
    falling = series.growth < 0
    gains = pen.chance(0.55)
    before = pen.pick(
        "上半年",
        "一季度",
        "1-8月",
        "前8个月",
        "上月",
        "上年同期",
        "上年",
        "前5月",
        "去年全年",
        "1—7月份",
        "二季度",
    )
    figure = _points(pen, series, level, before, 1 if gains else -1)
    if falling:  # a narrower fall is a rise of the rate; labels keep the word's own sign
        word = "收窄" if gains else "扩大"
        figure.value = -abs(figure.value or D(0)) if gains else abs(figure.value or D(0))
        figure.optional = True  # whether a narrower fall counts as plus or minus, usage is divided
        template = pen.pick("，降幅较{A}{W}{F}", "，降幅比{A}{W}{F}")
        return tagged(fill(template, {"A": before, "W": word, "F": figure}), "pp narrowed fall"), []
    up, down = ("加快", "提高", "提升", "快", "上升", "回升"), ("回落", "放缓", "收窄", "下降", "慢", "减缓")
    word = pen.pick(*(up if gains else down))
    template = pen.pick(
        "，增速比{A}{W}{F}",
        "，较{A}{W}{F}",
        "，增幅较{A}{W}{F}",
        "，比{A}{W}{F}",
        "，增速较{A}{W}{F}",
        "、增幅比{A}{W}{F}",
    )
    if word in ("快", "慢"):
        template = "，比{A}{W}{F}"
    return tagged(fill(template, {"A": before, "W": word, "F": figure}), "pp against before"), []


def _than_two(pen: Pen, series: Series, level: Fig) -> Tail:
    """高于全国、全省平均水平2.6和3.1个百分点: two numbers, the unit printed once."""
    first, second = _points(pen, series, level, "全国", 1), _points(pen, series, level, "全省", 1)
    each = pen.pick("分别", "", "分别")
    template = pen.pick(
        "，增速" + each + "高于全国、全省{A}{J}{B}",
        "，" + each + "快于全国、全省平均水平{A}{J}{B}",
        "，比全国、全省" + each + "高{A}{J}{B}",
    )
    if pen.chance(0.75):
        first.shown = first.shown.removesuffix(pen.points)
    return tagged(
        fill(template, {"A": first, "B": second, "J": pen.pick("和", "、", "和")}), "two points, one unit"
    ), []


def _references(pen: Pen, series: Series, level: Fig) -> Tail:
    """高于全国（5.4%）、全省（5.2%）0.1和0.3个百分点."""
    own = abs(series.growth)
    if series.growth <= 0 or own < 3 or own >= 100:
        return _faster(pen, series, level)
    gaps = [D(str(round(pen.rng.uniform(0.1, 2.5), 1))) for _ in range(2)]
    mine = rounded(own, 1)
    refs = [pen.pct(mine - gap, "growth", series.name, None, 1) for gap in gaps]
    for ref in refs:
        ref.optional = True
        ref.kinds = ("other",)
    figures = [
        Fig(f"{gap}", gap, "个百分点", "pp_change", series.name + "增速", level, place)
        for gap, place in zip(gaps, ("全国", "全省"), strict=True)
    ]
    figures[-1].shown += pen.points
    template = "，高于全国（{a}）、全省（{b}）{A}和{B}"
    return tagged(
        fill(template, {"a": refs[0], "b": refs[1], "A": figures[0], "B": figures[1]}), "bracketed references"
    ), []


def _change(pen: Pen, series: Series, level: Fig) -> Tail:
    more = series.now - series.base
    if abs(more) < D("0.02") or (series.unit == "元" and abs(more) < 2):
        return _rank(pen, series, level)
    figure = pen.amount(abs(more), series.unit, series.name + "增减额", "other", series.decimals)
    if more < 0 and figure.value is not None:
        figure.value = -figure.value
    if "收入" in series.name and "人均" not in series.name:
        words = ("增收", "净增") if more > 0 else ("减收", "短收")
    else:
        words = (
            ("净增", "同比增加", "比上年同期增加", "同比多", "比上年多")
            if more > 0
            else ("净减", "同比减少", "比上年同期减少", "比上年少")
        )
    return tagged(["，", pen.pick(*words), figure], "absolute change"), []


def _multiple(pen: Pen, series: Series, level: Fig) -> Tail:
    times = ratio(series.now, series.base)
    if times < D("1.3"):
        return _change(pen, series, level)
    shown = pen.digits(times, pen.rng.choice([1, 2]))
    figure = Fig(shown + "倍", D(shown), "倍", "other", series.name + "为上年同期倍数")
    return tagged(
        fill(pen.pick("，是上年同期的{F}", "，为去年同期的{F}", "，相当于上年的{F}"), {"F": figure}),
        "multiple of base",
    ), []


def _from_to(pen: Pen, series: Series, level: Fig) -> Tail:
    base = pen.amount(series.base, series.unit, "上年同期" + series.name, "level", series.decimals)
    base.kinds = ("other",)
    return tagged(
        fill(pen.pick("，上年同期为{F}", "（上年同期{F}）", "，去年同期为{F}"), {"F": base}), "base printed"
    ), []


def _two_years(pen: Pen, series: Series, level: Fig) -> Tail:
    figure = pen.pct(D(str(pen.rng.uniform(0.5, 15))), "growth", series.name + "两年平均")
    return tagged(
        ["，", pen.pick("两年平均增长", "近两年年均增长", "两年平均增速", "折合两年平均增长"), figure],
        "two-year average",
    ), []


def _pull(pen: Pen, series: Series, level: Fig) -> Tail:
    whole = pen.pick("全市工业", "GDP", "全区规上工业", "全部投资", "经济")
    value = D(str(round(pen.rng.uniform(0.2, 9), 2)))
    figure = pen.pp(value, series.name + "拉动", None, whole)
    if pen.chance(0.5):
        return tagged(fill(f"，拉动{whole}增长{{F}}", {"F": figure}), "pull"), []
    share = pen.pct(D(str(round(pen.rng.uniform(5, 140), 2))), "share", series.name + "贡献率", level)
    template = pen.pick(
        f"，对{whole}增长的贡献率为{{K}}",
        f"，对{whole}增长贡献率达{{K}}，拉动{whole}增长{{F}}",
        "，贡献率高达{K}",
    )
    return tagged(fill(template, {"K": share, "F": figure}), "contribution"), []


def _streak(pen: Pen, series: Series, level: Fig) -> Tail:
    number = pen.rng.randint(2, 14)
    shown = f"{number}个" if pen.chance(0.6) else pen_chinese(number) + "个"
    unit = pen.pick("月", "季度")
    figure = Fig(
        shown + unit, D(number), "个" + unit, "duration", series.name + "连续增长", optional=unit == "季度"
    )
    word = pen.pick("正增长", "两位数增长", "增长态势", "回升")
    return tagged(["，", pen.pick("连续", "已连续"), figure, pen.pick("保持", "实现") + word], "streak"), []


def _best(pen: Pen, series: Series, level: Fig) -> Tail:
    number = pen.rng.randint(3, 15)
    figure = Fig(f"{number}年", D(number), "年", "duration", "")
    return tagged(
        fill(pen.pick("，为近{F}最高", "，创{F}来新高", "，是{F}里最高的一年"), {"F": figure}), "record"
    ), []


def pen_chinese(number: int) -> str:
    return "两" if number == 2 else chinese(number)
