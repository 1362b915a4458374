"""How does a month stand: which forms are due, who has not handed in, and what is there to say about the rest?

Worked example: for September 2024 a firm above scale owes 工业产销总值 (月报). It has handed it in as soon as one of its cells
stands in the ledger; a firm of which no cell of a form stands is *missing*. What was handed in is validated as it stands:
a 强制 rule that is broken must be mended, a 核实 finding is *open* until an explanation of that very finding is recorded.

``standing(Period(2024, 1, 9), catalogue)`` looks for everything; with ``hints=False`` only for what must be mended, which
takes a third of the time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from taizhang.catalogue.model import Catalogue, Form, FormFrequency
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.kernel.period import Period
from taizhang.ledger.models import Explanation
from taizhang.ledger.review import INCOMPLETE, Held, cells_of, forms_of, month_of
from taizhang.registry import queries as registry
from taizhang.registry.belonging import LIVES, Span, groups_in
from taizhang.registry.queries import RespondentView
from taizhang.validation import Context, errors, validate

NAMED = 10
"""So many of those who are missing are named; the others are counted."""


@dataclass(frozen=True)
class Told:
    """A finding on a form of a respondent, and what the respondent says to it."""

    respondent: str
    name: str
    form: str
    finding: Finding
    explanation: str | None = None

    @property
    def about(self) -> str:
        """The finding in words, numbers and all."""
        return f"{self.finding.message} {self.finding.arithmetic}".strip()


@dataclass(frozen=True)
class Coverage:
    """How many of those who owe a form have handed in all of theirs, and the names of the others."""

    reported: int
    expected: int
    missing: tuple[str, ...] = ()

    def below(self, percent: int) -> bool:
        """Whether fewer have handed in than that share."""
        return self.reported * 100 < self.expected * percent

    def names(self) -> str:
        """甲、乙、丙; of more than ten the first ten and how many there are."""
        shown = "、".join(self.missing[:NAMED])
        return shown if len(self.missing) <= NAMED else f"{shown}等{len(self.missing)}家"

    def __str__(self) -> str:
        return f"应报{self.expected}家、已报{self.reported}家"


@dataclass(frozen=True)
class Standing:
    """What is to be said about a period: `forms` were handed in and validated."""

    coverage: Coverage
    forms: int
    told: tuple[Told, ...]

    @property
    def hard(self) -> tuple[Told, ...]:
        """What must be mended."""
        return tuple(each for each in self.told if each.finding.level is Level.ERROR)

    @property
    def soft(self) -> tuple[Told, ...]:
        """What asks for an explanation."""
        return tuple(each for each in self.told if each.finding.level is Level.HINT)

    @property
    def open(self) -> tuple[Told, ...]:
        """What asks for an explanation and has none."""
        return tuple(each for each in self.soft if each.explanation is None)


@dataclass(frozen=True)
class Owed:
    """A form that a respondent owes."""

    who: RespondentView
    form: Form


def standing(period: Period, catalogue: Catalogue, *, hints: bool = True, respondent: str = "") -> Standing:
    """How the months of a period stand together; of one respondent where its code is given.

    Who is missing in one of the months is missing.
    """
    people: dict[str, str] = {}
    missing: dict[str, str] = {}
    forms, told = 0, []
    for last in range(period.first, period.last + 1):
        month = Period(period.year, 1, last)
        held = month_of(month, respondent)
        said = explanations(month, respondent) if hints else {}
        for owed in owed_forms(catalogue, month, respondent):
            who = owed.who
            people[who.code] = who.name
            cells = cells_of(owed.form, held.now.get(who.code, _NOTHING).values)
            if not cells:
                missing[who.code] = who.name
                continue
            forms += 1
            at = Place(f"{who.name}《{owed.form.name}》")
            context = Context(
                month,
                prior=cells_of(owed.form, held.now[who.code].priors),
                previous=cells_of(owed.form, held.before.get(who.code, _NOTHING).values),
                last_year=cells_of(owed.form, held.last_year.get(who.code, _NOTHING).values),
                places=dict.fromkeys(cells, at),
            )
            look = validate if hints else errors
            for finding in look(owed.form, cells, catalogue, context):
                if finding.code != INCOMPLETE:
                    one = Told(who.code, who.name, owed.form.code, finding)
                    text = said.get((who.code, owed.form.code, finding.code, one.about))
                    told.append(Told(who.code, who.name, owed.form.code, finding, text))
    coverage = Coverage(len(people) - len(missing), len(people), tuple(missing.values()))
    return Standing(coverage, forms, tuple(told))


_NOTHING = Held()


def coverage(period: Period, catalogue: Catalogue) -> Coverage:
    """Who has handed in for the month in which a period ends."""
    month = period.cumulative()
    held = month_of(month).now
    people: dict[str, str] = {}
    missing: dict[str, str] = {}
    for owed in owed_forms(catalogue, month):
        people[owed.who.code] = owed.who.name
        if not cells_of(owed.form, held.get(owed.who.code, _NOTHING).values):
            missing[owed.who.code] = owed.who.name
    return Coverage(len(people) - len(missing), len(people), tuple(missing.values()))


def owed_forms(catalogue: Catalogue, month: Period, respondent: str = "") -> Iterator[Owed]:
    """Who owes which form for the month in which the period ends, by the registry as it stands now."""
    people = registry.respondents([respondent] if respondent else None)
    spans = registry.spans_of([each.id for each in people])
    for who in people:
        for form in forms_due(catalogue, who, spans[who.id], month):
            yield Owed(who, form)


def forms_due(
    catalogue: Catalogue, who: RespondentView, spans: Iterable[Span], month: Period
) -> Iterator[Form]:
    """The forms that somebody owes for the month in which the period ends, by the groups they are in then."""
    here = groups_in(spans, month.ordinal)
    if here & LIVES:
        for form in forms_of(catalogue, who, here):
            if asked_in(form, month.last):
                yield form


_EVERY = {FormFrequency.MONTHLY: 1, FormFrequency.QUARTERLY: 3, FormFrequency.YEARLY: 12}


def asked_in(form: Form, month: int) -> bool:
    """Whether a form is asked for at the end of this month of the year: quarters end in 3, 6, 9, 12, and some forms leave
    January out."""
    if month == 1 and (form.no_january or form.january_february_merged):
        return False
    return month % _EVERY[form.frequency] == 0


def explanations(month: Period, respondent: str = "") -> dict[tuple[str, str, str, str], str]:
    """What was said, by (respondent, form, finding's code, finding in words); what was said last counts.

    By one respondent where its code is given.
    """
    rows = Explanation.objects.filter(year=month.year, last=month.last).order_by("number")
    if respondent:
        rows = rows.filter(respondent__code=respondent)
    found = rows.values_list("respondent__code", "form", "rule", "about", "text")
    return {(who, form, rule, about): text for who, form, rule, about, text in found}
