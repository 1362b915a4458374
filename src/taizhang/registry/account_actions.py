"""How do accounts change: made, renamed, switched off and on, given roles and enterprises.

Each action is one transaction, asks whether the actor is an administrator, and writes its line into the record of accounts.
Worked example: a clerk takes over from another::

    made = account_create(by=By(admin, "10.1.2.3"), new=NewAccount("limei", "李梅", respondents=(YUANHANG,), reason="接替"))
    account_switch_off(by=By(admin, "10.1.2.3"), user=former, reason="离职")

Switching an account off ends its sessions at its next click and changes nothing that it has reported. The last
administrator can be neither switched off nor dismissed; nobody does it to themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from taizhang.kernel.finding import Finding
from taizhang.registry import account_checks as checks
from taizhang.registry import chain
from taizhang.registry.account_checks import NewAccount, NewRole, refusal
from taizhang.registry.account_events import By, What, event_record
from taizhang.registry.models import AccountEvent, Appointment, Respondent, RoleGrant
from taizhang.registry.roles import IN_DEPARTMENTS, Held, Role, clerk_of, departments, rights_of

__all__ = ["By", "Done", "NewAccount", "NewRole"]


@dataclass(frozen=True)
class Done:
    """The account, and what stands against the deed (then nothing was written)."""

    user: User | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether something stood against it."""
        return bool(self.findings)


@dataclass(frozen=True)
class Because:
    """From which day on, and why."""

    since: date
    reason: str


def taken_usernames() -> frozenset[str]:
    """The user names there are, in small letters."""
    return frozenset(name.lower() for name in User.objects.values_list("username", flat=True))


def creation_findings(new: NewAccount, taken: Iterable[str], known: dict[str, Respondent]) -> list[Finding]:
    """All that stands against making this account; `known` are the respondents by code."""
    offices = {row.code: row for row in known.values() if row.kind == "department"}
    found = checks.username_findings(new.username, frozenset(taken)) + checks.name_findings(new.name)
    for role in new.roles:
        found += checks.role_findings(role, offices)
    found += checks.enterprise_findings(new.respondents, known)
    if new.since is not None:
        found += checks.since_findings(new.since)
    if not new.roles and not new.respondents:
        advice = "请至少给一个角色，或指定替哪家企业填报"
        found.append(refusal("nothing-to-do", f"“{new.username}”还没有角色，也不替谁填报", advice))
    return found + checks.reason_findings(new.reason)


@transaction.atomic
def account_create(*, by: By, new: NewAccount) -> Done:
    """Makes an account that nobody can sign in to yet: a one-time code (`code_issue`) opens it."""
    return accounts_create(by=by, accounts=(new,))


@transaction.atomic
def accounts_create(*, by: By, accounts: Iterable[NewAccount]) -> Done:
    """Makes several accounts, all or none; gives the last of them."""
    _lock()
    found = checks.authority(by.user)
    known = {row.code: row for row in Respondent.objects.all()}
    taken = set(taken_usernames())
    tidied = [_tidied(new) for new in accounts]
    for new in tidied:
        found += creation_findings(new, taken, known)
        taken.add(new.username.lower())
    if found:
        return Done(None, tuple(found))
    user = None
    for new in tidied:
        user = User(username=new.username, first_name=new.name)
        user.set_unusable_password()
        user.save()
        event_record(what=What.CREATED, by=by, user=user, detail=f"{new.name}；{new.reason}")
        why = Because(new.since or timezone.localdate(), new.reason)
        for role in new.roles:
            _grant(by, user, role, why, granted=True)
        for code in new.respondents:
            _appoint(by, user, known[code], why, appointed=True)
    return Done(user)


def _tidied(new: NewAccount) -> NewAccount:
    return replace(
        new,
        username=checks.tidy(new.username),
        name=checks.tidy(new.name),
        reason=new.reason.strip(),
        respondents=tuple(dict.fromkeys(new.respondents)),
        roles=tuple(dict.fromkeys(new.roles)),
    )


