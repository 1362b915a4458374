"""The other figures of a firm, all of them made from its output, so that they hang together.

Given cumulative output to a month (千元), one function per form returns the form's cells. The same functions make the
同期数, from last year's output, so growth of sales, power and profit follows growth of output. What is peculiar to a
firm (its margin, its power intensity, how much it exports) comes from its number and never changes, except for the
two that the demo needs: a loss-maker, and one that turned from loss to profit.

>>> cells = below_scale(80, 2024, 1000)
>>> sorted(cells)
['electricity', 'employees', 'output', 'revenue']
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random

from taizhang.demo.firms import Firm, firms
from taizhang.demo.output import SEASON, months

LOSS_MAKER = 14  # an electrolyte plant whose prices fell
TURNED = 21  # a fine-chemicals plant back in profit in 2024
REFUND = (9, 2024, 6)  # a firm whose VAT of the month was negative (留抵退税)
VOLUMES = {  # chain node → product and its price, 千元 per ton
    "N15": ("volume_lfp", 38), "N14": ("volume_precursor", 82), "N16": ("volume_ternary", 140),
    "N18": ("volume_anode", 33), "C6": ("volume_methanol", 2), "C2": ("volume_coke", 2),
}  # fmt: skip

Cells = dict[str, Decimal]


@dataclass(frozen=True)
class Habit:
    """Per mille of output or revenue, fixed for a firm."""

    sold: int
    exported: int
    revenue: int
    cost: int
    research: int
    power: int  # kWh per 千元 of output
    pay: int  # 千元 a year per head


@cache
def _habit(number: int) -> Habit:
    dice = Random(f"habit/{number}")  # noqa: S311  # must be the same everywhere, need not be secret
    return Habit(
        sold=dice.randint(955, 995),
        exported=dice.choice((0, 0, 0, 0, 60, 140)),
        revenue=dice.randint(975, 1025),
        cost=dice.randint(805, 880),
        research=dice.randint(12, 34),
        power=dice.randint(140, 420),
        pay=dice.randint(72, 118),
    )


def _part(value: int, per_mille: int) -> int:
    return value * per_mille // 1000


def _per_mille_cost(number: int, year: int) -> int:
    if number == LOSS_MAKER:
        return {2022: 880, 2023: 905}.get(year, 975)
    if number == TURNED:
        return 880 if year >= 2024 else 960
    return _habit(number).cost


def annual(number: int, year: int) -> int:
    """Output of a year, 千元; for a year not yet over, from the months that are there."""
    made = months(number, year)[:9]
    live = sum(weight for weight, value in zip(SEASON, made, strict=False) if value)
    return sum(made) * sum(SEASON) // live if live else 0


def _whole(values: dict[str, int]) -> Cells:
    return {code: Decimal(value) for code, value in values.items()}


def output_form(firm: Firm, year: int, made: int) -> Cells:
    """B204-1: output, sales, deliveries for export, electricity (万千瓦时), product volumes (吨)."""
    habit = _habit(firm.number)
    sold = _part(made, habit.sold)
    cells = _whole({"output": made, "sales_output": sold, "export_delivery": _part(sold, habit.exported)})
    drift = Decimal(1000 - (year - 2022) * 12) / 1000  # a little less power per output each year
    cells["electricity"] = (Decimal(made) * habit.power * drift / 10000).quantize(Decimal("0.01"))
    if firm.node in VOLUMES:
        product, price = VOLUMES[firm.node]
        cells[product] = Decimal(made // price)
    return cells


def finance_form(firm: Firm, year: int, month: int, made: int) -> Cells:
    """B203 in 千元: balance sheet at month end, profit and loss January to month."""
    habit, size = _habit(firm.number), max(annual(firm.number, year), 20_000)
    revenue = _part(_part(made, habit.sold), habit.revenue)
    cost = _part(revenue, _per_mille_cost(firm.number, year))
    spent = {
        "tax_surcharge": _part(revenue, 6), "selling_expense": _part(revenue, 12),
        "admin_expense": _part(revenue, 30), "rd_expense": _part(revenue, habit.research),
        "finance_expense": _part(revenue, 8),
    }  # fmt: skip
    gained = {"investment_income": 0, "other_income": _part(revenue, 3), "other_expense": _part(revenue, 1)}
    operating = revenue - cost - sum(spent.values()) + gained["investment_income"]
    profit = operating + gained["other_income"] - gained["other_expense"]
    staff = staff_of(firm, year)
    statement = {
        "revenue": revenue, "main_revenue": _part(revenue, 985), "operating_cost": cost, **spent, **gained,
        "operating_profit": operating, "profit": profit, "income_tax_expense": max(0, _part(profit, 150)),
        "payroll": staff * habit.pay * month // 12, "vat_payable": _vat(firm, year, month, revenue),
        "employees_average": staff,
    }  # fmt: skip
    return _whole({**statement, **_balance(size, year, month)})


def _vat(firm: Firm, year: int, month: int, revenue: int) -> int:
    refunded = firm.number == REFUND[0] and year == REFUND[1] and month >= REFUND[2]
    return _part(revenue, 31) - (_part(annual(firm.number, year), 6) if refunded else 0)


def _balance(size: int, year: int, month: int) -> dict[str, int]:
    assets = _part(size, 1100)
    current = _part(assets, 450)
    stocks = _part(current, 300)
    cost, aged = _part(size, 800), (year - 2019) * 12
    year_to_date = cost * 7 * month // 1200
    liabilities = _part(assets, 560)
    return {
        "assets": assets, "current_assets": current, "receivables": _part(current, 340), "inventories": stocks,
        "finished_goods": _part(stocks, 420), "fixed_assets_cost": cost, "depreciation_year": year_to_date,
        "depreciation_total": cost * 7 * aged // 1200 + year_to_date, "liabilities": liabilities,
        "current_liabilities": _part(liabilities, 640), "equity": assets - liabilities,
    }  # fmt: skip


def staff_of(firm: Firm, year: int) -> int:
    """Heads: one for about 900 千元 of yearly output, never none."""
    return max(6, annual(firm.number, year) // 900)


def energy_form(firm: Firm, year: int, made: int) -> Cells:
    """205-1: energy used (吨标准煤, 0.1229 kgce/kWh for power, 0.7143 for coal) and the coal balance (吨)."""
    power = output_form(firm, year, made)["electricity"]
    cells: Cells = {}
    if firm.node in {"C2", "C6"}:
        used, opening = made // 3, annual(firm.number, year) // 60
        bought = used + opening // 10
        cells = _whole(
            {
                "coal_opening": opening, "coal_purchased": bought, "coal_consumed": used,
                "coal_feedstock": _part(used, 820), "coal_transferred": 0, "coal_closing": opening + bought - used,
            }
        )  # fmt: skip
    burnt = cells.get("coal_consumed", Decimal(0)) - cells.get("coal_feedstock", Decimal(0))
    total = power * Decimal("1.229") + burnt * Decimal("0.7143")
    return {"energy_use": total.quantize(Decimal("0.01")), **cells}


def people_form(firm: Firm, year: int) -> Cells:
    """Heads at the end of the month, of them in research, patents held."""
    staff = staff_of(firm, year)
    patents = firm.weight // 12 + (year - 2022) * 2
    return _whole({"employees": staff, "rd_staff": staff // 14, "patents": patents})


def project_form(firm: Firm, year: int, made: int) -> Cells:
    """206-1 in 千元: planned, invested so far, this year by kind, funds and new assets."""
    size = max(annual(firm.number, 2023), annual(firm.number, 2024), 20_000)
    this_year = _part(made, 60)
    before = _part(size, 40) * (year - 2021)
    building, installing, equipment = (_part(this_year, share) for share in (330, 150, 430))
    other = this_year - building - installing - equipment
    return _whole(
        {
            "project_planned": max(_part(size, 700), 6_000), "project_invested_total": before + this_year,
            "project_invested": this_year, "project_building": building, "project_installation": installing,
            "project_equipment": equipment, "project_other": other, "project_land": _part(other, 300),
            "project_funds": _part(this_year, 1080), "project_new_assets": _part(this_year, 500),
        }
    )  # fmt: skip


def below_scale(number: int, year: int, made: int) -> Cells:
    """The short form of firms below scale."""
    firm = firms()[number - 1]
    habit = _habit(number)
    cells = _whole(
        {
            "output": made,
            "revenue": _part(_part(made, habit.sold), habit.revenue),
            "employees": staff_of(firm, year),
        }
    )
    cells["electricity"] = output_form(firm, year, made)["electricity"]
    return cells
