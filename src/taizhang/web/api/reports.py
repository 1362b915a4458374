"""Issued reports for programs: which there are, what they said, and what corrections have made of them."""

import json
from typing import Any

from django.http import HttpRequest
from ninja import Router

from taizhang.reports import facts, queries
from taizhang.reports.impact import impact as impact_of
from taizhang.web.api import shapes
from taizhang.web.api.asking import Number
from taizhang.web.api.refusal import Refused, staff

router = Router(tags=["报告"])


@router.get(
    "/reports",
    response=shapes.answers(list[shapes.Report], 401, 403),
    summary="已发出的报告",
    url_name="reports",
)
def reports(request: HttpRequest) -> list[facts.Facts]:
    """最近发出的在前。"""
    return [facts.issue_facts(each) for each in queries.issues()]


@router.get(
    "/reports/{number}",
    response=shapes.answers(shapes.Report, 401, 403, 404, 422),
    summary="一份报告",
    url_name="report",
)
def report(request: HttpRequest, number: Number) -> facts.Facts:
    """什么时候、谁、用哪份数据和目录发出的。"""
    return facts.issue_facts(_issue(number))


@router.get(
    "/reports/{number}/document",
    response=shapes.answers(shapes.Document, 401, 403, 404, 422),
    summary="报告的文稿",
    url_name="document",
)
def document(request: HttpRequest, number: Number) -> dict[str, Any]:
    """发出时的正文，每个数都带着它在台账里的来历。"""
    _issue(number)
    found: dict[str, Any] = json.loads(queries.document(number).to_json())
    return found


@router.get(
    "/reports/{number}/impact",
    response=shapes.answers(shapes.Impact, 401, 403, 404, 422),
    summary="更正的影响",
    url_name="impact",
)
def impact(request: HttpRequest, number: Number) -> facts.Facts:
    """发出以后台账有更正，哪些句子不再成立；第一次要算几秒。"""
    found = impact_of(number, actor=staff(request))
    if found is None:
        raise _missing(number)
    return facts.impact_facts(found)


def _issue(number: int) -> queries.IssueView:
    found = queries.issue(number)
    if found is None:
        raise _missing(number)
    return found


def _missing(number: int) -> Refused:
    return Refused(404, f"没有第{number}号报告", "全部报告见 /api/reports")
