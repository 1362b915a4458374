"""Issued reports and what became of them, as plain data: the same for the command line's JSON and for the API.

impact_facts(found)["sentences"][0]
{"id": "quarterly:12.1", "fate": "改", "verdict": "不再成立", "printed": "上半年，园区实现工业总产值43.9亿元……",
 "now": "……43.6亿元……", "figures": [{"name": "工业总产值", "was": "43.9亿元", "now": "43.6亿元", …}],
 "entries": [{"respondent": …, "was": {"entry": 35012, "value": "413969", …}, "now": {…}}], "memberships": []}
"""

from dataclasses import asdict
from typing import Any

from taizhang.kernel import Figure, Finding
from taizhang.ledger.facts import exact
from taizhang.ledger.queries import EntryView
from taizhang.registry.queries import OPEN, MembershipView
from taizhang.reports.causes import Correction
from taizhang.reports.impact import Impact, Shift, Untrue
from taizhang.reports.queries import IssueView

Facts = dict[str, Any]


def issue_facts(issue: IssueView) -> Facts:
    """An issued report without its text."""
    return {
        "number": issue.number,
        "title": issue.title,
        "outline": issue.outline,
        "period": str(issue.period),
        "issued_at": issue.issued_at.isoformat(),
        "issued_by": issue.issued_by,
        "document": issue.document_id,
        "snapshot": issue.snapshot,
        "catalogue": issue.catalogue,
        "reported": issue.reported,
        "expected": issue.expected,
        "reason": issue.reason,
    }


def impact_facts(found: Impact) -> Facts:
    """What corrections have made of an issued report."""
    return {
        "report": found.issue.number,
        "title": found.issue.title,
        "known": found.known,
        "silent": found.silent,
        "findings": [finding_facts(each) for each in found.findings],
        "sentences": [_untrue(each) for each in (*found.untrue, *found.retargeted)],
    }


def finding_facts(finding: Finding) -> Facts:
    """A finding with its place in words."""
    return {**asdict(finding), "where": str(finding.where) if finding.where else None}


def _untrue(each: Untrue) -> Facts:
    return {
        "id": each.sentence,
        "fate": each.fate.value,
        "verdict": "目标已调整" if each.retargeted else "不再成立",
        "printed": each.printed,
        "now": each.now,
        "figures": [_shift(shift) for shift in each.shifts],
        "entries": [_correction(cause) for cause in each.causes],
        "memberships": [_move(move) for move in each.moves],
    }


def _shift(each: Shift) -> Facts:
    asked = each.before or each.after
    return {
        "name": each.name,
        "key": asked.key if asked else "",
        "was": each.was,
        "now": each.now,
        "before": _figure(each.before),
        "after": _figure(each.after),
    }


def _figure(figure: Figure | None) -> Facts | None:
    if figure is None:
        return None
    amount = figure.amount
    return {
        "value": None if amount is None else exact(amount.value),
        "unit": None if amount is None else amount.unit.name,
        "word": None if figure.word is None else figure.word.value,
    }


def _correction(each: Correction) -> Facts:
    return {
        "respondent": each.now.respondent_name,
        "code": each.now.respondent,
        "indicator": each.indicator,
        "period": str(each.now.period),
        "was": _entry(each.was),
        "now": _entry(each.now),
    }


def _entry(entry: EntryView | None) -> Facts | None:
    if entry is None:
        return None
    return {
        "entry": entry.number,
        "value": exact(entry.value),
        "prior": exact(entry.prior),
        "unit": entry.unit,
        "by": entry.recorded_by,
        "at": entry.recorded_at.isoformat(),
        "reason": entry.reason,
    }


def _move(each: MembershipView) -> Facts:
    return {
        "respondent": each.respondent,
        "dimension": each.dimension,
        "member": each.member,
        "since": each.since,
        "until": None if each.until == OPEN else each.until,
        "by": each.recorded_by,
        "at": each.recorded_at.isoformat(),
        "reason": each.reason,
    }
