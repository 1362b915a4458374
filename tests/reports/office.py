"""A park office with three firms, one department and a catalogue of its own in files, up to June 2024.

The figures are few enough to reckon with by hand (千元, cumulative to June; 同期 in brackets):

    远航电池材料  规上  电池  工业总产值 600000 (590000)
    蓝湖化工      规上  化工  工业总产值 300000 (320000)
    新芽包装      规下  其他  工业总产值 100000 ( 90000)   利润总额 52000 (40000)
    经济发展部                进出口总额 5000 (4000) 万美元

So the park has 10亿元, same 同期, 同比持平; 规上 has 9亿元 against 9.1亿元, 同比下降1.1%.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings

from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Period
from taizhang.ledger import books
from taizhang.ledger.actions import Origin, Reported, entries_record, period_close, period_reopen
from taizhang.registry import park
from taizhang.registry.actions import NewMembership, NewRespondent, memberships_open, respondents_register
from taizhang.registry.credit_code import complete
from taizhang.reports import catalogues, impact
from taizhang.reports.actions import Issued, report_compose, report_issue

YUANHANG = complete("91999901MA0000Y1")
LANHU = complete("91999901MA0000L2")
XINYA = complete("91999901MA0000X3")
JUNE = Period(2024, 1, 6)

PARK = """\
园区: {名称: 园区, 简称: 园区, 全市名称: 全市}
部门: [{名称: 经济发展部, 代码: economy}]
"""
DIMENSIONS = """\
产业集群: {代码: cluster, 成员: {新能源电池材料: battery, 化工: chemical, 其他: other}}
规上: {代码: above_scale, 成员: {规上: 'yes', 规下: 'no'}}
"""
INDICATORS = """\
工业总产值:
  代码: output
  含义: 全部工业企业的总产值，当年价格。
  单位: 亿元
  报送单位: 千元
  性质: 流量
  报送: 每月累计
  来源: 企业
  句式: 实现工业总产值【数值】，【同比】

规上工业总产值:
  代码: output_above_scale
  含义: 规模以上工业企业的总产值，当年价格。
  单位: 亿元
  报送单位: 千元
  性质: 流量
  报送: 每月累计
  来源: 企业
  属于: 工业总产值
  取自: 工业总产值
  限于: 规上
  分项按: 产业集群
  句式: 完成规上工业产值【数值】，【同比】，完成全年目标的【完成率】
  分项句式: 【分项】产业完成规上产值【数值】，【同比】

利润总额:
  代码: profit
  含义: 企业的利润总额，亏损为负。
  单位: 亿元
  报送单位: 千元
  性质: 流量
  报送: 每月累计
  来源: 企业
  句式: 实现利润总额【数值】，【同比】

进出口总额:
  代码: trade
  含义: 海关进出口总额。
  单位: 万美元
  性质: 流量
  报送: 每月累计
  来源: 经济发展部
  句式: 实现进出口总额【数值】，【同比】

技改投资:
  代码: technical_investment
  含义: 技术改造投资。
  单位: 亿元
  报送单位: 万元
  性质: 流量
  报送: 每月累计
  来源: 经济发展部
  句式: 实现技改投资【数值】，【同比】

规上工业企业数:
  代码: firms_above_scale
  含义: 期末在册的规模以上工业企业。
  单位: 家
  性质: 计数
  来源: 系统
  算法: 成员数
  限于: 规上
  句式: 规上工业企业【数值】
"""
FORMS = """\
企业月报:
  代码: monthly
  表号: 园企1表
  填报: 企业
  单位: 千元
  期别: 月报
  截止: 次月8日
  项目:
    - {编号: '01', 指标: 工业总产值}
"""
OUTLINE = """\
# 【园区】【年份】第【季度】报告

今年以来，【园区】经济运行平稳。

## 经济运行

- 完成工业产值。【期间】，【园区】【工业总产值】；【规上工业总产值】。【规上工业总产值：分项】。
- 完成技改投资。【期间】，【园区】【技改投资】。
- 提高企业效益。【期间】，【园区】【利润总额】。
- 扩大进出口。【期间】，【园区】【进出口总额】。截至【季度】末，【规上工业企业数】。

