"""What follows from the catalogue: required rows, whole numbers, parts within wholes."""

from dataclasses import replace

from taizhang.kernel import Level
from taizhang.validation import structure
from taizhang.validation.structure import structure_findings
from validation.small_form import form, rule, sheet

PAGE = form(required=("产值",))


def test_required_missing__left_empty() -> None:
    (found,) = structure.required_missing(sheet({"销售": 1}, page=PAGE))
    assert (found.code, found.level, found.figures) == ("cell-missing", Level.ERROR, ("产值",))
    assert "填0" in found.advice


def test_required_missing__zero_is_filled_in_and_the_rest_may_be_empty() -> None:
    assert list(structure.required_missing(sheet({"产值": 0}, page=PAGE))) == []


def test_prior_missing__although_something_was_accepted() -> None:
    (found,) = structure.prior_missing(sheet({"产值": 9}, last_year={"产值": 7}))
    assert (found.code, found.level) == ("prior-missing", Level.HINT)
    assert "上年同期上报的是7千元" in found.advice


def test_prior_missing__given_not_asked_or_unknown() -> None:
    assert list(structure.prior_missing(sheet({"产值": 9}, prior={"产值": 7}, last_year={"产值": 7}))) == []
    assert list(structure.prior_missing(sheet({"产值": 9}))) == []
    assert list(structure.prior_missing(sheet({}, last_year={"产值": 7}))) == []
    page = form()
    page = replace(page, items=tuple(replace(item, with_prior=False) for item in page.items))
    assert list(structure.prior_missing(sheet({"产值": 9}, last_year={"产值": 7}, page=page))) == []


def test_not_asked__a_row_that_the_form_does_not_have() -> None:
    (found,) = structure.not_asked(sheet({"产值": 1, "资产": 2}, page=form(asks=("产值",))))
    assert (found.code, found.figures) == ("cell-not-asked", ("资产",))
    assert list(structure.not_asked(sheet({"产值": 1}))) == []


def test_whole_number__half_a_person() -> None:
    (found,) = structure.whole_number(sheet({"人数": "30.5", "产值": "1.5"}))
    assert (found.code, found.level, found.figures) == ("not-whole", Level.ERROR, ("人数",))
    assert "30.5人" in found.message


def test_whole_number__whole_or_not_asked() -> None:
    assert list(structure.whole_number(sheet({"人数": "30.00"}))) == []
    assert list(structure.whole_number(sheet({"人数": "30.5"}, page=form(asks=("产值",))))) == []


def test_part_exceeds_whole__more_exported_than_sold() -> None:
    (found,) = structure.part_exceeds_whole(sheet({"销售": 10, "出口": 12}))
    assert (found.code, found.level, found.figures) == ("part-exceeds-whole", Level.HINT, ("出口", "销售"))
    assert found.arithmetic == "12千元 ＞ 10千元"


def test_part_exceeds_whole__left_to_the_rule_that_compares_them() -> None:
    asks = rule("销售 >= 出口 >= 0")
    assert list(structure.part_exceeds_whole(sheet({"销售": 10, "出口": 12}, asks))) == []


def test_part_exceeds_whole__equal_missing_or_negative() -> None:
    assert list(structure.part_exceeds_whole(sheet({"销售": 12, "出口": 12}))) == []
    assert list(structure.part_exceeds_whole(sheet({"出口": 12}))) == []
    assert list(structure.part_exceeds_whole(sheet({"销售": -3, "出口": 1}))) == []


def test_structure_findings__all_checks_in_order() -> None:
    found = structure_findings(sheet({"人数": "0.5", "销售": 1, "出口": 2}, page=PAGE))
    assert [each.code for each in found] == ["cell-missing", "not-whole", "part-exceeds-whole"]
