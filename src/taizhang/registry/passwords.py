"""What makes a password good enough?

Django's own rules (no common word, not the user's name, not digits alone) and two more: long enough, letters and digits both.
What they ask for is said in one place, `RULES`, for whoever chooses a password.
"""

import re
from typing import Final

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

RULES: Final = (
    "至少 8 位，字母和数字都要有，不要与用户名、姓名相近，也不要用 12345678、password 之类常见的密码。"
)


LEAST: Final = 8


class LongEnough:
    """Refuses a short password; Django's own rule says so in English."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError, which says how long it must be."""
        if len(password) < LEAST:
            raise ValidationError(f"密码太短，至少 {LEAST} 位。", code="password_too_short")

    def get_help_text(self) -> str:
        """The rule."""
        return f"密码至少 {LEAST} 位。"


class LettersAndDigits:
    """Refuses a password that lacks either; Chinese characters count as letters."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError, which says what is missing."""
        if not re.search(r"\d", password) or not re.search(r"[^\W\d_]", password):
            raise ValidationError("密码里字母和数字都要有。", code="password_no_mix")

    def get_help_text(self) -> str:
        """The rule."""
        return "密码里字母和数字都要有。"
