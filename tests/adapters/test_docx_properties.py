"""A file says which report it is."""

from adapters.sample_document import document
from taizhang.adapters.docx_properties import CATALOGUE, DOCUMENT, core_part, custom_part, read_custom

OFFICE = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="密级"><vt:lpwstr>内部</vt:lpwstr></property>'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="台账文稿"><vt:lpwstr>旧</vt:lpwstr></property>'
    "</Properties>"
)


def test_custom_part__reads_back() -> None:
    made_from = document()
    found = read_custom(custom_part(made_from), "x")
    assert found[DOCUMENT] == made_from.id
    assert found[CATALOGUE] == made_from.catalogue


def test_custom_part__keeps_the_offices_own_and_replaces_ours() -> None:
    made_from = document()
    content = custom_part(made_from, OFFICE.encode(), "模板.docx")
    found = read_custom(content, "x")
    assert found["密级"] == "内部"
    assert found[DOCUMENT] == made_from.id
    assert content.count(b'name="\xe5\x8f\xb0\xe8\xb4\xa6\xe6\x96\x87\xe7\xa8\xbf"') == 1


def test_core_part__says_no_time() -> None:
    content = core_part(document()).decode()
    assert "created" not in content
    assert "modified" not in content
    assert document().title in content
