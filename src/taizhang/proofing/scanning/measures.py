"""What is counted: which unit stands at a place of the text?

Units are composed: a scale (万, 亿, 百万), sometimes a 余 or 多 (``300余家``, ``5万多人``), a measure, sometimes a second
measure under a stroke (``元/吨``). The measures are those of the kernel and those that reports count with beside
them; the name returned is the printed one (simplified, ``百分点`` completed), since 千米 and 公里 are the reader's
words, and ``taizhang.kernel.unit`` knows that they are one.

Worked example::

    unit_at("万千瓦时，增长", 0)     # Found(end=4, name='万千瓦时', hedge='')
    unit_at("余万元", 0)            # Found(end=3, name='万元', hedge='余')
    unit_at("的企业", 0)            # None

A measure is not taken where the word goes on to say something else (``8分别``, ``5天然气``): see ``_NOT_BEFORE``.
"""

import re
from typing import Final, NamedTuple

from taizhang.kernel.unit import UNITS
from taizhang.proofing.scanning.wordlist import words


class Found(NamedTuple):
    """A unit: where it ends, its standard name, and the 余 or 多 inside it."""

    end: int
    name: str
    hedge: str


_MONEY: Final = words(
    """
    元 美元 美金 欧元 港元 港币 日元 英镑 卢布 韩元 澳元 加元 新元 瑞士法郎 法郎 泰铢 卢比 人民币 人民币元 块钱 角
    """
)
_PHYSICAL: Final = words(
    """
    千瓦时 千瓦小时 度 度电 兆瓦时 吉瓦时 千瓦 兆瓦 吉瓦 瓦 千伏安 兆伏安 千伏 伏 安时 kWh kwh KWh MWh GWh TWh kW KW MW
    GW kV KV kVA MVA Wh Ah GB TB PB MB Mbps Gbps Tbps PFlops EFlops 兆比特每秒 兆 吨 t kg g mg 千克 公斤 克 毫克 微克 斤
    市斤 担 公担 吨标准煤 吨标煤 千克标准煤 克标准煤 吨油当量 吨二氧化碳当量 标准煤 标煤 载重吨 总吨 标准吨 大吨 平方米
    平方公里 平方千米 平方厘米 平方英尺 公顷 亩 平米 平方 ㎡ m2 km2 m² km² 公亩 顷 立方米 立方 标准立方米 标方 m3 m³ 方
    升 毫升 L 桶 加仑 立方英尺 米 公里 千米 里 厘米 毫米 微米 纳米 海里 英里 华里 英寸 寸 尺 丈 m km cm mm nm 延米
    皮长公里 芯公里 车公里 人公里 吨公里 人公里 换算吨公里 座公里 摄氏度 ℃ 度C 分贝 dB 帕 兆帕 MPa 赫兹 MHz GHz 卡 大卡
    千卡 焦耳 吉焦 GJ 蒸吨 马力 标箱 标准箱 TEU 国际标准箱 架次 班次 列次 航次 车次 场次 批次 人次 台次 件次 户次 辆次
    艘次 头次 人天 人日 人月 课时 学时 工日 小时 分钟 秒 秒钟 毫秒 天 周 个月 个季度 个工作日 工作日 个小时 个年头 年 载
    昼夜 岁 周岁 % ‰ 个百分点 百分点 个点 个千分点 个基点 基点 BP bp 倍 分 位 人年 当量
    """
)
_COUNTED: Final = words(
    """
    个 户 家 项 人 次 件 台 辆 座 条 套 名 宗 批 期 处 栋 块 头 只 匹 羽 尾 株 棵 粒 枚 颗 枝 支 盆 穴 蓬 箱 袋 瓶 盒 包
    罐 桶 卷 捆 吊 筐 双 对 副 组 群 团 队 伙 帮 列 节 架 艘 条次 趟 班 路 线 轮 回 遍 场 届 笔 单 份 篇 部 本 册 幅 张
    面 页 字 句 段 片 扇 间 层 幢 所 院 校 馆 站 点位 口 眼 床 床位 席 桌 座位 门 款 种 类 样 例 起 桩 道 根 截 把
    杆 盏 员 委 村 镇 乡 县 市 区 省 国 州 旗 街道 社区 乡镇 国家 城市 部门 台套 台件 件套
    口人 家次 幅地 宗地 名次 人份 标段 标 车位 泊位 停车位 车皮 机位 工位 孔 泵 井 吨级 厅 室
    层楼 个点位 重 股 手 则 环 关 格 页次 标包
    """
)
_SCALES: Final = (
    "",
    "百",
    "千",
    "万",
    "十万",
    "百万",
    "千万",
    "亿",
    "十亿",
    "百亿",
    "千亿",
    "万亿",
    "十万亿",
    "百万亿",
)
_SCALE: Final = re.compile(r"[十百千]?万亿|[十百千]?[万亿]|[百千](?=[余多]?[元人万亿美户家个名件])")
_NAMES: Final = {
    "百分点": "个百分点", "个点": "个百分点", "人民币元": "元", "人民币": "元", "美金": "美元", "港币": "港元",
    "个工作日": "个工作日", "人天": "人天", "度C": "摄氏度", "℃": "摄氏度", "m²": "m2", "km²": "km2", "m³": "m3",
    "口人": "人", "块钱": "元", "bp": "个基点", "BP": "个基点", "基点": "个基点",
}  # fmt: skip

