import os
import shutil
from pathlib import Path

import pytest

from taizhang.catalogue.load import load_shipped, shipped
from taizhang.proofdesk import names_cache
from taizhang.proofdesk.names_cache import CatalogueUnusable, directories, names_of
from taizhang.proofing.claiming.names import Names


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAIZHANG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    monkeypatch.delenv("TAIZHANG_CATALOGUE", raising=False)
    return tmp_path


def unread(folders: object) -> Names:
    raise AssertionError("the catalogue was read although the names were kept")


def test_names_of__kept_and_found_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = names_of((shipped(),))
    assert first == Names.of(load_shipped())
    assert (home / "cache" / "proofing-names.json").is_file()
    monkeypatch.setattr(names_cache, "_read", unread)
    assert names_of((shipped(),)) == first


def test_names_of__a_changed_catalogue_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "mine"
    shutil.copytree(shipped(), own)
    names_of((own,))
    file = next((own / "indicators").glob("*.yaml"))
    os.utime(file, ns=(1, 1))
    read: list[object] = []
    monkeypatch.setattr(names_cache, "_read", lambda folders: read.append(folders) or Names({"新": "x"}))
    assert names_of((own,)).codes == {"新": "x"}
    assert len(read) == 1


@pytest.mark.parametrize("content", ["", "{", "[]", '{"catalogue": 1}', '{"catalogue": "?", "codes": 3}'])
def test_names_of__a_broken_cache_is_no_cache(home: Path, content: str) -> None:
    kept = home / "cache" / "proofing-names.json"
    kept.parent.mkdir()
    kept.write_text(content, "utf-8")
    assert names_of((shipped(),)).code("规上工业总产值") == "output_above_scale"


def test_names_of__where_nothing_can_be_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("cache", "user"):
        (home / name).write_text("a file where a folder should be", "utf-8")
    assert names_of((shipped(),)).code("规上工业总产值") == "output_above_scale"
    monkeypatch.setenv("TAIZHANG_HOME", str(home / "nowhere"))
    assert names_of((shipped(),)).codes
    assert not (home / "nowhere").exists()


def test_names_of__a_broken_catalogue_is_told(tmp_path: Path) -> None:
    (tmp_path / "indicators").mkdir()
    (tmp_path / "indicators" / "a.yaml").write_text("- 名称: [", "utf-8")
    with pytest.raises(CatalogueUnusable, match="taizhang check"):
        names_of((shipped(), tmp_path))


def test_directories__as_the_registry_has_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert directories() == (shipped(),)
    (home / "own-catalogue").mkdir()
    assert directories() == (shipped(), home / "own-catalogue")
    monkeypatch.setenv("TAIZHANG_CATALOGUE", "elsewhere")
    assert directories() == (shipped(), Path("elsewhere"))
