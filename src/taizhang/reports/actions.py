"""How a report is issued: composed from the ledger, checked, frozen with its snapshot, its catalogue and its figures.

A period that is still open is refused, since its figures may change tomorrow without anybody's reason. The same
document is issued once only. Everything is one transaction; a mistake comes back as findings and changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Finding, Level, Period
from taizhang.ledger.books import book
from taizhang.ledger.queries import is_closed
from taizhang.registry import chain
from taizhang.reports import catalogues
from taizhang.reports.files import keep
from taizhang.reports.models import Issue
from taizhang.writing.compose import compose


@dataclass(frozen=True)
class Issued:
    """The number of the issued report, or why it was not issued."""

    number: int | None
    findings: tuple[Finding, ...]


def report_issue(
    *, outline: str, period: Period, actor: User, catalogue: Catalogue, at: datetime | None = None
) -> Issued:
    """Compose the report of a closed period and issue it."""
    refused = _refusals(period, actor)
    if refused:
        return Issued(None, refused)
    document, findings = compose(catalogue.outlines[outline], book(period, actor=actor), catalogue)
    catalogues.freeze(catalogue)
    keep(document)
    with transaction.atomic():
        head = chain.lock(Issue)[Issue]
        old = Issue.objects.filter(document_id=document.id).first()
        if old is not None:
            return Issued(
                None, (_refusal("issued", f"这份报告已发过，是第{old.number}号", "数没有变，不用再发"),)
            )
        moment = at or chain.next_moment(head)
        row = Issue(
            outline=outline, period=str(period), title=document.title, document=document.to_json(),
            document_id=document.id, snapshot=document.snapshot, catalogue=catalogue.digest,
            issued_at=moment, issued_by=actor,
        )  # fmt: skip
        chain.append(head, [row], moment)
    return Issued(row.number, findings)


def _refusals(period: Period, actor: User) -> tuple[Finding, ...]:
    found = []
    if not (actor.is_active and actor.is_staff):
        found.append(_refusal("not-allowed", "只有园区工作人员能发报告", "请联系园区文稿人员"))
    if not is_closed(period):
        found.append(_refusal("not-closed", f"{period.chinese()}还没有全部关账", "请先关账，再发报告"))
    return tuple(found)


def _refusal(code: str, message: str, advice: str) -> Finding:
    return Finding(Level.ERROR, code, message, advice=advice, family="报告")
