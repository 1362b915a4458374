"""How are many reports proofread, on several processors, without holding more than a few of them in memory?

``proved(paths, names, jobs=2)`` gives one ``Proved`` a file, in the order of the files, as they come: a proof, or the finding
that says why there is none. No more than a few files are under way at any time, so a folder of a thousand costs no more
memory than one of ten.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from taizhang.adapters.refusal import Refusal
from taizhang.kernel.finding import Finding, Level
from taizhang.proofdesk.opening import SUFFIXES, open_file
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.model import Proof
from taizhang.proofing.proof import proof
from taizhang.proofing.source import Source

_AHEAD: Final = 4
"""Files under way for each process: enough that none waits for the one that collects."""


@dataclass(frozen=True)
class Proved:
    """A file and its proof, or why it could not be read (``refused``)."""

    path: Path
    proof: Proof | None
    refused: Finding | None = None

    def count(self, level: Level) -> int:
        """Remarks of a level."""
        return 0 if self.proof is None else sum(remark.level is level for remark in self.proof.remarks)


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and what can be read in the folders among them (not what editors left: ``~$…``, hidden)."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
            found += sorted(each for each in inside if not each.name.startswith(("~$", ".")))
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def prove(path: Path, names: Names, switches: Mapping[str, bool] | None = None) -> Proved:
    """One file. A file without any text counts as one that could not be read."""
    try:
        source = open_file(path)
    except Refusal as refused:
        return Proved(path, None, refused.finding)
    if (said := _without_text(source)) is not None:
        return Proved(path, None, said)
    return Proved(path, proof(source, names, switches=switches))


def _without_text(source: Source) -> Finding | None:
    if source.text.strip():
        return None
    return next((finding for finding in source.findings if finding.level is Level.ERROR), None)


def proved(
    paths: Sequence[Path], names: Names, *, jobs: int = 1, switches: Mapping[str, bool] | None = None
) -> Iterator[Proved]:
    """Each file in turn; with ``jobs`` processes where there are several files."""
    if jobs <= 1 or len(paths) <= 1:
        for path in paths:
            yield prove(path, names, switches)
        return
    from concurrent.futures import (
        Future,
        ProcessPoolExecutor,
    )  # here: takes longer to load than a file to prove

    with ProcessPoolExecutor(min(jobs, len(paths)), initializer=_begin, initargs=(names, switches)) as pool:
        waiting = iter(paths)
        under_way: deque[Future[Proved]] = deque()
        for path in waiting:
            under_way.append(pool.submit(_prove, path))
            if len(under_way) >= jobs * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


_given: tuple[Names, Mapping[str, bool] | None] = (Names(), None)
"""In a process of the pool: what every file is proved with."""


def _begin(names: Names, switches: Mapping[str, bool] | None) -> None:
    global _given
    _given = names, switches


def _prove(path: Path) -> Proved:
    return prove(path, *_given)
