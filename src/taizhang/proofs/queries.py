"""Which remarks were set aside, by whom and why?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from taizhang.kernel.finding import Finding
from taizhang.proofs.models import Dismissal
from taizhang.proofs.sentences import digest
from taizhang.registry.chain import verify


@dataclass(frozen=True)
class DismissalView:
    """A remark that was set aside and stays so."""

    sentence: str
    code: str
    text: str
    reason: str
    by: str
    at: datetime


def standing(sentences: Iterable[str]) -> dict[tuple[str, str], DismissalView]:
    """What is set aside in these sentences, by (digest of the sentence, code)."""
    return _last(sorted({digest(sentence) for sentence in sentences}))


def dismissals_verify() -> tuple[Finding, ...]:
    """Whether the chain of dismissals is whole."""
    return verify(Dismissal)


def _last(names: list[str]) -> dict[tuple[str, str], DismissalView]:
    found: dict[tuple[str, str], DismissalView] = {}
    for at in range(0, len(names), 500):  # a statement takes only so many parameters
        rows = (
            Dismissal.objects.filter(sentence__in=names[at : at + 500])
            .select_related("by")
            .order_by("number")
        )
        for row in rows:
            key = (row.sentence, row.code)
            if row.stands:
                name = row.by.get_full_name() or row.by.get_username()
                found[key] = DismissalView(row.sentence, row.code, row.text, row.reason, name, row.at)
            else:
                found.pop(key, None)
    return found
