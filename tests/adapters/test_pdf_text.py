import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.pdf_pages import Sheet, lines, pdf
from adapters.test_docx_text import every_character_has_its_place
from taizhang.adapters.pdf_text import MOST_PAGES, read_pdf
from taizhang.adapters.refusal import Refusal

FULL = "园" * 47  # from x=60 to the right edge at 530
INDENT = 80


def text(*sheets: Sheet) -> str:
    source = read_pdf(pdf(sheets), "a.pdf")
    every_character_has_its_place(source)
    return source.text


def test_read_pdf__lines_that_the_edge_broke_are_rejoined() -> None:
    page = Sheet().text(INDENT, 100, "1-9月，" + FULL[:39] + "产值6")
    page.text(60, 116, "1亿元，同比增长10%。").text(INDENT, 132, "新的一段" + FULL[:41])
    page.text(60, 148, "尾。").text(INDENT, 164, "又一段")
    source = read_pdf(pdf([page]), "a.pdf")
    assert source.text.split("\n") == [
        "1-9月，" + FULL[:39] + "产值61亿元，同比增长10%。",
        "新的一段" + FULL[:41] + "尾。",
        "又一段",
    ]
    assert source.place(source.text.index("1亿元")) == "第1页第2行"


def test_read_pdf__a_number_that_had_no_room_goes_on_the_next_line() -> None:
    page = Sheet().text(60, 100, FULL).text(60, 116, FULL[:44] + "，")
    page.text(60, 132, "1234567.89万元").text(60, 148, "（一）小标题")
    assert text(page) == FULL + FULL[:44] + "，1234567.89万元\n（一）小标题"


def test_read_pdf__headers_footers_and_page_numbers_are_set_aside() -> None:
    sheets = []
    for number in range(1, 4):
        page = lines(Sheet(), [FULL, FULL]).text(200, 40, "测试园区简报").text(280, 810, f"— {number} —")
        sheets.append(page.text(60, 800, f"共{number}期"))
    source = read_pdf(pdf(sheets), "a.pdf")
    assert source.text == FULL * 6 + "\n测试园区简报\n共1期"
    assert [piece.place for piece in source.pieces if piece.part == "margin"] == ["第1页页眉", "第1页页脚"]


def test_read_pdf__lines_at_the_foot_that_differ_in_figures_stay() -> None:
    sheets = [lines(Sheet(), [FULL]).text(80, 790, f"产值{at * 7}亿元。") for at in range(3)]
    assert [line for line in text(*sheets).split("\n") if "产值" in line] == [
        "产值0亿元。",
        "产值7亿元。",
        "产值14亿元。",
    ]


def test_read_pdf__a_table_without_rules_by_its_gaps() -> None:
    page = Sheet()
    for at, row in enumerate([("指标", "累计", "同比"), ("产值", "61.9", "8.4"), ("税收", "", "16.2")]):
        for column, cell in enumerate(row):
            page.text(60 + 150 * column, 100 + 16 * at, cell)
    source = read_pdf(pdf([page]), "a.pdf")
    assert source.text == "指标\t累计\t同比\n产值\t61.9\t8.4\n税收\t\t16.2"
    assert {piece.part for piece in source.pieces} == {"table"}


def test_read_pdf__a_drawn_table_with_wrapped_and_merged_cells() -> None:
    page = Sheet().text(60, 80, "前")
    for y in (100, 140, 180, 200):
        page.rule(60, y, 360, y)
    page.rule(160, 120, 360, 120)
    for x in (60, 160, 360):
        page.rule(x, 100, x, 200)
    page.rule(260, 120, 260, 200)
    page.text(65, 125, "指标").text(235, 115, "累计").text(165, 135, "数值").text(265, 135, "同比")
    page.text(65, 155, "固定资产").text(65, 171, "投资").text(165, 163, "70.3").text(265, 163, "-3.1")
    page.text(65, 195, "税收").text(265, 195, "16.2").text(60, 230, "后")
    assert text(page) == "前\n指标\t累计\t\n\t数值\t同比\n固定资产投资\t70.3\t-3.1\n税收\t\t16.2\n后"


def test_read_pdf__two_columns_are_read_one_after_the_other() -> None:
    page = Sheet().text(200, 60, "标题跨两栏的一行字很长很长很长")
    for at in range(10):
        page.text(60, 100 + 16 * at, f"左{at}" + "栏" * 19).text(320, 100 + 16 * at, f"右{at}" + "栏" * 19)
    found = text(page)
    assert found.index("左9") < found.index("右0")
    assert found.startswith("标题")


