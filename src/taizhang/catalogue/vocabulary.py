"""Which words may stand in 【】 of sentences and outlines, and as functions in rules, and what does each mean?

Closed lists: the readers and checks of the catalogue refuse what is not in them (and suggest what is), and the tables of
``docs/catalogue.md`` are printed from them together with the keys of ``keys``.

>>> SLOTS["完成率"]
'完成全年目标的百分之几'
>>> FUNCTIONS["同期"]
('prior', '上年同期数')
"""

from collections.abc import Mapping

SLOTS: Mapping[str, str] = {
    "数值": "这个指标的数和单位，如“61亿元”",
    "盈亏": "利润一类的指标的数，连同它的说法：“实现利润总额1.2亿元”或“亏损0.6亿元”",
    "同比": "与上年同期比，如“同比增长8.4%”；基数为零写“净增”，为负写“增加……（上年同期为负）”，"
    "写了“盈亏”的指标写“扭亏为盈”等",
    "同比增减额": "比上年同期多或少多少",
    "占比": "占整体（“属于”的指标，或分项时的合计）的比重",
    "占比变化": "占比比上年同期高或低几个百分点",
    "占全市": "占全市的比重",
    "完成率": "完成全年目标的百分之几",
    "目标": "全年目标数",
    "超欠目标": "比同一期间的目标多或少多少",
    "超欠序时": "完成率比时间进度快或慢几个百分点",
    "增速目标": "全年增速目标",
    "原定增速目标": "调整以前的增速目标",
    "增速差距": "增速离增速目标几个百分点",
    "当月": "当月数",
    "当月同比": "当月与上年同月比",
    "上年同期": "上年同期数",
    "贡献率": "对整体增长的贡献率",
    "拉动": "拉动整体增长几个百分点",
    "连续增长": "连续增长几个月",
    "分项": "分项的名字；单独写【名称：分项】时逐项展开",
    "期间": "报告期，如“1-9月”",
    "上报家数": "已报的家数",
}

WORDS: Mapping[str, str] = {
    "园区": "园区的名称",
    "期间": "报告期，如“1-9月”",
    "年份": "报告期的年份",
    "季度": "报告期的季度，如“三季度”",
}

EXPANSIONS: Mapping[str, str] = {
    "分项": "按“分项按”逐项展开“分项句式”，写成“其中：……；……”",
    "其中": "把“属于”它的指标逐个按“句式”展开，写成“其中：……；……”",
}

CONDITIONS: Mapping[str, str] = {
    "若增长": "同比增长（印出来不是零），比率是提高",
    "若持平": "同比持平",
    "若下降": "同比下降",
    "若占比提高": "占比比上年同期高",
    "若占比下降": "占比比上年同期低",
    "若盈利": "写了“盈亏”的指标为正",
    "若亏损": "写了“盈亏”的指标为负",
    "若完成目标": "达到同一期间的目标；越小越好的指标是不超过目标",
    "若未完成目标": "没有达到同一期间的目标",
    "若达到序时进度": "全年目标的完成率不低于时间进度",
    "若低于序时进度": "全年目标的完成率低于时间进度",
    "若达到增速目标": "增速不低于增速目标",
    "若低于增速目标": "增速低于增速目标",
}
"""What an outline may ask of a figure before it judges; the conditions of one row of ``OPPOSITES`` exclude each other."""

OPPOSITES = (
    ("若增长", "若持平", "若下降"),
    ("若占比提高", "若占比下降"),
    ("若盈利", "若亏损"),
    ("若完成目标", "若未完成目标"),
    ("若达到序时进度", "若低于序时进度"),
    ("若达到增速目标", "若低于增速目标"),
)

JUDGEMENTS = (
    "压力较大",
    "压力加大",
    "承压",
    "下滑",
    "乏力",
    "不稳固",
    "不足",
    "偏低",
    "偏慢",
    "滞后",
    "严峻",
    "困难加大",
    "持续向好",
    "稳中向好",
    "形势良好",
    "较快增长",
    "增势良好",
)
"""Words that judge. In an outline they need a condition, or they will be printed whatever the figures say."""

FUNCTIONS: Mapping[str, tuple[str, str]] = {
    "同期": ("prior", "上年同期数"),
    "上期": ("previous", "上个月报的累计数"),
    "当月": ("month", "本月数（累计相减）"),
    "增速": ("growth", "同比增速，%"),
}
ABSOLUTE = "绝对值"
