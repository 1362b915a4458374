"""Of what is hostile text put together? Of the pieces that reports are made of, in any order.

Random characters hardly ever make a sentence; these do, and the readers' rules fire on them. The hypothesis tests and the
coverage-guided fuzzer draw from the same pieces.
"""

from typing import Final

from taizhang.proofing.scanning.wordlist import words

BLANKS: Final = ("\n", "\t", "\u3000", "\x00")
WORDS: Final = (
    *BLANKS,
    *words(
        """
    0 1 2 3 5 8 9 10 12 37.5 61 99.9 100 305 2023 2024 20235.5 1,234 0.0 1.2.3 . , ， 、 ； ： 。 ( ) （
    ） “ ” 《 》 - — ~ / | # + % ％ ‰ 个百分点 百分点 亿元 万元 亿 万 元 美元 万亿元 倍 成 番 户 家 个
    项 人 吨 亩 位 期 年 月 日 季度 上半年 前三季度 1-9月 2024年 今年 上年 一 二 三 十 两 百 千 零 半
    翻一番 三成 四分之一 过半 一是 二是 三是 一、 （一） 第一 第28位 前30 其中 其中： 分别 分别为
    分别增长 同比 环比 增长 下降 增加 减少 提高 回落 收窄 净增 扭亏为盈 占 比重 占比 占全市的 贡献率
    拉动 完成 年度目标 目标 的 和 与 比 较 高于 低于 快于 全省 全国 全市 规上工业总产值 工业增加值
    固定资产投资 税收收入 利润总额 进出口总额 电池 化工 外资企业 园区 A B C 达到 达 为 是 实现 约 近 超
    超过 以上 左右 不足 连续 个月 平均 两年平均 累计 当月 合计 总计 共 XX × ○ … � 指标|本月|同比% 萬 個
    十四五 O l I 第 前 工业总产值
    """
    ),
)
