"""Which figure a figure speaks of, across sentences."""

from taizhang.proofing.claiming.claims import claims
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.model import Kind
from taizhang.proofing.scanning.scanner import scan


def links(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(claim.number.surface, claim.of, claim.base) for claim in claims(text, scan(text)[0], Names())]


def test_link__share_of_something_said_before_by_name() -> None:
    text = "全市入统项目47个，园区占33个。税收5亿元。\n园区入统项目只占全市入统项目的36.4%。"
    assert links(text)[-1] == ("36.4%", 2, 1)


def test_link__base_by_the_words_of_the_share() -> None:
    assert links("规上产值61亿元，税收5亿元。电池产值51亿元，占规上产值的83%。")[-1] == ("83%", 3, 1)


def test_link__a_share_without_words_is_of_the_whole_the_report_began_with() -> None:
    text = "全市固定资产投资50亿元，增长5%。\n民间投资21亿元，占比42%。"
    assert links(text)[-1] == ("42%", 3, 1)
    assert links("民间投资50亿元。\n技改投资21亿元，占比42%。")[-1] == ("42%", 2, None)


def test_link__growth_is_never_linked_by_name() -> None:
    assert links("税收5亿元。\n下一步工作安排。\n税收增长10%。")[-1][1] is None


def test_link__completion_of_a_printed_plan() -> None:
    assert links("税收完成4.5亿元，占年初预算5.8亿元的78%，超平均进度11个百分点。")[2] == ("78%", 1, 2)


def test_link__pull_speaks_of_no_level() -> None:
    assert links("增加值6.8亿元，增长39%，拉动规上工业增长20个百分点。")[-1][1] is None


def test_link__reference_in_brackets() -> None:
    text = "规上工业增加值增长5.5%，高于全国（5.4%）、全省（5.2%）0.1和0.3个百分点。"
    assert [base for _, _, base in links(text)[-2:]] == [2, 3]


def test_link__growth_from_one_amount_to_another_speaks_of_the_second() -> None:
    assert links("财政收入由2亿元增至5亿元，增长1.5倍。")[-1][1] == 2
    assert links("财政收入从20亿元到41亿元，年均增12.5%。")[-1][1] == 2
    assert links("税收3亿元，增至全市第二，增长8%。")[-1][1] == 1


def test_link__words_of_price_lead_no_statement() -> None:
    assert links("国内生产总值88亿元，按可比价算比上年多5.2%。")[-1][1] == 1
    assert links("人均收入18000元，名义增4%，扣价格后实增1.2%。")[-1][1] == 1


def test_link__rate_of_a_count_is_its_share() -> None:
    text = "计划新开工项目80项，实际开工60项，开工率75%。"
    assert links(text)[-1][1] == 2
    assert [claim.kind for claim in claims(text, scan(text)[0], Names())][-1] is Kind.SHARE


def test_link__rate_with_a_name_of_its_own_is_no_share() -> None:
    text = "企业40家，设备开工率85%。"
    assert [claim.kind for claim in claims(text, scan(text)[0], Names())][-1] is Kind.OTHER


def test_link__share_of_what_is_planned() -> None:
    assert links("笔记本电脑全年预计600万台，占全球一半。")[-1][1] == 1


def test_link__a_step_passed_is_no_level() -> None:
    assert links("营业收入32亿元，迈过30亿元台阶，增20%。")[-1][1] == 1
    text = "营业收入突破30亿元大关，增20%。"
    assert links(text)[-1][1] == 1


def test_link__completion_of_the_plan_of_the_year_not_of_the_total() -> None:
    assert links("重点项目80个，总投资900亿元，年度计划120亿元。前8月完成90亿元，占年度计划75%。")[-1][1] == 4
