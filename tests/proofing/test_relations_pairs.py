"""Two sides of one thing, and a member larger than what is split."""

import pytest

from proofing.by_hand import codes

TRIP = "出游人数{1|320万人次|level|出游人数}。城镇居民{2|210万人次|level|城镇居民}，农村居民{3|%s|level|农村居民}。"
LOAN = "贷款余额{1|3600亿元|level|贷款余额}。分期限，短期{2|1100亿元|level|短期贷款}，中长期{3|%s|level|中长期贷款}。"


@pytest.mark.parametrize(
    ("members", "told"),
    [("110万人次", []), ("90万人次", ["sum-mismatch"]), ("9万人次", []), ("XX万人次", [])],
)
def test_pairs(members: str, told: list[str]) -> None:
    assert [code for _, code in codes(TRIP % members)] == told


@pytest.mark.parametrize(("member", "told"), [("2500亿元", False), ("25000亿元", True), ("XX亿元", False)])
def test_exceeding(member: str, told: bool) -> None:
    assert (("提示", "part-exceeds-whole") in codes(LOAN % member)) is told
