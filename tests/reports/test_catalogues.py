import os
from pathlib import Path

from django.conf import settings

from reports.office import Office, forget
from taizhang.reports.catalogues import freeze, frozen


def kept(office: Office) -> Path:
    return Path(settings.HOME) / "catalogues" / office.catalogue.digest


def reword(office: Office) -> None:
    file = office.folder / "indicators" / "all.yaml"
    file.write_text(file.read_text("utf-8").replace("实现利润总额", "利润总额达"), "utf-8")


def test_freeze__by_content_and_once(office: Office) -> None:
    (office.folder / "备忘.txt").write_text("不是目录文件", "utf-8")
    assert freeze(office.catalogue)
    files = {file: file.stat().st_mtime_ns for file in kept(office).rglob("*") if file.is_file()}
    assert {file.suffix for file in files} == {".yaml", ".md"}
    forget()
    assert freeze(office.catalogue)
    assert {file: file.stat().st_mtime_ns for file in kept(office).rglob("*") if file.is_file()} == files
    assert [folder.name for folder in kept(office).parent.iterdir()] == [office.catalogue.digest]


def test_freeze__mends_a_damaged_copy(office: Office) -> None:
    freeze(office.catalogue)
    (kept(office) / "0" / "outlines" / "quarterly.md").unlink()
    forget()
    assert freeze(office.catalogue)
    assert (kept(office) / "0" / "outlines" / "quarterly.md").is_file()


def test_freeze__the_files_say_something_else_by_now(office: Office) -> None:
    old = office.catalogue
    reword(office)
    assert not freeze(old)
    assert list((Path(settings.HOME) / "catalogues").iterdir()) == []


def test_frozen__the_old_sentence(office: Office) -> None:
    old = office.catalogue
    freeze(old)
    reword(office)
    forget()
    found = frozen(old.digest)
    assert found is not None
    assert found is not office.catalogue
    assert found.indicators["profit"].sentence == "实现利润总额【数值】，【同比】"
    assert office.catalogue.indicators["profit"].sentence == "利润总额达【数值】，【同比】"


def test_frozen__while_the_catalogue_in_force_is_broken(office: Office) -> None:
    old = office.catalogue
    freeze(old)
    (office.folder / "indicators" / "all.yaml").write_text("工业总产值：\n", "utf-8")
    forget()
    found = frozen(old.digest)
    assert found is not None
    assert found.digest == old.digest


def test_frozen__gone_or_edited(office: Office) -> None:
    old, place = office.catalogue, kept(office)
    freeze(old)
    reword(office)
    forget()
    assert frozen("0" * 64) is None
    file = place / "0" / "indicators" / "all.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("同比", "占比"), "utf-8")
    assert frozen(old.digest) is None
    file.write_text(text, "utf-8")  # restored from a backup while the program runs
    assert frozen(old.digest) is not None


def test_freeze__sweeps_what_a_killed_process_left(office: Office) -> None:
    home = kept(office).parent
    for name in (".new-old", ".new-young"):
        (home / name / "0").mkdir(parents=True)
    os.utime(home / ".new-old", (0, 0))
    freeze(office.catalogue)
    assert sorted(folder.name for folder in home.iterdir()) == [".new-young", office.catalogue.digest]
