"""The manner of a whole document: English commas, full-width digits, traditional characters, hard line ends.

These change how everything is printed and nothing of what is said: values stay as they are.
"""

from collections.abc import Callable

from proofing.prose.gold import Fig, Piece, Report
from proofing.prose.pen import Pen

_TRADITIONAL = dict(
    zip(
        "亿万产业总个点对额进员区场国资际实现间发经济线众与东书买乱争云亚产亲众优会传伤体余侧债储儿兰关养农决冲净准减凤处备复够头夺奋"
        "妇学宁实审宽导层岁岛币帮广庆应废开异弃张强归录径总恋战户扩护报担择据损换摇收数断无旧时显晋术机权条来极构标树样桥检楼"
        "欢欧残毕气汉汇沟没泽济涨减温湾满灵灾炉点热爱牵独环现产电畅疗监盖着矿码硕确种积称稳穷竞笔签粮级纪约红纯纳纸线组细织终绍"
        "经结给络绝统继续维综绿缩网罗胜脑节艺药荐莱获虑虽蚀补装见观规览觉计订认让训议记讲许论设证评识诉词译试话该详语说请诸课"
        "调谈谋贝贡财责贤败货质购贯贴费贸资赋赏赞赢赶车转轮软轻较载辅输边达迁过运还这进远连迟适选递逻遗邮郑酱里钟钢钱铁铝银锋错键长门问"
        "闻阳阴阶际陆险随难雾静韩页项顺预领频题额颜风飞饭饮馆驱验马骤鱼鲜齐龙丰临举乡习丽义乌乐仅从仓价伙单双变号后吕员咨响团围园圆圣块坚坛坝"
        "垫备够奖妆孙宝对寻将尔尽届属岭崭岗币带师帅并幸庄库张弹彻态惊惯愿慑户执扫扬抚抢挂挥损捞捡搅携摆撑数整斗时旷昼显晓暂机杂权条杨杰构枢"
        "标栋栏树桩梦检榄横欠欢款残气氢汇没沪河况泪泽洁济浅浆测浏浑浓涂涛润渐渔湿滚滞满滤滨灭灯灵灶灿炼",
        "億萬產業總個點對額進員區場國資際實現間發經濟線眾與東書買亂爭雲亞產親眾優會傳傷體餘側債儲兒蘭關養農決衝淨準減鳳處備復夠頭奪奮"
        "婦學寧實審寬導層歲島幣幫廣慶應廢開異棄張強歸錄徑總戀戰戶擴護報擔擇據損換搖收數斷無舊時顯晉術機權條來極構標樹樣橋檢樓"
        "歡歐殘畢氣漢匯溝沒澤濟漲減溫灣滿靈災爐點熱愛牽獨環現產電暢療監蓋著礦碼碩確種積稱穩窮競筆簽糧級紀約紅純納紙線組細織終紹"
        "經結給絡絕統繼續維綜綠縮網羅勝腦節藝藥薦萊獲慮雖蝕補裝見觀規覽覺計訂認讓訓議記講許論設證評識訴詞譯試話該詳語說請諸課"
        "調談謀貝貢財責賢敗貨質購貫貼費貿資賦賞贊贏趕車轉輪軟輕較載輔輸邊達遷過運還這進遠連遲適選遞邏遺郵鄭醬裡鐘鋼錢鐵鋁銀鋒錯鍵長門問"
        "聞陽陰階際陸險隨難霧靜韓頁項順預領頻題額顏風飛飯飲館驅驗馬驟魚鮮齊龍豐臨舉鄉習麗義烏樂僅從倉價夥單雙變號後呂員諮響團圍園圓聖塊堅壇壩"
        "墊備夠獎妝孫寶對尋將爾盡屆屬嶺嶄崗幣帶師帥並幸莊庫張彈徹態驚慣願懾戶執掃揚撫搶掛揮損撈撿攪攜擺撐數整鬥時曠晝顯曉暫機雜權條楊傑構樞"
        "標棟欄樹樁夢檢欖橫欠歡款殘氣氫匯沒滬河況淚澤潔濟淺漿測瀏渾濃塗濤潤漸漁濕滾滯滿濾濱滅燈靈竈燦煉",
        strict=False,
    )
)
_PINYIN = {
    "億": "yì",
    "萬": "wàn",
    "產": "chǎn",
    "業": "yè",
    "總": "zǒng",
    "個": "gè",
    "點": "diǎn",
    "長": "zhǎng",
    "額": "é",
    "進": "jìn",
    "區": "qū",
    "實": "shí",
    "現": "xiàn",
    "資": "zī",
    "貿": "mào",
    "達": "dá",
    "較": "jiào",
    "規": "guī",
    "農": "nóng",
    "運": "yùn",
    "數": "shù",
}


