"""What figures does this report state, and which of them cannot be right? All stages in order.

    text ─ scan ─→ numbers, marks, damage ─ claims ─→ figures ─ judge ─→ contradictions, repairs ─ style ─→ slips

Headers and footers are no part of what a report says, so nothing in them is read as a figure; they stay in the text (at its
end), where people find them. What the reader of the file had to remark comes first: bytes that were no characters, pages
that are only pictures.

    proof(Source("规上产值61亿元，其中电池51.6亿元，占83.4%。"), names).remarks      # 占比对不上…
"""

from collections.abc import Iterable, Mapping

from taizhang.kernel.finding import Finding
from taizhang.proofing.claiming.claims import claims
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.judging.judge import judge
from taizhang.proofing.model import Family, Proof, Remark
from taizhang.proofing.scanning.scanner import scan
from taizhang.proofing.source import Source
from taizhang.proofing.styling.checks import style


def proof(source: Source, names: Names, *, switches: Mapping[str, bool] | None = None) -> Proof:
    """The source read whole: figures, other numeric stretches, remarks in order of place.

    ``names`` are the catalogue's, to which figures are linked. ``switches`` turns checks of wording off by their code."""
    text = body(source)
    scanned, damage = scan(text)
    figures, judged = judge(text, claims(text, scanned, names))
    worded = style(text, scanned, figures, switches)
    remarks = in_order((*of_reader(source.findings), *damage, *judged, *worded))
    return Proof(source, figures, scanned.marks, remarks)


def body(source: Source) -> str:
    """The text up to the headers and footers, which readers put at the end."""
    margin = next((piece.start for piece in source.pieces if piece.part == "margin"), len(source.text))
    return source.text[:margin]


def of_reader(findings: Iterable[Finding]) -> tuple[Remark, ...]:
    """What the reader of the file said, as remarks on the text: on a spot if it named one, else on its beginning."""
    made = []
    for finding in findings:
        where = finding.where
        start = where.start if where is not None and where.start is not None else 0
        end = where.end if where is not None and where.end is not None else start
        made.append(
            Remark(
                finding.level, finding.code, Family.DAMAGE, start, end, finding.message, advice=finding.advice
            )
        )
    return tuple(made)


def in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """By place; at one place the graver first; what two stages say alike is said once."""
    gravity = {"错误": 0, "提示": 1, "说明": 2}
    once = {(each.code, each.start, each.end, each.message): each for each in remarks}
    return tuple(sorted(once.values(), key=lambda each: (each.start, gravity[each.level.value], each.end)))
