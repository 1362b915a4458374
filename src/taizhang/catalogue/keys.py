"""Which keys may a statistician write in the catalogue, and what does each mean?

One table answers it for everyone: the loader refuses what is not in it (and suggests what is), the checks
take required keys and closed lists of values from it, and the tables of ``docs/catalogue.md`` are printed
from it and from ``vocabulary`` by ``python -m taizhang.catalogue.keys``, so the page cannot drift from the program.

>>> KEYS["indicators"]["性质"].choices
('流量', '时点', '比率', '计数')
>>> [key.name for key in KEYS["rules"].values() if key.required][:3]
['代码', '报表', '表达']
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from taizhang.catalogue.vocabulary import ABSOLUTE, CONDITIONS, EXPANSIONS, FUNCTIONS, SLOTS, WORDS
from taizhang.kernel.unit import UNITS

Kind = Literal["text", "texts", "number", "whole", "yesno", "choice", "table", "rows"]

KIND_NAMES: Mapping[Kind, str] = {
    "text": "文字",
    "texts": "一列文字",
    "number": "数",
    "whole": "整数",
    "yesno": "是或否",
    "choice": "选一",
    "table": "键和值",
    "rows": "一列条目",
}


@dataclass(frozen=True)
class Key:
    """One word of the catalogue: its kind of value, whether an entry must have it, and what it says."""

    name: str
    kind: Kind
    explanation: str
    required: bool = False
    choices: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True)
class Section:
    """One kind of entry: where its files lie and what a reader calls it."""

    code: str
    title: str
    files: str
    explanation: str


SECTIONS: Mapping[str, Section] = {
    section.code: section
    for section in (
        Section("park", "园区", "park.yaml", "园区自己的名称、数字写法和报数的部门。"),
        Section(
            "dimensions", "维度", "dimensions.yaml", "把报数单位分组的办法，如产业集群、规上、行业大类。"
        ),
        Section(
            "indicators", "指标", "indicators/*.yaml", "园区要数的每一个数。条目的名字就是大家口头说的名字。"
        ),
        Section("forms", "报表", "forms/*.yaml", "谁在什么时候填哪些数，用什么单位。"),
        Section("items", "报表项目", "forms/*.yaml 的“项目”", "报表里的一行。"),
        Section("rules", "审核关系", "rules/*.yaml", "同一张报表里数与数之间应当成立的关系。"),
        Section("outlines", "报告大纲", "outlines/*.md", "用 Markdown 写的报告骨架，数字的位置写成【】。"),
        Section("examples", "例子", "examples/*.yaml", "给出数，写明应得的句子；检查目录时逐条核对。"),
        Section("figures", "例子里的数", "examples/*.yaml 的“数”", "每个指标（可加 @范围）给哪些数。"),
    )
}

NATURES = ("流量", "时点", "比率", "计数")
FREQUENCIES = ("每月累计", "每月时点", "每季累计", "每年")
SOURCES = ("企业", "项目", "全市", "系统")
ALGORITHMS = ("比率", "合计", "成员数", "新增成员数")
FORM_FREQUENCIES = ("月报", "季报", "年报")
YES_NO = ("是", "否")

_PARK_KEYS = {
    "园区": (
        Key("名称", "text", "园区全称，报告标题和【园区】用它。", required=True),
        Key("简称", "text", "正文里的称呼，如“园区”“开发区”。"),
        Key("全市名称", "text", "占全市比重时怎么称呼上级，如“全市”。", default="全市"),
    ),
    "写法": (
        Key("货币小数", "whole", "金额保留几位小数。", default="1"),
        Key("比率小数", "whole", "增速、比重、完成率保留几位小数。", default="1"),
        Key("其他小数", "whole", "其他数最多保留几位小数。", default="2"),
        Key("去尾零", "yesno", "“8.0%”写成“8%”。", default="是"),
        Key("小额用万元", "yesno", "不足五千万元的金额改用万元写。", default="是"),
        Key(
            "小数目换小单位",
            "yesno",
            "吨、千瓦时、平方米、人等，数太小时换小一级的单位：“0.03万吨”写成“300吨”。",
            default="是",
        ),
    ),
    "落款": (
        Key(
            "署名", "text", "报告末尾的署名，如“某某园区管委会”；不写“落款”就没有署名和日期。", required=True
        ),
        Key("日期", "text", "成文日期，由报告期推算，如“次月20日”“季后20日”；不写就只有署名。"),
    ),
    "节假日": (
        Key(
            "放假",
            "texts",
            "软件自带的放假安排之外，本园区还有哪些天不上班，如“2027-02-05”；截止日遇到就顺延。",
        ),
        Key("上班", "texts", "周末调休上班、而软件还不知道的日子。"),
    ),
    "部门": (
        Key("名称", "text", "部门的名称，“来源”“填报”里写它。", required=True),
        Key("代码", "text", "ASCII 小写字母、数字和下划线，定了不改。", required=True),
    ),
}

_INDICATOR_KEYS = (
    Key("代码", "text", "ASCII 小写字母、数字和下划线，定了不改；数据库和网址用它。", required=True),
    Key("别称", "texts", "还有哪些叫法；改名时把旧名放进来。"),
    Key("含义", "text", "数的是什么，按什么口径和价格。", required=True),
    Key("单位", "text", "写报告用的单位。“%”要加引号。", required=True),
    Key("报送单位", "text", "填报用的单位；不写就与“单位”相同。"),
    Key(
        "性质",
        "choice",
        "流量可以逐月相加；时点是月末的数；比率不能相加；计数数个数。",
        required=True,
        choices=NATURES,
    ),
    Key("报送", "choice", "多久报一次、报累计还是月末数；由系统算的指标不写。", choices=FREQUENCIES),
    Key("来源", "text", "企业、项目、全市、系统，或者“部门”里的一个部门名。", required=True),
    Key("属于", "text", "它是哪个指标的一部分。由部分指向整体，整体不列部分。"),
    Key(
        "分项合计",
        "choice",
        "属于它的各部分加起来是否等于它。不完整时只要求不超过。",
        choices=("完整", "不完整"),
        default="不完整",
    ),
    Key("分项按", "text", "按哪个维度分开数，如产业集群。"),
    Key("取自", "text", "数据取自哪个指标，与“限于”一起用。"),
    Key("限于", "text", "只数哪个范围的单位，如“规上”。"),
    Key(
        "算法",
        "choice",
        "由系统计算：比率＝分子÷分母；合计＝“合计自”相加；成员数、新增成员数＝“限于”范围里的单位数。",
        choices=ALGORITHMS,
    ),
    Key("分子", "text", "比率的分子指标。"),
    Key("分母", "text", "比率的分母指标。"),
    Key("合计自", "texts", "相加的各指标。"),
    Key(
        "方向",
        "choice",
        "越大越好是正向，越小越好（如能耗）是逆向。",
        choices=("正向", "逆向"),
        default="正向",
    ),
    Key(
        "盈亏",
        "texts",
        "只有利润一类的指标写：盈利和亏损各怎么说，如“[实现利润总额, 亏损]”，句子里用【盈亏】。"
        "写了它，跨过零才说扭亏为盈、由盈转亏、减亏、增亏。",
    ),
    Key("小数", "whole", "这个指标保留几位小数，盖过“写法”。"),
    Key("句式", "text", "报告里写它的句子，数字的位置写【】。逗号分开的小句，缺数就整句略去。"),
    Key("分项句式", "text", "按“分项按”逐项写的句子。"),
    Key("口径", "text", "本地用词与统计制度不同之处。"),
    Key("标准", "text", "定义的出处。"),
)

_FORM_KEYS = (
    Key("代码", "text", "ASCII 小写字母、数字和下划线，定了不改。", required=True),
    Key("表号", "text", "园区自己的表号。"),
    Key("参照", "text", "参照国家统计报表制度的哪张表。"),
    Key("填报", "text", "谁填：企业、项目、全市，或一个部门名。", required=True),
    Key("范围", "text", "只由哪个范围的单位填，如“规上”。"),
    Key("单位", "text", "表里金额的单位；项目可以另写。", required=True),
    Key("期别", "choice", "月报、季报、年报。", required=True, choices=FORM_FREQUENCIES),
    Key("截止", "text", "什么时候前交，如“次月8日”“季后15日”“次年3月10日”。", required=True),
    Key("一月免报", "yesno", "一月不报。", default="否"),
    Key("一二月合并", "yesno", "一月、二月合并成“1-2月”一次报。", default="否"),
    Key("说明", "text", "填表说明。"),
    Key("项目", "rows", "表里的各行。", required=True),
)

_ITEM_KEYS = (
    Key("编号", "text", "行的编号，同一张表里不重复。"),
    Key("指标", "text", "这一行填哪个指标。", required=True),
    Key("名称", "text", "表上印的名称；不写就用指标名。"),
    Key("单位", "text", "这一行的单位；不写就用表的单位（同一类单位时）或指标的报送单位。"),
    Key("必填", "yesno", "是否必须填。", default="是"),
    Key("同期", "yesno", "是否同时填上年同期数。", default="是"),
)

_RULE_KEYS = (
    Key("代码", "text", "ASCII 小写字母、数字和下划线，定了不改。", required=True),
    Key("报表", "text", "审核哪张报表。", required=True),
    Key("表达", "text", "应当成立的关系，如“主营业务收入 <= 营业收入”。", required=True),
    Key("如果", "text", "只在这个条件成立时审核。"),
    Key(
        "级别",
        "choice",
        "强制：不成立就不能报；核实：可以报，但要写说明。",
        required=True,
        choices=("强制", "核实"),
    ),
    Key("说明", "text", "为什么应当成立。", required=True),
    Key("怎么办", "text", "不成立时请填报人做什么。", required=True),
    Key("缺数", "choice", "有数没填时：跳过这条审核，还是按零算。", choices=("跳过", "按零"), default="跳过"),
    Key("容差", "number", "左右相差不超过它就算成立（报表单位）。", default="0"),
)

_DIMENSION_KEYS = (
    Key("代码", "text", "ASCII 小写字母、数字和下划线，定了不改。", required=True),
    Key("成员", "table", "成员的名字和代码。", required=True),
    Key("说明", "text", "这个维度怎么分。"),
)

_EXAMPLE_KEYS = (
    Key("名称", "text", "这个例子说明什么。", required=True),
    Key("期间", "text", "如“2024年1-9月”。", required=True),
    Key("数", "table", "指标名（可加 @范围）下给值、同期、目标等。", required=True),
    Key("应得", "texts", "应当写出的句子，一句或几句。", required=True),
)

_FIGURE_KEYS = (
    Key("值", "number", "本期数，用指标的单位。"),
    Key("同期", "number", "上年同期数。"),
    Key("目标", "number", "全年目标。"),
    Key("期内目标", "number", "同一期间的目标，如1-9月的目标。"),
    Key("增速目标", "number", "全年增速目标，%。"),
    Key("原定增速目标", "number", "调整以前的增速目标，%。"),
    Key("当月", "number", "当月数。"),
    Key("当月同期", "number", "上年同月数。"),
    Key("连续增长", "whole", "已连续增长几个月。"),
    Key("上报家数", "whole", "已报的家数。"),
    Key("应报家数", "whole", "应报的家数。"),
)


def _table(*keys: Key) -> Mapping[str, Key]:
    return {key.name: key for key in keys}


PARK_KEYS: Mapping[str, Mapping[str, Key]] = {block: _table(*keys) for block, keys in _PARK_KEYS.items()}

KEYS: Mapping[str, Mapping[str, Key]] = {
    "dimensions": _table(*_DIMENSION_KEYS),
    "indicators": _table(*_INDICATOR_KEYS),
    "forms": _table(*_FORM_KEYS),
    "items": _table(*_ITEM_KEYS),
    "rules": _table(*_RULE_KEYS),
    "examples": _table(*_EXAMPLE_KEYS),
    "figures": _table(*_FIGURE_KEYS),
}


def _rows(table: Mapping[str, Key]) -> list[str]:
    lines = ["| 键 | 填什么 | 必填 | 说明 |", "|---|---|---|---|"]
    for key in table.values():
        value = "｜".join(key.choices) if key.choices else KIND_NAMES[key.kind]
        default = f"不写时：{key.default}。" if key.default else ""
        lines.append(
            f"| `{key.name}` | {value} | {'是' if key.required else ''} | {key.explanation}{default} |"
        )
    return lines


def _units_by_dimension() -> Mapping[str, list[str]]:
    units: dict[str, list[str]] = {}
    for unit in UNITS.values():
        units.setdefault(unit.dimension, []).append(unit.name)
    return units


def markdown() -> str:
    """The tables of ``docs/catalogue.md``: every section with its keys, then blanks, functions and units."""
    lines: list[str] = []
    for section in SECTIONS.values():
        lines += [f"### {section.title}：`{section.files}`", "", section.explanation, ""]
        if section.code == "park":
            for block, table in PARK_KEYS.items():
                lines += [f"**{block}**" + ("（一列，每个部门一条）" if block == "部门" else ""), ""]
                lines += [*_rows(table), ""]
        elif section.code in KEYS:
            lines += [*_rows(KEYS[section.code]), ""]
    lines += ["### 句式和大纲里的空", "", "| 空 | 填进去的是 |", "|---|---|"]
    lines += [f"| `【{slot}】` | {meaning} |" for slot, meaning in SLOTS.items()]
    lines += ["", "大纲里还可以写：", "", "| 写法 | 意思 |", "|---|---|"]
    lines += [f"| `【{word}】` | {meaning} |" for word, meaning in WORDS.items()]
    lines += ["| `【指标】` | 指标的整个句式 |", "| `【指标：空】` | 指标的一个空 |"]
    lines += ["| `【指标@范围：空】` | 指标在某个范围的一个空 |"]
    lines += [f"| `【指标：{word}】` | {meaning} |" for word, meaning in EXPANSIONS.items()]
    lines += [
        "",
        "大纲里的条件，不印字，条件不成立就不写（见“大纲”一节）：",
        "",
        "| 条件 | 什么时候成立 |",
        "|---|---|",
    ]
    lines += [f"| `【指标：{name}】` | {meaning} |" for name, meaning in CONDITIONS.items()]
    lines += ["", "### 审核表达式里的函数", "", "| 函数 | 取什么 |", "|---|---|"]
    lines += [f"| `{name}(指标)` | {meaning} |" for name, (_, meaning) in FUNCTIONS.items()]
    lines += [f"| `{ABSOLUTE}(式子)` | 去掉正负号 |"]
    lines += ["", "### 单位", "", "同一行的单位可以互相换算，不同行的不能相加。", ""]
    lines += [f"- {'、'.join(names)}" for names in _units_by_dimension().values()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(markdown())
