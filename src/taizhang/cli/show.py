"""How the verbs print: findings, tables, JSON, progress.

One finding is one short paragraph: level, place, message; then the arithmetic and the advice, indented::

    错误 目录/indicators/output.yaml 第50行：不认识“来原”，是不是“来源”？
      怎么办：改成“来源”。
"""

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import click
from rich.cells import cell_len

from taizhang.kernel import Finding, Level

_CLOSING, _OPENING = "，。；：、！？）》”’%", "（《“‘"

COLOURS = {Level.ERROR: "red", Level.HINT: "yellow", Level.NOTE: "cyan"}


def finding_lines(finding: Finding) -> Iterator[str]:
    """A finding as lines of text."""
    place = f" {finding.where}" if finding.where and str(finding.where) else ""
    yield f"{finding.level}{place}：{finding.message}"
    if finding.arithmetic:
        yield f"  算式：{finding.arithmetic}"
    if finding.advice:
        yield f"  怎么办：{finding.advice}"


def findings(items: Iterable[Finding], *, err: bool = False) -> int:
    """Print findings; the number of errors among them."""
    errors = 0
    for item in items:
        errors += item.level is Level.ERROR
        first, *rest = finding_lines(item)
        click.secho(first, fg=COLOURS[item.level], err=err)
        for line in rest:
            click.echo(line, err=err)
    return errors


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def padded(text: str, width: int) -> str:
    """Filled up with spaces to a width in columns; a Chinese character takes two."""
    return text + " " * max(0, width - cell_len(text))


def wrapped(text: str, *, indent: int, hanging: int = 0, dim: bool = False) -> None:
    """Print a paragraph in lines that fit the terminal (80 columns where there is none), indented.

    Lines after the first are indented by ``hanging`` more columns. No line begins with a closing mark.
    """
    room = max(20, shutil.get_terminal_size().columns - indent)
    before = " " * indent
    while text:
        line = _fitting(text, room)
        click.secho((before + line).rstrip(), dim=dim)
        text = text[len(line) :].lstrip(" ")
        if len(before) == indent:
            before, room = " " * (indent + hanging), room - hanging


def _fitting(text: str, room: int) -> str:
    """As much of the text as fits, not breaking a number or a Latin word, nor next to the inside of a bracket."""
    end = width = 0
    while end < len(text) and width + cell_len(text[end]) <= room:
        width += cell_len(text[end])
        end += 1
    if end == len(text):
        return text
    best = end
    while best > end // 2 and _joined(text[best - 1], text[best]):
        best -= 1
    return text[: best if best > end // 2 else end]


def _joined(left: str, right: str) -> bool:
    word = left.isascii() and right.isascii() and left != " " and right != " "
    return word or left in _OPENING or right in _CLOSING


def as_json(value: Any) -> None:
    """Print JSON; a Decimal becomes an exact string, never a float."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def findings_as_json(items: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as plain data."""
    return [{**asdict(item), "where": str(item.where) if item.where else None} for item in items]


@contextmanager
def progress(text: str, *, total: int | None = None) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error for anything that may take over a second; yields what moves it one step on.

    Silent when standard error is not a terminal; what draws the bar is then not even imported.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text, total=total)
        yield lambda: bar.advance(task)