def styled(pen: Pen, report: Report) -> Report:
    """With the document's manner put on; at most a few manners at a time."""
    changes: list[tuple[str, Callable[[str], str]]] = []
    if pen.chance(0.25):
        changes.append(("english commas", lambda s: s.translate(str.maketrans("，；：（）", ",;:()"))))
    elif pen.chance(0.1):
        changes.append(("half brackets", lambda s: s.translate(str.maketrans("（）", "()"))))
    if pen.chance(0.06):
        changes.append(
            (
                "full-width digits",
                lambda s: s.translate(str.maketrans("0123456789.", "０１２３４５６７８９．")),
            )
        )
    if pen.chance(0.10):
        pinyin = pen.chance(0.5)
        changes.append(
            ("traditional" + (" with pinyin" if pinyin else ""), lambda s: _traditional(s, pinyin))
        )
    if not changes and not report.damage and not pen.chance(0.95):
        changes.append(("spaces around digits", lambda s: s))
        report = Report(list(_spaced(report)), report.clashes, report.damage, report.kind)
    for _, change in changes:
        for index, piece in enumerate(report.pieces):
            if isinstance(piece, Fig):
                piece.shown = change(piece.shown)
            else:
                report.pieces[index] = change(piece)
    report.damage += [name for name, _ in changes]
    if not changes and not report.damage and pen.chance(0.04):
        report.damage.append("thousands in spaces")
        _thousands(report)
    if pen.chance(0.06):
        report.damage.append("hard line ends")
        _wrap(report)
    return report


def _traditional(text: str, pinyin: bool) -> str:
    shown = []
    for char in text:
        other = _TRADITIONAL.get(char, char)
        shown.append(other + (f"({_PINYIN[other]})" if pinyin and other != char and other in _PINYIN else ""))
    return "".join(shown)


def _spaced(report: Report) -> list[Piece]:
    """2003 style: a space between words and numbers, and between a number and its unit."""
    pieces: list[Piece] = []
    for piece in report.pieces:
        if isinstance(piece, Fig):
            digits = piece.shown.rstrip("亿万元美吨亩户家个项%％人头件平方公里米千瓦时百分点倍次位天")
            piece.shown = f"{digits} {piece.shown[len(digits) :]}".strip()
            pieces += [" ", piece]
        else:
            pieces.append(piece)
    return pieces


def _thousands(report: Report) -> None:
    """2 340万美元: as old yearbooks print them."""
    for figure in report.figures():
        digits = figure.shown[: len(figure.shown) - len(figure.shown.lstrip("0123456789"))]
        unit = figure.shown[len(digits) :]
        if len(digits) in (4, 5, 6) and unit[:1] not in ("", ".", ",", "年"):
            figure.shown = f"{digits[:-3]} {digits[-3:]}{unit}"


def _wrap(report: Report) -> None:
    """A line end after every so many characters of plain text, as copied from a page."""
    column = 0
    for index, piece in enumerate(report.pieces):
        if isinstance(piece, Fig):
            column += len(piece.shown)
            continue
        shown = ""
        for char in piece:
            column = 0 if char == "\n" else column + 1
            if column > 34 and char not in "，。、；：）)":
                shown += "\n"
                column = 1
            shown += char
        report.pieces[index] = shown
