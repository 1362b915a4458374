from collections.abc import Mapping
from decimal import Decimal

import pytest

from taizhang.catalogue.load import load_shipped
from taizhang.kernel import CITY, PARK, Amount, Figure, Measure, Period, Scope, unit
from taizhang.kernel.finding import Level
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.comparing.against_ledger import Link, Question, State, linked, remarks
from taizhang.proofing.model import Proof
from taizhang.proofing.proof import proof
from taizhang.proofing.source import Source

CATALOGUE = load_shipped()
NAMES = Names.of(CATALOGUE)
BATTERY = Scope("cluster", "battery")
Known = Mapping[tuple[str, Measure, Scope], str]
KNOWN: Known = {
    ("output_above_scale", Measure.VALUE, PARK): "61.906亿元",
    ("output_above_scale", Measure.GROWTH, PARK): "10.0123%",
    ("output_above_scale", Measure.GROWTH_PANEL, PARK): "9.5%",
    ("output_above_scale", Measure.VALUE, BATTERY): "51.6亿元",
    ("output_above_scale", Measure.SHARE, BATTERY): "83.352%",
    ("output_above_scale", Measure.MONTH, PARK): "7.2亿元",
    ("tax", Measure.VALUE, PARK): "5.5亿元",
    ("tax", Measure.CITY_SHARE, PARK): "27.8%",
}


class Book:
    """Knows nine months of 2024."""

    def __init__(self, known: Known = KNOWN) -> None:
        self.known = known

    def figure(self, question: Question) -> Figure | None:
        said = self.known.get((question.code, question.measure, question.scope))
        if said is None or question.period != Period(2024, 1, 9):
            return None
        return Figure(question.code, question.scope, question.period, question.measure, Amount.parse(said))

    def trace(self, question: Question) -> tuple[str, ...]:
        return (f"{question.code} {question.measure.value}",)


def read(text: str) -> Proof:
    return proof(Source(text, "a.txt"), NAMES)


def links(text: str) -> dict[str, Link]:
    done = read(text)
    surfaces = {claim.id: claim.number.surface for claim in done.claims}
    return {surfaces[link.claim]: link for link in linked(text, done.claims, CATALOGUE, Book())}


def states(text: str) -> dict[str, State]:
    return {surface: link.state for surface, link in links(text).items()}


def test_linked__amount_growth_share_by_scope() -> None:
    text = "2024年1-9月，园区规上工业总产值61.9亿元，同比增长10%，"
    text += "其中新能源电池材料产业规上工业总产值51.6亿元，占规上工业总产值的83.4%。"
    assert states(text) == dict.fromkeys(("61.9亿元", "10%", "51.6亿元", "83.4%"), State.AGREES)


def test_linked__other_units_and_hedges() -> None:
    assert states("2024年1-9月，园区规上工业总产值619060万元。") == {"619060万元": State.AGREES}
    assert states("2024年1-9月，园区规上工业总产值超过61亿元。") == {"61亿元": State.AGREES}
    assert states("2024年1-9月，园区规上工业总产值超过62亿元。") == {"62亿元": State.DIFFERS}


def test_linked__any_way_of_reckoning_growth() -> None:
    assert states("2024年1-9月，园区规上工业总产值61.9亿元，同比增长9.5%。")["9.5%"] is State.AGREES
    assert states("2024年1-9月，园区规上工业总产值61.9亿元，同比增长9.7%。")["9.7%"] is State.DIFFERS


def test_linked__a_share_of_the_city() -> None:
    assert states("2024年1-9月，园区税收收入5.5亿元，占全市税收比重为27.8%。")["27.8%"] is State.AGREES


def test_linked__a_month_by_itself() -> None:
    assert states("2024年9月，园区规上工业总产值7.2亿元。") == {"7.2亿元": State.AGREES}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2024年1-9月，园区完成某某未收录业务量61亿元。", "目录里没有"),
        ("1-9月，园区规上工业总产值61亿元。", "没有写明年份"),
        ("2023年1-9月，园区规上工业总产值61亿元。", "没有这一期"),
        ("2024年1-9月，园区规上工业总产值61.9吨。", "单位不同"),
    ],
)
def test_linked__what_the_ledger_cannot_say(text: str, why: str) -> None:
    (link,) = links(text).values()
    assert link.state is State.ABSENT
    assert why in link.why


def test_linked__a_city_is_not_the_park() -> None:
    assert states("2024年1-9月，全市规上工业总产值61.9亿元。") == {"61.9亿元": State.ABSENT}
    assert CITY != PARK


def test_remarks__say_both_numbers_and_suggest_the_ledgers() -> None:
    text = "2024年1-9月，园区规上工业总产值63.9亿元，同比增长10%。"
    done = read(text)
    found = linked(text, done.claims, CATALOGUE, Book())
    (remark,) = remarks(found, done.claims, CATALOGUE)
    assert (remark.level, remark.code, remark.family.value) == (Level.ERROR, "ledger-differs", "ledger")
    assert "台账是61.906亿元，文中写的是63.9亿元" in remark.message
    assert (remark.expected, [fix.text for fix in remark.fixes]) == ("61.9亿元", ["61.9亿元"])
    assert text[remark.start : remark.end] == "63.9亿元"
    assert remark.arithmetic == "output_above_scale value"


def test_remarks__a_rate_without_its_level_is_only_a_hint() -> None:
    text = "2024年1-9月，园区规上工业总产值同比增长12%。"
    done = read(text)
    (remark,) = remarks(linked(text, done.claims, CATALOGUE, Book()), done.claims, CATALOGUE)
    assert remark.level is Level.HINT


def test_linked__exact_values_are_in_the_figures_unit() -> None:
    (link,) = links("2024年1-9月，园区规上工业总产值61亿元。").values()
    assert (link.value, link.expected) == (Decimal("61.906"), "62亿元")
    assert unit("亿元").name == "亿元"
