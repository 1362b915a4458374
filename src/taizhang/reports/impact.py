"""Which sentences of an issued report are no longer true?

The report is composed once more by the catalogue it was written by, over what the ledger holds now, and laid beside the
text as issued. Sentences have names that do not depend on figures (``quarterly:12.1``), so the two texts are compared
sentence by sentence; numbering (一是, 二是) does not count, since it only says what stands before. A sentence whose
figures moved without changing a printed digit is still true; such figures are counted in ``silent``. One that reads otherwise
only because a target was revised after the report went out was true by the target in force then: 目标已调整, not 不再成立.

Worked example: 2024年二季度 was issued with 新能源电池材料产业完成规上产值31.9亿元. In August a firm corrected June by
−0.248亿元. The sentence now reads 31.7亿元, and the entry with the reason 退回返工 stands beside it, with what it replaced.
``docs/algorithms/impact.md`` walks through it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from threading import Lock

from django.contrib.auth.models import User

from taizhang.adapters.snapshot_difference import difference
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Figure, Finding, Level
from taizhang.ledger.actions import snapshot_take
from taizhang.ledger.books import book_of
from taizhang.ledger.reported import ACTUAL
from taizhang.ledger.snapshots import folder
from taizhang.registry.queries import MembershipView
from taizhang.reports import catalogues, queries
from taizhang.reports.causes import Causes, Correction, Sides, causes
from taizhang.reports.queries import IssueView
from taizhang.writing.compose import compose
from taizhang.writing.document import Bound, Document, Run, Sentence, plain
from taizhang.writing.label import label

_TURN = Lock()


class Fate(StrEnum):
    """What became of a sentence."""

    CHANGED = "改"
    GONE = "不再写"
    ADDED = "新增"


@dataclass(frozen=True)
class Shift:
    """A figure that reads otherwise: as printed with the words it chose, and unrounded.

    ``was`` is empty and ``before`` None where it is new in the sentence; ``now`` and ``after`` where it is gone.
    """

    name: str
    was: str
    now: str
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True)
class Untrue:
    """A sentence that would read otherwise. ``printed`` is empty where it is new, ``now`` where it would not be written."""

    sentence: str
    fate: Fate
    printed: str
    now: str
    shifts: tuple[Shift, ...]
    causes: tuple[Correction, ...]
    moves: tuple[MembershipView, ...]

    @property
    def retargeted(self) -> bool:
        """Whether nothing but targets was revised: by the target in force when it was issued, the sentence is true."""
        return bool(self.causes) and not self.moves and all(each.now.basis != ACTUAL for each in self.causes)


@dataclass(frozen=True)
class Impact:
    """What became of one issued report. ``sentences`` are those that would read otherwise.

    ``silent``: how many of its figures changed without changing a printed digit. ``findings`` say why nothing can be
    said, where the catalogue or the snapshot it was made from is gone; ``known`` is then False.
    """

    issue: IssueView
    sentences: tuple[Untrue, ...]
    silent: int
    findings: tuple[Finding, ...] = ()

    @property
    def known(self) -> bool:
        return not self.findings

    @property
    def untrue(self) -> tuple[Untrue, ...]:
        """The sentences that a correction has made untrue."""
        return tuple(each for each in self.sentences if not each.retargeted)

    @property
    def retargeted(self) -> tuple[Untrue, ...]:
        """The sentences that were true by the targets of their time, which have been revised since."""
        return tuple(each for each in self.sentences if each.retargeted)


def impact(number: int, *, actor: User) -> Impact | None:
    """The impact on the issued report with this number; None when there is none.

    Asked again while the ledger stands still, the answer is at hand. Threads take turns: each answer is seconds of work
    for the whole machine, and the second who asks for one finds it made.
    """
    issue = queries.issue(number)
    if issue is None:
        return None
    catalogue = catalogues.frozen(issue.catalogue)
    if catalogue is None:
        return _unknown(issue, "目录", "catalogues")
    taken = snapshot_take(actor=actor, period=issue.period, catalogue=catalogue)
    try:
        with _TURN:
            return _between(issue, taken.hash)
    except FileNotFoundError:
        return _unknown(issue, "快照", "snapshots")


def _unknown(issue: IssueView, what: str, where: str) -> Impact:
    message = f"第{issue.number}号报告发出时的{what}不在了，说不出哪些句子不再成立"
    finding = Finding(
        Level.ERROR, "report-source-lost", message, advice=f"请从备份恢复 {where} 文件夹", family="报告"
    )
    return Impact(issue, (), 0, (finding,))


@lru_cache(maxsize=64)
def _between(issue: IssueView, snapshot: str) -> Impact:
    """Keyed by the report and what the ledger holds now."""
    if snapshot == issue.snapshot:
        return Impact(issue, (), 0)
    catalogue = catalogues.frozen(issue.catalogue)
    assert catalogue is not None  # `impact` has seen to it
    sides = Sides(
        catalogue,
        book_of(issue.snapshot, issue.period, catalogue),
        book_of(snapshot, issue.period, catalogue),
        difference(folder(issue.snapshot), folder(snapshot)),
    )
    old = queries.document(issue.number)
    new, _ = compose(catalogue.outlines[issue.outline], sides.now, catalogue)
    pairs = tuple(_differing(old, new, sides))
    shifts = {name: tuple(_shifts(was, now, catalogue)) for name, was, now in pairs}
    moved = {name: [shift.before or shift.after for shift in each] for name, each in shifts.items()}
    why = causes({name: [f for f in each if f is not None] for name, each in moved.items()}, sides)
    untrue = tuple(_untrue(name, was, now, shifts[name], why[name]) for name, was, now in pairs)
    return Impact(issue, untrue, _silent(old, shifts, sides))


Pair = tuple[str, Sentence | None, Sentence | None]


def _differing(old: Document, new: Document, sides: Sides) -> Iterator[Pair]:
    """The sentences that read otherwise, as (name, then, now): in the order of the issued text, new ones last."""
    then = {sentence.id: sentence for sentence in old.sentences()}
    now = {sentence.id: sentence for sentence in new.sentences()}
    program: dict[str, Sentence] | None = None
    for name, sentence in then.items():
        other = now.get(name)
        if other is not None and _words(sentence) == _words(other):
            continue
        if other is not None and not any(_shifts(sentence, other, sides.catalogue)):
            program = _composed_then(sides, old) if program is None else program
            if name in program and _words(program[name]) == _words(other):
                continue  # no figure of it moved: only the program words it differently today
        yield name, sentence, other
    for name, sentence in now.items():
        if name not in then:
            yield name, None, sentence


def _composed_then(sides: Sides, old: Document) -> dict[str, Sentence]:
    """The issued report as today's program writes it."""
    again, _ = compose(sides.catalogue.outlines[old.outline], sides.then, sides.catalogue)
    return {sentence.id: sentence for sentence in again.sentences()}


