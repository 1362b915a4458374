"""Which number did somebody type?

Clerks type on telephones and with Chinese input methods: full-width digits, 。 for the point, commas between thousands (or
between ten thousands), a long dash for minus, now and then the unit. All that is read. What could be two numbers is refused with
the reason, never guessed: 1,5 may be one and a half, or a digit is missing.

    read("１２，３４５。６", unit("千元"))    # Decimal('12345.6')
    read("-3 200千元", unit("千元"))          # Decimal('-3200')
    read("5230万元", unit("千元"))            # TypedError: 这一格的单位是千元，5230万元请填52300
    read("  ", unit("千元"))                  # None: nothing typed
    shown(Decimal("1234567.5"))               # '1,234,567.5'
"""

import re
import unicodedata
from decimal import Decimal

from taizhang.kernel.amount import Amount
from taizhang.kernel.digits import plain
from taizhang.kernel.unit import Unit

LONGEST = 40
_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+|\d{1,4}(,\d{4})+)(\.\d+)?")
_FOLDED = str.maketrans({"。": ".", "—": "-", "–": "-", "−": "-", "‐": "-", "、": ",", "'": ","})


class TypedError(ValueError):
    """No number can be read; the message says why and what to do."""


def read(text: str, unit: Unit) -> Decimal | None:
    """The number typed into a row of that unit, in that unit; None where nothing was typed. Raises TypedError."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text).translate(_FOLDED))
    if not folded:
        return None
    if len(folded) > LONGEST:
        raise TypedError(f"太长了，最多{LONGEST}个字")
    if _NUMBER.fullmatch(folded):
        return Decimal(folded.replace(",", ""))
    number = folded.removesuffix(unicodedata.normalize("NFKC", unit.name))
    if number != folded and _NUMBER.fullmatch(number):
        return Decimal(number.replace(",", ""))
    raise TypedError(_why(folded, unit))


def _why(folded: str, unit: Unit) -> str:
    if re.fullmatch(r"[+-]?[\d,.]+", folded):
        if folded.count(".") > 1:
            return "小数点多了一个，请核对"
        if "," in folded:
            return "逗号的位置不对：少打了数字，还是把小数点打成了逗号？"
        return "小数点前后都要有数字"
    try:
        amount = Amount.parse(folded)
        return f"这一格的单位是{unit}，{folded}请填{plain(amount.to(unit).value)}"
    except ValueError:
        return f"只填数字，单位是{unit}，不用写；没有发生的填0"


def shown(value: Decimal | None) -> str:
    """The number with commas between thousands, all its digits; empty for None."""
    if value is None:
        return ""
    whole, _, rest = plain(value).partition(".")
    return f"{int(whole):,}{'.' + rest if rest else ''}" if whole != "-0" else f"-0.{rest}"
