"""其中 and 分项: which parts, in which order."""

from taizhang.catalogue.model import Catalogue
from taizhang.kernel.figure import Scope
from taizhang.wording.pieces import text_of
from taizhang.writing.blanks import Topic
from taizhang.writing.lists import by_member, including
from writing.small_report import GivenRow, book_of, row


def said(catalogue: Catalogue, name: str, *rows: GivenRow, members: bool = False) -> str | None:
    indicator = catalogue.indicator(name)
    assert indicator is not None
    topic = Topic(book_of(catalogue, *rows), catalogue, indicator)
    pieces = by_member(topic) if members else including(topic)
    return None if pieces is None else text_of(pieces)


def member(value: str, prior: str | None, name: str) -> GivenRow:
    return row("规上工业总产值", value, prior, scope=Scope("cluster", name))


def test_including__largest_first_across_units(catalogue: Catalogue) -> None:
    text = said(
        catalogue, "税收收入", row("个人所得税", "9000"), row("企业所得税", "0.7"), row("增值税", "4.7")
    )
    assert text == "其中：增值税收入4.7亿元；个人所得税收入0.9亿元；企业所得税收入0.7亿元"


def test_including__a_lone_part_has_no_colon(catalogue: Catalogue) -> None:
    assert said(catalogue, "税收收入", row("增值税", "4.7", "4.196")) == "其中增值税收入4.7亿元，同比增长12%"


def test_including__zero_is_said_only_when_it_was_not_zero(catalogue: Catalogue) -> None:
    exports = row("出口总额", "2959", "2039")
    assert said(catalogue, "进出口总额", exports, row("进口总额", "0", "3523")) == (
        "其中：出口总额2959万美元，同比增长45.1%；进口总额为零（上年同期3523万美元）"
    )
    alone = "其中出口总额2959万美元，同比增长45.1%"
    assert said(catalogue, "进出口总额", exports, row("进口总额", "0", "0")) == alone
    assert said(catalogue, "进出口总额", exports, row("进口总额", "0")) == alone
    assert said(catalogue, "进出口总额", exports, row("进口总额", None, "3523")) == alone


def test_including__nothing_to_name(catalogue: Catalogue) -> None:
    assert said(catalogue, "进出口总额") is None
    assert said(catalogue, "技改投资", row("技改投资", "5")) is None


def test_by_member__others_come_last_whatever_their_size(catalogue: Catalogue) -> None:
    rows = (
        row("规上工业总产值", "20"),
        member("9", None, "other"),
        member("5", "4", "battery"),
        member("6", None, "chemical"),
    )
    assert said(catalogue, "规上工业总产值", *rows, members=True) == (
        "其中：化工产业完成规上产值6亿元，占规上工业产值比重30%；"
        "新能源电池材料产业完成规上产值5亿元，同比增长25%，占规上工业产值比重25%；"
        "其他产业完成规上产值9亿元，占规上工业产值比重45%"
    )


def test_by_member__a_member_that_fell_to_nothing(catalogue: Catalogue) -> None:
    assert said(catalogue, "规上工业总产值", member("0", "1.2", "chemical"), members=True) == (
        "其中化工规上工业总产值为零（上年同期1.2亿元）"
    )


def test_by_member__no_dimension_or_no_data(catalogue: Catalogue) -> None:
    assert said(catalogue, "技改投资", row("技改投资", "5"), members=True) is None
    assert said(catalogue, "规上工业总产值", row("规上工业总产值", "5"), members=True) is None
