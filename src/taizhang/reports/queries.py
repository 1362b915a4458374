"""Which reports were issued, and what they said."""

from dataclasses import dataclass
from datetime import datetime

from taizhang.kernel import Finding, Period
from taizhang.registry.chain import verify
from taizhang.reports.models import Issue
from taizhang.writing.document import Document


@dataclass(frozen=True)
class IssueView:
    """An issued report without its text."""

    number: int
    outline: str
    period: Period
    title: str
    document_id: str
    snapshot: str
    catalogue: str
    issued_at: datetime
    issued_by: str


def _view(row: Issue) -> IssueView:
    who = row.issued_by.get_full_name() or row.issued_by.get_username()
    return IssueView(
        row.number, row.outline, Period.parse(row.period), row.title, row.document_id, row.snapshot,
        row.catalogue, row.issued_at, who,
    )  # fmt: skip


def issues() -> tuple[IssueView, ...]:
    """All issued reports, the latest first."""
    return tuple(map(_view, Issue.objects.select_related("issued_by").order_by("-number")))


def issue(number: int) -> IssueView | None:
    """The report with this number."""
    row = Issue.objects.select_related("issued_by").filter(number=number).first()
    return None if row is None else _view(row)


def document(number: int) -> Document:
    """The text of an issued report as it was issued."""
    return Document.from_json(Issue.objects.get(number=number).document)


def issues_verify() -> tuple[Finding, ...]:
    """Whether the chain of issued reports is whole."""
    return verify(Issue)
