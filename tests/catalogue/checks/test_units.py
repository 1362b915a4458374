"""Near misses of the checks on units: where a unit is unknown, nothing can be said about pairs of units."""

from catalogue.conftest import Found
from catalogue.entries import form, indicator


def test_unknown_unit__full_width_percent_is_known(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(单位="％", 性质="比率")) == set()


def test_unknown_unit__of_a_form_and_of_a_row(found: Found) -> None:
    assert found("forms/a.yaml", form("{指标: 销售产值}", 单位="千圆")) == {"unknown-unit"}
    assert found("forms/a.yaml", form("{指标: 销售产值, 单位: 千圆}")) == {"unknown-unit"}


def test_units__same_family_is_enough(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(单位="万元", 报送单位="元", 属于="销售产值")) == set()


def test_units__undecidable_where_one_is_unknown(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(单位="亿圆", 报送单位="吨", 属于="销售产值")) == {
        "unknown-unit"
    }


def test_units__undecidable_where_the_other_is_not_there(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(单位="吨", 属于="销售")) == {"unknown-whole"}


def test_mixed_sum__same_family(found: Found) -> None:
    text = indicator(报送=None, 来源="系统", 算法="合计", 合计自="[税收收入, 销售产值]")
    assert found("indicators/a.yaml", text) == set()


def test_ratio_unit__only_for_ratios_worked_out(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(单位="千瓦时", 性质="比率")) == set()
