"""Ids of bound figures, and which words a figure chose."""

from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import PARK, Figure, Measure
from taizhang.kernel.period import Period
from taizhang.wording.pieces import Number, Words
from taizhang.writing.binding import Binder
from taizhang.writing.document import Bound, Text


def figure(text: str, measure: Measure) -> Figure:
    return Figure("output", PARK, Period(2024, 1, 9), measure, Amount.parse(text))


def test_bind__numbers_in_printing_order_across_sentences() -> None:
    value, growth = figure("70.3亿元", Measure.VALUE), figure("-1.7%", Measure.GROWTH)
    binder = Binder()
    assert binder.bind((Words("产值"), Number(value, "70.3亿元"))) == (
        Text("产值"),
        Bound("f001", value, "70.3亿元"),
    )
    assert binder.bind((Words("同比下降", chosen_by=growth), Number(growth, "1.7%"))) == (
        Text("同比下降", by="f002"),
        Bound("f002", growth, "1.7%"),
    )


def test_bind__words_chosen_by_a_figure_that_is_not_printed_point_nowhere() -> None:
    growth = figure("-1.7%", Measure.GROWTH)
    assert Binder().bind((Words("下降", chosen_by=growth),)) == (Text("下降"),)


def test_bind__a_figure_printed_twice_gets_two_ids() -> None:
    value = figure("70.3亿元", Measure.VALUE)
    number = Number(value, "70.3亿元")
    first, words, second = Binder().bind((number, Words("即", chosen_by=value), number))
    assert isinstance(first, Bound) and isinstance(second, Bound)
    assert (first.id, second.id) == ("f001", "f002")
    assert words == Text("即", by="f001")
