"""What is refused of an explanation, and to which findings does it belong?

A respondent explains a 核实 finding on one of its forms: why a figure that looks wrong is right. The explanation is kept with
the finding as it read, so that it answers that finding and no other; what must hold (强制) cannot be explained, only mended.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User

from taizhang.catalogue.model import Catalogue
from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.period import Period
from taizhang.ledger.gate import MOST_REASON
from taizhang.ledger.standing import Told, standing
from taizhang.registry import queries as registry


@dataclass(frozen=True)
class Explained:
    """What is said to the findings with this code (``rule:output_growth_range``) on the respondent's forms, or on one."""

    respondent: str
    rule: str
    text: str
    form: str = ""


@dataclass(frozen=True)
class Answered:
    """An explanation and the findings that it answers."""

    said: Explained
    respondent: int
    told: tuple[Told, ...]


def answered(
    actor: User, period: Period, said: Sequence[Explained], catalogue: Catalogue
) -> tuple[list[Answered], list[Finding]]:
    """Each explanation with what it answers, and all that is wrong with them."""
    known = {each.code: each for each in registry.respondents(each.respondent for each in said)}
    own = registry.reports_for(actor) if actor.is_active else frozenset()
    staff = actor.is_active and actor.is_staff
    one = said[0].respondent if len({each.respondent for each in said}) == 1 else ""
    told = standing(period.month(), catalogue, respondent=one).told if known else ()
    found: list[Finding] = []
    ready: list[Answered] = []
    for each in said:
        who = known.get(each.respondent)
        if who is None:
            message = f"名录里没有代码为“{each.respondent}”的单位"
            found.append(_refusal("unknown-respondent", message, "请核对代码"))
            continue
        if not staff and who.id not in own:
            found.append(
                _refusal("not-allowed", f"您不是{who.name}的填报人，不能替它说明", "请由该单位填报人来写")
            )
            continue
        found += _text(each.text)
        hit = [
            t for t in told
            if (t.respondent, t.finding.code) == (who.code, each.rule) and each.form in ("", t.form)
        ]  # fmt: skip
        found += _hits(each, hit, f"{who.name}{period.month().chinese()}")
        ready.append(Answered(each, who.id, tuple(hit)))
    return ready, found


def _text(text: str) -> list[Finding]:
    if not text.strip():
        return [_refusal("text-missing", "说明是空的", "请写一两句：为什么这个数是对的")]
    if len(text.strip()) > MOST_REASON:
        return [_refusal("text-long", f"说明最多{MOST_REASON}字", "请写得短些")]
    return []


def _hits(each: Explained, told: Sequence[Told], where: str) -> list[Finding]:
    if not told:
        message = f"{where}没有“{each.rule}”这一处核实"
        return [_refusal("nothing-to-explain", message, "请看关账页上列出的各处；数改正以后就不用说明了")]
    if any(t.finding.level is Level.ERROR for t in told):
        return [_refusal("must-hold", f"{where}的“{each.rule}”是强制审核，说明不了", "请更正填错的数")]
    if all(t.explanation == each.text.strip() for t in told):
        return [_refusal("no-change", f"{where}的“{each.rule}”已经这样说明过", "无须再写")]
    return []


def _refusal(code: str, message: str, advice: str) -> Finding:
    return Finding(Level.ERROR, code, message, advice=advice, family="说明")
