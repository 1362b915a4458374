"""Which roles do the accounts of the demo have?

The invented park began, like any park that has used this program for long, with accounts from before there were roles: staff
could do everything. Now each has the department it works in; what it had before is written down, and taken back.

    admin    系统管理员; 经办 and 审核 everywhere, as the command line works under this name
    tongji   经办 and 审核 of 经济发展部: reviews enterprises' forms, closes months
    bangong  经办 and 审核 of 党工委管委会办公室: writes and issues reports, closes nothing
    qiye     reports for its enterprises
"""

from django.contrib.auth.models import User
from django.utils import timezone

from taizhang.demo.build import DemoBroken, People
from taizhang.registry.account_actions import Done, role_grant, role_withdraw, roles_keep
from taizhang.registry.account_checks import NewRole
from taizhang.registry.account_events import By
from taizhang.registry.roles import Role

_WORK = (Role.HANDLER, Role.REVIEWER)


def assign(people: People) -> None:
    """Gives everybody their roles from today on. Raises DemoBroken where the registry refuses one."""
    by = By(people.admin)
    roles_keep(by=by, user=people.admin)
    for user, department in ((people.statistician, "economy"), (people.writer, "office")):
        for role in _WORK:
            _granted(by, user, NewRole(role, department))
        for role in _WORK:
            _must(role_withdraw(
                by=by, user=user, role=NewRole(role), since=timezone.localdate(), reason="改为只在本部门",
            ))  # fmt: skip


def _granted(by: By, user: User, role: NewRole) -> None:
    _must(role_grant(by=by, user=user, role=role, since=timezone.localdate(), reason="按部门分工"))


def _must(done: Done) -> None:
    if done.refused:
        raise DemoBroken(done.findings[0].message)
