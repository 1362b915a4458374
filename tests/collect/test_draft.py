"""What a half-filled form says: typed, known, unreadable; and what is said to findings."""

from dataclasses import replace
from decimal import Decimal

import pytest

from registry.small_park import make_catalogue
from taizhang.catalogue.load import load_shipped
from taizhang.collect.draft import (
    Around,
    Checked,
    Reading,
    Said,
    ToExplain,
    changed,
    findings,
    in_row,
    is_slot,
    read,
    refusals,
    said_slot,
    to_explain,
    typed,
)
from taizhang.collect.tasks import Duty, Party, duties
from taizhang.collect.typed import TypedError
from taizhang.kernel import Finding, Level, Period, unit
from taizhang.ledger.review import Held
from taizhang.registry.belonging import Span
from taizhang.registry.queries import RespondentView

PARK = load_shipped()
WHO = Party(
    RespondentView(1, "X", "甲", "enterprise", "X"),
    (Span("park", "", 202201, 999912), Span("above_scale", "yes", 202201, 999912)),
)
OCTOBER = Period(2024, 1, 10)
OUTPUT = next(each for each in duties(PARK, [WHO], OCTOBER) if each.form.code == "b204_1")
D = Decimal
AROUND = Around(before=Held({"output": D(2_990_000)}), last_year=Held({"output": D(3_010_000)}))


def test_read__typed_and_known() -> None:
    reading = read(OUTPUT, PARK, {"value:output": "3,412,000"}, AROUND)
    assert reading.values == {"output": D(3_412_000)}
    assert reading.priors == {"output": D(3_010_000)}


def test_read__typed_prior_stands_for_the_known_one_even_if_empty() -> None:
    assert read(OUTPUT, PARK, {"prior:output": "3000000"}, AROUND).priors == {"output": D(3_000_000)}
    assert read(OUTPUT, PARK, {"prior:output": ""}, AROUND).priors == {}


def test_read__figure_that_is_in_the_ledger_stands_until_somebody_types() -> None:
    held = replace(AROUND, now=Held({"output": D(3_400_000)}, {"output": D(3_000_000)}))
    reading = read(OUTPUT, PARK, {}, held)
    assert (reading.values["output"], reading.priors["output"]) == (D(3_400_000), D(3_000_000))
    assert changed(OUTPUT, reading, held) == ()
    again = read(OUTPUT, PARK, {"value:output": "3410000"}, held)
    assert changed(OUTPUT, again, held) == ("output",)
    cleared = read(OUTPUT, PARK, {"value:output": ""}, held)
    assert changed(OUTPUT, cleared, held) == ("output",)
    told = refusals(Checked(cleared, (), (), ("output",), "没有了"), OUTPUT)
    assert [each.code for each in told] == ["cell-cleared"]


def test_read__unreadable_is_named() -> None:
    reading = read(OUTPUT, PARK, {"value:output": "三百万"}, AROUND)
    assert list(reading.problems) == ["value:output"] and "output" not in reading.values


def test_findings__row_that_cannot_be_read_is_not_called_empty_too() -> None:
    reading = read(OUTPUT, PARK, {"value:output": "三百万"}, AROUND)
    empty = [e.figures[0] for e in findings(OUTPUT, PARK, reading, AROUND) if e.code == "cell-missing"]
    assert "output" not in empty and "sales_output" in empty


def test_typed__in_the_rows_unit_kept_in_the_report_unit() -> None:
    item = next(item for item in OUTPUT.form.items if item.indicator == "output")
    in_wan = replace(item, unit=unit("万元"))
    assert typed("341200", in_wan, PARK) == D(3_412_000)
    assert in_row(D(3_412_000), in_wan, PARK) == D(341_200)
    assert typed("3412000", item, PARK) == D(3_412_000)
    with pytest.raises(TypedError, match="小数超过4位"):
        typed("1.00001", item, PARK)


