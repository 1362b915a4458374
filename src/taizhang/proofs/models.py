"""What is kept of proofreading: that a remark on a sentence was looked at and found to be no mistake, by whom and why.

The report itself is not kept here (see ``desk``). A dismissal speaks of a *sentence* and a *code*: the same remark on the same
sentence stays away in every later version of the report, on whoever's desk; a sentence that was changed is looked at again.
Taking one back is another row, for nothing here is overwritten either.
"""

from django.conf import settings
from django.db import models

from taizhang.registry.chain import Chained

LONGEST_REASON = 300
LONGEST_SENTENCE = 2000


class Dismissal(Chained):
    """A remark set aside (``stands``), or a setting aside taken back."""

    SEALED = ("sentence", "code", "text", "reason", "stands", "at", "by_id")

    sentence = models.CharField(
        "句子编号", max_length=64, db_index=True
    )  # digest of the sentence, spaces left out
    code = models.CharField("意见代码", max_length=64)
    text = models.CharField("句子", max_length=LONGEST_SENTENCE)
    reason = models.CharField("理由", max_length=LONGEST_REASON)
    stands = models.BooleanField("有效")
    at = models.DateTimeField("时间")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(Chained.Meta):
        verbose_name = verbose_name_plural = "校对中忽略的意见"
