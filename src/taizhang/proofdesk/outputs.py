"""In which form is a proof handed back: JSON, a page, a Word file with comments, the repaired text?

annotated(proof, content)      # the bytes of the Word file that came in, with the remarks as comments
page(proof)                    # one HTML file
as_json(proof)                 # the contract of ``taizhang proof --format json``
"""

import json
from typing import Any

from taizhang.kernel.finding import Finding
from taizhang.proofing.contract import contract
from taizhang.proofing.model import Proof, Remark


def page(proof: Proof) -> str:
    """One HTML file that opens anywhere."""
    from taizhang.adapters.proof_html import render

    return render(proof)


def annotated(proof: Proof, content: bytes, *, date: str = "") -> bytes:
    """A Word file with the remarks as comments: the one that came in, or for other formats a new one with the text.

    ``date`` (ISO 8601) is when the comments were made."""
    from taizhang.adapters.docx_comments import Note, annotate
    from taizhang.adapters.docx_plain import moved, plain
    from taizhang.adapters.docx_text import read_docx

    notes = [Note(each.start, each.end, comment(each), date) for each in proof.remarks]
    if proof.source.kind == "docx":
        return annotate(content, notes, proof.source.name)
    made = plain(proof.source)
    places = moved(proof.source.text, read_docx(made, proof.source.name).text)
    return annotate(
        made,
        [
            Note(
                places[each.start],
                max(places[each.start] + 1, places[max(each.end - 1, 0)] + 1),
                each.text,
                date,
            )
            for each in notes
        ],
        proof.source.name,
    )


def comment(remark: Remark) -> str:
    """What a comment says: level and message, then the arithmetic and what to do."""
    suggested = "、".join(dict.fromkeys(fix.text for fix in remark.fixes))
    lines = [f"{remark.level.value}：{remark.message}"]
    for word, text in (
        ("算式", remark.arithmetic),
        ("应在", remark.expected),
        ("可改为", suggested),
        ("怎么办", remark.advice),
    ):
        if text:
            lines.append(f"{word}：{text}")
    return "\n".join(lines)


def as_data(name: str, proof: Proof | None, refused: Finding | None) -> dict[str, Any]:
    """A file's proof by the contract; of one that could not be read, why."""
    if proof is not None:
        return contract(proof)
    assert refused is not None  # a file is read or refused
    said = {"code": refused.code, "message": refused.message, "advice": refused.advice}
    return {"document": {"name": name}, "refused": said, "figures": [], "findings": [], "marks": []}


def as_json(data: Any) -> str:
    """Readable JSON, Chinese as it is."""
    return json.dumps(data, ensure_ascii=False, indent=2)
