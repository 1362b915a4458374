"""Which figure does each figure speak of?

Within a statement the answer is at hand: its growth, its share and its rank speak of its level, wherever in the sentence
that stands. A share or a completion that names something spoken of before (``园区入统项目只占全市的36.4%``, a page after the
33 projects) is linked by name, and so is what a share is a share of. A growth is never linked by name: what grew by so
much in another place or time is another thing.

Worked example, ``产值61亿元,其中电池51.6亿元,占83.4%``: the share is *of* 51.6亿元 (its statement's level) and its *base* is
61亿元 (the whole that 其中 opened).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from taizhang.proofing.claiming.nouns import core, head
from taizhang.proofing.claiming.statements import Draft, Statement, alike, plain
from taizhang.proofing.model import Basis, Kind

_BY_LEVEL: Final = frozenset({Kind.GROWTH, Kind.SHARE, Kind.PROGRESS, Kind.PP_CHANGE, Kind.RANK})
_BY_NAME: Final = frozenset({Kind.SHARE, Kind.PROGRESS})
_LEVELS: Final = frozenset({Kind.LEVEL, Kind.COUNT})
_ALL: Final = ("全部", "全市", "全省", "全国", "全区", "全县", "全社会", "总", "整个", "全")
_PLACES: Final = (
    "地方",
    "全市",
    "全省",
    "全县",
    "全区",
    "全州",
    "本级",
    "园区",
    "我市",
    "我县",
    "我区",
    "全社会",
    "规上",
    "规模以上",
)
_ANYWHERE: Final = ("全", "我", "本", "园区", "开发区", "辖区")  # places that name nothing by themselves
_PLACED: Final = re.compile(r"(?:产业园|园区|高新园|开发区|高新区|经开区|新区)$")
_TOTALS: Final = frozenset(
    {
        "固定资产投资",
        "地区生产总值",
        "国内生产总值",
        "生产总值",
        "工业总产值",
        "总产值",
        "投资总额",
        "工业增加值",
    }
)
_WHOLE: Final = ("全社会", "规模以上", "规上", "限额以上", "限上", "累计", "完成")
_SECTORS: Final = ("第一产业", "第二产业", "第三产业")
_NEAR: Final = 24


def link(drafts: Sequence[Draft]) -> None:
    """Fill in ``of``, ``base``, ``own_whole`` and ``indicator`` of every draft."""
    levels = _Levels(drafts)
    for place, draft in enumerate(drafts):
        draft.indicator = draft.indicator or _indicator(draft)
        statement = draft.statement
        if (
            draft.kind in _LEVELS
            and statement.level is draft
            and statement.whole is not None
            and statement.whole is not statement
        ):
            draft.own_whole = statement.whole
        if draft.kind in _BY_LEVEL and draft.verdict.basis is not Basis.PULL and draft.of is None:
            draft.of = _of(draft, levels, place)
        if draft.base is None:
            draft.base = _base(draft, levels, place)
        if draft.base is draft or draft.base is draft.of:
            draft.base = None


def _indicator(draft: Draft) -> str:
    statement = draft.statement
    if draft.verdict.basis is Basis.CONTRIBUTION:
        return "贡献率"
    if draft.verdict.basis is Basis.PULL:
        return "拉动"
    if draft.verdict.noun:
        return draft.verdict.noun
    if statement.weak and statement.name:
        return statement.name
    if statement.name.startswith(_SECTORS) and (statement.inherited or statement.head == "产业"):
        return statement.name[:4]
    if statement.inherited and _PLACED.search(statement.name) and statement.head not in statement.name:
        return statement.name + statement.head  # 梅山经开区494亿元, in a row of parks
    place = "" if statement.scope.startswith(_ANYWHERE) else statement.scope
    return statement.head or statement.name or statement.owner or place


_Placed = tuple[int, Draft]


class _Levels:
    """The levels of a document by the head they measure and their whole name, each in order of place."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.by_head: dict[str, dict[str, list[_Placed]]] = {}
        for place, draft in enumerate(drafts):
            if draft.kind in _LEVELS and draft.statement.level is draft:
                named = self.by_head.setdefault(core(draft.statement.head), {})
                named.setdefault(draft.statement.full, []).append((place, draft))

    def named(
        self, name: str, scope: str, statement: Statement, place: int, *, least: int, whole: bool = False
    ) -> Draft | None:
        """The best fitting level of that name: of the same time, before the place rather than after it. ``whole``: not
        one of a member (化工产业规上产值 is no 规上产值 to take shares of)."""
        best: tuple[int, int, Draft] | None = None
        noun = head(name)
        known = self.by_head.get(core(noun.name if noun is not None else statement.head), {})
        for full, placed in known.items():
            fit = alike(full, name)
            if fit < least:
                continue
            for at, draft in _near(placed, place):
                other = draft.statement
                if other is statement or (scope and other.scope and other.scope != scope):
                    continue
                if not _same_time(other, statement) or (whole and _member_of(other, name)):
                    continue
                rank = (fit * 2 + (at < place), -abs(at - place))
                if best is None or rank > best[:2]:
                    best = (*rank, draft)
        return best[2] if best is not None else None


