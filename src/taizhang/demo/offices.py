"""What the departments report, and what the city says of itself.

A `Flow` is given as January–September of this year and of last year and is dealt out to the months by season; a
`Stock` as its value at the end of September this year and last and runs between them. Units are those of the form.

>>> flow("tax_pit").cumulative(2024, 9), flow("tax_pit").cumulative(2023, 9)
(Decimal('843.00'), Decimal('540.70'))
"""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from random import Random

from taizhang.demo.output import NINE, SEASON, deal

# One month in which a refund (留抵退税) outweighed what came in: monthly VAT may be negative.
NEGATIVE_VAT = (2024, 4)


@dataclass(frozen=True)
class Flow:
    """Cumulative January–September of 2024 and 2023; `places` decimals in the form's unit."""

    code: str
    now: Decimal
    base: Decimal
    places: int = 2
    from_february: bool = False  # January is not reported (investment)

    def _dealt(self, nine: Decimal, year: int) -> tuple[Decimal, ...]:
        scale = 10**self.places
        shake = Random(year)  # noqa: S311  # one season for all, so that a part never outruns its whole
        shape = [weight * shake.randint(850, 1150) for weight in SEASON]
        if self.from_february:
            shape[1] += shape[0]
            shape[0] = 0
        whole = int(nine * scale)
        dealt = deal(whole, shape[:NINE])
        dealt += [whole * weight // sum(shape[:NINE]) for weight in shape[NINE:]]
        if self.code == "tax_vat" and year == NEGATIVE_VAT[0]:
            month = NEGATIVE_VAT[1] - 1
            refund = dealt[month] + whole // 60
            dealt[month] -= refund
            dealt[month + 1] += refund
        return tuple(Decimal(value) / scale for value in dealt)

    def months(self, year: int) -> tuple[Decimal, ...]:
        """Twelve months; 2022 follows 2023 at 92 %, 2021 at 95 % of 2022 (no ledger exists for it)."""
        if year == 2024:
            return self._dealt(self.now, year)
        nine = self.base
        for before in range(year, 2023):
            nine = _rounded(nine * Decimal("0.92" if before == 2022 else "0.95"), self.places)
        return self._dealt(nine, year)

    def cumulative(self, year: int, month: int) -> Decimal:
        """January to `month`."""
        return sum(self.months(year)[:month], Decimal(0)).quantize(Decimal(1).scaleb(-self.places))


@dataclass(frozen=True)
class Stock:
    """At the end of September 2024 and 2023."""

    code: str
    now: int
    base: int
    sums: tuple[str, ...] = field(default=())  # the sum of other stocks, so that parts always add up

    def at(self, year: int, month: int) -> Decimal:
        """At the end of `month`: on the straight line, rounded; the sum of its parts where it has parts."""
        if self.sums:
            return sum((stock(code).at(year, month) for code in self.sums), Decimal(0))
        steps = (year - 2023) * 12 + month - 9
        value = self.base + Decimal(self.now - self.base) * steps / 12
        return _rounded(max(value, Decimal(0)), 0)


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _flows(rows: str, *, places: int = 2, from_february: bool = False) -> tuple[Flow, ...]:
    cells = [row.split() for row in rows.strip().splitlines()]
    return tuple(Flow(code, Decimal(now), Decimal(base), places, from_february) for code, now, base in cells)


def _stocks(rows: str) -> tuple[Stock, ...]:
    cells = [row.split() for row in rows.strip().splitlines()]
    return tuple(Stock(code, int(now), int(base)) for code, now, base in cells)


INVESTMENT = _flows(
    """
    fixed_investment             112000  93000
    industrial_investment         70000  43695
    industrial_fixed_investment   67000  41332
    technical_investment          40000  41365
    private_investment            61000  40500
    """,
    from_february=True,
)
INFRASTRUCTURE = _flows("infrastructure_investment 18500 16900", from_february=True)
TRADE = _flows(
    """
    export           2959   2039
    import              0   3523
    export_cny      21010  14360
    import_cny          0  24810
    fdi_used         1250   1180
    fdi_contracted   2000   1500
    """
)
TAX = _flows(
    """
    tax_vat               46550  41574
    tax_cit                6950   7290
    tax_pit                 843  540.7
    tax_city_maintenance    380    260
    tax_property            180    120
    tax_land_use            140    100
    tax_land_gain             0      0
    tax_stamp               230    110
    tax_deed                120      0
    tax_farmland              0      0
    tax_resource              0      0
    tax_environment          37     30
    tax_vehicle              20     20
    tax_consumption           0      0
    tax_other                 0      0
    """
)
FINANCE = _flows("budget_revenue 25600 23900\npolicy_funds 1860 1520")
RECRUITING = _flows(
    """
    signed_contract      980000  760000
    signed_agreement     400000  260000
    funds_other_province  71000   60000
    funds_same_province   25000   22000
    """
)
COUNTS = _flows(
    """
    fdi_new_firms       1    1
    projects_completed  6    5
    projects_signed    12   10
    signed_started      5    4
    firms_attracted     9    8
    policy_firms       43   38
    land_supplied     486  352
    workshop_area   62000 48000
    new_jobs         1730 1544
    trained_workers  2860 2510
    firm_visits       412  376
    accidents           0    1
    approvals_accepted 1264 1180
    approvals_done     1251 1169
    appeals_received    186  203
    appeals_solved      181  196
    """,
    places=0,
)
STOCKS = (
    *_stocks(
        """
        projects_in_library   33 29
        projects_new          24 19
        projects_continued     8  8
        projects_on_grid      17 14
        projects_in_production 16 13
        projects_major         8  7
        projects_reserve      21 18
        projects_negotiating  26 22
        infrastructure_projects 7 6
        firms_high_tech       14 11
        firms_specialised      9  7
        firms_little_giant     1  1
        """
    ),
    Stock("projects_building", 32, 27, ("projects_new", "projects_continued")),
)
# Sums that are reported beside their parts.
SUMS = {
    "tax": tuple(item.code for item in TAX),
    "signed_amount": ("signed_contract", "signed_agreement"),
    "funds_in_place": ("funds_other_province", "funds_same_province"),
}
CITY_FLOWS = _flows("tax 199460 187400") + _flows("industrial_investment 412000 382900", from_february=True)
CITY_STOCKS = _stocks("projects_in_library 47 43")

_FLOWS = (*INVESTMENT, *INFRASTRUCTURE, *TRADE, *TAX, *FINANCE, *RECRUITING, *COUNTS)


@cache
def _by_code() -> dict[str, Flow]:
    return {item.code: item for item in _FLOWS}


def flow(code: str) -> Flow:
    """The flow of this code."""
    return _by_code()[code]


@cache
def stock(code: str) -> Stock:
    """The stock of this code."""
    return next(item for item in STOCKS if item.code == code)


def value(code: str, year: int, month: int) -> Decimal:
    """What the department reports for the end of `month`: cumulative, at the end, or the sum of its parts."""
    if code in SUMS:
        return sum((flow(part).cumulative(year, month) for part in SUMS[code]), Decimal(0))
    if code in _by_code():
        return flow(code).cumulative(year, month)
    return stock(code).at(year, month)


def city_value(code: str, year: int, month: int) -> Decimal:
    """What the city publishes of itself."""
    for item in CITY_FLOWS:
        if item.code == code:
            return item.cumulative(year, month)
    return next(item for item in CITY_STOCKS if item.code == code).at(year, month)


CITY_CODES = frozenset(item.code for item in CITY_FLOWS) | frozenset(item.code for item in CITY_STOCKS)
