"""The page by GB/T 9704-2012, as arithmetic on what is written into the file."""

from decimal import Decimal

import pytest

from taizhang.adapters import docx_page
from taizhang.adapters.docx_package import parse, tag
from taizhang.adapters.docx_page import LOOKS, element

MM = Decimal(1440) / Decimal("25.4")


@pytest.mark.parametrize(
    ("twentieths", "millimetres"),
    [(docx_page.TOP, 37), (docx_page.BOTTOM, 35), (docx_page.LEFT, 28), (docx_page.RIGHT, 26)],
)
def test_margins__within_a_tenth_of_a_millimetre(twentieths: int, millimetres: int) -> None:
    assert abs(twentieths / MM - millimetres) < Decimal("0.1")


def test_type_area__156_by_225() -> None:
    height = docx_page.PAGE_HEIGHT - docx_page.TOP - docx_page.BOTTOM
    assert abs(docx_page.TEXT_WIDTH / MM - 156) < Decimal("0.1")
    assert abs(height / MM - 225) < Decimal("0.15")


def test_grid__22_lines_and_no_23rd() -> None:
    height = docx_page.PAGE_HEIGHT - docx_page.TOP - docx_page.BOTTOM
    assert height // docx_page.LINE == 22
    assert abs(Decimal(docx_page.LINE) / 20 - Decimal("28.99")) <= Decimal("0.02")


@pytest.mark.parametrize("pitch", [
    Decimal(docx_page.BODY_SIZE) + Decimal(docx_page.CHARACTER_SPACE) * 20 / 4096,  # by the section's grid
    Decimal(docx_page.BODY_SIZE) + docx_page.CONDENSED,  # by the styles
])  # fmt: skip
def test_grid__28_characters_and_no_29th(pitch: Decimal) -> None:
    assert docx_page.TEXT_WIDTH // pitch == 28


def test_section__grid_and_margins_are_in_the_file() -> None:
    section = docx_page.section("rId4", "rId5")
    grid = section.find(tag("docGrid"))
    assert grid is not None
    assert grid.get(tag("type")) == "linesAndChars"
    assert grid.get(tag("linePitch")) == "580"
    assert len(section.findall(tag("footerReference"))) == 2


def test_styles__fonts_and_sizes_of_the_standard() -> None:
    assert (LOOKS["title"].font, LOOKS["title"].size) == ("方正小标宋简体", 44)
    assert (LOOKS["heading1"].font, LOOKS["heading1"].size) == ("黑体", 32)
    assert (LOOKS["heading2"].font, LOOKS["heading2"].size) == ("楷体_GB2312", 32)
    assert (LOOKS["heading3"].font, LOOKS["body"].font) == ("仿宋_GB2312", "仿宋_GB2312")
    root = parse(docx_page.styles_part(), "styles")
    assert not list(root.iter(tag("b")))  # bold is not in the standard
    languages = [node.get(tag("eastAsia")) for node in root.iter(tag("lang"))]
    assert languages == ["zh-CN"]


def test_styles__the_grid_is_not_broken() -> None:
    look = docx_page.paragraph_look(LOOKS["body"])
    for name in ("widowControl", "autoSpaceDE", "autoSpaceDN", "snapToGrid"):
        node = look.find(tag(name))
        assert node is not None
        assert node.get(tag("val")) == "0"
    assert look.find(tag("kinsoku")) is not None


def test_font_table__every_font_has_a_substitute() -> None:
    root = parse(docx_page.font_table_part(), "fonts")
    named = {node.get(tag("name")) for node in root}
    assert named == {font.name for font in docx_page.FONTS}
    assert all(node.find(tag("altName")) is not None for node in root)
    used = {look.font for look in LOOKS.values()} | {look.latin for look in LOOKS.values()}
    assert used <= named


def test_footer__odd_right_even_left() -> None:
    for even, side, align in ((False, "right", "right"), (True, "left", "left")):
        footer = parse(docx_page.footer_part(even=even), "footer")
        jc, indent = footer.find(f".//{tag('jc')}"), footer.find(f".//{tag('ind')}")
        assert jc is not None
        assert indent is not None
        assert (jc.get(tag("val")), indent.get(tag(side))) == (align, "280")
        assert "".join(footer.itertext()).replace(" PAGE ", "") == "— 1 —"


def test_element__attributes_are_in_the_word_namespace() -> None:
    assert element("jc", {"val": "center"}).attrib == {tag("val"): "center"}
