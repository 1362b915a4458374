"""What does a half-filled form say, what is wrong with it, and what has still to be explained?

A draft is text in *slots*: ``value:output`` and ``prior:output`` hold what was typed into a row's two cells,
``said:output`` what is said to the 核实 findings on a row, ``reason`` why figures that are in the ledger already are
changed, ``reply`` what a clerk answers whoever returned the form. A cell that nobody has touched shows what is known: the
figure that stands in the ledger for this month (another form asked for it, or it is being corrected), else nothing; and for
同期数 what the respondent reported for the same months a year ago.

Cells are typed in the row's unit and reckoned in the indicator's report unit, which the ledger keeps.

Worked example: 工业总产值 3 412 000 typed on a form whose 1-8月 was 2 990 000, 同期 untouched and known as 3 010 000::

    reading = read(duty, catalogue, {"value:output": "3412000"}, around)
    reading.values["output"], reading.priors["output"]        # 3412000, 3010000
    findings(duty, catalogue, reading, around)                # what validation says
    to_explain(findings(…), {"said:output": Said("扩产", "…")}, {})   # the 核实 of each row with their explanation
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from taizhang.catalogue.model import Catalogue, FormItem
from taizhang.collect.tasks import Duty
from taizhang.collect.typed import TypedError
from taizhang.collect.typed import read as read_number
from taizhang.kernel.amount import Amount
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.ledger.review import INCOMPLETE, Held, cells_of
from taizhang.ledger.scaled import ScaleError, to_scaled
from taizhang.validation import Context, validate
from taizhang.validation.units import FAMILY as EXPERIENCE

REASON = "reason"
"""The slot of the reason for changing what the ledger holds."""
REPLY = "reply"
"""The slot of the answer to whoever returned the form."""
OF_FORM = "said:"
"""The slot of what is said to findings that belong to no row."""
LONGEST_TEXT = 400
EMPTY = INCOMPLETE
"""The finding of a required row that is empty."""

Texts = Mapping[str, str]
"""Slot → what stands in it."""


def value_slot(code: str) -> str:
    """The slot of a row's value."""
    return f"value:{code}"


def prior_slot(code: str) -> str:
    """The slot of a row's 同期数."""
    return f"prior:{code}"


def is_slot(slot: str, duty: Duty) -> bool:
    """Whether a form has such a place."""
    kind, _, rest = slot.partition(":")
    item = duty.form.item(rest)
    match kind:
        case "value":
            return item is not None
        case "prior":
            return item is not None and item.with_prior
        case "said":
            return item is not None or slot == OF_FORM
    return slot in (REASON, REPLY)


@dataclass(frozen=True)
class Around:
    """What the ledger holds for a respondent: this month, the month before, the same month a year ago; in report units."""

    now: Held = field(default_factory=Held)
    before: Held = field(default_factory=Held)
    last_year: Held = field(default_factory=Held)


@dataclass(frozen=True)
class Reading:
    """The figures of a draft in report units, and what is wrong with the slots that hold none."""

    values: Mapping[str, Decimal]
    priors: Mapping[str, Decimal]
    problems: Mapping[str, str]


def read(duty: Duty, catalogue: Catalogue, texts: Texts, around: Around) -> Reading:
    """The figures of a draft: those typed, and those known for slots that nobody has touched."""
    values: dict[str, Decimal] = {}
    priors: dict[str, Decimal] = {}
    problems: dict[str, str] = {}
    for item in duty.form.items:
        code = item.indicator
        for slot, found, known in (
            (value_slot(code), values, around.now.values.get(code)),
            (prior_slot(code), priors, known_prior(code, around)),
        ):
            if not item.with_prior and found is priors:
                continue
            try:
                figure = known if slot not in texts else typed(texts[slot], item, catalogue)
            except TypedError as error:
                problems[slot] = str(error)
                continue
            if figure is not None:
                found[code] = figure
    return Reading(values, priors, problems)


def known_prior(code: str, around: Around) -> Decimal | None:
    """同期数 before anybody types: what the ledger holds with this month's figure, else last year's own figure."""
    return around.now.priors.get(code, around.last_year.values.get(code))


def typed(text: str, item: FormItem, catalogue: Catalogue) -> Decimal | None:
    """The figure typed into a row, in the report unit. Raises TypedError."""
    number = read_number(text, item.unit)
    if number is None:
        return None
    unit = catalogue.indicators[item.indicator].report_unit
    figure = number if unit == item.unit else Amount(number, item.unit).to(unit).value
    try:
        to_scaled(figure)
    except ScaleError as error:
        raise TypedError(f"{error}，请核对") from None
    return figure


def in_row(figure: Decimal | None, item: FormItem, catalogue: Catalogue) -> Decimal | None:
    """A figure of the ledger in the row's unit."""
    unit = catalogue.indicators[item.indicator].report_unit
    return figure if figure is None or unit == item.unit else Amount(figure, unit).to(item.unit).value


def findings(duty: Duty, catalogue: Catalogue, reading: Reading, around: Around) -> tuple[Finding, ...]:
    """What validation says of the figures; errors stop the form, hints ask for an explanation. A row that holds something
    unreadable is not also called empty."""
    form = duty.form
    context = Context(
        duty.period,
        prior=reading.priors,
        previous=cells_of(form, around.before.values),
        last_year=cells_of(form, around.last_year.values),
        places={item.indicator: Place(cell=item.name) for item in form.items},
    )
    found = validate(form, reading.values, catalogue, context)
    typed_in = {slot.partition(":")[2] for slot in reading.problems if slot.startswith("value:")}
    return tuple(each for each in found if each.code != EMPTY or typed_in.isdisjoint(each.figures))


