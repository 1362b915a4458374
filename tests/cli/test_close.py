import json

import pytest
from pytest_django.fixtures import Settings

from cli.conftest import Taizhang
from reports.office import JUNE, LANHU, Office, said
from taizhang.kernel import Period
from taizhang.ledger import queries
from taizhang.ledger.actions import period_reopen

JULY = Period(2024, 1, 7)


@pytest.fixture
def july(office: Office) -> Office:
    """The office with the figure of one of three firms for July."""
    office.record(said(LANHU, "output", 350_000, 360_000, JULY))
    return office


def test_close__says_who_is_missing_and_asks_for_a_reason(july: Office, taizhang: Taizhang) -> None:
    done = taizhang("close", "2024-07", "--yes")
    assert done.code == 2
    assert "2024年7月　应报3家、已报1家，还差" in done.out
    assert "远航电池材料" in done.out
    assert "不到90%" in done.err
    assert not queries.is_closed(JULY)
    closed = taizhang("close", "2024-07", "--yes", "--reason", "两家停产")
    assert (closed.code, "已结账，应报3家、已报1家，已记入结账记录" in closed.out) == (0, True)
    assert queries.is_closed(JULY)
    assert queries.closes()[0].reason == "两家停产"


def test_close__asks_before_it_closes(july: Office, taizhang: Taizhang, settings: Settings) -> None:
    settings.CLOSE_COVERAGE = 30
    done = taizhang("close", "2024-07")
    assert done.code == 2
    assert "请加 --yes" in done.err
    assert not queries.is_closed(JULY)


def test_close__as_json(july: Office, taizhang: Taizhang) -> None:
    looked = taizhang("close", "2024-07", "--format", "json")
    assert looked.code == 0
    seen = json.loads(looked.out)
    assert seen["closed"] is False
    assert seen["coverage"]["reported"] == 1
    assert set(seen["coverage"]["missing"]) == {"远航电池材料", "新芽包装"}
    assert [each["code"] for each in seen["findings"]] == ["coverage-low"]
    refused = taizhang("close", "2024-07", "--format", "json", "--yes")
    assert (refused.code, json.loads(refused.out)["closed"]) == (2, False)
    done = taizhang("close", "2024-07", "--format", "json", "--yes", "--reason", "两家停产")
    assert (done.code, json.loads(done.out)["closed"]) == (0, True)


def test_closes__over_which_coverage(july: Office, taizhang: Taizhang) -> None:
    assert taizhang("close", "2024-07", "--yes", "--reason", "两家停产").code == 0
    first = taizhang("ledger", "closes").out.splitlines()[0]
    assert "2024年7月　关账" in first
    assert first.endswith("应报3家、已报1家　原因：两家停产")
    row = json.loads(taizhang("ledger", "closes", "--format", "json").out)[0]
    assert (row["period"], row["closed"]) == ("2024-07", True)
    assert row["coverage"] == {"reported": 1, "expected": 3}
    explained = taizhang("explain", "2024-07").out
    assert "2024年7月已结账，当时应报3家、已报1家；原因：两家停产" in explained
    assert period_reopen(actor=july.writer, period=JULY, reason="更正").done
    assert json.loads(taizhang("ledger", "closes", "--format", "json").out)[0]["coverage"] is None
    assert "已结账" not in taizhang("explain", "2024-07").out


@pytest.mark.parametrize(
    ("period", "words"),
    [("2024-06", "已经关账"), ("2024-08", "一个数也没有"), ("2024-05", "一个数也没有"), ("2024-07", "次序")],
)
def test_close__refused_whatever_the_figures_are(
    july: Office, taizhang: Taizhang, period: str, words: str
) -> None:
    if words == "次序":
        assert period_reopen(actor=july.writer, period=JUNE, reason="更正").done
        words = "2024年6月有数，还没有关账"
    done = taizhang("close", period, "--yes", "--reason", "试")
    assert done.code == 2
    assert words in done.err


def test_explain__lists_and_records(july: Office, taizhang: Taizhang) -> None:
    july.record(said("economy", "trade", 5_500, 4_000, JULY))
    nothing = taizhang("explain", "2024-07")
    assert (nothing.code, nothing.out.strip()) == (0, "2024年7月没有要说明的核实。")
    july.record(said(LANHU, "output", 350_000_000, 360_000, JULY), reason="更正")
    listed = json.loads(taizhang("explain", "2024-07", "--format", "json").out)
    assert {each["respondent"] for each in listed} == {"蓝湖化工"}
    rule = listed[0]["rule"]
    assert rule in taizhang("explain", "2024-07").out.replace("\n", "").replace(" ", "")
    words = ("--who", "蓝湖化工", "--rule", rule, "--text", "确实如此。")
    assert taizhang("explain", "2024-07", *words).code == 0
    left = json.loads(taizhang("explain", "2024-07", "--format", "json").out)
    assert rule not in {each["rule"] for each in left}
    everything = json.loads(taizhang("explain", "2024-07", "--all", "--format", "json").out)
    assert "确实如此。" in {each["explanation"] for each in everything}
    assert taizhang("explain", "2024-07", *words).code == 2
    assert "写全" in taizhang("explain", "2024-07", "--who", "蓝湖化工").err
    assert taizhang("ledger", "verify").code == 0
