"""Which words say what a number is: that something grew, takes a share, is planned, is a rank?

One regular expression finds all such words in the few words that lead up to a number; each belongs to one ``Cue``.
The word nearest to the number decides. Some words only look like cues and are passed over: 增加 in 增加值, 高 in
高新技术. A single character (增8%, 降3%, 快0.3个百分点) is a cue only as the last word before the number.

Worked example::

    cues("占规上产值比重较上年提高")   # 占 SHARE, 比重 SHARE, 较 THAN, 提高 UP
    cues("工业增加值同比增")          # 同比 YEAR, 增 UP
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from taizhang.proofing.claiming.nouns import alternation, listed


class Cue(Enum):
    """What a word says of the number after it."""

    UP = auto()
    DOWN = auto()
    SPEED = auto()  # 增速, 增幅: the number is a growth
    FALL = auto()  # 降幅: the number is a growth below zero
    REACH = auto()  # 升至: the number is where it got to, not by how much
    YEAR = auto()  # 同比
    PERIOD = auto()  # 环比
    START = auto()  # 比年初
    TWO_YEARS = auto()  # 两年平均
    THAN = auto()  # 比 较 高于: a comparison, with what it is compared to
    SHARE = auto()
    CONTRIBUTION = auto()
    PULL = auto()
    GOAL = auto()  # 目标 任务 计划数 预算: what a completion is measured by
    DONE = auto()  # 完成 实现
    PLAN = auto()  # 拟 计划 力争
    EXCESS = auto()  # 超额完成 短收
    LIST = auto()  # 分别 依次
    RANK = auto()
    MOVE = auto()  # 前移
    LASTING = auto()  # 连续
    PART = auto()  # 其中 内含
    NONE = auto()  # only looks like one


_WORDS: Final[dict[Cue, tuple[str, ...]]] = {
    Cue.NONE: listed(
        "增加值 增值税 增加额 增加量 增长极 增量 增值 高新技术 高新区 高新 高技术 高端 高品质 高质量 高耗能 高价值 "
        "高中 高等 高校 高标准 高速公路 高速 高铁 高层次 高成长 高分子 高企 高素质 高附加值 降本 升级 减税 减免 减排 "
        "减负 多晶硅 多种 多元 多项 快递 快件 超市 超高压 超过 超声 低碳 低保 低收入 少数 少年 退休 退役 退耕 退税 "
        "进口 进出口 进入 进项 落户 落地 落实 落成 差额 差别 差异 涨价 升学 升规 提高了人民 占地面积 占道 计划生育 "
        "计划单列 计划总投资 计划投资 比值 较好 较快 较大 较高 较强 较多 较低 大增强 增强 增资 增设 合同 共同 不同 "
        "相同 同时 协同 大同 同类 同行 参与 模拟 虚拟 系列 比武 比亚迪 同心 同步 增补 增发 可比价 可比口径 可比价格 "
        "公共预算 预算收入 预算支出 预算内 一般预算 财政预算 自然增长率 新增到账 新增到位 增收节支 降费 降水 降息 "
        "下岗 居民 居家 列车 列入 列为 排放 排水 排查 排序 位于 扩大内需 扩大开放 占用 占有 加快推进 加快建设 "
        "加快发展 加快转型 提高质量 提高效率 目标责任 目标考核 任务重 高于预期 超前 超级 超短 年初计划 快报 高峰 "
        "低压 中高端 新高 历史新高 少于 跌价 升值 减少排放"
    ),
    Cue.UP: listed(
        "增长 增加 上升 提高 提升 上涨 攀升 攀高 拉升 上扬 冲高 劲升 跃增 走强 扩大 加快 提速 抬升 抬高 抬高 上扬 "
        "领先 高出 高于 快于 好于 优于 多于 大于 大增 劲增 激增 猛增 微增 略增 净增 增收 多收 多增 多支 增支 跃升 "
        "走高 回升 反弹 转正 正增长 增长了 提前 前移 扩张 扩增 递增 增进 高过 快过 多完成 超收 多投 多产 多销 多种 "
        "多种了 多出 多出口 连增 再增 又增 猛涨 飙升 续增 拓展 净增加 净增长 略升 微升 小升 大涨 转为增长 扭亏 增盈 "
        "上行 提高了 超过 翻 长 增多 增至 多缴 多纳 增利 增亏 盈利增加 超 增产 增了 拉高 上浮 超出 提增 上调"
    ),
    Cue.DOWN: listed(
        "下降 下滑 降低 减少 回落 收窄 放缓 减缓 缩小 缩减 下跌 萎缩 收缩 低于 慢于 少于 小于 落后 负增长 短收 减收 "
        "少收 压减 压降 滑落 走低 走弱 缩水 下探 滑降 后移 后退 下行 不及 少增 大降 微降 略降 净减 净减少 锐减 骤降 "
        "骤减 猛降 减支 少支 少缴 减产 减亏 减利 下调 下挫 缩水 降了 递减 净下降 由正转负 转负 降速 减速 趋缓 节约 "
        "节省 减轻 少完成 欠 缩短 压缩 下浮 续降 连降 回调 净流出 落差 相差 低了 退后 跌 滑坡 少种 少产"
    ),
    Cue.SPEED: listed(
        "增长速度 增速 增幅 增长率 增长幅度 涨幅 升幅 发展速度 年均增长 平均增长 年均递增 年均增速 年均增幅 "
        "年均增长率 复合增长率 平均增速 同比增速 同比增幅 增长面积率 名义增速 现价增速 可比增速 环比增速 同比涨幅"
    ),
    Cue.FALL: listed(
        "降幅 跌幅 下降幅度 减幅 同比降幅 降速为"
    ),
    Cue.REACH: listed(
        "升至 增至 降至 升到 降到 增到 提高到 提高至 提升到 提升至 增加到 增加至 扩大到 扩大至 减少到 减少至 下降到 "
        "下降至 上升到 上升至 达到 攀升至 攀升到 下滑到 下滑至 滑落至 滑落到 回落至 回落到 回升至 回升到 收窄至 "
        "收窄到 放缓至 加快至 加快到 缩小到 缩小至 缩短至 缩短到 压缩至 压缩到 控制在 保持在 稳定在 维持在 跃升至 "
        "跃升到 突破 拓展到 降低到 降低至 增长到 增长至 涨至 涨到 跌至 跌到 下调至 上调至 上调到 调整为 后调为 调为 "
        "发展到 扩充到 恢复到 提至"
    ),
    Cue.YEAR: listed(
        "同比 按年 比上年同期 较上年同期 比去年同期 较去年同期 与上年同期相比 与去年同期相比 同上年同期相比 同期相比 "
        "比上年 较上年 比去年 较去年 比同期 较同期 同去年同期相比 比上年同月 较上年同月 比去年同月 按可比价格计算 "
        "按可比价计算 按可比口径 比上年度 较上年度 与上年相比 比2003年"
    ),
    Cue.PERIOD: listed(
        "环比 比上月 较上月 比上季度 较上季度 比上季 比上期 较上期 比上个月 较上个月"
    ),
    Cue.START: listed(
        "比年初 较年初 比上年末 较上年末 比上年底 较上年底 比去年末 较去年末 比去年底 较去年底 与上年末相比 "
        "比上年年末 较上年年末 与年初相比 比去年年末 较去年年末 比去年年底 较去年年底"
    ),
    Cue.TWO_YEARS: listed(
        "两年平均 二年平均 三年平均 两年年均 四年平均 五年平均 五年年均 三年年均 两年复合"
    ),
    Cue.THAN: listed(
        "比 较 高于 低于 快于 慢于 好于 优于 领先 落后 高出 相比 相较 多于 少于 大于 小于 与 领先于 落后于 不及 同"
    ),
    Cue.SHARE: listed(
        "占比 比重 份额 占到 占有 占了 约占 仅占 只占 共占 就占 占 占全市 占全省 占全国 占全区 占据 构成比 所占比例 "
        "比例 占有率 占有率为 市场份额 集中度 增长面 提速面 亏损面 下降面 盈利面 覆盖面 开工面 投产面 上升面 回升面 "
        "面达 面为 首位度 城镇化率 城市化率 对外依存度 渗透率"
    ),
    Cue.CONTRIBUTION: listed(
        "贡献率 贡献份额 贡献度 增长贡献率 贡献了 增量贡献率"
    ),
    Cue.PULL: listed(
        "拉动 拉动作用 拉动力 拉低 拉升 下拉 带动全市 影响 拉高 贡献"
    ),
    Cue.GOAL: listed(
        "目标任务 任务目标 目标数 任务数 计划数 预算数 目标值 目标 任务 年度计划 全年计划 计划 年度预算 全年预算 "
        "年初预算 调整预算 调整后预算 变动预算 预算 预期 年初计划 序时进度 时序进度 序时 时间进度 平均进度 月进度 "
        "均衡进度 考核目标 进度 完成率 完成进度 执行率 兑现率 达标率 目标完成率"
    ),
    Cue.DONE: listed(
        "完成 实现 已完成 达成 执行 占 为 达 完成了"
    ),
    Cue.PLAN: listed(
        "拟投资 拟投 拟 计划投资 计划总投资 计划 力争 争取 确保 预计 预期 目标是 目标为 目标 规划 规划总投资 概算 "
        "概算总投资 估算总投资 总投资 设计 设计产能 设计能力 可达 将达 将达到 将 建成后 达产后 投产后 全部建成后 "
        "年产 可实现 预计可 预计年 预期目标 增长目标 预计实现 有望 安排 预算 离年初 距年初 年初定 原定 现定 后调为 "
        "奋斗目标 首期产能 产能 形成产能 计划新增 总规模为 形成年产 预计总投资 预计投资 定为"
    ),
    Cue.EXCESS: listed(
        "超额完成 超额 超计划 超任务 超目标 超预算 超序时 超时序 超进度 超时间进度 超平均进度 超月进度 短月进度 "
        "短平均进度 短序时 短进度 欠进度 欠序时 多完成 欠收 短收 超收 超年初 欠目标 差任务 欠任务 超额完成目标"
    ),
    Cue.LIST: listed(
        "分别 依次 各自 各为 各占 各达 各有 双双 分別 分别为 依次为 顺次"
    ),
    Cue.RANK: listed(
        "位居 居于 居 列 位列 排名 排 排在 位次 位次居 跻身 进入 名列 排位 稳居 位于 居全市 居全省 居全国 跃居 "
        "排全市 排全省 列全市 列全省 排行 升至 跃升至 增至 保持 继续保持 综合排名 总量排 增速排"
    ),
    Cue.MOVE: listed(
        "前移 后移 上升 下降 前进 后退 提升 进 退 升 降 跃升 进位 提高 上移 下移"
    ),
    Cue.LASTING: listed(
        "连续 持续 连增 已有 已连续 创 时隔 近 自"
    ),
    Cue.PART: listed(
        "其中 内含 包括 包含 内有 内中 含 拆开看 组成 构成 分为 里面"
    ),
}  # fmt: skip

# A word of several meanings keeps the one that its number's unit asks for; this order decides the rest.
_ORDER: Final = (
    Cue.NONE, Cue.REACH, Cue.YEAR, Cue.PERIOD, Cue.START, Cue.TWO_YEARS, Cue.CONTRIBUTION, Cue.SPEED, Cue.FALL,
    Cue.EXCESS, Cue.SHARE, Cue.UP, Cue.DOWN, Cue.LIST, Cue.GOAL, Cue.PART, Cue.PULL, Cue.PLAN, Cue.LASTING, Cue.THAN,
    Cue.DONE, Cue.RANK, Cue.MOVE,
)  # fmt: skip

_LONE: Final = {
    **dict.fromkeys("增升涨高快多超进长翻", Cue.UP),
    **dict.fromkeys("降减跌低慢少差退落缩短负", Cue.DOWN),
}


def _lexicon() -> dict[str, Cue]:
    lexicon: dict[str, Cue] = {}
    for cue in reversed(_ORDER):
        lexicon.update(dict.fromkeys((word for word in _WORDS[cue] if word not in _LONE), cue))
    return lexicon


_LEXICON: Final = _lexicon()
_FIND: Final = re.compile(alternation(_LEXICON))
HEDGES: Final = (
    "约为 约 干到 冲到 做到 跑到 一共 近 逾 超过 超 突破 将近 接近 不足 不到 大约 大概 至少 高达 仅为 仅有 仅 只有 "
    "只 就 才 已达到 已达 达到 达 为 是 了 到 至 有 共 幅度 均 都 也 又 再 则 即 仍 仍为 还 已 已经 又达 也达 余 "
    "整整 正好 恰好 同为 累计 合计 共计 总计 分别 依次"
)
_HEDGE_END: Final = re.compile(
    "(?:" + "|".join(sorted(HEDGES.split(), key=len, reverse=True)) + r"|[\s+:：“\"])++$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A cue word and where it stands in the words searched."""

    cue: Cue
    start: int
    end: int
    word: str


