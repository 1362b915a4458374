"""Rules are read as written, and written as read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.catalogue.expression import (
    Abs,
    Compare,
    ExpressionError,
    Number,
    Op,
    Ref,
    Term,
    parse,
    refs,
    write,
)

NAMES = st.sampled_from(["营业收入", "R&D经费", "5亿元以上项目数", "主营业务收入（不含税）", "利润总额"])
VIEWS = st.sampled_from(["value", "prior", "previous", "month", "growth"])
LEAVES: st.SearchStrategy[Term] = st.one_of(
    st.builds(Ref, NAMES.filter(lambda name: "（" not in name), VIEWS),
    st.builds(Number, st.decimals(0, 10**6, places=2)),
    st.builds(Number, st.decimals(-(10**6), -1, places=0)),
)
TERMS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Op, st.sampled_from(["+", "-", "*", "/"]), inner, inner), st.builds(Abs, inner)
    ),
    max_leaves=12,
)


@st.composite
def relations(draw: st.DrawFn) -> Compare:
    terms = draw(st.lists(TERMS, min_size=2, max_size=4))
    signs = st.sampled_from(["<", "<=", "=", ">=", ">"])
    return Compare(
        tuple(terms), tuple(draw(st.lists(signs, min_size=len(terms) - 1, max_size=len(terms) - 1)))
    )


@given(relations())
def test_write__parses_to_the_same(relation: Compare) -> None:
    assert parse(write(relation)) == relation


def test_parse__precedence_and_brackets() -> None:
    a, b, c = Ref("甲"), Ref("乙"), Ref("丙")
    assert parse("甲 + 乙 * 丙 = 0").terms[0] == Op("+", a, Op("*", b, c))
    assert parse("(甲+乙)*丙 = 0").terms[0] == Op("*", Op("+", a, b), c)
    assert parse("甲 - 乙 - 丙 = 0").terms[0] == Op("-", Op("-", a, b), c)


def test_parse__chain_and_functions() -> None:
    relation = parse("0 <= 绝对值(同期(甲) - 上期(甲)) < 100.5")
    assert relation.ops == ("<=", "<")
    assert relation.terms[1] == Abs(Op("-", Ref("甲", "prior"), Ref("甲", "previous")))
    assert relation.terms[2] == Number(Decimal("100.5"))


def test_parse__resolve_turns_names_into_codes() -> None:
    codes = {"甲": "a", "乙": "b"}
    relation = parse("增速(甲) > 当月(乙)", codes.__getitem__)
    assert list(refs(relation)) == [Ref("a", "growth"), Ref("b", "month")]
    assert write(relation, {"a": "甲", "b": "乙"}.__getitem__) == "增速(甲) > 当月(乙)"


def test_parse__digits_may_begin_a_name() -> None:
    assert parse("5亿元以上项目数 <= 33").terms == (Ref("5亿元以上项目数"), Number(Decimal(33)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "应当是指标名、数或括号，却是结尾"),
        ("甲", "没有比较"),
        ("甲 乙 = 1", "这里多出“乙”"),
        ("甲 <= ", "却是结尾"),
        ("(甲 = 1", "后面应当是“)”"),
        ("甲 == 乙", "不能写“==”"),
        ("甲 != 乙", "不能写“!=”"),
        ("甲 ≤ 乙", "“≤”请改成半角的“<=”"),
        ("同期（甲） = 1", "“（”请改成半角的“(”"),
        ("上年(甲) = 1", "没有“上年”这个函数"),
        ("同期(1) = 1", "后面应当是一个指标名"),
        ("同期(甲 = 1", "后面应当是“)”"),
        ("甲, 乙 = 1", "看不懂“,”"),
        ("绝对值(甲 = 1", "后面应当是“)”"),
    ],
)
def test_parse__refuses(text: str, words: str) -> None:
    with pytest.raises(ExpressionError, match=r"第\d+个字") as caught:
        parse(text)
    assert words in str(caught.value)
