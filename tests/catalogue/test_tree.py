"""The tree keeps lines, order and duplicates."""

from taizhang.catalogue.tree import Items, Pair, Pairs, Scalar, plain, walk

BLOCK = Pairs(
    (
        Pair("代码", Scalar("tax", 2), 2),
        Pair("别称", Items((Scalar("税收", 3), Scalar("税", 3)), 3), 3),
        Pair("项目", Items((Pairs((Pair("指标", Scalar("甲", 5), 5),), 5), Scalar("乙", 6)), 5), 4),
        Pair("成员", Pairs((Pair("化工", Scalar("chemical", 8), 8),), 8), 7),
        Pair("代码", Scalar("tax2", 9), 9),
    ),
    1,
)


def test_pairs__first_of_two_keys() -> None:
    assert BLOCK.text("代码") == "tax"
    assert BLOCK.line_of("代码") == 2


def test_pairs__absent_or_other_kind() -> None:
    assert BLOCK.get("单位") is None
    assert (BLOCK.text("别称"), BLOCK.texts("单位"), BLOCK.rows("成员"), BLOCK.table("项目")) == (
        "",
        (),
        (),
        (),
    )
    assert BLOCK.line_of("单位") == 1


def test_pairs__lists_and_tables() -> None:
    assert [alias.value for alias in BLOCK.texts("别称")] == ["税收", "税"]
    assert [word.value for word in BLOCK.texts("代码")] == ["tax"]
    assert [row.text("指标") for row in BLOCK.rows("项目")] == ["甲"]
    assert [pair.key for pair in BLOCK.table("成员")] == ["化工"]


def test_walk__goes_everywhere() -> None:
    values = [node.value for node in walk(BLOCK) if isinstance(node, Scalar)]
    assert values == ["tax", "税收", "税", "甲", "乙", "chemical", "tax2"]


def test_plain__forgets_lines_and_keeps_order() -> None:
    moved = Pairs((Pair("乙", Scalar("1", 7), 7), Pair("甲", Items((Scalar("2", 9),), 8), 8)), 6)
    assert plain(moved) == [["乙", "1"], ["甲", ["2"]]]
