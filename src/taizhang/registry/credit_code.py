"""Can this be a 统一社会信用代码 (GB 32100-2015)?

Eighteen characters: registering office (2), region at registration (6), 组织机构代码 (9), check character. The
outer check is a sum with weights 3^i mod 31 over an alphabet of 31 that leaves out I O S V Z. Worked example, the
one circulated with the standard: 91350100M000100Y4? has the weighted sum 1640; 1640 mod 31 = 28; 31 - 28 = 3, so
the whole code is 91350100M000100Y43.

Characters 9 to 17 carry a check of their own (GB 11714-1997: weights 3 7 9 10 5 8 4 2, modulus 11) in which letters
count A=10 … Z=35, all 26 of them: another table than the outer one. Codes issued before the two standards were
joined may fail it, so a failing inner check is a hint and never a refusal.
"""

from taizhang.kernel.finding import Finding, Level

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_FAMILY = "代码不合"


def check_character(body: str) -> str:
    """The eighteenth character for the first seventeen, all of them in `ALPHABET`."""
    total = sum(ALPHABET.index(c) * w for c, w in zip(body, WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def inner_check_character(body: str) -> str:
    """The ninth character of the 组织机构代码 for its first eight (digits and capital letters)."""
    total = sum(int(c, 36) * w for c, w in zip(body, INNER_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def complete(body: str) -> str:
    """A whole code for its first sixteen characters: both check characters added, e.g. for an invented enterprise.

    >>> complete("91350100M000100Y")
    '91350100M000100Y43'
    """
    with_inner = body + inner_check_character(body[8:16])
    return with_inner + check_character(with_inner)


def check(code: str) -> tuple[Finding, ...]:
    """What is wrong with `code`: nothing, an error (it cannot be a credit code) or a hint (inner check fails)."""
    if len(code) != 18:
        return (_error(code, f"有{len(code)}位，应为18位", "请对照营业执照重新录入"),)
    strange = "".join(sorted(set(code) - set(ALPHABET)))
    if strange:
        advice = (
            "代码只用数字和大写字母，且不用 I、O、S、V、Z；常见误录：把0写成O、把1写成I、把2写成Z、把5写成S"
        )
        return (_error(code, f"含有不该出现的字符“{strange}”", advice),)
    expected = check_character(code[:17])
    if code[17] != expected:
        advice = "请对照营业执照核对各位字符，多半是某一位抄错或两位颠倒"
        return (_error(code, f"的校验码不符：按前17位应为{expected}，写的是{code[17]}", advice),)
    inner = inner_check_character(code[8:16])
    if code[16] != inner:
        message = (
            f"统一社会信用代码“{code}”第9—17位（组织机构代码）自身的校验码不符：应为{inner}，写的是{code[16]}"
        )
        return (
            Finding(
                Level.HINT,
                "credit-code-inner-check",
                message,
                advice="整码校验已通过，请对照营业执照再看一眼",
                family=_FAMILY,
            ),
        )
    return ()


def _error(code: str, what: str, advice: str) -> Finding:
    return Finding(
        Level.ERROR, "credit-code-invalid", f"统一社会信用代码“{code}”{what}", advice=advice, family=_FAMILY
    )
