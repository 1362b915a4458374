import pytest

from taizhang.proofdesk.switches import VARIABLE, UnknownCheck, wanted


def test_wanted__all_where_nothing_is_set() -> None:
    assert wanted({}) == {}
    assert wanted({VARIABLE: " "}) == {}


@pytest.mark.parametrize("given", ["until,period-forms", "until， period-forms", "until period-forms"])
def test_wanted__codes_between_any_commas(given: str) -> None:
    assert wanted({VARIABLE: given}) == {"until": False, "period-forms": False}


def test_wanted__an_unknown_code_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownCheck, match="是不是“until”"):
        wanted({VARIABLE: "untill"})
    with pytest.raises(UnknownCheck, match="docs/proofing-wording"):
        wanted({VARIABLE: "xyz"})


def test_wanted__reads_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "flat")
    assert wanted() == {"flat": False}
