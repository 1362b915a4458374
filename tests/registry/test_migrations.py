"""A registry that was filled before names and reporters had chains: they are chained by the migration."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate

from taizhang.registry import queries

BEFORE = [("registry", "0001_initial")]
AFTER = [("registry", "0003_reporters_gone")]
AT = datetime(2024, 1, 2, 3, tzinfo=UTC)
LATER = datetime(2024, 5, 6, 7, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_names_and_reporters__chained_from_what_is_there() -> None:
    assert post_migrate.receivers  # the guards come back with the signal at the end
    call_command("migrate", "reports", "zero", verbosity=0)
    call_command("migrate", "ledger", "zero", verbosity=0)
    old = MigrationExecutor(connection)
    old.migrate(BEFORE)
    models = old.loader.project_state(BEFORE).apps
    clerk, user = User.objects.create_user("tongji"), User.objects.create_user("qiye")
    made = {"kind": "department", "registered_at": AT, "registered_by_id": clerk.pk}
    row = models.get_model("registry", "Respondent").objects.create(code="finance", name="财务部", **made)
    models.get_model("registry", "Respondent").objects.create(code="economy", name="经济部", **made)
    models.get_model("registry", "Reporter").objects.create(
        user_id=user.pk, respondent=row, appointed_at=AT, appointed_by_id=clerk.pk, dismissed_at=LATER,
        dismissed_by_id=clerk.pk,
    )  # fmt: skip
    models.get_model("registry", "Reporter").objects.create(
        user_id=clerk.pk, respondent=row, appointed_at=AT, appointed_by_id=clerk.pk
    )
    new = MigrationExecutor(connection)
    new.migrate(AFTER)
    call_command("migrate", verbosity=0)
    assert queries.registry_verify() == ()
    assert [each.name for each in queries.namings("finance")] == ["财务部"]
    assert queries.reports_for(clerk) == {row.pk}
    assert queries.reports_for(user) == frozenset()
