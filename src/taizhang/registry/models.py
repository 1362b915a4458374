"""Who is there: the tables of the registry.

A `Respondent` is whoever has figures of its own: an enterprise, a department, a project, or a source outside the
park (全市). Its `code` never changes: an enterprise's is its credit code.

A `Membership` says to which group a respondent belongs, and from which month to which: a battery maker that entered
规上 in May 2023 has (above_scale, yes, 202305, open). Nothing is overwritten: when it leaves in June 2024 a second
record (…, 202305, 202406) replaces the first, and what stood there before can still be read as of any earlier moment.
Months are whole numbers yyyymm, both ends included, 999912 for "until further notice". Dimension "park" is being in
the park at all, "city" being an outside source.

A `Reporter` is a person who may report for a respondent.
"""

from django.conf import settings
from django.db import models

from taizhang.registry.chain import Chained, ChainHead

__all__ = ["ChainHead", "Kind", "Membership", "Reporter", "Respondent"]

OPEN = 999912


class Kind(models.TextChoices):
    """What sort of respondent."""

    ENTERPRISE = "enterprise", "企业"
    DEPARTMENT = "department", "部门"
    PROJECT = "project", "项目"
    OUTSIDE = "outside", "园区外"


class Respondent(models.Model):
    """Who reports figures."""

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


class Reporter(models.Model):
    """A person may report for a respondent, until dismissed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reports_for")
    respondent = models.ForeignKey(Respondent, models.PROTECT, related_name="reporters")
    appointed_at = models.DateTimeField("指定时间")
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dismissed_at = models.DateTimeField("解除时间", null=True)
    dismissed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "填报人"
        constraints = (
            models.UniqueConstraint(
                fields=("user", "respondent"), condition=models.Q(dismissed_at=None), name="reporter_once"
            ),
        )
