"""How is a report composed and issued?

Composing takes what the ledger holds now and writes nothing into it: a draft may be composed a hundred times. Issuing
freezes a report for good, with its snapshot, its catalogue and its figures, so that a later correction can be held
against it. What is refused, each with what to do:

* who is not staff of the park, an outline that is not in the catalogue, a period that is no 1月至某月;
* a period that is not closed, since its figures may change tomorrow without anybody's reason;
* a period for whose last month fewer than `settings.ISSUE_COVERAGE` percent have handed in, unless a reason is given; it is kept
  with the report;
* a text without a figure, or one that the self-check finds an error in; the same document a second time;
* a ledger or a catalogue that changed while the report was being composed, or since somebody read the draft.

A draft may be composed from answers that were counted before. What is issued is counted at that moment from the entries: its
figures lean on no file but the snapshot, and where a kept answer says otherwise, that is an error and nothing goes out.

Issuing is one transaction; a mistake comes back as findings and changes nothing.

    issued = report_issue(outline="quarterly", period=Period(2024, 1, 9), actor=writer, catalogue=catalogue())
    issued.number      # 3: it is report number 3
    issued.findings    # or why not
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from taizhang.catalogue.model import Catalogue, Outline
from taizhang.counting.book import Book
from taizhang.kernel import Finding, Level, Period
from taizhang.ledger.books import recounted, state
from taizhang.ledger.queries import first_month, is_closed, last_month
from taizhang.ledger.reading import opened
from taizhang.ledger.standing import Coverage, coverage
from taizhang.registry import chain
from taizhang.registry.roles import Deed, may
from taizhang.reports import catalogues
from taizhang.reports.models import Issue
from taizhang.writing.compose import compose
from taizhang.writing.document import Document
from taizhang.writing.selfcheck import selfcheck

MOST_TITLE = 200
MOST_REASON = 400


@dataclass(frozen=True)
class Composed:
    """A report over what the ledger holds now; None with the reasons where it cannot be composed.

    ``findings`` say what the outline asks for and the ledger has not; ``checked`` is what the text says against itself.
    """

    document: Document | None
    findings: tuple[Finding, ...]
    checked: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Issued:
    """The number and text of the issued report, or why it was not issued. Hints do not stop it."""

    number: int | None
    findings: tuple[Finding, ...]
    document: Document | None = None


def report_compose(
    *, outline: str, period: Period, actor: User, catalogue: Catalogue, as_of: datetime | None = None
) -> Composed:
    """Compose a draft, over what the ledger held at a moment if one is given. Besides the snapshot it is made from, nothing
    is stored."""
    refused = _may_not(outline, period, actor, catalogue, Deed.SEE_ALL) or _no_figures(period, as_of)
    if refused:
        return Composed(None, refused)
    with opened(period, actor=actor, catalogue=catalogue, as_of=as_of) as book:
        return _composed(catalogue.outlines[outline], book)


def _composed(outline: Outline, book: Book) -> Composed:
    document, findings = compose(outline, book, book.catalogue)
    return Composed(document, (*findings, *book.findings), selfcheck(document, book.catalogue, book))


def report_issue(
    *,
    outline: str,
    period: Period,
    actor: User,
    catalogue: Catalogue,
    document: str = "",
    reason: str = "",
    at: datetime | None = None,
) -> Issued:
    """Compose the report of a closed period and issue it.

    `document` is the id of the draft that the actor has read: another text than that is not issued. `reason` says why it
    goes out although few have reported. `at` sets the
    moment of issue for a ledger that is filled after the fact (the demo).
    """
    if refused := _may_not(outline, period, actor, catalogue, Deed.PUBLISH):
        return Issued(None, refused)
    seen, why = state(), reason.strip()
    book = recounted(period, actor=actor, catalogue=catalogue)
    draft = _composed(catalogue.outlines[outline], book)
    made = draft.document
    if made is None:
        return Issued(None, draft.findings)
    if refused := (*_open(period), *_unfit(made), *_errors(draft.checked), *_differing(book)):
        return Issued(None, refused)
    covered = coverage(period, catalogue)
    if refused := _uncovered(covered, why):
        return Issued(None, refused)
    if document and made.id != document:
        return Issued(None, (_unread(),))
    if not catalogues.freeze(catalogue):
        return Issued(None, (_moved("指标目录"),))
    with transaction.atomic():
        head = chain.lock(Issue)[Issue]
        moment = at or chain.next_moment(head)
        refused = _too_late(made, period, seen, chain.moment_findings(at, head) if at else [])
        if refused:
            return Issued(None, refused)
        row = Issue(
            outline=outline, period=str(period), title=made.title, document=made.to_json(),
            document_id=made.id, snapshot=made.snapshot, catalogue=catalogue.digest,
            issued_at=moment, issued_by=actor, reported=covered.reported, expected=covered.expected, reason=why,
        )  # fmt: skip
        chain.append(head, [row], moment)
    return Issued(row.number, (*draft.findings, *draft.checked), made)


def _no_figures(period: Period, as_of: datetime | None) -> tuple[Finding, ...]:
    """There is nothing to write about: the ledger has, or had at the moment, no figure as late as that, or as early."""
    first, last = first_month(as_of), last_month(as_of)
    if first is None or last is None:
        return (_refusal("no-figures", "台账里还没有数", "有单位上报以后再写报告"),)
    if first.ordinal <= period.ordinal <= last.ordinal:
        return ()
    have = f"现有的是{first.month().chinese()}至{last.month().chinese()}"
    return (_refusal("no-figures", f"台账里没有{period.chinese()}的数", have),)


def _may_not(
    outline: str, period: Period, actor: User, catalogue: Catalogue, deed: Deed
) -> tuple[Finding, ...]:
    """Why this report cannot even be composed."""
    found = []
    if not may(actor, deed):
        found.append(_refusal("not-allowed", "只有园区工作人员能写报告", "请联系园区文稿人员"))
    if outline not in catalogue.outlines:
        known = "、".join(catalogue.outlines) or "目录里还没有提纲"
        found.append(_refusal("outline-unknown", f"没有“{outline}”这份提纲", f"现有：{known}"))
    if not period.is_cumulative:
        found.append(
            _refusal(
                "not-cumulative", f"{period.chinese()}不是1月至某月",
                f"报告里的数是累计数，请写{period.cumulative().chinese()}",
            )
        )  # fmt: skip
    elif (
        period.last % 3
        and outline in catalogue.outlines
        and _speaks_of_a_quarter(catalogue.outlines[outline])
    ):
        message = f"{period.chinese()}不是到季度末，标题里的“第{period.last // 3 + 1}季度”还没有过完"
        found.append(_refusal("not-quarter", message, "季度报告请写到3月、6月、9月或12月"))
    return tuple(found)


def _speaks_of_a_quarter(outline: Outline) -> bool:
    return any("【季度】" in block.text for block in outline.blocks)


def _open(period: Period) -> tuple[Finding, ...]:
    if is_closed(period):
        return ()
    return (_refusal("not-closed", f"{period.chinese()}还没有全部关账", "请先关账，再发报告"),)


def _unfit(document: Document) -> tuple[Finding, ...]:
    """Why this text should not go out."""
    found = []
    if not document.bounds():
        period = document.period.chinese()
        found.append(_refusal("no-figures", f"{period}的报告里一个数也没有", "请看台账里这个期间报了没有"))
    if len(document.title) > MOST_TITLE:
        found.append(
            _refusal("title-long", f"标题有{len(document.title)}字", f"最多{MOST_TITLE}字，请改提纲第一行")
        )
    return tuple(found)


def _uncovered(covered: Coverage, reason: str) -> tuple[Finding, ...]:
    """Why a report about so few should not go out without a word."""
    if len(reason) > MOST_REASON:
        return (_refusal("reason-long", f"原因最多{MOST_REASON}字", "请写得短些"),)
    if reason or not covered.below(settings.ISSUE_COVERAGE):
        return ()
    message = f"{covered}，不到{settings.ISSUE_COVERAGE}%，还差{covered.names()}"
    return (_refusal("coverage-low", message, "请先催报、补报；要照现在的数发出，请写明原因"),)


def _differing(book: Book) -> Iterator[Finding]:
    """Where answers kept on disk say otherwise than what was just counted, somebody has made them up."""
    for each in book.findings:
        if each.code == "book-differs":
            yield Finding(Level.ERROR, each.code, each.message, each.where, advice=each.advice, family="报告")


def _errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.level is Level.ERROR)


def _too_late(
    document: Document, period: Period, seen: object, untimely: list[Finding]
) -> tuple[Finding, ...]:
    """What happened since the document was composed that forbids issuing it."""
    same = Issue.objects.filter(document_id=document.id).first()
    if same is not None:
        return (_refusal("issued", f"这份报告已发过，是第{same.number}号", "数和文字都没有变，不用再发"),)
    moved = () if state() == seen else (_moved("台账"),)
    return (*moved, *_open(period), *untimely)


def _moved(what: str) -> Finding:
    return _refusal("moved", f"成文时{what}有变动，报告没有发出", "请再发一次")


def _unread() -> Finding:
    return _refusal("unread", "您看过以后，报告的数或文字变了，所以没有发出", "请把现在的文稿看一遍，再发")


def _refusal(code: str, message: str, advice: str) -> Finding:
    return Finding(Level.ERROR, f"report-{code}", message, advice=advice, family="报告")
