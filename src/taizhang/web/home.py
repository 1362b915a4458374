"""Where does somebody begin who only knows the server's address?

Whoever sees the park begins with its ledger, a clerk with what is to be filled in, an administrator of accounts with those,
everybody else with the catalogue.
"""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from taizhang.registry.access import access_for
from taizhang.registry.roles import Deed

_BEGINNINGS: Final = (
    (Deed.SEE_ALL, "ledger:home"),
    (Deed.REPORT, "collect:mine"),
    (Deed.MANAGE_ACCOUNTS, "accounts:list"),
)
_ELSE: Final = "catalogue"


def home(request: HttpRequest) -> HttpResponse:
    """Leads there."""
    access = access_for(request)
    return redirect(next((name for deed, name in _BEGINNINGS if access.may(deed)), _ELSE))
