"""From the bound figures of a report to what ties them."""

from decimal import Decimal

from taizhang.catalogue.model import Catalogue
from taizhang.kernel import PARK, Amount, Figure, Measure, Period, Scope, unit
from taizhang.reconcile.relation import Kind, Relation
from taizhang.writing.document import Bound, Document, Paragraph
from taizhang.writing.ties import Ties, house_decimals, quantity_of, ties, written_of

NINE_MONTHS = Period(2024, 1, 9)
YEAR = Period(2024, 1, 12)
BATTERY = Scope("cluster", "battery")


def bound(
    number: int, code: str, measure: Measure, text: str, printed: str = "", *,
    scope: Scope = PARK, period: Period = NINE_MONTHS,
) -> Bound:  # fmt: skip
    """``bound(1, "output", Measure.VALUE, "70.3123亿元", "70.3亿元")``."""
    figure = Figure(code, scope, period, measure, Amount.parse(text))
    return Bound(f"f{number:03d}", figure, printed or text)


def report(*bounds: Bound) -> Document:
    return Document("报告", "quarterly", NINE_MONTHS, "s", "c", (Paragraph("body", bounds),))


def kinds(found: Ties) -> list[tuple[Kind, tuple[str, ...]]]:
    return [(each.kind, each.figures) for each in found.relations]


def one(found: Ties, kind: Kind) -> Relation:
    (relation,) = [each for each in found.relations if each.kind is kind]
    return relation


def test_ties__a_whole_report(document: Document, catalogue: Catalogue) -> None:
    found = ties(document, catalogue)
    assert len(found.quantities) > 30
    assert {Kind.GROWTH, Kind.SHARE, Kind.PROGRESS, Kind.PARTS_WITHIN, Kind.TOTAL} <= {
        each.kind for each in found.relations
    }
    assert all(each.weight is None for each in found.relations), "the catalogue defines them"
    assert found.soft <= {each.id for each in found.relations}


def test_ties__the_same_fact_twice(catalogue: Catalogue) -> None:
    found = ties(
        report(bound(1, "tax", Measure.VALUE, "5.5亿元"), bound(2, "tax", Measure.VALUE, "5.5亿元")),
        catalogue,
    )
    assert kinds(found) == [(Kind.SAME, ("f001", "f002"))]


def test_ties__a_share_of_a_whole_that_is_not_printed(catalogue: Catalogue) -> None:
    share = bound(1, "tax", Measure.CITY_SHARE, "27.8%")
    found = ties(report(share, bound(2, "tax", Measure.VALUE, "5.5亿元")), catalogue)
    assert one(found, Kind.SHARE).figures == ("f002", f"tax|city|{NINE_MONTHS}|value", "f001")


def test_ties__nothing_between_strangers(catalogue: Catalogue) -> None:
    found = ties(
        report(bound(1, "tax", Measure.VALUE, "5.5亿元"), bound(2, "trade", Measure.VALUE, "2959万美元")),
        catalogue,
    )
    assert [each for each in found.relations if len({*each.figures} & {"f001", "f002"}) > 1] == []


def test_ties__targets_have_their_own_period(catalogue: Catalogue) -> None:
    code = "output_above_scale"
    found = ties(
        report(
            bound(1, code, Measure.VALUE, "61亿元"), bound(2, code, Measure.COMPLETION, "98%"),
            bound(3, code, Measure.TARGET, "62.2亿元", period=YEAR), bound(4, code, Measure.PACE, "23个百分点"),
            bound(5, code, Measure.TARGET_GAP, "0.8亿元"),
        ),
        catalogue,
    )  # fmt: skip
    assert one(found, Kind.PROGRESS).figures == ("f001", "f003", "f002")
    assert one(found, Kind.DIFFERENCE).figures == ("f001", f"{code}|park|{NINE_MONTHS}|target", "f005")
    assert one(found, Kind.RULE).figures == ("f002", "f004")


def test_ties__a_rate_changes_by_points(catalogue: Catalogue) -> None:
    found = ties(
        report(
            bound(1, "sales_rate", Measure.VALUE, "97.2%"),
            bound(2, "sales_rate", Measure.GROWTH, "0.3个百分点"),
        ),
        catalogue,
    )
    assert (Kind.DIFFERENCE, ("f001", "f002")) in kinds(found)
    assert Kind.GROWTH not in {kind for kind, _ in kinds(found)}


def test_ties__contribution_only_to_what_grew(catalogue: Catalogue) -> None:
    code = "output_above_scale"
    part = (
        bound(1, code, Measure.VALUE, "61亿元"), bound(2, code, Measure.VALUE, "51.6亿元", scope=BATTERY),
        bound(3, code, Measure.CONTRIBUTION, "129%", scope=BATTERY),
    )  # fmt: skip
    grew = report(*part, bound(4, code, Measure.GROWTH, "10%"))
    fell = report(*part, bound(4, code, Measure.GROWTH, "-10%", "10%"))
    assert one(ties(grew, catalogue), Kind.CONTRIBUTION).figures == ("f002", "f001", "f003")
    assert Kind.CONTRIBUTION not in {kind for kind, _ in kinds(ties(fell, catalogue))}
    assert Kind.CONTRIBUTION not in {kind for kind, _ in kinds(ties(report(*part), catalogue))}


def test_ties__counts_are_whole_numbers(catalogue: Catalogue) -> None:
    park = bound(1, "projects_major", Measure.VALUE, "33个")
    found = ties(report(park, bound(2, "projects_major", Measure.CITY_SHARE, "70.2%")), catalogue)
    assert one(found, Kind.COUNTED).figures[2] == "f002"
    assert next(each for each in found.quantities if each.id == "f001").whole_number


def test_written_of__takes_the_sign_from_the_figure() -> None:
    fell = bound(1, "tax", Measure.GROWTH, "-1.6999%", "1.7%")
    written = written_of(fell)
    assert written is not None
    assert str(written) == "-1.7%"
    level = written_of(bound(1, "tax", Measure.GROWTH, "0.04%", "持平"))
    assert level is not None
    assert str(level) == "0%"


def test_quantity_of__reads_the_digits_loosely_and_by_the_house(catalogue: Catalogue) -> None:
    quantity = quantity_of(bound(1, "output", Measure.VALUE, "61.02亿元", "61亿元"), catalogue)
    assert quantity is not None
    assert quantity.interval.contains(Decimal("61.4"))
    assert quantity.strict is not None
    assert not quantity.strict.contains(Decimal("61.4"))
    assert quantity.strict.contains(Decimal("61.02"))


def test_house_decimals__by_unit(catalogue: Catalogue) -> None:
    printed = written_of(bound(1, "tax", Measure.VALUE, "5亿元"))
    small = written_of(bound(1, "tax_pit", Measure.VALUE, "843万元"))
    assert printed is not None
    assert small is not None
    assert house_decimals(printed, None, catalogue) == 1
    assert house_decimals(small, None, catalogue) == 0
    assert unit("亿元") == printed.unit
