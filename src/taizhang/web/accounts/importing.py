"""Accounts from a workbook: uploaded, shown, and taken only when somebody says so.

Between looking and taking the list travels through the browser, signed by this installation and for the administrator who
uploaded it: nothing is kept on the server, and nothing that was not looked at is taken.
"""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from taizhang.kernel.finding import Finding
from taizhang.registry import uploads
from taizhang.registry.access import staff_of
from taizhang.registry.account_actions import NewAccount, NewRole
from taizhang.registry.account_events import by
from taizhang.registry.account_import import Wanted, people_take, read_people, template
from taizhang.registry.downloads import safe_name, saved_as
from taizhang.registry.queries import respondents
from taizhang.registry.roles import Role

_SALT: Final = "taizhang.web.accounts.importing"
_GOOD_FOR: Final = 1800
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST: Final = 100


def blank(request: HttpRequest) -> HttpResponse:
    """The empty list."""
    return saved_as(template(), _EXCEL, "账号导入模板.xlsx")


def upload(request: HttpRequest) -> HttpResponse:
    """The page, and what an uploaded list would change."""
    if request.method != "POST":
        return render(request, "accounts/import.html")
    if uploads.too_big(request):
        messages.error(request, f"文件超过 {uploads.limit()}，请分成几份。")
        return render(request, "accounts/import.html", status=413)
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, "没有选文件。请选填好的模板。")
        return render(request, "accounts/import.html", status=400)
    name = safe_name(file.name or "账号.xlsx")[-80:]
    with tempfile.TemporaryDirectory(prefix="taizhang-accounts-") as folder:
        path = Path(folder) / name
        path.write_bytes(file.read())
        people = read_people(path)
    if people.findings:
        return _refused(request, name, people.findings)
    names = {each.code: each.name for each in respondents()}
    context = {
        "name": name,
        "wanted": [_shown(each, names) for each in people.wanted],
        "count": sum(not each.unchanged for each in people.wanted),
        "signed": _signed(request, name, people.wanted),
    }
    return render(request, "accounts/import_look.html", context)


def take(request: HttpRequest) -> HttpResponse:
    """Takes a list that was looked at."""
    try:
        name, rows, whose = signing.loads(request.POST.get("signed", ""), salt=_SALT, max_age=_GOOD_FOR)
    except signing.BadSignature:
        whose = None
    if whose != staff_of(request).pk:
        messages.error(request, "没有导入：清单过了半小时，或不是您上传的。请重新上传。")
        return render(request, "accounts/import.html", status=409)
    taken = people_take(by=by(request), wanted=[_read(row) for row in rows], source=name)
    if taken.findings:
        return _refused(request, name, taken.findings)
    response = render(request, "accounts/import_done.html", {"taken": taken, "name": name})
    response["Cache-Control"] = "no-store"
    return response


def _refused(request: HttpRequest, name: str, findings: Iterable[Finding]) -> HttpResponse:
    found = tuple(findings)
    context = {"name": name, "findings": found[:_MOST], "more": max(0, len(found) - _MOST)}
    return render(request, "accounts/import.html", context, status=409)


def _shown(wanted: Wanted, names: Mapping[str, str]) -> dict[str, Any]:
    """One line of the page; `names` by the respondent's code."""
    account = wanted.account
    roles = [
        f"{names.get(role.department, '')}·{role.role.chinese}" if role.department else role.role.chinese
        for role in account.roles
    ]
    return {
        "account": account,
        "change": "不变" if wanted.unchanged else "已有账号，加授" if wanted.there else "新建",
        "roles": roles,
        "enterprises": [names.get(code, code) for code in account.respondents],
    }


def _signed(request: HttpRequest, name: str, wanted: Iterable[Wanted]) -> str:
    rows = []
    for each in wanted:
        if each.unchanged:
            continue
        row = asdict(each.account)
        row["roles"] = [(role.role.value, role.department) for role in each.account.roles]
        row["since"] = each.account.since.isoformat() if each.account.since else ""
        rows.append(row)
    return signing.dumps([name, rows, staff_of(request).pk], salt=_SALT, compress=True)


def _read(row: dict[str, Any]) -> NewAccount:
    return NewAccount(
        row["username"], row["name"], tuple(NewRole(Role(role), department) for role, department in row["roles"]),
        tuple(row["respondents"]), date.fromisoformat(row["since"]) if row["since"] else None, row["reason"],
    )  # fmt: skip
