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


def spoken_of(text: str) -> list[tuple[str, str, str | None]]:
    read = claims(text, scan(text)[0], Names())
    by_id = {claim.id: claim.number.surface for claim in read}
    return [(c.number.surface, c.indicator, by_id[c.of] if c.of else None) for c in read]


def test_assign__owners_before_the_measure() -> None:
    text = "纺织、食品、家具，营收依次8亿元、7亿元、6亿元，增速依次20%、19%、18%。"
    assert spoken_of(text)[3:] == [
        ("20%", "营业收入", "8亿元"),
        ("19%", "营业收入", "7亿元"),
        ("18%", "营业收入", "6亿元"),
    ]


def test_assign__names_summed_up_behind_a_count_of_their_owners() -> None:
    text = "40家开发区工业总产值、税收收入、出口三项，依次是90亿元、30亿元、12亿美元，增幅10%、11%、12%。"
    assert [of for _, _, of in spoken_of(text)[-3:]] == ["90亿元", "30亿元", "12亿美元"]
    assert [name for _, name, _ in spoken_of(text)[-3:]] == ["工业总产值", "税收", "出口"]


def test_assign__so_many_things_just_spoken_of() -> None:
    text = "合同外资9亿元，到位资金5亿元，税收2亿元；三项指标分别增长20%、30%和40%。"
    assert [of for _, _, of in spoken_of(text)[-3:]] == ["9亿元", "5亿元", "2亿元"]


def test_assign__points_speak_of_levels_of_the_paragraph_by_name() -> None:
    text = "出口8亿元，增3%；进口4亿元，增5%。出口、进口两项增速分别高于全省平均1.2、2.4个百分点。"
    assert [of for _, _, of in spoken_of(text)[-2:]] == ["8亿元", "4亿元"]
    apart = text.replace("增5%。", "增5%。\n")
    assert [of for _, _, of in spoken_of(apart)[-2:]] == [None, None]


def test_assign__a_list_without_names_carries_on() -> None:
    text = "合同外资2亿元，占全市70%。开发区分别是1.5亿元、0.8亿元，占全市60%、65%。"
    assert [of for _, _, of in spoken_of(text)[-2:]] == ["1.5亿元", "0.8亿元"]


def test_assign__a_list_with_a_predicate_of_its_own_takes_no_measure_from_afar() -> None:
    text = "工业增加值20亿元，税收3亿元。监测的产品里：菜籽油、冷冻肉各涨11%、12%。"
    assert [name for _, name, _ in spoken_of(text)[-2:]] == ["菜籽油", "冷冻肉"]
