"""Mistakes of the dimensions: each member a name and a code of its own."""

import re
from collections.abc import Iterator

from taizhang.catalogue.draft import Draft, Mistake
from taizhang.catalogue.tree import Scalar

_MEMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_BUILT_IN = ("park", "city", "respondent")


def duplicate_member(draft: Draft) -> Iterator[Mistake]:
    """Two members under one code, which would be counted as one."""
    for entry in draft.section("dimensions"):
        first: dict[str, str] = {}
        for pair in entry.pairs.table("成员"):
            code = pair.node.value if isinstance(pair.node, Scalar) else ""
            other = first.setdefault(code, pair.key)
            if code and other != pair.key:
                yield Mistake(
                    entry.at(pair.line),
                    f"“{entry.name}”的成员“{pair.key}”和“{other}”用了同一个代码“{code}”",
                    "请给其中一个另起代码。",
                )


def bad_member_code(draft: Draft) -> Iterator[Mistake]:
    """A member without a usable code."""
    for entry in draft.section("dimensions"):
        for pair in entry.pairs.table("成员"):
            code = pair.node.value if isinstance(pair.node, Scalar) else ""
            if not _MEMBER.fullmatch(code):
                yield Mistake(
                    entry.at(pair.line),
                    f"成员“{pair.key}”的代码“{code}”不合写法",
                    "成员代码只用英文字母、数字、下划线、点和短横，如 battery、'06'、N15。",
                )


def reserved_dimension(draft: Draft) -> Iterator[Mistake]:
    """A dimension that takes a word the system keeps for itself."""
    for entry in draft.section("dimensions"):
        if entry.code in _BUILT_IN:
            yield Mistake(
                entry.place("代码"),
                f"维度代码“{entry.code}”由系统保留",
                "园区、全市和单个单位不用写维度；别的分法请另起代码。",
            )


CHECKS = (duplicate_member, bad_member_code, reserved_dimension)
