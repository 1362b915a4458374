"""Near misses of the checks on sentences."""

from catalogue.conftest import Found
from catalogue.entries import indicator


def test_sentences__another_indicators_slot(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(句式="出口【数值】，税收【税收收入@全市：同比】")) == set()
    assert found("indicators/a.yaml", indicator(句式="出口【数值】，税收【税收收入@天上：同比】")) == {
        "unknown-reference"
    }


def test_sentences__undecidable_where_brackets_are_wrong(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(句式="出口【同笔，【数值】")) == {"unclosed-bracket"}


def test_wrong_bracket__ordinary_brackets_are_fine(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(句式="出口（含转口）【数值】")) == set()


def test_unbound_first_clause__another_indicators_value_binds_it_too(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(句式="税收【税收收入：数值】，出口【数值】")) == set()


def test_unsplit_sentence__says_which_part(found: Found) -> None:
    split = {"分项按": "产业集群"}
    assert found("indicators/a.yaml", indicator(**split, 分项句式="【分项】出口【数值】")) == set()
    assert found("indicators/a.yaml", indicator(**split, 分项句式="出口【数值】")) == {"unsplit-sentence"}


def test_share_of_nothing__with_a_whole(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(属于="销售产值", 句式="出口【数值】，占【占比】")) == set()


def test_empty_blank__in_an_outline(found: Found) -> None:
    assert found("outlines/a.md", "# 甲\n完成【】。\n") == {"empty-blank"}
