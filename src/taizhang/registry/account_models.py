"""What is kept about the people who sign in, beside Django's own accounts.

A `RoleGrant` says that somebody holds a role from a day on, in one department or in all of them, or (`granted` False)
no longer holds it from a day on. Nothing is overwritten: 王敏 becomes 部门经办 of 经济发展部 on 2026-03-01 and leaves on
2026-09-01, which are two rows, each with its reason. Whom an enterprise's clerk reports for stands in `Appointment`s.
"""

from django.conf import settings
from django.db import models

from taizhang.registry.chain import Chained


class RoleGrant(Chained):
    """A user holds a role from a day on, or no longer does. Without a department it holds for all of them."""

    SEALED = (
        "user_id",
        "role",
        "department_id",
        "granted",
        "since",
        "reason",
        "recorded_at",
        "recorded_by_id",
    )

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="role_grants")
    role = models.CharField("角色", max_length=16)
    department = models.ForeignKey("registry.Respondent", models.PROTECT, null=True, related_name="+")
    granted = models.BooleanField("授予")
    since = models.DateField("起始日")
    reason = models.CharField("缘由", max_length=400)
    recorded_at = models.DateTimeField("记录时间")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "角色记录"
