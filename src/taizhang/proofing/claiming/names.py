"""Which catalogue entry does a name of the text mean?

Every name and alias of the catalogue's indicators, compiled once into one search for the longest name: 进出口总额 wins over
出口总额 within it. What stands before the name in a subject narrows it (电池规上产值) and does not stop the link; a narrower
catalogue name wins where there is one.

Worked example::

    names = Names.of(load_shipped())
    names.code("园区规上工业总产值")   # 'output_above_scale'
    names.code("某某未收录指标")      # ''
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Self

from taizhang.proofing.claiming.nouns import TABLE, alternation

if TYPE_CHECKING:  # a reader of cached names need not wait for the catalogue's own modules
    from taizhang.catalogue.model import Catalogue


@dataclass(frozen=True)
class Names:
    """Name → code. Cheap to build, and small to hand to another process."""

    codes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: "Catalogue") -> Self:
        """The names and aliases of all indicators; a name written short in reports counts under its long form, too."""
        codes: dict[str, str] = {}
        for indicator in catalogue.indicators.values():
            for name in (*indicator.aliases, indicator.name):
                codes[_plain(name)] = indicator.code
        return cls(codes)

    @cached_property
    def _search(self) -> re.Pattern[str] | None:
        return re.compile(alternation(self.codes)) if self.codes else None

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}

    def code(self, subject: str) -> str:
        """The code of the catalogue name that the subject ends with; empty without one."""
        known = self._known
        if subject in known:
            return known[subject]
        if len(known) > 20_000:
            known.clear()
        known[subject] = found = self._find(_plain(subject))
        return found

    def _find(self, subject: str) -> str:
        if not subject:
            return ""
        if subject in self.codes:
            return self.codes[subject]
        search = self._search
        if search is None:
            return ""
        ends = next((match for match in search.finditer(subject) if match.end() == len(subject)), None)
        return self.codes[ends[0]] if ends is not None else ""


def _plain(name: str) -> str:
    """One spelling for what reports spell in two ways."""
    name = name.replace("规模以上", "规上").replace("限额以上", "限上")
    for short in ("固投", "社零总额", "社零", "营收", "GDP"):
        if short in name:
            name = name.replace(short, TABLE[short][0])
    return re.sub(r"[\s的“”\"]", "", name)
