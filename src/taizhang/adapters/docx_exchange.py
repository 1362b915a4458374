"""Does a number of an edited file still stand where it speaks of what it is?

A number may be the ledger's to the last digit and yet be wrong: 完成产值3亿元，税收61亿元 with the two exchanged. Two ways
lead there, and both are told:

    text exchanged       each of two controls holds what the other printed                       对调
    controls exchanged   each stands in the other's gap, the words around them being the same    对调
    control moved        to a sentence that does not name its indicator or its scope             移到别处

What names a figure is given as ``Terms``: for each figure groups of words, of each of which one must be in the
sentence: f003 → ((规上工业总产值, 规上产值), (化工,)). A sentence that somebody has added may leave the naming to the
sentence before it in its paragraph (同比增长8.4%。).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from taizhang.adapters.docx_checked import Checked, State
from taizhang.adapters.docx_quantity import same_writing
from taizhang.adapters.docx_sentences import Matching, Piece

Names = tuple[tuple[str, ...], ...]
Terms = Mapping[str, Names]


def exchanged(found: Iterable[Checked]) -> list[Checked]:
    """The same lines; of two changed figures that hold each other's text it is said that they were exchanged."""
    lines = list(found)
    changed = [at for at, each in enumerate(lines) if each.state is State.CHANGED]
    for at in changed:
        for to in changed:
            one, two = lines[at], lines[to]
            if one.state is State.CHANGED and at < to and _hold_each_other(one, two):
                lines[at] = replace(one, state=State.SWAPPED, other=two.figure)
                lines[to] = replace(two, state=State.SWAPPED, other=one.figure)
    return lines


def _hold_each_other(one: Checked, two: Checked) -> bool:
    crossed = same_writing(one.now, two.was) and same_writing(two.now, one.was)
    return two.state is State.CHANGED and one.figure != two.figure and crossed


def stands_for(
    old: Sequence[Piece], new: Sequence[Piece], pairs: Iterable[tuple[int, int]]
) -> dict[str, tuple[int, int, str]]:
    """figure → (sentence of the report, of the file, figure whose gap it fills there), for all that fill another's."""
    found: dict[str, tuple[int, int, str]] = {}
    for i, j in pairs:
        if old[i].frame == new[j].frame:
            for was, now in zip(old[i].slots, new[j].slots, strict=True):
                if was.figure != now.figure:
                    found.setdefault(now.figure, (i, j, was.figure))
    return found


def moved_away(
    old: Sequence[Piece], new: Sequence[Piece], matching: Matching, at: tuple[int, int], names: Names
) -> bool:
    """Whether a figure of the report's sentence ``at[0]`` stands, in the file's sentence ``at[1]``, unnamed."""
    i, j = at
    if (i, j) in matching.pairs:
        reworded = old[i].skeleton != new[j].skeleton
        return reworded and any(_says(old[i], group) and not _says(new[j], group) for group in names)
    if not names:
        return True
    around = [new[j]]
    if j in matching.added and j and new[j - 1].line == new[j].line:
        around.append(new[j - 1])
    return not all(any(_says(piece, group) for piece in around) for group in names)


def _says(piece: Piece, words: Iterable[str]) -> bool:
    return any(word in piece.plain for word in words)
