"""Shares that have lost their decimal points: told and mended only where they make up 1000%."""

from decimal import Decimal

import pytest

from proofing.by_hand import judged


def told(*shares: str, between: str = "、") -> tuple[list[str], list[Decimal | None]]:
    marks = between.join(f"{{{place}|{each}|share|业务量}}" for place, each in enumerate(shares, 1))
    claims, remarks = judged(f"同城、异地、国际业务量分别占全部业务量的{marks}。")
    codes = [each.expected or "" for each in remarks if each.code == "point-lost"]
    return codes, [each.value for each in claims]


def test_share_repairs__every_share_gets_its_point() -> None:
    codes, values = told("163%", "814%", "23%")
    assert codes == ["16.3%", "81.4%", "2.3%"]
    assert values == [Decimal("16.3"), Decimal("81.4"), Decimal("2.3")]


def test_share_repairs__rounding_may_leave_a_tenth() -> None:
    assert told("333%", "333%", "333%")[0] == ["33.3%"] * 3


@pytest.mark.parametrize(
    "shares",
    [
        ("16%", "81%", "3%"),  # a whole as they stand
        ("16.3%", "81.4%", "2.3%"),
        ("163%", "814%"),  # two add up by chance too easily
        ("163%", "814%", "43%"),  # no whole either way
        ("40%", "60%", "900.0%"),  # there are points
    ],
)
def test_share_repairs__silent(shares: tuple[str, ...]) -> None:
    codes, values = told(*shares)
    assert codes == []
    assert values == [Decimal(each.removesuffix("%")) for each in shares]


def test_share_repairs__shares_of_different_sentences_are_no_list() -> None:
    assert told("163%", "814%", "23%", between="。另一项占")[0] == []
