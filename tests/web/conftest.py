"""A park of three enterprises with the first half of 2024 in its ledger, and the pages over it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from registry.small_park import LANHU, YUANHANG, make_catalogue, settle
from taizhang.catalogue.expression import parse
from taizhang.catalogue.model import Catalogue, Outline, OutlineBlock, Rule
from taizhang.kernel import Period, Place
from taizhang.ledger import books
from taizhang.ledger.actions import Origin, Reported, entries_record

JUNE = Period(2024, 1, 6)


def _rule() -> Rule:
    codes = {"工业总产值": "output"}
    relation = parse("工业总产值 >= 0", lambda name: codes[name])
    return Rule(
        "产值不为负",
        "r1",
        "b204",
        relation,
        None,
        True,
        "产值不会是负数。",
        "请核对。",
        "skip",
        Decimal(0),
        Place(),
    )


def _outline() -> Outline:
    blocks = (
        OutlineBlock("title", 0, "【园区】【年份】第【季度】报告", 1),
        OutlineBlock("body", 4, "完成工业总产值【工业总产值：数值】，【工业总产值：同比】。", 2),
    )
    return Outline("【园区】【年份】第【季度】报告", "quarterly", blocks, Place())


@pytest.fixture
def park(
    db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Catalogue]:
    """The small park as the catalogue in force, with the figures of two enterprises."""
    settings.SNAPSHOTS, settings.REPORTS = tmp_path / "snapshots", tmp_path / "reports"
    catalogue = replace(make_catalogue(), rules={"r1": _rule()}, outlines={"quarterly": _outline()})
    for room in ("ledger.views", "ledger.books", "reports.views.drafts", "web.catalogue"):
        name = "catalogue_in_force" if room == "ledger.books" else "catalogue"
        monkeypatch.setattr(f"taizhang.{room}.{name}", lambda: catalogue)
    clerk = User.objects.create_user("jilu", first_name="王敏", is_staff=True)
    settle(clerk, catalogue)
    reports = [
        Reported(YUANHANG, "output", JUNE, Decimal(600000), Decimal(500000), cell="数据!E3"),
        Reported(LANHU, "output", JUNE, Decimal(300000), Decimal(400000), cell="数据!E4"),
    ]
    recorded = entries_record(actor=clerk, reports=reports, origin=Origin("excel", "6月报表.xlsx", "0" * 64),
                              catalogue=catalogue)  # fmt: skip
    assert [each for each in recorded.findings if each.level == "错误"] == []
    books._newest.cache_clear()
    yield catalogue
    books._newest.cache_clear()


@pytest.fixture
def staff(db: None) -> Client:
    """Signed in as park staff."""
    client = Client()
    client.force_login(
        User.objects.create_user("tongji", is_staff=True), "django.contrib.auth.backends.ModelBackend"
    )
    return client


@pytest.fixture
def outsider(db: None) -> Client:
    """Signed in, but not staff."""
    client = Client()
    client.force_login(User.objects.create_user("qiye"), "django.contrib.auth.backends.ModelBackend")
    return client
