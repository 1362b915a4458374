"""The report with its certain repairs made, and a list of them: nothing is ever changed without a line that says so.

    repaired(proof).text        # …电池51.6亿元…
    repaired(proof).changes     # (Change('第3段', '5一是6亿元', '51.6亿元', '列表序号“一是”盖住了小数点'),)
    written(repaired(proof))    # the text, then the list

A repair is certain when its finding says so (``Fix.certain``); of two that overlap the first in the text is made.
"""

from dataclasses import dataclass

from taizhang.proofing.model import Fix, Proof, Remark


@dataclass(frozen=True)
class Change:
    """What stood where, what stands there now, why. ``start`` counts in the text as it was."""

    place: str
    was: str
    now: str
    why: str
    start: int


@dataclass(frozen=True)
class Repaired:
    """The text after all changes, and the changes in order of place."""

    text: str
    changes: tuple[Change, ...]


def repaired(proof: Proof) -> Repaired:
    """Makes the certain repairs."""
    text = proof.source.text
    pieces: list[str] = []
    changes: list[Change] = []
    done = 0
    for remark, fix in sorted(_certain(proof), key=lambda pair: (pair[1].start, pair[1].end)):
        was = text[fix.start : fix.end]
        if fix.start < done or was == fix.text:
            continue
        pieces += [text[done : fix.start], fix.text]
        done = fix.end
        changes.append(Change(proof.source.place(fix.start), was, fix.text, remark.message, fix.start))
    return Repaired("".join([*pieces, text[done:]]), tuple(changes))


def _certain(proof: Proof) -> list[tuple[Remark, Fix]]:
    """The one repair of each finding that has a certain one."""
    found = []
    for remark in proof.remarks:
        certain = next((fix for fix in remark.fixes if fix.certain), None)
        if certain is not None:
            found.append((remark, certain))
    return found


def written(done: Repaired) -> str:
    """The text with the list of changes under it."""
    lines = [done.text.rstrip("\n"), "", "——————"]
    if not done.changes:
        return "\n".join([*lines, "没有可以确定的修复，文字一处未动。", ""])
    lines.append(f"以上文字改了 {len(done.changes)} 处：")
    for number, change in enumerate(done.changes, 1):
        lines.append(f"{number}. {change.place}：“{change.was}”改为“{change.now}”。{change.why}")
    return "\n".join([*lines, ""])
