import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from cli.conftest import Taizhang
from registry.small_park import YUANHANG
from reports.office import Office, said
from taizhang.ledger import queries
from taizhang.registry.actions import respondent_rename
from taizhang.reports import queries as reports


@pytest.fixture
def before(office: Office) -> str:
    """A moment before 远航 corrected its figure and took another name."""
    last = max(each.recorded_at for each in queries.entries_in_force())
    office.correct(said(YUANHANG, "output", 560_000, 590_000), reason="退货冲减")
    done = respondent_rename(actor=office.writer, respondent=YUANHANG, name="远航新能源", reason="变更登记")
    assert done.findings == ()
    return timezone.localtime(last).isoformat()


def test_figure__as_it_was(before: str, taizhang: Taizhang) -> None:
    now = json.loads(taizhang("figure", "工业总产值", "2024年1-6月", "--format", "json").out)
    then = json.loads(
        taizhang("figure", "工业总产值", "2024年1-6月", "--format", "json", "--as-of", before).out
    )
    assert (now["value"], then["value"]) == ("9.6", "10")
    assert then["as_of"] == before
    assert "as_of" not in now
    assert taizhang("figure", "工业总产值", "2024年1-6月", "--as-of", before).out.startswith("截至20")


def test_figure__before_anything_was_recorded(before: str, taizhang: Taizhang) -> None:
    yesterday = f"{timezone.localtime() - timedelta(days=1):%Y-%m-%d}"
    done = taizhang("figure", "工业总产值", "2024年1-6月", "--as-of", yesterday)
    assert (done.code, "没有数据" in done.out) == (1, True)


def test_trace__with_the_names_of_the_time(before: str, taizhang: Taizhang) -> None:
    asked = ("trace", "工业总产值", "2024年1-6月")
    now, then = taizhang(*asked).out, taizhang(*asked, "--as-of", before).out
    assert "远航新能源" in now
    assert "远航电池材料" not in now
    assert "远航电池材料" in then
    assert "远航新能源" not in then


def test_as_of__not_a_moment(before: str, taizhang: Taizhang) -> None:
    done = taizhang("figure", "工业总产值", "2024年1-6月", "--as-of", "上个月")
    assert (done.code, "不认识的时间" in done.err) == (2, True)
    later = taizhang("figure", "工业总产值", "2024年1-6月", "--as-of", "2999-01-01")
    assert (later.code, "还没有到" in later.err) == (2, True)


def test_as_of__today_is_now(before: str, taizhang: Taizhang) -> None:
    today = f"{timezone.localtime():%Y-%m-%d}"
    done = taizhang("figure", "工业总产值", "2024年1-6月", "--format", "json", "--as-of", today)
    assert json.loads(done.out)["value"] == "9.6"


def test_report__draft_of_the_time(before: str, taizhang: Taizhang, tmp_path: Path) -> None:
    asked = ("report", "quarterly", "2024Q2", "--out")
    now, then = taizhang(*asked, tmp_path / "now"), taizhang(*asked, tmp_path / "then", "--as-of", before)
    assert (now.code, then.code) == (0, 0)
    assert "的台账，草稿" in then.out
    assert "的台账，草稿" not in now.out
    texts = [next((tmp_path / each).glob("*.txt")).read_text("utf-8") for each in ("now", "then")]
    assert "9.6亿元" in texts[0]
    assert "10亿元" in texts[1]


def test_report__of_the_past_is_not_issued(before: str, taizhang: Taizhang, tmp_path: Path) -> None:
    done = taizhang("report", "quarterly", "2024Q2", "--out", tmp_path, "--as-of", before, "--issue")
    assert (done.code, list(tmp_path.glob("*.docx"))) == (2, [])
    assert "照过去某一天的账只能写草稿" in done.err
    assert reports.issues() == ()
