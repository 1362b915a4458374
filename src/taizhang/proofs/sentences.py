"""Which sentence does a remark stand in, and how is a sentence named so that it is known again?

around("甲。占83.4%。乙", 2, 7)      # (2, 8): 占83.4%。
digest("占 83.4%。") == digest("占83.4%。")
"""

import hashlib
import re
from typing import Final

_ENDS: Final = "。！？\n"
_SPACE: Final = re.compile(r"\s+")


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or the run of sentences, that holds ``start`` to ``end``; its full stop belongs to it."""
    first = max(text.rfind(each, 0, start) for each in _ENDS) + 1
    found = [at for at in (text.find(each, max(end - 1, start)) for each in _ENDS) if at >= 0]
    last = min(found, default=len(text))
    if last < len(text) and text[last] != "\n":
        last += 1
    while first < last and text[first].isspace():
        first += 1
    return first, max(last, end)


def digest(sentence: str) -> str:
    """A sentence's name: the SHA-256 of its characters without spaces and line ends."""
    return hashlib.sha256(_SPACE.sub("", sentence).encode()).hexdigest()
