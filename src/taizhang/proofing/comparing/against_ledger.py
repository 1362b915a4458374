"""Does a report say what the ledger says?

A figure is linked to the ledger when its name is an indicator of the catalogue, what narrows the name is a scope of the
catalogue, and its period is said. The rest is the ledger's own reckoning: growth, share, completion are asked of it like
amounts, and the printed number agrees when the ledger's exact one rounds to it (``近61亿元`` allows what 近 allows).

    规上工业总产值61亿元     台账 61.906亿元   differs, 61.9亿元 would fit
    同比增长10%            台账 10.0123%    agrees
    招商引资到位资金5亿元     —              absent: 目录里没有这个指标

A growth agrees when any of the ways in which it may be reckoned gives it: against the re-reported figures of last year,
against last year's ledger, over the firms that are in both.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final, Protocol

from taizhang.catalogue.model import Catalogue
from taizhang.kernel import CITY, PARK, Amount, Figure, Measure, Period, Scope, Written, round_half_up
from taizhang.kernel.digits import plain
from taizhang.kernel.finding import Level
from taizhang.kernel.unit import Unit, UnitError, unit
from taizhang.proofing.judging.telling import printed as as_printed
from taizhang.proofing.model import Basis, Claim, Family, Fix, Kind, Remark


class State(StrEnum):
    """What became of a figure; the value is what people read."""

    AGREES = "相符"
    DIFFERS = "不符"
    ABSENT = "台账没有"


@dataclass(frozen=True)
class Question:
    """What is asked of the ledger."""

    code: str
    measure: Measure
    scope: Scope
    period: Period


class Ledger(Protocol):
    """What a ledger must be able to answer. ``figure`` is None where it has no such period."""

    def figure(self, question: Question) -> Figure | None: ...

    def trace(self, question: Question) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Link:
    """A figure of the text and the ledger's own. ``value`` is exact, in the figure's unit; ``why`` says why there is none;
    ``expected`` is what the ledger's number looks like in the figure's decimals, ``trace`` how the ledger comes by one
    that differs."""

    claim: int
    state: State
    question: Question | None = None
    value: Decimal | None = None
    expected: str = ""
    why: str = ""
    trace: tuple[str, ...] = ()


_MEASURES: Final[Mapping[tuple[Kind, Basis | None], tuple[Measure, ...]]] = {
    (Kind.LEVEL, None): (Measure.VALUE,),
    (Kind.COUNT, None): (Measure.VALUE,),
    (Kind.OTHER, None): (Measure.VALUE,),
    (Kind.GROWTH, None): (Measure.GROWTH, Measure.GROWTH_LEDGER, Measure.GROWTH_PANEL),
    (Kind.GROWTH, Basis.LAST_YEAR): (Measure.GROWTH, Measure.GROWTH_LEDGER, Measure.GROWTH_PANEL),
    (Kind.OTHER, Basis.LAST_YEAR): (Measure.CHANGE,),
    (Kind.SHARE, None): (Measure.SHARE,),
    (Kind.SHARE, Basis.CONTRIBUTION): (Measure.CONTRIBUTION,),
    (Kind.PROGRESS, None): (Measure.COMPLETION,),
    (Kind.PROGRESS, Basis.TARGET): (Measure.COMPLETION,),
    (Kind.PP_CHANGE, Basis.PULL): (Measure.PULL,),
    (Kind.PP_CHANGE, Basis.PACE): (Measure.PACE,),
}
_MONTHLY: Final = {Measure.VALUE: Measure.MONTH, Measure.GROWTH: Measure.MONTH_GROWTH}
_FILLER: Final = re.compile(
    r"^(?:我区|全区|全园|园区|市工业园区|其中|全部|共|累计|实现|完成|达到|总的|的|了|[，、：:\s])+"
    r"|(?:产业|集群|行业|企业|累计|实现|完成|达到|共|的|了|[，、：:\s])+$"
)
_LAST_YEAR: Final = re.compile(r"(?:上年|去年)(?:同期|同月)?[^，。；、0-9]{0,4}$")
_CITY: Final = re.compile(r"^(?:全市|我市|本市)$")
_PARK: Final = re.compile(r"园区|开发区|高新区|经开区|全区|我区")


def linked(text: str, claims: Sequence[Claim], catalogue: Catalogue, ledger: Ledger) -> tuple[Link, ...]:
    """Every figure of the report beside the ledger's; ``text`` is what the claims were read from."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(
        _link(replace(claim, code=_code(claim, by_id, catalogue)), text, catalogue, ledger)
        for claim in claims
    )