@transaction.atomic
def account_rename(*, by: By, user: User, name: str) -> Done:
    """Corrects a person's name."""
    _lock()
    name = checks.tidy(name)
    found = checks.authority(by.user) + checks.name_findings(name)
    if found:
        return Done(user, tuple(found))
    before = f"{user.last_name}{user.first_name}"
    user.first_name, user.last_name = name, ""
    user.save(update_fields=["first_name", "last_name"])
    event_record(what=What.RENAMED, by=by, user=user, detail=f"{before} → {name}")
    return Done(user)


@transaction.atomic
def account_switch_off(*, by: By, user: User, reason: str) -> Done:
    """Nobody can work with the account from now on, sessions that are open included."""
    _lock()
    reason = reason.strip()
    found = checks.authority(by.user) + checks.reason_findings(reason)
    if by.user is not None and by.user.pk == user.pk:
        found.append(refusal("oneself", "不能停用自己的账号", "请由另一位系统管理员办理"))
    found += checks.last_administrator(user)
    if not user.is_active:
        found.append(refusal("no-change", f"“{user.get_username()}”已经停用", "无须再停"))
    if found:
        return Done(user, tuple(found))
    user.is_active = False
    user.save(update_fields=["is_active"])
    event_record(what=What.SWITCHED_OFF, by=by, user=user, detail=reason)
    return Done(user)


@transaction.atomic
def account_switch_on(*, by: By, user: User, reason: str) -> Done:
    """The account can be used again, with the roles it has."""
    _lock()
    reason = reason.strip()
    found = checks.authority(by.user) + checks.reason_findings(reason)
    if user.is_active:
        found.append(refusal("no-change", f"“{user.get_username()}”本来就启用着", "无须再启用"))
    if found:
        return Done(user, tuple(found))
    user.is_active = True
    user.save(update_fields=["is_active"])
    event_record(what=What.SWITCHED_ON, by=by, user=user, detail=reason)
    return Done(user)


@transaction.atomic
def role_grant(*, by: By, user: User, role: NewRole, since: date, reason: str) -> Done:
    """Gives somebody a role from a day on."""
    _lock()
    why = Because(since, reason.strip())
    found = _role_findings(by, role, why)
    if not found and checks.holds(rights_of(user, since), role):
        message = f"{since}那天“{user.get_username()}”本来就是{role.role.chinese}"
        found.append(refusal("no-change", message, "无须再授予"))
    if found:
        return Done(user, tuple(found))
    _grant(by, user, role, why, granted=True)
    return Done(user)


@transaction.atomic
def role_withdraw(*, by: By, user: User, role: NewRole, since: date, reason: str) -> Done:
    """Takes a role back from a day on."""
    _lock()
    why = Because(since, reason.strip())
    found = _role_findings(by, role, why)
    if not found and not checks.holds(rights_of(user, max(since, timezone.localdate())), role):
        message = f"“{user.get_username()}”没有这个角色：{role.role.chinese}"
        found.append(refusal("no-change", message, "请刷新页面再看"))
    if role.role is Role.ADMINISTRATOR:
        if by.user is not None and by.user.pk == user.pk:
            found.append(refusal("oneself", "不能收回自己的系统管理员角色", "请由另一位系统管理员办理"))
        found += checks.last_administrator(user, max(since, timezone.localdate()))
    if found:
        return Done(user, tuple(found))
    _grant(by, user, role, why, granted=False)
    return Done(user)


def _role_findings(by: By, role: NewRole, why: Because) -> list[Finding]:
    found = checks.authority(by.user) + checks.role_findings(role, {row.code: row for row in departments()})
    return found + checks.since_findings(why.since) + checks.reason_findings(why.reason)


@transaction.atomic
def roles_keep(*, by: By, user: User) -> Done:
    """Writes down as roles what an account from before roles may do; nothing where that was done."""
    _lock()
    found = checks.authority(by.user)
    if not found and not user.role_grants.exists():
        head = chain.lock(RoleGrant)[RoleGrant]
        moment = chain.next_moment(head)
        rows = _before(by, user, moment)
        chain.append(head, rows, moment)
        said = "、".join(Role(row.role).chinese for row in rows)
        event_record(what=What.GRANTED, by=by, user=user, detail=f"{said}；设角色以前就有")
    return Done(user, tuple(found))


