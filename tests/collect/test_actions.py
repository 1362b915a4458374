"""A form is typed and handed in, and all that is refused on the way."""

import pytest

from collect.conftest import JUNE, Office
from collect.short_ways import REVENUE, codes, explain, in_ledger, sealed_version, state
from registry.small_park import YUANHANG
from taizhang.collect import actions, queries
from taizhang.collect.around import duty_of
from taizhang.collect.models import DraftCell, Task, Version
from taizhang.collect.tasks import State
from taizhang.kernel import Period
from taizhang.ledger.actions import period_close
from taizhang.ledger.models import Explanation

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
