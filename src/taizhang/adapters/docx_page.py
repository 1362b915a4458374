"""What does a page of an official document look like, in Word's own units?

GB/T 9704-2012 gives millimetres; Word counts in twentieths of a point (1 mm = 56.693). The type area is
156 × 225 mm and must hold 22 lines of 28 characters:

    225 mm / 22 = 28.99 pt → 580 twentieths a line; 22 × 580 = 12760 must fit between the margins, so the
                  margins are 36.97 and 34.94 mm in place of 37 and 35 (the standard allows ±1 mm)
    156 mm / 28 = 15.79 pt a character; 3号 is 16 pt, so a character must give up 0.206 pt: w:docGrid says
                  w:charSpace = −0.206 × 4096, and without it 28 characters need 158 mm

The grid stands in the section, where 页面设置 shows 22 × 28; but the styles don't lean on it (snapToGrid
off): LibreOffice gives a 16 pt character *two* cells of 15.79 pt. They hold their pitch themselves: lines
of exactly 29 pt, characters condensed by 0.3 pt (LibreOffice measures in 1/600 inch, where 16 pt are
16.08 pt), and justification spreads what is left over, which gives 15.79. So a page holds 22 lines of 28
wherever it is opened; tests/adapters/test_pdf.py counts them. Latin letters and figures get no automatic
space beside Chinese (autoSpaceDE/DN off) and lines are not pulled from page to page (widowControl off),
because either breaks the count; a comma that would begin a line hangs in the margin (overflowPunct), so
that 28 characters still fill it.

Fonts are named, never shipped: the office buys 方正小标宋简体; where it is missing, ``w:altName`` in the font
table names what to use instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from taizhang.adapters.docx_package import R, W, element, serialise

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838  # A4
TOP, BOTTOM = 2096, 1981
LEFT, RIGHT = 1587, 1474  # 28 and 26 mm
LINE = 580
LINES, CHARACTERS = 22, 28
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
BODY_SIZE = 320  # 3号, 16 pt
CHARACTER_SPACE = -842  # in 1/4096 pt: 28 × (16 − 842/4096) pt = 442.24 pt in a width of 442.25 pt
CONDENSED = -6  # twentieths of a point
FOOTER_LINE = 320
# The dash is to lie 7 mm (397) below the type area. It lies in the middle of a line of 320, so the
# line ends 557 below the type area, and Word wants the distance from there to the edge of the paper.
FOOTER_DISTANCE = BOTTOM - 557

TITLE_FONT, BODY_FONT, LEVEL1_FONT, LEVEL2_FONT, PAGE_NUMBER_FONT = (
    "方正小标宋简体",
    "仿宋_GB2312",
    "黑体",
    "楷体_GB2312",
    "宋体",
)
LATIN_FONT = "Times New Roman"


@dataclass(frozen=True)
class Font:
    """A font asked for by name, the names to try where it is missing, and Word's family and pitch words."""

    name: str
    instead: str
    family: str = "auto"
    charset: str = "86"  # GB2312


FONTS = (
    Font(TITLE_FONT, "方正小标宋_GBK,小标宋体,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC", "script"),
    Font(BODY_FONT, "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC", "modern"),
    Font(LEVEL1_FONT, "SimHei,华文黑体,STHeiti,Noto Sans CJK SC", "modern"),
    Font(LEVEL2_FONT, "楷体,KaiTi,华文楷体,STKaiti,AR PL UKai CN", "modern"),
    Font(PAGE_NUMBER_FONT, "SimSun,华文宋体,STSong,Noto Serif CJK SC"),
    Font(LATIN_FONT, "Liberation Serif", "roman", "00"),
)


@dataclass(frozen=True)
class Look:
    """How one kind of paragraph looks. ``size`` in half points, indents in characters of that size."""

    id: str
    name: str
    font: str = BODY_FONT
    size: int = 32
    align: str = "both"
    first_line: int = 2
    before: int = 0
    after: int = 0
    outline: int | None = None
    latin: str = LATIN_FONT
    single: bool = False  # single line spacing, for tables and footers
    keep_next: bool = False
    stand_in: tuple[str, ...] = ()  # names of Word's own styles that do instead, in an office's template


def _heading(identifier: str, name: str, font: str, level: int) -> Look:
    stand_in = (f"heading {level}", f"标题 {level}")
    return Look(identifier, name, font, outline=level - 1, keep_next=True, stand_in=stand_in)


def _cell(identifier: str, name: str, font: str, align: str) -> Look:
    return Look(identifier, name, font, size=24, align=align, first_line=0, single=True)


