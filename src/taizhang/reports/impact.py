"""Which sentences of an issued report are no longer true?

The report is composed once more by the catalogue it was written by, over what the ledger holds now, and laid beside the
text as issued. Sentences have names that do not depend on figures (`quarterly:12.1`), so the two texts are compared
sentence by sentence; one that reads otherwise is no longer true. For each of its figures that changed, the entries it
rests on now and did not rest on then are the cause: who recorded them, when, instead of what, and why.

Worked example: 2024年二季度 was issued with 新能源电池材料产业完成规上产值33.1亿元. In August a firm corrected June by
−0.248亿元. The sentence now reads 32.9亿元, and the entry with the reason 退回返工 stands beside it.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.models import User

from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book
from taizhang.kernel import Figure
from taizhang.ledger.actions import snapshot_take
from taizhang.ledger.books import book_of
from taizhang.ledger.queries import EntryView, entries
from taizhang.reports import catalogues, queries
from taizhang.reports.queries import IssueView
from taizhang.writing.compose import compose
from taizhang.writing.document import Bound, Document, Sentence


@dataclass(frozen=True)
class Shift:
    """A figure that is not what it was, as printed."""

    indicator: str
    was: str
    now: str


@dataclass(frozen=True)
class Untrue:
    """A sentence that no longer holds. `now` is empty where it would not be written any more."""

    sentence: str
    printed: str
    now: str
    shifts: tuple[Shift, ...]
    causes: tuple[EntryView, ...]


@dataclass(frozen=True)
class Impact:
    """What became of one issued report. `silent`: figures that changed without changing a printed digit.

    `known` is False where the catalogue it was written by is gone, and so nothing can be said.
    """

    issue: IssueView
    untrue: tuple[Untrue, ...]
    silent: int
    known: bool = True


@dataclass(frozen=True)
class _Sides:
    """Then and now: the books and the catalogue they share."""

    catalogue: Catalogue
    then: Book
    now: Book


def impact(number: int, *, actor: User) -> Impact | None:
    """The impact on the issued report with this number; None when there is none."""
    issue = queries.issue(number)
    if issue is None:
        return None
    catalogue = catalogues.frozen(issue.catalogue)
    if catalogue is None:
        return Impact(issue, (), 0, known=False)
    taken = snapshot_take(actor=actor, period=issue.period, catalogue=catalogue)
    return _between(issue, taken.hash)


@lru_cache(maxsize=32)
def _between(issue: IssueView, snapshot: str) -> Impact:
    """Keyed by the report and what the ledger holds now, so a page may ask often."""
    if snapshot == issue.snapshot:
        return Impact(issue, (), 0)
    catalogue = catalogues.frozen(issue.catalogue)
    assert catalogue is not None  # `impact` has seen to it
    sides = _Sides(
        catalogue,
        book_of(issue.snapshot, issue.period, catalogue),
        book_of(snapshot, issue.period, catalogue),
    )
    old = queries.document(issue.number)
    new, _ = compose(catalogue.outlines[issue.outline], sides.now, catalogue)
    after = {sentence.id: sentence for sentence in new.sentences()}
    untrue = tuple(
        _untrue(sentence, after.get(sentence.id), sides)
        for sentence in old.sentences()
        if sentence.bounds and sentence.text != _text(after.get(sentence.id))
    )
    shown = sum(len(each.shifts) for each in untrue)
    return Impact(issue, untrue, max(0, _moved(old, sides) - shown))


def _text(sentence: Sentence | None) -> str:
    return "" if sentence is None else sentence.text


def _key(bound: Bound) -> str:
    return bound.figure.key


def _untrue(old: Sentence, new: Sentence | None, sides: _Sides) -> Untrue:
    now = {} if new is None else {_key(bound): bound.printed for bound in new.bounds}
    changed = [bound for bound in old.bounds if now.get(_key(bound)) != bound.printed]
    shifts = tuple(
        Shift(sides.catalogue.indicators[b.figure.indicator].name, b.printed, now.get(_key(b), ""))
        for b in changed
    )
    numbers = {number for bound in changed for number in _fresh(bound.figure, sides)}
    return Untrue(old.id, old.text, _text(new), shifts, entries(sorted(numbers)))


def _fresh(figure: Figure, sides: _Sides) -> set[int]:
    """The entries the figure rests on now and did not rest on then."""
    asked = (figure.indicator, figure.measure, figure.scope, figure.period)
    return set(sides.now.trace(*asked).entries()) - set(sides.then.trace(*asked).entries())


def _moved(old: Document, sides: _Sides) -> int:
    """Figures of the report that changed, whether or not a printed digit shows it."""
    count = 0
    for bound in old.bounds():
        figure = bound.figure
        now = sides.now.figure(figure.indicator, figure.measure, figure.scope, figure.period)
        count += now.amount != figure.amount
    return count
