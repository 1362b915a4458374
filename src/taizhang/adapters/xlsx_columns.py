"""Which columns does a table of figures in long format have, one figure a row?

| 单位代码 | 指标 | 期间 | 数值 | 单位 |
|---|---|---|---|---|
| 91350100M000100Y43 | 工业总产值 | 2024年1-9月 | 5230.5 | 万元 |

The template writes these headings, the reader looks for them, the manual lists them. Headings are matched without
spaces, width and remarks in brackets; a unit in the brackets counts for the whole column:

    heading("数值（万元）")     # ('value', '万元')
    heading("上年同期数 *")     # ('prior', '')
    heading("所属行业")         # None
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from taizhang.kernel.unit import UnitError, unit


@dataclass(frozen=True)
class Column:
    """A column: the key the program uses, its heading, other headings, whether a table must have it, what goes in."""

    key: str
    name: str
    aliases: tuple[str, ...]
    required: bool
    meaning: str


COLUMNS: Final = (
    Column(
        "respondent", "单位代码",
        ("统一社会信用代码", "社会信用代码", "信用代码", "统一社会信用代码或单位代码",
         "企业代码", "填报单位代码", "机构代码", "代码"),
        True, "统一社会信用代码，部门写部门代码。请用文本格式",
    ),
    Column(
        "name", "单位名称", ("企业名称", "填报单位", "单位详细名称", "企业详细名称", "名称", "部门名称", "部门"),
        False, "写了就与代码核对，不符不收",
    ),
    Column("indicator", "指标", ("指标名称", "指标代码", "统计指标"), True, "指标的名称、别称或代码"),
    Column(
        "period", "期间", ("报告期", "期别", "时期", "统计期", "所属期", "数据期间"),
        True, "如2024年1-9月、2024年9月末、2024年",
    ),
    Column(
        "value", "数值", ("数", "值", "本期数", "本期", "本期值", "本年累计", "累计数", "累计", "数据", "指标值"),
        True, "只写数；0写0，没有数就不要这一行",
    ),
    Column(
        "unit", "单位", ("计量单位", "数值单位", "指标单位"),
        False, "不写就按目录里的报送单位；写了就准确换算",
    ),
    Column(
        "prior", "同期数", ("上年同期", "上年同期数", "去年同期", "去年同期数", "同期", "上年数", "上年同期累计"),
        False, "上年同期数，单位与数值相同",
    ),
    Column("part", "分项", ("分组", "分类", "其中"), False, "如新能源电池材料；整数不写"),
    Column("basis", "口径", ("数据性质", "数据类型", "实际或目标"), False, "实际数、目标数或增速目标；不写就是实际数"),
    Column(
        "remark", "原因", ("备注", "备注/原因", "原因/备注", "更正原因", "依据", "说明"),
        False, "更正写原因，目标写文件名和文号",
    ),
)  # fmt: skip

BY_KEY: Final[Mapping[str, Column]] = {column.key: column for column in COLUMNS}

_NOTES: Final = {"必填", "选填", "可不填", "可空", "非必填", "可选", "文本"}
_BRACKETS: Final = re.compile(r"(.*?)\(([^()]*)\)")


def folded(text: str) -> str:
    """The text without spaces, full-width forms and trailing stars and colons, for comparing."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).strip("*:")


_HEADINGS: Final[Mapping[str, str]] = {
    folded(name): column.key for column in COLUMNS for name in (column.name, *column.aliases)
}
HEADINGS: Final = tuple(_HEADINGS)
"""Every heading that is understood, folded."""


def heading(text: str) -> tuple[str, str] | None:
    """The key of the column and the unit given in the heading; None where it is no heading of ours."""
    word, given = folded(text), ""
    if found := _BRACKETS.fullmatch(word):
        inside = found[2].removeprefix("计量单位").removeprefix("单位").lstrip(":")
        if word not in _HEADINGS and inside not in _NOTES:
            given = inside
        if word not in _HEADINGS:
            word = found[1].strip("*:")
    key = _HEADINGS.get(word)
    if key is None or (given and (key not in ("value", "prior") or not is_unit(given))):
        return None
    return key, given


def is_unit(text: str) -> bool:
    """Whether the text names a unit."""
    try:
        unit(text)
    except UnitError:
        return False
    return True
