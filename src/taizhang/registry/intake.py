"""Which registrations and memberships are refused, and in which words?

One small function per question; each gives findings, never raises. The rows are checked against the registry and
against each other, so that a list in which the same enterprise stands twice is refused as a whole.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User

from taizhang.catalogue.model import Catalogue, nearest
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.registry import credit_code
from taizhang.registry.models import OPEN, Kind, Membership, Respondent

CANCELLED = 0
SEVERAL_MEMBERS = frozenset({"node"})
"""Dimensions in which one respondent may belong to several members at once: a firm may hold several chain nodes."""

_CODE = re.compile(r"[^\s|:：]{1,40}")


@dataclass(frozen=True)
class NewRespondent:
    """A respondent to register, in the park since the month `since` (yyyymm). An empty code means the credit code."""

    code: str
    name: str
    kind: str
    since: int
    credit_code: str = ""


@dataclass(frozen=True)
class NewMembership:
    """A membership to open: months yyyymm, both included."""

    respondent: str
    dimension: str
    member: str
    since: int
    until: int = OPEN


@dataclass(frozen=True)
class Closing:
    """A membership to end with the month `until` (yyyymm, included); `CANCELLED` takes it back as mistaken.

    Where the respondent was in the group twice, the later membership is meant.
    """

    respondent: str
    dimension: str
    member: str
    until: int


def refusal(code: str, message: str, advice: str, row: int | None = None) -> Finding:
    """An error about the row with that number (from 1), if it is about one."""
    where = None if row is None else Place(line=row)
    return Finding(Level.ERROR, code, message, where=where, advice=advice, family="名录")


def life_dimension(kind: str) -> str:
    """The dimension whose membership is the respondent's life: "city" for outside sources, else "park"."""
    return "city" if kind == Kind.OUTSIDE else "park"


def authority_findings(actor: User) -> list[Finding]:
    """Only park staff change the registry."""
    if actor.is_active and actor.is_staff:
        return []
    message = f"“{actor.get_username()}”不是园区工作人员，不能改名录"
    return [refusal("not-allowed", message, "请联系园区统计人员办理")]


def unknown_respondent(code: str, row: int | None = None) -> Finding:
    """The respondent is not in the registry."""
    return refusal("unknown-respondent", f"名录里没有代码为“{code}”的单位", "请核对代码，或先登记该单位", row)


def already_reporter(user: str, name: str) -> Finding:
    """Appointed twice."""
    return refusal("no-change", f"“{user}”已经是{name}的填报人", "无须再指定")


def not_reporter(user: str, name: str) -> Finding:
    """Dismissed without having been appointed."""
    return refusal("no-change", f"“{user}”不是{name}的填报人", "请核对用户名和单位")


def month_fault(month: int) -> str:
    """Why `month` is not a month yyyymm; empty if it is."""
    return "" if 1949 <= month // 100 <= 2999 and 1 <= month % 100 <= 12 else f"“{month}”不是月份，应如202409"


# --- respondents -----------------------------------------------------------------------------------------------


def _form(new: NewRespondent, row: int) -> list[Finding]:
    found = []
    if new.kind not in Kind.values:
        kinds = "、".join(f"{kind.value}（{kind.label}）" for kind in Kind)
        found.append(refusal("kind-unknown", f"不认识类别“{new.kind}”", f"可用的类别：{kinds}", row))
    if not _CODE.fullmatch(new.code):
        advice = "代码不超过40个字符，不含空格、冒号和竖线；企业用统一社会信用代码"
        found.append(refusal("code-malformed", f"{new.name}的代码“{new.code}”不合格式", advice, row))
    if not new.name.strip() or len(new.name) > 120:
        found.append(
            refusal("name-malformed", f"代码为{new.code}的单位名称为空或超过120字", "请写单位全称", row)
        )
    if fault := month_fault(new.since):
        found.append(refusal("month-malformed", f"{new.name}的起始月{fault}", "请写成六位年月", row))
    return found


def _credit(new: NewRespondent, row: int) -> list[Finding]:
    if not new.credit_code:
        if new.kind != Kind.ENTERPRISE:
            return []
        advice = "请按营业执照填写18位代码"
        return [refusal("credit-code-missing", f"企业“{new.name}”没有统一社会信用代码", advice, row)]
    place = Place(line=row)
    return [
        Finding(f.level, f.code, f"{new.name}：{f.message}", place, advice=f.advice, family=f.family)
        for f in credit_code.check(new.credit_code)
    ]


RESPONDENT_CHECKS: tuple[Callable[[NewRespondent, int], list[Finding]], ...] = (_form, _credit)


def respondent_findings(respondents: Sequence[NewRespondent]) -> list[Finding]:
    """All that is wrong with a list of respondents to register."""
    found = [
        f for row, new in enumerate(respondents, 1) for check in RESPONDENT_CHECKS for f in check(new, row)
    ]
    for field, word in (("code", "代码"), ("name", "名称"), ("credit_code", "信用代码")):
        wanted = {getattr(new, field) for new in respondents} - {""}
        taken = set(Respondent.objects.filter(**{f"{field}__in": wanted}).values_list(field, flat=True))
        for row, new in enumerate(respondents, 1):
            value = getattr(new, field)
            if value in taken:
                message = f"{word}“{value}”已登记过，或在这份名单里出现两次"
                found.append(refusal("registered-twice", message, "同一单位只登记一次；请核对名单", row))
            if value:
                taken.add(value)
    return found


MOST_REASON = 400


