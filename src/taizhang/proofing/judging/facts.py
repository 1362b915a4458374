"""What do the claims of a report say about each other, before anybody compares a number?

``Facts`` holds the claims as the relation builders want to ask for them: as intervals, by what they qualify, by sentence, by
name. Two readings of each printed number are kept. The *rounding* reading is what the digits promise (51.6 is [51.55, 51.65)).
The *loose* reading also allows what offices do without calling it an error: cutting a ratio off instead of rounding it,
rounding a large amount to its leading digits, calling 24.6% 四分之一. A clash of loose readings is an error, one of rounding
readings alone a hint: that is how a clean report stays silent.

Worked example: ``占83.4%`` is [83.35, 83.45) by rounding and [83.3, 83.5] loosely; ``约50亿元`` is [45, 55] 亿元 loosely.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Final

from taizhang.kernel.interval import Interval
from taizhang.kernel.unit import Unit, UnitError, unit
from taizhang.kernel.written import Hedge, Written
from taizhang.proofing.model import Basis, Claim, Form, Kind
from taizhang.proofing.scanning.normal import fold
from taizhang.reconcile.relation import ONE, Quantity

AMOUNTS: Final = frozenset({Kind.LEVEL, Kind.COUNT})
"""Kinds that can be parts and wholes."""

_MEASURED: Final = frozenset({Kind.LEVEL, Kind.COUNT, Kind.PLAN, Kind.OTHER})
_ROUGH: Final = frozenset({Form.TENTHS, Form.FRACTION, Form.DOUBLING, Form.HALF, Form.LEVEL_NAME})
_GLOSS: Final = re.compile(r"\([A-Za-z\u00e0-\u01dc]{1,9}\)")
_FILLER: Final = re.compile(r"[\s的了为达到约近“”\"'（）()《》、,，:：]|完成|实现|累计|其中|全年|共计|合计")
_SAME: Final = (
    ("规模以上", "规上"), ("限额以上", "限上"), ("固定资产投资", "固投"), ("地区生产总值", "GDP"),
    ("国内生产总值", "GDP"), ("生产总值", "GDP"), ("第一产业", "一产"), ("第二产业", "二产"), ("第三产业", "三产"),
    ("社会消费品零售总额", "社零"), ("社零总额", "社零"), ("工业总产值", "工业产值"), ("外贸进出口", "进出口"),
    ("进出口总额", "进出口"), ("进出口总值", "进出口"), ("出口总额", "出口"), ("进口总额", "进口"),
)  # fmt: skip
_NEAREST: Final = 20
_SCALES: Final = (("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千", 3))


@lru_cache(maxsize=8192)
def plain_name(name: str) -> str:
    """A name without filler and with one spelling for customary pairs: ``实现规模以上工业总产值`` → 规上工业产值."""
    name = _FILLER.sub("", name)
    for long, short in _SAME:
        name = name.replace(long, short)
    return name


@lru_cache(maxsize=1024)
def unit_of(name: str) -> Unit | None:
    """The kernel's unit, or one made up for the page: 万羽 counts 10,000 of its own dimension. None without a name."""
    if not name:
        return None
    try:
        return unit(name)
    except UnitError:
        for word, exponent in _SCALES:
            if name.startswith(word) and len(name) > len(word):
                return Unit(name, f"other:{name.removeprefix(word)}", Decimal(10) ** exponent)
        return Unit(name, f"other:{name}", Decimal(1))


def key(claim: Claim | int) -> str:
    """The id under which the reconciler knows a claim."""
    return f"c{claim if isinstance(claim, int) else claim.id}"


def claim_id(name: str) -> int:
    """The claim behind a reconciler's id."""
    return int(name.partition("@")[0].removeprefix("c"))


def name_of(claim: Claim) -> str:
    """The name for messages: the words of the text, else what was put together."""
    return claim.subject or claim.indicator or "该数"


