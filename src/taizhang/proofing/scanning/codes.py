"""Which runs of digits identify something instead of counting it?

Document numbers, telephones, credit codes, addresses of pages and mail, names with letters in them (PM2.5, 5A级, B204-1表),
sums of a slogan (1+3+N), roads, hotlines, numbers of tables and annexes. None of them is a figure.

Worked example::

    code_at("云政发〔2024〕15号", 4)   # mark 文号, 〔2024〕15号 is taken from its bracket on
    code_at("PM2.5浓度", 2)           # mark 名称, the letters before the digit included
    code_at("GDP15.7万亿元", 3)        # None: GDP is an indicator, and a unit follows
"""

import re
from typing import Final

from taizhang.proofing.model import Role
from taizhang.proofing.scanning.draft import Draft, mark
from taizhang.proofing.scanning.measures import unit_at
from taizhang.proofing.scanning.wordlist import words

_INDICATORS: Final = frozenset(
    words(
        """
    GDP PMI CPI PPI RPI FDI IPO PCT EVA R&D RD GVA LNG LPG CNG ICT AI IP VC PE OFDI ETC
    USD RMB CNY EUR HKD
    """
    )
)
_STANDARD: Final = re.compile(r"(?:GB|ISO|IEC|DB\d{0,4}|HJ|JGJ|CJJ|NY|YD|QB|SH|HG|JB|LY)(?:/[TZ])? ?$")
_LETTERED: Final = re.compile(r"[\dA-Za-z]{1,60}(?:[-./_][\dA-Za-z]{1,40}){0,20}[号#]?")
_LETTER_AFTER: Final = re.compile(r"\d+(?:\.\d+)?[A-Za-z](?:[A-Za-z\d]|[-.](?=[A-Za-z\d])){0,60}")
_DOCUMENT: Final = re.compile(
    r"(?:19|20)\d\d(?:年)?[〕\])】}] ?第? ?\d{1,5} ?号?|第? ?\d{1,5} ?号(?:文件?|令|公告|通知|函)|\d{1,5}号文"
)
_TELEPHONE: Final = re.compile(
    r"\(?0\d{2,3}\)?-\d{7,8}(?:-\d{1,5})?(?!\d)|1[3-9]\d-?\d{4}-?\d{4}(?!\d)|[48]00-?\d{3,4}-?\d{3,4}(?!\d)"
    r"|(?:12345|123[0-9]{2}|9\d{4}|11[0-9]|12[02])(?=[“”\"]?(?:政务|便民|服务|热线|平台|举报|电话|报警|市民|投诉|系统|客服))"
)
_CODE: Final = re.compile(
    r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])|\d{17}[\dXx](?!\d)|\d{6,}(?:-\d{2,})+(?!\d)|0\d{5,}(?![\d.])"
)
_SUMS: Final = re.compile(r"\d{1,4}(?:[+](?:\d{1,4}|[A-Za-z]|[多])){1,12}(?:[+][A-Za-z])?(?![\d.]*[%‰])")
_NAMED: Final = re.compile(
    r"\d{1,4}(?:国道|省道|县道|号线|号楼|号地块?|号院|号公路|号机组?|号井|号库|号门|号店|号馆|号[路桥厂炉标]|#|号(?![文令])|师|团|院校|高校(?!.{0,2}[所家])"
    r"|厂|强(?!度|制|化)|年版|版|米跑|大会战|代)"
    r"|\d{1,3}(?:\.\d)?[×*xX]\d{1,4}(?:\.\d+)?(?:[×*xX]\d+(?:\.\d+)?)?(?:小时|毫米|米)?"
    r"|(?:985|211)(?=[\"”、/工高院校大])|24小时(?=[不服值在营自内全待监“”\"客])|365天(?=[不服全])"
    r"|\d{1,2}[·.]\d{1,2}(?=[\"”’]?(?:案|事件|专案|地震|爆炸|事故|讲话|工程|行动|国际|消费))"
    r"|(?<=工业|园区|城市|计划|行动|模式|政策|方案|平台|产业|系统|时代|经济|营商|环境|改革|智造|制造|农业|商圈|金融)[1-9]\.0(?![\d%‰万亿个倍和、与及至到]|[元美吨])|[1-9]\.\d版"
    r"|\d+(?:[-/]\d+)?(?=[期标]?标段)|\d{1,3}(?:-|至|~|到)\d{1,3}周?岁|\d{1,3}周?岁(?=(?:及)?以[上下内])|\d{2,4}千伏(?=变|输|线|电|及|主|等级|智|开关|高压|双|[\u4e00-\u9fff]{0,6}(?:变电站|输变电|线路))"
    r"|\d{3,4}室|\d{1,6}字(?!节|母|号)|\d{1,4}kV(?=变|输|线|电)"
)
_LABEL: Final = re.compile(
    r"(?:附?[表图]|附件|附录|专栏|注|编号|表号|邮编|邮政编码|代码|账号|帐号|证号|卡号|尾号|房间?号|QQ|微信|学号|工号|序号|(?:浏览|阅读|点击|访问|打印)(?:次数|数|量)"
    r"|案号|批号|型号|版本|V|No\.?|№)[:： ]?$"
)
_LABELLED: Final = re.compile(r"\d{1,30}(?:[-.—]\d{1,12}){0,8}(?![\d.]*[%万亿])")
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[\x21-\x7e]+|[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,30}){1,4}"
    r"|[A-Za-z0-9-]{2,40}\.(?:com|cn|net|org|gov|edu)(?:\.cn)?(?:/[\x21-\x7e]*)?(?![A-Za-z0-9])",
)
_TITLE: Final = re.compile(r"《[^《》\n]{1,80}》")


