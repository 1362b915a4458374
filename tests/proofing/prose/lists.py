"""Sentences about an indicator and its parts: 其中, distribution lists, shares, ratios, k of n."""

from proofing.prose.gold import Clash, Fig, Piece, Text, fill, plain, tagged
from proofing.prose.levels import pair
from proofing.prose.pen import Pen, chinese
from proofing.prose.tails import tail
from proofing.prose.words import REGIONS
from proofing.prose.world import D, Group, Series, ratio, rounded

Said = tuple[Text, list[Clash]]


def whole_and_parts(pen: Pen, group: Group, when: str) -> Said:
    """The whole in a sentence, then its parts in one of many manners."""
    pieces, head = pair(pen, group.whole, when)
    if not group.whole.item.stock and when not in plain(pieces) and not plain(pieces).startswith("当月"):
        pieces = [when + pen.pick("，", "，", ""), *pieces]
    clashes: list[Clash] = []
    if pen.chance(0.45) and not group.whole.item.stock:
        more, clashes = tail(pen, group.whole, head)
        pieces += more
    maker = pen.rng.choice(
        (
            _one_by_one,
            _one_by_one,
            _one_by_one,
            _distributed,
            _distributed,
            _distributed,
            _levels_then_rates,
            _bracketed,
        )
    )
    parts, more_clashes = maker(pen, group, head)
    pieces += [pen.pick("。", "，", "；", "。") if pen.chance(0.9) else "，", *parts, "。"]
    return pieces, clashes + more_clashes


def _lead(pen: Pen, group: Group) -> str:
    return pen.pick(*group.division.leads)


def _share_phrase(pen: Pen, part: Series, group: Group, of: Fig) -> tuple[Text, Fig]:
    whole = group.whole.name
    figure = pen.share_of(part, group.whole, of)
    figure.base = whole
    short = whole.replace("总额", "").replace("规模以上", "").replace("规上", "")
    template = pen.pick(
        f"占{whole}的{{K}}",
        f"占{whole}的比重为{{K}}",
        f"占{whole}比重{{K}}",
        "占比{K}",
        "占比为{K}",
        "占比达{K}",
        "比重达{K}",
        "份额{K}",
        f"在{whole}中占{{K}}",
        "占{K}",
        f"占全部{short}的{{K}}",
        "占总量的{K}",
        f"占{whole}的比重达到{{K}}",
        "（占{K}）",
        "比重为{K}",
    )
    return fill(template, {"K": figure}), figure


def _one_by_one(pen: Pen, group: Group, head: Fig) -> Said:
    """其中：A x亿元，增长a%，占b%；B …"""
    pieces: Text = [_lead(pen, group)]
    clashes: list[Clash] = []
    with_share = pen.chance(0.5)
    wrong = pen.rng.randrange(len(group.parts)) if with_share and pen.chance(0.06) else -1
    form = pen.rng.choice(
        (
            "{N}{V}，{G}",
            "{N}{V}，同比{G}",
            "{N}完成{V}，{G}",
            "{N}为{V}，{G}",
            "{N}{V}、{G}",
            "{N}{G}，达{V}",
            "{N}{V}（{Q}）",
            "{N}{V}{G}",
            "{N}实现{V}，{S}{G}",
        )
    )
    for index, part in enumerate(group.parts):
        level = pen.level(part)
        slots = {
            "N": _name(pen, part, index),
            "V": level,
            "G": pen.grown(part, level),
            "Q": pen.signed(part, level),
            "S": pen.same,
        }
        said = fill(form, slots)
        if with_share:
            phrase, share = _share_phrase(pen, part, group, level)
            said += (
                ["，", *phrase] if not (isinstance(phrase[0], str) and phrase[0].startswith("（")) else phrase
            )
            if index == wrong and head.form != "hedged level":
                clashes += _wrong_share(pen, share, level, head)
        pieces += tagged(said, "parts one by one" + (", share" if with_share else ""))
        pieces.append("；" if index < len(group.parts) - 1 else "")
    return pieces, clashes


def _wrong_share(pen: Pen, share: Fig, level: Fig, head: Fig) -> list[Clash]:
    """Printed share off by several points: part, whole and share contradict each other."""
    assert share.value is not None
    off = pen.rng.choice([-1, 1]) * D(pen.rng.randint(40, 120)) / 10
    value = share.value + off
    if value <= 1 or value >= 100 or head.kind != "level" or head.value == 0:
        value = share.value + abs(off)
    share.shown = share.shown.replace(f"{share.value}", f"{value}")
    if f"{value}" not in share.shown:
        share.shown = f"{value}{pen.percent}"
    share.value = D(value)
    return [Clash((level, head, share), "占比与两数不符", "share")]


