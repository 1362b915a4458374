"""What reading a report yields, stage by stage: marks, numbers, claims.

A report is read in steps, and each step's result is plain data that the next one takes::

    text ─ scanner ─→ Number …, Mark …  ─ claims ─→ Claim …  ─ relations, reconcile ─→ Finding …

- A **Number** is a stretch of text that states a quantity: where it stands, its digits *as a string* (trailing zeros
  kept), its unit, its hedge, and, when the text is damaged there, the ways it can be read.
- A **Mark** is a stretch with digits or numerals in it that is *not* a figure: a date, the number of a list item, a
  telephone. Nothing numeric is left over: what is neither goes down as ``Role.UNREAD`` and is reported.
- A **Claim** is a number understood: what indicator it gives, of what scope and period, what kind of statement it is,
  and which other figure it speaks of (a growth *of* a level, a share *of* a level *in* a whole).
- A **Remark** is what is said to the reader about a spot of the text: damage, a contradiction, a slip of style.

Worked example, ``规上产值61亿元，增长10%，其中电池5一是6亿元，占83.4%``::

    Claim 1  level  规上产值  61 亿元
    Claim 2  growth 规上产值  10 %       of=1
    Claim 3  level  电池      51.6 亿元  part_of=1      (repaired_from "5一是6亿元")
    Claim 4  share  电池      83.4 %     of=3  base=1

Offsets are those of the text as read (``Source.text``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.kernel.period import Period
from taizhang.kernel.written import Hedge
from taizhang.proofing.source import Source


class Role(StrEnum):
    """What a numeric stretch is that is not a figure; the value is what a reader of the list sees."""

    DATE = "日期"
    PERIOD = "期间"
    ORDINAL = "序号"
    DOCUMENT_NUMBER = "文号"
    TELEPHONE = "电话"
    CODE = "代码"
    NAME = "名称"
    SET_PHRASE = "固定说法"
    REFERENCE = "条款"
    TABLE_HEAD = "表头"
    PAGE = "页码"
    DEBRIS = "乱码"
    UNREAD = "未读"


class Form(StrEnum):
    """How the number is written."""

    ARABIC = "arabic"  # 61亿元
    CHINESE = "chinese"  # 两个, 十五亿元
    TENTHS = "tenths"  # 三成 = 30 %
    FRACTION = "fraction"  # 四分之一 = 25 %
    DOUBLING = "doubling"  # 翻一番 = 100 %
    HALF = "half"  # 一半 = 50 %
    RANK = "rank"  # 第28位
    RATIO = "ratio"  # a term of 3:4:3
    LEVEL_NAME = "level_name"  # 百亿级, 千亿
    MISSING = "missing"  # masked or deleted: XX.27%, 实现产值亿元


class RangeEnd(StrEnum):
    """Which end of a range (3-5个, 10%至12%) a number is."""

    LOW = "low"
    HIGH = "high"


class Kind(StrEnum):
    """What kind of statement a figure makes (proofing's JSON contract)."""

    LEVEL = "level"
    GROWTH = "growth"
    SHARE = "share"
    PROGRESS = "progress"
    PP_CHANGE = "pp_change"
    RANK = "rank"
    COUNT = "count"
    DURATION = "duration"
    PLAN = "plan"
    OTHER = "other"


@dataclass(frozen=True)
class Mark:
    """A numeric stretch that is not a figure. ``period`` for dates and periods that say one."""

    start: int
    end: int
    surface: str
    role: Role
    period: Period | None = None


@dataclass(frozen=True)
class Reading:
    """One way to read a damaged stretch: digits and unit, what it costs to believe it, and the evidence in
    Chinese."""

    digits: str
    unit: str
    cost: int
    why: str


@dataclass(frozen=True)
class Number:
    """A quantity as it stands in the text.

    ``start``–``end`` cover digits and unit (``第28位`` with its 第; a hedge stays outside). ``digits`` is
    plain ASCII with an optional minus and point, after certain repairs; None when the number itself is
    missing. ``unit`` is the standard simplified name (``萬(wàn)畝`` → 万亩, 百分点 → 个百分点), empty when
    there is none; ``unit_printed`` is False when it was taken from the end of a list (``37.5、19.6亿元``)
    or the head of a column. ``plus``: a plus sign is printed. ``readings`` lists every reading of a damaged
    stretch, the chosen first; ``repaired_from`` is the damaged surface when the chosen one is not what is
    printed. ``restates``: a small count in Chinese that only sums up what was just listed (``批发、零售两个行业
    分别``); it says nothing of its own, and no claim is made of it, but a list can be held against it."""

    id: int
    start: int
    end: int
    surface: str
    digits: str | None
    unit: str
    form: Form = Form.ARABIC
    hedge: Hedge | None = None
    hedge_word: str = ""
    unit_printed: bool = True
    plus: bool = False
    range_end: RangeEnd | None = None
    readings: tuple[Reading, ...] = ()
    repaired_from: str | None = None
    restates: bool = False

    @property
    def value(self) -> Decimal | None:
        """In its unit, signed only if a minus is printed; None when missing."""
        return None if self.digits is None else Decimal(self.digits)


class Basis(StrEnum):
    """What a growth, a change or a share is measured against; the value is the word in messages."""

    LAST_YEAR = "同比"
    LAST_PERIOD = "环比"
    YEAR_START = "比年初"
    TWO_YEARS = "两年平均"
    OTHER_YEAR = "比某年"
    TARGET = "目标"
    REFERENCE = "比其他地区"
    EARLIER = "比前期增速"
    PULL = "拉动"
    CONTRIBUTION = "贡献率"
    PACE = "序时进度"


@dataclass(frozen=True)
class Claim:
    """A number understood.

    ``value`` is signed (下降1.7% is −1.7) and None when the number is missing. ``indicator`` is the phrase
    of the text that names what is counted; ``subject`` the whole name put together from what the clause
    inherits (规上 + 工业总产值). ``code`` is the catalogue's, if it links. ``when`` is the period in code
    form, ``*`` for a year the text never says (``*-01..*-09``); ``period`` is None then. ``of`` is the
    figure qualified (a growth's level, a share's part). ``base`` is the figure it is measured against (a
    share's whole, a completion's target, the figure exceeded), ``base_name`` the words for it. ``part_of``
    is the whole that a 其中 or a list of parts stands under; ``complete`` says that the parts named with it
    are said to be all of them. ``group`` numbers the members of one enumeration. ``basis`` tells growths
    and changes apart; None where there is nothing to tell. ``clause`` is the span of its clause and
    ``sentence`` of its sentence, as offsets."""

    id: int
    number: Number
    kind: Kind
    value: Decimal | None
    indicator: str
    subject: str = ""
    code: str = ""
    scope: str = ""
    period: Period | None = None
    when: str = ""
    of: int | None = None
    base: int | None = None
    base_name: str = ""
    part_of: int | None = None
    complete: bool = False
    group: int | None = None
    basis: Basis | None = None
    clause: tuple[int, int] = (0, 0)
    sentence: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Scan:
    """Every numeric stretch of a text, figure or not, in order of place; ``numbers`` ids run from 1."""

    numbers: tuple[Number, ...]
    marks: tuple[Mark, ...]


class Family(StrEnum):
    """What a remark is about (proofing's JSON contract)."""

    DAMAGE = "damage"
    RELATION = "relation"
    PLAUSIBILITY = "plausibility"
    WORDING = "wording"
    LEDGER = "ledger"

    @property
    def chinese(self) -> str:
        """What people call it."""
        return _FAMILIES[self]


_FAMILIES: Final[Mapping[Family, str]] = {
    Family.DAMAGE: "损坏",
    Family.RELATION: "关系",
    Family.PLAUSIBILITY: "常理",
    Family.WORDING: "文字",
    Family.LEDGER: "台账",
}


@dataclass(frozen=True)
class Fix:
    """Put ``text`` in the place of ``start``–``end``. ``certain``: a repair that ``--repaired`` applies by
    itself."""

    start: int
    end: int
    text: str
    certain: bool = False


@dataclass(frozen=True)
class Remark:
    """One thing said to the reader of a report.

    ``message`` says what is wrong in words a clerk can follow, ``arithmetic`` reckons it out, ``expected``
    is the span that would fit (``83.8%–85.4%``), ``advice`` what to do. ``figures`` are claim ids, the most
    suspect first. ``fixes`` are alternatives, likeliest first; none is ever applied silently."""

    level: Level
    code: str
    family: Family
    start: int
    end: int
    message: str
    figures: tuple[int, ...] = ()
    arithmetic: str = ""
    expected: str = ""
    advice: str = ""
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True)
class Proof:
    """A report read whole: its text, every figure, every other numeric stretch, and what is to be said of
    them."""

    source: Source
    claims: tuple[Claim, ...]
    marks: tuple[Mark, ...]
    remarks: tuple[Remark, ...]
