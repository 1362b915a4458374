"""Mistakes of units: units that do not exist, or that cannot be turned into one another where they must."""

from collections.abc import Iterator

from taizhang.catalogue.draft import Draft, Entry, Mistake, unit_or_none
from taizhang.kernel.unit import Unit, UnitError, unit


def unknown_unit(draft: Draft) -> Iterator[Mistake]:
    """A unit the program does not know."""
    for table in draft.tables:
        for key in ("单位", "报送单位"):
            written = table.pairs.text(key)
            if not written or key not in table.keys:
                continue
            try:
                unit(written)
            except UnitError as error:
                yield Mistake(
                    table.entry.at(table.pairs.line_of(key)),
                    str(error),
                    "常用单位见 docs/catalogue.md 的单位表。",
                )


def report_unit_differs(draft: Draft) -> Iterator[Mistake]:
    """An indicator reported in a unit that its own unit cannot be reckoned from."""
    for entry in draft.section("indicators"):
        own, reported = unit_or_none(entry.text("单位")), unit_or_none(entry.text("报送单位"))
        if own and reported and not own.converts_to(reported):
            yield Mistake(
                entry.place("报送单位"),
                f"“{entry.name}”的报送单位“{reported}”不能换算成单位“{own}”",
                "两个单位要同类，如千元和亿元、吨和万吨。",
            )


def part_unit_differs(draft: Draft) -> Iterator[Mistake]:
    """A part counted in another kind of unit than its whole."""
    for entry in draft.section("indicators"):
        whole = draft.indicator(entry.text("属于"))
        units = _pair(entry, whole)
        if whole and units and not units[0].converts_to(units[1]):
            yield Mistake(
                entry.place("属于"),
                f"“{entry.name}”的单位是“{units[0]}”，它属于的“{whole.name}”是“{units[1]}”，不是同一类单位",
                "部分和整体要能相加，请核对单位，或删去“属于”。",
            )


def taken_unit_differs(draft: Draft) -> Iterator[Mistake]:
    """An indicator taken from one that is counted in another kind of unit."""
    for entry in draft.section("indicators"):
        base = draft.indicator(entry.text("取自"))
        units = _pair(entry, base)
        if base and units and not units[0].converts_to(units[1]):
            yield Mistake(
                entry.place("取自"),
                f"“{entry.name}”的单位是“{units[0]}”，它取自的“{base.name}”是“{units[1]}”，不是同一类单位",
                "取自别的指标时数字照搬，请用同一类单位。",
            )


def mixed_sum(draft: Draft) -> Iterator[Mistake]:
    """A sum over indicators of different kinds of units."""
    for entry in draft.section("indicators"):
        own = unit_or_none(entry.text("单位"))
        for name in entry.pairs.texts("合计自"):
            added = draft.indicator(name.value)
            other = unit_or_none(added.text("单位")) if added else None
            if own and other and not own.converts_to(other):
                yield Mistake(
                    entry.at(name.line),
                    f"“{entry.name}”以“{own}”计，不能把以“{other}”计的“{name.value}”加进去",
                    "相加的指标要用同一类单位。",
                )


def ratio_unit(draft: Draft) -> Iterator[Mistake]:
    """A ratio that is not in per cent."""
    for entry in draft.section("indicators"):
        own = unit_or_none(entry.text("单位"))
        if entry.text("算法") == "比率" and own and own.name != "%":
            yield Mistake(
                entry.place("单位"),
                f"“{entry.name}”的算法是比率，单位却是“{own}”",
                "比率由系统按 分子÷分母×100 计算，单位请写 '%'。",
            )


def _pair(entry: Entry, other: Entry | None) -> tuple[Unit, Unit] | None:
    own = unit_or_none(entry.text("单位"))
    theirs = unit_or_none(other.text("单位")) if other else None
    return (own, theirs) if own and theirs else None


CHECKS = (unknown_unit, report_unit_differs, part_unit_differs, taken_unit_differs, mixed_sum, ratio_unit)