def test_read_pdf__a_page_on_its_side_is_turned_back() -> None:
    sheet = Sheet(rotate=90)
    for at, line in enumerate(["产值61亿元", "增长10%"]):
        code = line.encode("utf-16-be").hex()
        sheet.commands.append(f"BT /F 10 Tf 0 1 -1 0 {100 + 16 * at} 100 Tm <{code}> Tj ET")
    assert text(sheet) == "产值61亿元\n增长10%"


def test_read_pdf__a_watermark_is_set_aside() -> None:
    source = read_pdf(
        pdf([Sheet().text(60, 100, "产值61亿元").text(200, 400, "内部资料", slanted=True)]), "a"
    )
    assert source.text == "产值61亿元\n内部资料"
    assert source.pieces[-1].part == "margin"


def test_read_pdf__scanned_pages_are_reported() -> None:
    source = read_pdf(pdf([Sheet().picture(), Sheet().picture()]), "扫描.pdf")
    assert source.text == ""
    assert [finding.code for finding in source.findings] == ["pdf.no-text"]
    assert "没有文字层" in source.findings[0].message
    partly = read_pdf(pdf([Sheet().picture(), Sheet().text(60, 100, "产值61亿元")]), "半扫描.pdf")
    assert [finding.code for finding in partly.findings] == ["pdf.page-without-text"]
    assert "第1页" in partly.findings[0].message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7\nnothing", "pdf.damaged"),
        (pdf([Sheet().text(60, 100, "产值")])[:200], "pdf.damaged"),
        (pdf([Sheet()] * (MOST_PAGES + 1)), "read.too-big"),
    ],
)
def test_read_pdf__refused(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_pdf(content, "坏.pdf")
    assert caught.value.finding.code == code
    assert caught.value.finding.advice


def test_read_pdf__locked() -> None:
    """A file whose trailer names a security handler nobody has the password for."""
    whole = pdf([Sheet().text(60, 100, "产值")])
    encrypt = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
        b" /ID [<00><00>] /Root"
    )
    with pytest.raises(Refusal) as caught:
        read_pdf(whole.replace(b"/Root", encrypt), "锁.pdf")
    assert caught.value.finding.code == "pdf.locked"


WORDS = st.text("产值增长亿元园区工业0123456789.%，", min_size=1, max_size=30)


@settings(max_examples=40)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=3))
def test_read_pdf__no_character_is_lost(pages: list[list[str]]) -> None:
    source = read_pdf(pdf([lines(Sheet(), page) for page in pages]), "a.pdf")
    said = sorted("".join(line for page in pages for line in page))
    assert sorted(source.text.replace("\n", "").replace("\t", "")) == said
    every_character_has_its_place(source)


def test_read_pdf__numbers_on_either_side_of_a_rule_are_two_cells() -> None:
    page = Sheet()
    for y in (100, 120):
        page.rule(60, y, 200, y)
    for x in (60, 110, 155, 200):
        page.rule(x, 100, x, 120)
    page.text(65, 114, "税收").text(115, 114, "61856.3").text(158, 114, "16.2")
    assert text(page) == "税收\t61856.3\t16.2"


def test_read_pdf__heads_over_the_middle_of_their_columns() -> None:
    page = Sheet().text(110, 100, "指标").text(260, 100, "累计").text(400, 100, "同比")
    page.text(60, 116, "工业投资").text(200, 116, "7.0").text(380, 116, "60.2")
    page.text(60, 132, "技改投资").text(380, 132, "-3.3")
    assert text(page) == "指标\t累计\t同比\n工业投资\t7.0\t60.2\n技改投资\t\t-3.3"


def test_read_pdf__a_few_lines_side_by_side_are_prose() -> None:
    page = Sheet().text(60, 60, FULL)
    for at in range(4):
        page.text(60, 100 + 16 * at, f"左{at}" + "栏" * 20).text(310, 100 + 16 * at, f"右{at}" + "栏" * 20)
    page.text(60, 164, "左尾。").text(310, 164, "右尾部一共十个字。")
    assert text(page).split("\n")[1:] == [
        "".join(f"左{at}" + "栏" * 20 for at in range(4)) + "左尾。",
        "".join(f"右{at}" + "栏" * 20 for at in range(4)) + "右尾部一共十个字。",
    ]
