"""The life of a form: typed, sealed, withdrawn, returned, approved, reopened; and all that is refused on the way."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from collect.conftest import JUNE, Office
from registry.people import engage
from registry.small_park import LANHU, XINYA, YUANHANG
from taizhang.collect import actions, queries
from taizhang.collect.around import duty_of
from taizhang.collect.models import DraftCell, Ruling, Task, Verdict, Version
from taizhang.collect.tasks import State
from taizhang.kernel import Period
from taizhang.ledger.actions import Origin, Reported, entries_record, period_close
from taizhang.ledger.models import Entry, Explanation
from taizhang.registry.actions import reporter_appoint, reporter_dismiss
from taizhang.registry.append_only import AppendOnlyError
from taizhang.registry.roles import Role

REVENUE = "value:revenue"


def codes(outcome: actions.Sealed | actions.Judged) -> list[str]:
    return [each.code for each in outcome.findings]


def state(office: Office) -> State:
    return queries.task(office.duty).state


def in_ledger() -> list[tuple[str, Decimal, Decimal | None]]:
    rows = Entry.objects.filter(year=2024, last=6).order_by("number")
    return list(rows.values_list("respondent__code", "value", "prior"))


def sealed_version(office: Office, text: str = "600") -> int:
    assert office.type(REVENUE, text).state == "saved"
    done = office.seal()
    assert done.version is not None, done.findings
    return done.version


# Rounds.


def test_round_open__once(office: Office) -> None:
    again = actions.round_open(actor=office.statistician, period=JUNE)
    assert codes(again) == ["round-open"]


def test_round_open__not_by_a_clerk_and_not_before_the_month_is_over(office: Office) -> None:
    assert codes(actions.round_open(actor=office.clerk, period=Period(2024, 1, 7))) == ["not-allowed"]
    assert codes(actions.round_open(actor=office.statistician, period=Period(2999, 1, 7))) == ["not-over"]


# Typing.


def test_cell_save__keeps_what_was_typed(office: Office) -> None:
    assert state(office) is State.BLANK
    saved = office.type(REVENUE, "１，２００")
    assert (saved.state, saved.version, saved.text, saved.message) == ("saved", 1, "１，２００", "")
    assert state(office) is State.FILLING


def test_cell_save__no_number_is_kept_and_told(office: Office) -> None:
    saved = office.type(REVENUE, "600万元")
    assert (saved.state, saved.text) == ("invalid", "600万元")
    assert "请填6000" in saved.message
    assert codes(office.seal())[0] == "cell-unreadable"


def test_cell_save__two_tabs_lose_nothing(office: Office) -> None:
    first = office.type(REVENUE, "600")
    second = office.type(REVENUE, "700", base=0)  # the other tab never saw 600
    assert (second.state, second.text, second.version, second.by) == ("conflict", "600", 1, office.clerk)
    mine = office.type(REVENUE, "700", base=first.version)
    assert (mine.state, mine.version, mine.before) == ("saved", 2, "600")


def test_cell_save__same_request_twice_is_one(office: Office) -> None:
    first, again = office.type(REVENUE, "600"), office.type(REVENUE, "600")
    assert (again.state, again.version) == ("saved", first.version) == ("saved", 1)
    assert Task.objects.get().revision == 1


def test_cell_save__of_somebody_elses_form_is_refused_and_leaves_nothing(office: Office) -> None:
    saved = actions.cell_save(
        actor=office.stranger, duty=office.duty, slot=REVENUE, text="1", base=0, catalogue=office.catalogue
    )
    assert saved.state == "locked" and "不是远航电池材料的填报人" in saved.message
    assert not Task.objects.exists()


def test_cell_save__staff_never_touch_a_figure(office: Office) -> None:
    for who in (office.statistician, office.reviewer):
        saved = actions.cell_save(
            actor=who, duty=office.duty, slot=REVENUE, text="1", base=0, catalogue=office.catalogue
        )
        assert saved.state == "locked"
    assert not DraftCell.objects.exists()


@pytest.mark.parametrize(
    "slot", ["value:output", "prior:", "said:x", "value", "task_id", "said:" + "x" * 300]
)
def test_cell_save__place_that_the_form_does_not_have(office: Office, slot: str) -> None:
    assert office.type(slot, "1").state == "locked"
    assert not DraftCell.objects.exists()


def test_cell_save__too_long(office: Office) -> None:
    assert office.type(REVENUE, "1" * 401).state == "locked"


def test_cell_save__month_that_is_not_collected(office: Office) -> None:
    july = duty_of(YUANHANG, "small", Period(2024, 1, 7), office.catalogue)
    assert july is not None
    saved = actions.cell_save(
        actor=office.clerk, duty=july, slot=REVENUE, text="1", base=0, catalogue=office.catalogue
    )
    assert saved.state == "locked" and "还没有开始填报" in saved.message


def test_cell_save__month_that_is_closed(office: Office) -> None:
    version = sealed_version(office)
    assert office.approve(version).done
    for period in (Period(2023, 5, 6), Period(2024, 5, 5), Period(2024, 6, 6)):
        closed = period_close(
            actor=office.statistician, period=period, catalogue=office.catalogue, note="先关"
        )
        assert closed.done, closed.findings
    saved = office.type(REVENUE, "1", base=1)
    assert saved.state == "locked" and "已关账" in saved.message


def test_cell_save__locked_while_it_is_reviewed(office: Office) -> None:
    sealed_version(office)
    saved = office.type(REVENUE, "1", base=1)
    assert (saved.state, saved.text) == ("locked", "600")
    assert "请先撤回" in saved.message


# Sealing.


def test_submission_seal__keeps_all_that_was_said(office: Office) -> None:
    version = sealed_version(office)
    view = queries.version(version)
    assert view is not None
    figures = view.content.cells["revenue"]
    assert (figures.value, figures.prior) == (600, 480)  # 同期 untouched: what was reported a year ago
    assert view.content.by == (office.clerk.pk,)
    assert view.verdict is None and state(office) is State.SUBMITTED
    assert queries.collect_verify() == ()
    assert in_ledger() == []  # nothing is in the ledger before it is approved


def test_submission_seal__hard_rule_stops_it(strict: Office) -> None:
    strict.type(REVENUE, "600")
    assert codes(strict.seal()) == ["rule:few"]
    assert not Version.objects.exists() and state(strict) is State.FILLING


def test_submission_seal__nothing_filled_in(office: Office) -> None:
    assert codes(office.seal()) == ["cell-missing"]


def explain(office: Office, text: str) -> None:
    from taizhang.collect.around import around, cells_of_task, check, said_last_month, task_of

    cells = cells_of_task(task_of(office.duty))
    checked = check(office.duty, office.catalogue, cells, around(office.duty), said_last_month(office.duty))
    for each in checked.unexplained:
        base = cells[each.slot].version if each.slot in cells else 0
        assert office.type(each.slot, text, base, answering=each.about).state == "saved"


def test_submission_seal__soft_rule_asks_for_an_explanation(asking: Office) -> None:
    asking.type(REVENUE, "600")
    assert codes(asking.seal()) == ["unexplained"]
    explain(asking, "我们是小厂")
    version = asking.seal().version
    assert version is not None
    view = queries.version(version)
    assert view is not None and [each.text for each in view.content.said] == ["我们是小厂"]
    assert asking.approve(version).done
    assert list(Explanation.objects.values_list("text", "form")) == [("我们是小厂", "small")]


def test_submission_seal__explanation_of_other_figures_does_not_count(asking: Office) -> None:
    asking.type(REVENUE, "600")
    explain(asking, "我们是小厂")
    asking.type(REVENUE, "610", base=1)
    assert codes(asking.seal()) == ["unexplained"]


def test_submission_seal__explained_last_month_is_offered_again(asking: Office) -> None:
    from taizhang.collect.around import said_last_month

    asking.type(REVENUE, "600")
    explain(asking, "我们是小厂")
    version = asking.seal().version
    july = duty_of(YUANHANG, "small", Period(2024, 1, 7), asking.catalogue)
    assert version is not None and july is not None
    assert said_last_month(july) == {"said:revenue": "我们是小厂"}


def test_submission_seal__same_request_twice_is_one_version(office: Office) -> None:
    office.type(REVENUE, "600")
    first, again = office.seal("k"), office.seal("k")
    assert first.version == again.version is not None
    assert Version.objects.count() == 1


def test_submission_seal__draft_that_moved_on_is_looked_at_again(office: Office) -> None:
    office.type(REVENUE, "600")
    shown = Task.objects.get().revision
    office.type(REVENUE, "700", base=1)
    assert codes(office.seal(revision=shown)) == ["moved-on"]
    assert office.seal(revision=shown + 1).version is not None


def test_submission_seal__not_by_a_stranger(office: Office) -> None:
    office.type(REVENUE, "600")
    done = actions.submission_seal(
        actor=office.stranger, duty=office.duty, catalogue=office.catalogue, key="k"
    )
    assert codes(done) == ["not-allowed"]


def test_submission_seal__twice_without_a_verdict(office: Office) -> None:
    sealed_version(office)
    assert codes(office.seal("other")) == ["locked"]


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