def _name(pen: Pen, part: Series, index: int) -> str:
    """The member with its noun, at times without (the noun is then plain from the whole)."""
    if not part.noun or index == 0 or pen.chance(0.6):
        return part.name
    return part.member


def _rates(pen: Pen, parts: list[Series], levels: list[Fig], word: str) -> Text:
    """增长a%、b%和c% in the order of the levels; a mixed list says each direction."""
    same = pen.same + (word if pen.chance(0.7) else "")
    if all(p.growth > 0 for p in parts):
        rates: list[Text] = [[pen.growth_figure(p, v)] for p, v in zip(parts, levels, strict=True)]
        noun = pen.pick("增长", "增长", "增", "增幅依次为", "增速各为")
        if noun.endswith("为"):
            return [noun, *pen.join(rates)]
        return [same + noun if pen.chance(0.6) else word + noun, *pen.join(rates)]
    if all(p.growth < 0 for p in parts):
        rates = [[pen.growth_figure(p, v)] for p, v in zip(parts, levels, strict=True)]
        return [same + pen.pick("下降", "下降", "降"), *pen.join(rates)]
    if pen.chance(0.3):
        return ["同比", *pen.join([pen.signed(p, v) for p, v in zip(parts, levels, strict=True)])]
    return [
        same,
        *pen.join(
            [
                [("增长" if p.growth > 0 else "下降"), pen.growth_figure(p, v)]
                for p, v in zip(parts, levels, strict=True)
            ]
        ),
    ]


def _distributed(pen: Pen, group: Group, head: Fig) -> Said:
    """A、B、C分别完成x、y、z亿元，增长a%、b%、c%（，占p%、q%、r%）。"""
    parts = [p for p in group.parts if p.unit == group.whole.unit] or group.parts
    if len(parts) < 2 or len({p.unit for p in parts}) > 1:
        return _one_by_one(pen, group, head)
    word = pen.pick("分别", "分别", "依次", "各", "")
    names = "、".join(p.member for p in parts[:-1]) + pen.pick("、", "和", "和") + parts[-1].member
    noun = parts[0].noun
    once = pen.chance(0.55)
    levels = [pen.level(p, shared=once and i < len(parts) - 1) for i, p in enumerate(parts)]
    grouped = pen.chance(0.3) and noun
    verb = pen.pick("完成", "实现", "为", "达", "达到", "")
    if not noun:
        verb = pen.pick("为", "达", "完成", "")
    measure = verb + noun if verb in ("完成", "实现") else noun + word + verb
    said: Text = [_lead(pen, group), names]
    if grouped:
        said += [pen.lead_in(len(parts), pen.pick("个", "大")), pen.pick("行业", "领域", "板块")]
    said.append((word if verb in ("完成", "实现") else "") + measure)
    said += pen.join([[v] for v in levels])
    said += ["，", *_rates(pen, parts, levels, word or "分别")]
    clashes: list[Clash] = []
    if pen.chance(0.35):
        shares = [pen.share_of(p, group.whole, v) for p, v in zip(parts, levels, strict=True)]
        said += [
            pen.pick("，分别占", "，占比分别为", "，占比依次为", f"，分别占{group.whole.name}的"),
            *pen.join([[s] for s in shares]),
        ]
        if pen.chance(0.08) and head.form != "hedged level":
            index = pen.rng.randrange(len(parts))
            clashes = _wrong_share(pen, shares[index], levels[index], head)
    return tagged(said, "distributed list"), clashes


def _levels_then_rates(pen: Pen, group: Group, head: Fig) -> Said:
    """Rates only, of the members: 食品29.6%、医化15.6%、装备下降3.7%."""
    said: Text = [_lead(pen, group)]
    style = pen.rng.choice(("word", "word", "bare", "same"))
    for index, part in enumerate(group.parts):
        if index:
            said.append(pen.pick("，", "、", "；") if style != "bare" else "、")
        name = part.name if index == 0 or pen.chance(0.3) else part.member
        figure = pen.growth_figure(part, None)
        if style == "bare" and part.growth > 0:
            said += [name, figure]
        else:
            lead = "同比" if index == 0 or style == "same" else ""
            said += [name + lead + ("增长" if part.growth > 0 else "下降"), figure]
    return tagged(said, "members' growth alone"), []


