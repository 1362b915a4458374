"""What the standard makes depend on the text itself: titles, signature and date, columns."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sample_document import Numbered, words
from taizhang.adapters.docx_body import (
    TITLE_CHARACTERS,
    blocks,
    closing_indents,
    column_widths,
    title_breaks,
    title_runs,
    width,
)
from taizhang.adapters.docx_figure import Marker
from taizhang.adapters.docx_package import tag
from taizhang.adapters.docx_page import LOOKS, TEXT_WIDTH
from taizhang.writing.document import Paragraph, Run, Table, Text, plain


def test_width__half_for_latin() -> None:
    assert width("2024年9月") == Decimal("4.5")
    assert width("（一）") == 3


@pytest.mark.parametrize(
    ("signature", "date", "indents"),
    [("8", "6.5", ("2", "1.5")), ("4", "6.5", ("6.5", "2")), ("6.5", "6.5", ("2", "0"))],
)
def test_closing_indents__date_two_characters_right_of_signature(
    signature: str, date: str, indents: tuple[str, str]
) -> None:
    at_signature, at_date = closing_indents(Decimal(signature), Decimal(date))
    assert (at_signature, at_date) == (Decimal(indents[0]), Decimal(indents[1]))
    # the date begins two characters right of the signature: measured from the right edge
    assert (at_signature + Decimal(signature)) - (at_date + Decimal(date)) == 2


def test_title_breaks__one_line_stays_whole() -> None:
    text = "青石工业园区2024年第三季度工作总结报告"
    assert title_breaks(text, range(1, len(text))) == set()


def test_title_breaks__after_a_whole_word_and_not_in_a_number() -> None:
    text = "青石工业园区管理委员会关于2024年第三季度经济运行情况和下一步工作安排的报告"
    cuts = title_breaks(text, range(1, len(text)))
    lines = [text[a:b] for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), len(text)], strict=True)]
    assert (
        lines == ["青石工业园区管理委员会关于2024年", "第三季度经济运行情况和下一步工作安排的报告"]
        or len(lines) == 2
    )
    assert all(width(line) <= TITLE_CHARACTERS for line in lines)
    assert not any(line[0] in "年月，。" for line in lines)


@given(st.text("园区工作报告年的和2024", min_size=1, max_size=70))
def test_title_breaks__every_line_fits_when_breaks_are_free(text: str) -> None:
    cuts = sorted(title_breaks(text, range(1, len(text))))
    lines = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert "".join(lines) == text
    assert all(width(line) <= TITLE_CHARACTERS for line in lines)


def test_title_runs__a_figure_is_never_broken() -> None:
    bound = Numbered()("123456789012345678901234567890亿元")
    runs: tuple[Run, ...] = (Text("园区产值突破"), bound, Text("情况的报告"))
    broken = title_runs(runs)
    assert broken[1] is bound
    assert plain(broken).replace("\n", "") == plain(runs)


def test_blocks__table_head_repeats_and_rows_hold_together() -> None:
    number = Numbered()
    table = Table("表题", ("指标", "累计"), ((words("产值"), (number("61亿元"),)), (words("税收"),)))
    caption, made = blocks((table,), Marker("a" * 64, {}), lambda key: LOOKS[key].id)
    assert "".join(caption.itertext()) == "表题"
    rows = made.findall(tag("tr"))
    assert [row.find(f"{tag('trPr')}/{tag('tblHeader')}") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{tag('trPr')}/{tag('cantSplit')}") is not None for row in rows)
    assert {len(row.findall(tag("tc"))) for row in rows} == {2}  # the short row was filled up


def test_column_widths__fill_the_type_area() -> None:
    table = Table("", ("指标", "单位", "累计"), ((words("规模以上工业总产值"), words("亿元"), words("61")),))
    widths = column_widths(table)
    assert sum(widths) == TEXT_WIDTH
    assert widths[0] > widths[1]


def test_blocks__adjacent_words_are_one_run() -> None:
    made = blocks(
        (Paragraph("body", (Text("一是", "ordinal"), Text("完成产值。"))),),
        Marker("a" * 64, {}),
        lambda key: key,
    )
    assert len(made[0].findall(tag("r"))) == 1