# A measure that is the beginning of another word. Only words seen after numbers are listed.
_NOT_BEFORE: Final = {
    name: frozenset(ends)
    for name, _, ends in (
        each.partition(":")
        for each in words(
            """
            分:别为布之行公类局管流开成享层工期批 天:然津河 度:假过 人:民均才工口力社大行员气类居文 年:均度产 区:域间位
            市:场值民委政盈容面占 国:家有内资产企外道际务 省:级内外委道会 部:分署 位:于居列次置 口:岸径 条:件例款 面:积向对临貌
            次:年日月产新 类:似 门:类槛 线:上下路 路:段网面 所:有以得需在属 院:士 场:所地 班:子 团:队结 群:众 队:伍 帮:助扶
            包:括含装 方:面式法向案米 重:点大要新视 对:比外于接应 单:位个项月体 回:落升款收暖 本:年月科级市省区地 组:织建成 份:额
            支:出付持撑 把:握 根:据 列:全省市支入第 套:利 起:来步 道:路 头:部 手:续段 关:于键 室:内 员:工 标:准志的 城市:化
            台:账阶湾风 期:间末初货内 节:能约水日电 站:在点 里:的面 周:期边 克:服 升:至到级高幅 环:比境保节 股:份权东 倍:增 角:度
            委:员托 轮:胎动 卷:烟 处:理于置在 片:区 款:项 种:植养业 层:次面级
            """
        )
    )
}

_BARE: Final = frozenset(
    (*_MONEY, *_PHYSICAL, *_COUNTED, *(name for name in UNITS if not _SCALE.match(name)))
)
_LONGEST: Final = max(map(len, _BARE))
_FIRST: Final = frozenset(name[0] for name in _BARE)
_PER: Final = re.compile(r"[/／]每?|·")
_TIMES: Final = frozenset("日月秒时")  # 吨/日: measures only under a stroke
_MORE: Final = re.compile("[余多来几]")


def measure_at(text: str, at: int) -> int:
    """Where the longest measure that stands at ``at`` ends; ``at`` itself if none does."""
    if text[at : at + 1] not in _FIRST:
        return at
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        name = text[at : at + length]
        if name in _BARE:
            end = at + length
            stop = _NOT_BEFORE.get(name)
            if stop is not None and text[end : end + 1] in stop:
                continue
            if (
                name[-1].isascii()
                and name[-1].isalpha()
                and text[end : end + 1].isascii()
                and text[end : end + 1].isalnum()
            ):
                continue
            return end
    return at


def unit_at(text: str, at: int) -> Found | None:
    """The unit that stands at ``at``, directly; at the end of a text that was cut, also the beginning of 个百分点."""
    if text[at : at + 2] == "个百" and len(text) - at <= 6 and "个百分点".startswith(text[at:].rstrip()):
        return Found(len(text), "个百分点", "")
    hedge = ""
    if _MORE.match(text, at) and text[at + 1 : at + 2] not in ("", "于"):
        hedge, at = text[at], at + 1
    direct = measure_at(text, at)
    if direct - at >= 2:
        return _with_per(text, at, direct, "", hedge)
    scale = _SCALE.match(text, at)
    if scale is None:
        return _with_per(text, at, direct, "", hedge) if direct > at else None
    begin = scale.end()
    if not hedge and _MORE.match(text, begin) and text[begin + 1 : begin + 2] not in ("", "于"):
        hedge, begin = text[begin], begin + 1
    if hedge and text[begin : begin + 1] in ("万", "亿") and scale[0] in ("百", "千", "万"):
        return _with_per(text, begin + 1, measure_at(text, begin + 1), scale[0] + text[begin], hedge)
    end = measure_at(text, begin)
    if end == begin and hedge and scale.end() != begin:
        begin = scale.end()
        return Found(begin + 1, scale[0], hedge)
    return _with_per(text, begin, end, scale[0], hedge)


def _with_per(text: str, begin: int, end: int, scale: str, hedge: str) -> Found:
    printed = text[begin:end]
    name = scale + _NAMES.get(printed, printed)
    hedge = hedge if hedge in ("余", "多") else ""
    per = _PER.match(text, end) if end > begin else None
    if per is not None:
        scaled = _SCALE.match(text, per.end())
        begin = scaled.end() if scaled else per.end()
        second = max(measure_at(text, begin), begin + (text[begin : begin + 1] in _TIMES))
        if second > begin:
            return Found(second, name + text[end:second].replace("／", "/"), hedge)
    return Found(end, name, hedge)
