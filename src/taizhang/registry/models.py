"""Who is there: the tables of the registry.

A `Respondent` is whoever has figures of its own: an enterprise, a department, a project, or a source outside the
park (全市). Its `code` never changes: an enterprise's is its credit code.

A `Membership` says to which group a respondent belongs, and from which month to which: a battery maker that entered
规上 in May 2023 has (above_scale, yes, 202305, open). Nothing is overwritten: when it leaves in June 2024 a second
record (…, 202305, 202406) replaces the first, and what stood there before can still be read as of any earlier moment.
Months are whole numbers yyyymm, both ends included, 999912 for "until further notice". Dimension "park" is being in
the park at all, "city" being an outside source.

What a respondent is called and what it is stands in its `Naming`s, the first made when it was registered, another for
each new name; `Respondent` repeats the last of them, so that it can be searched, and the database lets its name change
to nothing else. Who may report for a respondent, and who no longer may, stands in `Appointment`s.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from taizhang.registry.account_models import AccountEvent, RoleGrant, SignInCode
from taizhang.registry.chain import Chained, ChainHead

__all__ = [
    "AccountEvent", "Appointment", "ChainHead", "Kind", "Membership", "Naming", "Respondent", "RoleGrant",
    "SignInCode",
]  # fmt: skip

OPEN = 999912


class Kind(models.TextChoices):
    """What sort of respondent."""

    ENTERPRISE = "enterprise", "企业"
    DEPARTMENT = "department", "部门"
    PROJECT = "project", "项目"
    OUTSIDE = "outside", "园区外"


class Respondent(models.Model):
    """Who reports figures, under the name it has now."""

    MAY_CHANGE: ClassVar[str] = (
        "(NEW.id = OLD.id AND NEW.code = OLD.code AND NEW.kind = OLD.kind AND NEW.credit_code = OLD.credit_code "
        "AND NEW.registered_at = OLD.registered_at AND NEW.registered_by_id = OLD.registered_by_id AND NEW.name = "
        "(SELECT name FROM registry_naming WHERE respondent_id = OLD.id ORDER BY number DESC LIMIT 1))"
    )
    """The one change that the database lets through: to the name that the chain says it has."""

    code = models.CharField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=120, unique=True)
    kind = models.CharField("类别", max_length=12, choices=Kind)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    registered_at = models.DateTimeField("登记时间")
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "填报单位"
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(
                fields=("credit_code",), condition=~models.Q(credit_code=""), name="respondent_credit_code"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Membership(Chained):
    """A respondent belongs to a group from one month to another, as recorded at a moment."""

    SEALED = ("respondent__code", "dimension", "member", "since", "until", "recorded_at", "recorded_by_id", "reason",
              "replaces_id")  # fmt: skip

    respondent = models.ForeignKey(Respondent, models.PROTECT, related_name="memberships")
    dimension = models.CharField("分组", max_length=40)
    member = models.CharField("组", max_length=40, blank=True)
    since = models.IntegerField("起")
    until = models.IntegerField("止", default=OPEN)
    recorded_at = models.DateTimeField("记录时间", db_index=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField("缘由", max_length=400, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "分组记录"
        indexes = (models.Index(fields=("respondent", "dimension"), name="membership_of"),)


class Naming(Chained):
    """What a respondent is called and what it is, from a moment on."""

    SEALED = ("respondent__code", "name", "kind", "credit_code", "recorded_at", "recorded_by_id", "reason")

    respondent = models.ForeignKey(Respondent, models.PROTECT, related_name="namings")
    name = models.CharField("名称", max_length=120)
    kind = models.CharField("类别", max_length=12, choices=Kind)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    recorded_at = models.DateTimeField("记录时间", db_index=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField("缘由", max_length=400, blank=True)

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "名称记录"


class Appointment(Chained):
    """A person may report for a respondent from a day on, or (`appointed` False) no longer may.

    Without a day (older rows) it is from the moment of recording on.
    """

    SEALED = ("user_id", "respondent__code", "appointed", "recorded_at", "recorded_by_id")
    LATER = ("since", "reason")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments")
    respondent = models.ForeignKey(Respondent, models.PROTECT, related_name="appointments")
    appointed = models.BooleanField("指定")
    recorded_at = models.DateTimeField("记录时间")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    since = models.DateField("起始日", null=True)
    reason = models.CharField("缘由", max_length=400, null=True)

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "填报人记录"
