"""A figure's key says which fact it states; scopes print and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel import CITY, PARK, Amount, Figure, GrowthWord, Measure, Period, Scope, ScopeError, Source

names = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
member_codes = st.from_regex(r"[A-Za-z0-9\u4e00-\u9fa5:._-]{1,18}", fullmatch=True)
NINE_MONTHS = Period.parse("2024年1-9月")


@given(st.builds(Scope, names, st.just("") | member_codes))
def test_scope_parse__reads_back_what_is_printed(scope: Scope) -> None:
    assert Scope.parse(str(scope)) == scope


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("park", PARK),
        ("city", CITY),
        ("admin:own", Scope("admin", "own")),
        ("industry:26", Scope("industry", "26")),
        (" above_scale:yes ", Scope("above_scale", "yes")),
    ],
)
def test_scope_parse__forms(text: str, expected: Scope) -> None:
    assert Scope.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cluster:", "范围“cluster:”的冒号后面缺成员代码，例如“cluster:battery”。"),
        ("园区", "范围代码“园区”应由小写字母开头，只含小写字母、数字和下划线。"),
        ("", "范围代码“”应由小写字母开头"),
        ("cluster:a b", "范围成员“a b”里不能有空格或竖线。"),
        ("cluster:a|b", "范围成员“a|b”里不能有空格或竖线。"),
    ],
)
def test_scope_parse__message(text: str, said: str) -> None:
    with pytest.raises(ScopeError) as caught:
        Scope.parse(text)
    assert said in str(caught.value)


def test_key__with_and_without_part() -> None:
    value = Figure("output_above_scale", PARK, NINE_MONTHS, Measure.VALUE, Amount.parse("61亿元"))
    assert value.key == "output_above_scale|park|2024-01..2024-09|value"
    part = Figure("output", Scope("admin", "own"), NINE_MONTHS, Measure.SHARE, None, part="cluster:battery")
    assert part.key == "output|admin:own|2024-01..2024-09|share|cluster:battery"


def test_key__does_not_depend_on_the_amount_or_source() -> None:
    one = Figure("output", PARK, NINE_MONTHS, Measure.VALUE, Amount.parse("61亿元"))
    other = Figure("output", PARK, NINE_MONTHS, Measure.VALUE, None, source=Source("text", "第3段"))
    assert one.key == other.key
    assert one != other


def test_is_known__an_amount_or_a_word() -> None:
    assert Figure("profit", PARK, NINE_MONTHS, Measure.VALUE, Amount.parse("0万元")).is_known
    assert Figure("profit", PARK, NINE_MONTHS, Measure.GROWTH, None, word=GrowthWord.TURNED_PROFIT).is_known
    assert not Figure("profit", PARK, NINE_MONTHS, Measure.GROWTH, None).is_known


def test_measures__are_ascii_and_words_chinese() -> None:
    assert all(str(measure).isascii() for measure in Measure)
    assert {str(word) for word in GrowthWord} >= {"扭亏为盈", "由盈转亏", "减亏", "增亏", "净增", "不可比"}
