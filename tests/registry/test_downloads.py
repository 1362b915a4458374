"""A file to be saved keeps its Chinese name, without what no file system takes."""

from urllib.parse import unquote

from taizhang.registry.downloads import WORD, safe_name, saved_as


def test_safe_name__replaces_what_no_file_system_takes() -> None:
    assert safe_name('上半年/"总结":\n报告?.docx') == "上半年__总结___报告_.docx"


def test_safe_name__keeps_what_is_fine() -> None:
    assert safe_name("园区（2024年）总结.docx") == "园区（2024年）总结.docx"


def test_saved_as__is_an_attachment_of_that_name() -> None:
    response = saved_as(b"PK", WORD, "总结.docx")
    assert response["Content-Type"] == WORD
    assert unquote(response["Content-Disposition"]) == "attachment; filename*=utf-8''总结.docx"