def _near(placed: Sequence[_Placed], place: int) -> Sequence[_Placed]:
    """Those around a place: a name said a thousand times is meant where it was said last."""
    if len(placed) <= _NEAR:
        return placed
    at = bisect_left(placed, place, key=lambda one: one[0])
    return placed[max(at - _NEAR, 0) : at + 2]


def _member_of(other: Statement, name: str) -> bool:
    """Its name says of whom, before the noun, and the name asked for does not, or the other way round."""
    full, asked = plain(other.full), plain(name)
    noun = plain(other.head)
    if not noun or not full.endswith(noun):
        return False
    said = full.removesuffix(noun)
    if not said:
        return asked != noun and asked.endswith(noun) and not asked.startswith(_PLACES[:-2])
    return said not in asked and not said.startswith(_PLACES)


def _same_time(one: Statement, other: Statement) -> bool:
    """The same months, or the same last month where one is a stock (9月底 and 1-9月)."""
    if one.when == other.when or one.when is None or other.when is None:
        return True
    same_end = (one.when.year, one.when.last) == (other.when.year, other.when.last)
    return same_end and (one.when.point or other.when.point)


def _of(draft: Draft, levels: _Levels, place: int) -> Draft | None:
    statement = draft.statement
    level = statement.level
    if level is not None and level is not draft:
        return level
    if draft.kind is Kind.SHARE and draft.verdict.basis is Basis.CONTRIBUTION:
        return None
    goal = statement.goal
    if draft.kind is Kind.SHARE and goal is not None and goal.sentence == draft.sentence:
        return goal  # 全年预计800万台,占全球一半
    if draft.kind in _BY_NAME and statement.name:
        found = levels.named(statement.full, statement.scope, statement, place, least=1)
        return None if found is not None and _is_the_whole(draft, found) else found
    return None


def _is_the_whole(draft: Draft, found: Draft) -> bool:
    """化工产业,规上产值下降1.7%,占规上工业产值比重15.7%: what is named as the whole is not the part as well."""
    name = draft.base_name
    return bool(name) and not name.startswith(_ALL) and alike(found.statement.full, name) >= 2


def _base(draft: Draft, levels: _Levels, place: int) -> Draft | None:
    statement = draft.statement
    if draft.kind is Kind.PROGRESS:
        return statement.goal
    if draft.kind is not Kind.SHARE or draft.verdict.basis is Basis.CONTRIBUTION:
        return None
    if draft.base_name:
        return _named_base(draft, levels, place)
    whole = statement.whole
    if whole is not None and whole.level is not None:
        return whole.level
    topic = statement.topic  # 占比42% of what the report began with, if that is measured alike
    if (
        topic is None
        or topic.level is None
        or topic is statement
        or (statement.scope and topic.scope and topic.scope != statement.scope)
    ):
        return None
    if not _is_total(topic):
        return None
    alike_measured = core(topic.head) == core(statement.head) and _same_time(topic, statement)
    return topic.level if alike_measured and statement.name != topic.name else None


def _is_total(topic: Statement) -> bool:
    """Is it the whole of its measure (投资总额, 规上产值), not that of a branch (民间投资)?"""
    if core(topic.head) != topic.head and topic.head not in _TOTALS:
        return False
    bare = topic.name
    for prefix in _WHOLE:
        bare = bare.removeprefix(prefix)
    return bare.startswith((topic.head, core(topic.head)))


def _named_base(draft: Draft, levels: _Levels, place: int) -> Draft | None:
    statement = draft.statement
    name = draft.base_name
    scope = ""
    for word in _ALL:
        if name.startswith(word):
            scope = word if word in ("全市", "全省", "全国", "全区", "全县") else ""
            name = name.removeprefix(word)
            break
    whole = statement.whole
    if whole is not None and whole.level is not None and (not name or alike(whole.full, name)):
        return whole.level
    if not name and not scope:
        return None
    return levels.named(name or statement.full, scope, statement, place, least=2, whole=True)
