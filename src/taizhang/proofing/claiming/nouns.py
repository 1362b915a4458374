"""What does a phrase of a report count?

Official prose names a quantity by a noun phrase whose last noun says what is measured: in 规模以上食品工业增加值 it is
增加值, in 全社会固定资产投资 it is 固定资产投资. That noun is the *head*; what stands before it narrows it. Reports
write many heads short (社零, 固投, 营收); the table below writes them out, so that one thing has one name.

Worked example::

    head("全市规上工业增加值")     # Head('增加值', MONEY, 6, 9)
    head("限上社零总额")          # Head('社会消费品零售总额', MONEY, 2, 6)
    head("食品、医化")            # None: members of a list, they name no measure

A head has a **measure**, the kind of unit it can come with: a member of a list inherits the head of the list only if
its number's unit agrees with it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Measure(StrEnum):
    """What kind of unit a head comes with."""

    MONEY = "money"
    GOODS = "goods"  # tons, acres, kilowatt-hours, passengers
    PEOPLE = "people"
    COUNT = "count"
    RATE = "rate"  # a percentage that is not a share or a growth: 产销率
    INDEX = "index"  # PMI
    SPEED = "speed"  # 增速, 增幅: the growth of what stands before it
    TIME = "time"


def listed(text: str) -> tuple[str, ...]:
    """Words written one after another, parted by spaces."""
    return tuple(text.split())


_PLAIN: Final[Mapping[Measure, tuple[str, ...]]] = {
    Measure.MONEY: listed(
        "工业总产值 总产值 销售产值 产值 工业增加值 增加值 地区生产总值 国内生产总值 生产总值 主营业务收入 "
        "营业总收入 营业收入 销售收入 经营收入 技工贸总收入 总收入 净利润 利润 利税总额 利税 税收 税金 增值税 消费税 "
        "企业所得税 个人所得税 所得税 契税 房产税 土地增值税 资源税 车购税 附加税 关税 非税收入 一般公共预算收入 "
        "公共财政预算收入 公共预算收入 一般预算收入 财政预算收入 财政总收入 财政收入 预算收入 基金收入 "
        "一般公共预算支出 公共财政预算支出 公共预算支出 一般预算支出 财政支出 预算支出 基金支出 民生支出 支出 "
        "固定资产投资 房地产开发投资 开发投资 工业投资 技改投资 技术改造投资 民间投资 基础设施投资 总投资额 总投资 "
        "投资总额 投资 社会消费品零售总额 零售总额 零售额 销售额 销售总额 营业额 交易额 成交额 交易总额 结算额 "
        "网络零售额 进出口 出口交货值 出口 进口 实际使用外资 实际利用外资 合同利用外资 合同外资 利用外资 "
        "外商直接投资 直接利用外资 外资 内资 到位资金 省外资金 市外资金 境外资金 境内资金 资金总额 资金 贷款余额 "
        "存款余额 各项存款 各项贷款 存款 贷款 社会融资规模 融资额 融资 保费收入 保费 授信 资产总额 总资产 资产总计 "
        "净资产 固定资产 资产 负债总额 负债 所有者权益 应收账款 存货 产成品 流动资产 库存 营业成本 成本费用 成本 "
        "费用 财务费用 管理费用 销售费用 人均可支配收入 可支配收入 人均纯收入 纯收入 人均收入 人均消费支出 消费支出 "
        "人均生活消费支出 平均工资 工资总额 工资 旅游总收入 旅游综合收入 旅游收入 业务收入 业务总量 补助资金 补贴 "
        "奖补资金 专项资金 专项债券 专项债 债券 债务余额 债务 合同金额 合同额 协议资金 签约金额 合同成交额 中标金额 "
        "金额 注册资本 注册资金 经济总量 顺差 逆差 减税降费 退税减税 退税 减免 土地出让收入 土地出让金 科研经费 "
        "研发经费 研发费用 研发投入 经费 价值 收入 房价 均价 价格 价款 损失 人均生产总值 增量 标的 票房 救助金 "
        "低保金 资本 工程造价 造价 折旧 欠款 拨款 捐款 善款 罚款"
    ),
    Measure.GOODS: listed(
        "总产量 产量 产能 生产能力 播种面积 种植面积 建筑面积 施工面积 竣工面积 销售面积 销售建筑面积 待售面积 "
        "建成区面积 占地面积 规划面积 建成面积 建成区 面积 存栏 出栏 存栏量 出栏量 发电量 用电量 用水量 用气量 "
        "供水量 供气量 耗电量 工业用电 能源消费量 综合能源消费量 能源消费总量 能源消耗 综合能耗 能耗 耗煤量 "
        "货物吞吐量 吞吐量 货运量 客运量 周转量 货物周转量 旅客周转量 业务量 快件 运量 运输量 集装箱 排放量 削减量 "
        "处理量 处理能力 日处理 库容 装机容量 装机 销量 销售量 销售 库存量 水面 耕地 造林 绿地 里程 通车里程 公里 "
        "管网 道路 土地 用地 粮食 标准厂房 厂房 保有量"
    ),
    Measure.PEOPLE: listed(
        "从业人员 就业人数 就业 参保人数 参保 常住人口 户籍人口 总人口 城镇人口 人口 游客 接待游客 旅客 人数 用工 "
        "职工 员工 学生 在校生 党员 人员 劳动力 困难人员 失业人员 农民工 贫困人口 人才 招生 毕业生 医生 床位"
    ),
    Measure.COUNT: listed(
        "市场主体 经营主体 单位数 企业户数 户数 家数 企业 公司 项目 产业集群 集群 行业 机构 园区 开发区 专利授权 "
        "专利授权量 发明专利 专利 商标 平台 实验室 研究中心 中心 学校 医院 基地 载体 孵化器 众创空间 个体工商户 "
        "个体户 合作社 家庭农场 村 社区 街道 乡镇 案件 事故 汽车 机动车 车辆 品牌 产品 事项 工程 协议 合同 标准 政策 "
        "措施 任务 团队 院士 工作站 指标 税种 板块 产业 领域 部门 小巨人 高新技术企业 上市公司 门店 商铺 住房 住宅 "
        "套房 人次 件数 宗地 地块 景区 展会 活动 岗位 法人单位"
    ),
    Measure.INDEX: listed(
        "采购经理指数 价格指数 居民消费价格 出厂价格 购进价格 消费价格 景气指数 信心指数 发展指数 指数 恩格尔系数 "
        "系数"
    ),
    Measure.SPEED: listed("增长速度 增速 增幅 增长率 涨幅 降幅 升幅 跌幅 增长幅度 下降幅度 增长目标"),
}

# What reports write short, written out.
_SHORT: Final[Mapping[Measure, str]] = {
    Measure.MONEY: """
        进出口总额/进出口总值/进出口额=进出口 出口总额/出口总值/出口额/出口创汇=出口
        进口总额/进口总值/进口额=进口
        利润总额/利润额=利润 税收收入=税收 人均GDP=人均地区生产总值
        GDP/gdp=地区生产总值 社零总额/社零/社消零总额/社消零/社消/社会消费品零售额=社会消费品零售总额
        固投/固定资产投入=固定资产投资 房地产投资/房地产开发/房产投资/房开投资=房地产开发投资 技改=技改投资
        投入/已投/共投/累投/出资/投资量/总盘子/投资规模/协议投资/完成投资/投资额/项目投资=投资 投资总额=投资总额
        营收=营业收入 主营收入/主营=主营业务收入 利税额=利税 外贸/外贸进出口=进出口 引资=资金
        到资/到账/到位=到位资金 财政=财政 外汇=外汇 产出=产值 税款/纳税/缴税/纳税额=税收 上缴税金=税金
        外次/直接外资/实际外资/吸收外资/引进外资=外资
        零售=零售 存贷款=存贷款 销售总值=销售产值 拟投/拟投资/计划总投资/协议总投资=总投资
    """,
    Measure.GOODS: """
        用电=用电 出栏数=出栏 存栏数=存栏 产出量=产量 能源消费=能源消费
    """,
    Measure.INDEX: """
        PMI=采购经理指数 CPI=居民消费价格指数 PPI=工业生产者出厂价格指数 居民消费价格=居民消费价格
    """,
    Measure.COUNT: """
        大类/行业大类/大类行业=行业 项目数=项目 企业数=企业 主体/市场主题=市场主体 工商户=个体工商户
    """,
}

# What members of a list inherit is the bare measure: 国有控股企业's is 增加值, not 工业增加值.
_CORES: Final = {
    "总投资额": "投资",
    "投资总额": "投资",
    "投资额": "投资",
    "利润总额": "利润",
    "地区生产总值": "增加值",
    "国内生产总值": "增加值",
    "生产总值": "增加值",
}


def core(name: str) -> str:
    """The measure without what belongs to its first bearer only."""
    for ending in ("投资", "增加值", "产值", "支出", "零售额", "用电量", "用电", "价格", "人口"):
        if name.endswith(ending):
            return ending
    if name.endswith(("预算收入", "财政收入", "财政总收入")):
        return "收入"
    return _CORES.get(name, name)


_GENERIC_TAILS: Final = frozenset(
    listed(
        "总量 总额 额度 数量 总数 额 数 量 个数 规模 总值 合计 情况 工作 指标 方面 口径 总体 部分 资金 计划 目标 "
        "任务 累计 单位 预计"
    )
)


_WITHIN: Final = (
    ("进出口", ("出口", "进口")),
    ("收入", ("收入", "税收", "税", "费")),
    ("税收", ("税",)),
    ("支出", ("支出",)),
    ("资金", ("内资", "外资", "资金")),
    ("存款", ("存款",)),
    ("贷款", ("贷款",)),
    ("人口", ("人口",)),
    ("面积", ("面积",)),
    ("产量", ("产量",)),
    ("用电", ("用电", "用电量")),
)


def contains(whole: str, part: str) -> bool:
    """Can the one measure hold the other as a part: the same measure, or one of the customary pairs?"""
    if core(whole) == core(part):
        return True
    return any(outer in whole and part.endswith(inner) for outer, inner in _WITHIN)


def is_tail(rest: str) -> bool:
    """Is what follows a head in its phrase only a word like 总额?"""
    return not rest or rest in _GENERIC_TAILS


_SPEED_RATES: Final = frozenset(
    {
        "增长率",
        "下降率",
        "上升率",
        "年均增长率",
        "平均增长率",
    }
)


@dataclass(frozen=True, slots=True)
class Head:
    """The measured noun of a phrase: its full name, what it is measured in, and where it stands in the phrase."""

    name: str
    measure: Measure
    start: int
    end: int


def _table() -> dict[str, tuple[str, Measure]]:
    table: dict[str, tuple[str, Measure]] = {}
    for measure, words in _PLAIN.items():
        table.update((word, (word, measure)) for word in words)
    for measure, entries in _SHORT.items():
        for entry in entries.split():
            shorts, _, full = entry.partition("=")
            table.update((short, (full, measure)) for short in shorts.split("/"))
    return table


TABLE: Final[Mapping[str, tuple[str, Measure]]] = _table()


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, sharing first letters so that it is fast."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(word[1:])
    parts = []
    for first, rests in by_first.items():
        tails = "|".join(re.escape(rest) for rest in rests)
        parts.append(re.escape(first) + (f"(?:{tails})" if len(rests) > 1 else tails))
    return "(?:" + "|".join(parts) + ")"


_HEADS: Final = re.compile(rf"(?!用电器){alternation(TABLE)}")  # 家用电器 is no 用电
_RATE: Final = re.compile(
    r"(?:率|比例|强度|密度|满意度|依存度|存贷比|性别比|抚养比|负债比|收入比)(?![先领军])"
)
_EDGE: Final = re.compile(
    r"[^一-鿿]|企业|行业|产业|工业|园区|地区|全省|全市|全国|全区|全县|的|规上|规模以上|居民|实现|完成"
)
_FREE: Final = re.compile(r"[一-鿿]{1,4}(?:税|费|款|债|量|额|值|收入|支出|面积|能力|余额|人数|户数|数)$")


@lru_cache(maxsize=8192)
def head(phrase: str) -> Head | None:
    """The rightmost head of a phrase, or None if it names no measure."""
    found: Head | None = None
    for match in _HEADS.finditer(phrase):
        name, measure = TABLE[match[0]]
        if measure is Measure.SPEED and found is not None:
            continue
        if (
            match[0] == "收入"
            and found is not None
            and found.end == match.start()
            and found.name.endswith("税")
        ):
            found = Head(found.name, found.measure, found.start, match.end())  # 增值税收入
            continue
        found = Head(name, measure, match.start(), match.end())
    rate = max((match.end() for match in _RATE.finditer(phrase)), default=0)
    if rate and (found is None or rate > found.end):
        return _rate(phrase, rate)
    if phrase.endswith("投") and len(phrase) > 1:  # 基础设施投了27.5亿元
        return Head("投资", Measure.MONEY, len(phrase) - 1, len(phrase))
    rest = phrase[found.end :] if found is not None else phrase
    if rest and rest not in _GENERIC_TAILS:
        free = _FREE.search(phrase)
        if free is not None:
            start = max((match.end() for match in _EDGE.finditer(free[0])), default=0)
            word = free[0][start:]
            if len(word) > 1:
                return Head(word, _measure_of(word), free.start() + start, free.end())
    return found


def fitting(phrase: str, measures: tuple[Measure, ...]) -> Head | None:
    """The rightmost head of a phrase with one of the measures."""
    found = None
    for match in _HEADS.finditer(phrase):
        name, measure = TABLE[match[0]]
        if measure in measures and not phrase.startswith(
            "企业", match.end()
        ):  # 外商投资企业 invest, but are no 投资
            found = Head(name, measure, match.start(), match.end())
    return found


def _rate(phrase: str, end: int) -> Head:
    start = max(end - 12, 0)
    edge = max((match.end() for match in _EDGE.finditer(phrase, start, end - 2)), default=start)
    name = phrase[edge:end].replace("新品", "新产品")
    speed = name in _SPEED_RATES or (name.endswith("增长率") and "自然" not in name)
    return Head(name, Measure.SPEED if speed else Measure.RATE, edge, end)


def _measure_of(word: str) -> Measure:
    if word.endswith(("人数",)):
        return Measure.PEOPLE
    if word.endswith(("户数", "数")):
        return Measure.COUNT
    if word.endswith(("量", "面积", "能力")):
        return Measure.GOODS
    return Measure.MONEY


_SECTOR: Final = re.compile(r"[一二三](?:次)?产业?(?!业)")
_MEMBERS: Final[Mapping[str, str]] = {
    "一产": "第一产业", "二产": "第二产业", "三产": "第三产业", "一产业": "第一产业", "二产业": "第二产业", "三产业": "第三产业",
    "一次产业": "第一产业", "二次产业": "第二产业", "三次产业": "第三产业",
    "第一": "第一产业", "第二": "第二产业", "第三": "第三产业", "规上": "规模以上", "限上": "限额以上", "高企": "高新技术企业",
    "房产": "房地产", "根底设施": "基础设施", "战新产业": "战略性新兴产业", "高新产业": "高新技术产业", "科小": "科技型中小企业",
}  # fmt: skip


def member(name: str) -> str:
    """A member of a list by its full name, where it has one: 二产 is 第二产业, 二产增加值 第二产业增加值."""
    full = _MEMBERS.get(name)
    if full is not None:
        return full
    sector = _SECTOR.match(name)
    return _MEMBERS[sector[0]] + name[sector.end() :] if sector is not None else name
