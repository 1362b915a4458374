"""What is kept about the people who sign in, beside Django's own accounts.

A `RoleGrant` says that somebody holds a role from a day on, in one department or in all of them, or (`granted` False)
no longer holds it from a day on. Nothing is overwritten: 王敏 becomes 部门经办 of 经济发展部 on 2026-03-01 and leaves on
2026-09-01, which are two rows, each with its reason. Whom an enterprise's clerk reports for stands in `Appointment`s.

What was done with accounts stands in `AccountEvent`s, chained too: who gave whom which role, who signed in from where.
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


class AccountEvent(Chained):
    """Something was done to an account, or with it: what, by whom, to whom, about which respondent, from which address."""

    SEALED = ("what", "actor_id", "user_id", "respondent_id", "detail", "address", "recorded_at")

    what = models.CharField("事项", max_length=24)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="account_events"
    )
    respondent = models.ForeignKey("registry.Respondent", models.PROTECT, null=True, related_name="+")
    detail = models.CharField("详情", max_length=400, blank=True)
    address = models.CharField("地址", max_length=45, blank=True)
    recorded_at = models.DateTimeField("记录时间", db_index=True)

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "账号记录"


class SignInCode(models.Model):
    """A code with which somebody chooses a password, once. Of the code itself only a keyed hash is kept."""

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_in_codes")
    made_at = models.DateTimeField("发出时间")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField("失效时间")
    used_at = models.DateTimeField("使用时间", null=True)
    withdrawn_at = models.DateTimeField("作废时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "一次性码"