def renaming_findings(row: Respondent, name: str, reason: str) -> list[Finding]:
    """All that stands against giving a respondent another name."""
    found = []
    if not name or len(name) > 120:
        found.append(refusal("name-malformed", "新名称为空或超过120字", "请写单位全称"))
    if name == row.name:
        found.append(refusal("no-change", f"“{row.name}”本来就是这个名称", "无须再改"))
    elif Respondent.objects.filter(name=name).exclude(pk=row.pk).exists():
        found.append(refusal("registered-twice", f"名称“{name}”已被另一单位使用", "请核对是不是同一单位"))
    if not reason:
        advice = "请写明依据，如“2024年8月工商变更登记”"
        found.append(refusal("reason-missing", "改名要写明缘由", advice))
    if len(reason) > MOST_REASON:
        found.append(refusal("reason-long", f"缘由最多{MOST_REASON}字", "请写得短些"))
    return found


# --- memberships -----------------------------------------------------------------------------------------------


def opening_findings(
    memberships: Sequence[NewMembership],
    known: Mapping[str, Respondent],
    in_force: Mapping[str, Sequence[Membership]],
    catalogue: Catalogue,
) -> list[Finding]:
    """All that is wrong with a list of memberships to open."""
    found: list[Finding] = []
    spans: dict[str, list[NewMembership]] = {
        code: [NewMembership(code, m.dimension, m.member, m.since, m.until) for m in rows]
        for code, rows in in_force.items()
    }
    for row, new in enumerate(memberships, 1):
        if new.respondent not in known:
            found.append(unknown_respondent(new.respondent, row))
            continue
        faults = _group(new, row, catalogue) + _months(new, row)
        found += faults or _overlap(new, row, spans[new.respondent], known[new.respondent].name)
        spans[new.respondent].append(new)
    return found


def _group(new: NewMembership, row: int, catalogue: Catalogue) -> list[Finding]:
    if new.dimension in ("park", "city"):
        return (
            [] if not new.member else [refusal("group-unknown", "在园（park）没有下级的组", "组请留空", row)]
        )
    dimension = catalogue.dimensions.get(new.dimension)
    if dimension is None:
        near = nearest(new.dimension, tuple(catalogue.dimensions))
        advice = f"是不是“{near}”？" if near else f"可用的分组：{'、'.join(catalogue.dimensions)}"
        return [refusal("group-unknown", f"目录里没有分组“{new.dimension}”", advice, row)]
    members = tuple(dimension.members.values())
    if new.member in members:
        return []
    near = nearest(new.member, members)
    advice = f"是不是“{near}”？" if near else f"{dimension.name}里有：{'、'.join(dimension.members)}"
    return [refusal("group-unknown", f"{dimension.name}里没有“{new.member}”", advice, row)]


def _months(new: NewMembership, row: int) -> list[Finding]:
    fault = month_fault(new.since) or ("" if new.until == OPEN else month_fault(new.until))
    if fault:
        return [refusal("month-malformed", fault, "请写成六位年月", row)]
    if new.until < new.since:
        return [refusal("month-order", f"止月{new.until}在起月{new.since}之前", "请核对起止月份", row)]
    return []


def _overlap(new: NewMembership, row: int, spans: Sequence[NewMembership], name: str) -> list[Finding]:
    for old in spans:
        if old.dimension != new.dimension or old.since > new.until or old.until < new.since:
            continue
        if old.member == new.member or new.dimension not in SEVERAL_MEMBERS:
            until = "至今" if old.until == OPEN else f"至{old.until}"
            message = f"{name}在“{new.dimension}”里{old.since}{until}已属于“{old.member}”，月份重叠"
            return [refusal("membership-overlap", message, "请先结束原来的一条，再从次月起新开", row)]
    return []


def open_membership(closing: Closing, in_force: Mapping[str, Sequence[Membership]]) -> Membership | None:
    """The membership that a closing means: the latest of that group that is not cancelled."""
    rows = in_force.get(closing.respondent, ())
    group = (closing.dimension, closing.member)
    fitting = [row for row in rows if (row.dimension, row.member) == group and row.until != CANCELLED]
    return max(fitting, key=lambda row: row.since, default=None)


def closing_findings(
    closings: Sequence[Closing],
    known: Mapping[str, Respondent],
    in_force: Mapping[str, Sequence[Membership]],
    reason: str,
) -> list[Finding]:
    """All that is wrong with a list of memberships to end."""
    found = []
    if not reason.strip():
        found.append(
            refusal("reason-missing", "结束分组要写明缘由", "请写明依据，如“2024年6月退库，批复文号……”")
        )
    seen: set[int] = set()
    for row, closing in enumerate(closings, 1):
        if closing.respondent not in known:
            found.append(unknown_respondent(closing.respondent, row))
            continue
        old = open_membership(closing, in_force)
        name = known[closing.respondent].name
        if old is None or old.number in seen:
            message = f"{name}不在“{closing.dimension}:{closing.member}”组里，或在这份名单里结束了两次"
            found.append(refusal("membership-missing", message, "请核对分组与组", row))
            continue
        seen.add(old.number)
        if closing.until == old.until:
            found.append(refusal("no-change", f"{name}的这一条已止于{old.until}", "无须再改", row))
        elif closing.until != CANCELLED and (fault := month_fault(closing.until)):
            found.append(refusal("month-malformed", fault, "请写成六位年月", row))
        elif closing.until != CANCELLED and closing.until < old.since:
            message = f"{name}的止月{closing.until}在起月{old.since}之前"
            found.append(refusal("month-order", message, "如属误开，请改用“撤销”", row))
    return found
