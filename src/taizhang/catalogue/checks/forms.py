"""Mistakes of the forms: rows that ask for nothing, twice, or in a wrong unit; due days that never come."""

from collections.abc import Iterator

from taizhang.catalogue.draft import Absence, Draft, Entry, Mistake, unit_or_none
from taizhang.catalogue.due import read_day, read_due
from taizhang.catalogue.tree import Pairs


def _rows(draft: Draft) -> Iterator[tuple[Entry, Pairs]]:
    for entry in draft.section("forms"):
        for row in entry.pairs.rows("项目"):
            yield entry, row


def item_unknown_indicator(draft: Draft) -> Iterator[Mistake]:
    """A row that asks for an indicator which is not there."""
    for entry, row in _rows(draft):
        word = row.text("指标")
        if word and draft.indicator(word) is None:
            yield Absence(
                entry.at(row.line_of("指标")),
                f"报表“{entry.name}”的项目“{word}”，目录里没有这个指标",
                draft.like(word),
            )


def item_computed(draft: Draft) -> Iterator[Mistake]:
    """A row that asks for what the system works out by itself."""
    for entry, row in _rows(draft):
        indicator = draft.indicator(row.text("指标"))
        if indicator and (indicator.text("算法") or indicator.text("取自")):
            base = indicator.text("取自")
            advice = f"请改填“{base}”。" if base else "请从报表里删去，改填它的来源指标。"
            yield Mistake(entry.at(row.line_of("指标")), f"“{indicator.name}”由系统计算，不用填报", advice)


def duplicate_item_number(draft: Draft) -> Iterator[Mistake]:
    """Two rows of a form under one number."""
    yield from _twice(draft, "编号", "请给每一行不同的编号。")


def duplicate_item(draft: Draft) -> Iterator[Mistake]:
    """Two rows of a form that ask for the same indicator."""
    yield from _twice(draft, "指标", "同一张表里一个指标只填一次，请删去一行。")


def _twice(draft: Draft, key: str, advice: str) -> Iterator[Mistake]:
    for entry in draft.section("forms"):
        first: dict[str, int] = {}
        for row in entry.pairs.rows("项目"):
            written = row.text(key)
            identity = draft.code_of(written) if key == "指标" else written
            line = row.line_of(key)
            if written and identity in first:
                yield Mistake(
                    entry.at(line),
                    f"报表“{entry.name}”里{key}“{written}”重复，第一次在第{first[identity]}行",
                    advice,
                )
            first.setdefault(identity, line)


def bad_due_day(draft: Draft) -> Iterator[Mistake]:
    """A due day that cannot be reckoned."""
    for entry in draft.section("forms"):
        written = entry.text("截止")
        if written and read_due(written) is None:
            yield Mistake(
                entry.place("截止"),
                f"看不懂截止“{written}”",
                "请写成“次月8日”“季后15日”“当月25日”或“次年3月10日”，日在1到28之间。",
            )


def closing_date(draft: Draft) -> Iterator[Mistake]:
    """A date under the report's signature that cannot be reckoned from its period."""
    for entry in draft.section("park"):
        written = entry.text("日期") if entry.name == "落款" else ""
        if written and read_due(written) is None:
            yield Mistake(
                entry.place("日期"),
                f"看不懂落款的日期“{written}”",
                "日期由报告期推算，请写成“次月20日”“季后20日”，日在1到28之间；不写就只有署名。",
            )


def bad_holiday(draft: Draft) -> Iterator[Mistake]:
    """A day off or on that no calendar has."""
    for entry in draft.section("park"):
        for key in ("放假", "上班") if entry.name == "节假日" else ():
            for each in entry.pairs.texts(key):
                if read_day(each.value) is None:
                    yield Mistake(
                        entry.at(each.line),
                        f"看不懂{key}的日子“{each.value}”",
                        "请一天一天地写，如“2027-02-05”。",
                    )


def item_unit_differs(draft: Draft) -> Iterator[Mistake]:
    """A row filled in a unit that its indicator cannot be reckoned from."""
    for entry, row in _rows(draft):
        indicator = draft.indicator(row.text("指标"))
        own = unit_or_none(indicator.text("单位")) if indicator else None
        filled = unit_or_none(row.text("单位"))
        if indicator and own and filled and not own.converts_to(filled):
            yield Mistake(
                entry.at(row.line_of("单位")),
                f"项目“{indicator.name}”以“{filled}”填报，不能换算成指标的单位“{own}”",
                "请改成同一类单位，或不写，用指标的报送单位。",
            )


def item_source_differs(draft: Draft) -> Iterator[Mistake]:
    """A form that asks enterprises for what a department reports, or the other way round.

    The city's form may hold any indicator: a share of the city is taken of the same indicator's two scopes.
    """
    for entry, row in _rows(draft):
        if entry.text("填报") == "全市":
            continue
        indicator = draft.indicator(row.text("指标"))
        source = indicator.text("来源") if indicator else ""
        if indicator and source and entry.text("填报") and source != entry.text("填报"):
            yield Mistake(
                entry.at(row.line_of("指标")),
                f"报表“{entry.name}”由{entry.text('填报')}填，而“{indicator.name}”的来源是{source}",
                "请把这一行移到该填的报表，或改指标的“来源”。",
            )


CHECKS = (
    item_unknown_indicator,
    item_computed,
    duplicate_item_number,
    duplicate_item,
    bad_due_day,
    closing_date,
    bad_holiday,
    item_unit_differs,
    item_source_differs,
)
