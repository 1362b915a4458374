"""What a bound number is called."""

from decimal import Decimal

from taizhang.catalogue.model import Catalogue
from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import PARK, Figure, GrowthWord, Measure, Scope
from taizhang.kernel.period import Period
from taizhang.kernel.unit import unit
from taizhang.writing.document import Bound, Document
from taizhang.writing.label import Label, label, labels

PERIOD = Period.parse("2024年1-9月")


def bound(
    measure: Measure, value: str, unit_name: str, scope: Scope = PARK, code: str = "output_above_scale"
) -> Bound:
    amount = Amount(Decimal(value), unit(unit_name))
    return Bound("f001", Figure(code, scope, PERIOD, measure, amount), "印出的数")


def test_label__value_of_the_park(catalogue: Catalogue) -> None:
    found = label(bound(Measure.VALUE, "61.0000", "亿元"), catalogue)
    assert found == Label("规上工业总产值", "数值", "园区", "2024年1-9月", "61亿元")
    assert found.short == "规上工业总产值"


def test_label__growth_keeps_four_decimals(catalogue: Catalogue) -> None:
    found = label(bound(Measure.GROWTH, "10.01234567", "%"), catalogue)
    assert found.value == "10.0123%"
    assert found.short == "规上工业总产值·同比增速"


def test_label__a_cluster_is_named(catalogue: Catalogue) -> None:
    scope = Scope.parse("cluster:chemical")
    found = label(bound(Measure.SHARE, "13.6", "%", scope), catalogue)
    assert found.scope == catalogue.scope_name(scope)
    assert found.short == f"规上工业总产值（{found.scope}）·占比"


def test_label__code_the_catalogue_lost_names_itself(catalogue: Catalogue) -> None:
    assert label(bound(Measure.VALUE, "1", "个", code="gone"), catalogue).indicator == "gone"


def test_label__a_word_instead_of_a_number(catalogue: Catalogue) -> None:
    figure = Figure("output", PARK, PERIOD, Measure.GROWTH, None, word=GrowthWord.TURNED_PROFIT)
    assert label(Bound("f001", figure, "扭亏为盈"), catalogue).value == "扭亏为盈"


def test_labels__every_figure_of_a_report(catalogue: Catalogue, document: Document) -> None:
    found = labels(document, catalogue)
    assert set(found) == {each.id for each in document.bounds()}
    assert all(each.indicator and each.value for each in found.values())
