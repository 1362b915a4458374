"""How does a report come out in the office's own template?

The office keeps its red head, seal place, footers and fonts in a .docx or .dotx of its own. In it

    【正文】   a paragraph of its own: the report takes its place (without it, the report goes at the end)
    【标题】   anywhere: replaced by the report's title, which is then not printed again before the text

Looks: a style named 台账标题, 台账一级标题, … in the template is used as it is; else Word's own 标题,
标题 1, … if the office has given it a Chinese font; else our GB/T 9704 style is added. Nothing else is
touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from taizhang.adapters import docx_page
from taizhang.adapters.docx_body import blocks
from taizhang.adapters.docx_figure import Marker
from taizhang.adapters.docx_package import (
    CONTENT_TYPES,
    CUSTOM_PROPERTIES,
    DOCUMENT_TYPE,
    PACKAGE_RELATIONS,
    TEMPLATE_TYPE,
    DocumentError,
    R,
    element,
    main_part,
    parse,
    read_parts,
    relations,
    relations_name,
    serialise,
    tag,
    value,
    write_parts,
)
from taizhang.adapters.docx_properties import custom_part
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.writing.document import Block, Document, Paragraph

BODY_PLACE, TITLE_PLACE = "【正文】", "【标题】"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def check(template: Path) -> tuple[Finding, ...]:
    """Everything an office should know about its template before using it; empty when all is well."""
    try:
        parts = read_parts(template)
        body = _body(parts, template.name)
        _place(body, template.name)
    except DocumentError as error:
        return (error.finding,)
    found = []
    if not _holding(body, BODY_PLACE):
        found.append(
            _note(
                template,
                "word.template-no-place",
                "模板里没有【正文】，报告接在模板末尾。",
                "想放在别处，请在那里单独起一段，只写【正文】。",
            )
        )
    styles = _styles(parts, template.name)
    missing = [look.name for look in docx_page.LOOKS.values() if look.id not in ("TzPageNumber",)
               and not _found_style(styles, look)]  # fmt: skip
    if missing:
        found.append(
            _note(
                template,
                "word.template-styles",
                f"模板里没有样式：{'、'.join(missing)}；这些地方用国标版式的样式。",
                "想用自己的样式，请在模板里按这些名字新建段落样式。",
            )
        )
    return tuple(found)


def _note(template: Path, code: str, message: str, advice: str) -> Finding:
    return Finding(Level.NOTE, code, message, where=Place(source=template.name), advice=advice)


def fill(document: Document, template: Path, names: Mapping[str, str]) -> bytes:
    """The template with the report in it. DocumentError when the template can't be used."""
    source = template.name
    parts = read_parts(template)
    main = main_part(parts, source)
    root = _root(parts, main, source)
    body = _body(parts, source, root)
    place = _place(body, source)
    flow: tuple[Block, ...] = document.flow()
    if _fill_titles(body, document.title):
        flow = tuple(b for b in flow if not (isinstance(b, Paragraph) and b.kind == "title"))
    styles = _styles(parts, source)
    marker = Marker(document.id, names, first_bookmark=_free_bookmark(root))
    _put(body, place, blocks(flow, marker, _style_chooser(styles)))
    filled = dict(parts)
    filled[main] = serialise(root)
    filled[_styles_name(parts, source)] = serialise(styles)
    _add_properties(filled, document, source)
    _as_document(filled, main, source)
    return write_parts(filled)


def _root(parts: Mapping[str, bytes], main: str, source: str) -> etree._Element:
    types = parse(parts["[Content_Types].xml"], source) if "[Content_Types].xml" in parts else None
    kinds = {} if types is None else {node.get("PartName"): node.get("ContentType") or "" for node in types}
    if "macroEnabled" in kinds.get(f"/{main}", ""):
        raise DocumentError(
            "word.template-macros",
            f"模板“{source}”带有宏，没有使用。",
            advice="请在 Word 或 WPS 里把模板另存为不带宏的“Word 文档 (*.docx)”或“Word 模板 (*.dotx)”。",
            source=source,
        )
    return parse(parts[main], source)


def _body(parts: Mapping[str, bytes], source: str, root: etree._Element | None = None) -> etree._Element:
    if root is None:
        root = _root(parts, main_part(parts, source), source)
    body = root.find(tag("body"))
    if body is None:
        raise DocumentError(
            "word.template-strict",
            f"模板“{source}”是“Strict Open XML”格式，用不了。",
            advice="请在 Word 里另存为“Word 文档 (*.docx)”（不选 Strict）。",
            source=source,
        )
    return body


def _text(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(tag("t")))


def _holding(body: etree._Element, place: str) -> list[etree._Element]:
    return [p for p in body.iter(tag("p")) if place in _text(p)]


def _place(body: etree._Element, source: str) -> etree._Element | None:
    """The paragraph to be replaced by the report, None where there is none."""
    found = _holding(body, BODY_PLACE)
    if len(found) > 1:
        raise DocumentError(
            "word.template-two-places",
            f"模板“{source}”里有 {len(found)} 处【正文】，不知道报告放哪里。",
            advice="请只留一处【正文】。",
            source=source,
        )
    if not found:
        return None
    paragraph = found[0]
    others = _text(paragraph).replace(BODY_PLACE, "").strip()
    if others:
        raise DocumentError(
            "word.template-place-shared",
            f"模板“{source}”里，【正文】和别的文字（“{others[:20]}”）在同一段。",
            advice="请让【正文】单独成段。",
            source=source,
        )
    return paragraph


def _fill_titles(body: etree._Element, title: str) -> bool:
    """Put the title into every 【标题】, in the look of its first character. True when there was one."""
    places = _holding(body, TITLE_PLACE)
    for paragraph in places:
        nodes = list(paragraph.iter(tag("t")))
        text = "".join(node.text or "" for node in nodes).replace(TITLE_PLACE, title)
        nodes[0].text = text
        for node in nodes[1:]:
            node.text = ""
    return bool(places)


