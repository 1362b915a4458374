"""A list of people in a workbook: what is in it, what is wrong with it, what would change, and taking it.

One row is one role or one enterprise of one person; who has several stands in several rows under the same user name. The
file is read by a child process with limits, like every workbook here. Worked example:

    用户名   姓名   角色       部门        填报单位代码          起始日       缘由
    limei    李梅   部门经办   财务运营部                        2026-03-01   到岗
    yh01     王芳                          91999901MA0000Y113                 远航电池材料指定

Every error names its cell; with one error nothing is taken. A person who has an account already gets what the list adds, and
loses nothing. New accounts come out with a one-time code each.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from taizhang.adapters.xlsx import Sheet, finding_of, read_sheet
from taizhang.adapters.xlsx_blank import Heading, blank
from taizhang.adapters.xlsx_cell import Kind as CellKind
from taizhang.adapters.xlsx_cell import Row, letters
from taizhang.adapters.xlsx_package import WorkbookError
from taizhang.kernel.finding import Finding, Place
from taizhang.registry import account_actions as actions
from taizhang.registry import account_checks as checks
from taizhang.registry.account_actions import NewAccount, NewRole
from taizhang.registry.account_checks import refusal
from taizhang.registry.account_codes import code_issue, spoken
from taizhang.registry.account_events import By, What, event_record
from taizhang.registry.models import Kind, Respondent
from taizhang.registry.roles import Role, departments, rights_of

SHEET: Final = "账号"
MOST_ROWS: Final = 2000
_SEARCHED: Final = 10
_GIVEN: Final = tuple(role for role in Role if role is not Role.CLERK)
_COLUMNS: Final = ("用户名", "姓名", "角色", "部门", "填报单位代码", "起始日", "缘由")
_COLUMN_OF: Final[Mapping[str, str]] = {
    "username": "用户名", "name": "姓名", "role": "角色", "nothing": "角色", "department": "部门", "unknown": "填报单位代码",
    "respondent": "填报单位代码", "day": "起始日", "reason": "缘由",
}  # fmt: skip
"""Which column a refusal is about, by the first word of its code."""


@dataclass(frozen=True)
class Wanted:
    """One person of the list: the account, whether there is one already, and from which row it was read."""

    account: NewAccount
    there: bool = False
    row: int = 0

    @property
    def unchanged(self) -> bool:
        """Whether the list adds nothing."""
        return self.there and not self.account.roles and not self.account.respondents


@dataclass(frozen=True)
class People:
    """What a list holds, and all that is wrong with it."""

    wanted: tuple[Wanted, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Taken:
    """New accounts with their codes in clear, to be shown once; how many older ones got something."""

    codes: tuple[tuple[str, str, str], ...] = ()
    widened: int = 0
    findings: tuple[Finding, ...] = ()


def template() -> bytes:
    """The empty list."""
    offices = tuple(row.name for row in departments())
    headings = (
        Heading("用户名", "2到30个字母、数字或 . _ - @ +；同一人写几行时用户名相同", must=True),
        Heading("姓名", "姓名全称", must=True),
        Heading("角色", "从列表里选；企业填报员不填这里", choices=tuple(role.chinese for role in _GIVEN)),
        Heading("部门", "部门经办、部门审核、分管领导写部门，空着就是全园区", choices=offices, width=30),
        Heading("填报单位代码", "替哪家企业填报，写统一社会信用代码；一行一家", width=24),
        Heading("起始日", "如 2026-03-01，空着就是今天"),
        Heading("缘由", "如“2026年3月到岗”", must=True, width=30),
    )
    office = offices[0] if offices else ""
    examples = (
        ("limei", "李梅", Role.HANDLER.chinese, office, "", "2026-03-01", "2026年3月到岗"),
        ("yh01", "王芳", "", "", "91350100M000100Y43", "", "企业来函指定"),
    )
    return blank(SHEET, headings, examples)


def read_people(path: Path) -> People:
    """Reads the list; changes nothing."""
    try:
        sheet = read_sheet(path, SHEET)
    except WorkbookError as error:
        return People(findings=(finding_of(error, path.name),))
    header = next((row for row in sheet.rows if row.number <= _SEARCHED and _is_header(row)), None)
    if header is None:
        message = f"前{_SEARCHED}行里找不到表头“用户名”“姓名”"
        return People(findings=(_at(sheet, "", refusal("table.no-header", message, "请用下载的模板填写")),))
    where = {
        cell.text.strip(): column for column, cell in header.cells.items() if cell.text.strip() in _COLUMNS
    }
    if missing := [name for name in ("用户名", "姓名", "缘由") if name not in where]:
        said = refusal("table.column-missing", f"缺“{'”“'.join(missing)}”列", "请用下载的模板填写")
        return People(findings=(_at(sheet, "", said),))
    rows = [row for row in sheet.rows if row.number > header.number and set(row.cells) & set(where.values())]
    if not rows or len(rows) > MOST_ROWS:
        said = refusal(
            "table.no-rows", f"表里有{len(rows)}行，应有1到{MOST_ROWS}行", "请填好，太长的分成几份"
        )
        return People(findings=(_at(sheet, "", said),))
    return _people(_Lines(sheet, where, rows))


def _is_header(row: Row) -> bool:
    return {"用户名", "姓名"} <= {cell.text.strip() for cell in row.cells.values()}


@dataclass(frozen=True)
class _Lines:
    """The rows under the headings, and where each column is."""

    sheet: Sheet
    where: Mapping[str, int]
    rows: list[Row]

    def text(self, row: Row, name: str) -> str:
        cell = row.cells.get(self.where.get(name, 0))
        return "" if cell is None else checks.tidy(cell.text)

    def kind(self, row: Row, name: str) -> CellKind | None:
        cell = row.cells.get(self.where.get(name, 0))
        return None if cell is None else cell.kind

    def finding(self, row: int, name: str, said: Finding) -> Finding:
        column = self.where.get(name, self.where["用户名"])
        return _at(
            self.sheet, f"{letters(column)}{row}", replace(said, message=f"“{name}”列：{said.message}")
        )


def _at(sheet: Sheet, cell: str, said: Finding) -> Finding:
    return replace(said, where=Place(sheet.source, sheet=sheet.name, cell=cell))


def _people(lines: _Lines) -> People:
    """The rows put together by person."""
    found: list[Finding] = []
    offices = {row.name: row.code for row in departments()}
    people: dict[str, Wanted] = {}
    for row in lines.rows:
        one, wrong = _row(lines, row, offices)
        found += wrong
        key = one.username.lower()
        before = people.get(key)
        if before is None:
            people[key] = Wanted(one, row=row.number)
        elif before.account.name != one.name:
            message = f"与第{before.row}行同一个用户名，姓名却不同"
            found.append(
                lines.finding(row.number, "姓名", refusal("name-differs", message, "请核对用户名和姓名"))
            )
        else:
            both = replace(
                before.account,
                roles=(*before.account.roles, *one.roles),
                respondents=(*before.account.respondents, *one.respondents),
            )
            people[key] = replace(before, account=both)
    wanted = [_compared(each) for each in people.values()]
    unread = {said.where.cell for said in found if said.where}
    for each in wanted:
        told = (lines.finding(each.row, _column(said), said) for said in standing(each))
        found += [said for said in told if said.where and said.where.cell not in unread]
    return People(tuple(wanted), tuple(sorted(found, key=_place)))


def _row(lines: _Lines, row: Row, offices: Mapping[str, str]) -> tuple[NewAccount, list[Finding]]:
    found: list[Finding] = []

    def wrong(name: str, code: str, message: str, advice: str) -> None:
        found.append(lines.finding(row.number, name, refusal(code, message, advice)))

    for name in _COLUMNS:
        if lines.kind(row, name) in {CellKind.FORMULA, CellKind.ERROR}:
            wrong(name, "cell-formula", "是公式或错误值", "请直接填写文字")
    chosen, office = lines.text(row, "角色"), lines.text(row, "部门")
    role = next((each for each in _GIVEN if each.chinese == chosen), None)
    if chosen and role is None:
        named = "、".join(each.chinese for each in _GIVEN)
        wrong(
            "角色",
            "role-unknown",
            f"没有“{chosen[:20]}”这个角色",
            f"可用：{named}；企业填报员只写填报单位代码",
        )
    if office and office not in offices:
        wrong("部门", "department-unknown", f"没有“{office[:30]}”这个部门", f"可用：{'、'.join(offices)}")
    if office and not chosen:
        wrong("部门", "department-alone", "写了部门，没有写角色", "请在“角色”列选一个")
    since, day = None, lines.text(row, "起始日")
    if day:
        try:
            since = date.fromisoformat(re.sub(r"[/.年月]", "-", day).rstrip("日")[:10])
        except ValueError:
            wrong("起始日", "day-malformed", f"“{day[:20]}”不是日期", "请写成 2026-03-01 的样子")
    code = lines.text(row, "填报单位代码").upper()
    roles = (NewRole(role, offices.get(office, "")),) if role else ()
    one = NewAccount(
        lines.text(row, "用户名"), lines.text(row, "姓名"), roles, (code,) if code else (), since,
        lines.text(row, "缘由"),
    )  # fmt: skip
    return one, found


def _compared(wanted: Wanted) -> Wanted:
    """Beside what there is: of an account that is there only what the list adds."""
    new = wanted.account
    tidied = replace(
        new, roles=tuple(dict.fromkeys(new.roles)), respondents=tuple(dict.fromkeys(new.respondents))
    )
    user = User.objects.filter(username__iexact=new.username).first() if new.username else None
    if user is None:
        return replace(wanted, account=tidied)
    access = rights_of(user, new.since)
    return replace(
        wanted,
        there=True,
        account=replace(
            tidied,
            roles=tuple(role for role in tidied.roles if not checks.holds(access, role)),
            respondents=tuple(
                code for code in tidied.respondents if code not in {e.code for e in access.clerk_of}
            ),
        ),
    )


def standing(wanted: Wanted) -> list[Finding]:
    """All that stands against taking one person of the list."""
    new = wanted.account
    known = {row.code: row for row in Respondent.objects.filter(code__in=new.respondents)}
    offices = {row.code: row for row in Respondent.objects.filter(kind=Kind.DEPARTMENT)}
    if not wanted.there:
        return actions.creation_findings(new, (), known | offices)
    found = [said for role in new.roles for said in checks.role_findings(role, offices)]
    found += checks.enterprise_findings(new.respondents, known) + checks.reason_findings(new.reason)
    found += checks.since_findings(new.since) if new.since else []
    user = User.objects.get(username__iexact=new.username)
    name = f"{user.last_name}{user.first_name}"
    if name and name != new.name:
        found.append(refusal("name-differs", f"这个用户名已是“{name}”的", "请换用户名，或核对姓名"))
    if not user.is_active:
        found.append(refusal("username-off", f"“{user.username}”已停用", "请先在账号页启用"))
    return found


def _column(said: Finding) -> str:
    return _COLUMN_OF.get(said.code.partition("-")[0], "用户名")


def _place(finding: Finding) -> tuple[int, str]:
    cell = finding.where.cell if finding.where else ""
    number = re.sub(r"\D", "", cell)
    return (int(number) if number else 0, cell)


class _Refused(Exception):
    """Something came between looking and taking; what was done so far is taken back."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__()
        self.findings = tuple(findings)


