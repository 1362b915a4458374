"""Cue words before numbers."""

import pytest

from taizhang.proofing.claiming.vocabulary import Cue, bare_end, cues


def found(words: str) -> list[tuple[str, Cue]]:
    return [(one.word, one.cue) for one in cues(words)]


def test_cues__words_of_direction_and_share() -> None:
    assert found("占规上产值比重较上年提高") == [
        ("占", Cue.SHARE),
        ("比重", Cue.SHARE),
        ("较上年", Cue.YEAR),
        ("提高", Cue.UP),
    ]


@pytest.mark.parametrize("words", ["工业增加值", "高新技术企业", "合同", "一般公共预算收入", "减税降费"])
def test_cues__nouns_that_only_look_like_cues(words: str) -> None:
    assert found(words) == []


def test_cues__a_lone_character_counts_only_before_the_number() -> None:
    assert found("税收增") == [("增", Cue.UP)]
    assert found("税收降约") == [("降", Cue.DOWN)]
    assert found("增城税收") == []


def test_cues__with_a_goal_it_is_where_it_got_to() -> None:
    assert found("占比抬升到") == [("占比", Cue.SHARE), ("抬升到", Cue.REACH)]


def test_bare_end__without_hedges_and_copulas() -> None:
    assert "产值增长"[: bare_end("产值增长了约")] == "产值增长"
    assert bare_end("产值") == 2
