"""The office of ``reports.office`` and the command line in this process, as fixtures."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from reports.office import office
from taizhang.cli.main import main

__all__ = ["office"]


@dataclass(frozen=True)
class Said:
    """What a verb printed, and its exit code."""

    code: int
    out: str
    err: str


Taizhang = Callable[..., Said]


@pytest.fixture
def taizhang(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Taizhang]:
    """``taizhang("impact", "--report", "1")`` as from a shell, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")
    threshold = gc.get_threshold()

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(each) for each in arguments])
        printed = capsys.readouterr()
        return Said(int(ended.value.code or 0), printed.out, printed.err)

    yield call
    gc.set_threshold(*threshold)
