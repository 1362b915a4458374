"""Which words before a number name what it counts, and which only lead up to it?

What stands between the last comma and the predicate is the phrase; connectives, verbs of reaching (实现, 完成, 达到) and
words of time are stripped from its ends, the place it speaks of (全市, 园区, 全国) is taken off as its scope.

Worked example::

    phrase("其中园区累计实现规上工业总产值")   # Phrase('规上工业总产值', scope '园区', head 总产值)
    phrase("从消费看")                    # Phrase('', …): names nothing
    names("增值税、企业所得税、个人所得税三个税种", 3)   # ('增值税', '企业所得税', '个人所得税')
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from taizhang.proofing.claiming.nouns import Head, head, listed, member

_LEADING: Final = re.compile(
    r"(?:(?:按[^,、]{1,6}(?:口径|价格?)|[同自可][然比]?口径|[剔扣]除?[^,、]{1,14}后)(?:计?算)?|(?:从|按|就|分)[^,、]{1,12}?(?:来看|看|来说|而言|分)(?![好涨齐待病护])|(?:单月|累计|总体|分项|拆开|具体|环比|同比|当月|月度|横向|纵向|整体)(?:来)?看|[\x00\x01\s、,;:：。\"“”'·*#|-]+|其中|内含|包括|包含|其次|其(?![他它余])|而且|而|且|但|并且|并(?![网购轨联发])|另外|另有|另|此外|同时|又有|又|还有|还|则|累计|累积|共计|共|总共|合计|总计|"
    r"全年|当年|本年度?|年内|今年以来|今年|去年|目前|现有|现已|已经|已|分别|依次|实现了?|完成了?|达到|达成|达(?!产)|为了|为|有|是|约|预计|的|年末|年底|末|底|以来|当月|单月|本月|期间|期末|截至|截止到?|至|到(?![资位账港岗])|"
    r"全部为|均为|在(?![册建库岗校手职编谈用线])|由|从(?!业)|以(?!上)|对(?!外)|使(?!用)|把|将|各|即|具体|主要|首先|经(?![营济开贸])|据|换算成|折合成?|折算成?|初步核算|初步统计|统计|核算|按可比价格计算|按可比价计算|按可比口径|"
    r"以上的?|以下的?|可?年产|达产后|建成后|投产后|形成(?!率)|力争|争取|确保|预期|下一步|拟(?!投)|计划(?!总?投资)|目标(?:是|为)|虽然?|虽|却|仍|再|只有|只|仅|才|就(?![业近地读医餐])|也|该|这一|这|此|上述|前期|同期|上年|那么|不过|尤其是?|特别是|全力|努力|大力|积极|成功|顺利|陆续|率先|初步|基本|全面|份|季度|月份|"
    r"[^,]{0,3}(?:数据显示|统计显示|分析显示)|分(?:登记类型|经济类型|门类|三大门类|行业|产业|产品|区域|地区|城乡|类别|部门|税种|项目|结构|领域|用途|市场|贸易方式|企业类型|规模)看?|按[^,]{1,8}分|"
    r"从[^,]{1,10}看|看|外贸上|消费上|工业上|投资上|结构上|总量上|效益上)+"
)
_TRAILING: Final = re.compile(
    r"(?:[\x00\x01\s、,;:：。\"“”'·|-]++|(?:由|从)[上去年初末底同期季度月\x00]{1,10}|调整|实现了?|完成了?|达成|达到|达|分别|依次|为|约|累计|共计|共有|共|合计|总计|总共|总和|同比|环比|也|仍然|仍|虽然|虽|却|则|均|都|已经|已|还|又|再|的|由|将|只有|只|仅|才|有|是|到|以|呈|"
    r"保持|继续|持续|延续|贡献了?|创造了?|产生|等|当中|之中|中|里|内|其中|方面|口径下|口径|板块|情况|不断|稳步|快速|高速|小幅|大幅度?|明显|显著|较快|平稳|稳定|强劲|一路|逐步|进一步|全部|大约|近|超|共同|一共|形成|包含|包括|含|较|比|与|和|及|从|"
    r"在[^,、]{1,8}(?:基础|基数|背景|情况)[上下之]|(?:为|平均)?每(?:吨|公斤|千克|亩|平方米|人|户|件|斤)|就|更是|更|最|着|过|了|至|各|整体|总体|增势|同|出现|发生|取得|拥有|预计|所|实际|现有|数为|名义|占|下|进行|按|新|双双|能够|得到|获得|获|呈现|处于|需){1,4}$"
)
_SCOPE: Final = re.compile(
    r"(?:全国|全省|全市|全区|全县|全州|全旗|全镇|全园区?|全球|全辖|全社会(?=工业)|全盟|省级?(?=属|内)|我国|我省|我市|我区|我县|我州|我园|我镇|本市|本区|本县|本园区|州外(?!.)|市级|区级|县级|"
    r"市工业园区|工业园区|产业园区|高新技术产业开发区|经济技术开发区|经济开发区|产业集聚区|集聚区|园区|开发区|高新区|经开区|新区|示范区|保税区|工业区|辖区|"
    r"东部地区|中部地区|西部地区|东北地区|东部|中部|西部|东北(?!.)|[一-鿿]{2,4}(?:省(?!外|内|级|份)|自治区)|[一-鿿]{2,3}(?:市(?!场|值|政|民|区|级|外|内|域|县)|州(?!际)|县(?!域|级)|旗(?!下|舰)|盟)|[一-鿿]{2,6}(?:园区|开发区|高新区|经开区|集聚区))"
)
_GENERIC: Final = frozenset(
    listed(
        "额度 日 日均 总盘子 总量 总额 规模 总数 数量 数额 幅度 金额 额 量 数 总体 整体 全部 两者 三者 二者 该项 "
        "这一 前者 后者 同比 单月 当月 绝对量 绝对额 水平 总值 合计 其总量 数值 比例 结果 成绩 累计 本月 单季 总 均 "
        "全年 上半年 增长 年均 折合 扩张 较上年 增收 速度 较快增长 名列 涨 环比 位次 排名 同比名义 名义 现价 可比价 "
        "增势 增量 进度 实际 扣除价格因素 价格因素 扣除价格因素影响 排全省 排全市 排全国 综合 跃升 年度 后 分 一次 "
        "首期 名义值 年 实"
    )
)
_APPOSITIVE: Final = re.compile(
    r"(?:等)?(?:[两三四五六七八九十]|\d{1,2})?(?:个|大|项|类|种|者|块|地|市|县|区)*(?:行业|税种|产业|门类|板块|领域|指标|项目|主导产业|支柱产业|重点行业|支柱行业|经济指标|方面|部分|地区|城市|区域|企业|单位|大类|内容|项|者|类|市|县|产品|集群)?$"
)
_SECTORS: Final = re.compile(
    r"(?:第)?一[、,]?二(?:[、,]?三)?(?:次)?产(?:业)?|第一[、和]第?二(?:[、和]第?三)?(?:次)?产业|三次产业|[一二]、三(?:次)?产(?:业)?|第二[、和]第?三产业"
)
_ORDINALS: Final = {"一": "第一产业", "二": "第二产业", "三": "第三产业"}
_INNER: Final = re.compile(r"(?<=[一-鿿]{2})(?:累计|共计|合计|共)?(?:实现|完成)了?(?=[一-鿿]{2})")
_INTRODUCED: Final = re.compile(
    r"^.*(?:居前的|前列的|较快的|靠前的|前三的|前三位的|前五的|最快的|较大的|较高的)[^、]{0,6}?(?:分别)?(?:是|为|有)"
)
LISTING: Final = re.compile(
    r"分别为?|依次为?|各自|各[为占达有]|各(?!类|项|种|地|区|市|县|级|园|部|单位|界|方)|双双|分別"
)
_STRONG: Final = re.compile(r"[、]")
_WEAK: Final = re.compile(r"[、]|以及|和|与|及")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a number is about: ``name`` without its ``scope``; ``head`` the measured noun in ``name``, if there is one."""

    name: str
    scope: str = ""
    head: Head | None = None

    @property
    def is_generic(self) -> bool:
        """Says only that something is an amount (额度, 总量): it names nothing new."""
        return self.name in _GENERIC

    def __bool__(self) -> bool:
        return bool(self.name) or bool(self.scope)


