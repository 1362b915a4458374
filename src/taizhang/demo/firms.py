"""Who is in the invented park: 98 enterprises, 96 of them alive in September 2024.

Each firm has a cluster, an industry division, a place in a chain, whether it is the park's own (本级) or looked after
for others (代管), when it came and went, and from when to when it was above scale (规上). The list is written out
by rules rather than by hand, from a table of groups:

>>> firms()[0].name, firms()[0].cluster, firms()[0].above
('澄川锂能材料有限公司', 'battery', (Spell(since=202201, until=None),))
"""

from dataclasses import dataclass
from functools import cache
from itertools import product

from taizhang.registry.credit_code import complete

START = 202201  # the ledger begins here; who was there before is entered as of this month

# Two-character names no two of which are alike; read as “澄川”, “岚川”, …
NAMES = tuple(f"{a}{b}" for b, a in product("川原泽岭舟屿森野", "澄岚砚栖沐衡禾瑾珩峤溪昀霁朔"))


@dataclass(frozen=True)
class Spell:
    """From month to month, both included; `until` None means still."""

    since: int
    until: int | None = None


@dataclass(frozen=True)
class Firm:
    """One enterprise. `weight` is its size within its group, in no unit."""

    number: int
    name: str
    code: str  # 统一社会信用代码
    cluster: str
    industry: str
    node: str | None
    admin: str
    life: Spell
    above: tuple[Spell, ...]
    weight: int
    project: bool

    def alive(self, month: int) -> bool:
        """In the park in this month (yyyymm)."""
        return _within(self.life, month)

    def above_in(self, month: int) -> bool:
        """Above scale in this month (yyyymm)."""
        return any(_within(spell, month) for spell in self.above)


def _within(spell: Spell, month: int) -> bool:
    return spell.since <= month and (spell.until is None or month <= spell.until)


@dataclass(frozen=True)
class Trade:
    """What a firm does: the words in its name, its industry division, its chain node."""

    words: str
    industry: str
    node: str | None


BATTERY = (
    Trade("锂能材料", "39", "N15"), Trade("正极材料", "39", "N16"), Trade("前驱体材料", "26", "N14"),
    Trade("磷酸铁", "26", "N13"), Trade("石墨负极", "30", "N18"), Trade("隔膜科技", "29", "N23"),
    Trade("电解液", "26", "N22"), Trade("储能电池", "38", "N28"),
)  # fmt: skip
CHEMICAL = (
    Trade("煤焦化", "25", "C2"), Trade("甲醇化工", "26", "C6"), Trade("焦油深加工", "25", "C4"),
    Trade("精细化工", "26", None), Trade("新型炭材", "30", None),
)  # fmt: skip
OTHER = (
    Trade("建材", "30", None), Trade("食品", "14", None), Trade("机械制造", "34", None), Trade("包装制品", "22", None),
    Trade("饲料", "13", None), Trade("木业", "20", None), Trade("服装", "18", None), Trade("新能源发电", "44", None),
)  # fmt: skip

ALWAYS = (Spell(START),)


@dataclass(frozen=True)
class Kind:
    """A run of like firms: how many, which trades, sizes, and their months above scale."""

    cluster: str
    trades: tuple[Trade, ...]
    weights: tuple[int, ...]
    above: tuple[Spell, ...] = ()
    life: Spell = Spell(START)


KINDS = (
    Kind("battery", BATTERY, (300, 180, 120, 90, 70, 60, 50, 40, 35, 30), ALWAYS),
    Kind("battery", BATTERY, (25, 20), (Spell(202301),)),
    Kind("battery", BATTERY, (15, 12), (Spell(202401),)),
    Kind("battery", BATTERY, (26,), (Spell(202405),), Spell(202311)),  # new plant, entered by the month
    Kind("battery", BATTERY, (14,), (Spell(202407),), Spell(202404)),  # new plant without a base
    Kind("chemical", CHEMICAL, (260, 160, 120, 90, 70, 55, 45, 35, 30), ALWAYS),
    Kind("chemical", CHEMICAL, (25,), (Spell(202301),)),
    Kind("chemical", CHEMICAL, (20,), (Spell(202401),)),
    Kind("other", OTHER, (25, 20), ALWAYS),
    Kind("other", OTHER, (10,), ALWAYS),  # stopped production in 2024: the old heavyweight
    Kind("chemical", CHEMICAL, (20,), (Spell(START, 202312),)),  # fell below scale, left the list
    Kind("battery", BATTERY, (14, 13, 12, 11, 10, 9, 8, 7)),
    Kind("chemical", CHEMICAL, (14, 13, 12, 11, 10, 9, 8, 7)),
    Kind("other", OTHER, tuple(20 - n // 3 for n in range(46))),
    Kind("other", OTHER, (9,), (), Spell(202306)),
    Kind("other", OTHER, (8,), (), Spell(202402)),
    Kind("other", OTHER, (7,), (), Spell(202408)),
    Kind("other", OTHER, (12, 10), (), Spell(START, 202312)),  # closed
)


def _credit_code(number: int) -> str:
    """A code of the right form that no registry issued: district 000000 does not exist."""
    return complete(f"91000000MA{number:06d}")


@cache
def firms() -> tuple[Firm, ...]:
    """All firms, in the order of the table."""
    made: list[Firm] = []
    for kind in KINDS:
        for place, weight in enumerate(kind.weights):
            number = len(made)
            trade = kind.trades[(place + (0 if kind.above == ALWAYS else number)) % len(kind.trades)]
            made.append(
                Firm(
                    number=number + 1,
                    name=f"{NAMES[number]}{trade.words}有限公司",
                    code=_credit_code(number + 1),
                    cluster=kind.cluster,
                    industry=trade.industry,
                    node=trade.node,
                    admin="hosted" if number % 4 == 3 else "own",
                    life=kind.life,
                    above=kind.above,
                    weight=weight,
                    project=bool(kind.above) and number % 3 == 0,
                )
            )
    return tuple(made)