def _bracketed(pen: Pen, group: Group, head: Fig) -> Said:
    """A x亿元（+a%）、B y亿元（-b%）."""
    said: Text = [_lead(pen, group)]
    for index, part in enumerate(group.parts):
        level = pen.level(part)
        said += [
            "、" if index else "",
            part.name if index == 0 else part.member,
            level,
            "（",
            *pen.signed(part, level),
            "）",
        ]
    return tagged(said, "members with (+growth)"), []


def parts_sum(pen: Pen, group: Group, when: str) -> Said:
    """The whole and all its parts, levels only: they add up, or they do not."""
    if any(p.unit != group.whole.unit for p in group.parts):
        return whole_and_parts(pen, group, when)
    whole = pen.level(group.whole)
    levels = [pen.level(p) for p in group.parts]
    clashes: list[Clash] = []
    if pen.chance(0.15) and whole.value:
        victim = pen.rng.choice(levels)
        assert victim.value is not None
        shift = rounded(
            whole.value * D(pen.rng.choice(["0.11", "0.17", "-0.06", "0.23"])), group.whole.decimals
        )
        value = victim.value + shift
        if shift and value > 0:
            victim.value = value
            victim.shown = f"{value}{group.whole.unit}"
            clashes.append(Clash((*levels, whole), "各部分之和不等于总数", "sum"))
    lead = pen.pick("由{C}构成：", "其中", "其中：", "，其中", "（其中", "包括")
    said: Text = [when + "，", pen.rng.choice(group.whole.item.verbs) + group.whole.name, whole]
    if lead.startswith("由"):
        said += ["，由", pen.lead_in(len(levels), pen.pick("块", "部分", "项")), "构成："]
    else:
        said.append("，" + lead if lead[0] not in "，（" else lead)
    for index, (part, level) in enumerate(zip(group.parts, levels, strict=True)):
        said += ["、" if index else "", part.name if pen.chance(0.6) or not part.noun else part.member, level]
    said.append("）。" if lead.startswith("（") else "。")
    return tagged(said, "whole and parts, sum"), clashes


def structure(pen: Pen, group: Group) -> Said:
    """三次产业比重为6.0:55.0:39.0, now and before."""
    shares = [
        rounded(ratio(p.now, group.whole.now) * 100, 1) for p in group.parts if p.unit == group.whole.unit
    ]
    if len(shares) != len(group.parts) or not group.complete:
        return [], []
    colon = pen.pick(":", "：", "∶", ":")
    figures = [
        Fig(str(s), s, "", "share", p.name, optional=True) for s, p in zip(shares, group.parts, strict=True)
    ]
    said: Text = (
        [pen.pick("三次产业结构比为", "三次产业比例为", "结构比为", "构成比例为", "三次产业增加值占比为")]
        if len(figures) == 3
        else ["结构比为"]
    )
    if pen.chance(0.4):
        old = [
            Fig(str(s), s, "", "share", p.name, optional=True)
            for s, p in ((rounded(ratio(p.base, group.whole.base) * 100, 1), p) for p in group.parts)
        ]
        said = ["结构由上年的", *_colons(old, colon), "调整为"]
    said += [*_colons(figures, colon), "。"]
    return tagged(said, "a:b:c"), []


def _colons(figures: list[Fig], colon: str) -> Text:
    pieces: Text = []
    for index, figure in enumerate(figures):
        pieces += ([colon] if index else []) + [figure]
    return pieces


