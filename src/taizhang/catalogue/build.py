"""How do entries that have passed every check become the catalogue's types?

Words become types here and nothing is judged: the checks have seen to it that every name leads somewhere,
every unit exists and every expression parses, so a failure in this file is our bug.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from taizhang.catalogue.draft import Draft, Entry
from taizhang.catalogue.due import read_due
from taizhang.catalogue.expression import Compare, parse
from taizhang.catalogue.keys import KEYS
from taizhang.catalogue.model import (
    Algorithm,
    Catalogue,
    Example,
    ExampleValue,
    Form,
    FormFrequency,
    FormItem,
    Frequency,
    Indicator,
    Nature,
    Outline,
    Rule,
)
from taizhang.catalogue.tree import Pair, Pairs, plain
from taizhang.kernel.amount import Amount, AmountError
from taizhang.kernel.figure import PARK, Scope
from taizhang.kernel.period import Period
from taizhang.kernel.seal import digest
from taizhang.kernel.unit import Unit, unit


def read_number(text: str, target: Unit) -> Decimal | None:
    """``61.2`` in the target unit, or ``843万元`` turned into it; None where it is neither."""
    if re.fullmatch(r"[+-]?\d+(\.\d+)?", text):
        return Decimal(text)
    try:
        amount = Amount.parse(text)
        return amount.to(target).value
    except (AmountError, ValueError):
        return None


def build(draft: Draft) -> Catalogue:
    """The catalogue of a draft without errors."""
    return Catalogue(
        indicators={entry.code: _indicator(draft, entry) for entry in draft.section("indicators")},
        dimensions=draft.dimensions,
        forms={entry.code: _form(draft, entry) for entry in draft.section("forms")},
        rules={entry.code: _rule(draft, entry) for entry in draft.section("rules")},
        outlines={
            each.code: Outline(
                next((block.text for block in each.blocks if block.kind == "title"), each.code),
                each.code,
                each.blocks,
                each.at(1),
            )
            for each in draft.outlines
        },
        examples=tuple(_example(draft, entry) for entry in draft.section("examples")),
        house=draft.house,
        digest=_digest(draft),
    )


def _digest(draft: Draft) -> str:
    # order is content (it is the order of print), file and line are not
    return digest(
        {
            "entries": [[entry.section, entry.name, plain(entry.pairs)] for entry in draft.entries],
            "outlines": {each.code: [[b.kind, b.text] for b in each.blocks] for each in draft.outlines},
        }
    )


def _code(draft: Draft, name: str) -> str | None:
    return draft.code_of(name) if name else None


def _or_default(entry: Pairs, section: str, key: str) -> str:
    return entry.text(key) or KEYS[section][key].default


def _indicator(draft: Draft, entry: Entry) -> Indicator:
    text = entry.text
    split_by = draft.dimension(text("分项按"))
    return Indicator(
        name=entry.name,
        code=entry.code,
        aliases=tuple(alias.value for alias in entry.pairs.texts("别称")),
        meaning=text("含义"),
        unit=unit(text("单位")),
        report_unit=unit(text("报送单位") or text("单位")),
        nature=Nature(text("性质")),
        frequency=Frequency(text("报送")) if text("报送") else None,
        source=text("来源"),
        part_of=_code(draft, text("属于")),
        parts_complete=text("分项合计") == "完整",
        split_by=split_by.code if split_by else None,
        taken_from=_code(draft, text("取自")),
        restricted_to=_scope(draft, text("限于")),
        algorithm=Algorithm(text("算法")) if text("算法") else None,
        numerator=_code(draft, text("分子")),
        denominator=_code(draft, text("分母")),
        sums=tuple(draft.code_of(name.value) for name in entry.pairs.texts("合计自")),
        reverse=text("方向") == "逆向",
        decimals=int(text("小数")) if text("小数") else None,
        sentence=text("句式") or None,
        part_sentence=text("分项句式") or None,
        remark=text("口径"),
        standard=text("标准"),
        where=entry.place(),
        profit_words=_profit_words(entry),
    )


def _profit_words(entry: Entry) -> tuple[str, str] | None:
    words = entry.pairs.texts("盈亏")
    return (words[0].value, words[1].value) if words else None


def _scope(draft: Draft, name: str) -> Scope | None:
    scope = draft.scope(name) if name else None
    return None if scope == PARK else scope


def _form(draft: Draft, entry: Entry) -> Form:
    text = entry.text
    due = read_due(text("截止"))
    assert due is not None, "checked by bad_due_day"
    return Form(
        name=entry.name,
        code=entry.code,
        number=text("表号"),
        modelled_on=text("参照"),
        filled_by=text("填报"),
        restricted_to=_scope(draft, text("范围")),
        unit=unit(text("单位")),
        frequency=FormFrequency(text("期别")),
        due=due,
        no_january=text("一月免报") == "是",
        january_february_merged=text("一二月合并") == "是",
        note=text("说明"),
        items=tuple(_item(draft, unit(text("单位")), row) for row in entry.pairs.rows("项目")),
        where=entry.place(),
    )


def _item(draft: Draft, form_unit: Unit, row: Pairs) -> FormItem:
    indicator = draft.indicator(row.text("指标"))
    assert indicator is not None, "checked by item_unknown_indicator"
    own = unit(indicator.text("报送单位") or indicator.text("单位"))
    default = form_unit if form_unit.converts_to(own) else own
    return FormItem(
        indicator=indicator.code,
        number=row.text("编号"),
        name=row.text("名称") or indicator.name,
        unit=unit(row.text("单位")) if row.text("单位") else default,
        required=_or_default(row, "items", "必填") == "是",
        with_prior=_or_default(row, "items", "同期") == "是",
    )


def _rule(draft: Draft, entry: Entry) -> Rule:
    condition = entry.text("如果")
    form = next(each for each in draft.section("forms") if entry.text("报表") in (each.name, each.code))
    return Rule(
        name=entry.name,
        code=entry.code,
        form=form.code,
        expression=_expression(draft, entry.text("表达")),
        condition=_expression(draft, condition) if condition else None,
        hard=entry.text("级别") == "强制",
        explanation=entry.text("说明"),
        advice=entry.text("怎么办"),
        missing="zero" if entry.text("缺数") == "按零" else "skip",
        tolerance=Decimal(_or_default(entry.pairs, "rules", "容差")),
        where=entry.place(),
    )


def _expression(draft: Draft, text: str) -> Compare:
    return parse(text, draft.code_of)


def _example(draft: Draft, entry: Entry) -> Example:
    return Example(
        name=entry.name,
        period=Period.parse(entry.text("期间")),
        values=tuple(_example_value(draft, pair) for pair in entry.pairs.table("数")),
        expected=tuple(sentence.value for sentence in entry.pairs.texts("应得")),
        where=entry.place(),
    )


def _example_value(draft: Draft, pair: Pair) -> ExampleValue:
    name, _, where = pair.key.partition("@")
    indicator = draft.indicator(name)
    assert indicator is not None, "checked by example_unknown_indicator"
    given = _given(pair, unit(indicator.text("单位")))
    return ExampleValue(
        indicator=indicator.code,
        scope=(draft.scope(where) if where else None) or PARK,
        value=given.pop("值", None),
        prior=given.pop("同期", None),
        given=given,
    )


def _given(pair: Pair, own: Unit) -> dict[str, Decimal]:
    pairs: Mapping[str, str] = (
        {each.key: pair.node.text(each.key) for each in pair.node.pairs}
        if isinstance(pair.node, Pairs)
        else {"值": getattr(pair.node, "value", "")}
    )
    numbers = {key: read_number(text, unit("%") if "增速" in key else own) for key, text in pairs.items()}
    return {key: number for key, number in numbers.items() if number is not None}
