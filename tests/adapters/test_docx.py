"""The Word file as a whole: every figure marked three ways, the same bytes each time, readable by others."""

import io
import subprocess
import sys
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from adapters.sample_document import document, part
from taizhang.adapters import docx
from taizhang.adapters.docx_figure import Mark
from taizhang.adapters.docx_package import CONTENT_TYPES, parse, tag, value


def test_render__every_figure_is_marked_three_ways() -> None:
    made_from = document()
    root = parse(part(docx.render(made_from), "word/document.xml").encode(), "x")
    controls = list(root.iter(tag("sdt")))
    assert len(controls) == len(made_from.bounds()) == 8
    for control, bound in zip(controls, made_from.bounds(), strict=True):
        mark = Mark.of(made_from.id, bound.id)
        properties = control.find(tag("sdtPr"))
        assert properties is not None
        assert value(properties.find(tag("tag"))) == mark.tag
        assert value(properties.find(tag("alias"))).endswith(f"[{mark.document}:{bound.id}]")
        before, after = control.getprevious(), control.getnext()
        assert before is not None
        assert after is not None
        assert (before.tag, after.tag) == (tag("bookmarkStart"), tag("bookmarkEnd"))
        assert before.get(tag("name")) == mark.bookmark()
        assert before.get(tag("id")) == after.get(tag("id"))
        content = control.find(tag("sdtContent"))
        assert content is not None
        assert "".join(content.itertext()) == bound.printed


def test_render__names_are_shown_on_the_control() -> None:
    xml = part(docx.render(document(), names={"f001": "规上工业总产值"}), "word/document.xml")
    assert 'w:val="规上工业总产值 [' in xml


def test_render__ids_are_unique() -> None:
    root = parse(part(docx.render(document()), "word/document.xml").encode(), "x")
    names = [node.get(tag("name")) for node in root.iter(tag("bookmarkStart"))]
    numbers = [value(node.find(f"{tag('sdtPr')}/{tag('id')}")) for node in root.iter(tag("sdt"))]
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)


def test_render__same_bytes_in_another_process() -> None:
    program = (
        "import hashlib; from adapters.sample_document import document; from taizhang.adapters import docx;"
        "print(hashlib.sha256(docx.render(document())).hexdigest())"
    )
    folders = [str(Path(__file__).parents[1]), str(Path(docx.__file__).parents[2])]
    digests = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": ":".join(folders), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1


def test_render__python_docx_reads_it() -> None:
    opened = python_docx.Document(io.BytesIO(docx.render(document())))
    texts = [p.text for p in opened.paragraphs]
    assert texts[0] == "青石工业园区2024年第三季度工作总结报告"
    assert opened.paragraphs[0].style is not None
    assert opened.paragraphs[0].style.name == "台账标题"
    assert [cell.text for cell in opened.tables[0].rows[0].cells] == ["指标", "累计"]
    assert opened.core_properties.title == document().title
    section = opened.sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 210
    assert opened.settings.odd_and_even_pages_header_footer


def test_render__every_part_is_declared_and_reached() -> None:
    content = docx.render(document())
    types = etree.fromstring(part(content, "[Content_Types].xml").encode())
    declared = {node.get("PartName") for node in types.iter(f"{{{CONTENT_TYPES}}}Override")}
    for name in ("word/document.xml", "word/styles.xml", "docProps/custom.xml", "word/footer2.xml"):
        assert f"/{name}" in declared
        assert part(content, name)


def test_render__properties_name_document_snapshot_and_catalogue() -> None:
    made_from = document()
    custom = part(docx.render(made_from), "docProps/custom.xml")
    for text in (made_from.id, made_from.snapshot, made_from.catalogue, "quarterly", "2024-01..2024-09"):
        assert f">{text}<" in custom


def test_render__schema_order_of_elements(tmp_path: Path) -> None:
    """Word refuses files whose properties stand in another order than ECMA-376 gives."""
    order = (
        *("keepNext", "keepLines", "widowControl", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
        *("autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing", "ind", "jc", "outlineLvl"),
    )
    root = parse(part(docx.render(document()), "word/styles.xml").encode(), "x")
    for look in root.iter(tag("pPr")):
        names = [etree.QName(node).localname for node in look]
        assert names == sorted(names, key=order.index)


@pytest.mark.parametrize("kind", ["signature", "date"])
def test_render__closing_lines_are_indented_from_the_right(kind: str) -> None:
    root = parse(part(docx.render(document()), "word/document.xml").encode(), "x")
    wanted = {"signature": "TzSignature", "date": "TzDate"}[kind]
    found = [p for p in root.iter(tag("p")) if value(p.find(f"{tag('pPr')}/{tag('pStyle')}")) == wanted]
    assert len(found) == 1
    indent = found[0].find(f"{tag('pPr')}/{tag('ind')}")
    assert indent is not None
    assert indent.get(tag("rightChars")) == {"signature": "200", "date": "450"}[kind]  # 11 and 6.5 wide
