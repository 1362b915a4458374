"""Bounds of the solver's part: a group too large is named, not judged, and nothing is claimed of it."""

from decimal import Decimal

import pytest

from proofing.by_hand import judged
from taizhang.kernel.finding import Level
from taizhang.kernel.interval import Interval
from taizhang.proofing.judging import deep, judge
from taizhang.proofing.judging.net import Tie, Weighed, weigh
from taizhang.reconcile import relation
from taizhang.reconcile.relation import Quantity


def circle(parts: int, percent: int) -> tuple[dict[str, Quantity], list[Tie]]:
    """A roughly known whole, its parts roughly, and the share of each: together ``percent`` of it."""
    share = Decimal(percent) / parts
    known = {"w": Quantity("w", Interval(Decimal(50), Decimal(70)))}
    ties = [Tie(relation.total("合计", "w", [f"p{n}" for n in range(parts)]), "sum-mismatch")]
    for n in range(parts):
        known[f"p{n}"] = Quantity(f"p{n}", Interval(Decimal(30) / parts, Decimal(90) / parts))
        known[f"s{n}"] = Quantity(f"s{n}", Interval(share * Decimal("0.9999"), share * Decimal("1.0001")))
        ties.append(Tie(relation.share(f"占比{n}", f"p{n}", "w", f"s{n}"), "share-mismatch"))
    return known, ties


def test_circles__small() -> None:
    weighed = weigh(*circle(10, 101))
    assert weighed.unjudged == ()
    assert len(weighed.clashes[0].ties) == 11


def test_circles__that_close_are_not_even_asked() -> None:
    assert weigh(*circle(10, 100)).clashes == ()


def test_circles__too_large_are_named() -> None:
    known, ties = circle(deep.MOST, 101)
    weighed = weigh(known, ties)
    assert weighed.clashes == ()
    assert len(weighed.unjudged) == 1
    assert {"w", "p0", "合计"} <= weighed.unjudged[0]


CIRCLE = (
    "投资{1|60亿元|level|投资|hedge=约}，由三块组成：工业{2|20亿元|level|工业投资|part_of=1 complete hedge=约}、"
    "基建{3|20亿元|level|基建投资|part_of=1 complete hedge=约}、厂房{4|20亿元|level|厂房投资|part_of=1 complete hedge=约}，"
    "占投资{5|36.0%|share|工业投资|of=2 base=1}。基建占{6|36.0%|share|基建投资|of=3 base=1}。"
    "厂房占{7|34.0%|share|厂房投资|of=4 base=1}。"
)


def test_judge__a_circle_is_told() -> None:
    assert [told.code for told in judged(CIRCLE)[1]] == ["figures-disagree"]


def test_judge__says_what_was_left_unjudged(monkeypatch: pytest.MonkeyPatch) -> None:
    left = frozenset({"c1", "c2", "c3", "占比#2-1-5"})
    monkeypatch.setattr(judge, "weigh", lambda *_: Weighed((), (left,)))
    (told,) = judged(CIRCLE)[1]
    assert (told.code, told.level, told.figures) == ("left-unjudged", Level.NOTE, (1,))
    assert "互相牵连的3个数" in told.message
