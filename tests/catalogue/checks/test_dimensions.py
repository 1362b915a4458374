"""Near misses of the checks on dimensions."""

from catalogue.conftest import Found


def test_duplicate_member__one_code_in_two_dimensions_is_none(found: Found) -> None:
    text = "地区:\n  代码: area\n  成员: {东: yes, 西: no}\n"
    assert found("dimensions.yaml", text) == set()


def test_bad_member_code__digits_letters_and_dots(found: Found) -> None:
    assert (
        found("dimensions.yaml", "行业:\n  代码: industry\n  成员: {煤炭: '06', 盐: N15, 铁: 08.1}\n")
        == set()
    )
    assert found("dimensions.yaml", "行业:\n  代码: industry\n  成员: {煤炭: ''}\n") == {"bad-member-code"}
    assert found("dimensions.yaml", "行业:\n  代码: industry\n  成员: {煤炭: [a]}\n") == {"bad-member-code"}


def test_dimension__bad_code_does_not_make_its_members_unknown(found: Found) -> None:
    assert found("dimensions.yaml", "地区:\n  代码: 地区\n  成员: {东: e}\n", "forms/a.yaml", "") == {
        "bad-code"
    }