def quantity_of(claim: Claim) -> Quantity | None:
    """The claim as an interval; None when the number is missing or one end of a range."""
    number = claim.number
    if claim.value is None or number.digits is None or number.range_end is not None:
        return None
    digits = number.digits.removeprefix("-")
    if Decimal(digits) != abs(claim.value):
        digits = f"{abs(claim.value):f}"
    negative = claim.value < 0
    written = Written(f"-{digits}" if negative else digits, unit_of(number.unit), number.hedge)
    loose = _loose(written, claim)
    exact = _whole(claim)
    return Quantity(
        key(claim), loose, name_of(claim), written, written.unit, ONE, _rounding(written, claim, loose), exact
    )


def _whole(claim: Claim) -> bool:
    each = unit_of(claim.number.unit)
    return claim.kind is Kind.COUNT and each is not None and each.factor == 1 and claim.number.hedge is None


def _rounding(written: Written, claim: Claim, loose: Interval) -> Interval:
    rough = claim.number.form in _ROUGH or (claim.number.hedge_word and claim.number.hedge is None)
    if rough or written.hedge in (Hedge.ABOUT, Hedge.AROUND):
        return loose
    return Interval.exact(written.value) if _whole(claim) else written.interval()


def _loose(written: Written, claim: Claim) -> Interval:
    magnitude = abs(written.value)
    if claim.number.form in _ROUGH:
        room = max(magnitude / 5, Decimal(5)) if written.unit and written.unit.name == "%" else magnitude / 4
        around = Interval(magnitude - room, magnitude + room)
    elif claim.number.hedge in (Hedge.ABOUT, Hedge.AROUND) or (
        claim.number.hedge_word and claim.number.hedge is None
    ):
        room = max(_leading_place(written.digits) / 2, magnitude / 20)
        around = Interval(magnitude - room, magnitude + room)
    elif claim.number.hedge is Hedge.MORE:
        room = max(_leading_place(written.digits), magnitude / 5)
        around = Interval(magnitude, magnitude + room)
    elif claim.number.hedge is not None:
        return written.interval()
    elif _whole(claim):
        return Interval.exact(written.value)
    else:
        place = Decimal((0, (1,), -written.decimals))
        cut_off = (
            claim.kind not in _MEASURED
        )  # a ratio is worked out, and some cut it off; an amount is measured
        room = max(place if cut_off else place / 2, _trailing_zeros(written.digits) / 2)
        around = Interval(magnitude - room, magnitude + room)
    return -around if written.value < 0 else around


def _leading_place(digits: str) -> Decimal:
    """The place of the last digit that is not a zero: 60 → 10, 4.50 → 0.1."""
    _, _, rest = digits.partition(".")
    plain = digits.lstrip("-")
    if rest:
        return Decimal((0, (1,), -max(len(rest.rstrip("0")), 0)))
    kept = plain.rstrip("0")
    return Decimal((0, (1,), len(plain) - len(kept))) if kept else Decimal(1)


def _trailing_zeros(digits: str) -> Decimal:
    """An amount that ends in two zeros or more was perhaps rounded there: 22800 → 100; else nothing."""
    if "." in digits:
        return Decimal(0)
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal((0, (1,), zeros)) if zeros >= 2 and digits.strip("-0") else Decimal(0)


