"""The small park with an empty ledger, as fixtures."""

import pytest
from django.contrib.auth.models import User

from registry.small_park import make_catalogue, settle
from taizhang.catalogue.model import Catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    return make_catalogue()


@pytest.fixture
def clerk(db: None) -> User:
    """A statistician of the park."""
    return User.objects.create_user("tongji", is_staff=True)


@pytest.fixture
def park(clerk: User, catalogue: Catalogue) -> Catalogue:
    """The catalogue, with everybody of the small park registered."""
    settle(clerk, catalogue)
    return catalogue