def _words(sentence: Sentence) -> str:
    """What a sentence says, without its number in a list."""
    return plain(tuple(run for run in sentence.runs if isinstance(run, Bound) or run.role != "ordinal"))


def _shifts(was: Sentence | None, now: Sentence | None, catalogue: Catalogue) -> Iterator[Shift]:
    """The figures of a sentence that read otherwise, in the order of printing, new ones last."""
    then, today = _spoken(was), _spoken(now)
    for key in {**then, **today}:
        old, new = then.get(key, _UNSAID), today.get(key, _UNSAID)
        bound = old.bound or new.bound
        if old.text != new.text and bound is not None:
            yield Shift(label(bound, catalogue).short, old.text, new.text, old.figure, new.figure)


@dataclass(frozen=True)
class _Spoken:
    """A figure in a sentence, with what is printed of it: 同比下降1.7%, the words it chose included."""

    bound: Bound | None
    text: str

    @property
    def figure(self) -> Figure | None:
        return None if self.bound is None else self.bound.figure


_UNSAID = _Spoken(None, "")


def _spoken(sentence: Sentence | None) -> dict[str, _Spoken]:
    """By the figure's key. A figure said twice in a sentence reads the same both times."""
    runs = () if sentence is None else sentence.runs
    found: dict[str, _Spoken] = {}
    for place, run in enumerate(runs):
        if isinstance(run, Bound):
            found.setdefault(run.figure.key, _Spoken(run, _stretch(runs, place, run.id)))
    return found


def _stretch(runs: tuple[Run, ...], place: int, figure: str) -> str:
    """From the first word the figure chose to the number: 比上半年目标少0.7亿元. Never over another number."""
    start = place
    for before in range(place - 1, -1, -1):
        run = runs[before]
        if isinstance(run, Bound):
            break
        start = before if run.by == figure else start
    return plain(runs[start : place + 1])


def _untrue(
    name: str, was: Sentence | None, now: Sentence | None, shifts: tuple[Shift, ...], why: Causes
) -> Untrue:
    fate = Fate.ADDED if was is None else Fate.GONE if now is None else Fate.CHANGED
    printed, reads = ("" if each is None else each.text for each in (was, now))
    return Untrue(name, fate, printed, reads, shifts, why.corrections, why.moves)


def _silent(old: Document, shifts: Mapping[str, tuple[Shift, ...]], sides: Sides) -> int:
    """Figures of the report that changed although nothing printed shows it."""
    shown = {each.before.key for some in shifts.values() for each in some if each.before is not None}
    figures = {bound.figure.key: bound.figure for bound in old.bounds()}
    return sum(_changed(figure, sides) for key, figure in figures.items() if key not in shown)


def _changed(figure: Figure, sides: Sides) -> bool:
    now = sides.now.figure(figure.indicator, figure.measure, figure.scope, figure.period)
    return (now.amount, now.word) != (figure.amount, figure.word)
