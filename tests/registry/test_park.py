"""Which directories the catalogue in force is read from."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from taizhang.catalogue.load import shipped
from taizhang.registry.park import catalogue, directories, own_folder


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME, settings.CATALOGUE_DIRECTORY = tmp_path, ""
    return tmp_path


def test_directories__the_shipped_one_alone(home: Path) -> None:
    assert directories() == (shipped(),)


def test_directories__the_parks_own_in_its_home(home: Path) -> None:
    own_folder().mkdir()
    assert directories() == (shipped(), home / "own-catalogue")
    (own_folder() / "park.yaml").write_text("落款: {署名: 东湖工业园区管委会}\n", encoding="utf-8")
    assert catalogue().house.signature == "东湖工业园区管委会"
    assert catalogue().house.park_name == "园区"


def test_directories__a_setting_comes_before_the_home(home: Path, settings: Settings) -> None:
    own_folder().mkdir()
    settings.CATALOGUE_DIRECTORY = str(home / "elsewhere")
    assert directories() == (shipped(), home / "elsewhere")