_TITLE = Look(
    "TzTitle",
    "台账标题",
    font=TITLE_FONT,
    latin=TITLE_FONT,
    size=44,
    align="center",
    first_line=0,
    after=LINE,
    keep_next=True,
    stand_in=("Title", "标题"),
)
_SIGNATURE = Look("TzSignature", "台账署名", align="right", first_line=0, before=LINE, keep_next=True)
_CAPTION = Look(
    "TzCaption",
    "台账表题",
    font=LEVEL1_FONT,
    size=24,
    align="center",
    first_line=0,
    keep_next=True,
    stand_in=("caption", "题注"),
)
_PAGE_NUMBER = Look(
    "TzPageNumber",
    "台账页码",
    font=PAGE_NUMBER_FONT,
    latin=PAGE_NUMBER_FONT,
    size=28,
    align="right",
    first_line=0,
    single=True,
)
LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "title": _TITLE,
        "heading1": _heading("TzHeading1", "台账一级标题", LEVEL1_FONT, 1),
        "heading2": _heading("TzHeading2", "台账二级标题", LEVEL2_FONT, 2),
        "heading3": _heading("TzHeading3", "台账三级标题", BODY_FONT, 3),
        "body": Look("TzBody", "台账正文"),
        "note": Look("TzNote", "台账附注", size=28),
        "signature": _SIGNATURE,
        "date": Look("TzDate", "台账成文日期", align="right", first_line=0),
        "caption": _CAPTION,
        "head": _cell("TzTableHead", "台账表头", LEVEL1_FONT, "center"),
        "cell": _cell("TzTableText", "台账表文", BODY_FONT, "left"),
        "number": _cell("TzTableNumber", "台账表数", BODY_FONT, "right"),
        "page": _PAGE_NUMBER,
    }
)


def fonts(look: Look) -> etree._Element:
    """The run's fonts; ``hint`` makes “ ” — … Chinese glyphs: Word would take them from the Latin font."""
    latin = dict.fromkeys(("ascii", "hAnsi", "cs"), look.latin)
    return element("rFonts", latin | {"eastAsia": look.font, "hint": "eastAsia"})


def run_look(look: Look) -> etree._Element:
    """``w:rPr`` of a style."""
    made = element("rPr", None, fonts(look))
    made.append(element("snapToGrid", {"val": 0}))
    if look.size == BODY_SIZE // 10:
        made.append(element("spacing", {"val": CONDENSED}))
    made.append(element("sz", {"val": look.size}))
    made.append(element("szCs", {"val": look.size}))
    return made


def _spacing(look: Look) -> etree._Element:
    attributes: dict[str, str | int] = {"before": look.before, "after": look.after, "beforeAutospacing": 0}
    if look.id == "TzPageNumber":
        return element("spacing", attributes | {"line": FOOTER_LINE, "lineRule": "exact"})
    if look.single:
        return element("spacing", attributes | {"line": 240, "lineRule": "auto"})
    return element("spacing", attributes | {"line": LINE, "lineRule": "exact"})


def paragraph_look(look: Look) -> etree._Element:
    """``w:pPr`` of a style, in the order the schema wants."""
    made = element("pPr")
    if look.keep_next:
        made.append(element("keepNext"))
        made.append(element("keepLines"))
    made.append(element("widowControl", {"val": 0}))
    made.append(element("kinsoku"))
    made.append(element("wordWrap"))
    made.append(element("overflowPunct"))
    for off in ("topLinePunct", "autoSpaceDE", "autoSpaceDN"):
        made.append(element(off, {"val": 0}))
    made.append(element("adjustRightInd", {"val": 0}))
    made.append(element("snapToGrid", {"val": 0}))
    made.append(_spacing(look))
    made.append(element("ind", indent(look.first_line, look.size)))
    made.append(element("jc", {"val": look.align}))
    if look.outline is not None:
        made.append(element("outlineLvl", {"val": look.outline}))
    return made


def indent(characters: int, size: int) -> dict[str, str | int]:
    """A first-line indent in characters, and in twentieths for programs that know no characters."""
    pitch = size * 10 + (CONDENSED if size * 10 == BODY_SIZE else 0)
    return {"firstLineChars": characters * 100, "firstLine": characters * pitch}


def style(look: Look) -> etree._Element:
    """One paragraph style of the document."""
    following = look.id if look.id in ("TzBody", "TzNote") else "TzBody"
    return element(
        "style",
        {"type": "paragraph", "customStyle": 1, "styleId": look.id},
        element("name", {"val": look.name}),
        element("basedOn", {"val": "Normal"}),
        element("next", {"val": following}),
        element("qFormat"),
        paragraph_look(look),
        run_look(look),
    )