def addresses(text: str) -> list[Draft]:
    """Pages and mail addresses; looked for only where a sign of one stands in the text."""
    if (
        "@" not in text
        and "http" not in text
        and "www." not in text
        and ".c" not in text
        and ".net" not in text
    ):
        return []
    return [mark(found.start(), found.end(), Role.CODE) for found in _ADDRESS.finditer(text)]


def titles(text: str) -> list[tuple[int, int]]:
    """The titles of documents, 《…》: what numbers stand in them belong to the name."""
    return [found.span() for found in _TITLE.finditer(text)] if "《" in text else []


def code_at(text: str, at: int) -> Draft | None:
    """The name or code whose first digit stands at ``at``; it may begin before, with letters or a bracket."""
    return (
        _document(text, at) or _lettered(text, at) or _telephone(text, at) or _labelled(text, at)
        or _match(_SUMS, text, at, Role.NAME) or _match(_NAMED, text, at, Role.NAME) or _code(text, at)
    )  # fmt: skip


def _match(pattern: re.Pattern[str], text: str, at: int, role: Role) -> Draft | None:
    found = pattern.match(text, at)
    return mark(at, found.end(), role) if found else None


def _document(text: str, at: int) -> Draft | None:
    before = text[at - 1 : at]
    if before and before in "〔[(【{第":
        found = _DOCUMENT.match(text, at)
        if found is not None and (before in "〔[【{第" or "号" in found[0]):
            return mark(at - 1, found.end(), Role.DOCUMENT_NUMBER)
    found = _DOCUMENT.match(text, at)
    return (
        mark(at, found.end(), Role.DOCUMENT_NUMBER)
        if found and "号" in found[0] and ")" not in found[0]
        else None
    )


def _telephone(text: str, at: int) -> Draft | None:
    return _match(_TELEPHONE, text, at, Role.TELEPHONE)


def _code(text: str, at: int) -> Draft | None:
    found = _CODE.match(text, at)
    return mark(at, found.end(), Role.CODE) if found and unit_at(text, found.end()) is None else None


def _labelled(text: str, at: int) -> Draft | None:
    if text[at - 1 : at] not in _LABEL_ENDS:
        return None
    if not _LABEL.search(text, max(0, at - 8), at):
        return None
    found = _LABELLED.match(text, at)
    if found is None or unit_at(text, found.end()) is not None:
        return None
    return mark(at, found.end(), Role.REFERENCE if text[at - 1] in "表图件录栏注" else Role.CODE)


_LABEL_ENDS: Final = frozenset("表图件录栏注号编码Q信本V.o№:： ")


def _lettered(text: str, at: int) -> Draft | None:
    """Letters before or after the digits make a name, unless they are an indicator or a unit."""
    begin = at
    while (
        begin > 0
        and at - begin < 24
        and text[begin - 1].isascii()
        and (text[begin - 1].isalpha() or text[begin - 1] in "&-/")
    ):
        begin -= 1
    while begin < at and text[begin] in "&-/":
        begin += 1
    letters = text[begin:at].rstrip("-/")
    standard = _STANDARD.search(text, max(0, at - 12), at)
    if standard is not None:
        found = _LETTERED.match(text, at)
        return mark(standard.start(), found.end() if found else at + 1, Role.NAME)
    if letters:
        if letters.upper() in _INDICATORS or set(letters.upper()) <= {"X"}:
            return None
        found = _LETTERED.match(text, begin)
        if found is None:
            return None
        if len(letters) >= 3 and letters.isupper() and unit_at(text, found.end()) is not None:
            return None
        return mark(begin, found.end(), Role.NAME)
    found = _LETTER_AFTER.match(text, at)
    if found is None:
        return None
    digits_end = re.compile(r"\d+(?:\.\d+)?").match(text, at)
    if digits_end is not None and (
        unit_at(text, digits_end.end()) is not None or text[digits_end.end()] in "xXOol"
    ):
        return None
    return mark(at, found.end(), Role.NAME)
