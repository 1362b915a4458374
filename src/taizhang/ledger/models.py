"""What the ledger keeps: submissions of entries, explanations, closes, snapshots. All append-only, all but snapshots chained.

An `Entry` is one figure: respondent × indicator × part × basis × period, its value and the 同期数 that the
respondent re-reports with it, in the unit of the form. A correction is a new entry (`version` 2) that names the one it
replaces; its reason stands on its submission.

A `Submission` is one act of recording: who, when, from which file or page, and why, for the entries numbered
`first_entry` … `first_entry + entries - 1`. The entries of one submission were recorded at one moment, and moments
grow along the chain, so "as of a moment" is simply "up to an entry number".

A `Close` freezes or reopens the months first … last of a year, with a reason, and says how many of those who owed a form had
handed in when they were closed. An `Explanation` says why a figure that looks
wrong is right. A `Snapshot` names a folder of
Parquet files by the hash of its content.
"""

from django.conf import settings
from django.db import models

from taizhang.ledger.scaled import ScaledDecimalField
from taizhang.registry.append_only import AppendOnly
from taizhang.registry.chain import Chained
from taizhang.registry.models import Respondent

_USER = settings.AUTH_USER_MODEL


class Submission(Chained):
    """One act of recording."""

    SEALED = ("recorded_at", "recorded_by_id", "origin_kind", "origin_name", "origin_digest", "reason",
              "first_entry", "entries")  # fmt: skip

    recorded_at = models.DateTimeField("记账时间", unique=True)
    recorded_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    origin_kind = models.CharField("来路", max_length=8)
    origin_name = models.CharField("文件或页面", max_length=255, blank=True)
    origin_digest = models.CharField("文件指纹", max_length=64, blank=True)
    reason = models.CharField("缘由", max_length=400, blank=True)
    first_entry = models.BigIntegerField("起始条号", unique=True)
    entries = models.IntegerField("条数")

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "报送批次"


class Entry(Chained):
    """One figure as reported."""

    # the hash of the submission stands for who, when, whence and why
    SEALED = ("submission__hash", "respondent__code", "indicator", "part", "basis", "year", "first", "last", "point",
              "version", "value", "prior", "unit", "cell", "replaces_id")  # fmt: skip

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+", db_index=False)
    respondent = models.ForeignKey(Respondent, models.PROTECT, related_name="+", db_index=False)
    indicator = models.CharField("指标", max_length=64)
    part = models.CharField("分项", max_length=80, blank=True)
    basis = models.CharField("口径", max_length=16)
    year = models.SmallIntegerField("年")
    first = models.SmallIntegerField("起月")
    last = models.SmallIntegerField("止月")
    point = models.BooleanField("时点")
    version = models.SmallIntegerField("第几版")
    value = ScaledDecimalField("数值")
    prior = ScaledDecimalField("同期数", null=True)
    unit = models.CharField("单位", max_length=16)
    cell = models.CharField("单元格", max_length=80, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "台账"
        constraints = (
            models.UniqueConstraint(  # no cell has two first versions, no version is corrected twice
                fields=("respondent", "indicator", "year", "last", "first", "part", "basis", "version"),
                name="entry_cell_version",
            ),
        )


class Close(Chained):
    """The months first … last of a year were closed, or opened again."""

    SEALED = ("year", "first", "last", "closed", "reason", "recorded_at", "recorded_by_id")
    LATER = ("reported", "expected")

    year = models.SmallIntegerField("年")
    first = models.SmallIntegerField("起月")
    last = models.SmallIntegerField("止月")
    closed = models.BooleanField("关账")  # False: reopened
    reason = models.CharField("缘由", max_length=400, blank=True)
    recorded_at = models.DateTimeField("时间", unique=True)
    recorded_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    reported = models.IntegerField("已报", null=True)  # at that moment; of reopenings, and of what was closed
    expected = models.IntegerField("应报", null=True)  # before this was kept, nothing is said

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "关账记录"


class Explanation(Chained):
    """What a respondent says to a 核实 finding on one of its forms. `about` is the finding as it was when it was explained:
    where the figures change, the finding reads otherwise and asks for another explanation."""

    SEALED = (
        "respondent__code",
        "year",
        "last",
        "form",
        "rule",
        "about",
        "text",
        "recorded_at",
        "recorded_by_id",
    )

    respondent = models.ForeignKey(Respondent, models.PROTECT, related_name="+")
    year = models.SmallIntegerField("年")
    last = models.SmallIntegerField("月")
    form = models.CharField("报表", max_length=64)
    rule = models.CharField("审核", max_length=80)
    about = models.TextField("审核所指")
    text = models.CharField("说明", max_length=400)
    recorded_at = models.DateTimeField("时间")
    recorded_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "核实说明"
        indexes = (models.Index(fields=("year", "last"), name="explanation_of"),)


class Snapshot(AppendOnly):
    """A folder of Parquet files, named by the hash of its content."""

    hash = models.CharField("快照", max_length=64, unique=True)
    period = models.CharField("期间", max_length=24)  # Period in code form
    as_of = models.DateTimeField("截至")
    entries = models.BigIntegerField("条数")
    chain_count = models.BigIntegerField("链长")  # how many entries the ledger held then, and
    chain_hash = models.CharField(
        "链头", max_length=64, blank=True
    )  # the hash of the last: an anchor for the chain
    catalogue = models.CharField("目录", max_length=64)
    taken_at = models.DateTimeField("时间")
    taken_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "快照"
        ordering = ("-taken_at",)