def _code(claim: Claim, by_id: Mapping[int, Claim], catalogue: Catalogue) -> str:
    """The indicator's code. What stands under a whole goes by the name of a part of it: 工业投资…，其中固定资产投资 is not the
    park's whole 固定资产投资; and a growth is one of what it qualifies."""
    level = by_id.get(claim.of) if claim.of is not None else None
    if level is not None and level.code == claim.code:
        return _code(level, by_id, catalogue)
    whole = by_id.get(claim.part_of) if claim.part_of is not None else None
    if whole is None or not whole.code or whole.code == claim.code:
        return claim.code
    name = _stripped(claim.subject or claim.indicator)
    parts = (each for each in catalogue.parts_of(whole.code) if name)
    return next((each.code for each in parts if each.name.endswith(name) or name in each.aliases), claim.code)


def _link(claim: Claim, text: str, catalogue: Catalogue, ledger: Ledger) -> Link:
    if claim.value is None:
        return Link(claim.id, State.ABSENT, why="这个数本身缺失。")
    if not claim.code or claim.code not in catalogue.indicators:
        return Link(claim.id, State.ABSENT, why="目录里没有这个指标。")
    if claim.period is None:
        return Link(claim.id, State.ABSENT, why="没有写明年份或期间。")
    scope = scope_of(claim, catalogue)
    if scope is None:
        return Link(claim.id, State.ABSENT, why="这个范围台账里没有单列。")
    if claim.kind is Kind.SHARE and scope == PARK and _is_of_itself(claim, catalogue):
        return Link(claim.id, State.ABSENT, why="没有读出是哪一部分的占比。")
    questions = tuple(_questions(claim, scope, _said_of_last_year(claim, text)))
    if not questions:
        return Link(claim.id, State.ABSENT, why="台账不算这样的数。")
    return _compared(claim, questions, ledger)


def _is_of_itself(claim: Claim, catalogue: Catalogue) -> bool:
    """规上产值…占规上工业产值比重: a part whose own name was not read."""
    whole = catalogue.indicator(_stripped(claim.base_name))
    return whole is not None and whole.code == claim.code and re.search("全市|我市", claim.base_name) is None


def _said_of_last_year(claim: Claim, text: str) -> bool:
    """（上年同期3523万美元） gives last year's figure under this year's period."""
    before = text[max(claim.clause[0], claim.number.start - 12) : claim.number.start]
    return claim.kind in (Kind.LEVEL, Kind.COUNT) and _LAST_YEAR.search(before) is not None


def _questions(claim: Claim, scope: Scope, of_last_year: bool) -> Iterator[Question]:
    """What to ask, the usual way of reckoning first."""
    period = claim.period
    assert period is not None  # those without were told apart
    if of_last_year:
        yield Question(claim.code, Measure.PRIOR, scope, period)
        yield Question(claim.code, Measure.PRIOR_LEDGER, scope, period)
        return
    measures = _MEASURES.get((claim.kind, claim.basis), ())
    if measures == (Measure.SHARE,) and re.search("全市|我市", claim.base_name):
        measures = (Measure.CITY_SHARE,)
    month_alone = not period.point and period.first == period.last > 1
    for measure in measures:
        if not month_alone:
            yield Question(claim.code, measure, scope, period)
        elif measure in _MONTHLY:
            yield Question(claim.code, _MONTHLY[measure], scope, Period(period.year, 1, period.last))


def _compared(claim: Claim, questions: tuple[Question, ...], ledger: Ledger) -> Link:
    first: Link | None = None
    for question in questions:
        figure = ledger.figure(question)
        if figure is None or figure.amount is None:
            continue
        value = _in_unit(figure.amount, claim)
        if value is None:
            return Link(
                claim.id, State.ABSENT, question, why=f"单位不同：台账以{figure.amount.unit.name}计。"
            )
        printed = Written(_digits(claim), None, claim.number.hedge)
        expected = f"{round_half_up(value, printed.decimals):f}{claim.number.unit}"
        if printed.interval().contains(value):
            return Link(claim.id, State.AGREES, question, value, expected)
        first = first or Link(claim.id, State.DIFFERS, question, value, expected)
    if first is not None and first.question is not None:
        return replace(first, trace=ledger.trace(first.question))
    return Link(claim.id, State.ABSENT, questions[0], why="台账里没有这一期、这个范围的数。")


