"""Rows of tables."""

from taizhang.proofing.claiming.claims import claims
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.scanning.scanner import scan

TABLE = """2024年1-9月主要指标
指标|单位|本月|累计|同比%|占比%|位次
工业总产值|亿元|7.2|70.3|8.4|100|3
其中：电池材料|亿元|5.1|51.6|16.3|73.4|1
产销率|%|97.1|96.4|0.2||5
"""


def read(text: str) -> list[tuple[str, str, str, str, int | None, int | None]]:
    found = claims(text, scan(text)[0], Names())
    return [(c.number.surface, str(c.kind), c.subject, c.when, c.of, c.part_of) for c in found]


def test_read_tables__kinds_and_months_of_columns() -> None:
    assert read(TABLE)[:5] == [
        ("7.2", "level", "工业总产值", "2024-09", None, None),
        ("70.3", "level", "工业总产值", "2024-01..2024-09", None, None),
        ("8.4", "growth", "工业总产值", "2024-01..2024-09", 2, None),
        ("100", "share", "工业总产值", "2024-01..2024-09", 2, None),
        ("3", "rank", "工业总产值", "2024-01..2024-09", 2, None),
    ]


def test_read_tables__parts_stand_under_the_same_column() -> None:
    parts = read(TABLE)[5:7]
    assert [(surface, part) for surface, *_, part in parts] == [("5.1", 1), ("51.6", 2)]


def test_read_tables__prose_beside_a_table_is_read_as_prose() -> None:
    text = "税收5亿元，增长3%。\n指标|累计(亿元)\n投资|7.0\n出口|2.0\n"
    assert [line[:3] for line in read(text)] == [
        ("5亿元", "level", "税收"),
        ("3%", "growth", "税收"),
        ("7.0", "level", "投资"),
        ("2.0", "level", "出口"),
    ]


def test_read_tables__growth_speaks_of_this_year_wherever_last_year_stands() -> None:
    after = "指标|2023年|2022年|增长(%)\n税收|5.5|5.0|10.8\n投资|7.0|6.1|14.8\n"
    before = "指标|2022年|2023年|增长(%)\n税收|5.0|5.5|10.8\n投资|6.1|7.0|14.8\n"
    assert [line[4] for line in read(after)] == [None, None, 1, None, None, 4]
    assert [line[4] for line in read(before)] == [None, None, 2, None, None, 5]


def test_read_tables__last_years_column_without_a_year() -> None:
    text = "指标|本期|上年同期|同比%\n税收|5.5|5.0|10.8\n投资|7.0|6.1|14.8\n"
    assert [line[4] for line in read(text)] == [None, None, 1, None, None, 4]
