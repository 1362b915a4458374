"""Words become types: units, scopes, codes, dates and exact numbers."""

from decimal import Decimal

import pytest

from catalogue.entries import sample
from taizhang.catalogue.build import read_number
from taizhang.catalogue.due import read_due
from taizhang.catalogue.expression import Number, Op, Ref
from taizhang.catalogue.model import Algorithm, FormFrequency, Frequency, Nature
from taizhang.kernel.figure import CITY, PARK, Scope
from taizhang.kernel.period import Period
from taizhang.kernel.unit import unit


def test_build__reported_indicator() -> None:
    output = sample().indicators["output"]
    assert (output.unit, output.report_unit) == (unit("亿元"), unit("千元"))
    assert (output.nature, output.frequency, output.source) == (Nature.FLOW, Frequency.MONTHLY, "企业")
    assert (output.parts_complete, output.split_by, output.part_of) == (True, "cluster", None)
    assert output.decimals is None
    assert not output.reverse


def test_build__taken_indicator() -> None:
    above = sample().indicators["output_above_scale"]
    assert (above.taken_from, above.restricted_to, above.part_of) == (
        "output",
        Scope("above_scale", "yes"),
        "output",
    )
    assert above.frequency is None


def test_build__computed_indicators() -> None:
    rate, firms = sample().indicators["sales_rate"], sample().indicators["firms"]
    assert (rate.algorithm, rate.numerator, rate.denominator) == (Algorithm.RATIO, "sales", "output")
    assert rate.report_unit is rate.unit
    assert (firms.algorithm, firms.restricted_to) == (Algorithm.MEMBERS, Scope("above_scale", "yes"))


def test_build__form() -> None:
    form = sample().forms["monthly"]
    assert (form.frequency, form.no_january, form.january_february_merged) == (
        FormFrequency.MONTHLY,
        True,
        False,
    )
    assert (form.restricted_to, str(form.due)) == (Scope("above_scale", "yes"), "次月8日")
    assert [(item.indicator, item.name, item.unit.name) for item in form.items] == [
        ("output", "工业总产值", "千元"),
        ("sales", "销售产值", "千元"),
    ]


def test_build__rule() -> None:
    rule = sample().rules["sales_limit"]
    assert rule.form == "monthly"
    assert rule.expression.terms == (Ref("sales"), Op("*", Number(Decimal(2)), Ref("output")))
    assert rule.condition is not None
    assert (rule.hard, rule.missing, rule.tolerance) == (False, "skip", Decimal(0))


def test_build__example() -> None:
    example = sample().examples[0]
    assert example.period == Period(2024, 1, 9)
    output, battery, tax = example.values
    assert (output.scope, output.value, output.prior, output.target) == (
        PARK,
        Decimal(61),
        Decimal("56.3"),
        None,
    )
    assert (battery.scope, battery.value) == (Scope("cluster", "battery"), Decimal("20.5"))
    assert (tax.scope, tax.value, tax.prior) == (CITY, Decimal(30), None)


@pytest.mark.parametrize(
    ("text", "months", "day"),
    [
        ("次月8日", 1, 8),
        ("次月8日前", 1, 8),
        ("月后15日", 1, 15),
        ("当月25日", 0, 25),
        ("季后15日", 1, 15),
        ("次年3月10日", 3, 10),
    ],
)
def test_read_due__forms(text: str, months: int, day: int) -> None:
    due = read_due(text)
    assert due is not None
    assert (due.months, due.day, str(due)) == (months, day, text)


@pytest.mark.parametrize("text", ["", "8日", "下月8日", "次月0日", "次月31日", "次年13月1日", "次月八日"])
def test_read_due__refuses(text: str) -> None:
    assert read_due(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("61.20", "61.20"), ("-1.7", "-1.7"), ("843万元", "0.0843"), ("6100000千元", "61")],
)
def test_read_number__in_the_unit(text: str, value: str) -> None:
    assert read_number(text, unit("亿元")) == Decimal(value)


@pytest.mark.parametrize("text", ["", "多", "61吨", "61亿圆", "1e3"])
def test_read_number__refuses(text: str) -> None:
    assert read_number(text, unit("亿元")) is None
