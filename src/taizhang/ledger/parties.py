"""May this person report this indicator for this respondent in this month?

One small function per refusal, in `CHECKS`; asked once per (respondent, indicator, basis, month). Worked example: the
reporter of 远航电池材料 may report its 工业总产值 for 2024年1—9月 if 远航电池材料 was in the park in September 2024 and,
where only the 规上 form asks for 工业总产值, was 规上 in September 2024.

Sources outside the park (全市) may give any indicator, computed ones too: the city publishes its 规上工业总产值 whole,
and nobody here could add it up. Targets are given by departments, the city's own by the city.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from taizhang.catalogue.model import Algorithm, Catalogue, Form, Indicator
from taizhang.ledger.reported import ACTUAL
from taizhang.ledger.shapes import Refusal
from taizhang.registry.belonging import Span, groups_in
from taizhang.registry.models import Kind, Respondent

KIND_OF_SOURCE = {"企业": Kind.ENTERPRISE, "项目": Kind.PROJECT, "全市": Kind.OUTSIDE}


@dataclass(frozen=True)
class People:
    """What the gate knows of the people: who may speak for whom, who belongs where."""

    catalogue: Catalogue
    staff: bool
    own: Collection[int]  # ids of the respondents the actor reports for
    spans: Mapping[int, Sequence[Span]]  # by respondent id

    def groups(self, respondent: Respondent, month: int) -> frozenset[tuple[str, str]]:
        """The (dimension, member) pairs of a respondent in the month yyyymm."""
        key = (respondent.id, month)
        if key not in self._asked:
            self._asked[key] = groups_in(self.spans.get(respondent.id, ()), month)
        return self._asked[key]

    @cached_property
    def _asked(self) -> dict[tuple[int, int], frozenset[tuple[str, str]]]:
        """Groups already looked up: each figure of a form asks about the same respondent and month."""
        return {}

    @cached_property
    def forms_with(self) -> Mapping[str, Sequence[Form]]:
        """The forms that ask for an indicator, by its code."""
        found: dict[str, list[Form]] = {}
        for form in self.catalogue.forms.values():
            for item in form.items:
                found.setdefault(item.indicator, []).append(form)
        return found


@dataclass(frozen=True)
class Party:
    """Who reports what for which month."""

    respondent: Respondent
    indicator: Indicator
    basis: str
    month: int
    part: str = ""


def _authority(party: Party, people: People) -> Refusal | None:
    if people.staff or party.respondent.id in people.own:
        return None
    message = f"您不是{party.respondent.name}的填报人"
    return Refusal("not-allowed", "无权", message, "只能报本单位的数；如应由您填报，请园区统计人员指定")


def _life(party: Party, people: People) -> Refusal | None:
    groups = people.groups(party.respondent, party.month)
    if ("park", "") in groups or ("city", "") in groups:
        return None
    message = f"{party.respondent.name}在{_month(party.month)}不在名录里（未入园、已注销或已迁出）"
    return Refusal("out-of-scope", "不在报送范围", message, "请核对单位和期间；如名录有误，请先更正名录")


def _target(party: Party, people: People) -> Refusal | None:
    if party.basis == ACTUAL or party.respondent.kind in {Kind.DEPARTMENT, Kind.OUTSIDE}:
        return None
    message = f"目标由部门报（全市的目标由园区外来源报），{party.respondent.name}两者都不是"
    return Refusal("out-of-scope", "不在报送范围", message, "请由下达或承担目标的部门填报")


def _source(party: Party, people: People) -> Refusal | None:
    """The catalogue says who gives an indicator."""
    indicator, respondent = party.indicator, party.respondent
    if party.basis != ACTUAL or respondent.kind == Kind.OUTSIDE:
        if indicator.algorithm is Algorithm.RATIO and party.basis == ACTUAL:
            return _computed(indicator)
        return None
    if not indicator.reported:
        return _computed(indicator)
    kind = KIND_OF_SOURCE.get(indicator.source)
    if kind is not None:
        fits = respondent.kind == kind
    else:
        codes = {d.code for d in people.catalogue.house.departments if d.name == indicator.source}
        fits = respondent.kind == Kind.DEPARTMENT and (
            respondent.code in codes or respondent.name == indicator.source
        )
    if fits:
        return None
    message = f"“{indicator.name}”由{indicator.source}报，{respondent.name}不报"
    return Refusal("out-of-scope", "不在报送范围", message, "请核对指标和单位")


def _computed(indicator: Indicator) -> Refusal:
    message = f"“{indicator.name}”由系统算出，不用填报"
    return Refusal("computed", "不在报送范围", message, "请填报它所依据的指标；见“目录”页的算法")


def _range(party: Party, people: People) -> Refusal | None:
    """Where every form that asks for the indicator is for one group only, the respondent must be in such a group."""
    if party.basis != ACTUAL or party.respondent.kind == Kind.OUTSIDE:
        return None
    forms = people.forms_with.get(party.indicator.code, ())
    scopes = [form.restricted_to for form in forms]
    if not scopes or None in scopes:
        return None
    groups = people.groups(party.respondent, party.month)
    if any(scope and (scope.dimension, scope.member) in groups for scope in scopes):
        return None
    asked = "、".join(
        f"{f.name}（{people.catalogue.scope_name(f.restricted_to)}）" for f in forms if f.restricted_to
    )
    message = f"“{party.indicator.name}”只在{asked}里报，{party.respondent.name}{_month(party.month)}不在其中"
    return Refusal("out-of-scope", "不在报送范围", message, "如已入库，请园区统计人员先在名录里登记")


def _month(month: int) -> str:
    return f"{month // 100}年{month % 100}月"


def _part(party: Party, people: People) -> Refusal | None:
    """A firm belongs to its groups by the registry; only who reports for many may say what part is whose."""
    if not party.part or party.respondent.kind in {Kind.DEPARTMENT, Kind.OUTSIDE}:
        return None
    message = f"{party.respondent.name}不能按分项报：它属于哪一组以名录为准"
    return Refusal("part-not-allowed", "不在报送范围", message, "请把分项一格留空；归属有误的，请先更正名录")


CHECKS: tuple[Callable[[Party, People], Refusal | None], ...] = (
    _authority,
    _life,
    _target,
    _source,
    _range,
    _part,
)


def refusals(party: Party, people: People) -> tuple[Refusal, ...]:
    """All that speaks against this party reporting."""
    return tuple(refusal for check in CHECKS if (refusal := check(party, people)))