全年进出口增速目标为增长【进出口总额：增速目标】以上。年初定为增长【进出口总额：原定增速目标】以上。
"""


def write_catalogue(root: Path, *, outline: str = OUTLINE, indicators: str = INDICATORS) -> None:
    """The catalogue of the office as files."""
    files = {
        "park.yaml": PARK, "dimensions.yaml": DIMENSIONS, "indicators/all.yaml": indicators,
        "forms/all.yaml": FORMS, "outlines/quarterly.md": outline,
    }  # fmt: skip
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def said(
    respondent: str, indicator: str, value: int | str, prior: int | str, period: Period = JUNE
) -> Reported:
    """A figure with its 同期数."""
    return Reported(respondent, indicator, period, Decimal(value), Decimal(prior))


FIGURES = (
    said(YUANHANG, "output", 600_000, 590_000),
    said(LANHU, "output", 300_000, 320_000),
    said(XINYA, "output", 100_000, 90_000),
    said(XINYA, "profit", 52_000, 40_000),
    said("economy", "trade", 5_000, 4_000),
)
TARGET = Reported("economy", "output_above_scale", Period(2024, 1, 12), Decimal(2_000_000), basis="target")


@dataclass(frozen=True)
class Office:
    """Who writes, and what can be done. ``folder`` holds the catalogue's files."""

    writer: User
    folder: Path

    @property
    def catalogue(self) -> Catalogue:
        return park.catalogue()

    def record(self, *reports: Reported, reason: str = "依据文件") -> tuple[int, ...]:
        """Through the gate."""
        done = entries_record(
            actor=self.writer, reports=reports, origin=Origin("excel", "6月报表.xlsx"),
            catalogue=self.catalogue, reason=reason,
        )  # fmt: skip
        assert done.findings == (), done.findings
        return done.entries

    def close(self) -> None:
        month, park = JUNE.month(), self.catalogue  # the ledger begins in June
        done = period_close(actor=self.writer, period=month, catalogue=park, note="先关")
        assert done.done, done.findings

    def correct(self, *reports: Reported, reason: str) -> tuple[int, ...]:
        """Opened for it, recorded and closed again."""
        assert period_reopen(actor=self.writer, period=JUNE, reason=reason).done
        numbers = self.record(*reports, reason=reason)
        self.close()
        return numbers

    def arrive(self, name: str) -> str:
        """Registers one more firm, there since January 2022 and never seen to report; its code."""
        code = complete("91999901MA0000Q4")
        firm = NewRespondent("", name, "enterprise", 202201, code)
        assert respondents_register(actor=self.writer, respondents=[firm]).findings == ()
        return code

    def text(self) -> str:
        """The draft of the half-year report."""
        draft = report_compose(
            outline="quarterly", period=JUNE, actor=self.writer, catalogue=self.catalogue
        ).document
        assert draft is not None
        return draft.to_text()

    def issue(self, reason: str = "") -> Issued:
        return report_issue(
            outline="quarterly", period=JUNE, actor=self.writer, catalogue=self.catalogue, reason=reason
        )


def settle(writer: User, catalogue: Catalogue) -> None:
    """Registers everybody and opens their memberships."""
    people = [
        NewRespondent("", "远航电池材料", "enterprise", 202201, YUANHANG),
        NewRespondent("", "蓝湖化工", "enterprise", 202201, LANHU),
        NewRespondent("", "新芽包装", "enterprise", 202201, XINYA),
        NewRespondent("economy", "经济发展部", "department", 202201),
    ]
    assert respondents_register(actor=writer, respondents=people).findings == ()
    groups = [
        NewMembership(YUANHANG, "above_scale", "yes", 202201),
        NewMembership(YUANHANG, "cluster", "battery", 202201),
        NewMembership(LANHU, "above_scale", "yes", 202201),
        NewMembership(LANHU, "cluster", "chemical", 202201),
        NewMembership(XINYA, "above_scale", "no", 202201),
        NewMembership(XINYA, "cluster", "other", 202201),
    ]
    assert memberships_open(actor=writer, memberships=groups, catalogue=catalogue).findings == ()


def forget() -> None:
    """Empties what processes keep between questions; snapshots of another test must not answer."""
    books._newest.cache_clear()
    impact._between.cache_clear()
    catalogues._read.cache_clear()


@contextmanager
def opened_office(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The office with its figures in the ledger and June closed; needs a database."""
    write_catalogue(root / "catalogue")
    monkeypatch.setattr(park, "shipped", lambda: root / "catalogue")
    forget()
    writer = User.objects.create_superuser("wengao", first_name="敏", last_name="王")
    office = Office(writer, root / "catalogue")
    settle(writer, office.catalogue)
    office.record(*FIGURES, TARGET)
    office.close()
    yield office
    forget()


@pytest.fixture
def office(db: None, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The office, in a home of its own."""
    settings.HOME = tmp_path
    settings.SNAPSHOTS, settings.REPORTS = tmp_path / "snapshots", tmp_path / "reports"
    with opened_office(tmp_path, monkeypatch) as made:
        yield made
