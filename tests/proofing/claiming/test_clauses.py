"""Sentences, leads and brackets of invented sentences."""

from taizhang.proofing.claiming.clauses import BLANK, ITEM, page, sentences, spots
from taizhang.proofing.scanning.scanner import scan


def leads(text: str) -> list[tuple[str, str]]:
    scanned = scan(text)[0]
    return [(spot.number.surface, spot.lead) for spot in spots(page(text, scanned), scanned)]


def test_spots__words_since_the_number_before() -> None:
    assert leads("税收5亿元，增长3%；进口2亿元。") == [("5亿元", "税收"), ("3%", ",增长"), ("2亿元", ";进口")]


def test_spots__brackets_are_cut_out_and_read_on_their_own() -> None:
    assert leads("新材料产值(8亿元)增长近五成,为47.2%") == [
        ("8亿元", ""),
        ("五成", "新材料产值增长近"),
        ("47.2%", ",为"),
    ]


def test_spots__bracket_hangs_on_a_number_or_on_words() -> None:
    text = "税收5亿元(+3%)，全国(5.4%)、全省(5.2%)"
    scanned = scan(text)[0]
    level, growth, first, second = spots(page(text, scanned), scanned)
    assert growth.parent is level and growth.opens
    assert (first.parent, first.hung) == (None, ",全国")
    assert (second.parent, second.hung) == (None, ",全国、全省")


def test_page__dates_and_list_numbers_are_blanked() -> None:
    text = "一、2024年1-9月税收5亿元"
    words = page(text, scan(text)[0]).words
    assert words == ITEM * 2 + BLANK * 9 + "税收5亿元"


def test_page__places_survive_glosses() -> None:
    text = "面積210.0萬(wàn)畝，增3%"
    scanned = scan(text)[0]
    seen = page(text, scanned)
    start, end = seen.numbers[0]
    assert seen.words[start:end] == "210.0万亩"
    assert (seen.origin(start), seen.origin(end)) == (2, 14)


def test_sentences__a_wrapped_line_is_no_end() -> None:
    words = "全年国内生产总值、工业销售收入、财政\n收入分别为四十亿元。\n二、项目\n新建三个。"
    cut = [words[start:end] for _, start, end in sentences(words, [])]
    assert cut[0].endswith("收入分别为四十亿元")
    assert cut[1:] == ["二、项目", "新建三个"]


def test_sentences__a_point_in_a_number_is_no_end() -> None:
    assert [span[1:] for span in sentences("产值3.5。好", [(2, 5)])] == [(0, 5), (6, 7)]
