"""Phrases and lists of names."""

import pytest

from taizhang.proofing.claiming.naming import bounds, names, phrase


@pytest.mark.parametrize(
    ("words", "name", "scope"),
    [
        ("其中园区累计实现规上工业总产值", "规上工业总产值", "园区"),
        ("从消费看", "", ""),
        ("全市入统工业项目", "入统工业项目", "全市"),
        ("州外到位资金", "州外到位资金", ""),
        ("预计完成固定资产投资", "固定资产投资", ""),
        ("船舶修造业实现增加值", "船舶修造业增加值", ""),
        ("青山市各园区\x00\x00基建投入约", "基建投入", "青山市"),
        ("后为", "后", ""),
    ],
)
def test_phrase__name_and_place(words: str, name: str, scope: str) -> None:
    found = phrase(words)
    assert (found.name, found.scope) == (name, scope)


def test_phrase__generic_words_name_nothing() -> None:
    assert phrase("总量").is_generic and phrase("额度为").is_generic and not phrase("税收").is_generic


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("增值税、企业所得税、个人所得税三个税种", ("增值税", "企业所得税", "个人所得税")),
        ("食品、医化和装备", ("食品", "医化", "装备")),
        ("国有控股、股份制、外商及港澳台、私营", ("国有控股", "股份制", "外商及港澳台", "私营")),
        ("一、二、三产业增加值", ("第一产业", "第二产业", "第三产业增加值")),
        ("投资增速居前的是甲乡、乙镇", ("甲乡", "乙镇")),
    ],
)
def test_names__exactly_as_many(words: str, expected: tuple[str, ...]) -> None:
    assert names(words, len(expected)) == expected


def test_names__none_of_another_number() -> None:
    assert names("食品、医化", 3) == ()


def test_bounds__after_the_word_of_a_list() -> None:
    assert bounds("甲、乙分别实现销售额") == 5
    assert bounds("甲、乙实现销售额") == -1
