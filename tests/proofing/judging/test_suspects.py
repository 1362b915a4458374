"""Which figure is blamed, and what is offered in its place."""

import pytest

from proofing.by_hand import judged
from taizhang.kernel.interval import Interval
from taizhang.kernel.unit import unit
from taizhang.kernel.written import Written
from taizhang.proofing.judging.suspects import exchanged, exchanges, fitting_edits
from taizhang.reconcile.relation import Quantity


def quantity(text: str) -> Quantity:
    written = Written.parse(text)
    return Quantity("x", written.interval(), "", written, written.unit)


def test_fitting_edits__swapped_digits() -> None:
    found = fitting_edits(quantity("76.5%"), (66.85, 68.1))
    assert [str(edit.after) for edit in found] == ["67.5%"]


def test_fitting_edits__nothing_is_left_or_everything() -> None:
    assert fitting_edits(quantity("76.5%"), (10.0, 5.0)) == ()
    assert fitting_edits(quantity("76.5%"), (10.0, float("inf"))) == ()


def test_exchanged__percent_for_times() -> None:
    assert [str(edit.after) for edit in exchanged(quantity("4.49%"), (440.0, 450.0))] == ["4.49倍"]
    assert exchanged(quantity("4.49%"), (4.0, 5.0)) == ()
    assert exchanges(quantity("4.49亿元")) == ()
    assert exchanges(quantity("4倍"))[0].after.unit is unit("%")


def test_suspects__a_figure_borne_out_by_others_comes_last() -> None:
    """The whole fits two shares and the sum; the one share that does not fit is the culprit."""
    (told,) = judged(
        "进出口{1|10.10亿元|level|进出口}，其中出口{2|6.00亿元|level|出口|part_of=1}，占进出口{3|59.4%|share|出口|of=2 base=1}；"
        "进口{4|4.10亿元|level|进口|part_of=1}，占进出口{5|46.0%|share|进口|of=4 base=1}。"
    )[1]
    assert told.code == "share-mismatch"
    assert told.figures[0] == 5
    assert told.fixes[0].text == "40.6%"


def test_suspects__a_figure_that_breaks_two_ties_comes_first() -> None:
    remarks = judged(
        "产值{1|61.0亿元|level|产值}，其中甲{2|30.0亿元|level|甲产值|part_of=1}，占产值{3|60.0%|share|甲产值|of=2 base=1}；"
        "其中乙{4|10.0亿元|level|乙产值|part_of=1}，占产值{5|20.0%|share|乙产值|of=4 base=1}。"
    )[1]
    assert [told.figures[0] for told in remarks] == [1, 1]


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("产值{1|100.0亿元|level|产值}，占产值下降{3|XX%|growth|产值}。", None),
        (
            "在建{1|32个|count|在建项目}，其中新建{2|24个|count|新建项目|part_of=1}、续建{3|9个|count|续建项目|part_of=1}。",
            "8个",
        ),
    ],
)
def test_fixes__keep_the_unit(marked: str, text: str | None) -> None:
    offered = [fix.text for told in judged(marked)[1] for fix in told.fixes]
    assert text is None or text in offered


def test_interval_of_edits_is_the_roundings() -> None:
    edit = fitting_edits(quantity("83.4%"), (83.82, 85.37))[0]
    assert edit.interval.intersect(Interval.parse("[83.82, 85.37]")) is not None
