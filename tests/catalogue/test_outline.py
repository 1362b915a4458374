"""Outlines become blocks with the lines they stood on."""

from taizhang.catalogue.outline import parse


def test_parse__kinds_levels_and_lines() -> None:
    text = "# 报告\n\n## 工业\n### 规上\n#### 集群\n- 【工业总产值】\n> 注\n正文\n"
    assert [(block.kind, block.level, block.text, block.line) for block in parse(text)] == [
        ("title", 0, "报告", 1),
        ("heading1", 1, "工业", 3),
        ("heading2", 2, "规上", 4),
        ("heading3", 3, "集群", 5),
        ("item", 4, "【工业总产值】", 6),
        ("note", 4, "注", 7),
        ("body", 4, "正文", 8),
    ]


def test_parse__remarks_are_left_out_and_lines_kept() -> None:
    blocks = parse("<!-- 写给\n编辑的人 -->\n# 报告\n正文<!-- 不印 -->。\n")
    assert [(block.text, block.line) for block in blocks] == [("报告", 3), ("正文。", 4)]


def test_parse__an_unknown_mark_stays_in_the_paragraph() -> None:
    assert [(block.kind, block.text) for block in parse("* 甲\n##工业\n##### 小\n")] == [
        ("body", "* 甲"),
        ("body", "##工业"),
        ("body", "##### 小"),
    ]
