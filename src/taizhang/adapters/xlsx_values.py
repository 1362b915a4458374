"""What did somebody mean to write into a cell: a number, a text, a period?

Only what can be read in one way is read. ``１２３４．５`` and ``1,234.5`` typed as text are numbers, "约5000", "5000万元"
and "—" are not, and neither is the result of a formula, which may be the figure of another file or of last month. What
cannot be read raises ``CellError``, whose message continues "“数值”列…" and whose advice says what to do.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from taizhang.adapters.xlsx_cell import Cell, Kind
from taizhang.kernel.digits import plain
from taizhang.kernel.period import Period, PeriodError


class CellError(ValueError):
    """A cell that cannot be read: a code for programs, what is wrong, what to do; Chinese."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code, self.message, self.advice = code, message, advice


@dataclass(frozen=True)
class Number:
    """A number; ``percent`` where the cell showed it with a %, which is already counted in."""

    value: Decimal
    percent: bool = False


_PLAIN_NUMBER: Final = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_EMPTY_WORDS: Final = {"-", "--", "—", "——", "/", "\\", "无", "空", "缺", "暂无", "未报", "n/a", "na", "*"}
_MOST_LETTERS: Final = 40


def text_in(cell: Cell) -> str:
    """The text of a cell; a whole number stands for its digits. Raises CellError."""
    _refuse_unreadable(cell)
    if cell.kind is Kind.DATE:
        raise CellError("table.date", f"被当成了日期（{cell.text}）", "请把这一列设成“文本”格式后重新填写")
    if cell.kind is Kind.PERCENT or (cell.number is not None and cell.number % 1):
        raise CellError("table.number-not-text", f"写的是数（{cell.text}），应是文字", "请核对是否填错了列")
    if len(cell.text) > 15 and cell.kind is not Kind.TEXT:
        message = f"被存成了数（{cell.text}），Excel 只留15位，后面的已经丢了"
        raise CellError("table.code-as-number", message, "请把这一列设成“文本”格式后重新填写")
    return cell.text


def number_in(cell: Cell) -> Number:
    """The number of a cell, exactly. Raises CellError."""
    _refuse_unreadable(cell)
    if cell.kind is Kind.DATE:
        message = f"被当成了日期（{cell.text}），不知道原来填的是什么数"
        raise CellError("table.date", message, "请把这一格设成“常规”格式后重新填数")
    if cell.number is not None:
        percent = cell.kind is Kind.PERCENT
        return Number(cell.number * 100 if percent else cell.number, percent)
    return _typed(cell.text)


def _typed(text: str) -> Number:
    """A number that was typed as text."""
    shown = f"“{text[:_MOST_LETTERS]}”"
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("−", "-")
    percent = folded.endswith("%")
    if _PLAIN_NUMBER.fullmatch(folded.removesuffix("%")):
        return Number(Decimal(folded.removesuffix("%").replace(",", "")), percent)
    if folded.lower() in _EMPTY_WORDS:
        message = f"写的是{shown}，不是数"
        raise CellError("table.not-a-number", message, "没有同期数就空着，没有数值就删去这一行；数为零就写0")
    if found := re.match(rf"({_PLAIN_NUMBER.pattern})(\D+)$", folded):
        advice = f"请只写数（{found[1]}），单位写到“单位”列"
    else:
        advice = "请只写数，不写“约”“以上”等字；千分位逗号用半角"
    raise CellError("table.not-a-number", f"写的是{shown}，不是数", advice)


def period_in(cell: Cell) -> Period:
    """The period of a cell. Raises CellError."""
    if cell.kind is Kind.DATE:
        year, month = cell.text[:4], cell.text[5:7].lstrip("0")
        advice = "请把这一列设成“文本”格式"
        if year.isdigit() and month.isdigit():
            advice += f"，写成“{year}年1-{month}月”（累计）或“{year}年{month}月末”（时点）"
        raise CellError("table.date", f"被当成了日期（{cell.text}）", advice)
    try:
        return Period.parse(text_in(cell))
    except PeriodError as error:
        message, _, advice = str(error).partition("。")
        advice = advice or "请写成“2024年1-9月”“2024年9月末”的样子"
        raise CellError("table.period", f"读不懂：{message}", advice) from None


def _refuse_unreadable(cell: Cell) -> None:
    if cell.kind is Kind.FORMULA:
        result = f"（现在算得{cell.text[:_MOST_LETTERS]}）" if cell.text else ""
        advice = "请选中这一列，复制后“选择性粘贴—数值”，核对无误再导入"
        raise CellError("table.formula", f"是公式{result}，不是填的数", advice)
    if cell.kind is Kind.ERROR:
        raise CellError("table.error-value", f"是错误值{cell.text}", "请改成正确的内容")
    if cell.kind is Kind.BOOLEAN:
        raise CellError("table.boolean", f"是逻辑值{cell.text}", "请改成正确的内容")


def shown(cell: Cell) -> str:
    """What to call a cell's content in a message."""
    return plain(cell.number) if cell.number is not None else cell.text[:_MOST_LETTERS]
