"""docs/algorithms/tasks.md says when forms are due: every row is reckoned anew; and it knows all states."""

import re
from datetime import date
from pathlib import Path

import pytest

from taizhang.catalogue.load import load_shipped
from taizhang.collect.tasks import Party, State, duties
from taizhang.kernel import Period
from taizhang.registry.belonging import Span
from taizhang.registry.queries import RespondentView

PAGE = (Path(__file__).parents[2] / "docs/algorithms/tasks.md").read_text(encoding="utf-8")
DUE = re.findall(r"^\| (\w+) \| ([\d.-]+) \| (\S+) \| (\d{4}-\d\d-\d\d) \|", PAGE, re.MULTILINE)


def test_page__has_its_table() -> None:
    assert len(DUE) == 5


@pytest.mark.parametrize(("code", "months", "written", "due"), DUE)
def test_due__as_the_page_says(code: str, months: str, written: str, due: str) -> None:
    catalogue = load_shipped()
    form = catalogue.forms[code]
    departments = {each.name: each.code for each in catalogue.house.departments}
    who = RespondentView(1, departments.get(form.filled_by, "X"), "甲", "department" if form.filled_by in departments else
                         "enterprise", "")  # fmt: skip
    spans = (Span("park", "", 202201, 999912), Span("above_scale", "yes", 202201, 999912))
    found = [
        each
        for each in duties(catalogue, [Party(who, spans)], Period.parse(months))
        if each.form.code == code
    ]
    assert [each.due for each in found] == [date.fromisoformat(due)]
    assert form.due.text == written


def test_states__are_all_there() -> None:
    assert re.findall(r"^\| (\S+) \| (?:the|nobody)", PAGE, re.MULTILINE) == [str(each) for each in State]