@transaction.atomic
def clerk_appoint(*, by: By, user: User, respondent: str, since: date, reason: str) -> Done:
    """Lets somebody report for an enterprise (or a project, or the city) from a day on."""
    return _appointed(by, user, respondent, Because(since, reason.strip()), appointed=True)


@transaction.atomic
def clerk_dismiss(*, by: By, user: User, respondent: str, since: date, reason: str) -> Done:
    """Takes that back from a day on; what was reported stays."""
    return _appointed(by, user, respondent, Because(since, reason.strip()), appointed=False)


def _appointed(by: By, user: User, respondent: str, why: Because, *, appointed: bool) -> Done:
    _lock()
    row = Respondent.objects.filter(code=respondent).first()
    known = {} if row is None else {row.code: row}
    found = checks.authority(by.user) + checks.since_findings(why.since) + checks.reason_findings(why.reason)
    found += checks.enterprise_findings((respondent,), known) if appointed or row is None else []
    if row is not None and (row in clerk_of(user, why.since)) == appointed:
        said = "已经是" if appointed else "不是"
        message = f"{why.since}那天“{user.get_username()}”{said}{row.name}的填报人"
        found.append(refusal("no-change", message, "请刷新页面再看"))
    if found or row is None:
        return Done(user, tuple(found))
    _appoint(by, user, row, why, appointed=appointed)
    return Done(user)


def _appoint(by: By, user: User, row: Respondent, why: Because, *, appointed: bool) -> None:
    head = chain.lock(Appointment)[Appointment]
    moment = chain.next_moment(head)
    event = Appointment(
        user=user, respondent=row, appointed=appointed, recorded_at=moment, recorded_by=by.user, since=why.since,
        reason=why.reason,
    )  # fmt: skip
    chain.append(head, [event], moment)
    what = What.APPOINTED if appointed else What.DISMISSED
    event_record(what=what, by=by, user=user, respondent=row, detail=f"自{why.since}起；{why.reason}")


def _grant(by: By, user: User, role: NewRole, why: Because, *, granted: bool) -> None:
    head = chain.lock(RoleGrant)[RoleGrant]
    moment = chain.next_moment(head)
    rows = [] if user.role_grants.exists() else _before(by, user, moment)
    department = Respondent.objects.get(code=role.department) if role.department else None
    rows.append(_row(by, user, Held(role.role, department), why, moment))
    rows[-1].granted = granted
    chain.append(head, rows, moment)
    what = What.GRANTED if granted else What.WITHDRAWN
    where = "全园区" if role.role in IN_DEPARTMENTS and department is None else ""
    detail = f"{where}{role.role.chinese}，自{why.since}起；{why.reason}"
    event_record(what=what, by=by, user=user, respondent=department, detail=detail)
    mirror(user)


def _before(by: By, user: User, moment: datetime) -> list[RoleGrant]:
    """What an account from before roles has, written down before anything is said of it."""
    why = Because(timezone.localtime(user.date_joined).date(), "设角色以前就有")
    return [_row(by, user, held, why, moment) for held in rights_of(user).held]


def _row(by: By, user: User, held: Held, why: Because, moment: datetime) -> RoleGrant:
    return RoleGrant(
        user=user, role=held.role.value, department=held.department, granted=True, since=why.since,
        reason=why.reason, recorded_at=moment, recorded_by=by.user,
    )  # fmt: skip


def mirror(user: User) -> None:
    """Sets Django's own flags by today's roles: the ledger's gate and the command line ask those."""
    access = rights_of(user)
    user.is_staff, user.is_superuser = access.works_on_figures, Role.ADMINISTRATOR in access.roles
    user.save(update_fields=["is_staff", "is_superuser"])


def _lock() -> None:
    """One change of accounts at a time, so that two administrators cannot switch each other off."""
    chain.lock(AccountEvent)