EMPTY: Final = Phrase("")


@lru_cache(maxsize=16384)
def phrase(words: str) -> Phrase:
    """The noun phrase in some words that hold no comma."""
    before, _, after = words.rpartition("\x00")
    if (
        before and (later := phrase(after)).name
    ):  # 某市各园区[全年]基建投入: the date parts the place from the name
        place = later.scope or phrase(before.rstrip("\x00")).scope
        return Phrase(later.name, place, later.head)
    text = _INNER.sub("", before if before and not later.name else words)
    lead = _LEADING.match(text)
    if lead is not None:
        text = text[lead.end() :]
    text = trimmed(text)
    scope = _SCOPE.match(text)
    place = ""
    if scope is not None and not _names_itself(text, scope.end()):
        place, text = scope[0], text[scope.end() :]
        again = _LEADING.match(text)
        text = trimmed(text[again.end() :] if again is not None else text)
    return Phrase(text, place, head(text) if text else None)


def trimmed(text: str) -> str:
    """Without the verbs and adverbs at its end."""
    while (
        end := _TRAILING.search(text)
    ) is not None:  # four at a time: 达到 is 达 and 到, too, and so each time doubles
        text = text[: end.start()]
    return text


def _names_itself(text: str, end: int) -> bool:
    """园区数量, 开发区工作: the place is what is counted, not where."""
    return text[end:] in ("数量", "个数", "总数", "数")


