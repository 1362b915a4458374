"""What is said when a file that somebody wants proofread cannot be read?

One ``Refusal``: an exception that carries a ``Finding`` (what, why, what to do; Chinese), as every reader of reports
raises it. The findings that need the same words for every format are made here::

    raise too_big("报告.pdf", "有 900 页，最多读 500 页")
"""

from typing import Final

from taizhang.kernel.finding import Finding, Level, Place

MOST_BYTES_OF_FILE: Final = 64 * 1024 * 1024
MOST_CHARACTERS: Final = 2_000_000
"""Of the text of one document: some two thousand pages."""


class Refusal(ValueError):
    """A file that cannot be read. ``finding`` says what is wrong and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def refusal(code: str, message: str, advice: str, name: str = "") -> Refusal:
    """The refusal of the file called ``name``."""
    where = Place(source=name) if name else None
    return Refusal(Finding(Level.ERROR, code, message, where, advice=advice, family="文件"))


def too_big(name: str, what: str) -> Refusal:
    """More than a report can honestly hold, or more than its reader may use."""
    advice = "请删去附件和大图另存一份，或分成几个文件再试；若来历不明，请不要打开它。"
    return refusal("read.too-big", f"没有读完：{what}，不像一份工作报告。", advice, name)


def within_limits(text: str, name: str) -> str:
    """The text, if it is no longer than a document may be."""
    if len(text) > MOST_CHARACTERS:
        raise too_big(name, f"文字有 {len(text) // 10_000} 万字，最多读 {MOST_CHARACTERS // 10_000} 万字")
    return text
