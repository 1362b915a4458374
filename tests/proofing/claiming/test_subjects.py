"""What a number is said of: the last thing, the same elsewhere, something new."""

from taizhang.proofing.claiming.claims import claims
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.model import Claim
from taizhang.proofing.scanning.scanner import scan


def read(text: str) -> list[Claim]:
    return list(claims(text, scan(text)[0], Names()))


def test_subject__the_same_in_another_place() -> None:
    city, park = read("全市入统工业项目47个，园区占33个。")
    assert (city.scope, park.scope) == ("全市", "园区")
    assert (city.subject, park.subject, park.part_of) == ("入统工业项目", "入统工业项目", city.id)


def test_subject__another_month_is_another_thing() -> None:
    level, growth, month = read("1-9月税收5亿元，增长10%。9月当月增长7%。")
    assert (growth.of, month.of, month.subject) == (level.id, None, "税收")


def test_subject__this_year_and_the_year_before() -> None:
    prior, level, growth = read("2024年营收由上年同期的6.4亿元降至5.6亿元，下降12.5%。")
    assert (prior.when, level.when) == ("2023-01..2023-12", "2024-01..2024-12")
    assert growth.of == level.id


def test_subject__named_after_the_number() -> None:
    level, growth = read("21.7亿元的开发投资同比增长3.7倍。")
    assert (level.subject, growth.of) == ("开发投资", level.id)


def test_subject__members_take_the_measure_of_the_head_before_a_colon() -> None:
    found = read("分镇看规上工业总产值：东岭镇57亿元，西坪镇41亿元。")
    assert [claim.subject for claim in found] == ["东岭镇产值", "西坪镇产值"]


def test_subject__members_take_the_measure_of_the_words_before_among_them() -> None:
    found = read("居民消费价格涨跌互现，其中食品类下降6.3%，衣着类上涨1.2%。")
    assert [claim.subject for claim in found] == ["食品类价格", "衣着类价格"]


def test_subject__a_name_without_a_measure_near_keeps_its_own() -> None:
    found = read("税收5亿元。\n组织银企对接110次。")
    assert found[1].indicator.endswith("银企对接")


def test_subject__plans_of_a_sentence_of_resolve() -> None:
    found = read("力争全年产值突破431亿元，税收增长5%以上，建筑业产值达到20亿元。")
    assert [str(claim.kind) for claim in found] == ["plan"] * 3


def test_subject__total_investment_signed_and_under_way() -> None:
    assert [str(c.kind) for c in read("签约项目12个，总投资50亿元。")] == ["count", "plan"]
    assert [str(c.kind) for c in read("在建项目28个，总投资62亿元。")] == ["count", "level"]


def test_subject__former_and_latter() -> None:
    found = read("投资总额与投资增速双双进入全省前30位，前者列第28位，后者列第23位。")
    assert [str(claim.kind) for claim in found] == ["rank"] * len(found)
    assert found[-1].subject != found[-2].subject


def test_subject__count_that_is_only_said_in_passing() -> None:
    found = read("牛肉和鸡肉价格分别上涨3.0%和1.3%，上述两项合计影响总指数上涨0.3个百分点。")
    assert all(claim.of is None for claim in found if str(claim.kind) == "growth")


def test_subject__places_in_a_row_are_the_names() -> None:
    found = read("营业收入过百亿的园区2个：石湖高新区749亿元，列第1位；青塘产业园566亿元。")
    assert [claim.subject for claim in found if claim.number.unit == "亿元"] == [
        "石湖高新区营业收入",
        "青塘产业园营业收入",
    ]


def test_subject__what_has_its_level_in_the_sentence_is_not_said_anew() -> None:
    found = read("出口3亿美元、进口1亿美元，一升一降：出口增长9.4%、进口下降12.5%。")
    assert [claim.of for claim in found] == [None, None, found[0].id, found[1].id]


def test_subject__pulls_up_and_down() -> None:
    up, down = (
        claim
        for claim in read("建材+9.5%，上拉规上工业2.6个百分点；影响全市投资下降7.9个百分点。")
        if claim.number.unit == "个百分点"
    )
    assert (str(up.value), str(down.value), up.of, down.of) == ("2.6", "-7.9", None, None)


def test_subject__parks_that_are_counted_themselves() -> None:
    assert read("省定产业集聚区13个。")[0].indicator == "省定产业集聚区"
    assert read("营业收入过百亿元的园区3个。")[0].indicator == "园区"
    assert read("入统工业项目47个，云溪园区33个。")[1].indicator == "项目"


def test_subject__parks_in_a_row_have_the_measure_they_were_told_apart_by() -> None:
    rows = read("主营过百亿的园区2个：梅山经开区494亿元，第五位；柳河开发区325亿元，第八位。")
    assert [claim.indicator for claim in rows[1:]] == [
        "梅山经开区主营业务收入", "梅山经开区主营业务收入",
        "柳河开发区主营业务收入", "柳河开发区主营业务收入",
    ]  # fmt: skip


def test_subject__houses_count_by_their_own_name() -> None:
    names = [claim.indicator for claim in read("全县学校90所：高级中学2所，小学80所，幼儿园8所。")]
    assert names == ["学校", "高级中学", "小学", "幼儿园"]


def test_subject__no_measure_from_inside_a_word() -> None:
    assert read("工业用电量5亿千瓦时。\n家用电器零售增长6%。")[1].indicator != "用电"
    assert read("外商投资企业2.3万亿元，降8%。")[0].indicator == "外商投资企业"
