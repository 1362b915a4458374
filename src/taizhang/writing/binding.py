"""How do phrases become runs of a document: who numbers the figures, and who says which words they chose?

Numbers get their ids in the order of printing, f001, f002, …; words chosen by a figure point at the id
under which that figure stands in the same sentence. One ``Binder`` serves one document, and its only
state is the next number:

    binder.bind((Words('同比增长', chosen_by=growth), Number(growth, '8.4%')))
    → (Text('同比增长', by='f001'), Bound('f001', growth, '8.4%'))
"""

from __future__ import annotations

from taizhang.wording.pieces import Number, Pieces, Words
from taizhang.writing.document import Bound, Run, Text


class Binder:
    """Gives out the ids of one document; no id is given twice."""

    def __init__(self) -> None:
        self._last = 0

    def bind(self, pieces: Pieces) -> tuple[Run, ...]:
        """The pieces of one sentence as runs. Call in printing order."""
        runs: list[Run | Words] = [
            self._number(each) if isinstance(each, Number) else each for each in pieces
        ]
        ids = {run.figure.key: run.id for run in reversed(runs) if isinstance(run, Bound)}
        return tuple(run if isinstance(run, Text | Bound) else _text(run, ids) for run in runs)

    def _number(self, number: Number) -> Bound:
        self._last += 1
        return Bound(f"f{self._last:03d}", number.figure, number.printed)


def _text(words: Words, ids: dict[str, str]) -> Text:
    by = "" if words.chosen_by is None else ids.get(words.chosen_by.key, "")
    return Text(words.text, words.role, by)
