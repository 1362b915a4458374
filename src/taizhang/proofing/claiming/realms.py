"""What kind of unit does a number have, and what can therefore be said with it?

Worked example: ``realm`` of 61亿元 is MONEY, of 12.83平方公里 GOODS, of 33个 COUNT, of 四分之一 PERCENT, of 第3位 RANK. The
``Verdict`` is what the grammar of kinds makes of a number of that realm among its words.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from taizhang.proofing.claiming.nouns import listed
from taizhang.proofing.model import Basis, Form, Kind, Number

PERCENT: Final = frozenset({"%", "‰", "倍", "成", "番"})
POINT: Final = frozenset({"个百分点", "个千分点", "个点", "点"})
TIME: Final = frozenset(
    listed(
        "年 个月 天 个季度 季度 小时 个小时 分钟 个工作日 工作日 周 个周 日 秒 个年头 个年度 年度 届 周年 学时 "
        "课时 月 "
    )
)
HEADS_OF_PEOPLE: Final = frozenset(listed("人 万人 人次 万人次 亿人次 亿人 千人 百万人次 户次 "))
COUNTED: Final = frozenset(
    listed(
        "个 家 户 项 件 条 名 种 类 所 座 处 宗 起 批 套 支 场 期 次 例 款 幅 块 片 大 只 位 份 张 部 篇 对 组 村 "
        "万户 万家 个次 家次 项次 门 间 栋 幢 届 站 名次 万名 余家 宗地 本 册 枚 首 台次 辆次 "
        "批次 人份 层 级 轮 步 方 口 眼 艘 架 万项 万宗 大类 大板块 千家 千户 万批 万所 "
        "户企业 家企业 个项目 "
    )
)
RANKS: Final = frozenset({"位", "名", "位次", "席", "档"})


class Realm(StrEnum):
    """What kind of unit a number has."""

    PERCENT = "percent"
    POINT = "point"
    TIME = "time"
    PEOPLE = "people"
    COUNT = "count"
    RANK = "rank"
    MONEY = "money"
    GOODS = "goods"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``cut``: where in the words the predicate begins, so that ``words[:cut]`` names what is spoken of. ``base``: the
    words for what it is measured against. ``own``: decided by a word of its own rather than taken over."""

    kind: Kind
    sign: int = 1
    basis: Basis | None = None
    cut: int = 0
    base: str = ""
    refs: tuple[str, ...] = ()
    own: bool = True
    reach: bool = False
    shared: bool = False  # points of a share
    noun: str = ""  # the measured noun, where the predicate itself names it (拟投 → 总投资)


_MONEY_UNIT: Final = re.compile(r"元|美元|欧元|日元|港元|英镑|RMB|USD|万$|亿$|两$")


def realm(number: Number) -> Realm:
    """What kind of unit it has."""
    unit = number.unit
    if number.form is Form.RANK:
        return Realm.RANK
    if unit in PERCENT or number.form in (Form.TENTHS, Form.FRACTION, Form.DOUBLING, Form.HALF):
        return Realm.PERCENT
    if unit in POINT:
        return Realm.POINT
    if not unit:
        return Realm.BARE
    if unit in TIME:
        return Realm.TIME
    if unit in HEADS_OF_PEOPLE:
        return Realm.PEOPLE
    if unit in RANKS and number.surface.startswith(("第", "前", "后")):
        return Realm.RANK
    if unit in COUNTED:
        return Realm.COUNT
    if _MONEY_UNIT.search(unit) and "/" not in unit:
        return Realm.MONEY
    return Realm.GOODS
