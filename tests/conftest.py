"""What all tests share."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import HealthCheck, settings

# Machines that run tests are shared and slow: how long an example takes says nothing about the code.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")


@pytest.fixture(autouse=True)
def _tables_can_be_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lets a transactional test (a live server, two connections) end.

    Django then empties every table, which the triggers of the append-only ones would refuse; so they are taken off
    first. Django's signal after emptying, the one that follows a migration, puts them back.
    """
    marker = request.node.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not asked and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")  # set up first, so torn down after what stands below
    yield
    from taizhang.registry.append_only import remove

    for model in apps.get_models():
        if model.__module__.startswith("taizhang."):
            remove(connection, model._meta.db_table)
