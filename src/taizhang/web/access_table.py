"""Which address is open to whom? One table of all of them; what is not in it is refused.

A row says which deeds (`taizhang.registry.roles`) open an address for reading (GET) and for writing (POST and the rest): any
one of them is enough. Worked example::

    "ledger:close": Row(write=may(Deed.CLOSE))      # nobody may GET it; POST is for who may close months

    "collect:form": Row(read=may(Deed.REPORT, Deed.SEE_ALL), write=may(Deed.REPORT), whose=by("respondent"))

Whose data an address is about says ``whose``: it gets the words of the address and gives the code of the respondent, or None
where there is no such. A clerk then passes for their own enterprises only; another's is answered with 404, as if it were not
there, so that nobody learns by trying who reports what. Where ``json`` is set, refusals are JSON for programs.

`taizhang.web.access` asks the table; ``tests/web/test_access.py`` walks every address of the program with every role.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from taizhang.registry.roles import Deed

Words = Mapping[str, Any]


class Open(Enum):
    """Doors that need no deed."""

    TO_ANYBODY = "anybody"
    TO_SIGNED_IN = "signed in"


Needs = Open | frozenset[Deed]
ANYBODY, SIGNED_IN = Open.TO_ANYBODY, Open.TO_SIGNED_IN


@dataclass(frozen=True)
class Row:
    """What an address needs; None where it is not there to be read, or written.

    ``before_factor``: open also to an administrator who has yet to set up the second factor.
    """

    read: Needs | None = None
    write: Needs | None = None
    json: bool = False
    before_factor: bool = False
    whose: Callable[[Words], str | None] | None = None


def may(*deeds: Deed) -> frozenset[Deed]:
    """Any of these deeds."""
    return frozenset(deeds)


def by(word: str) -> Callable[[Words], str | None]:
    """The respondent whose code stands in the address under that word."""

    def whose(words: Words) -> str | None:
        found: str | None = words.get(word)
        return found

    return whose


_DOOR = Row(read=ANYBODY, write=ANYBODY)
_SELF = Row(read=SIGNED_IN, write=SIGNED_IN, before_factor=True)
_ACCOUNTS = may(Deed.MANAGE_ACCOUNTS)
_ACCOUNT_DEED = Row(write=_ACCOUNTS)
_LOOKS = may(Deed.SEE_ALL)
_PAGE = Row(read=_LOOKS)
_API = Row(read=_LOOKS, json=True)
_OWN_FORM = Row(read=may(Deed.REPORT), whose=by("respondent"))
_OWN_FORM_DEED = Row(write=may(Deed.REPORT), whose=by("respondent"))
_OWN_FORM_BOTH = Row(read=may(Deed.REPORT), write=may(Deed.REPORT), whose=by("respondent"))
_PROOF = Row(read=may(Deed.PROOFREAD))
_PROOF_DEED = Row(write=may(Deed.PROOFREAD))

TABLE: dict[str, Row] = {
    "home": Row(read=SIGNED_IN),
    "login": _DOOR,
    "account_login": _DOOR,
    "account_inactive": Row(read=ANYBODY),
    "activate": _DOOR,
    "logout": Row(write=ANYBODY),
    "password": _SELF,
    "account_reauthenticate": _SELF,
    "mfa_index": _SELF,
    "mfa_authenticate": _DOOR,
    "mfa_reauthenticate": _SELF,
    "mfa_activate_totp": _SELF,
    "mfa_deactivate_totp": _SELF,
    "mfa_view_recovery_codes": _SELF,
    "mfa_generate_recovery_codes": _SELF,
    "mfa_download_recovery_codes": _SELF,
    "openid_connect_login": Row(read=ANYBODY),
    "openid_connect_callback": Row(read=ANYBODY),
    "socialaccount_login_error": Row(read=ANYBODY),
    "socialaccount_login_cancelled": Row(read=ANYBODY),
    "accounts:list": Row(read=_ACCOUNTS),
    "accounts:new": Row(read=_ACCOUNTS, write=_ACCOUNTS),
    "accounts:import": Row(read=_ACCOUNTS, write=_ACCOUNTS),
    "accounts:template": Row(read=_ACCOUNTS),
    "accounts:take": _ACCOUNT_DEED,
    "accounts:show": Row(read=_ACCOUNTS),
    "accounts:rename": _ACCOUNT_DEED,
    "accounts:switch-off": _ACCOUNT_DEED,
    "accounts:switch-on": _ACCOUNT_DEED,
    "accounts:grant": _ACCOUNT_DEED,
    "accounts:withdraw": _ACCOUNT_DEED,
    "accounts:appoint": _ACCOUNT_DEED,
    "accounts:dismiss": _ACCOUNT_DEED,
    "accounts:code": _ACCOUNT_DEED,
    "accounts:factor": _ACCOUNT_DEED,
    "catalogue": Row(read=SIGNED_IN),
    "catalogue-indicator": Row(read=SIGNED_IN),
    "catalogue-form": Row(read=SIGNED_IN),
    "ledger:home": _PAGE,
    "ledger:chart": _PAGE,
    "ledger:trace": _PAGE,
    "ledger:closings": _PAGE,
    "ledger:closing": _PAGE,
    "ledger:close": Row(write=may(Deed.CLOSE)),
    "ledger:reopen": Row(write=may(Deed.CLOSE)),
    "ledger:explain": Row(write=may(Deed.CORRECT)),
    "collect:mine": Row(read=may(Deed.REPORT, Deed.SEE_ALL)),
    "collect:open": Row(write=may(Deed.REMIND)),
    "collect:form": _OWN_FORM,
    "collect:now": _OWN_FORM,
    "collect:receipt": _OWN_FORM,
    "collect:cell": _OWN_FORM_DEED,
    "collect:submit": _OWN_FORM_BOTH,
    "collect:withdraw": _OWN_FORM_BOTH,
    "collect:progress": _PAGE,
    "collect:progress-late": _PAGE,
    "collect:calls-xlsx": _PAGE,
    "collect:calls-csv": _PAGE,
    "collect:queue": _PAGE,
    "collect:review": _PAGE,
    "collect:approve-many": Row(write=may(Deed.APPROVE)),
    "collect:approve": Row(read=_LOOKS, write=may(Deed.APPROVE)),
    "collect:send-back": Row(read=_LOOKS, write=may(Deed.APPROVE, Deed.FIRST_REVIEW)),
    "collect:reopen": Row(read=_LOOKS, write=may(Deed.CORRECT)),
    "reports:list": _PAGE,
    "reports:verify": Row(read=_LOOKS, write=_LOOKS),
    "reports:show": _PAGE,
    "reports:issue": Row(read=may(Deed.PUBLISH), write=may(Deed.PUBLISH)),
    "reports:word": _PAGE,
    "reports:figure": _PAGE,
    "reports:issued": _PAGE,
    "reports:impact": _PAGE,
    "reports:issued-word": _PAGE,
    "reports:issued-figure": _PAGE,
    "proofs:home": Row(read=may(Deed.PROOFREAD), write=may(Deed.PROOFREAD)),
    "proofs:show": _PROOF,
    "proofs:progress": _PROOF,
    "proofs:corrected": _PROOF,
    "proofs:word": _PROOF,
    "proofs:keep": _PROOF_DEED,
    "proofs:discard": _PROOF_DEED,
    "proofs:accept": _PROOF_DEED,
    "proofs:dismiss": _PROOF_DEED,
    "proofs:restore": _PROOF_DEED,
    "api-docs": _PAGE,
    "api:openapi-json": _API,
    "api:api-root": Row(read=ANYBODY, write=ANYBODY, json=True),
    "api:indicators": _API,
    "api:indicator": _API,
    "api:forms": _API,
    "api:form": _API,
    "api:figure": _API,
    "api:series": _API,
    "api:trace": _API,
    "api:reports": _API,
    "api:report": _API,
    "api:document": _API,
    "api:impact": _API,
    "api:unknown": Row(read=_LOOKS, write=_LOOKS, json=True),
}
