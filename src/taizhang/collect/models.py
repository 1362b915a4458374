"""What collecting keeps: rounds, drafts, sealed versions and what was decided about them.

Who owes what is reckoned (``tasks``), not kept. Kept is what people did:

- a `Round` says that the park collects a month, from whom everybody learns that it is time;
- a `DraftCell` is what a clerk has typed into one place of a form and may type anew: the only rows here that change and go;
- a `Version` is a form as it was handed in, whole and sealed: nobody can change it, the next one names the one before;
- a `Verdict` is what became of a version: withdrawn by its clerk, returned with notes, or approved and written into the ledger.
  A version has one of them and no second, which the database holds, so of two reviewers one wins. An approved version may be
  *reopened* for a correction.

A `Task` is where all this stands now, for searching and for locking; it repeats what the last version and verdict say
(``queries.collect_verify`` holds the two against each other). It is made with the first keystroke; a form that nobody has
touched has none. Versions and verdicts are chained like the ledger's own rows.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from taizhang.registry.chain import Chained
from taizhang.registry.models import Respondent

_USER = settings.AUTH_USER_MODEL


class Round(Chained):
    """The park collects the reports of a month."""

    SEALED = ("year", "last", "note", "recorded_at", "recorded_by_id")

    year = models.SmallIntegerField("年")
    last = models.SmallIntegerField("月")
    note = models.CharField("布置", max_length=400, blank=True)
    recorded_at = models.DateTimeField("时间")
    recorded_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "填报期"
        constraints = (models.UniqueConstraint(fields=("year", "last"), name="round_once"),)


class Task(models.Model):
    """Where one respondent's form of one month stands. ``state`` is one of ``tasks.State``."""

    MAY_CHANGE: ClassVar[str] = ""
    """In any way, but it may not disappear."""

    respondent = models.ForeignKey(Respondent, models.PROTECT, related_name="+")
    form = models.CharField("报表", max_length=64)
    year = models.SmallIntegerField("年")
    last = models.SmallIntegerField("月")
    state = models.CharField("状态", max_length=4)
    revision = models.IntegerField("改动次数", default=0)  # grows with each cell saved
    version = models.ForeignKey("Version", models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField("最近变动")

    class Meta:
        verbose_name = verbose_name_plural = "填报任务"
        constraints = (
            models.UniqueConstraint(fields=("respondent", "form", "year", "last"), name="task_once"),
        )
        indexes = (models.Index(fields=("year", "last", "state"), name="task_of_month"),)


class DraftCell(models.Model):
    """What was typed into one place of a form (``draft`` says which places there are), and what stood there before."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="cells")
    slot = models.CharField("位置", max_length=200)
    text = models.TextField("所填", blank=True)
    before = models.TextField("改前", blank=True)
    about = models.TextField("所指", blank=True)  # of an explanation: the finding as it read then
    version = models.IntegerField("第几次", default=1)
    saved_at = models.DateTimeField("时间")
    saved_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "填报草稿"
        constraints = (models.UniqueConstraint(fields=("task", "slot"), name="draft_slot"),)


class Version(Chained):
    """A form as it was handed in. ``content`` is canonical JSON (``sealing``); ``key`` tells the same request sent twice."""

    SEALED = ("task__respondent__code", "task__form", "task__year", "task__last", "ordinal", "content", "predecessor_id",
              "door", "address", "key", "recorded_at", "recorded_by_id")  # fmt: skip

    task = models.ForeignKey(Task, models.PROTECT, related_name="versions")
    ordinal = models.SmallIntegerField("第几版")
    content = models.TextField("内容")
    predecessor = models.OneToOneField("self", models.PROTECT, null=True, related_name="successor")
    door = models.CharField("来路", max_length=8)
    address = models.CharField("地址", max_length=45, blank=True)
    key = models.CharField("请求号", max_length=64)
    recorded_at = models.DateTimeField("提交时间")
    recorded_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "报送版本"
        constraints = (
            models.UniqueConstraint(fields=("task", "ordinal"), name="version_ordinal"),
            models.UniqueConstraint(fields=("task", "key"), name="version_key"),
        )


class Ruling(models.TextChoices):
    """What became of a version."""

    WITHDRAWN = "withdrawn", "已撤回"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "已审定"
    REOPENED = "reopened", "改正中"


class Verdict(Chained):
    """What was decided about a version. ``notes`` is canonical JSON: what is to be mended, by the indicator's code."""

    SEALED = ("version__hash", "ruling", "message", "notes", "batch", "recorded_at", "recorded_by_id")

    version = models.ForeignKey(Version, models.PROTECT, related_name="verdicts")
    ruling = models.CharField("处理", max_length=12, choices=Ruling)
    message = models.CharField("意见", max_length=400, blank=True)
    notes = models.TextField("逐格意见", default="{}")
    batch = models.BigIntegerField("台账批次", null=True)  # of an approval that wrote something
    recorded_at = models.DateTimeField("时间")
    recorded_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "审核处理"
        constraints = (
            models.UniqueConstraint(
                fields=("version",), condition=~Q(ruling=Ruling.REOPENED), name="verdict_once"
            ),
            models.UniqueConstraint(
                fields=("version",), condition=Q(ruling=Ruling.REOPENED), name="reopened_once"
            ),
        )