@lru_cache(maxsize=16384)
def cues(words: str) -> tuple[Found, ...]:
    """Every cue in the words, in order; a lone character only at their end, hedges and 了 aside."""
    found = [_found(match, words) for match in _FIND.finditer(words)]
    end = bare_end(words)
    if (
        end
        and words[end - 1] in _LONE
        and not (found and found[-1].end >= end and found[-1].cue is not Cue.DONE)
    ):
        found = [one for one in found if one.end < end]
        found.append(Found(_LONE[words[end - 1]], end - 1, end, words[end - 1]))
    return tuple(one for one in found if one.cue is not Cue.NONE)


def _found(match: re.Match[str], words: str) -> Found:
    """The cue of a word; 抬升到 and 压减至 say where something got to, 抬升 and 压减 by how much."""
    cue, end = _LEXICON[match[0]], match.end()
    if cue in (Cue.UP, Cue.DOWN) and words[end : end + 1] in ("到", "至"):
        return Found(Cue.REACH, match.start(), end + 1, words[match.start() : end + 1])
    return Found(cue, match.start(), end, match[0])


def bare_end(words: str) -> int:
    """Where the words end without the hedges and copulas before the number (增长了约 → 增长)."""
    hedge = _HEDGE_END.search(words)
    return hedge.start() if hedge is not None else len(words)