def names(words: str, count: int) -> tuple[str, ...]:
    """A list of exactly ``count`` names at the end of some words, or nothing. What the list has in common at its end
    (一产、二产增加值) stays with the last name."""
    text = trimmed(words)
    sectors = _SECTORS.search(text)
    if sectors is not None:
        found = tuple(_ORDINALS[sign] for sign in sectors[0] if sign in _ORDINALS)
        if sectors[0].startswith("三次"):
            found = tuple(_ORDINALS.values())
        if len(found) == count:
            return (*found[:-1], found[-1] + text[sectors.end() :])
    for pattern in (_STRONG, _WEAK):
        parts = [part for part in pattern.split(text) if part]
        if len(parts) == count or (len(parts) > count and pattern is _WEAK and _same_kind(parts[-count:])):
            return _cleaned(parts[-count:])
    weak = _last_joined(text, count)
    return _cleaned(weak) if weak else ()


def _last_joined(text: str, count: int) -> list[str]:
    """``A、B和C``: only the last pair may be joined by 和."""
    parts = [part for part in _STRONG.split(text) if part]
    if len(parts) == count - 1:
        pair = re.split(r"以及|和|与|及", parts[-1], maxsplit=1)
        if len(pair) == 2 and all(pair):
            return [*parts[:-1], *pair]
    return []


def _same_kind(parts: list[str]) -> bool:
    return all(len(part) <= 14 for part in parts)


def _cleaned(parts: list[str]) -> tuple[str, ...]:
    cleaned = []
    for place, part in enumerate(parts):
        if place == 0:
            part = _INTRODUCED.sub("", part)
        lead = _LEADING.match(part)
        text = part[lead.end() :] if lead is not None else part
        text = trimmed(text)
        if place == len(parts) - 1:
            text = appositive_cut(text)
        cleaned.append(member(text))
    return tuple(cleaned) if all(cleaned) else ()


def appositive_cut(text: str) -> str:
    """个人所得税三个税种 → 个人所得税: what sums a list up is no part of its last name."""
    counted = re.search(r"(?:等)?(?:[两三四五六七八九十]|\d{1,2})(?:个|大|项|类|种|者|块)[一-鿿]{0,8}$", text)
    return text[: counted.start()] if counted is not None and counted.start() > 0 else text


def common_head(last: str) -> Head | None:
    """The head that all members of a list share, at the end of its last name."""
    return head(last)


def verbs_head(words: str) -> Head | None:
    """The head in 实现销售额, 贡献营收: the words between 分别 and the number."""
    return head(words)


def bounds(words: str) -> int:
    """Where the words after 分别 or 依次 begin, or −1 without such a word."""
    return max((match.end() for match in LISTING.finditer(words)), default=-1)
