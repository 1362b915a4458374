"""What does a program that calls ``taizhang proof --format json`` get?

One object: the document, every figure that was read, every finding, and every numeric stretch that is no figure::

    {"document": {"chars": 1327, "paragraphs": 12, "name": "九月.txt", "kind": "txt"},
     "figures":  [{"id": 1, "surface": "61亿元", "start": 6, "end": 10, "value": "61", "unit": "亿元", "kind": "level",
                   "indicator": "工业总产值", "code": "output", "scope": "园区", "period": "2024-01..2024-09",
                   "of": null, "hedge": null, "repaired_from": null, …}],
     "findings": [{"code": "share-mismatch", "family": "relation", "level": "错误", "start": 6, "end": 10,
                   "figures": [1, 2], "message": "…", "expected": "83.8%–85.4%", "suggestions": ["83.8%"], …}],
     "marks":    [{"start": 0, "end": 4, "surface": "1-9月", "role": "期间"}]}

``start`` and ``end`` are character offsets into the text as read, the end not included. Numbers are strings with the
digits as written (``"61.0"`` stays so); what goes down is negative. A key that has nothing to say is null, never missing.
New keys may come; these keep their meaning.
"""

from collections.abc import Mapping
from typing import Any

from taizhang.proofing.model import Claim, Mark, Proof, Remark
from taizhang.proofing.source import Source


def contract(proof: Proof) -> dict[str, Any]:
    """A proof as plain data, ready for JSON."""
    source = proof.source
    return {
        "document": document(source),
        "figures": [figure(claim, source) for claim in proof.claims],
        "findings": [finding(remark, source) for remark in proof.remarks],
        "marks": [_mark(mark) for mark in proof.marks],
    }


def document(source: Source) -> dict[str, Any]:
    """What was read. A paragraph is a line that holds something."""
    return {
        "chars": len(source.text),
        "paragraphs": sum(bool(line.strip()) for line in source.text.split("\n")),
        "name": source.name,
        "kind": source.kind,
    }


def figure(claim: Claim, source: Source) -> dict[str, Any]:
    """One figure. ``hedge`` is the word of the text (近, 以上)."""
    number = claim.number
    return {
        "id": claim.id,
        "surface": number.surface,
        "start": number.start,
        "end": number.end,
        "value": None if claim.value is None else format(claim.value, "f"),
        "unit": number.unit or None,
        "kind": claim.kind.value,
        "indicator": claim.indicator or None,
        "code": claim.code or None,
        "scope": claim.scope or None,
        "period": None if claim.period is None else str(claim.period),
        "of": claim.of,
        "hedge": number.hedge_word or (None if number.hedge is None else number.hedge.value),
        "repaired_from": number.repaired_from,
        **_more(claim, source),
    }


def _more(claim: Claim, source: Source) -> Mapping[str, Any]:
    """What the judge used beside the facts of the figure itself."""
    return {
        "subject": claim.subject or None,
        "when": claim.when or None,
        "base": claim.base,
        "base_name": claim.base_name or None,
        "part_of": claim.part_of,
        "basis": None if claim.basis is None else claim.basis.value,
        "place": source.place(claim.number.start),
        "readings": [
            {"digits": each.digits, "unit": each.unit, "why": each.why} for each in claim.number.readings
        ],
    }


def finding(remark: Remark, source: Source) -> dict[str, Any]:
    """One finding. ``suggestions`` are texts to put in the place of its figure, likeliest first; ``fixes`` the same with
    their spans."""
    return {
        "code": remark.code,
        "family": remark.family.value,
        "level": remark.level.value,
        "start": remark.start,
        "end": remark.end,
        "figures": list(remark.figures),
        "message": remark.message,
        "expected": remark.expected or None,
        "suggestions": list(dict.fromkeys(fix.text for fix in remark.fixes)),
        "arithmetic": remark.arithmetic or None,
        "advice": remark.advice or None,
        "place": source.place(remark.start),
        "fixes": [
            {"start": fix.start, "end": fix.end, "text": fix.text, "certain": fix.certain}
            for fix in remark.fixes
        ],
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "start": mark.start,
        "end": mark.end,
        "surface": mark.surface,
        "role": mark.role.value,
        "period": None if mark.period is None else str(mark.period),
    }
