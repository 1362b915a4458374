"""A decimal written out in full: no exponent, no needless zeros, no minus before a zero.

The one way in which exact values are written for machines and for people who compare them; how a *house* prints a number is
``taizhang.wording.phrases``' business.

    plain(Decimal("413969.5000"))    # '413969.5'
    plain(Decimal("1.10E+3"))        # '1100'
    plain(Decimal("-0.00"))          # '0'
"""

from decimal import Decimal


def plain(value: Decimal) -> str:
    """All digits of a finite value."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
