"""Names, intervals and neighbours of the claims."""

from decimal import Decimal

import pytest

from proofing.by_hand import report
from taizhang.proofing.judging.facts import (
    Facts,
    alike,
    nearest,
    of_last_year,
    paragraph,
    plain_name,
    quantity_of,
    unit_of,
)


def facts(marked: str) -> Facts:
    return Facts.of(*report(marked))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("实现规模以上工业总产值", "规上工业产值"),
        ("地区生产总值（GDP）", "GDPGDP"),
        ("第二产业增加值", "二产增加值"),
    ],
)
def test_plain_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_alike() -> None:
    assert alike("规上工业产值", "规模以上工业总产值")
    assert not alike("出口", "进口")
    assert not alike("", "产值")


def test_unit_of__made_up_for_the_page() -> None:
    made = unit_of("万羽")
    assert made is not None
    assert (made.dimension, made.factor) == ("other:羽", Decimal(10000))
    assert unit_of("") is None


@pytest.mark.parametrize(
    ("marked", "loose", "rounding"),
    [
        ("产值{1|51.6亿元|level|产值}", "[51.55, 51.65)", "[51.55, 51.65)"),
        ("占{1|83.4%|share|产值}", "[83.3, 83.5]", "[83.35, 83.45)"),
        ("下降{1|1.7%|growth|产值}", "[-1.8, -1.6]", "(-1.75, -1.65]"),
        ("就业{1|22800人|level|就业}", "[22750, 22850]", "[22799.5, 22800.5)"),
        ("项目{1|47个|count|项目}", "[47, 47]", "[47, 47]"),
        ("产值约{1|50亿元|level|产值|hedge=约}", "[45, 55]", "[45, 55]"),
        ("产值近{1|61亿元|level|产值|hedge=近}", "[0, 61)", "[0, 61)"),
        ("产值{1|61亿元|level|产值|hedge=以上}以上", "[61, ∞)", "[61, ∞)"),
        ("占{1|三成|share|产值}", "[24.0, 36.0]", "[24.0, 36.0]"),
    ],
)
def test_quantity_of(marked: str, loose: str, rounding: str) -> None:
    quantity = quantity_of(report(marked)[1][0])
    assert quantity is not None
    assert quantity.strict is not None
    shown = [_plain(str(each)) for each in (quantity.interval, quantity.strict)]
    assert shown == [_plain(loose), _plain(rounding)]


def _plain(interval: str) -> str:
    return interval.replace(".0", "").replace("[", "(").replace("]", ")")


def test_quantity_of__missing_number() -> None:
    assert quantity_of(report("产值{1|XX亿元|level|产值}")[1][0]) is None


def test_of_last_year() -> None:
    made = facts(
        "产值{1|61亿元|level|产值}，上年同期为{2|55亿元|level|产值}，其中电池{3|51亿元|level|电池|part_of=2}。"
    )
    assert [of_last_year(made, claim) for claim in made.claims] == [False, True, False]
    now = made.now(2)
    assert now is not None
    assert now.id == 1


def test_before__skips_pronunciations_and_folds() -> None:
    made = facts("占規(guī)上產(chǎn)值的{1|42%|share|产值}")
    assert made.before(made.claims[0], 6) == "占规上产值的"


def test_paragraph__a_line_that_breaks_off_goes_on() -> None:
    made = facts("产值{1|61亿元|level|产值}，\n增长{2|10%|growth|产值}。\n税收{3|5亿元|level|税收}")
    one, two, three = made.claims
    assert paragraph(made, one, two)
    assert not paragraph(made, two, three)


def test_pointless__all_points_lost() -> None:
    marked = "".join(
        f"指标{number}为{{{number}|{digits}|growth|指标}}，"
        for number, digits in enumerate(
            ("84%", "163%", "17%", "602%", "33%", "1340%", "108%", "451%"), start=1
        )
    )
    assert facts(marked).pointless
    assert not facts(marked.replace("84%", "8.4%")).pointless


def test_nearest__few_are_all() -> None:
    found = facts("产值{1|1亿元|level|产值}，税收{2|2亿元|level|税收}。")
    assert nearest(found.claims, found.claims[0]) == found.claims


def test_nearest__of_many_those_around() -> None:
    found = facts("".join(f"产值{{{place}|1亿元|level|产值}}，" for place in range(1, 101)))
    assert [each.id for each in nearest(found.claims, found.claims[50])] == list(range(31, 71))
    assert [each.id for each in nearest(found.claims, found.claims[0])] == list(range(1, 21))
