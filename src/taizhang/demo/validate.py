"""Does the invented park pass its own validation?

Every form that was handed in for a month is read back from the ledger, with what the ledger held for the month before and the
year before, and validated like any other form. What must hold (强制) has to hold; what asks for a reason (核实) has to have one
in `explanations`. Read from the ledger and not from the generator, so a figure that somebody corrects afterwards in the
demo is seen too.

>>> str(review(catalogue))
'自我审核：207 张表，强制 0 处，核实 25 处，均有说明'
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from taizhang.catalogue.model import Catalogue, Form
from taizhang.demo.explanations import answer
from taizhang.demo.firms import firms
from taizhang.demo.month import CITY, forms_of
from taizhang.demo.output import LATEST
from taizhang.kernel import Finding, Level, Period, Place
from taizhang.ledger.review import held
from taizhang.validation import Context, validate

Figures = dict[str, Decimal]
LAST = Period(LATEST // 100, 1, LATEST % 100)


@dataclass(frozen=True)
class Told:
    """A finding on one form of one respondent, and what the respondent says to it."""

    who: str
    form: str
    finding: Finding
    answer: str | None


@dataclass(frozen=True)
class Review:
    """How many forms were looked at, and what was found on them."""

    forms: int
    told: tuple[Told, ...]

    @property
    def hard(self) -> tuple[Told, ...]:
        return tuple(each for each in self.told if each.finding.level is Level.ERROR)

    @property
    def soft(self) -> tuple[Told, ...]:
        return tuple(each for each in self.told if each.finding.level is Level.HINT)

    @property
    def unanswered(self) -> tuple[Told, ...]:
        return tuple(each for each in self.soft if each.answer is None)

    def __str__(self) -> str:
        missing = len(self.unanswered)
        answered = f"其中 {missing} 处还没有说明" if missing else "均有说明" if self.soft else "无须说明"
        return f"自我审核：{self.forms} 张表，强制 {len(self.hard)} 处，核实 {len(self.soft)} 处，{answered}"


def review(catalogue: Catalogue, period: Period = LAST) -> Review:
    """Validates every form handed in for the month in which `period` (January to month) ends."""
    now, before, last_year = held(period), held(period.previous()), held(period.prior())
    told: list[Told] = []
    count = 0
    for code, name, who, form in _forms(catalogue, period):
        cells = _of(form, now[code].values)
        if not cells:
            continue  # not handed in: a matter of reminding, not of validating
        count += 1
        context = Context(
            period,
            prior=_of(form, now[code].priors),
            previous=_of(form, before[code].values),
            last_year=_of(form, last_year[code].values),
            places=dict.fromkeys(cells, Place(f"{name}《{form.name}》")),
        )
        found = validate(form, cells, catalogue, context)
        told.extend(Told(who, form.code, each, answer(who, each.code)) for each in found)
    return Review(count, tuple(told))


def _forms(catalogue: Catalogue, period: Period) -> Iterator[tuple[str, str, str, Form]]:
    """Code and name of the respondent, how `explanations` calls it, and each form that it owes."""
    for firm in firms():
        for form in forms_of(catalogue, firm, period.year, period.last):
            yield firm.code, firm.name, str(firm.number), form
    departments = {each.name: each.code for each in catalogue.house.departments}
    for form in catalogue.forms.values():
        code = CITY if form.filled_by == "全市" else departments.get(form.filled_by)
        if code is not None:
            yield code, form.filled_by, form.filled_by, form


def _of(form: Form, figures: Figures) -> Figures:
    return {item.indicator: figures[item.indicator] for item in form.items if item.indicator in figures}
