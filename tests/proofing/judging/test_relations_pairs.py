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


@pytest.mark.parametrize(
    ("last", "told"), [("7所", []), ("9所", [("提示", "sum-mismatch")]), ("XX所", []), ("2所", [])]
)
def test_counted(last: str, told: list[tuple[str, str]]) -> None:
    text = (
        "学校{1|30所|count|学校}：小学{2|12所|count|小学}、初中{3|8所|count|初中}、"
        "职高{4|3所|other|职}、幼儿园{5|%s|count|幼儿园}。"
    )
    assert codes(text.replace("%s", last)) == told


@pytest.mark.parametrize(
    ("area", "gap", "told"),
    [
        ("全市", "0.8个百分点", []),
        ("全市", "1.8个百分点", [("提示", "gap-mismatch")]),
        ("全省", "1.8个百分点", []),
    ],
)
def test_above_average(area: str, gap: str, told: list[tuple[str, str]]) -> None:
    text = (
        "全市规上增加值增长{1|10.4%|growth|规上增加值|scope=全市}。重点行业增加值增长"
        f"{{2|11.2%|growth|重点行业增加值}}，快于{area}{{3|{gap}|pp_change|重点行业增加值}}。"
    )
    assert codes(text) == told


PORT = "吞吐{1|900万吨|level|吞吐}；外贸{2|300万吨|level|外贸}。按港区分，沿海{3|700万吨|level|沿海}；内河{4|%s|level|内河}。"


@pytest.mark.parametrize(
    ("inland", "told"),
    [("200万吨", []), ("210万吨", [("提示", "sum-mismatch")]), ("120万吨", []), ("XX万吨", [])],
)
def test_pairs__past_a_smaller_amount(inland: str, told: list[tuple[str, str]]) -> None:
    assert codes(PORT % inland) == told


@pytest.mark.parametrize(("last", "told"), [("7所", []), ("3所", [("提示", "sum-mismatch")]), ("XX所", [])])
def test_counted__brackets_and_names_with_numerals(last: str, told: list[tuple[str, str]]) -> None:
    text = (
        "学校{1|30所|count|学校}：小学{2|12所|count|小学}，初中{3|4所|count|初中}（公办{8|3所|count|公办}），"
        "九年制{4|2所|count|九年制}，职高{5|3所|other|职}，特教{6|2所|count|特教}，幼儿园{7|%s|count|幼儿园}（公办{9|1所|count|公办}）。"
    )
    assert codes(text.replace("%s", last)) == told