def changed(duty: Duty, reading: Reading, around: Around) -> tuple[str, ...]:
    """The rows whose figures differ from what stands in the ledger for this month."""
    return tuple(
        item.indicator
        for item in duty.form.items
        if (held := around.now.values.get(item.indicator)) is not None
        and (reading.values.get(item.indicator), reading.priors.get(item.indicator))
        != (held, around.now.priors.get(item.indicator))
    )


@dataclass(frozen=True)
class Said:
    """What is said to the findings on a row, and those findings as they read then, a line each."""

    text: str
    about: str


@dataclass(frozen=True)
class ToExplain:
    """The 核实 findings on a row with what is said to them. ``stale``: it was said when the figures were others;
    ``offered``: what may be taken over, from then or from last month."""

    findings: tuple[Finding, ...]
    slot: str
    text: str = ""
    stale: bool = False
    offered: str = ""

    @property
    def about(self) -> str:
        """The findings in words, a line each."""
        return "\n".join(map(about, self.findings))

    @property
    def answered(self) -> bool:
        """Whether they need nothing more."""
        return bool(self.text)


def about(finding: Finding) -> str:
    """A finding in words, numbers and all; an explanation answers these words and no others."""
    return f"{finding.message} {finding.arithmetic}".strip()


def said_slot(finding: Finding) -> str:
    """The slot of what is said to a finding: that of the row which it points to first."""
    return f"said:{finding.figures[0]}" if finding.figures else OF_FORM


def to_explain(
    found: Iterable[Finding], said: Mapping[str, Said], last_month: Mapping[str, str]
) -> tuple[ToExplain, ...]:
    """The 核实 findings, row by row, with their explanations: one explanation answers all that stands on its row.

    ``said`` is by slot; ``last_month`` is what was said then, by slot, or by the finding's code after ``rule:``.
    """
    rows: dict[str, list[Finding]] = {}
    for each in found:
        if each.level is Level.HINT:
            rows.setdefault(said_slot(each), []).append(each)
    return tuple(
        _with_text(slot, _likeliest(each), said.get(slot), last_month) for slot, each in rows.items()
    )


def _likeliest(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The slips that experience knows first: they say what probably happened, a rule only that something did."""
    return tuple(sorted(found, key=lambda each: each.family != EXPERIENCE))


def _with_text(
    slot: str, found: tuple[Finding, ...], mine: Said | None, last_month: Mapping[str, str]
) -> ToExplain:
    text = mine.text.strip() if mine is not None else ""
    if mine is not None and text:
        if {about(each) for each in found} <= set(mine.about.split("\n")):
            return ToExplain(found, slot, text)
        return ToExplain(found, slot, stale=True, offered=text)
    keys = (slot, *(f"rule:{each.code}" for each in found))
    return ToExplain(found, slot, offered=next((last_month[key] for key in keys if key in last_month), ""))


@dataclass(frozen=True)
class Checked:
    """A draft read, judged and explained: all that decides whether it can be handed in."""

    reading: Reading
    findings: tuple[Finding, ...]
    explain: tuple[ToExplain, ...]
    changed: tuple[str, ...] = ()
    reason: str = ""
    reply: str = ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended."""
        return tuple(each for each in self.findings if each.level is Level.ERROR)

    @property
    def unexplained(self) -> tuple[ToExplain, ...]:
        """What still asks for an explanation."""
        return tuple(each for each in self.explain if not each.answered)

    @property
    def needs_reason(self) -> bool:
        """Whether figures in the ledger are changed and nobody has said why."""
        return bool(self.changed) and not self.reason

    @property
    def ready(self) -> bool:
        """Whether it can be handed in."""
        return not (self.reading.problems or self.errors or self.unexplained or self.needs_reason)


def refusals(checked: Checked, duty: Duty) -> Sequence[Finding]:
    """Why a draft cannot be handed in, each with what to do."""
    names = {item.indicator: item.name for item in duty.form.items}
    found = [
        _refusal("cell-unreadable", f"“{names[slot.partition(':')[2]]}”读不懂：{why}", "请改好这一格")
        for slot, why in checked.reading.problems.items()
    ]
    found += checked.errors
    for code in checked.changed:
        if code not in checked.reading.values:
            found.append(_refusal("cell-cleared", f"“{names[code]}”账上已有数，不能清空", "没有发生的请填0"))
    if checked.unexplained:
        count = sum(len(each.findings) for each in checked.unexplained)
        found.append(
            _refusal("unexplained", f"有{count}处核实还没有说明", "数填错了请改，属实的请写一句为什么")
        )
    if checked.needs_reason:
        which = "、".join(f"“{names[code]}”" for code in checked.changed[:3])
        found.append(
            _refusal(
                "reason-missing", f"改了账上已有的数（{which}），要写明原因", "请在表末“更正原因”里写一句"
            )
        )
    return found


def _refusal(code: str, message: str, advice: str) -> Finding:
    return Finding(Level.ERROR, code, f"{message}。", advice=f"{advice}。", family="提交")
