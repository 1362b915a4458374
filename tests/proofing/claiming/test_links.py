"""Which figure a figure speaks of, across sentences."""

from taizhang.proofing.claiming.claims import claims
from taizhang.proofing.claiming.names import Names
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
