"""An edited Word file on the page: every file gets an answer."""

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from adapters.sample_document import edited
from reports.office import Office, office
from taizhang.reports import files, queries

__all__ = ["office"]
PAGE = "/reports/verify/"


@pytest.fixture
def word(office: Office, staff: Client, tmp_path: Path) -> Path:
    """The issued report of the office as it was downloaded."""
    office.issue()
    path = tmp_path / "报告.docx"
    path.write_bytes(staff.get("/reports/issued/1/word/").content)
    return path


def sent(client: Client, content: bytes, name: str = "报告.docx") -> tuple[int, str]:
    response = client.post(PAGE, {"file": SimpleUploadedFile(name, content)})
    return response.status_code, response.content.decode()


def words(page: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", page))


def test_verify__asks_for_a_file(office: Office, staff: Client) -> None:
    response = staff.get(PAGE)
    assert response.status_code == 200
    assert "不超过 20 MB" in response.content.decode()


def test_verify__untouched(staff: Client, word: Path) -> None:
    status, page = sent(staff, word.read_bytes())
    assert status == 200
    assert "原稿的14个数都还是台账的数，句子也没有改。" in page
    assert page.count("data-quiet hidden") == 14
    assert '<a href="/reports/issued/1/">第1号' in page


def test_verify__changed_removed_and_typed_in(staff: Client, word: Path) -> None:
    changes = (("10亿元", "12亿元"), (">45%<", "><"), ("经济运行平稳", "税收3.3亿元，运行平稳"))
    status, page = sent(staff, edited(word, "改.docx", *changes).read_bytes())
    assert status == 200
    said = words(page)
    for told in ("1个改了，1个删了", "10亿元→12亿元工业总产值", "1个数是手填的", "3.3亿元", "1句改了字"):
        assert told in said
    assert "园区税收3.3亿元，运行平稳。" in said


def test_verify__draft_that_was_downloaded(office: Office, staff: Client) -> None:
    draft = staff.get("/reports/quarterly/2024-01..2024-06/word/").content
    status, page = sent(staff, draft)
    assert (status, "草稿　文稿编号" in page) == (200, True)


def test_verify__properties_lost(staff: Client, word: Path) -> None:
    """Some programs drop the file's properties; the marks of the numbers still name the report."""
    kept = io.BytesIO()
    with zipfile.ZipFile(word) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "_rels/.rels":
                content = re.sub(rb"<Relationship [^>]*custom-properties[^>]*/>", b"", content)
            if name != "docProps/custom.xml":
                new.writestr(name, content)
    status, page = sent(staff, kept.getvalue())
    assert (status, "句子也没有改" in page) == (200, True)


def test_verify__report_that_is_not_ours(staff: Client, word: Path, settings: Settings) -> None:
    other = edited(word, "改.docx")
    settings.REPORTS = Path(settings.REPORTS) / "别处"
    unknown = re.compile(queries.issues()[0].document_id[:12].encode())
    moved = io.BytesIO()
    with zipfile.ZipFile(other) as old, zipfile.ZipFile(moved, "w") as new:
        for name in old.namelist():
            new.writestr(name, unknown.sub(b"0123456789ab", old.read(name)))
    status, page = sent(staff, moved.getvalue())
    assert status == 422
    assert "台账里找不到“报告.docx”的原稿" in page


def test_verify__no_file(office: Office, staff: Client) -> None:
    response = staff.post(PAGE)
    assert (response.status_code, "还没有选文件" in response.content.decode()) == (422, True)


def test_verify__too_big(office: Office, staff: Client, settings: Settings) -> None:
    settings.UPLOAD_MOST = 1024 * 1024
    status, page = sent(staff, b"PK" + bytes(1024 * 1024))
    assert status == 422
    assert "文件超过1 MB，没有收下" in page


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "不是 Word 文档"),
        ("园区报告".encode(), "不是 Word 文档"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "旧版 Word 文件"),
        (b"PK\x03\x04" + bytes(100), "损坏"),
        (b"PK\x05\x06" + bytes(18), "不是 Word 文档"),
    ],
)
def test_verify__no_word_file(office: Office, staff: Client, content: bytes, told: str) -> None:
    status, page = sent(staff, content)
    assert status == 422
    assert told in page


@pytest.mark.parametrize("name", ["a/b\\c:d?.docx", "长" * 250 + ".docx", "报告\n.docx", '"><script>.docx'])
def test_verify__any_name(staff: Client, word: Path, name: str) -> None:
    status, page = sent(staff, word.read_bytes(), name)
    assert status in (200, 422)
    assert "<script>.docx" not in page


def test_verify__broken_bytes_anywhere(staff: Client, word: Path) -> None:
    whole, chance = word.read_bytes(), random.Random(2024)
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        status, _ = sent(staff, bytes(content))
        assert status in (200, 422)


def test_verify__kept_document_was_damaged(staff: Client, word: Path) -> None:
    """The copy in the reports folder is no JSON any more; the issued one answers."""
    document = queries.document(1)
    files.keep(document).write_text("{", "utf-8")
    status, page = sent(staff, word.read_bytes())
    assert (status, "原稿的14个数都还是台账的数" in page) == (200, True)
