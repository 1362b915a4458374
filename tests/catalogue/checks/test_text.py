"""Near misses of the checks on text; each check's failing file lies under ``mistakes/``."""

import pytest

from catalogue.conftest import Found
from catalogue.entries import indicator


@pytest.mark.parametrize(
    "keys",
    [
        {"含义": "海关统计：出口额，含转口。"},
        {"含义": "'甲: 乙'"},
        {"单位": "'%'", "性质": "比率"},
        {"标准": "见《制度》# 不是注"},
    ],
)
def test_text__allowed(found: Found, keys: dict[str, str]) -> None:
    assert found("indicators/a.yaml", indicator(**keys)) == set()


def test_duplicate_key__same_key_in_two_blocks_is_none(found: Found) -> None:
    assert found("indicators/a.yaml", indicator() + indicator("进口总额", 代码="imports")) == set()


def test_duplicate_key__inside_braces(found: Found) -> None:
    assert found("dimensions.yaml", "地区:\n  代码: area\n  成员: {东: e, 西: w, 东: x}\n") == {
        "duplicate-key"
    }


def test_duplicate_key__an_entry_twice_in_one_file(found: Found) -> None:
    assert "duplicate-key" in found("indicators/a.yaml", indicator() + indicator(代码="exports_b"))


def test_misplaced_file__wrong_suffix(found: Found) -> None:
    assert found("indicators/a.yml", indicator()) == {"misplaced-file"}
    assert found("outlines/deep/a.md", "# 甲\n") == {"misplaced-file"}


def test_full_width_colon__rest_of_the_file_is_still_checked(found: Found) -> None:
    text = indicator().replace("性质: 流量", "性质：流水")
    assert found("indicators/a.yaml", text) == {"full-width-colon", "unknown-value"}


def test_needs_quotes__the_value_is_still_read(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(单位="%", 性质="比率")) == {"needs-quotes"}
