"""Whom and what does somebody mean by the words of a table: which respondent, indicator, part, 口径?

Looked up by code, name and alias, whatever the width of the characters. What is not known raises ``CellError`` with the
nearest that is: 规上工业总产直 → “规上工业总产值”; a credit code with two characters swapped → the code of the firm that
has it, and the reckoning of the check character that shows the slip.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from taizhang.adapters.xlsx_columns import folded
from taizhang.adapters.xlsx_values import CellError
from taizhang.catalogue.model import Catalogue, Indicator, nearest
from taizhang.kernel.figure import CITY, PARK
from taizhang.ledger.reported import ACTUAL, BASES, TARGET, TARGET_GROWTH
from taizhang.registry import credit_code
from taizhang.registry.queries import RespondentView

_BASIS_WORDS: Final[Mapping[str, str]] = {
    **{name: code for code, name in BASES.items()},
    **{code: code for code in BASES},
    "实际": ACTUAL,
    "目标": TARGET,
    "目标值": TARGET,
    "增长目标": TARGET_GROWTH,
    "目标增速": TARGET_GROWTH,
}
_CODE_LENGTH: Final = 18
_SLIPS: Final = 2
"""In how many characters a code may differ from the one that is meant; two swapped ones differ in two."""


class Words:
    """The words of one catalogue and one registry; what was looked up once is remembered."""

    def __init__(self, catalogue: Catalogue, respondents: Sequence[RespondentView]) -> None:
        self.catalogue, self.respondents = catalogue, respondents
        self._unknown: dict[str, CellError] = {}

    def respondent(self, text: str, name: str = "") -> RespondentView:
        """The respondent of that code; ``name`` helps to find whom an unknown code means."""
        code = folded(text)
        found = self._by_code.get(code) or self._by_code.get(code.upper())
        if found is None:
            raise self._unknown_respondent(code, name)
        return found

    def same_name(self, text: str, respondent: RespondentView) -> str:
        """The name, if it is the respondent's."""
        if folded(text) != folded(respondent.name):
            message = f"写的是“{text}”，而代码{respondent.code}在名录里是“{respondent.name}”"
            raise CellError("table.name-differs", message, "请核对代码和名称，多半是有一个串了行")
        return text

    def indicator(self, text: str) -> Indicator:
        """The indicator of that code, name or alias."""
        found = self._indicators.get(folded(text))
        if found is None:
            near = self.catalogue.suggest(text)
            advice = f"是不是“{near}”？" if near else "请核对指标名称；全部指标见网页“目录”"
            raise CellError("table.unknown-indicator", f"写的“{text}”不在目录里", advice)
        return found

    def basis(self, text: str) -> str:
        """实际数, 目标数 or 增速目标 as the ledger's code."""
        found = _BASIS_WORDS.get(folded(text))
        if found is None:
            advice = f"只有{'、'.join(f'“{name}”' for name in BASES.values())}；不写就是实际数"
            raise CellError("table.unknown-basis", f"写的是“{text}”", advice)
        return found

    def part(self, text: str, indicator: Indicator | None) -> str:
        """The part as the ledger writes it; empty for the whole."""
        catalogue = self.catalogue
        own = catalogue.dimensions.get(indicator.split_by or "") if indicator else None
        word = text.strip()
        scope = (catalogue.scope(f"{own.code}:{word}") if own else None) or catalogue.scope(word)
        if scope == PARK:
            return ""
        if scope is None or scope == CITY or scope.dimension not in catalogue.dimensions:
            dimensions = [own] if own else list(catalogue.dimensions.values())
            names = [name for dimension in dimensions for name in dimension.members]
            near = nearest(word, names)
            advice = f"是不是“{near}”？" if near else f"可以写：{'、'.join(names[:10])}；整数不写"
            raise CellError("table.unknown-part", f"写的“{text}”不是分项", advice)
        return str(scope)

    @cached_property
    def _by_code(self) -> Mapping[str, RespondentView]:
        credit = {each.credit_code: each for each in self.respondents if each.credit_code}
        return credit | {each.code: each for each in self.respondents}

    @cached_property
    def _by_name(self) -> Mapping[str, RespondentView]:
        return {folded(each.name): each for each in self.respondents}

    @cached_property
    def _indicators(self) -> Mapping[str, Indicator]:
        every = self.catalogue.indicators.values()
        aliases = {folded(alias): each for each in every for alias in each.aliases}
        names = {folded(each.name): each for each in every}
        return aliases | names | {each.code: each for each in every}

    def _unknown_respondent(self, code: str, name: str) -> CellError:
        if code not in self._unknown:
            message, advice = f"写的“{code}”不在名录里", "请核对代码，或先登记该单位"
            wrong = [each for each in credit_code.check(code.upper()) if each.is_error]
            if wrong and len(code) >= _CODE_LENGTH - 3:
                message, advice = f"：{wrong[0].message}", wrong[0].advice
            meant = self._meant(code, name)
            if meant is not None:
                advice = f"是不是“{meant.code}”（{meant.name}）？{advice}"
            self._unknown[code] = CellError("table.unknown-respondent", message, advice)
        return self._unknown[code]

    def _meant(self, code: str, name: str) -> RespondentView | None:
        known = self._by_name.get(folded(name)) or self._by_name.get(code)
        if known is not None:
            return known
        if len(code) < _CODE_LENGTH - 3:
            near = nearest(code, [each for each in self._by_code if len(each) < _CODE_LENGTH])
        else:
            near = next((each for each in self._by_code if _nearly(code.upper(), each)), None)
        return self._by_code[near] if near else None


def _nearly(code: str, other: str) -> bool:
    """Whether two codes of one length differ in a few characters, or one lacks or has one too many."""
    if len(code) == len(other):
        return sum(a != b for a, b in zip(code, other, strict=True)) <= _SLIPS
    longer, shorter = sorted((code, other), key=len, reverse=True)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
