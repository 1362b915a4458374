"""Verdicts: what the words before a number make of it."""

from decimal import Decimal

import pytest

from taizhang.proofing.claiming.kinds import verdict
from taizhang.proofing.claiming.realms import Realm, realm
from taizhang.proofing.model import Basis, Kind, Number
from taizhang.proofing.scanning.scanner import scan


def number(surface: str) -> Number:
    """The number of a surface as the scanner reads it."""
    return scan(f"产值{surface}。")[0].numbers[0]


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("61亿元", Realm.MONEY),
        ("12.8平方公里", Realm.GOODS),
        ("33个", Realm.COUNT),
        ("四分之一", Realm.PERCENT),
        ("第3位", Realm.RANK),
        ("2个百分点", Realm.POINT),
        ("5万人", Realm.PEOPLE),
        ("8192万件", Realm.GOODS),
    ],
)
def test_realm__by_the_unit(surface: str, expected: Realm) -> None:
    assert realm(number(surface)) is expected


@pytest.mark.parametrize(
    ("surface", "words", "kind", "sign", "left"),
    [
        ("8%", "税收同比增长", Kind.GROWTH, 1, "税收"),
        ("8%", "税收同比下降", Kind.GROWTH, -1, "税收"),
        ("8%", "税收增速回落至", Kind.GROWTH, 1, "税收"),
        ("8%", "降幅为", Kind.GROWTH, -1, ""),
        ("8%", "电池占规上产值的比重为", Kind.SHARE, 1, "电池"),
        ("8%", "在规上产值中占", Kind.SHARE, 1, ""),
        ("8%", "完成全年任务的", Kind.PROGRESS, 1, ""),
        ("8%", "城镇登记失业率", Kind.OTHER, 1, "城镇登记失业率"),
        ("8%", "全年增长目标为", Kind.PLAN, 1, "全年"),
        ("3倍", "投资是上年同期的", Kind.OTHER, 1, "投资"),
        ("3倍", "投资增长", Kind.GROWTH, 1, "投资"),
        ("6亿元", "比半年目标多完成", Kind.OTHER, 1, ""),
        ("6亿元", "较年初预算短收", Kind.OTHER, -1, ""),
        ("6亿元", "余额增加到", Kind.LEVEL, 1, "余额"),
        ("6亿元", "力争完成税收", Kind.PLAN, 1, "力争完成税收"),
        ("6亿元", "预计完成税收", Kind.LEVEL, 1, "预计完成税收"),
        ("2个百分点", "增速比全省高", Kind.PP_CHANGE, 1, ""),
        ("2个百分点", "与全市均值差", Kind.PP_CHANGE, -1, ""),
        ("2个百分点", "占比提高", Kind.PP_CHANGE, 1, ""),
        ("6家", "比上年减少", Kind.OTHER, -1, ""),
        ("6家", "全年净增", Kind.COUNT, 1, "全年"),
    ],
)  # fmt: skip
def test_verdict__kind_sign_and_where_the_predicate_begins(
    surface: str, words: str, kind: Kind, sign: int, left: str
) -> None:
    said = verdict(number(surface), words, "")
    assert (said.kind, said.sign, words[: said.cut]) == (kind, sign, left)


def test_verdict__what_it_is_measured_against() -> None:
    share = verdict(number("8%"), "占全市税收的比重为", "")
    assert (share.kind, share.base) == (Kind.SHARE, "全市税收")
    points = verdict(number("2个百分点"), "分别高于全国、全省", "")
    assert (points.refs, points.basis) == (("全国", "全省"), Basis.REFERENCE)
    assert verdict(number("2个百分点"), "拉动规上工业增长", "").basis is Basis.PULL
    assert verdict(number("2个百分点"), "超序时进度", "").basis is Basis.PACE
    assert verdict(number("8%"), "环比增长", "").basis is Basis.LAST_PERIOD


def test_verdict__words_after_the_number() -> None:
    assert verdict(number("8%"), "有", "的企业停产").kind is Kind.SHARE
    assert verdict(number("5亿元"), "", "以上的项目").kind is Kind.OTHER


def test_verdict__without_a_word_it_is_open() -> None:
    assert not verdict(number("8%"), "食品", "").own


def test_number__of_these_tests_is_read_whole() -> None:
    assert number("61亿元").value == Decimal(61)
