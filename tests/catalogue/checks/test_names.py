"""Near misses of the checks on names."""

from catalogue.conftest import Found
from catalogue.entries import indicator


def test_duplicate_code__of_two_sections_is_none(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(代码="monthly")) == set()


def test_duplicate_code__of_the_directory_below_is_a_replacement(found: Found) -> None:
    text = indicator("税收收入", 代码="tax", 来源="财政局", 句式="税收【数值】")
    assert found("indicators/a.yaml", text) == set()


def test_duplicate_name__an_indicator_and_a_form_may_share_one(found: Found) -> None:
    assert found("indicators/a.yaml", indicator("企业月报")) == set()


def test_shared_alias__twice_in_one_entry_is_harmless(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(别称="[出口额, 出口额]")) == set()


def test_alias_is_name__its_own_name_or_anothers_code(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(别称="[出口总额]")) == {"alias-is-name"}
    assert found("indicators/a.yaml", indicator(别称="[tax]")) == {"alias-is-name"}


def test_bad_code__without_a_code_there_is_nothing_to_judge(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(代码=None)) == {"missing-key"}


def test_bad_code__of_a_department(found: Found) -> None:
    text = "部门:\n  - {名称: 财政局, 代码: 财}\n  - {名称: 经济发展局, 代码: economy}\n"
    assert found("park.yaml", text) == {"bad-code"}