def people_take(*, by: By, wanted: Iterable[NewAccount], source: str) -> Taken:
    """Makes the accounts and gives what is to be given, all or nothing, looking at everything once more."""
    try:
        with transaction.atomic():
            return _take(by, [_compared(Wanted(each)) for each in wanted], source)
    except _Refused as refused:
        return Taken(findings=refused.findings)


def _take(by: By, people: list[Wanted], source: str) -> Taken:
    if found := [*checks.authority(by.user), *(said for each in people for said in standing(each))]:
        raise _Refused(found)
    codes, widened = [], 0
    for each in people:
        if each.there:
            widened += _widen(by, each.account)
            continue
        done = actions.account_create(by=by, new=each.account)
        if done.user is None:
            raise _Refused(done.findings)
        issued = code_issue(by=by, user=done.user, reason="导入")
        codes.append((done.user.username, done.user.first_name, spoken(issued.code)))
    detail = f"{source[:200]}：新建{len(codes)}个，加授{widened}个"
    event_record(what=What.IMPORTED, by=by, user=by.user, detail=detail)
    return Taken(tuple(codes), widened)


def _widen(by: By, new: NewAccount) -> int:
    user = User.objects.get(username__iexact=new.username)
    since = new.since or timezone.localdate()
    for role in new.roles:
        _must(actions.role_grant(by=by, user=user, role=role, since=since, reason=new.reason))
    for code in new.respondents:
        _must(actions.clerk_appoint(by=by, user=user, respondent=code, since=since, reason=new.reason))
    return int(bool(new.roles or new.respondents))


def _must(done: actions.Done) -> None:
    if done.refused:
        raise _Refused(done.findings)
