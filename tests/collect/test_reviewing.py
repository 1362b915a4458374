"""Which forms stand on top of a reviewer's list and why; what the page of one version shows."""

from dataclasses import replace
from datetime import UTC, datetime

from collect.conftest import Office
from collect.short_ways import REVENUE, explain, sealed_version
from registry.people import engage
from registry.small_park import LANHU
from taizhang.collect import actions, queries, reviewing
from taizhang.collect.around import duty_of
from taizhang.collect.sealing import Content
from taizhang.collect.tasks import State
from taizhang.registry.roles import Role, access_of

DAY = datetime(2024, 7, 3, tzinfo=UTC).date()


def listed(office: Office, who: object = None) -> reviewing.OfMonth:
    person = who or office.reviewer
    (month,) = reviewing.months(access_of(person), person.pk, office.catalogue, DAY)  # type: ignore[arg-type, attr-defined]
    return month


def of_lanhu(office: Office, key: str) -> int:
    duty = duty_of(LANHU, "small", office.duty.period, office.catalogue)
    assert duty is not None
    other = replace(office, duty=duty)
    assert other.type(REVENUE, "300").state == "saved"
    done = other.seal(key)
    assert done.version is not None, done.findings
    return done.version


def test_months__riskiest_first(office: Office) -> None:
    plain = of_lanhu(office, "l1")
    first = sealed_version(office)
    assert office.send_back(first, "请核对").done
    assert office.type(REVENUE, "650", base=1).state == "saved"
    second = office.seal("k2").version
    found = listed(office).waiting
    assert [each.version.number for each in found] == [second, plain]
    assert any("与上一版有1行不同" in risk.text for risk in found[0].risks)
    assert all(each.may_choose for each in found)


def test_months__counts_what_is_missing(office: Office) -> None:
    sealed_version(office)
    assert listed(office).counts == {"未填": 8, "已提交": 1}


def test_months__nothing_waits(office: Office) -> None:
    assert listed(office).waiting == ()


def test_months__another_department_has_its_own_list(office: Office) -> None:
    sealed_version(office)
    elsewhere = engage("caiwu", Role.REVIEWER, "finance")
    assert listed(office, elsewhere).waiting == ()
    assert listed(office, elsewhere).counts == {"未填": 1}  # its own form


def test_months__who_only_looks_sees_all_and_chooses_none(office: Office) -> None:
    sealed_version(office)
    (one,) = listed(office, engage("lingdao", Role.AUDITOR)).waiting
    assert not one.may_choose


def test_risks__what_was_asked_and_why_figures_changed(asking: Office) -> None:
    assert asking.type(REVENUE, "600").state == "saved"
    explain(asking, "扩产")
    assert asking.seal().version is not None
    (one,) = listed(asking).waiting
    assert [risk.text for risk in one.risks if "核实" in risk.text] == ["1处核实，附有说明"]


def test_risks__a_correction_of_the_ledger_weighs_most(office: Office) -> None:
    view = queries.version(sealed_version(office))
    assert view is not None
    task = queries.task(office.duty)
    corrected = replace(view, content=Content(view.content.cells, reason="上次报错"))
    assert next(each.text for each in reviewing.risks(task, corrected)) == "改了账上的数"
    weights = [each.weight for each in reviewing.risks(task, corrected)]
    assert weights == sorted(weights, reverse=True)


def test_risks__late_by_the_day_of_the_park(office: Office) -> None:
    """The form is due by 8 July; at 20:00 UTC the park's clocks show 04:00 of the 9th."""
    view = queries.version(sealed_version(office))
    assert view is not None
    task = queries.task(office.duty)
    said = [
        [
            each.text
            for each in reviewing.risks(
                task, replace(view, recorded_at=datetime(2024, 7, 8, hour, tzinfo=UTC))
            )
        ]
        for hour in (15, 20)
    ]
    assert said == [[], ["晚于截止日"]]


def test_page__shows_figures_and_what_was_before(office: Office) -> None:
    first = sealed_version(office)
    assert office.send_back(first, "请核对", revenue="比上月少").done
    assert office.type(REVENUE, "650", base=1).state == "saved"
    second = office.seal("k2").version
    view = queries.version(second or 0)
    assert view is not None
    page = reviewing.page(view, office.catalogue)
    row = next(each for each in page.rows if each.item.indicator == "revenue")
    assert (row.value, row.prior) == ("650", "480")
    assert row.was.startswith("上一版 600") and "1-5月 500" in row.beside and "6月 150" in row.beside
    assert page.waiting and page.problem == ""
    before = queries.version(first)
    assert before is not None
    old = reviewing.page(before, office.catalogue)
    assert not old.waiting
    assert next(each for each in old.rows if each.item.indicator == "revenue").note == "比上月少"


def test_page__of_a_form_nobody_owes_any_more(office: Office) -> None:
    view = queries.version(sealed_version(office))
    assert view is not None
    page = reviewing.page(replace(view, form="gone"), office.catalogue)
    assert page.duty is None and not page.waiting and "不再报这张表" in page.problem


def test_months__a_withdrawn_form_does_not_wait(office: Office) -> None:
    version = sealed_version(office)
    assert actions.submission_withdraw(actor=office.clerk, version=version).done
    assert listed(office).waiting == ()
    assert queries.task(office.duty).state is State.FILLING
