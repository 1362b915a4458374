"""A desk in a folder of the test's own."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def room(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path / "proofs"
