"""Do the words around a figure say what the figure says?

Hedges twice over (约…左右), a percentage where points are meant (占比提高2%), a fall that is negative (下降-3%), a fall by
times (减少3倍), 同比 and 比去年同期 together, 分别 before a single figure, lists of different length, one indicator under two
names, 截止 for 截至.

Worked example: ``占比提高2%`` is told (of 30% it may mean 30.6% or 32%); ``占比提高到32%`` is not: it says where to.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from taizhang.proofing.model import Number, Remark
from taizhang.proofing.styling.page import Page, hint

_NEAR: Final = ("大约", "大概", "将近", "接近", "约", "近")
_OVER: Final = ("不低于", "不少于", "超过", "突破", "至少", "逾", "超")
_UNDER: Final = ("不超过", "不高于", "最多", "至多")
_LAST: Final = frozenset(word[-1] for word in (*_NEAR, *_OVER, *_UNDER))
_AFTER: Final = re.compile(
    r"左右|上下|以上|以下|以内|多(?=[亿万个家户人项，。；、])|余(?=[亿万个家户人项，。；、])"
)
_INSIDE: Final = re.compile(r"[多余](?=[亿万个家户人项件次])")
_NOT_HEDGE: Final = re.compile(r"(?:合约|节约|签约|履约|契约|条约|制约|大约|附近|靠近|最近|临近|高超|赶超)$")
_RATE_WORD: Final = re.compile(r"占比|比重|份额|增速|增幅|降幅|涨幅|跌幅|[\u4e00-\u9fff]{1,3}率|增长面")
_RELATIVE: Final = re.compile(r"生产率|效率|频率|汇率|功率|速率|概率|费率|利率|曝光率|流量|[到至为达]$")
_POINT_VERB: Final = re.compile(
    r"(?:提高|上升|提升|下降|降低|回落|收窄|扩大|加快|放缓|减缓|回升|抬升|下滑)了?$"
)
_LEVEL_GREW: Final = re.compile(r"(?:增长|增加|下降|减少)了?$")
_LEVEL: Final = re.compile(
    r"产值|投资|收入|税收|零售|进出口|出口|产量|利润|电量|增加值|总额|总量|销售|资金|存款|贷款"
)
_POINTS_FIT: Final = re.compile(
    r"拉动|带动|贡献|推动|增速|增幅|降幅|涨幅|率|占比|比重|份额|系数|指数|比例|面|PMI|快|慢|高于|低于|水平|程度|度"
)
_NEGATIVE_FALL: Final = re.compile(r"(?:负增长|下降|降低|减少|下滑|回落|收窄)(?:了|幅度为|为)?[-－−负](?=\d)")
_MINUS_GROWTH: Final = re.compile(
    r"(?<![负正])增(?:长|幅|速)?(?:率)?(?:为|达)?[-－−](\d{1,4}(?:\.\d{1,4})?[%％])"
)
_TIMES_FALL: Final = re.compile(
    r"(?:降低|减少|下降|缩短|缩小|下滑)了?[近约超]?(?:过)?([\d.]{1,8}|[一二三四五六七八九十两几数]{1,3})倍"
)
_TIMES_TO: Final = re.compile(r"增(?:长|加)?(?:了)?(?:到|至)([\d.]{1,8}|[一二三四五六七八九十两]{1,3})倍")
_TWICE_SAME: Final = re.compile(
    r"同比[\u4e00-\u9fff]{0,3}?[比较与](?:上年|去年)(?:同期)?相?比?|同比(?:上年|去年)同期"
    r"|[比较与](?:上年|去年)(?:同期)?(?:相比)?[，,]?同比|环比[比较]?上[月季]|[比较]上[月季]环比"
)
_UNTIL: Final = re.compile(
    r"(?:^|(?<=[\n，,。；;：:（( 　]))截止(?=(?:到|至)?"
    r"(?:目前|\d|[一二三四五六七八九十]{1,2}月|今年|去年|本月|上月|年末|年底|月末|月底))"
)
_NAMES: Final = (
    ("地区生产总值", "国内生产总值"),
    ("实际利用外资", "实际使用外资"),
    ("一般公共预算收入", "公共财政预算收入"),
    ("规上工业增加值", "规上企业增加值"),
    ("社会消费品零售总额", "社会消费品零售额"),
    ("固定资产投资额", "固定资产投资总额"),
    ("外贸进出口总额", "外贸进出口总值"),
    ("营业收入", "主营业务收入"),
)
_ZONES: Final = (
    ("高新技术产业开发区", "高新技术开发区"),
    ("经济技术开发区", "经济开发区"),
    ("工业园区", "工业园"),
)
_RUN: Final = re.compile(r"[、和及与]|以及")
_RUN_BETWEEN: Final = re.compile(
    r"\s*(?:[、和及与]|以及)\s*(?:同比|分别)?(?:增长|下降|增|降|上升|下滑|减少|增加|[+＋\-－−])?\s*"
)
_EACH: Final = re.compile(r"分别|依次")
_STOPS: Final = re.compile(r"[。；;\n]")


def hedge_twice(page: Page) -> Iterator[Remark]:
    """约61亿元左右, 近60余家, 超过10%以上."""
    for number in page.scan.numbers:
        before = page.text[max(0, number.start - 8) : number.start]
        bare = before.removesuffix("有").removesuffix("达到")
        if bare[-1:] not in _LAST:
            continue
        verb = before[len(bare) :]
        before = bare
        word = next((w for w in (*_UNDER, *_OVER, *_NEAR) if before.endswith(w)), "")
        if not word or (_NOT_HEDGE.search(before) and word in ("约", "近", "超")):
            continue
        inside = _INSIDE.search(number.surface)
        after = _AFTER.match(page.text, number.end)
        second = inside[0] if inside else after[0] if after else ""
        if not second or (word in _UNDER and second not in ("以下", "以内", "左右", "以上")):
            continue
        end = number.end if inside else number.end + len(second)
        span = number.start - len(word) - len(verb), end
        shown = page.text[slice(*span)]
        yield hint("hedge-twice", span, f"“{word}”和“{second}”重复：“{shown}”。", "两个词留一个。")


def points_as_percent(page: Page) -> Iterator[Remark]:
    """占比提高2%, 增速回落3%: the change of a rate is in points."""
    for number in page.scan.numbers:
        if number.unit != "%" or number.digits is None:
            continue
        clause = page.clause_before(number.start)
        if not _POINT_VERB.search(clause):
            continue
        rate = next(iter(reversed(list(_RATE_WORD.finditer(clause)))), None)
        if (
            rate is None
            or len(clause) - rate.end() > 16
            or _RELATIVE.search(clause[rate.start() : rate.end()])
        ):
            continue
        if re.search(r"\d", clause[rate.end() :]):
            continue
        span = number.start, number.end
        put = f"{number.digits.lstrip('-')}个百分点"
        message = f"“{rate[0]}”的升降写成了“{number.surface}”。"
        yield hint(
            "points-as-percent",
            span,
            message,
            f"比率的变化是百分点；如果是升降之后的数，请写明“到{number.surface}”。",
            put,
        )


def percent_as_points(page: Page) -> Iterator[Remark]:
    """产值增长3.2个百分点: the growth of an amount is in per cent."""
    for number in page.scan.numbers:
        if number.unit != "个百分点" or not number.unit_printed:
            continue
        clause = page.clause_before(number.start)
        if not _LEVEL_GREW.search(clause) or _POINTS_FIT.search(clause) or not _LEVEL.search(clause):
            continue
        span = number.start, number.end
        yield hint(
            "percent-as-points",
            span,
            f"“{clause.strip()[-14:]}{number.surface}”：总量的增减一般用百分数。",
            "请核对是“%”，还是漏写了“增速”“占比”。",
        )


def negative_fall(page: Page) -> Iterator[Remark]:
    for match in _NEGATIVE_FALL.finditer(page.text):
        yield hint(
            "negative-fall",
            match.span(),
            f"“{match[0]}”是负负得正。",
            "说了下降就不再写负号。",
            match[0][:-1],
        )


def minus_growth(page: Page) -> Iterator[Remark]:
    """增长-8.9%: 下降8.9% in prose."""
    for match in _MINUS_GROWTH.finditer(page.text):
        if match[0].startswith(("增速", "增幅", "增长率")):
            continue
        yield hint(
            "minus-growth",
            match.span(),
            f"“{match[0]}”。",
            f"正文里宜写“下降{match[1]}”。",
            f"下降{match[1]}",
        )


def times_fall(page: Page) -> Iterator[Remark]:
    for match in _TIMES_FALL.finditer(page.text):
        yield hint(
            "times-fall", match.span(), f"“{match[0]}”：减少一倍就没有了。", "减少宜用百分数或几分之几。"
        )


def times_to(page: Page) -> Iterator[Remark]:
    """增长到3倍 may be read as 增长3倍."""
    for match in _TIMES_TO.finditer(page.text):
        yield hint(
            "times-to",
            match.span(),
            f"“{match[0]}”容易和“增长{match[1]}倍”相混。",
            "宜写“是上年的几倍”或“增长几倍”。",
        )


def same_period_twice(page: Page) -> Iterator[Remark]:
    for match in _TWICE_SAME.finditer(page.text):
        yield hint(
            "same-period-twice",
            match.span(),
            f"“{match[0]}”意思重复。",
            "“同比”就是比上年同期，留一个即可。",
            "同比" if "环比" not in match[0] else "环比",
        )


def until(page: Page) -> Iterator[Remark]:
    for match in _UNTIL.finditer(page.text):
        yield hint("until", match.span(), "“截止”后面接时间。", "表示到某一时间为止宜写“截至”。", "截至")


def two_names(page: Page) -> Iterator[Remark]:
    """One indicator under two names, both with figures: told at the rarer one."""
    for one, other in _NAMES:
        if one not in page.text or other not in page.text:
            continue
        first, second = (_counted(page, name, (one, other)) for name in (one, other))
        if first and second:
            rare, name, usual = (second, other, one) if len(second) <= len(first) else (first, one, other)
            yield hint(
                "two-names",
                (rare[0], rare[0] + len(name)),
                f"文中既写“{usual}”，又写“{name}”。",
                "若是同一个指标，宜用一个名称；若不是，请说明口径。",
            )


def _counted(page: Page, name: str, both: tuple[str, str]) -> list[int]:
    """Where the name stands with a figure behind it, not as part of the longer name."""
    found = []
    for match in re.finditer(re.escape(name), page.text):
        longer = [n for n in both if n != name and name in n]
        if any(page.text[max(0, match.start() - len(n)) : match.end() + len(n)].find(n) >= 0 for n in longer):
            continue
        if page.numbers_between(match.end(), match.end() + 8):
            found.append(match.start())
    return found


def zone_names(page: Page) -> Iterator[Remark]:
    """云岭经济开发区 and 云岭经济技术开发区: short names are usual, two long ones are a slip."""
    for long, short in _ZONES:
        if long not in page.text:
            continue
        places = {m[1] for m in re.finditer(rf"([\u4e00-\u9fff]{{2}}){long}", page.text)}
        for match in re.finditer(rf"([\u4e00-\u9fff]{{2}}){short}(?!区)", page.text):
            if match[1] in places:
                yield hint(
                    "zone-names",
                    match.span(),
                    f"“{match[1]}{long}”又写作“{match[0]}”。",
                    "名称宜前后一致。",
                    match[1] + long,
                )
                break


def runs(page: Page) -> Iterator[Remark]:
    """分别完成x、y、z亿元，增长a%、b%: three levels, two growths; or 分别 and one figure only."""
    end = -1
    for match in _EACH.finditer(page.text):
        if match.end() > end:  # else the stop found for the one before is this one's, too
            stop = _STOPS.search(page.text, match.end())
            end = stop.start() if stop else len(page.text)
        next_each = _EACH.search(page.text, match.end(), end)
        parts = _runs(page, page.numbers_between(match.end(), next_each.start() if next_each else end))
        if not parts:
            continue
        first = parts[0]
        later = next((run for run in parts[1:] if len(run) > 1 and run[-1].unit != first[-1].unit), None)
        if (
            len(first) > 1
            and later is not None
            and len(later) != len(first)
            and _plain_between(page, first, later)
        ):
            span = later[0].start, later[-1].end
            yield hint(
                "list-length",
                span,
                f"“分别”之后先列了{len(first)}个数，这里是{len(later)}个。",
                "请核对是否漏了一个，或多了一个。",
            )


def _runs(page: Page, numbers: Sequence[Number]) -> list[list[Number]]:
    """Figures told one after the other with only 、 or 和 (and a word of direction) between."""
    grouped: list[list[Number]] = []
    for number in numbers:
        if grouped:
            between = page.text[grouped[-1][-1].end : number.start]
            if _RUN_BETWEEN.fullmatch(between):
                grouped[-1].append(number)
                continue
        grouped.append([number])
    return grouped


def _plain_between(page: Page, first: list[Number], later: list[Number]) -> bool:
    """Nothing but words of growth or share stands between the two lists: they speak of the same members."""
    between = page.text[first[-1].end : later[0].start]
    return bool(
        re.fullmatch(
            r"[，,、]?(?:同比|环比|比上年同期|比上年|比去年同期|较上年同期|按年|增幅|增速|占比|占|分别|依次|各|为|增长|下降|增|降|上升|下滑)*[+＋\-－−]?",
            between,
        )
    )
