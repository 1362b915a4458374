import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel import Level
from taizhang.registry.credit_code import ALPHABET, check, check_character, complete, inner_check_character

LETTERS = st.sampled_from(ALPHABET)
BODY = st.text(LETTERS, min_size=16, max_size=16)


def test_check_character__example_of_the_standard() -> None:
    assert check_character("91350100M000100Y4") == "3"


@pytest.mark.parametrize("code", ["91350100M000100Y43", "9144030071526726XG", "91330100799655058B"])
def test_check__passes_both_checks(code: str) -> None:
    assert check(code) == ()


def test_check__inner_letters_count_from_ten_to_thirty_five() -> None:
    # with the outer alphabet of 31 the ninth character would be 9
    assert inner_check_character("MA1H9YGW") == "X"


def test_check__wrong_check_character() -> None:
    (finding,) = check("91350100M000100Y44")
    assert finding.level is Level.ERROR
    assert "应为3，写的是4" in finding.message


def test_check__wrong_length() -> None:
    (finding,) = check("91350100M000100Y4")
    assert "有17位，应为18位" in finding.message


@pytest.mark.parametrize("letter", ["I", "O", "S", "V", "Z", "a", "０", "-"])
def test_check__character_outside_the_alphabet(letter: str) -> None:
    (finding,) = check(f"91350100M000100Y4{letter}")
    assert f"“{letter}”" in finding.message


def test_check__inner_check_fails_alone() -> None:
    body = "91350100M000100Y5"  # the inner check character should be 4
    (finding,) = check(body + check_character(body))
    assert finding.level is Level.HINT  # old codes may fail it, so it decides nothing
    assert "组织机构代码" in finding.message


@given(BODY)
def test_complete__passes(body: str) -> None:
    assert check(complete(body)) == ()


@given(BODY, st.integers(0, 16), LETTERS)
def test_check__every_single_slip_is_found(body: str, place: int, letter: str) -> None:
    code = complete(body)
    slipped = code[:place] + letter + code[place + 1 :]
    errors = [finding for finding in check(slipped) if finding.is_error]
    assert bool(errors) == (slipped != code)
