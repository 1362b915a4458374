"""The API as of a moment: two days ago the figures were recorded, today one was corrected and a firm renamed."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from registry.small_park import LANHU, YUANHANG
from reports.office import Office, said
from taizhang.kernel import Period
from taizhang.ledger import reading
from taizhang.registry.actions import respondent_rename
from taizhang.web.api.site import api
from web.api.conftest import Ask

ASKED = {"indicator": "工业总产值", "period": "2024年1-6月"}
READS_THE_LEDGER = ("figure", "series", "trace")


@pytest.fixture
def moment(office: Office, ask: Ask, staff: Client, monkeypatch: pytest.MonkeyPatch) -> datetime:
    """When the figures stood as they were first recorded; the day is over by now."""
    then = timezone.localtime()
    clock = [timezone.now() + timedelta(days=2)]
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock[0])
    office.correct(said(YUANHANG, "output", 560_000, 590_000), reason="退货冲减")
    done = respondent_rename(actor=office.writer, respondent=YUANHANG, name="远航新能源", reason="变更登记")
    assert done.findings == ()
    clock[0] += timedelta(minutes=1)
    reading._kept.cache_clear()
    staff.force_login(
        User.objects.get(username="tongji"), "django.contrib.auth.backends.ModelBackend"
    )  # the first sign-in has run out
    return then


def test_figure__as_of_a_day_and_as_of_a_time(ask: Ask, moment: datetime) -> None:
    now = ask("figure", **ASKED)
    assert (now["value"], now["as_of"]) == ("9.6", None)
    day = ask("figure", **ASKED, as_of=moment.date().isoformat())
    assert (day["value"], day["as_of"]) == ("10", f"{moment.date()}T23:59:59.999999+08:00")
    assert day["snapshot"] != now["snapshot"]
    at = ask("figure", **ASKED, as_of=moment.isoformat())
    assert (at["value"], at["as_of"]) == ("10", moment.isoformat())


def test_figure__today_is_now(ask: Ask, moment: datetime) -> None:
    assert ask("figure", **ASKED, as_of=timezone.localdate())["value"] == "9.6"


def test_series__as_of_a_day(ask: Ask, moment: datetime) -> None:
    found = ask("series", **ASKED, months=3, as_of=moment.date())
    assert [each["value"] for each in found["points"]] == ["10"]
    assert found["as_of"].startswith(f"{moment.date()}T23:59")


def test_trace__entries_and_names_of_the_time(ask: Ask, moment: datetime) -> None:
    def records(**words: object) -> dict[str, str]:
        tree = ask("trace", **ASKED, **words)["trace"]
        return {each["entry"]["respondent"]: each["entry"]["value"] for each in tree["children"]}

    now, then = records(), records(as_of=moment.date())
    assert (now["远航新能源"], then["远航电池材料"]) == ("560000", "600000")
    assert "远航电池材料" not in now
    assert "远航新能源" not in then


@pytest.mark.parametrize("address", READS_THE_LEDGER)
@pytest.mark.parametrize("as_of", ["昨天", "2024-07", "2024年7月31日", "2024-07-31 14", "20240731"])
def test_as_of__of_the_wrong_shape(ask: Ask, address: str, as_of: str) -> None:
    found = ask(address, 422, **ASKED, as_of=as_of)
    said = "不认识的时间，应如 2024-07-31 或 2024-07-31T14:30"
    assert found["places"] == [{"parameter": "as_of", "message": said}]
    assert found["message"] == "参数不对"


@pytest.mark.parametrize("address", READS_THE_LEDGER)
@pytest.mark.parametrize(
    ("as_of", "message"),
    [
        ("2024-02-31", "不认识的时间“2024-02-31”，应如 2024-07-31 或“2024-07-31 14:30”。"),
        ("2999-01-01", "“2999-01-01”还没有到。"),
    ],
)
def test_as_of__that_is_no_moment(ask: Ask, address: str, as_of: str, message: str) -> None:
    found = ask(address, 404, **ASKED, as_of=as_of)
    assert found["message"] == message
    assert "已经过去的一天" in found["advice"]


def test_as_of__empty_is_now(ask: Ask, moment: datetime) -> None:
    assert ask("figure", **ASKED, as_of="")["value"] == "9.6"


@pytest.mark.parametrize("address", READS_THE_LEDGER)
def test_as_of__before_anything_was_recorded(ask: Ask, moment: datetime, address: str) -> None:
    found = ask(address, 404, **ASKED, as_of="2020-01-31")
    assert found["message"] == "2020-01-31 23:59时，台账里还没有数"
    assert found["advice"] == "不写 as_of，看现在的账"


def test_as_of__period_that_had_no_figures_then(office: Office, ask: Ask, moment: datetime) -> None:
    office.record(said(LANHU, "output", 350_000, 360_000, Period(2024, 1, 7)))
    july = {"indicator": "工业总产值", "period": "2024年1-7月"}
    assert ask("figure", **july)["value"] == "3.5"
    found = ask("figure", 404, **july, as_of=moment.date())
    assert "时，台账里没有2024年1-7月的数" in found["message"]
    assert found["advice"] == "那时有的是2024年6月至2024年6月"


@pytest.mark.parametrize("address", READS_THE_LEDGER)
def test_as_of__is_described(address: str) -> None:
    given = api.get_openapi_schema()["paths"][f"/api/{address}"]["get"]["parameters"]
    (as_of,) = (each for each in given if each["name"] == "as_of")
    assert not as_of["required"]
    assert "到那天为止" in as_of["schema"]["description"]
