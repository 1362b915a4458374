"""Every numeric stretch of a text is a figure or a mark; what each says."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel.written import Hedge
from taizhang.proofing.model import Form, Mark, Number, RangeEnd, Role, Scan
from taizhang.proofing.scanning.scanner import scan


def _scan(text: str) -> Scan:
    return scan(text)[0]


def _numbers(text: str) -> list[tuple[str | None, str]]:
    return [(each.digits, each.unit) for each in _scan(text).numbers]


def _number(text: str) -> Number:
    (only,) = _scan(text).numbers
    return only


def _marks(text: str) -> list[tuple[str, Role]]:
    return [(each.surface, each.role) for each in _scan(text).marks]


@pytest.mark.parametrize(
    ("text", "digits", "unit"),
    [
        ("产值61亿元", "61", "亿元"),
        ("产值61.50 亿元", "61.50", "亿元"),
        ("产值６１．５億元", "61.5", "亿元"),
        ("面积210.0萬(wàn)畝", "210.0", "万亩"),
        ("户数35個(gè)", "35", "个"),
        ("用电1,234.5万千瓦时", "1234.5", "万千瓦时"),
        ("外资5.2亿欧元", "5.2", "亿欧元"),
        ("提高3百分点", "3", "个百分点"),
        ("能耗0.5吨标准煤/万元", "0.5", "吨标准煤/万元"),
        ("均价7200元/吨", "7200", "元/吨"),
        ("装机20兆瓦", "20", "兆瓦"),
        ("储能1.2GWh", "1.2", "GWh"),
        ("吞吐12.3万标箱", "12.3", "万标箱"),
        ("营业收入\n37.5\n亿元", "37.5", "亿元"),
        ("投资24. 3 亿元", "24.3", "亿元"),
        ("GDP15.7万亿元", "15.7", "万亿元"),
    ],
)
def test_scan__digits_and_unit(text: str, digits: str, unit: str) -> None:
    assert _numbers(text) == [(digits, unit)]


@pytest.mark.parametrize(
    ("text", "digits", "unit", "form"),
    [
        ("增长超三成", "30", "%", Form.TENTHS),
        ("占三成半", "35", "%", Form.TENTHS),
        ("占四分之一", "25", "%", Form.FRACTION),
        ("占三分之二", "66.67", "%", Form.FRACTION),
        ("降百分之三点五", "3.5", "%", Form.FRACTION),
        ("比上年翻一番", "100", "%", Form.DOUBLING),
        ("比上年翻了两番", "300", "%", Form.DOUBLING),
        ("占比过半", "50", "%", Form.HALF),
        ("增长近四倍", "4", "倍", Form.CHINESE),
        ("投资十五亿元", "15", "亿元", Form.CHINESE),
        ("服务三百余家企业", "300", "家", Form.CHINESE),
        ("提高五个百分点", "5", "个百分点", Form.CHINESE),
        ("三大主导产业", "3", "个", Form.CHINESE),
        ("分三期建设", "3", "期", Form.CHINESE),
        ("列第28位", "28", "位", Form.RANK),
        ("居全省第二", "2", "位", Form.RANK),
        ("进入前30位", "30", "位", Form.RANK),
    ],
)
def test_scan__forms(text: str, digits: str, unit: str, form: Form) -> None:
    number = _number(text)
    assert (number.digits, number.unit, number.form) == (digits, unit, form)


@pytest.mark.parametrize(
    ("text", "surface", "role"),
    [
        ("2024年1-9月，", "2024年1-9月", Role.PERIOD),
        ("2024年9月30日，", "2024年9月30日", Role.DATE),
        ("前10个月，", "前10个月", Role.PERIOD),
        ("一、总体情况", "一、", Role.ORDINAL),
        ("（二）投资", "（二）", Role.ORDINAL),
        ("二是扩大投资", "二是", Role.ORDINAL),
        ("第三产业", "第三产业", Role.NAME),
        ("云政发〔2024〕15号", "〔2024〕15号", Role.DOCUMENT_NUMBER),
        ("PM2.5浓度", "PM2.5", Role.NAME),
        ("一带一路", "一带一路", Role.SET_PHRASE),
        ("一区五园的格局", "一区五园", Role.NAME),
        ("国家5A级景区", "5A", Role.NAME),
        ("电话：0873-3121212", "0873-3121212", Role.TELEPHONE),
        ("第三条 本办法", "第三条", Role.REFERENCE),
    ],
)
def test_scan__marks(text: str, surface: str, role: Role) -> None:
    scanned = _scan(text)
    assert scanned.numbers == ()
    assert [(each.surface, each.role) for each in scanned.marks] == [(surface, role)]


def test_scan__a_period_says_its_months() -> None:
    (mark,) = _scan("2024年1—9月").marks
    assert isinstance(mark, Mark)
    assert str(mark.period) == "2024-01..2024-09"


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("近61亿元", Hedge.NEAR),
        ("超过61亿元", Hedge.OVER),
        ("61亿元左右", Hedge.AROUND),
        ("12%以上", Hedge.ATLEAST),
        ("300余家", Hedge.MORE),
        ("突破了61亿元", Hedge.SURPASS),
        ("不足61亿元", Hedge.BELOW),
        ("61亿元", None),
        ("最近61亿元", None),
    ],
)
def test_scan__hedges(text: str, hedge: Hedge | None) -> None:
    assert _number(text).hedge is hedge


def test_scan__a_unit_at_the_end_serves_the_list() -> None:
    assert _numbers("分别实现销售额37.5、19.6亿元") == [("37.5", "亿元"), ("19.6", "亿元")]
    assert [each.unit_printed for each in _scan("领先2.6和3.1个百分点").numbers] == [False, True]


def test_scan__a_missing_percent_is_filled_from_its_list() -> None:
    assert _numbers("增幅依次为36. 8、25%、33. 3%") == [("36.8", "%"), ("25", "%"), ("33.3", "%")]


def test_scan__both_ends_of_a_range() -> None:
    ends = [(each.digits, each.unit, each.range_end) for each in _scan("引进3-5个项目，增长10%至12%").numbers]
    assert ends == [
        ("3", "个", RangeEnd.LOW),
        ("5", "个", RangeEnd.HIGH),
        ("10", "%", RangeEnd.LOW),
        ("12", "%", RangeEnd.HIGH),
    ]


def test_scan__signs() -> None:
    assert _numbers("同比-4.7%，环比+12%，增速负0.5%") == [("-4.7", "%"), ("12", "%"), ("-0.5", "%")]
    assert [each.plus for each in _scan("+12%").numbers] == [True]


def test_scan__a_list_marker_inside_a_number() -> None:
    number = _number("产值5一是6亿元")
    assert (number.digits, number.unit, number.repaired_from) == ("51.6", "亿元", "5一是6亿元")
    assert [each.digits for each in number.readings] == ["51.6", "56"]
    assert _number("同比下降一是7%").digits == "1.7"


def test_scan__a_real_list_is_left_alone() -> None:
    assert _numbers("；一是7家企业投产") == [("7", "家")]


@pytest.mark.parametrize(
    "text", ["同比增长XX.27%，", "实现产值**亿元。", "实现工业总产值亿元，同比。", "新增xx户。"]
)
def test_scan__a_missing_number_has_no_value(text: str) -> None:
    number = _number(text)
    assert (number.form, number.value) == (Form.MISSING, None)


_CHARS = "0123456789.,、，。；：()（）-—%％一二三四五六七八九十百千万亿两是分之成番倍年月日季度第前后近约xX*Oo \n|\t"
_WORDS = [
    "增长",
    "亿元",
    "个百分点",
    "2023",
    "位",
    "萬(wàn)畝",
    "〔2024〕15号",
    "1-9月",
    "一是",
    "《",
    "》",
    "第三",
    "www.a.cn",
]
_PIECES = st.sampled_from([*_CHARS, *_WORDS])


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_scan__every_digit_is_accounted_for(text: str) -> None:
    scanned = _scan(text)
    pieces = sorted([*scanned.numbers, *scanned.marks], key=lambda each: each.start)
    covered: set[int] = set()
    for each in pieces:
        assert text[each.start : each.end] == each.surface
        covered.update(range(each.start, each.end))
    assert all(at in covered for at, char in enumerate(text) if char in "0123456789")
    assert [each.id for each in scanned.numbers] == list(range(1, len(scanned.numbers) + 1))
    for left, right in itertools.pairwise(pieces):
        assert left.end <= right.start


def test_scan__a_damaged_number_keeps_its_sign() -> None:
    numbers = scan("三个税种为四是7亿元、0.7亿元，同比+12%、-四是7%。")[0].numbers
    assert [(each.digits, each.unit) for each in numbers][-2:] == [("12", "%"), ("-4.7", "%")]


def test_scan__thousands_parted_by_a_space() -> None:
    numbers = scan("进口2 340万美元，参加人数2 500人；2004 530万元，表12 500。")[0].numbers
    assert [(each.digits, each.unit) for each in numbers][:3] == [
        ("2340", "万美元"),
        ("2500", "人"),
        ("530", "万元"),
    ]


def test_scan__a_name_blotted_out_is_no_missing_number() -> None:
    scanned, remarks = scan("改造xx大道、XX路，引进xx公司，实现产值xx亿元。")
    assert [each.surface for each in scanned.numbers] == ["xx亿元"]
    assert [each.code for each in remarks] == ["damage-mask"]


def test_scan__a_small_percent_sign_is_no_mojibake() -> None:
    assert scan("增长25﹪和24.8﹪，力争17﹪以上。")[1] == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("拨付USD500万，", [("500", "万美元")]),
        ("焚烧600吨/日，", [("600", "吨/日")]),
        ("进出口1.27万亿、5182亿元", [("1.27", "万亿元"), ("5182", "亿元")]),
        ("分别加快4.1个、2.3个百分点", [("4.1", "个百分点"), ("2.3", "个百分点")]),
        ("企业5百余户", [("5", "百户")]),
        (
            "指标(万元、个)|本月|同比%\n单位数|4326|5.5\n#规上|501|7.1",
            [("4326", "个"), ("5.5", "%"), ("501", "个"), ("7.1", "%")],
        ),
        ("结构比为5.2:42.3:52.5", [("5.2", ""), ("42.3", ""), ("52.5", "")]),
        ("附件1和附表2。853人就业", [("853", "人")]),
    ],
)
def test_scan__units_that_stand_elsewhere(text: str, read: list[tuple[str, str]]) -> None:
    assert _numbers(text) == read


def test_scan__a_count_of_what_was_just_listed_restates_it() -> None:
    assert [each.restates for each in _scan("批发、零售和住宿三个行业营业额37.5亿元").numbers] == [
        True,
        False,
    ]
    assert [each.restates for each in _scan("新建三个项目").numbers] == [False]
