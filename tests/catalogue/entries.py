"""Entries as a statistician would write them, for tests that change one thing."""

from collections.abc import Mapping
from pathlib import Path

from taizhang.catalogue.load import load
from taizhang.catalogue.model import Catalogue

SAMPLE = Path(__file__).parent / "sample"

_EXPORTS: Mapping[str, str | None] = {
    "代码": "exports",
    "含义": "海关统计的出口额。",
    "单位": "亿元",
    "性质": "流量",
    "报送": "每月累计",
    "来源": "企业",
}
_QUARTERLY: Mapping[str, str | None] = {
    "代码": "quarterly_form",
    "填报": "企业",
    "单位": "千元",
    "期别": "季报",
    "截止": "季后15日",
}
_RULE: Mapping[str, str | None] = {
    "代码": "new_rule",
    "报表": "企业月报",
    "表达": "销售产值 <= 工业总产值",
    "级别": "核实",
    "说明": "一般如此。",
    "怎么办": "请核对。",
}


def _written(name: str, keys: Mapping[str, str | None]) -> str:
    return f"{name}:\n" + "".join(f"  {key}: {value}\n" for key, value in keys.items() if value is not None)


def indicator(name: str = "出口总额", **keys: str | None) -> str:
    """An indicator like 出口总额, with some keys changed, added, or (None) left out."""
    return _written(name, {**_EXPORTS, **keys})


def form(*rows: str, **keys: str | None) -> str:
    """A form 企业季报 with these rows, each written ``{指标: 甲}``."""
    return (
        _written("企业季报", {**_QUARTERLY, **keys}) + "  项目:\n" + "".join(f"    - {row}\n" for row in rows)
    )


def rule(**keys: str | None) -> str:
    """A rule 产销关系 of the sample's form 企业月报."""
    return _written("产销关系", {**_RULE, **keys})


def example(figure: str, period: str = "2024年1-9月") -> str:
    """An example 试一试 with one line of figures."""
    return f"- 名称: 试一试\n  期间: {period}\n  数:\n    {figure}\n  应得: 工业总产值61亿元\n"


def sample() -> Catalogue:
    """The sample catalogue, which has no findings."""
    catalogue, findings = load(SAMPLE)
    assert catalogue is not None, findings
    return catalogue
