"""Which reports were issued, and what did they say?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from taizhang.kernel import Finding, Period
from taizhang.registry.chain import verify
from taizhang.registry.queries import person
from taizhang.reports.models import Issue
from taizhang.writing.document import Document


@dataclass(frozen=True)
class IssueView:
    """An issued report without its text. `reported` of `expected` is not known of the oldest."""

    number: int
    outline: str
    period: Period
    title: str
    document_id: str
    snapshot: str
    catalogue: str
    issued_at: datetime
    issued_by: str
    reported: int | None = None
    expected: int | None = None
    reason: str = ""


def _views(rows: Iterable[Issue]) -> tuple[IssueView, ...]:
    return tuple(
        IssueView(
            row.number, row.outline, Period.parse(row.period), row.title, row.document_id, row.snapshot,
            row.catalogue, row.issued_at, person(row.issued_by), row.reported, row.expected, row.reason or "",
        )
        for row in rows
    )  # fmt: skip


def issues(*, outline: str = "", period: Period | None = None) -> tuple[IssueView, ...]:
    """The issued reports, the latest first; all of them, or those of one outline or period."""
    rows = Issue.objects.select_related("issued_by").defer("document").order_by("-number")
    if outline:
        rows = rows.filter(outline=outline)
    if period is not None:
        rows = rows.filter(period=str(period))
    return _views(rows)


def issue(number: int) -> IssueView | None:
    """The report with this number; None when there is none."""
    rows = Issue.objects.select_related("issued_by").defer("document").filter(number=number)
    return next(iter(_views(rows)), None)


def issue_of(document: str) -> IssueView | None:
    """The report under which the document with this id was issued; None where it was not."""
    rows = Issue.objects.select_related("issued_by").defer("document").filter(document_id=document)
    return next(iter(_views(rows)), None)


def document(number: int) -> Document:
    """The text of an issued report as it was issued. Raises Issue.DoesNotExist where there is no such report."""
    return Document.from_json(Issue.objects.get(number=number).document)


def issued_document(identifier: str) -> Document | None:
    """The issued document whose id is, or begins with, `identifier`; None when there is none."""
    row = Issue.objects.filter(document_id__startswith=identifier).first() if identifier else None
    return None if row is None else Document.from_json(row.document)


def issues_verify() -> tuple[Finding, ...]:
    """Whether the chain of issued reports is whole."""
    return verify(Issue)
