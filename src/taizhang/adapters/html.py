"""How is a report read on a screen, so that each number answers where it comes from?

``render(document, labels)`` is one file that opens offline anywhere: no script, no address. A number is
underlined; pointing at it, tapping it or reaching it with Tab shows indicator, period, scope, unrounded value
and snapshot. Printed, it looks like the paper.

``fragment(document, url_of)`` is the same text for the web application, whose content security policy forbids
inline style and script: each number is a link that htmx turns into a request for its trace,

    <a class="figure" data-figure="f001" href="/…/f001" hx-get="/…/f001" hx-target="#trace">61亿元</a>

Sentences carry their lasting names (``data-sentence="quarterly:12.1"``), so that a page can point at those a
correction has made untrue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape

from taizhang.writing.document import Block, Bound, Document, Run, Sentence, Table, Text
from taizhang.writing.label import Label

_TAGS: Mapping[str, str] = {"title": "h1", "heading1": "h2", "heading2": "h3", "heading3": "h4"}

_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #eceae4; color: #111; }
.report { box-sizing: border-box; max-width: 210mm; margin: 1.5rem auto; padding: 12mm 10%; background: #fff;
  box-shadow: 0 1px 6px #0003; font: 1.15rem/1.8 "仿宋_GB2312", "仿宋", FangSong, STFangsong,
  "Noto Serif CJK SC", "Source Han Serif SC", serif; }
h1 { font: 700 1.6rem/1.5 "方正小标宋简体", STZhongsong, "宋体", SimSun, "Noto Serif CJK SC", serif;
  text-align: center; margin: 0 0 1.6em; }
h2, h3, h4 { font-size: 1em; font-weight: 400; margin: 0; text-indent: 2em; }
h2 { font-family: "黑体", SimHei, STHeiti, "Noto Sans CJK SC", sans-serif; }
h3 { font-family: "楷体_GB2312", "楷体", KaiTi, STKaiti, "AR PL UKai CN", serif; }
p { margin: 0; text-indent: 2em; text-align: justify; }
.note { font-size: .85em; }
.signature, .date { text-indent: 0; text-align: right; padding-right: 2em; }
.signature { margin-top: 1.8em; }
.wide { margin: 1em 0; }
table { border-collapse: collapse; width: 100%; font-size: .85em; }
caption, th { font-family: "黑体", SimHei, "Noto Sans CJK SC", sans-serif; font-weight: 400; }
caption { padding-bottom: .4em; }
th, td { border: 1px solid #333; padding: .2em .6em; }
td.number { text-align: right; white-space: nowrap; }
.figure { position: relative; text-indent: 0; border-bottom: 1px dashed #1a56a0; cursor: help; outline: 0; }
.figure:hover, .figure:focus { background: #e8f0fb; }
.card { display: none; position: absolute; z-index: 1; left: 0; top: 100%; width: max-content; max-width: 19em;
  padding: .6em .8em; border: 1px solid #1a56a0; border-radius: 4px; background: #fff; text-align: left;
  font: .8rem/1.6 "Noto Sans CJK SC", "微软雅黑", sans-serif; box-shadow: 0 2px 8px #0004; white-space: normal;
  overflow-wrap: anywhere; }
.card > span { display: block; }
td .card { left: auto; right: 0; }
.figure:hover > .card, .figure:focus > .card { display: block; }
.source { margin-top: 2.5em; padding-top: .6em; border-top: 1px solid #999; font-size: .7em;
  overflow-wrap: anywhere; text-indent: 0; }
@media (max-width: 40em) { .report { margin: 0; padding: 1.2rem; } .wide { overflow-x: auto; }
  .card { position: fixed; left: 1rem !important; right: 1rem !important; top: auto; bottom: 1rem; width: auto;
    max-width: none; } }
@media print {
  @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
  body, .report { background: none; margin: 0; padding: 0; max-width: none; box-shadow: none; }
  .figure { border: 0; } .card, .source { display: none !important; }
}
"""

Number = Callable[[Bound], str]


