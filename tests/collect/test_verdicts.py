"""What becomes of a form that was handed in: withdrawn, returned, approved, reopened; and what is refused."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from collect.conftest import JUNE, Office
from collect.short_ways import REVENUE, codes, explain, in_ledger, sealed_version, state
from registry.people import engage
from registry.small_park import LANHU, XINYA, YUANHANG
from taizhang.collect import actions, queries
from taizhang.collect.around import around, duty_of
from taizhang.collect.models import Ruling, Task, Verdict, Version
from taizhang.collect.tasks import State
from taizhang.ledger.actions import Origin, Reported, entries_record
from taizhang.ledger.models import Entry
from taizhang.registry.actions import reporter_appoint, reporter_dismiss
from taizhang.registry.append_only import AppendOnlyError
from taizhang.registry.roles import Role

# Withdrawing.


def test_submission_withdraw__before_review(office: Office) -> None:
    version = sealed_version(office)
    assert actions.submission_withdraw(actor=office.clerk, version=version).done
    assert state(office) is State.FILLING
    assert office.type(REVENUE, "650", base=1).state == "saved"
    second = office.seal("k2")
    view = queries.version(second.version or 0)
    assert view is not None and view.ordinal == 2
    assert [(each.code, each.now.value) for each in view.differences if each.now] == [("revenue", 650)]
    assert codes(office.approve(version)) == ["decided"]  # nobody approves what was withdrawn


def test_submission_withdraw__not_by_others_and_not_after_review(office: Office) -> None:
    version = sealed_version(office)
    assert codes(actions.submission_withdraw(actor=office.stranger, version=version)) == ["not-allowed"]
    assert codes(actions.submission_withdraw(actor=office.reviewer, version=version)) == ["not-allowed"]
    assert office.approve(version).done
    assert codes(actions.submission_withdraw(actor=office.clerk, version=version)) == ["decided"]


# Returning.


def test_submission_return__with_notes_and_again(office: Office) -> None:
    version = sealed_version(office)
    assert office.send_back(version, "比上月少", revenue="5月是500").done
    task = queries.task(office.duty)
    assert task.state is State.RETURNED and task.shown == "已退回"
    assert task.returned is not None and task.returned.notes == {"revenue": "5月是500"}
    assert in_ledger() == []
    assert office.type(REVENUE, "660", base=1).state == "saved"
    assert state(office) is State.RETURNED
    second = office.seal("k2").version
    assert office.approve(second).done
    assert in_ledger() == [(YUANHANG, Decimal(660), Decimal(480))]


def test_submission_return__needs_a_reason_and_rows_that_exist(office: Office) -> None:
    version = sealed_version(office)
    assert codes(office.send_back(version, "")) == ["message-missing"]
    assert codes(office.send_back(version, "看看", nothing="?")) == ["unknown-row"]
    assert codes(office.send_back(version, "长" * 401)) == ["message-long"]
    assert codes(office.send_back(version, actor=office.clerk)) == ["not-allowed"]
    assert state(office) is State.SUBMITTED


def test_submission_seal__returned_form_not_by_somebody_else(office: Office) -> None:
    version = sealed_version(office)
    assert office.send_back(version).done
    done = actions.submission_seal(
        actor=office.stranger, duty=office.duty, catalogue=office.catalogue, key="x"
    )
    assert codes(done) == ["not-allowed"]


# Approving.


def test_submission_approve__writes_through_the_gate_in_the_clerks_name(office: Office) -> None:
    version = sealed_version(office)
    done = office.approve(version)
    assert done.done and in_ledger() == [(YUANHANG, Decimal(600), Decimal(480))]
    entry = Entry.objects.select_related("submission").get(number=done.entries[0])
    view = queries.version(version)
    assert view is not None and view.verdict is not None
    assert entry.submission.recorded_by == office.clerk
    assert entry.submission.origin_digest == view.hash
    assert "shenhe审定" in entry.submission.origin_name
    assert view.verdict.batch == entry.submission.number
    assert state(office) is State.APPROVED
    assert queries.collect_verify() == ()


def test_submission_approve__leaves_the_figure_to_its_clerk(office: Office) -> None:
    """The ledger's gate refuses that staff correct by another door what the enterprise reported."""
    assert office.approve(sealed_version(office)).done
    done = entries_record(
        actor=office.statistician, reports=[Reported(YUANHANG, "revenue", JUNE, Decimal(1))],
        origin=Origin("excel", "x"), catalogue=office.catalogue, reason="改",
    )  # fmt: skip
    assert [each.code for each in done.findings] == ["not-yours"]