@dataclass
class Facts:
    """The claims of one report, indexed. Read only once made. ``text`` is folded: one width, one script, same offsets."""

    text: str
    claims: tuple[Claim, ...]
    by_id: dict[int, Claim] = field(default_factory=dict)
    quantities: dict[int, Quantity] = field(default_factory=dict)
    by_key: dict[str, Quantity] = field(default_factory=dict)  # the same, as the reconciler names them
    about: dict[int, list[Claim]] = field(default_factory=dict)  # a level's id → the claims that qualify it
    parts: dict[int, list[Claim]] = field(
        default_factory=dict
    )  # a whole's id → the claims said to be its parts
    groups: dict[int, list[Claim]] = field(default_factory=dict)
    levels: list[Claim] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    names: dict[str, list[Claim]] = field(default_factory=dict)
    order: dict[int, int] = field(default_factory=dict)
    _befores: dict[tuple[int, int], str] = field(default_factory=dict)
    _sizes: dict[int, Fraction] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, claims: Sequence[Claim]) -> "Facts":
        facts = cls(fold(text), tuple(claims))
        for place, claim in enumerate(claims):
            facts.by_id[claim.id] = claim
            facts.order[claim.id] = place
            quantity = quantity_of(claim)
            if quantity is not None:
                facts.quantities[claim.id] = facts.by_key[quantity.id] = quantity
            if claim.of is not None and claim.of != claim.id:
                facts.about.setdefault(claim.of, []).append(claim)
            if claim.part_of is not None and claim.part_of != claim.id:
                facts.parts.setdefault(claim.part_of, []).append(claim)
            if claim.group is not None:
                facts.groups.setdefault(claim.group, []).append(claim)
            facts.names.setdefault(plain_name(name_of(claim)), []).append(claim)
        facts.levels = [
            each
            for each in claims
            if each.kind in AMOUNTS and each.id in facts.quantities and not of_last_year(facts, each)
        ]
        facts.starts = [each.number.start for each in facts.levels]
        return facts

    def get(self, number: int | None) -> Claim | None:
        """The claim of that id if it has a number to compare."""
        return self.by_id.get(number) if number is not None and number in self.quantities else None

    @property
    def pointless(self) -> bool:
        """Have all decimal points been lost? Then no two numbers of the text can be held against each other."""
        ratios = [each for each in self.claims if each.number.unit == "%" and each.number.form is Form.ARABIC]
        return (
            len(ratios) >= 6
            and not any("." in fold(each.number.surface) for each in self.claims)
            and (sum((each.value or 0) > 100 for each in ratios) * 4 >= len(ratios))
        )

    def known(self, claim: Claim | None) -> bool:
        return claim is not None and claim.id in self.quantities

    def growths(self, claim: Claim, basis: Basis | None = None) -> list[Claim]:
        """The growths printed of a level; without ``basis`` the plain ones over the year before."""
        wanted = (None, Basis.LAST_YEAR) if basis is None else (basis,)
        return [
            each
            for each in self.about.get(claim.id, ())
            if each.kind is Kind.GROWTH and each.basis in wanted and each.id in self.quantities
        ]

    def clause(self, claim: Claim) -> str:
        return _without_glosses(self.text[slice(*claim.clause)])

    def sentence(self, claim: Claim) -> str:
        return _without_glosses(self.text[slice(*claim.sentence)])

    def between(self, left: Claim, right: Claim) -> str:
        """The words from the end of one number to the start of the next."""
        return _without_glosses(self.text[left.number.end : right.number.start])

    def before(self, claim: Claim, length: int = 16) -> str:
        """The words just before a number, within its sentence."""
        asked = claim.id, length
        if asked not in self._befores:
            start = max(claim.sentence[0], claim.number.start - 4 * length, 0)
            self._befores[asked] = _in_one_line(self.text[start : claim.number.start])[-length:]
        return self._befores[asked]

    def after(self, claim: Claim, length: int = 12) -> str:
        """The words just after a number, within its sentence."""
        end = max(claim.sentence[1], claim.number.end)
        return _without_glosses(self.text[claim.number.end : min(end, claim.number.end + 4 * length)])[
            :length
        ]

    def one_sentence(self, claims: Iterable[Claim]) -> bool:
        return len({claim.sentence for claim in claims}) == 1

    def size(self, claim: Claim) -> Fraction:
        """The printed number in base units without its sign, exactly."""
        if claim.id not in self._sizes:
            factor = self.quantities[claim.id].factor
            self._sizes[claim.id] = abs(factor * Fraction(claim.value or 0))
        return self._sizes[claim.id]

    @cached_property
    def threes(self) -> tuple[tuple[Claim, Claim, Claim], ...]:
        """Every three neighbours of one sentence that have numbers."""
        return tuple(
            three
            for three in zip(self.claims, self.claims[1:], self.claims[2:], strict=False)
            if three[0].sentence == three[1].sentence == three[2].sentence and all(map(self.known, three))
        )

    def amounts(self) -> Iterator[Claim]:
        """Levels and counts with a number, of now and not of the year before, in order."""
        return iter(self.levels)

    def levels_between(self, start: int, end: int) -> list[Claim]:
        """Levels and counts of now whose number begins from ``start`` up to ``end``, which excludes it."""
        return self.levels[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def within(self, start: int, end: int) -> Sequence[Claim]:
        """Every claim whose number begins from ``start`` up to ``end``, which excludes it."""
        left = bisect_left(self.claims, start, key=_start)
        return self.claims[left : bisect_left(self.claims, end, key=_start)]

    def now(self, number: int | None) -> Claim | None:
        """The claim of that id; of 去年同期为27.5亿元 the figure of now that it follows."""
        claim = self.get(number)
        if claim is None or claim.kind not in AMOUNTS or not of_last_year(self, claim):
            return claim
        before = [each for each in self.levels if each.number.start < claim.number.start
                  and each.sentence == claim.sentence and same_dimension(each, claim)]  # fmt: skip
        return before[-1] if before else None


def _start(claim: Claim) -> int:
    return claim.number.start


def _without_glosses(words: str) -> str:
    """The words without 萬(wàn)畝's pronunciations."""
    return _GLOSS.sub("", words) if "(" in words else words


def _in_one_line(words: str) -> str:
    """The same without blanks and the ends of lines that break within a sentence."""
    return "".join(_without_glosses(words).split())


def same_time(one: Claim, other: Claim) -> bool:
    """Could both speak of the same time? Unknown is like any."""
    return not one.when or not other.when or one.when == other.when


PARAGRAPH_END: Final = re.compile(r"[。；;！？:：]\s*\n|\n[ \t\u3000]*\n|[|\t]")
_PLAIN_NUMBER: Final = re.compile(r"\d{1,9}")
_LAST_YEAR: Final = re.compile(r"(?:去年|上年|同期|上期|前年)[^,，。;；\d]{0,6}$")


def of_last_year(facts: Facts, claim: Claim) -> bool:
    """Is it introduced as an earlier figure: 去年同期为27.5亿元?"""
    return bool(_LAST_YEAR.search(facts.before(claim, 12)))


def in_step(facts: Facts, claim: Claim) -> bool:
    """Has its list as many members of its kind as amounts? If a number is missing, none stands for its own member."""
    if claim.group is None:
        return True
    group = facts.groups[claim.group]
    amounts = sum(each.kind in AMOUNTS for each in group)
    return amounts == 0 or sum(each.kind is claim.kind for each in group) % amounts == 0


def paragraph(facts: Facts, one: Claim, other: Claim) -> bool:
    """Does no paragraph end between the two? A line that just breaks off goes on in the next."""
    first, last = sorted((one, other), key=lambda each: each.number.start)
    return not PARAGRAPH_END.search(facts.text[first.number.end : last.number.start])


def same_end(one: Claim, other: Claim) -> bool:
    """Do both end at the same time? A stock of 9月末 goes with 1-9月."""
    return not one.when or not other.when or one.when[-2:] == other.when[-2:]


def same_place(one: Claim, other: Claim) -> bool:
    return not one.scope or not other.scope or one.scope == other.scope


def same_dimension(one: Claim, other: Claim) -> bool:
    """Can the two be added? Persons and 户 cannot; 个 家 户 项 of one list are left apart on purpose."""
    left, right = unit_of(one.number.unit), unit_of(other.number.unit)
    return left is not None and right is not None and left.dimension == right.dimension


def alike(one: str, other: str) -> bool:
    """Do two names mean one thing, as far as words tell?"""
    left, right = plain_name(one), plain_name(other)
    return bool(left and right) and (
        left == right or (min(len(left), len(right)) >= 3 and (left in right or right in left))
    )


def nearest(claims: Sequence[Claim], to: Claim) -> Sequence[Claim]:
    """Of claims in order of place at most so many before and after: a page of one line over and over must not be paired
    with all of itself."""
    if len(claims) <= 2 * _NEAREST:
        return claims
    place = bisect_left(claims, to.number.start, key=lambda each: each.number.start)
    return claims[max(0, place - _NEAREST) : place + _NEAREST]


def distance(one: Claim, other: Claim) -> int:
    """How many characters apart."""
    return abs(one.number.start - other.number.start)
