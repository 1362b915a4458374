"""The small park collecting June 2024: a clerk of two enterprises, a reviewer, a clerk who has nothing to do with either."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from registry.people import engage
from registry.small_park import LANHU, YUANHANG, make_catalogue, settle, with_rule
from taizhang.catalogue.model import Catalogue
from taizhang.collect import actions
from taizhang.collect.around import duty_of
from taizhang.collect.tasks import Duty
from taizhang.kernel import Period
from taizhang.ledger.actions import Origin, Reported, entries_record
from taizhang.registry.actions import reporter_appoint
from taizhang.registry.roles import Role

JUNE = Period(2024, 1, 6)


@dataclass(frozen=True)
class Office:
    """Who is there, and the form that most tests fill in: 营业收入 of 远航电池材料, January to June 2024."""

    catalogue: Catalogue
    statistician: User
    reviewer: User
    clerk: User
    stranger: User
    duty: Duty

    def type(self, slot: str, text: str, base: int = 0, **given: object) -> actions.Saved:
        return actions.cell_save(
            actor=self.clerk,
            duty=self.duty,
            slot=slot,
            text=text,
            base=base,
            catalogue=self.catalogue,
            **given,
        )  # type: ignore[arg-type]

    def seal(self, key: str = "k1", **given: object) -> actions.Sealed:
        return actions.submission_seal(
            actor=self.clerk, duty=self.duty, catalogue=self.catalogue, key=key, **given
        )  # type: ignore[arg-type]

    def approve(self, version: int | None, actor: User | None = None) -> actions.Judged:
        assert version is not None
        return actions.submission_approve(
            actor=actor or self.reviewer, version=version, catalogue=self.catalogue
        )

    def send_back(
        self, version: int | None, message: str = "请核对", actor: User | None = None, **notes: str
    ) -> actions.Judged:
        assert version is not None
        return actions.submission_return(
            actor=actor or self.reviewer,
            version=version,
            message=message,
            notes=notes,
            catalogue=self.catalogue,
        )


def make_office(catalogue: Catalogue) -> Office:
    """The park with its people; the round of June is open."""
    statistician = User.objects.create_user("tongji", is_staff=True)
    settle(statistician, catalogue)
    reviewer = engage("shenhe", Role.REVIEWER, "economy")
    clerk, stranger = (User.objects.create_user(name) for name in ("qiye", "luren"))
    for code in (YUANHANG, LANHU):
        assert reporter_appoint(actor=statistician, user=clerk, respondent=code).findings == ()
    for month, now, then in ((5, 500, 400), (6, None, 480)):
        reports = [] if now is None else [Reported(YUANHANG, "revenue", Period(2024, 1, month), Decimal(now))]
        reports.append(Reported(YUANHANG, "revenue", Period(2023, 1, month), Decimal(then)))
        done = entries_record(
            actor=statistician, reports=reports, origin=Origin("excel", "旧账"), catalogue=catalogue
        )
        assert not done.refused, done.findings
    assert actions.round_open(actor=statistician, period=JUNE).done
    duty = duty_of(YUANHANG, "small", JUNE, catalogue)
    assert duty is not None
    return Office(catalogue, statistician, reviewer, clerk, stranger, duty)


@pytest.fixture
def office(db: None) -> Office:
    return make_office(make_catalogue())


@pytest.fixture
def strict(db: None) -> Office:
    """The same, with a rule that no figure here keeps: it must hold."""
    return make_office(with_rule(make_catalogue(), "few", hard=True))


@pytest.fixture
def asking(db: None) -> Office:
    """The same, with a rule that no figure here keeps: it asks for an explanation."""
    return make_office(with_rule(make_catalogue(), "few", hard=False))
