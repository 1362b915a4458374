from taizhang.proofing.scanning.stacked import stacked_tables

HEADS = "指标\n绝对数（亿元）\n比上年增长（%）\n"


def cells(text: str) -> list[list[list[str]]]:
    return [[[text[a:b] for a, b in row] for row in table] for table in stacked_tables(text)]


def test_stacked_tables__heads_and_records() -> None:
    text = f"说明如下。\n{HEADS}各项存款余额\n1503.07\n-2.7\n\n各项贷款余额\n 2,079.91 \n1.6\n以上数据为初步统计。\n"
    assert cells(text) == [
        [
            ["指标", "绝对数（亿元）", "比上年增长（%）"],
            ["各项存款余额", "1503.07", "-2.7"],
            ["各项贷款余额", "2,079.91", "1.6"],
        ]
    ]


def test_stacked_tables__two_of_them() -> None:
    one = f"{HEADS}存款\n15\n2.7\n贷款\n20\n1.6\n"
    assert len(cells(f"{one}又如：。\n{one}")) == 2


def test_stacked_tables__one_record_is_no_table() -> None:
    assert cells(f"{HEADS}存款\n15\n2.7\n以上。\n1\n2\n3\n") == []


def test_stacked_tables__records_without_heads() -> None:
    assert cells("存款\n15\n2.7\n贷款\n20\n1.6\n") == []


def test_stacked_tables__prose_and_page_numbers() -> None:
    assert cells("第一段话。\n1\n第二段话。\n2\n第三段话。\n3\n第四段话。\n4\n第五段话。\n5\n") == []


def test_stacked_tables__in_linear_time() -> None:
    assert cells("名称额\n" + "1\n" * 50_000) == []
    assert cells("名称额\n1\n" * 20_000) == []
    assert len(cells(HEADS + "存款\n15\n2.7\n" * 10_000)[0]) == 10_001
