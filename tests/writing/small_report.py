"""A small catalogue, and books of given figures to write from: whole enough to show every rule of writing."""

from decimal import Decimal
from pathlib import Path

from taizhang.catalogue.load import load
from taizhang.catalogue.model import Catalogue, ExampleValue
from taizhang.kernel.figure import CITY, PARK, Scope
from taizhang.kernel.period import Period
from taizhang.writing.example_book import ExampleBook

INDICATORS = """\
工业总产值:
  代码: output
  含义: 全部工业企业的总产值，当年价格。
  单位: 亿元
  性质: 流量
  报送: 每月累计
  来源: 企业
  分项合计: 完整
  句式: 实现工业总产值【数值】，【同比】

规上工业总产值:
  代码: output_above_scale
  含义: 规模以上工业企业的总产值，当年价格。
  单位: 亿元
  性质: 流量
  报送: 每月累计
  来源: 企业
  属于: 工业总产值
  取自: 工业总产值
  限于: 规上
  分项按: 产业集群
  句式: 完成规上工业产值【数值】，【同比】，【超欠目标】，完成全年目标的【完成率】
  分项句式: 【分项】产业完成规上产值【数值】，【同比】，占规上工业产值比重【占比】

技改投资:
  代码: technical_investment
  含义: 技术改造投资。
  单位: 亿元
  性质: 流量
  报送: 每月累计
  来源: 经济发展部
  句式: 实现技改投资【数值】，【同比】

进出口总额:
  代码: trade
  含义: 进口与出口之和。
  单位: 万美元
  性质: 流量
  来源: 系统
  算法: 合计
  合计自: [出口总额, 进口总额]
  分项合计: 完整
  句式: 实现外贸进出口总额【数值】，【同比】

出口总额:
  代码: export
  含义: 海关出口总额。
  单位: 万美元
  性质: 流量
  报送: 每月累计
  来源: 经济发展部
  属于: 进出口总额
  句式: 出口总额【数值】，【同比】

进口总额:
  代码: import
  含义: 海关进口总额。
  单位: 万美元
  性质: 流量
  报送: 每月累计
  来源: 经济发展部
  属于: 进出口总额
  句式: 进口总额【数值】，【同比】

税收收入:
  代码: tax
  含义: 入库的各项税收。
  单位: 亿元
  性质: 流量
  报送: 每月累计
  来源: 经济发展部
  分项合计: 完整
  句式: 实现税收收入【数值】，【同比】，占全市税收比重为【占全市】

增值税:
  代码: tax_vat
  含义: 入库的增值税。
  单位: 亿元
  性质: 流量
  报送: 每月累计
  来源: 经济发展部
  属于: 税收收入
  句式: 增值税收入【数值】，【同比】

企业所得税:
  代码: tax_cit
  含义: 入库的企业所得税。
  单位: 亿元
  性质: 流量
  报送: 每月累计
  来源: 经济发展部
  属于: 税收收入
  句式: 企业所得税收入【数值】，【同比】

个人所得税:
  代码: tax_pit
  含义: 入库的个人所得税。
  单位: 万元
  性质: 流量
  报送: 每月累计
  来源: 经济发展部
  属于: 税收收入
  句式: 个人所得税收入【数值】，【同比】

重大工业项目数:
  代码: projects_major
  含义: 计划总投资5亿元以上的工业项目。
  单位: 个
  性质: 时点
  报送: 每月时点
  来源: 经济发展部
  句式: 5亿元以上重大工业项目【数值】，【同比增减额】

利润总额:
  代码: profit
  含义: 企业的利润总额，亏损为负。
  单位: 亿元
  性质: 流量
  报送: 每月累计
  来源: 企业
  盈亏: [实现利润总额, 亏损]
  句式: 【盈亏】，【同比】

产销率:
  代码: sales_rate
  含义: 销售产值与总产值之比。
  单位: '%'
  性质: 比率
  来源: 系统
  算法: 比率
  分子: 规上工业总产值
  分母: 工业总产值
  句式: 产销率为【数值】，【同比】
"""

PARK_FILE = """\
园区: {名称: 东湖工业园区, 简称: 园区, 全市名称: 全市}
部门: [{名称: 经济发展部, 代码: economy}]
"""

DIMENSIONS = """\
产业集群: {代码: cluster, 成员: {新能源电池材料: battery, 化工: chemical, 其他: other}}
规上: {代码: above_scale, 成员: {规上: 'yes', 规下: 'no'}}
"""

OUTLINE = """\
# 【园区】【年份】第【季度】工作总结报告

今年以来，【园区】经济运行平稳。

## 工作开展情况

### 经济运行

- 完成工业产值。【期间】，【园区】【工业总产值】；【规上工业总产值】。【规上工业总产值：分项】。
- 完成技改投资。【期间】，【园区】【技改投资】。
- 完成进出口总额。【期间】，【园区】【进出口总额】。【进出口总额：其中】。
- 完成税收收入。【期间】，【园区】【税收收入】。【税收收入：其中】。

### 项目建设

截至【季度】末，【重大工业项目数】。

## 存在的问题

### 效益

【期间】，【利润总额】。

## 下一步打算

围绕全年目标【规上工业总产值：目标】，加强调度。
"""


def write_catalogue(
    root: Path, *, outline: str = OUTLINE, examples: str = "", indicators: str = INDICATORS, park: str = ""
) -> Catalogue:
    """The small catalogue, read from files under ``root``, with other parts where a test gives them."""
    files = {
        "park.yaml": PARK_FILE + park,
        "dimensions.yaml": DIMENSIONS,
        "indicators/all.yaml": indicators,
        "outlines/quarterly.md": outline,
    }
    if examples:
        files["examples/all.yaml"] = examples
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    catalogue, findings = load(root)
    assert catalogue is not None, "\n".join(map(str, findings))
    return catalogue


GivenRow = tuple[str, Scope, str | None, str | None, dict[str, str]]


def book_of(catalogue: Catalogue, *rows: GivenRow) -> ExampleBook:
    values = {}
    for name, scope, value, prior, given in rows:
        indicator = catalogue.indicator(name)
        assert indicator is not None, name
        values[indicator.code, scope] = ExampleValue(
            indicator.code,
            scope,
            None if value is None else Decimal(value),
            None if prior is None else Decimal(prior),
            {key: Decimal(number) for key, number in given.items()},
        )
    return ExampleBook(catalogue, Period(2024, 1, 9), values)


def row(
    name: str, value: str | None, prior: str | None = None, scope: Scope = PARK, **given: str
) -> GivenRow:
    return name, scope, value, prior, given


SEED = (
    row("工业总产值", "70.3123", "64.8644"),
    row("规上工业总产值", "61.0123", "55.46", 目标="62.2", 上报家数="47", 应报家数="48"),
    row("规上工业总产值", "51.5512", "44.37", scope=Scope("cluster", "battery")),
    row("规上工业总产值", "9.16", "9.32", scope=Scope("cluster", "chemical")),
    row("规上工业总产值", "0.3011", "1.77", scope=Scope("cluster", "other")),
    row("技改投资", "5", "5.17"),
    row("出口总额", "2959", "2039"),
    row("进口总额", "0", "3523"),
    row("税收收入", "5.5", "4.96"),
    row("税收收入", "19.78", "18", scope=CITY),
    row("增值税", "4.7", "4.196"),
    row("企业所得税", "0.7", "0.7345"),
    row("个人所得税", "843", "540.7"),
    row("重大工业项目数", "8", "5"),
    row("利润总额", "1.2", "-0.5"),
)