def test_submission_approve__two_reviewers_one_wins(office: Office) -> None:
    other = engage("shenhe2", Role.REVIEWER, "economy")
    version = sealed_version(office)
    assert office.approve(version).done
    second = office.send_back(version, actor=other)
    assert codes(second) == ["decided"]
    assert "已由shenhe于" in second.findings[0].message
    assert Verdict.objects.count() == 1


def test_submission_approve__database_holds_one_verdict(office: Office) -> None:
    version = sealed_version(office)
    assert office.approve(version).done
    row = Verdict.objects.get()
    twin = Verdict(
        number=2, previous_hash="", hash="", version_id=version, ruling=Ruling.RETURNED,
        recorded_at=row.recorded_at, recorded_by=row.recorded_by,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_submission_approve__same_request_twice_is_once(office: Office) -> None:
    version = sealed_version(office)
    assert office.approve(version).done and office.approve(version).done
    assert Verdict.objects.count() == 1 and len(in_ledger()) == 1


def test_submission_approve__not_by_who_typed_or_has_no_right(office: Office) -> None:
    version = sealed_version(office)
    engage("qiye", Role.REVIEWER, "economy")  # the clerk becomes a reviewer
    assert codes(office.approve(version, office.clerk)) == ["own-figures"]
    assert codes(office.approve(version, office.stranger)) == ["not-allowed"]
    elsewhere = engage("caiwu", Role.REVIEWER, "finance")
    assert codes(office.approve(version, elsewhere)) == ["not-allowed"]
    handler = engage("jingban", Role.HANDLER, "economy")
    assert codes(office.approve(version, handler)) == ["not-allowed"]
    assert in_ledger() == []


def test_submission_approve__not_by_who_typed_one_cell(office: Office) -> None:
    """Also who only helped with a cell: another clerk of the enterprise who reviews elsewhere."""
    helper = engage("bangmang", Role.REVIEWER, "economy")
    assert reporter_appoint(actor=office.statistician, user=helper, respondent=YUANHANG).findings == ()
    actions.cell_save(
        actor=helper, duty=office.duty, slot=REVENUE, text="600", base=0, catalogue=office.catalogue
    )
    version = office.seal().version
    assert codes(office.approve(version, helper)) == ["own-figures"]


def test_submission_approve__clerk_who_left(office: Office) -> None:
    version = sealed_version(office)
    assert reporter_dismiss(actor=office.statistician, user=office.clerk, respondent=YUANHANG).findings == ()
    assert codes(office.approve(version)) == ["clerk-gone"]
    assert state(office) is State.SUBMITTED and in_ledger() == []


def test_submission_approve__gate_refuses_and_nothing_is_left(office: Office) -> None:
    """Meanwhile another door has brought the same cell: the ledger asks for a reason, which the version does not give."""
    version = sealed_version(office)
    done = entries_record(
        actor=office.clerk, reports=[Reported(YUANHANG, "revenue", JUNE, Decimal(599))],
        origin=Origin("api", "erp"), catalogue=office.catalogue,
    )  # fmt: skip
    assert not done.refused
    assert codes(office.approve(version)) == ["reason-missing"]
    assert state(office) is State.SUBMITTED and not Verdict.objects.exists()
    assert [row[1] for row in in_ledger()] == [Decimal(599)]


def test_submission_approve__no_such_version(office: Office) -> None:
    assert codes(office.approve(99)) == ["no-version"]


def test_submission_approve__form_of_a_department(office: Office) -> None:
    """Typed in 千元 where the ledger keeps 万元, by the department's 经办, approved by its 审核."""
    handler, reviewer = (
        engage("jingban", Role.HANDLER, "finance"),
        engage("shencha", Role.REVIEWER, "finance"),
    )
    duty = duty_of("finance", "finance", JUNE, office.catalogue)
    assert duty is not None
    mine = replace(office, duty=duty, clerk=handler)
    assert mine.type("value:tax", "55000").state == mine.type("value:funds", "3").state == "saved"
    version = mine.seal().version
    assert codes(office.approve(version)) == [
        "not-allowed"
    ]  # 经济部 does not review another department's form
    assert office.approve(version, reviewer).done
    rows = (
        Entry.objects.filter(respondent__code="finance").order_by("number").values_list("indicator", "value")
    )
    assert list(rows) == [("tax", Decimal(5500)), ("funds", Decimal("0.3"))]


def test_submission_approve__row_that_the_catalogue_lost(office: Office) -> None:
    version = sealed_version(office)
    small = office.catalogue.forms["small"]
    other = replace(small, items=(replace(small.items[0], indicator="output"),))
    changed = replace(office.catalogue, forms={**office.catalogue.forms, "small": other})
    done = actions.submission_approve(actor=office.reviewer, version=version, catalogue=changed)
    assert codes(done) == ["row-gone"] and in_ledger() == []


def test_judged__what_a_reviewer_sees(asking: Office) -> None:
    asking.type(REVENUE, "600")
    explain(asking, "我们是小厂")
    view = queries.version(asking.seal().version or 0)
    assert view is not None
    judged = queries.judged(view, asking.duty, asking.catalogue, around(asking.duty))
    assert judged.ready
    assert [(each.text, each.findings[0].code) for each in judged.explain] == [("我们是小厂", "rule:few")]


# Correcting what was approved.


def test_submission_reopen__corrects_with_a_reason(office: Office) -> None:
    version = sealed_version(office)
    assert office.approve(version).done

    def reopen(reason: str, actor: User) -> actions.Judged:
        return actions.submission_reopen(
            actor=actor, version=version, reason=reason, catalogue=office.catalogue
        )

    assert codes(reopen("", office.reviewer)) == ["message-missing"]
    assert codes(reopen("改", office.clerk)) == ["not-allowed"]
    assert reopen("企业来函更正", office.reviewer).done
    assert state(office) is State.RETURNED and queries.collect_verify() == ()
    assert office.type(REVENUE, "610", base=1).state == "saved"
    assert codes(office.seal("k2")) == ["reason-missing"]
    office.type("reason", "漏计一张发票")
    second = office.seal("k2").version
    assert office.approve(second).done
    rows = Entry.objects.filter(year=2024, last=6).order_by("number").values_list("value", "version")
    assert list(rows) == [(Decimal(600), 1), (Decimal(610), 2)]
    assert Entry.objects.last().submission.reason == "漏计一张发票"  # type: ignore[union-attr]
    assert codes(reopen("再改", office.reviewer)) == ["not-approved"]


def test_submission_seal__figure_of_the_ledger_cannot_be_cleared(office: Office) -> None:
    version = sealed_version(office)
    assert office.approve(version).done
    done = actions.submission_reopen(
        actor=office.reviewer, version=version, reason="更正", catalogue=office.catalogue
    )
    assert done.done
    office.type(REVENUE, "", base=1)
    office.type("reason", "没有了")
    assert "cell-cleared" in codes(office.seal("k2"))


# What the tables hold.


def test_tables__versions_and_verdicts_cannot_be_changed(office: Office) -> None:
    version = sealed_version(office)
    assert office.send_back(version).done
    for row in (Version.objects.get(), Verdict.objects.get()):
        with pytest.raises(AppendOnlyError):
            row.save()


def test_collect_verify__names_a_task_that_was_changed_behind(office: Office) -> None:
    version = sealed_version(office)
    assert office.send_back(version).done
    Task.objects.update(state=State.APPROVED)
    assert [each.code for each in queries.collect_verify()] == ["task-differs"]


def test_collect_verify__whatever_stands_in_a_task(office: Office) -> None:
    """Somebody who writes behind the gate may write what no state is, or no month: that, the version's seal covers."""
    version = sealed_version(office)
    assert office.send_back(version).done
    Task.objects.update(state="乱写")
    (finding,) = queries.collect_verify()
    assert (finding.code, "记着“乱写”" in finding.message) == ("task-differs", True)
    Task.objects.update(last=45)
    (finding,) = queries.collect_verify()
    assert (finding.code, finding.message[:8]) == ("chain-broken", "报送版本第1条：")


def test_duty__of_a_firm_that_is_not_there(office: Office) -> None:
    assert duty_of(XINYA, "b204", JUNE, office.catalogue) is None
    assert duty_of("nobody", "small", JUNE, office.catalogue) is None


def test_one_clerk__several_enterprises_apart(office: Office) -> None:
    lanhu = duty_of(LANHU, "small", JUNE, office.catalogue)
    assert lanhu is not None
    theirs = replace(office, duty=lanhu)
    office.type(REVENUE, "600")
    theirs.type(REVENUE, "300")
    assert (
        office.seal().version is not None and theirs.seal().version is not None
    )  # the same key, another task
    assert [each.ordinal for each in (*queries.versions(office.duty), *queries.versions(lanhu))] == [1, 1]
