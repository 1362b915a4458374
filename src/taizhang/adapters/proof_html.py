"""How is a proofread report looked at in a browser, beside what was found in it?

``render(proof)`` is one file that opens offline anywhere: the text on the left, the findings on the right; a click on a spot
shows its finding and a click on a finding its spot, with the other figures that it reckons with. ``n`` and ``p`` (or the
arrows) go from finding to finding, the buttons show or hide a level. On a telephone the findings lie under the text; printed,
they follow it, numbered as in the text. Without script everything is still there to read.

``fragment(proof)`` is the same two columns without style and script, for the page of the web application.
"""

from collections.abc import Iterator
from html import escape

from taizhang.adapters.proof_html_page import SCRIPT, STYLE
from taizhang.kernel.finding import Level
from taizhang.kernel.period import Period
from taizhang.proofing.cuts import Cut, cuts
from taizhang.proofing.model import Claim, Kind, Proof, Remark

KINDS = {
    Kind.LEVEL: "数值",
    Kind.GROWTH: "增速",
    Kind.SHARE: "占比",
    Kind.PROGRESS: "完成进度",
    Kind.PP_CHANGE: "百分点变化",
    Kind.RANK: "位次",
    Kind.COUNT: "个数",
    Kind.DURATION: "时长",
    Kind.PLAN: "计划数",
    Kind.OTHER: "其他数",
}
LEVELS = {Level.ERROR: "error", Level.HINT: "hint", Level.NOTE: "note"}


def render(proof: Proof, title: str = "") -> str:
    """A whole page in one file."""
    name = title or proof.source.name or "校对"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(name)} 校对</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{escape(name)}</h1>{_summary(proof)}</header>\n{fragment(proof)}\n"
        f"<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def fragment(proof: Proof) -> str:
    """The text and the findings, side by side."""
    findings = "\n".join(_finding(number, each, proof) for number, each in enumerate(proof.remarks, 1))
    empty = '<p class="none">没有发现问题。</p>' if not proof.remarks else ""
    return (
        f'<main class="proof"><article class="text" lang="zh-CN">\n{_text(proof)}\n</article>\n'
        f'<aside class="findings" aria-label="发现">{empty}<ol>\n{findings}\n</ol></aside></main>'
    )


def _summary(proof: Proof) -> str:
    counts = {level: sum(each.level is level for each in proof.remarks) for level in LEVELS}
    buttons = "".join(
        f'<button type="button" class="{LEVELS[level]}" data-level="{LEVELS[level]}" aria-pressed="true">'
        f"{level.value} {number}</button>"
        for level, number in counts.items()
    )
    return (
        f'<p class="summary"><span>{len(proof.source.text)} 字，读出 {len(proof.claims)} 个数</span>{buttons}'
        '<span class="keys"><button type="button" data-step="-1">上一处</button>'
        '<button type="button" data-step="1">下一处</button></span></p>'
    )


def _cuts(proof: Proof) -> list[Cut]:
    """The text cut at every edge of a figure or a finding."""
    figures = [(claim.number.start, claim.number.end, claim.id) for claim in proof.claims]
    remarks = [(each.start, each.end, number) for number, each in enumerate(proof.remarks, 1)]
    return cuts(len(proof.source.text), figures, remarks)


def _text(proof: Proof) -> str:
    """Paragraphs and tables, with every figure and every spot of a finding marked."""
    pieces = _cuts(proof)
    claims = {claim.id: claim for claim in proof.claims}
    last_cut = {number: at for at, cut in enumerate(pieces) for number in cut.remarks}
    parts: list[str] = []
    at = 0
    in_table = False
    for start, end, is_table in _lines(proof):
        if is_table != in_table:
            parts.append('<div class="wide"><table>' if is_table else "</table></div>")
            in_table = is_table
        cells = []
        for left, right in _cells(proof.source.text, start, end) if is_table else [(start, end)]:
            while at < len(pieces) and pieces[at].end <= left:
                at += 1
            cells.append("".join(_marked(proof, pieces, at, (left, right), claims, last_cut)))
        inner = "".join(f"<td>{cell}</td>" for cell in cells)
        parts.append(f"<tr>{inner}</tr>" if is_table else f"<p>{cells[0]}</p>")
    if in_table:
        parts.append("</table></div>")
    return "\n".join(parts)


