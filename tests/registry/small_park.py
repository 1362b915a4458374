"""A small park: a catalogue with one form of each kind, and who is there. Used by the tests of registry and ledger."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User

from taizhang.catalogue.expression import Compare, Number, Ref
from taizhang.catalogue.model import (
    Algorithm,
    Catalogue,
    Department,
    Dimension,
    Due,
    Form,
    FormFrequency,
    FormItem,
    Frequency,
    House,
    Indicator,
    Nature,
    NumberStyle,
    Rule,
)
from taizhang.kernel import Place, Scope, unit
from taizhang.registry.actions import NewMembership, NewRespondent, memberships_open, respondents_register
from taizhang.registry.credit_code import complete

YUANHANG = complete("91999901MA0000Y1")  # 远航电池材料, 规上 since 202305
LANHU = complete("91999901MA0000L2")  # 蓝湖化工, 规上 until 202406, 规下 since
XINYA = complete("91999901MA0000X3")  # 新芽包装, 规下, came in 202403
ABOVE_SCALE = Scope("above_scale", "yes")
START = datetime(2021, 12, 31, 16, tzinfo=UTC)


def make_indicator(name: str, code: str, **given: Any) -> Indicator:
    """An indicator of money in 千元, reported by 企业 as a monthly running total, unless told otherwise."""
    empty = ("part_of", "split_by", "taken_from", "restricted_to", "algorithm", "numerator", "denominator")
    usual: dict[str, Any] = dict.fromkeys((*empty, "decimals", "sentence", "part_sentence"))
    usual |= {"aliases": (), "meaning": name, "unit": unit("亿元"), "report_unit": unit("千元")}
    usual |= {
        "nature": Nature.FLOW,
        "frequency": Frequency.MONTHLY,
        "source": "企业",
        "parts_complete": False,
    }
    usual |= {"sums": (), "reverse": False, "remark": "", "standard": "", "where": Place()}
    return Indicator(name=name, code=code, **(usual | given))


def make_form(code: str, filled_by: str, items: Sequence[str], **given: Any) -> Form:
    """A monthly form asking for the indicators with these codes."""
    rows = tuple(FormItem(item, f"{i:02}", item, unit("千元"), True, True) for i, item in enumerate(items, 1))
    usual: dict[str, Any] = {"name": code, "number": "", "modelled_on": "", "restricted_to": None}
    usual |= {"unit": unit("千元"), "frequency": FormFrequency.MONTHLY, "due": Due("次月8日", 1, 8)}
    usual |= {"no_january": False, "january_february_merged": False, "note": "", "where": Place()}
    return Form(code=code, filled_by=filled_by, items=rows, **(usual | given))


_WAN = {"unit": unit("亿元"), "report_unit": unit("万元")}
_NONE = {"algorithm": None, "frequency": None}
INDICATORS = (
    make_indicator("工业总产值", "output", aliases=("产值",)),
    make_indicator("规上工业总产值", "output_above_scale", taken_from="output", restricted_to=ABOVE_SCALE),
    make_indicator("本级规上产值", "output_own", taken_from="output_above_scale", restricted_to=Scope("admin", "own")),
    make_indicator("产销率", "sales_rate", algorithm=Algorithm.RATIO, frequency=None, nature=Nature.RATIO),
    make_indicator("营业收入", "revenue"),
    make_indicator("从业人员", "staff", nature=Nature.STOCK, frequency=Frequency.MONTHLY_STOCK,
                   unit=unit("人"), report_unit=unit("人")),
    make_indicator("研发费用", "research", frequency=Frequency.QUARTERLY),
    make_indicator("排污许可", "permits", frequency=Frequency.YEARLY, unit=unit("个"), report_unit=unit("个")),
    make_indicator("工业投资", "investment"),
    make_indicator("税收收入", "tax", source="财务部", **_WAN),
    make_indicator("到位资金", "funds", source="财务部", split_by="cluster", **_WAN),
)  # fmt: skip
DIMENSIONS = (
    Dimension("产业集群", "cluster", {"新能源电池材料": "battery", "化工": "chemical", "其他": "other"}),
    Dimension("管理关系", "admin", {"本级": "own", "代管": "hosted"}),
    Dimension("规上", "above_scale", {"规上": "yes", "规下": "no"}),
    Dimension("链节点", "node", {"磷酸铁锂": "N15", "正极材料": "N16"}),
)
FORMS = (
    make_form("b204", "企业", ["output", "staff", "research", "permits"], restricted_to=ABOVE_SCALE),
    make_form("small", "企业", ["revenue"]),
    make_form("project", "企业", ["investment"], no_january=True),
    make_form("finance", "财务部", ["tax", "funds"]),
    make_form("city", "全市", ["tax"]),
)


def make_catalogue(*extra: Indicator, forms: Sequence[Form] = FORMS) -> Catalogue:
    """The catalogue of the small park."""
    indicators = {each.code: each for each in (*INDICATORS, *extra)}
    dimensions = {each.code: each for each in DIMENSIONS}
    departments = (Department("财务部", "finance"), Department("经济部", "economy"))
    house = House("云岭工业园区", "园区", "全市", departments, NumberStyle())
    return Catalogue(indicators, dimensions, {form.code: form for form in forms}, {}, {}, (), house, "0" * 64)


def with_rule(catalogue: Catalogue, code: str, *, hard: bool) -> Catalogue:
    """The catalogue with one rule more: 营业收入 is at least a billion, which no firm here has."""
    compare = Compare((Ref("revenue"), Number(Decimal(1_000_000))), (">=",))
    rule = Rule(
        "营业收入不小", code, "small", compare, None, hard, "营业收入应当不小于10亿元。", "请核对。", "skip",
        Decimal(0), Place(),
    )  # fmt: skip
    return replace(catalogue, rules={**catalogue.rules, code: rule})


def settle(clerk: User, catalogue: Catalogue) -> None:
    """Registers everybody of the small park and opens their memberships."""
    people = [
        NewRespondent("", "远航电池材料", "enterprise", 202201, YUANHANG),
        NewRespondent("", "蓝湖化工", "enterprise", 202201, LANHU),
        NewRespondent("", "新芽包装", "enterprise", 202403, XINYA),
        NewRespondent("finance", "财务部", "department", 202201),
        NewRespondent("economy", "经济部", "department", 202201),
        NewRespondent("city", "全市", "outside", 202201),
    ]
    registered = respondents_register(actor=clerk, respondents=people, at=START)
    assert registered.findings == ()
    groups = [
        NewMembership(YUANHANG, "above_scale", "no", 202201, 202304),
        NewMembership(YUANHANG, "above_scale", "yes", 202305),
        NewMembership(YUANHANG, "cluster", "battery", 202201),
        NewMembership(YUANHANG, "admin", "own", 202201),
        NewMembership(LANHU, "above_scale", "yes", 202201, 202406),
        NewMembership(LANHU, "above_scale", "no", 202407),
        NewMembership(LANHU, "cluster", "chemical", 202201),
        NewMembership(LANHU, "admin", "hosted", 202201),
        NewMembership(XINYA, "above_scale", "no", 202403),
    ]
    opened = memberships_open(actor=clerk, memberships=groups, catalogue=catalogue)
    assert opened.findings == ()
