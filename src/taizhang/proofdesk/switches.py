"""Which checks of wording does this office want?

All of them, except those whose codes stand in ``TAIZHANG_WORDING_OFF`` (``until,period-forms``; ``docs/proofing-wording.md``
lists the codes). It is an environment variable like every other setting, so the command and the page agree.

    TAIZHANG_WORDING_OFF=until   →   wanted() == {"until": False}
"""

import difflib
import os
import re
from collections.abc import Mapping

VARIABLE = "TAIZHANG_WORDING_OFF"


class UnknownCheck(ValueError):
    """A code that no check has; the text says which is nearest."""


def wanted(environment: Mapping[str, str] | None = None) -> dict[str, bool]:
    """The checks that are switched off, for ``proof``'s ``switches``. UnknownCheck for a code that there is not."""
    given = (os.environ if environment is None else environment).get(VARIABLE, "")
    off = [code for code in re.split(r"[\s,，、;；]+", given) if code]
    if not off:
        return {}
    from taizhang.proofing.styling.checks import CHECKS  # here: not needed where nothing is switched off

    known = [check.code for check in CHECKS]
    for code in off:
        if code not in known:
            near = difflib.get_close_matches(code, known, 1)
            hint = f"是不是“{near[0]}”？" if near else "代码见 docs/proofing-wording.md。"
            raise UnknownCheck(f"{VARIABLE} 里的“{code}”不是用语检查的代码，{hint}")
    return dict.fromkeys(off, False)