def _lines(proof: Proof) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each line, and whether it is a row of a table. Where lines end within a figure they still do."""
    text, start = proof.source.text, 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        tab = text.find("\t", start, end)
        piece = proof.source.piece(start) or (proof.source.piece(tab + 1) if tab >= 0 else None)
        if end > start:
            yield start, end, piece is not None and piece.part == "table"
        start = end + 1


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start <= end:
        tab = text.find("\t", start, end)
        stop = end if tab < 0 else tab
        yield start, stop
        start = stop + 1


def _marked(
    proof: Proof,
    pieces: list[Cut],
    at: int,
    span: tuple[int, int],
    claims: dict[int, Claim],
    last_cut: dict[int, int],
) -> Iterator[str]:
    """The text of ``span`` as HTML."""
    left, right = span
    while at < len(pieces) and pieces[at].start < right:
        cut = pieces[at]
        words = escape(proof.source.text[max(left, cut.start) : min(right, cut.end)])
        if words and (cut.figures or cut.remarks):
            yield _spot(words, cut, proof, claims)
            yield "".join(
                f'<sup class="number">{number}</sup>' for number in cut.remarks if last_cut[number] == at
            )
        else:
            yield words
        at += 1


def _spot(words: str, cut: Cut, proof: Proof, claims: dict[int, Claim]) -> str:
    classes = ["figure"] if cut.figures else []
    attributes = ""
    if cut.figures:
        attributes += f' data-figures="{" ".join(map(str, cut.figures))}" title="{escape(_said(claims[cut.figures[0]]))}"'
    if cut.remarks:
        gravest = min((proof.remarks[number - 1].level for number in cut.remarks), key=list(LEVELS).index)
        classes += ["spot", LEVELS[gravest]]
        attributes += f' data-findings="{" ".join(map(str, cut.remarks))}" tabindex="0"'
    return f'<span class="{" ".join(classes)}"{attributes}>{words}</span>'


def _said(claim: Claim) -> str:
    """What a figure was read as: name, kind, period."""
    words = [claim.subject or claim.indicator or "（没有读出指标）", KINDS[claim.kind]]
    if claim.period is not None:
        words.append(claim.period.chinese())
    elif claim.when:
        words.append(_yearless(claim.when))
    if claim.number.repaired_from:
        words.append(f"原文“{claim.number.repaired_from}”")
    return " · ".join(words)


def _yearless(when: str) -> str:
    """A period whose year the text never says: ``*-01..*-09`` is 1-9月."""
    try:
        return Period.parse(when.replace("*", "2000")).chinese(with_year=False)
    except ValueError:
        return ""


def _finding(number: int, remark: Remark, proof: Proof) -> str:
    claims = {claim.id: claim for claim in proof.claims}
    level = LEVELS[remark.level]
    place = proof.source.place(remark.start) if remark.end > remark.start else ""
    lines = [f'<p class="message">{escape(remark.message)}</p>']
    for word, text in (("算式", remark.arithmetic), ("应在", remark.expected), ("怎么办", remark.advice)):
        if text:
            lines.append(f'<p class="more"><b>{word}</b>{escape(text)}</p>')
    suggested = "".join(
        f"<code>{escape(text)}</code>" for text in dict.fromkeys(fix.text for fix in remark.fixes)
    )
    if suggested:
        lines.append(f'<p class="more"><b>可改为</b>{suggested}</p>')
    others = [claims[each] for each in remark.figures if each in claims]
    if others:
        links = "".join(
            f'<button type="button" data-figure="{each.id}">{escape(each.number.surface)}'
            f"<small>{escape(each.subject or each.indicator)}</small></button>"
            for each in others
        )
        lines.append(f'<p class="figures">{links}</p>')
    return (
        f'<li class="finding {level}" id="finding-{number}" value="{number}" data-number="{number}" data-level="{level}"'
        f' data-figures="{" ".join(str(each.id) for each in others)}" tabindex="0">'
        f'<p class="head"><b>{remark.level.value}</b> {remark.family.chinese} '
        f"<small>{escape(place)}</small></p>{''.join(lines)}</li>"
    )