def faces(pen: Pen) -> Said:
    """35个大类行业里28个为正，增长面80%: k of n and its share."""
    whole = pen.rng.randint(12, 60)
    up = pen.rng.randint(whole // 3, whole - 2)
    thing = pen.pick("大类行业", "工业大类行业", "行业大类", "行业", "重点产品", "镇街", "重点企业")
    unit = "家" if thing == "重点企业" else "种" if thing == "重点产品" else "个"
    total = pen.count(whole, unit, thing)
    risen = pen.count(up, unit, "增长的" + thing)
    exact = ratio(D(up), D(whole)) * 100
    clashes: list[Clash] = []
    share = pen.pct(exact, "share", risen.name, risen, 1)
    share.base = thing
    if pen.chance(0.12):
        share = pen.pct(exact + (9 if exact < 60 else -9), "share", risen.name, risen, 1)
        clashes.append(Clash((total, risen, share), "k/n与占比不符", "k of n"))
    template = pen.pick(
        f"{{T}}{thing}中，{{U}}增加值同比增长，增长面为{{S}}。",
        f"{{T}}{thing}里{{U}}保持增长，增长面达{{S}}。",
        f"在{{T}}{thing}中，有{{U}}实现正增长，增长面{{S}}。",
        f"{{T}}{thing}中{{U}}为正增长，占比{{S}}。",
        f"{thing}{{T}}，其中实现增长的{{U}}，占{{S}}。",
        f"全部{{T}}{thing}有{{U}}实现增长，占全部{thing}的{{S}}。",
    )
    said = fill(template, {"T": total, "U": risen, "S": share})
    if pen.chance(0.4):
        down = pen.count(whole - up, unit, "下降的" + thing)
        said = [*said[:-1], "，", down, "下降。"] if isinstance(said[-1], str) else said
    return tagged(said, "k of n"), clashes


def share_moved(pen: Pen, group: Group) -> Said:
    """占比x%，比上年同期提高y个百分点 and its turns (由a%提高到b%)."""
    part = group.parts[0]
    if part.unit != group.whole.unit:
        return [], []
    level = pen.level(part)
    now, before = (ratio(s, w) * 100 for s, w in ((part.now, group.whole.now), (part.base, group.whole.base)))
    share = pen.pct(now, "share", part.name, level, 1)
    share.base = group.whole.name
    change = rounded(now, 1) - rounded(before, 1)
    if abs(change) < D("0.1"):
        change = D("0.1")
    figure = pen.pp(change, part.name + "占比", level, "上年同期")
    word = (
        pen.pick("提高", "提升", "上升", "抬升") if change > 0 else pen.pick("下降", "回落", "降低", "下滑")
    )
    old = pen.pct(before, "share", part.name, None, 1)
    old.kinds, old.optional = ("other",), True
    W = group.whole.name  # noqa: N806
    template = pen.pick(
        f"{{N}}{{V}}，占{W}的比重为{{K}}，比上年同期{{w}}{{F}}。",
        f"{{N}}{{V}}，占{W}的{{K}}，占比较上年同期{{w}}{{F}}。",
        f"{{N}}{{V}}，占{W}比重较去年同期{{w}}{{F}}至{{K}}。",
        "{N}{V}，占比由上年同期的{O}{w}到{K}。",
        f"{{N}}{{V}}，占{W}的比重达到{{K}}，同比{{w}}{{F}}。",
        f"占{W}{{K}}的{{N}}完成{{V}}，比重同比{{w}}{{F}}。",
    )
    return tagged(
        fill(template, {"N": part.name, "V": level, "K": share, "F": figure, "w": word, "O": old}),
        "share moved",
    ), []


def approximate_share(pen: Pen, group: Group) -> Said:
    """占三分之一, 近六成: a share in words, then exactly."""
    part = group.parts[0]
    if part.unit != group.whole.unit:
        return [], []
    level = pen.level(part)
    now = ratio(part.now, group.whole.now) * 100
    share = pen.pct(now, "share", part.name, level, 1)
    share.base = group.whole.name
    tenths = int(now // 10)
    if tenths < 1 or tenths > 8:
        return [], []
    over = now - tenths * 10 < 5
    number = tenths if over else tenths + 1
    tens = Fig(chinese(number) + "成", D(number * 10), "%", "share", part.name, level, optional=True)
    word = pen.pick("超", "超过", "逾") if over else pen.pick("近", "接近")
    template = pen.pick(
        f"{{N}}{{V}}，占{group.whole.name}的{word}{{T}}，达{{K}}。",
        f"{{N}}{{V}}，占比{word}{{T}}（{{K}}）。",
        f"{{N}}{{V}}，{word}{{T}}，占{group.whole.name}的{{K}}。",
    )
    return tagged(fill(template, {"N": part.name, "V": level, "T": tens, "K": share}), "share in words"), []


def two_groups(pen: Pen, group: Group, when: str) -> Said:
    """A、B两项 with 其中 between: crossed enumerations over rows of places."""
    rows: list[Piece] = []
    places = pen.rng.sample(
        ["云溪镇", "河口镇", "白石乡", "滨江街道", "新桥镇", "茶山镇", "临港片区", "西部片区"], 3
    )
    clashes: list[Clash] = []
    for place in places:
        value = D(str(round(pen.rng.uniform(2, 60), 4)))
        base = value / (1 + D(str(pen.rng.uniform(-20, 40))) / 100)
        own = Series(place + group.whole.name, group.whole.item, "亿元", pen.places, value, base)
        level = pen.level(own)
        rows += [place, level, "，", *pen.grown(own, level), "；"]
    rows[-1] = "。"
    region = pen.rng.choice(REGIONS[:2])
    return tagged(
        [f"{when}，分{pen.pick('镇街', '片区', '区域')}看{region[1:]}内{group.whole.name}：", *rows],
        "rows of places",
    ), clashes
