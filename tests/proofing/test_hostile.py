# ruff: noqa: E501
"""Whatever stands in a text, it is read to the end, without a crash and in time that grows with its length."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proofing.pieces import WORDS
from taizhang.proofing.claiming.claims import claims
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.claiming.naming import trimmed
from taizhang.proofing.claiming.vocabulary import bare_end
from taizhang.proofing.model import Proof
from taizhang.proofing.proof import proof
from taizhang.proofing.scanning.scanner import scan
from taizhang.proofing.source import Source

NAMES = Names({"工业总产值": "output"})
HOSTILE = (
    "1", "1.", ".", "1.2、", "、", "1\t", "1|2|\n", "|", "(", ")", "（5%", "一是", "其中", "其中：A1亿元，", "分别", "增长", "产", "%", " ", "\n",
    "一", "二十", "-", "1:", "x", "…", "“", "《", "2024年", "占", "\ud800", "\x00", "达到", "共有", "前三季度", "产值1亿元，增长2%。",
)  # fmt: skip


def read(text: str) -> Proof:
    made = proof(Source(text), NAMES)
    for before, after in pairwise(claim.number for claim in made.claims):
        assert before.end <= after.start
    assert all(0 <= remark.start <= remark.end <= len(text) for remark in made.remarks)
    return made


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_proof__any_words_of_reports(text: str) -> None:
    read(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_proof__any_characters_at_all(text: str) -> None:
    read(text)


@pytest.mark.parametrize("unit", HOSTILE)
def test_proof__one_thing_over_and_over(unit: str) -> None:
    read(unit * (1500 // len(unit)))


def test_trimmed__words_that_are_two_words_do_not_double_the_work() -> None:
    """达到 is also 达 and 到: with thirty of them and a name at the end a search that tries every way never ends."""
    assert trimmed("产值" + "达到共有只有" * 30 + "甲") == "产值" + "达到共有只有" * 30 + "甲"
    assert trimmed("产值" + "达到共有只有" * 30) == "产值"
    assert trimmed("产值" + "\x00" * 300 + "甲") == "产值" + "\x00" * 300 + "甲"


def test_bare_end__words_that_are_two_words_do_not_double_the_work() -> None:
    """As ``trimmed``, for the hedge before a number."""
    assert bare_end("产值" + "达到已达到只有" * 30 + "甲") == len("产值" + "达到已达到只有" * 30 + "甲")
    assert bare_end("产值" + "达到已达到只有" * 30) == len("产值")


@pytest.mark.soak
@pytest.mark.parametrize("unit", HOSTILE)
def test_claims__time_grows_with_the_length(unit: str) -> None:
    """Twice the text takes less than three times as long, in the best of three tries; 100 KB at the end."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        claims(text, scan(text)[0], NAMES)
        return time.process_time() - began

    short, long = (min(seconds(length) for _ in range(3)) for length in (50_000, 100_000))
    assert long < 3 * short + 0.2