def render(document: Document, labels: Mapping[str, Label] | None = None) -> str:
    """A whole HTML page in one file. ``labels`` (``writing.label.labels``) says what each number is."""
    known = labels or {}
    body = _article(document, lambda bound: _explained(bound, known.get(bound.id), document.snapshot))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="taizhang-document" content="{escape(document.id)}">\n'
        f"<title>{escape(document.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )


def fragment(document: Document, url_of: Callable[[str], str], *, target: str = "#trace") -> str:
    """The report for a page of the web application; ``url_of('f001')`` is where that number's trace is."""

    def link(bound: Bound) -> str:
        # not a button: browsers never break a line as Chinese wants beside one
        address = escape(url_of(bound.id))
        return (
            f'<a class="figure" data-figure="{escape(bound.id)}" href="{address}"'
            f' hx-get="{address}" hx-target="{escape(target)}">{escape(bound.printed)}</a>'
        )

    return _article(document, link, with_source=False)


def _article(document: Document, number: Number, *, with_source: bool = True) -> str:
    by_block: dict[int, list[Sentence]] = {}
    for sentence in document.sentences():
        by_block.setdefault(sentence.block, []).append(sentence)
    parts = [_block(block, by_block.get(at, []), number) for at, block in enumerate(document.flow())]
    if with_source:
        parts.append(
            f'<p class="source">期间：{escape(document.period.chinese())}　数据快照：{escape(document.snapshot)}'
            f"　文稿编号：{escape(document.id)}</p>"
        )
    return '<article class="report">\n' + "\n".join(parts) + "\n</article>"


def _block(block: Block, sentences: list[Sentence], number: Number) -> str:
    if isinstance(block, Table):
        return _table(block, number)
    if block.kind == "title":
        return f"<h1>{_runs(block.runs, number)}</h1>"
    inner = "".join(
        f'<span class="sentence" data-sentence="{escape(s.id)}">{_runs(s.runs, number)}</span>'
        for s in sentences
    )
    name = _TAGS.get(block.kind, "p")
    kind = "" if name != "p" or block.kind == "body" else f' class="{block.kind}"'
    return f"<{name}{kind}>{inner}</{name}>"


def _runs(runs: tuple[Run, ...], number: Number) -> str:
    return "".join(escape(run.text) if isinstance(run, Text) else number(run) for run in runs)


def _table(block: Table, number: Number) -> str:
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in block.header)
    rows = "\n".join(f"<tr>{''.join(_cells(row, number))}</tr>" for row in block.rows)
    return f'<div class="wide"><table>{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>'


def _cells(row: tuple[tuple[Run, ...], ...], number: Number) -> Iterator[str]:
    for cell in row:
        kind = ' class="number"' if any(isinstance(run, Bound) for run in cell) else ""
        yield f"<td{kind}>{_runs(cell, number)}</td>"


def _explained(bound: Bound, label: Label | None, snapshot: str) -> str:
    """A number with its card. ``tabindex`` lets keyboards and touch screens open it without script."""
    facts = _facts(bound, label, snapshot)
    lines = "".join(f"<span>{escape(name)}：{escape(text)}</span>" for name, text in facts if text)
    return (
        f'<span class="figure" tabindex="0" data-figure="{escape(bound.id)}">{escape(bound.printed)}'
        f'<span class="card" role="tooltip">{lines}</span></span>'
    )


def _facts(bound: Bound, label: Label | None, snapshot: str) -> list[tuple[str, str]]:
    figure = bound.figure
    if label is None:
        amount = "" if figure.amount is None else str(figure.amount)
        found = [("指标", figure.indicator), ("期间", figure.period.chinese()), ("范围", str(figure.scope))]
        found.append(("数值", amount or str(figure.word or "")))
    else:
        found = [("指标", label.indicator), ("内容", label.measure), ("期间", label.period)]
        found += [("范围", label.scope), ("未取舍的数", label.value)]
    return [*found, ("快照", snapshot[:12]), ("编号", bound.id)]
