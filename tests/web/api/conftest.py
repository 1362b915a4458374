"""The office with one issued report, and what its API says."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from reports.office import Office, office

__all__ = ["office"]

Ask = Callable[..., Any]


@pytest.fixture
def ask(office: Office, staff: Client) -> Ask:
    """Asks as park staff; the JSON of an answer with status 200, else of the one expected."""
    office.issue()

    def asked(address: str, status: int = 200, **words: object) -> Any:
        response = staff.get(f"/api/{address}", words)
        assert response.status_code == status, response.content.decode()
        assert response["Content-Type"].startswith("application/json")
        return response.json()

    return asked