def _digits(claim: Claim) -> str:
    """As printed, with the sign that its words give it."""
    digits = (claim.number.digits or "0").lstrip("-")
    return f"-{digits}" if claim.value is not None and claim.value < 0 else digits


def _in_unit(amount: Amount, claim: Claim) -> Decimal | None:
    """The ledger's amount in the figure's unit; None where the two never meet."""
    try:
        wanted = unit(claim.number.unit)
    except UnitError:
        return None
    if wanted.dimension == amount.unit.dimension:
        return amount.to(wanted).value
    return amount.value if _rates(wanted, amount.unit) or _counts(wanted, amount.unit) else None


def _rates(one: Unit, other: Unit) -> bool:
    """A pull is printed in 个百分点 and reckoned in %."""
    return {one.name, other.name} <= {"%", "个百分点"}


def _counts(one: Unit, other: Unit) -> bool:
    """企业 are counted in 家, 户 or 个, whichever the writer likes."""
    return {one.name, other.name} <= {"个", "家", "户", "项"}


def scope_of(claim: Claim, catalogue: Catalogue) -> Scope | None:
    """The catalogue's scope of a figure: what its subject says before the indicator's name, else the place spoken of.

    None when the subject is narrower than any scope (one project's investment is not the park's)."""
    narrower = _narrower(claim, catalogue)
    if narrower:
        found = catalogue.scope(narrower)
        return found if found is not None else _within(narrower, catalogue)
    if _CITY.match(claim.scope):
        return CITY
    if not claim.scope or _PARK.search(claim.scope):
        return PARK
    return catalogue.scope(claim.scope)


def _narrower(claim: Claim, catalogue: Catalogue) -> str:
    """What the subject has beside the indicator's name and words without meaning."""
    indicator = catalogue.indicators[claim.code]
    subject = re.sub(r"规模以上", "规上", claim.subject or claim.indicator)
    names = sorted((indicator.name, *indicator.aliases), key=len, reverse=True)
    for name in names:
        if (at := subject.rfind(name.replace("规模以上", "规上"))) >= 0:
            subject = subject[:at]
            break
    else:
        return "" if subject in (claim.indicator, "") else _stripped(subject)
    return _stripped(subject)


def _stripped(text: str) -> str:
    while (shorter := _FILLER.sub("", text)) != text:
        text = shorter
    return text


def _within(text: str, catalogue: Catalogue) -> Scope | None:
    """A member of a dimension whose name the words begin with (新能源电池材料产业)."""
    members = (
        (len(name), Scope(dimension.code, code))
        for dimension in catalogue.dimensions.values()
        for name, code in dimension.members.items()
        if text.startswith(name) and not _stripped(text[len(name) :])
    )
    return max(members, default=(0, None), key=lambda found: found[0])[1]


def remarks(links: Iterable[Link], claims: Iterable[Claim], catalogue: Catalogue) -> tuple[Remark, ...]:
    """A remark for each figure that differs from the ledger, with the ledger's number as the suggestion."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(_remark(link, by_id[link.claim], catalogue) for link in links if link.state is State.DIFFERS)


def _remark(link: Link, claim: Claim, catalogue: Catalogue) -> Remark:
    question, number = link.question, claim.number
    assert question is not None  # what differs was asked
    assert link.value is not None
    name = catalogue.indicators[question.code].name
    scope = catalogue.scope_name(question.scope)
    said = f"{shown(link.value)}{number.unit}"
    # a growth or share without its level in the text may be said of something narrower
    sure = claim.kind in (Kind.LEVEL, Kind.COUNT, Kind.OTHER) or claim.of is not None
    return Remark(
        Level.ERROR if sure else Level.HINT,
        "ledger-differs",
        Family.LEDGER,
        number.start,
        number.end,
        f"与台账不符：“{name}”{scope}{question.period.chinese()}，台账是{said}，文中写的是{as_printed(claim)}。",
        (claim.id,),
        "；".join(link.trace[:1]),
        link.expected,
        f"请核对；要看台账这个数的来历，运行 taizhang trace {name} {question.period.chinese()} --scope {scope}。",
        (Fix(number.start, number.end, link.expected),)
        if claim.value is not None and claim.value >= 0
        else (),
    )


def shown(value: Decimal) -> str:
    """At most four decimals, none of them a trailing zero."""
    return plain(round_half_up(value, 4))
