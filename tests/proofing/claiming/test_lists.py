"""What numbers in lists belong to, in invented sentences."""

from taizhang.proofing.claiming.claims import claims
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.scanning.scanner import scan


def subjects(text: str) -> list[tuple[str, str]]:
    return [(claim.number.surface, claim.subject) for claim in claims(text, scan(text)[0], Names())]


def test_assign__names_before_the_list() -> None:
    assert subjects("纺织、食品产值分别增长5%、6%。") == [("5%", "纺织产值"), ("6%", "食品产值")]


def test_assign__names_before_a_count_of_them() -> None:
    assert subjects("纺织、食品两个行业产值分别为5、6亿元。")[-2:] == [
        ("5", "纺织产值"),
        ("6亿元", "食品产值"),
    ]


def test_assign__names_of_a_ranking() -> None:
    text = "工业投资增速居前的是东岭镇、西坪镇，分别增长12%、9%。"
    assert subjects(text) == [("12%", "东岭镇工业投资"), ("9%", "西坪镇工业投资")]


def test_assign__carries_on_the_list_before() -> None:
    text = "二产53亿元、三产39亿元，增2.2%、9.4%；税收5亿元。"
    found = claims(text, scan(text)[0], Names())
    assert [claim.of for claim in found] == [None, None, 1, 2, None]


def test_assign__whole_and_part_grow_in_turn() -> None:
    text = "财政收入15.3亿元，其中地方财政收入9.5亿元，分别增长17.3%和15.0%。"
    found = claims(text, scan(text)[0], Names())
    assert [claim.of for claim in found] == [None, None, 1, 2]


def test_assign__two_verbs_two_signs() -> None:
    text = "纺织、食品产值分别为12、8亿元，同比增长17.4%和下降11.7%。"
    found = claims(text, scan(text)[0], Names())
    assert [str(claim.value) for claim in found[-2:]] == ["17.4", "-11.7"]
    assert [claim.of for claim in found[-2:]] == [1, 2]


def test_assign__the_same_measures_of_another_member() -> None:
    text = "公路货运量、周转量分别为17万吨、88万吨公里，水路分别为7万吨、8万吨公里。"
    assert subjects(text)[2:] == [("7万吨", "水路货运量"), ("8万吨公里", "水路周转量")]


def test_assign__ranks_of_level_and_growth() -> None:
    text = "投资41亿元，增长13.9%，总量和增速分别位居全省第2位和第7位。"
    found = claims(text, scan(text)[0], Names())
    assert [(str(claim.kind), claim.of) for claim in found[-2:]] == [("rank", 1), ("rank", 1)]


def test_assign__digits_are_no_names() -> None:
    text = "贡献分别为0.15、5.64、1.34个百分点；结构为16.0:36.9:47.1。"
    assert not any(sign.isdigit() for _, subject in subjects(text) for sign in subject)
