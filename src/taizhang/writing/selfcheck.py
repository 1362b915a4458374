"""Can all figures of this report be true together, as printed?

Before a report is issued it is read once more, as a careful reader would: each number against the figure it was printed
from, each word of direction against the sign, and all numbers against each other through the reconciler, with what the
catalogue knows of their ties (``ties``). A report composed from one snapshot is silent here; a finding means that the catalogue's
definitions, a figure typed into an outline, or the program itself is wrong.

Worked example: 规上工业产值61亿元, 其中电池52.6亿元, 占比83.4%: “电池52.6亿元÷规上61亿元，应在85.44%至86.87%之间，写的是83.4%”.
"""

from __future__ import annotations

from collections.abc import Iterator

from taizhang.catalogue.model import Catalogue
from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.written import Written
from taizhang.reconcile.verdict import Clash, Knot, reconcile
from taizhang.writing.document import Bound, Document, Text
from taizhang.writing.label import label
from taizhang.writing.source import BookLike
from taizhang.writing.ties import house_decimals, ties, written_of
from taizhang.writing.unrounded import unrounded

FAMILY = "relation"
_RISE = ("增长", "提高", "增加", "上升", "超额", "超序时", "盈利")
_FALL = ("下降", "降低", "减少", "回落", "未完成", "欠序时", "落后", "亏损")


def selfcheck(document: Document, catalogue: Catalogue, book: BookLike | None = None) -> tuple[Finding, ...]:
    """The findings on a composed report, none when it is in order. ``figures`` are bound ids.

    With the book that it was composed from, the book's unrounded figures are tried first: where the printed numbers allow
    them and the catalogue's ties hold between them, nothing has to be searched for. The findings are the same without it.
    """
    return (
        *_misprinted(document, catalogue),
        *_misdirected(document, catalogue),
        *_contradictions(document, catalogue, book),
    )


def _misprinted(document: Document, catalogue: Catalogue) -> Iterator[Finding]:
    """A printed number that is not its figure, rounded."""
    for bound in document.bounds():
        amount, written = bound.figure.amount, written_of(bound)
        indicator = catalogue.indicators.get(bound.figure.indicator)
        if amount is None or written is None or written.unit is None:
            continue
        places = house_decimals(written, indicator, catalogue)
        same_kind = amount.unit.converts_to(written.unit)
        if not same_kind or not written.interval(strict_decimals=places).contains(
            amount.to(written.unit).value
        ):
            yield Finding(
                Level.ERROR, "printed-differs",
                f"“{label(bound, catalogue).short}”印成{bound.printed}，而它的数是{amount}。",
                advice="请重新成文；若是模板改动造成的，请联系系统管理员。", family=FAMILY, figures=(bound.id,),
            )  # fmt: skip


def _misdirected(document: Document, catalogue: Catalogue) -> Iterator[Finding]:
    """增长 before a figure that fell, 下降 before one that rose."""
    for sentence in document.sentences():
        bounds = {bound.id: bound for bound in sentence.bounds}
        for run in sentence.runs:
            bound = bounds.get(run.by) if isinstance(run, Text) else None
            if isinstance(run, Text) and bound is not None and _contradicts(run.text, bound):
                yield Finding(
                    Level.ERROR, "direction-word",
                    f"“{run.text}{bound.printed}”的说法与数的正负不符（{label(bound, catalogue).short}）。",
                    advice="请重新成文，或检查句式里的用词。", family="wording", figures=(bound.id,),
                )  # fmt: skip


def _contradicts(words: str, bound: Bound) -> bool:
    amount = bound.figure.amount
    if amount is None or not amount.value or bound.printed.startswith("-"):
        return False
    wrong = _RISE if amount.value < 0 else _FALL
    right = _FALL if amount.value < 0 else _RISE
    return any(each in words for each in wrong) and not any(each in words for each in right)


def _contradictions(document: Document, catalogue: Catalogue, book: BookLike | None) -> Iterator[Finding]:
    tied = ties(document, catalogue)
    known = {} if book is None else unrounded(tied, book)
    verdict = reconcile(tied.quantities, tied.relations, known=known)
    printed = {bound.id: bound.printed for bound in document.bounds()}
    for knot in verdict.knots:
        for clash in knot.clashes:
            soft = not tied.soft.isdisjoint(clash.relations)
            yield Finding(
                Level.HINT if soft else clash.level, "figures-disagree", clash.text,
                advice=_advice(knot, clash, printed), family=FAMILY, figures=clash.figures,
            )  # fmt: skip


def _advice(knot: Knot, clash: Clash, printed: dict[str, str]) -> str:
    """The likeliest figure of the clash, and what it may be."""
    for suspect in knot.suspects:
        if len(suspect.items) != 1 or suspect.items[0] not in clash.figures:
            continue
        edits = [edit for _, edit in suspect.edits]
        name = printed.get(suspect.items[0], "")
        maybe = f"，可能应为{_text(edits[0].after)}" if edits else ""
        return f"最可能有误的是{name}{maybe}。请打开它的来源核对。"
    return "请打开这几个数的来源逐个核对。"


def _text(written: Written) -> str:
    return str(written)
