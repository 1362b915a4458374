"""Overlays a file on the sample catalogue and asks which codes are found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.entries import SAMPLE
from taizhang.catalogue.load import load

Found = Callable[..., set[str]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """``found("indicators/a.yaml", text, …)``: paths and texts in turn, the codes found as a set."""

    def find(*paths_and_texts: str) -> set[str]:
        for path, text in zip(paths_and_texts[::2], paths_and_texts[1::2], strict=True):
            target = tmp_path / "park" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return {finding.code for finding in load(SAMPLE, tmp_path / "park")[1]}

    return find
