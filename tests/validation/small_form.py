"""A form of one page for tests: its rows, its rules, and the sheet of a firm that filled it in.

Figures in 千元 unless said otherwise: 产值, 销售, 其中出口 are flows; 资产, 负债, 权益, 流动 are stocks.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from taizhang.catalogue.expression import parse
from taizhang.catalogue.model import (
    Catalogue,
    Due,
    Form,
    FormFrequency,
    FormItem,
    House,
    Indicator,
    Nature,
    NumberStyle,
    Rule,
)
from taizhang.kernel import Period, Place, unit
from taizhang.validation.cells import Context, Sheet

ROWS = {
    "产值": (Nature.FLOW, "千元", None), "销售": (Nature.FLOW, "千元", None), "出口": (Nature.FLOW, "千元", "销售"),
    "利润": (Nature.FLOW, "千元", None), "用电": (Nature.FLOW, "万千瓦时", None),
    "资产": (Nature.STOCK, "千元", None), "流动": (Nature.STOCK, "千元", "资产"), "负债": (Nature.STOCK, "千元", None),
    "权益": (Nature.STOCK, "千元", None),
    "人数": (Nature.STOCK, "人", None), "新招": (Nature.FLOW, "人", None),
}  # fmt: skip
NOWHERE = Place()


def indicator(name: str, nature: Nature, unit_name: str, part_of: str | None = None) -> Indicator:
    return Indicator(
        name, name, (), "", unit(unit_name), unit(unit_name), nature, None, "企业", part_of, False, None, None, None, None,
        None, None, (), False, None, None, None, "", "", NOWHERE,
    )  # fmt: skip


def form(*, asks: tuple[str, ...] = tuple(ROWS), required: tuple[str, ...] = ()) -> Form:
    items = tuple(FormItem(name, "", name, unit(ROWS[name][1]), name in required, True) for name in asks)
    return Form(
        "一页表", "page", "1", "", "企业", None, unit("千元"), FormFrequency.MONTHLY, Due("次月8日", 1, 8), False, False, "",
        items, NOWHERE,
    )  # fmt: skip


def rule(text: str, **more: Any) -> Rule:
    """``rule("资产 = 负债 + 权益", given="资产 > 0", hard=False, missing="zero", tolerance="1")``."""
    return Rule(
        text, more.get("code", "r"), "page", parse(text), parse(more["given"]) if "given" in more else None,
        more.get("hard", True), "说明。", "核对。", more.get("missing", "skip"), Decimal(more.get("tolerance", "0")), NOWHERE,
    )  # fmt: skip


def catalogue(*rules: Rule, page: Form | None = None) -> Catalogue:
    page = page or form()
    named = {name: indicator(name, *row) for name, row in ROWS.items()}
    numbered = {
        f"r{number}" if each.code == "r" else each.code: each for number, each in enumerate(rules, start=1)
    }
    return Catalogue(named, {}, {page.code: page}, {code: _coded(each, code) for code, each in numbered.items()},
                     {}, (), House("园区", "园区", "全市", (), NumberStyle()), "")  # fmt: skip


def _coded(each: Rule, code: str) -> Rule:
    return Rule(**{**vars(each), "code": code})


def numbers(cells: Mapping[str, str | int]) -> dict[str, Decimal]:
    return {name: Decimal(value) for name, value in cells.items()}


def sheet(
    cells: Mapping[str, str | int],
    *rules: Rule,
    month: int = 9,
    prior: Mapping[str, str | int] | None = None,
    previous: Mapping[str, str | int] | None = None,
    last_year: Mapping[str, str | int] | None = None,
    page: Form | None = None,
) -> Sheet:
    """The form filled in for January to ``month`` of 2024, beside what the ledger holds."""
    held = catalogue(*rules, page=page)
    places = {name: Place(sheet="表", line=row, cell="本年") for row, name in enumerate(cells, start=1)}
    context = Context(
        Period(2024, 1, month),
        numbers(prior or {}),
        numbers(previous or {}),
        numbers(last_year or {}),
        places,
    )
    return Sheet(held.forms["page"], numbers(cells), held, context)
