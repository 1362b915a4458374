"""Near misses of the checks on shape."""

from catalogue.conftest import Found
from catalogue.entries import example, form, indicator, rule


def test_unknown_key__in_every_kind_of_block(found: Found) -> None:
    assert found("park.yaml", "园区:\n  名称: 甲\n  简成: 乙\n") == {"unknown-key"}
    assert found("park.yaml", "原区:\n  名称: 甲\n") == {"unknown-key"}
    assert found("park.yaml", "", "forms/a.yaml", form("{指标: 销售产值, 必添: 是}")) == {"unknown-key"}
    assert found("forms/a.yaml", "", "examples/a.yaml", example("工业总产值: {数值: 61}")) == {"unknown-key"}


def test_unknown_key__nothing_like_it_gets_the_list(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(abc="x")) == {"unknown-key"}


def test_missing_key__empty_counts_as_missing(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(含义="")) == {"missing-key"}
    assert found("indicators/a.yaml", "", "forms/a.yaml", form().replace("项目:\n", "项目: []\n")) == {
        "missing-key"
    }


def test_missing_key__optional_may_be_empty(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(别称="", 口径="")) == set()


def test_wrong_type__entry_that_is_no_block(found: Found) -> None:
    assert found("indicators/a.yaml", "出口总额: 亿元\n") == {"wrong-type"}
    assert found("indicators/a.yaml", "- 出口总额\n") == {"wrong-type"}
    assert found("indicators/a.yaml", "", "examples/a.yaml", "名称: 试\n") == {"wrong-type"}
    assert found("examples/a.yaml", "- 试\n") == {"wrong-type"}
    assert found("examples/a.yaml", "", "park.yaml", "部门:\n  财政局: finance\n") >= {"wrong-type"}


def test_wrong_type__keys_that_lost_their_indentation_are_said_once(found: Found) -> None:
    assert found("indicators/a.yaml", "出口总额:\n代码: exports\n单位: 亿元\n") == {"wrong-type"}


def test_wrong_type__lists(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(别称="{甲: 乙}")) == {"wrong-type"}
    assert found("indicators/a.yaml", indicator(单位="[亿元]")) == {"wrong-type"}
    assert found("indicators/a.yaml", "", "forms/a.yaml", form("销售产值")) == {"wrong-type"}
    assert found("indicators/a.yaml", "", "forms/a.yaml", form("销售产值", "{指标: 销售产值}")) == {
        "wrong-type"
    }


def test_wrong_type__a_single_alias_needs_no_list(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(别称="出口额")) == set()


def test_unknown_value__yes_and_no_are_chinese(found: Found) -> None:
    assert found("forms/a.yaml", form("{指标: 销售产值, 必填: yes}")) == {"unknown-value"}
    assert found("forms/a.yaml", "", "rules/a.yaml", rule(级别="必须")) == {"unknown-value"}


def test_full_width_comma__bare_list(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(别称="出口额、出口")) == {"full-width-comma"}
    assert found("indicators/a.yaml", indicator(别称="【出口额】")) == {"full-width-comma"}
    assert found("indicators/a.yaml", indicator(别称="[煤炭、电力出口额]")) == set()


def test_full_width_comma__in_braces(found: Found) -> None:
    assert found("forms/a.yaml", form("{编号: '01'，指标: 销售产值}")) == {"full-width-comma"}


def test_full_width_quotes__inside_a_sentence_are_fine(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(口径="报“1月至本月”")) == set()
    assert found("indicators/a.yaml", indicator(口径="“甲”和“乙”")) == set()
