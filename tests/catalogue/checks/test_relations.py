"""Near misses of the checks on relations."""

from catalogue.conftest import Found
from catalogue.entries import form, indicator


def test_unknown_source__department_or_kind(found: Found) -> None:
    for source in ("企业", "项目", "全市", "经济发展局"):
        assert found("indicators/a.yaml", indicator(来源=source)) == set()


def test_unknown_source__the_system_fills_no_form(found: Found) -> None:
    assert "unknown-source" in found("forms/a.yaml", form("{指标: 销售产值}", 填报="系统"))


def test_unknown_whole__by_alias_or_code(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(属于="工业产值")) == set()
    assert found("indicators/a.yaml", indicator(属于="output")) == set()


def test_absence__undecidable_while_a_file_is_unreadable(found: Found) -> None:
    text = indicator(属于="天上", 分项按="地上", 来源="海关")
    assert found("indicators/a.yaml", text) == {"unknown-whole", "unknown-dimension", "unknown-source"}
    assert found("indicators/a.yaml", text, "indicators/b.yaml", "甲: [") == {"yaml-syntax"}


def test_incomplete_ratio__names_must_exist(found: Found) -> None:
    ratio = {"单位": "'%'", "性质": "比率", "报送": None, "来源": "系统", "算法": "比率"}
    assert found("indicators/a.yaml", indicator(**ratio, 分子="税收收入", 分母="销售产值")) == set()
    assert found("indicators/a.yaml", indicator(**ratio, 分子="税收收入", 分母="销售")) == {
        "incomplete-ratio"
    }


def test_unknown_sum__without_a_list(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(报送=None, 来源="系统", 算法="合计")) == {"unknown-sum"}


def test_unreported__taken_or_worked_out_needs_no_report(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(报送=None, 取自="工业总产值", 限于="化工")) == set()


def test_part_cycle__a_chain_is_none(found: Found) -> None:
    text = indicator(属于="进口总额") + indicator("进口总额", 代码="imports", 属于="销售产值")
    assert found("indicators/a.yaml", text) == set()


def test_part_cycle__of_itself_and_of_three(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(属于="出口总额")) == {"part-cycle"}
    three = (
        indicator("甲", 代码="a", 属于="乙")
        + indicator("乙", 代码="b", 属于="丙")
        + indicator("丙", 代码="c", 属于="甲")
    )
    assert found("indicators/a.yaml", three) == {"part-cycle"}


def test_computed_cycle__two_ways_to_one_source_are_none(found: Found) -> None:
    ratio = {"单位": "'%'", "性质": "比率", "报送": None, "来源": "系统", "算法": "比率"}
    text = indicator(**ratio, 分子="规上工业总产值", 分母="工业总产值")
    assert found("indicators/a.yaml", text) == set()


def test_part_nature_differs__undecidable_without_a_nature(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(性质=None, 属于="销售产值")) == {"missing-key"}


def test_unsplit_whole__a_split_is_enough(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(分项合计="完整", 分项按="产业集群")) == set()
