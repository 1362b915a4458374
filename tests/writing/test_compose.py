"""From an outline and a book to a report."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang.catalogue.model import Catalogue, Outline
from taizhang.kernel.finding import Level
from taizhang.kernel.written import Written, WrittenError
from taizhang.wording.numerals import read_ordinal
from taizhang.writing.compose import compose
from taizhang.writing.document import Document, Paragraph, Text
from taizhang.writing.example_book import ExampleBook
from writing.small_report import SEED, book_of, row, write_catalogue

REPORT = """\
东湖工业园区2024年第三季度工作总结报告
今年以来，东湖工业园区经济运行平稳。
一、工作开展情况
（一）经济运行
一是完成工业产值。1-9月，东湖工业园区实现工业总产值70.3亿元，同比增长8.4%；完成规上工业产值61亿元，同比增长10%，\
完成全年目标的98.1%。其中：新能源电池材料产业完成规上产值51.6亿元，同比增长16.2%，占规上工业产值比重84.5%；\
化工产业完成规上产值9.2亿元，同比下降1.7%，占规上工业产值比重15%；\
其他产业完成规上产值3011万元，同比下降83%，占规上工业产值比重0.5%。\
二是完成技改投资。1-9月，东湖工业园区实现技改投资5亿元，同比下降3.3%。\
三是完成进出口总额。1-9月，东湖工业园区实现外贸进出口总额2959万美元，同比下降46.8%。\
其中：出口总额2959万美元，同比增长45.1%；进口总额为零（上年同期3523万美元）。\
四是完成税收收入。1-9月，东湖工业园区实现税收收入5.5亿元，同比增长10.9%，占全市税收比重为27.8%。\
其中：增值税收入4.7亿元，同比增长12%；企业所得税收入0.7亿元，同比下降4.7%；个人所得税收入843万元，同比增长55.9%。
（二）项目建设
截至三季度末，5亿元以上重大工业项目8个，同比增加3个。
二、存在的问题
（一）效益
1-9月，实现利润总额1.2亿元，同比扭亏为盈。
三、下一步打算
围绕全年目标62.2亿元，加强调度。
注：截至2024年9月末，规上工业总产值应报48家、实报47家。
注：部分数据因四舍五入，分项之和与合计可能略有差异。
"""


def test_compose__whole_report(document: Document) -> None:
    assert document.to_text() == REPORT
    assert document.title == "东湖工业园区2024年第三季度工作总结报告"


def test_compose__every_number_is_bound(document: Document) -> None:
    """Promise 1: no digit stands in text, but for dates, third-level ordinals and names."""
    texts = [
        run
        for block in document.flow()
        if isinstance(block, Paragraph)
        for run in block.runs
        if isinstance(run, Text) and any(char.isdigit() for char in run.text)
    ]
    assert {run.role for run in texts} == {"date", "name"}
    assert {run.text for run in texts if run.role == "name"} == {"5亿元以上重大工业项目"}
    for run in texts:
        if run.role == "date":
            assert re.fullmatch(r"\d{4}年|\d+-\d+月|\d{4}年\d+月末", run.text)


def test_compose__printed_numbers_stand_for_their_figures(document: Document) -> None:
    read = 0
    for bound in document.bounds():
        try:
            written = Written.parse(bound.printed)
        except WrittenError:
            assert bound.printed in ("零", "扭亏为盈")
            continue
        assert written.unit is not None and bound.figure.amount is not None
        value = bound.figure.amount.to(written.unit).value
        assert written.interval().contains(abs(value))
        read += 1
    assert read == len(document.bounds()) - 2


def test_compose__ids_run_in_printing_order(document: Document) -> None:
    ids = [bound.id for bound in document.bounds()]
    assert ids == [f"f{number:03d}" for number in range(1, len(ids) + 1)]


def test_compose__chosen_words_name_their_figure(document: Document) -> None:
    (sentence,) = [each for each in document.sentences() if "技改投资5" in each.text]
    chosen = [run for run in sentence.runs if isinstance(run, Text) and run.by]
    growth = sentence.bounds[1]
    assert [(run.text, run.by) for run in chosen] == [("同比下降", growth.id)]
    assert growth.printed == "3.3%"
    assert growth.figure.amount is not None and growth.figure.amount.value < 0


def test_compose__missing_figures_close_up_and_renumber(catalogue: Catalogue, outline: Outline) -> None:
    rows = [each for each in SEED if each[0] not in ("技改投资", "重大工业项目数", "利润总额")]
    document, findings = compose(outline, book_of(catalogue, *rows), catalogue)
    text = document.to_text()
    assert "二是完成进出口总额" in text and "三是完成税收收入" in text and "四是" not in text
    assert "项目建设" not in text and "存在的问题" not in text
    assert "二、下一步打算" in text
    lines = {finding.where.line for finding in findings if finding.where}
    assert len(lines) == 3
    assert all(finding.level is Level.HINT and finding.code == "report-no-figure" for finding in findings)
    assert findings[0].message == "【技改投资】没有数，这一句没有写进报告。"


def test_compose__sentence_ids_outlive_what_drops(catalogue: Catalogue, outline: Outline) -> None:
    whole, _ = compose(outline, book_of(catalogue, *SEED), catalogue)
    rows = [each for each in SEED if each[0] != "技改投资"]
    partial, _ = compose(outline, book_of(catalogue, *rows), catalogue)
    before = {sentence.id: sentence.text for sentence in whole.sentences()}
    for sentence in partial.sentences():
        was = before[sentence.id]
        assert _without_ordinal(was) == _without_ordinal(sentence.text)
    assert len(before) == len(whole.sentences())


def _without_ordinal(text: str) -> str:
    read = read_ordinal(text)
    return read[1] if read else text


def test_compose__an_only_item_has_no_number(catalogue: Catalogue, outline: Outline) -> None:
    document, _ = compose(outline, book_of(catalogue, row("技改投资", "5", "5.17")), catalogue)
    assert "\n完成技改投资。1-9月，东湖工业园区实现技改投资5亿元" in document.to_text()
    assert "一是" not in document.to_text()


def test_compose__an_empty_book_leaves_the_words(catalogue: Catalogue, outline: Outline) -> None:
    document, findings = compose(outline, book_of(catalogue), catalogue)
    assert document.to_text() == (
        "东湖工业园区2024年第三季度工作总结报告\n今年以来，东湖工业园区经济运行平稳。\n"
    )
    assert document.bounds() == ()
    assert findings


def test_compose__a_lead_in_joins_the_list_below_it(tmp_path: Path) -> None:
    outline = "# 报告\n\n## 项目\n\n分头推进。\n- 甲。\n- 乙。\n\n另起一段。\n\n- 丙。\n- 丁。\n"
    catalogue = write_catalogue(tmp_path, outline=outline)
    document, _ = compose(catalogue.outlines["quarterly"], book_of(catalogue), catalogue)
    assert document.to_text() == (
        "报告\n一、项目\n分头推进。一是甲。二是乙。\n另起一段。\n一是丙。二是丁。\n"
    )


def test_compose__notes_go_to_the_end_and_third_level_headings_count(tmp_path: Path) -> None:
    outline = "# 报告\n\n> 数据为快报数。\n\n## 甲\n\n### 乙\n\n#### 丙\n\n正文。\n\n#### 丁\n\n正文。\n\n## 戊\n\n正文。\n"
    catalogue = write_catalogue(tmp_path, outline=outline)
    document, _ = compose(catalogue.outlines["quarterly"], book_of(catalogue), catalogue)
    assert document.to_text() == (
        "报告\n一、甲\n（一）乙\n1.丙\n正文。\n2.丁\n正文。\n二、戊\n正文。\n数据为快报数。\n"
    )
    assert [note.kind for note in document.notes] == ["note"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(kept=st.sets(st.sampled_from(range(len(SEED)))))
def test_compose__whatever_is_missing_the_text_reads_whole(
    catalogue: Catalogue, outline: Outline, kept: set[int]
) -> None:
    book: ExampleBook = book_of(catalogue, *(SEED[place] for place in sorted(kept)))
    document, _ = compose(outline, book, catalogue)
    text = document.to_text()
    assert "【" not in text and "】" not in text
    assert not any(
        pair in text for pair in ("，，", "，。", "；。", "：。", "；；", "。。", "其中。", "（）")
    )
    assert Document.from_json(document.to_json()) == document


def test_compose__signature_and_date_of_the_house(tmp_path: Path) -> None:
    """Right after the text and before the notes; absent where the house has set none."""
    signed = "落款: {署名: 东湖工业园区管委会, 日期: 次月8日}\n"
    for park, closing in ((signed, "东湖工业园区管委会\n2024年10月8日\n"), ("", "")):
        catalogue = write_catalogue(
            tmp_path / str(len(park)), outline="# 报告\n【期间】，【技改投资】。\n", park=park
        )
        document, _ = compose(
            catalogue.outlines["quarterly"], book_of(catalogue, row("技改投资", "5", "5.17")), catalogue
        )
        assert document.to_text() == f"报告\n1-9月，实现技改投资5亿元，同比下降3.3%。\n{closing}"
        assert Document.from_json(document.to_json()) == document


def test_compose__a_signature_without_a_date(tmp_path: Path) -> None:
    catalogue = write_catalogue(
        tmp_path, outline="# 报告\n【期间】，【技改投资】。\n", park="落款: {署名: 管委会}\n"
    )
    document, _ = compose(
        catalogue.outlines["quarterly"], book_of(catalogue, row("技改投资", "5", "5.17")), catalogue
    )
    assert [block.kind for block in document.blocks if isinstance(block, Paragraph)] == [
        "title",
        "body",
        "signature",
    ]


def test_compose__a_minus_sign_of_the_outlines_own_blank(tmp_path: Path) -> None:
    catalogue = write_catalogue(tmp_path, outline="# 报告\n【期间】，增值税【增值税：数值】。\n")
    document, _ = compose(
        catalogue.outlines["quarterly"], book_of(catalogue, row("增值税", "-0.8")), catalogue
    )
    assert document.to_text() == "报告\n1-9月，增值税为-0.8亿元。\n"
