"""Reported cells against the rules of their form and against what was reported before.

from taizhang.validation import Context, validate
"""

from taizhang.validation.cells import Context, Sheet
from taizhang.validation.validate import errors, validate

__all__ = ["Context", "Sheet", "errors", "validate"]
