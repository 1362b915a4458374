"""What is kept of an issued report: its text with every bound figure, and what it was made from. Append-only, chained.

`document` is the document's JSON, so the bound figures are in it and nothing about them is kept twice; `document_id` is
the digest of its content. `snapshot` and `catalogue` name the figures and the sentences it was made from: with these
two it can be composed again word for word (`taizhang.reports.recompute`). `reported` of `expected` respondents had handed in
for the last month; where they were few, `reason` says why the report went out all the same.
"""

from django.conf import settings
from django.db import models

from taizhang.registry.chain import Chained


class Issue(Chained):
    """One report as it was issued."""

    SEALED = ("outline", "period", "title", "document_id", "document", "snapshot", "catalogue", "issued_at",
              "issued_by_id")  # fmt: skip

    LATER = ("reported", "expected", "reason")

    outline = models.CharField("提纲", max_length=64)
    period = models.CharField("期间", max_length=24)  # Period in code form
    title = models.CharField("标题", max_length=200)
    document = models.TextField("文稿")
    document_id = models.CharField("文稿编号", max_length=64, unique=True)
    snapshot = models.CharField("快照", max_length=64)
    catalogue = models.CharField("目录", max_length=64)
    issued_at = models.DateTimeField("发出时间")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reported = models.IntegerField("已报", null=True)  # respondents of the last month, when it was issued
    expected = models.IntegerField("应报", null=True)
    reason = models.CharField("原因", max_length=400, null=True)  # null: issued before it was asked

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "已发报告"