@pytest.mark.parametrize(
    ("slot", "there"),
    [
        ("value:output", True), ("prior:output", True), ("said:output", True), ("said:", True), ("reason", True),
        ("reply", True), ("value:profit", False), ("prior:profit", False), ("said:profit", False), ("", False),
        ("value", False), ("reason:", False), ("value:output:", False),
    ],
)  # fmt: skip
def test_is_slot__of_this_form_only(slot: str, there: bool) -> None:
    assert is_slot(slot, OUTPUT) is there


def test_is_slot__row_without_prior() -> None:
    energy = next(each for each in duties(PARK, [WHO], OCTOBER) if each.form.code == "e205_1")
    assert is_slot("value:coal_opening", energy) and not is_slot("prior:coal_opening", energy)


def test_findings__name_the_slip() -> None:
    """13 857 where 121 881 was the month before: a month alone, or 万元."""
    around = Around(before=Held({"output": D(121_881)}), last_year=Held({"output": D(119_183)}))
    reading = read(OUTPUT, PARK, {"value:output": "13857"}, around)
    (row,) = [
        e for e in to_explain(findings(OUTPUT, PARK, reading, around), {}, {}) if e.slot == "said:output"
    ]
    assert row.findings[0].family == "experience"  # the likely slip first, then what rules say
    assert "可能把当月数填成了累计数" in row.findings[0].message and "万元" in row.findings[0].advice


def hint(code: str, message: str, row: str = "output") -> Finding:
    return Finding(Level.HINT, code, message, figures=(row,) if row else ())


def test_to_explain__one_explanation_answers_a_row() -> None:
    found = [hint("a", "甲"), hint("b", "乙"), hint("c", "丙", "revenue"), hint("d", "丁", "")]
    rows = to_explain(found, {"said:output": Said("扩产", "甲\n乙")}, {})
    assert [(each.slot, len(each.findings), each.text) for each in rows] == [
        ("said:output", 2, "扩产"), ("said:revenue", 1, ""), ("said:", 1, ""),
    ]  # fmt: skip


def test_to_explain__finding_that_went_away_leaves_the_explanation_good() -> None:
    (row,) = to_explain([hint("a", "甲")], {"said:output": Said("扩产", "甲\n乙")}, {})
    assert row.answered and not row.stale


def test_to_explain__finding_that_reads_otherwise_asks_again_and_offers() -> None:
    (row,) = to_explain([hint("a", "甲2")], {"said:output": Said("扩产", "甲")}, {})
    assert (row.answered, row.stale, row.offered) == (False, True, "扩产")


def test_to_explain__last_months_words_are_offered() -> None:
    (by_row,) = to_explain([hint("a", "甲")], {}, {"said:output": "上月的话"})
    (by_rule,) = to_explain([hint("a", "甲")], {}, {"rule:a": "账上的话"})
    assert (by_row.offered, by_rule.offered) == ("上月的话", "账上的话")
    assert not by_row.answered


def test_said_slot__of_the_row_it_points_to_first() -> None:
    assert said_slot(hint("a", "甲")) == "said:output" and said_slot(hint("a", "甲", "")) == "said:"


def test_refusals__all_at_once() -> None:
    error = Finding(Level.ERROR, "rule:x", "不平。", figures=("output",))
    problems = {"value:output": "只填数字", "prior:sales_output": "逗号的位置不对"}
    checked = Checked(
        Reading({"output": D(1)}, {}, problems), (error,), (ToExplain((hint("a", "甲"),), "said:output"),), ("output",)
    )  # fmt: skip
    assert [each.code for each in refusals(checked, OUTPUT)] == [
        "cell-unreadable", "cell-unreadable", "rule:x", "unexplained", "reason-missing",
    ]  # fmt: skip
    assert not checked.ready and checked.needs_reason


def test_refusals__row_typed_without_trouble() -> None:
    park = make_catalogue()
    duty: Duty = next(each for each in duties(park, [WHO], Period(2024, 1, 6)) if each.form.code == "small")
    reading = read(duty, park, {"value:revenue": "5"}, Around())
    assert refusals(Checked(reading, findings(duty, park, reading, Around()), ()), duty) == []
