"""Which stretches of a text are not the report's own words, or no words at all?

Reports found on the web end in a preview notice, carry adverts of the site between paragraphs, were decoded with the wrong
table, or repeat their title. None of this changes a figure, and all of it should go before the text is used. Each check
is one function of the text that yields remarks; the checks are those of ``_CHECKS``.

Worked example: ``text_remarks("……试读结束……")`` remarks that the text was cut off there.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.model import Family, Fix, Remark

_PREVIEW: Final = re.compile(
    r"试读(?:已?结束|完毕|到此)|(?:剩余|余下|其余|后面|更多)(?:的|\d+[页%])?(?:内容|部分|正文)[^\n。]{0,16}"
    r"(?:下载|付费|会员|登录|购买|查看|隐藏|阅读)|继续阅读[^\n。]{0,12}(?:付费|会员|下载|登录)|未完待续"
    r"|全文(?:请)?下载|(?:查阅|查看|阅读|获取|下载)全文[^\n。]{0,20}|该文档(?:共|内容)[^\n]{0,20}预览|预览(?:已)?结束"
    r"|点击(?:下载|查看全文|加载更多)[^\n]{0,20}"
)
_ADVERT: Final = re.compile(
    r"(?:加(?:我)?微信|微信(?:号|公众号)[:：]|扫码(?:关注|添加|下载)|关注(?:我们的?)?公众号|QQ群?[:：]? ?\d{5,}"
    r"|客服(?:电话|微信|QQ)"
    r"|本文(?:内容)?由[^\n。]{0,20}(?:贡献|提供|整理|收集)|本站(?:仅|不|所有|声明|只)|版权(?:归|所有|声明|属于)"
    r"|侵权[^\n。]{0,12}(?:删除|联系|举报)|转载(?:请|须|自)|更多(?:范文|公文|材料|资料|文档)|范文(?:网|大全|吧|先生)"
    r"|(?:文库|写作|公文|文秘|范文|材料|论文|资料)(?:网|吧|之家|大全)[^\n。]{0,12}(?:www|http|\.com|\.cn|搜索|提供)"
    r"|(?:百度|道客|豆丁|原创力|人人)(?:文库|巴巴|文档)|以下是小编|小编(?:为|给|整理|收集|带来)|责任编辑[:：]"
    r"|阅读次数|点击(?:数|率)[:：]|浏览次数|打印本页|关闭窗口|扫一扫在手机打开)[^\n]{0,80}"
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[\x21-\x7e]{4,200}")
_MOJIBAKE: Final = re.compile(
    "[\ufffd]+|(?:[ÃÂäåæçèéïð][\x80-\xbf\u2000-\u206f\u0160-\u0178€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]{1,2}){3,}|锟斤拷|烫烫烫|屯屯屯|[ㄅ-ㄩ][一-鿿]|[﹎-﹩﹫][一-鿿]|[\ue000-\uf8ff]+"
)
_DOUBLED: Final = re.compile(
    r"[,，、;；:：][ ]?[,，、;；:：。]{1,4}|。{2}(?!。)|。[,，、;；]|(?<=[一-鿿\d%])，,|、、+"
)
_GLOSS: Final = re.compile(r"[一-鿿]\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7}\)")
_PLACEHOLDER: Final = re.compile(
    r"(?<![A-Za-z])(?:[XxＸ]{1,4}|\*{2,4}|[○〇]{2,4}|×{1,4})(?=[省市县区镇乡村年月局委厅园产亿万个家户项%％公同总副书主经开高])"
)
_UNFINISHED: Final = re.compile(r"[\d一-鿿，、,（(：:]$")
_ENDS: Final = frozenset('。！？!?.…”"）)》】]；;')


def text_remarks(text: str) -> list[Remark]:
    """Remarks on the text itself; most kinds once for the whole text, with the number of spots."""
    return [remark for check in _CHECKS for remark in check(text)]


def _said(level: Level, code: str, span: tuple[int, int], message: str, advice: str, *fixes: Fix) -> Remark:
    return Remark(level, f"damage-{code}", Family.DAMAGE, *span, message, advice=advice, fixes=fixes)


def _shown(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 24 else f"{plain[:22]}……"


def _previews(text: str) -> Iterator[Remark]:
    for found in _PREVIEW.finditer(text):
        message = f"“{_shown(found[0])}”：这是网站的试读提示，说明正文在这里被截断，后面的内容没有读到。"
        yield _said(Level.HINT, "preview", found.span(), message, "请取得全文后再校对。")
        return


def _adverts(text: str) -> Iterator[Remark]:
    spots = sorted(
        {_from_line(text, found) for pattern in (_ADVERT, _ADDRESS) for found in pattern.finditer(text)}
    )
    if spots:
        start, end = spots[0]
        more = f"等{len(spots)}处" if len(spots) > 1 else ""
        message = f"“{_shown(text[start:end])}”{more}是网站的广告、声明或网址，不是报告的内容。"
        yield _said(
            Level.HINT, "advert", (start, end), message, "请删去。", *(Fix(*spot, "") for spot in spots[:20])
        )


def _from_line(text: str, found: re.Match[str]) -> tuple[int, int]:
    """The spot with the words before it on its line or in its sentence, at most thirty characters."""
    start = max(found.start() - 30, *(text.rfind(each, 0, found.start()) + 1 for each in "\n。"))
    return start, found.end()


def _mojibake(text: str) -> Iterator[Remark]:
    spots = [found.span() for found in _MOJIBAKE.finditer(text)]
    if spots:
        start, end = spots[0]
        more = f"（全文{len(spots)}处）" if len(spots) > 1 else ""
        message = f"“{text[start:end]}”是乱码{more}：文字用错了编码，原来的字已经读不出。"
        yield _said(Level.HINT, "mojibake", (start, end), message, "请从原始文件重新取得文字。")


def _doubled_punctuation(text: str) -> Iterator[Remark]:
    spots = list(_DOUBLED.finditer(text))
    if spots:
        first = spots[0]
        more = f"（全文{len(spots)}处）" if len(spots) > 1 else ""
        message = f"标点重复“{first[0]}”{more}，可能是删改时留下的，也可能漏了字。"
        fixes = (Fix(each.start(), each.end(), _one(each[0])) for each in spots[:50])
        yield _said(
            Level.HINT, "punctuation", first.span(), message, "请只留一个标点，并看看前后有没有漏字。", *fixes
        )


def _one(marks: str) -> str:
    return "。" if "。" in marks else marks[0]


def _glosses(text: str) -> Iterator[Remark]:
    spots = list(_GLOSS.finditer(text))
    if len(spots) >= 2:
        first = spots[0]
        message = f"“{first[0]}”：字后夹着拼音（全文{len(spots)}处），是繁简转换工具留下的，读数时已略过。"
        fixes = (Fix(each.start() + 1, each.end(), "", certain=True) for each in spots)
        yield _said(Level.HINT, "gloss", first.span(), message, "请删去拼音。", *fixes)


def _placeholders(text: str) -> Iterator[Remark]:
    spots = list(_PLACEHOLDER.finditer(text))
    if len(spots) >= 3:
        first = spots[0]
        message = f"全文有{len(spots)}处“{first[0]}”一类的代号，这是没有填写的样稿，不是一份报告。"
        yield _said(Level.HINT, "placeholder", first.span(), message, "请填上名称和数字后再校对。")


def _repeated_paragraphs(text: str) -> Iterator[Remark]:
    seen: Counter[str] = Counter()
    start = 0
    for line in text.split("\n"):
        plain = "".join(line.split())
        if len(plain) >= 8 and "|" not in line and "\t" not in line:
            seen[plain] += 1
            if seen[plain] == 2:
                begin = start + len(line) - len(line.lstrip())
                what = "标题" if len(plain) <= 40 and plain[-1] not in _ENDS else "段落"
                message = f"“{_shown(plain)}”：{what}重复出现，前面已有一处相同的。"
                yield _said(Level.HINT, "repeated", (begin, start + len(line)), message, "请删去多余的一处。")
        start += len(line) + 1


def _cut(text: str) -> Iterator[Remark]:
    """A text that ends in the middle of a sentence, after sentences that end with a full stop."""
    plain = text.rstrip()
    line = plain[plain.rfind("\n") + 1 :]
    if len(line) < 12 or plain[-1] in _ENDS or "。" not in plain or "|" in line or "\t" in line:
        return
    if (
        not _UNFINISHED.search(line)
        or re.search(r"\d{1,2}[日月]$|[年月日局府会室处部司]$", line)
        or _PREVIEW.search(line)
        or _ADVERT.search(line)
    ):
        return
    span = (len(plain) - min(len(line), 12), len(plain))
    message = f"文章到“……{line[-10:]}”为止，最后一句没有写完，后面的内容可能丢了。"
    yield _said(Level.HINT, "cut", span, message, "请取得全文后再校对。")


_CHECKS: Final[tuple[Callable[[str], Iterator[Remark]], ...]] = (
    _previews, _adverts, _mojibake, _doubled_punctuation, _glosses, _placeholders, _repeated_paragraphs, _cut,
)  # fmt: skip
