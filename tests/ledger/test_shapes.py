from datetime import datetime, timedelta, timezone

import pytest

from registry.small_park import make_catalogue
from taizhang.kernel import Period
from taizhang.ledger.shapes import Setting, Shape, refusals

CHINA = timezone(timedelta(hours=8))
OCTOBER = datetime(2024, 10, 1, 0, 0, tzinfo=CHINA)
SETTING = Setting(make_catalogue(), OCTOBER, {202401})
NINE = Period(2024, 1, 9)


def codes(shape: Shape, setting: Setting = SETTING) -> list[str]:
    return [refusal.code for refusal in refusals(shape, setting)]


def shape(indicator: str = "output", part: str = "", basis: str = "actual", period: Period = NINE) -> Shape:
    return Shape(indicator, part, basis, period)


def test_refusals__none() -> None:
    assert codes(shape()) == []


def test_refusals__unknown_basis() -> None:
    assert "unknown-basis" in codes(shape(basis="plan"))


@pytest.mark.parametrize(
    ("indicator", "near"), [("工业总产值", "工业总产值"), ("outputs", "output"), ("zzz", "目录")]
)
def test_refusals__unknown_indicator_with_suggestion(indicator: str, near: str) -> None:
    (refusal,) = refusals(shape(indicator), SETTING)
    assert (refusal.code, refusal.family) == ("unknown-indicator", "不识")
    assert near in refusal.advice


@pytest.mark.parametrize(
    ("part", "near"),
    [
        ("Cluster", "cluster:battery"),
        ("clustr:battery", "cluster"),
        ("cluster:batery", "cluster:battery"),
        ("cluster:", "cluster:battery"),
        ("cluster:新", "cluster:chemical（化工）"),
        ("xx:yy", "node"),
    ],
)
def test_refusals__unknown_part(part: str, near: str) -> None:
    (refusal,) = refusals(shape(part=part), SETTING)
    assert refusal.code == "unknown-part"
    assert near in refusal.advice


def test_refusals__known_part() -> None:
    assert codes(shape("funds", "cluster:battery")) == []


@pytest.mark.parametrize(
    ("indicator", "period", "wanted"),
    [
        ("output", Period(2024, 9, 9), "累计数"),
        ("output", Period(2024, 9, 9, True), "累计数"),
        ("output", Period(2024, 7, 9), "累计数"),
        ("staff", NINE, "月末数"),
        ("research", Period(2024, 1, 8), "按季报"),
        ("permits", NINE, "按年报"),
        ("output_above_scale", Period(2024, 9, 9), "累计数"),
    ],
)
def test_refusals__period_shape(indicator: str, period: Period, wanted: str) -> None:
    (refusal,) = refusals(shape(indicator, period=period), SETTING)
    assert refusal.code == "period-shape"
    assert wanted in refusal.message


@pytest.mark.parametrize(
    ("indicator", "period"),
    [
        ("staff", Period(2024, 9, 9, True)),
        ("research", NINE),
        ("permits", Period(2023, 1, 12)),
        ("output_above_scale", NINE),
    ],
)
def test_refusals__period_fits(indicator: str, period: Period) -> None:
    assert codes(shape(indicator, period=period)) == []


def test_refusals__period_of_a_computed_ratio_is_open() -> None:
    assert codes(shape("sales_rate", period=Period(2024, 9, 9))) == []  # nothing says in which rhythm


def test_refusals__investment_has_no_january() -> None:
    assert codes(shape("investment", period=Period(2023, 1, 1))) == ["no-january"]
    assert codes(shape("investment", period=Period(2023, 1, 2))) == []
    assert codes(shape("output", period=Period(2023, 1, 1))) == []


def test_refusals__targets_may_be_for_any_months() -> None:
    assert codes(shape("investment", basis="target", period=Period(2025, 1, 12))) == []
    assert codes(shape("output", basis="target_growth", period=Period(2024, 7, 9))) == []


@pytest.mark.parametrize(
    ("period", "at", "due"),
    [
        (Period(2024, 1, 9), OCTOBER, True),
        (Period(2024, 1, 9), OCTOBER - timedelta(seconds=1), False),  # 23:59:59 on 30 September in the park
        (Period(2024, 1, 10), OCTOBER, False),
        (Period(2023, 1, 12), datetime(2024, 1, 1, tzinfo=CHINA), True),
        (Period(2025, 1, 1), OCTOBER, False),
    ],
)
def test_refusals__not_due_until_the_months_are_over(period: Period, at: datetime, due: bool) -> None:
    setting = Setting(SETTING.catalogue, at, frozenset())
    assert codes(shape(period=period), setting) == ([] if due else ["not-due"])


def test_refusals__closed() -> None:
    assert codes(shape(period=Period(2024, 1, 1))) == ["closed"]
    assert codes(shape(basis="target", period=Period(2024, 1, 1))) == ["closed"]
    assert codes(shape(period=Period(2024, 1, 2))) == []