def styles_part() -> bytes:
    """``word/styles.xml``: Normal is 3号仿宋, since Word takes the width of the grid from it."""
    normal = LOOKS["body"]
    defaults = run_look(normal)
    defaults.append(element("lang", {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}))
    root = element(
        "styles",
        None,
        element("docDefaults", None, element("rPrDefault", None, defaults), element("pPrDefault")),
        element(
            "style",
            {"type": "paragraph", "default": 1, "styleId": "Normal"},
            element("name", {"val": "Normal"}),
            element("qFormat"),
            element("pPr", None, element("widowControl", {"val": 0}), element("jc", {"val": "both"})),
            run_look(normal),
        ),
        element(
            "style",
            {"type": "character", "default": 1, "styleId": "DefaultParagraphFont"},
            element("name", {"val": "Default Paragraph Font"}),
            element("uiPriority", {"val": 1}),
            element("semiHidden"),
        ),
        _table_style(),
        *(style(look) for look in LOOKS.values()),
    )
    return serialise(root)


def _table_style() -> etree._Element:
    margins = [element(side, {"w": 108 if side in ("left", "right") else 0, "type": "dxa"}) for side in
               ("top", "left", "bottom", "right")]  # fmt: skip
    return element(
        "style",
        {"type": "table", "default": 1, "styleId": "TableNormal"},
        element("name", {"val": "Normal Table"}),
        element("uiPriority", {"val": 99}),
        element("semiHidden"),
        element("unhideWhenUsed"),
        element(
            "tblPr", None, element("tblInd", {"w": 0, "type": "dxa"}), element("tblCellMar", None, *margins)
        ),
    )


def font_table_part() -> bytes:
    """``word/fontTable.xml``: each font and what to use where it is missing."""
    return serialise(element("fonts", None, *(_font(font) for font in FONTS)))


def _font(font: Font) -> etree._Element:
    return element(
        "font",
        {"name": font.name},
        element("altName", {"val": font.instead}),
        element("charset", {"val": font.charset}),
        element("family", {"val": font.family}),
        element("pitch", {"val": "variable" if font.charset == "00" else "default"}),
    )


def settings_part() -> bytes:
    """``word/settings.xml``: odd and even footers, no squeezing of punctuation, no legacy layout."""
    compatibility = [
        element(
            "compatSetting", {"name": name, "uri": "http://schemas.microsoft.com/office/word", "val": setting}
        )
        for name, setting in (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1))
    ]
    return serialise(
        element(
            "settings",
            None,
            element("defaultTabStop", {"val": 420}),
            element("evenAndOddHeaders"),
            element("noPunctuationKerning"),
            element("characterSpacingControl", {"val": "doNotCompress"}),
            element("compat", None, *compatibility),
            element("themeFontLang", {"val": "en-US", "eastAsia": "zh-CN"}),
        )
    )


def footer_part(*, even: bool) -> bytes:
    """``— 1 —``: at the right with one empty character on odd pages, at the left on even ones."""
    look = LOOKS["page"]
    side = {"leftChars": 100, "left": 280} if even else {"rightChars": 100, "right": 280}
    paragraph = element(
        "p",
        None,
        element(
            "pPr",
            None,
            element("pStyle", {"val": look.id}),
            element("ind", side),
            element("jc", {"val": "left" if even else "right"}),
        ),
    )
    paragraph.extend(_page_number())
    return serialise(element("ftr", None, paragraph))


def _page_number() -> Iterable[etree._Element]:
    yield _text_run("— ")
    yield element("r", None, element("fldChar", {"fldCharType": "begin"}))
    code = element("instrText")
    code.text = " PAGE "
    yield element("r", None, code)
    yield element("r", None, element("fldChar", {"fldCharType": "separate"}))
    yield _text_run("1")
    yield element("r", None, element("fldChar", {"fldCharType": "end"}))
    yield _text_run(" —")


def _text_run(text: str) -> etree._Element:
    node = element("t")
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", None, node)


def section(odd_footer: str, even_footer: str) -> etree._Element:
    """The section: paper, margins, footers (by relation id) and the grid of 22 lines × 28 characters."""
    references = []
    for kind, relation in (("default", odd_footer), ("even", even_footer)):
        reference = etree.Element(f"{{{W}}}footerReference", nsmap={"w": W, "r": R})
        reference.set(f"{{{W}}}type", kind)
        reference.set(f"{{{R}}}id", relation)
        references.append(reference)
    margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT, "header": 851}
    return element(
        "sectPr",
        None,
        *references,
        element("pgSz", {"w": PAGE_WIDTH, "h": PAGE_HEIGHT}),
        element("pgMar", margins | {"footer": FOOTER_DISTANCE, "gutter": 0}),
        element("cols", {"space": 425}),
        element("docGrid", {"type": "linesAndChars", "linePitch": LINE, "charSpace": CHARACTER_SPACE}),
    )
