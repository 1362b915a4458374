"""People with roles, for tests: written straight into the chain, from the beginning of 2022 unless told otherwise."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from taizhang.registry import chain
from taizhang.registry.models import Respondent, RoleGrant
from taizhang.registry.roles import OFFICE, Role


@transaction.atomic
def engage(
    name: str, role: Role, department: str = "", *, since: date = date(2022, 1, 1), granted: bool = True
) -> User:
    """The user of that name, made if need be, with a role in that department (in all of them)."""
    user, _ = User.objects.get_or_create(username=name)
    row = Respondent.objects.get(code=department) if department else None
    head = chain.lock(RoleGrant)[RoleGrant]
    moment = chain.next_moment(head)
    grant = RoleGrant(
        user=user, role=role.value, department=row, granted=granted, since=since, reason="测试", recorded_at=moment,
        recorded_by=user,
    )  # fmt: skip
    chain.append(head, [grant], moment)
    if role in OFFICE:
        user.is_staff = granted
        user.save(update_fields=["is_staff"])
    return user
