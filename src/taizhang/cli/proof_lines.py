"""How a proof is printed on a terminal of 80 columns::

    九月.txt　1327 字，读出 53 个数
     1 错误　关系　第7行第153字
       占比与两个数算出来的对不上：电池51.6亿元，规上61亿元，83.4%。
         …完成规上产值51.6亿元,同比增长16.3%,占规上工业产值比重83.4%;化工产业…
                                                               ‾‾‾‾‾
       算式：51.6÷61应在83.8%–85.4%之间，写的是83.4%。
       怎么办：请对照原始报表核对这几个数。
    错误 1 处，提示 5 处。

The spot stands in its sentence, coloured where there are colours and marked from below everywhere.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import click
from rich.cells import cell_len

from taizhang.cli import show
from taizhang.kernel.finding import Level
from taizhang.proofdesk.many import Proved
from taizhang.proofing.model import Claim, Proof, Remark

_INDENT: Final = 4
_WIDTH: Final = 80
_NAME_WIDTH: Final = 38


def say(proof: Proof) -> None:
    """The whole proof: each remark with its spot, then how many there are."""
    source = proof.source
    click.secho(f"{source.name}　{len(source.text)} 字，读出 {len(proof.claims)} 个数", bold=True)
    claims = {claim.id: claim for claim in proof.claims}
    for number, remark in enumerate(proof.remarks, 1):
        _say_remark(number, remark, proof, claims)
    click.echo(counted(proof.remarks))


def counted(remarks: Sequence[Remark]) -> str:
    """``错误 1 处，提示 5 处。``"""
    counts = Counter(remark.level for remark in remarks)
    said = "，".join(f"{level.value} {counts[level]} 处" for level in Level if counts[level])
    return f"{said}。" if said else "没有发现问题。"


def _say_remark(number: int, remark: Remark, proof: Proof, claims: dict[int, Claim]) -> None:
    place = proof.source.place(remark.start) if remark.end > remark.start else "全文"
    head = f"{number:>2} {remark.level.value}"
    click.echo(
        f"{click.style(head, fg=show.COLOURS[remark.level], bold=True)}　{remark.family.chinese}　{place}"
    )
    show.wrapped(remark.message, indent=_INDENT)
    if remark.end > remark.start:
        _say_context(proof.source.text, remark)
    suggested = "、".join(dict.fromkeys(fix.text for fix in remark.fixes))
    for word, text in (
        ("涉及", _others(remark, claims)),
        ("算式", remark.arithmetic),
        ("应在", remark.expected),
        ("可改为", suggested),
        ("怎么办", remark.advice),
    ):
        if text:
            show.wrapped(f"{word}：{text}", indent=_INDENT, hanging=2 * len(word) + 2)


def _others(remark: Remark, claims: dict[int, Claim]) -> str:
    """The figures that the remark reckons with and that do not stand at its spot."""
    named = (claims[each] for each in remark.figures if each in claims)
    return "，".join(
        f"{claim.number.surface}（{claim.subject or claim.indicator}）"
        for claim in named
        if not (claim.number.start < remark.end and remark.start < claim.number.end)
    )


def _say_context(text: str, remark: Remark) -> None:
    before, spot, after = context(text, remark.start, remark.end, _WIDTH - _INDENT - 2)
    colour = show.COLOURS[remark.level]
    indent = " " * (_INDENT + 2)
    click.echo(f"{indent}{before}{click.style(spot, fg=colour, bold=True)}{after}")
    marks = "‾" * max(1, cell_len(spot))
    click.echo(f"{indent}{' ' * cell_len(before)}{click.style(marks, fg=colour)}")


def context(text: str, start: int, end: int, room: int) -> tuple[str, str, str]:
    """What stands before, at and after a spot on its line, together no wider than ``room`` columns."""
    left = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    right = len(text) if stop < 0 else stop
    end = min(max(end, start + 1), right)
    spot = _shown(text[start:end])
    if cell_len(spot) > room - 4:
        return "", _fit(spot, room - 2) + "…", ""
    rest = room - cell_len(spot)
    before, after = _shown(text[left:start].lstrip("\u3000 \ufeff")), _shown(text[end:right])
    half = max(rest // 2, rest - cell_len(after))
    if cell_len(before) > half:
        before = "…" + _fit(before[::-1], half - 2)[::-1]
    rest -= cell_len(before)
    if cell_len(after) > rest:
        after = _fit(after, rest - 2) + "…"
    return before, spot, after


def _shown(text: str) -> str:
    """One line: tabs as blanks, nothing that moves the cursor."""
    return "".join(c if c.isprintable() else " " for c in text.replace("\u3000", "  "))


def _fit(text: str, room: int) -> str:
    width = 0
    for at, character in enumerate(text):
        width += cell_len(character)
        if width > room:
            return text[:at]
    return text


def say_refused(done: Proved) -> None:
    """Why a file could not be read; on standard error."""
    if done.refused is not None:
        show.findings([done.refused], err=True)


def table_head() -> None:
    """Over the summary of many files."""
    click.secho(_row("文件", ["字数", "数", "错误", "提示", "说明"]), bold=True)


def say_row(done: Proved) -> None:
    """A file's line in the summary."""
    name = str(done.path)
    if cell_len(name) > _NAME_WIDTH:
        name = "…" + _fit(name[::-1], _NAME_WIDTH - 2)[::-1]
    if done.proof is None:
        message = done.refused.message if done.refused is not None else ""
        show.wrapped(
            f"{show.padded(name, _NAME_WIDTH)}  读不了：{message}", indent=0, hanging=_NAME_WIDTH + 2
        )
        return
    counts = [done.count(level) for level in Level]
    numbers = [len(done.proof.source.text), len(done.proof.claims), *counts]
    colour = "red" if counts[0] else None
    click.secho(_row(name, [str(number) for number in numbers]), fg=colour)


def _row(name: str, cells: Sequence[str]) -> str:
    return show.padded(name, _NAME_WIDTH) + "".join(" " * (8 - cell_len(cell)) + cell for cell in cells)
