"""The small park, as fixtures."""

import pytest

from counting.small_park import Ledger, make_catalogue
from taizhang.catalogue.model import Catalogue


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def catalogue() -> Catalogue:
    return make_catalogue()