def _put(body: etree._Element, place: etree._Element | None, made: list[etree._Element]) -> None:
    if place is None:
        end = len(body) - 1 if len(body) and body[-1].tag == tag("sectPr") else len(body)
        for offset, node in enumerate(made):
            body.insert(end + offset, node)
        return
    holder = place.getparent()
    assert holder is not None  # a paragraph lies in a body or a cell
    section = place.find(f"{tag('pPr')}/{tag('sectPr')}")
    at = holder.index(place)
    if (
        section is not None
    ):  # the paragraph ends a section: the section's properties move to our last paragraph
        carrier = element("p", None, element("pPr", None, section))
        made = [*made, carrier]
    elif holder.tag == tag("tc") and made and made[-1].tag == tag("tbl"):
        made = [*made, element("p")]  # a cell must end in a paragraph
    holder.remove(place)
    for offset, node in enumerate(made):
        holder.insert(at + offset, node)


def _styles_name(parts: Mapping[str, bytes], source: str) -> str:
    main = main_part(parts, source)
    for relation in relations(parts, main, source):
        if relation.kind.endswith("/styles") and relation.target in parts:
            return relation.target
    raise DocumentError(
        "word.template-no-styles",
        f"模板“{source}”里没有样式表。",
        advice="请在 Word 或 WPS 里打开模板，另存为 .docx 后再用。",
        source=source,
    )


def _styles(parts: Mapping[str, bytes], source: str) -> etree._Element:
    return parse(parts[_styles_name(parts, source)], source)


def _paragraph_styles(styles: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for node in styles.iter(tag("style")):
        if node.get(tag("type")) == "paragraph":
            yield value(node.find(tag("name"))), node


def _found_style(styles: etree._Element, look: docx_page.Look) -> str:
    """The id of the template's style for a look: by our name, else Word's own if the office set its font."""
    known = dict(_paragraph_styles(styles))
    if look.name in known:
        return known[look.name].get(tag("styleId")) or ""
    own = {name.lower(): node for name, node in known.items() if _has_chinese_font(node)}
    found = next((own[name.lower()] for name in look.stand_in if name.lower() in own), None)
    return "" if found is None else found.get(tag("styleId")) or ""


def _has_chinese_font(style: etree._Element) -> bool:
    """Whether the office chose a Chinese font; the blue headings Word ships take theirs from the theme."""
    fonts = style.find(f"{tag('rPr')}/{tag('rFonts')}")
    return fonts is not None and bool(fonts.get(tag("eastAsia")))


def _style_chooser(styles: etree._Element) -> Callable[[str], str]:
    """Gives the style's id for a look's key, and adds our style to the template when it has none."""
    chosen: dict[str, str] = {}

    def choose(key: str) -> str:
        if key not in chosen:
            look = docx_page.LOOKS[key]
            chosen[key] = _found_style(styles, look) or _added(styles, look)
        return chosen[key]

    return choose


def _added(styles: etree._Element, look: docx_page.Look) -> str:
    taken = {node.get(tag("styleId")) for node in styles.iter(tag("style"))}
    made = docx_page.style(look)
    identifier = look.id
    while identifier in taken:
        identifier += "x"
    made.set(tag("styleId"), identifier)
    default = next(
        (node.get(tag("styleId")) for node in styles.iter(tag("style")) if _is_default(node)), None
    )
    based = made.find(tag("basedOn"))
    following = made.find(tag("next"))
    if based is not None and default:
        based.set(tag("val"), default)
    if following is not None:
        following.set(tag("val"), identifier)
    styles.append(made)
    return identifier


def _is_default(node: etree._Element) -> bool:
    return node.get(tag("type")) == "paragraph" and node.get(tag("default")) in ("1", "true")


def _free_bookmark(root: etree._Element) -> int:
    used = [node.get(tag("id")) or "" for node in root.iter(tag("bookmarkStart"))]
    return max([int(text) for text in used if text.isdigit()], default=0) + 1


def _add_properties(parts: dict[str, bytes], document: Document, source: str) -> None:
    """Write the custom properties, and tell the package of them when the template had none."""
    known = next((r.target for r in relations(parts, "", source) if r.kind == CUSTOM_PROPERTIES), None)
    name = known if known in parts else "docProps/custom.xml"
    parts[name] = custom_part(document, parts.get(name), source)
    if known is None:
        links = parse(parts[relations_name("")], source)
        taken = {node.get("Id") for node in links}
        identifier = next(f"rIdTz{n}" for n in range(1, len(taken) + 2) if f"rIdTz{n}" not in taken)
        etree.SubElement(
            links,
            f"{{{PACKAGE_RELATIONS}}}Relationship",
            Id=identifier,
            Type=f"{R}/custom-properties",
            Target="docProps/custom.xml",
        )
        parts[relations_name("")] = serialise(links)


def _as_document(parts: dict[str, bytes], main: str, source: str) -> None:
    """A template (.dotx) becomes a document, and the custom properties get their content type."""
    types = parse(parts["[Content_Types].xml"], source)
    names = {node.get("PartName") for node in types}
    for node in types:
        if node.get("PartName") == f"/{main}" and node.get("ContentType") == TEMPLATE_TYPE:
            node.set("ContentType", DOCUMENT_TYPE)
    custom = [name for name in parts if name.endswith("custom.xml") and name.startswith("docProps/")]
    for name in custom:
        if f"/{name}" not in names:
            etree.SubElement(
                types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=_CUSTOM_TYPE
            )
    parts["[Content_Types].xml"] = serialise(types)
