# ruff: noqa: E501  (a report in one line is easier to read than one in three)
"""Lists after 分行业： and after a colon, 其中 side by side, and ups and downs."""

import pytest

from proofing.by_hand import codes

HINT = "提示"

SPLIT = (
    "到位资金{1|573.7亿元|level|到位资金}，增长{9|5.0%|growth|到位资金|of=1}。分行业：工业{2|184.6亿元|level|工业资金}、"
    "农业{3|197.3亿元|level|农业资金}、服务业{4|%s|level|服务业资金}。"
)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("191.8亿元", []),
        ("277.9亿元", [(HINT, "sum-mismatch")]),
        ("101.8亿元", [(HINT, "sum-mismatch")]),  # 84% of it
        ("11.8亿元", []),  # the small ones were left out
        ("277.9亿元等", []),
        ("XX亿元", []),
    ],
)
def test_splits__under_a_head(last: str, told: list[tuple[str, str]]) -> None:
    amount, rest = (last[:-1], "等") if last.endswith("等") else (last, "")
    assert (
        codes(SPLIT.replace("%s", amount).replace("。", rest + "。") if rest else SPLIT.replace("%s", amount))
        == told
    )


def test_splits__two_ways_of_one_whole() -> None:
    marked = (
        "贷款{1|341.1亿元|level|贷款}。分期限：短期{2|200.5亿元|level|短期贷款}；中长期{3|140.6亿元|level|中长期贷款}。"
        "分银行看，国有{4|89.7亿元|level|国有贷款}、股份制{5|%s|level|股份制贷款}。"
    )
    assert codes(marked.replace("%s", "251.4亿元")) == []
    assert codes(marked.replace("%s", "291.4亿元")) == [(HINT, "sum-mismatch")]


@pytest.mark.parametrize(("last", "told"), [("85.3亿元", []), ("136.3亿元", [(HINT, "sum-mismatch")])])
def test_splits__after_a_colon(last: str, told: list[tuple[str, str]]) -> None:
    marked = "交易额达{1|314.4亿元|level|交易额}：国有{2|200.7亿元|level|国有}、民营{3|28.4亿元|level|民营}、外资{4|%s|level|外资}。"
    assert codes(marked.replace("%s", last)) == told


@pytest.mark.parametrize(
    ("last", "told"), [("212.5亿元", []), ("102.5亿元", []), ("324.0亿元", [(HINT, "parts-exceed-whole")])]
)
def test_among(last: str, told: list[tuple[str, str]]) -> None:
    marked = (
        "补助资金共{1|557.4亿元|level|补助资金}，其中线上{2|344.9亿元|level|线上}、线下{3|%s|level|线下}。"
    )
    assert codes(marked.replace("%s", last)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("监测的{1|54种|count|产品}产品，{2|45种|count|产品}涨、{3|9种|count|产品}跌。", []),
        (
            "监测的{1|54种|count|产品}产品，{2|45种|count|产品}涨、{3|6种|count|产品}跌。",
            [(HINT, "sum-mismatch")],
        ),
        ("监测的{1|54种|count|产品}产品，{2|45种|count|产品}涨、{3|6种|count|产品}跌，其余持平。", []),
        ("监测的{1|54种|count|产品}产品，{2|45种|count|产品}涨、{3|XX种|count|产品}跌。", []),
    ],
)
def test_up_and_down(text: str, told: list[tuple[str, str]]) -> None:
    assert codes(text) == told


@pytest.mark.parametrize(
    ("last", "told"), [("142.3亿元", []), ("278.1亿元", [("错误", "sum-mismatch")]), ("XX亿元", [])]
)
def test_made_up(last: str, told: list[tuple[str, str]]) -> None:
    marked = "利润共{1|679.2亿元|level|外包收入}，由两块组成：线上{2|536.9亿元|level|线上}、线下{3|%s|level|线下}。"
    assert codes(marked.replace("%s", last)) == told


@pytest.mark.parametrize(
    ("last", "told"), [("29所", []), ("69所", [(HINT, "sum-mismatch")]), ("XX所", []), ("900所", [])]
)
def test_among__counts_of_three_kinds(last: str, told: list[tuple[str, str]]) -> None:
    marked = f"全县有学校{{1|300所|count|学校}}，其中：高中{{2|60所|count|高中}}、初中{{3|71所|count|初中}}、小学{{4|140所|count|小学}}、特教{{5|{last}|count|特教}}。"
    assert codes(marked) == told


@pytest.mark.parametrize(("last", "told"), [("191.8亿元", []), ("181.8亿元", [(HINT, "sum-mismatch")])])
def test_splits__with_a_pronunciation_in_between(last: str, told: list[tuple[str, str]]) -> None:
    marked = SPLIT.replace("分行业：", "分部门(mén)看：")
    assert codes(marked.replace("%s", last)) == told
