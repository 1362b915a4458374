"""Any order of deeds by a clerk, another tab, two reviewers: the tables agree with a few lines that say what ought to be."""

from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from collect.conftest import make_office
from collect.short_ways import REVENUE, in_ledger
from registry.people import engage
from registry.small_park import YUANHANG, make_catalogue
from taizhang.collect import actions, queries
from taizhang.collect.models import DraftCell, Version
from taizhang.collect.tasks import State
from taizhang.registry.roles import Role

TEXTS = st.sampled_from(["600", "610", "620", "六百", ""])


class Life(RuleBasedStateMachine):
    """One form, and what is known of it: what stands in its cell, its state, its versions, what the ledger holds."""

    def __init__(self) -> None:
        super().__init__()
        self.all = transaction.atomic()
        self.all.__enter__()
        self.office = make_office(make_catalogue())
        self.other = engage("shenhe2", Role.REVIEWER, "economy")
        self.state, self.text, self.seen = State.BLANK, "", 0
        self.sealed: list[str] = []
        self.entered: list[Decimal] = []
        assert self.office.type("reason", "更正").state == "saved"
        self.state = State.FILLING

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.all.__exit__(None, None, None)

    @property
    def number(self) -> Decimal | None:
        return Decimal(self.text) if self.text.isascii() and self.text else None

    @property
    def last(self) -> int:
        return Version.objects.order_by("number").values_list("number", flat=True).last() or 0

    @rule(text=TEXTS, stale=st.booleans())
    def typed(self, text: str, stale: bool) -> None:
        base = 0 if stale else self.seen
        saved = self.office.type(REVENUE, text, base)
        if not self.state.is_open:
            assert saved.state == "locked"
        elif self.seen and base != self.seen and text != self.text:
            assert (saved.state, saved.text) == ("conflict", self.text)
        else:
            assert saved.state == ("invalid" if text == "六百" else "saved")
            self.text, self.seen = text, saved.version
        assert saved.version in (0, self.seen) or saved.state == "conflict"

    @rule()
    def handed_in(self) -> None:
        sealed = self.office.seal(f"key{len(self.sealed)}")
        unchanged = self.state is State.RETURNED and self.sealed and self.sealed[-1] == self.text
        if self.state.is_open and self.number is not None and not unchanged:
            assert sealed.version is not None and sealed.ordinal == len(self.sealed) + 1, sealed.findings
            self.sealed.append(self.text)
            self.state = State.SUBMITTED
        else:
            assert sealed.version is None and sealed.findings

    @precondition(lambda self: self.sealed)
    @rule()
    def withdrawn(self) -> None:
        done = actions.submission_withdraw(actor=self.office.clerk, version=self.last)
        again = done.done and self.state is not State.SUBMITTED
        assert done.done is (self.state is State.SUBMITTED) or again
        if self.state is State.SUBMITTED:
            self.state = State.FILLING

    @precondition(lambda self: self.sealed)
    @rule()
    def returned(self) -> None:
        done = self.office.send_back(self.last, f"第{len(self.sealed)}版", actor=self.other)
        if self.state is State.SUBMITTED:
            assert done.done
            self.state = State.RETURNED

    @precondition(lambda self: self.sealed)
    @rule()
    def approved(self) -> None:
        done = self.office.approve(self.last)
        if self.state is State.SUBMITTED:
            assert done.done, done.findings
            self.state = State.APPROVED
            value = Decimal(self.sealed[-1])
            if self.entered[-1:] != [value]:
                self.entered.append(value)

    @precondition(lambda self: self.sealed)
    @rule()
    def reopened(self) -> None:
        done = actions.submission_reopen(
            actor=self.office.reviewer, version=self.last, reason="更正", catalogue=self.office.catalogue
        )
        if self.state is State.APPROVED:
            assert done.done, done.findings
            self.state = State.RETURNED

    @rule()
    def strangers_do_nothing(self) -> None:
        office = self.office
        saved = actions.cell_save(
            actor=office.stranger, duty=office.duty, slot=REVENUE, text="1", base=self.seen, catalogue=office.catalogue
        )  # fmt: skip
        assert saved.state == "locked"
        if self.sealed:
            assert not office.approve(self.last, office.stranger).done

    @invariant()
    def tables_agree(self) -> None:
        assert queries.collect_verify() == ()
        assert queries.task(self.office.duty).state is self.state
        cell = DraftCell.objects.filter(slot=REVENUE).first()
        assert (cell.text if cell else "") == self.text
        assert in_ledger() == [(YUANHANG, value, Decimal(480)) for value in self.entered]
        versions = queries.versions(self.office.duty)
        figures = [each.content.cells["revenue"].value for each in reversed(versions)]
        assert figures == [Decimal(each) for each in self.sealed]


@pytest.mark.django_db
def test_life__any_order_of_deeds() -> None:
    chosen = settings(
        max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Life, settings=chosen)
