"""The whole: structure first, then rules, then experience; errors stop, hints ask."""

from taizhang.catalogue.load import load_shipped
from taizhang.kernel import Level, Period
from taizhang.validation import Context, validate
from validation.small_form import catalogue, form, numbers, rule


def test_validate__in_this_order() -> None:
    held = catalogue(rule("资产 = 负债 + 权益"), page=form(required=("产值",)))
    context = Context(Period(2024, 1, 9), previous=numbers({"用电": 640}))
    cells = numbers({"资产": 9, "负债": 5, "权益": 5, "用电": 7_200})
    found = validate(held.forms["page"], cells, held, context)
    assert [(each.code, each.family) for each in found] == [
        ("cell-missing", "structure"), ("rule:r1", "rule"), ("unit-slip", "experience"),
    ]  # fmt: skip
    assert [each.level for each in found] == [Level.ERROR, Level.ERROR, Level.HINT]


def test_validate__every_rule_of_the_shipped_forms_can_be_asked() -> None:
    """A form full of ones breaks some rules and upsets none: every finding is whole and in Chinese."""
    held = load_shipped()
    for page in held.forms.values():
        ones = numbers({item.indicator: 1 for item in page.items})
        for context in (Context(Period(2024, 1, 9)), Context(Period(2024, 1, 9), ones, ones, ones)):
            for each in validate(page, ones, held, context):
                assert each.message
                assert each.advice
                assert set(each.figures) <= held.indicators.keys()
