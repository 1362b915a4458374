"""Near misses of the checks on outlines."""

from catalogue.conftest import Found


def outline(found: Found, text: str) -> set[str]:
    return found("outlines/a.md", text)


def test_outlines__passing(found: Found) -> None:
    text = (
        "# 【年份】年【季度】\n## 税收\n- 【税收收入@全市：数值】\n> 【期间】快报。\n【工业总产值：其中】\n"
    )
    assert outline(found, text) == set()


def test_outline_unknown_slot__a_slot_alone(found: Found) -> None:
    assert outline(found, "# 甲\n完成【数值】。\n") == {"outline-unknown-slot"}


def test_outline_without_sentence__lists(found: Found) -> None:
    assert outline(found, "# 甲\n【税收收入：分项】\n") == {"outline-without-sentence"}
    assert outline(found, "# 甲\n【税收收入：其中】\n") == {"outline-without-sentence"}


def test_outline_digits__digits_of_a_name_are_its_own(found: Found) -> None:
    assert outline(found, "# 甲\n【5亿元以上项目数：数值】\n") == {"outline-unknown-indicator"}
    assert outline(found, "# 甲\n其中５家。\n") == {"outline-digits"}


def test_outline_digits__undecidable_where_brackets_are_wrong(found: Found) -> None:
    assert outline(found, "# 甲\n【税收收入，61亿元。\n") == {"unclosed-bracket"}


def test_outline_numbering__in_items_and_not_in_paragraphs(found: Found) -> None:
    assert outline(found, "# 甲\n- 一是抓项目。\n") == {"outline-numbering"}
    assert outline(found, "# 甲\n## （二）项目\n抓项目。\n") == {"outline-numbering"}
    assert outline(found, "# 甲\n一是抓项目，二是抓招商。\n") == set()


def test_outline_markdown__marks_it_does_not_know(found: Found) -> None:
    for line in ("1. 甲", "+ 甲", "##### 甲", "##甲", "**重点**抓项目", "| 甲 | 乙 |"):
        assert outline(found, f"# 甲\n{line}\n") == {"outline-markdown"}, line


def test_outline_without_title__two_titles(found: Found) -> None:
    assert outline(found, "# 甲\n抓项目。\n# 乙\n抓招商。\n") == {"outline-without-title"}


def test_empty_section__a_section_of_sections_is_not_empty(found: Found) -> None:
    assert outline(found, "# 甲\n## 乙\n### 丙\n抓项目。\n") == set()
    assert outline(found, "# 甲\n## 乙\n抓项目。\n## 丙\n") == {"empty-section"}
