"""The text cut into runs, the cards beside it, the corrected copy."""

from hypothesis import given
from hypothesis import strategies as st

from proofs.desk_room import TEXT, figure, remark, result
from taizhang.proofs.result import clashes, corrected, page, sentences
from taizhang.proofs.sentences import digest


def test_page__every_character_is_shown_once() -> None:
    shown = page(result(remark(), remark(start=4, end=16, level="提示")), {}, {})
    assert "\n".join("".join(run.text for run in each) for each in shown.paragraphs) == TEXT


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=6))
def test_page__whatever_overlaps(spans: list[tuple[int, int]]) -> None:
    remarks = [remark(start=min(span), end=max(span)) for span in spans]
    shown = page(result(*remarks), {}, {})
    assert "\n".join("".join(run.text for run in each) for each in shown.paragraphs) == TEXT
    firsts = [run.first for paragraph in shown.paragraphs for run in paragraph if run.first is not None]
    assert len(firsts) == len(set(firsts))


def test_page__a_remark_without_width_is_seen() -> None:
    shown = page(result(remark(start=4, end=4)), {}, {})
    assert [run.text for each in shown.paragraphs for run in each if run.remarks] == ["值"]


def test_page__the_graver_remark_gives_the_colour() -> None:
    shown = page(result(remark(level="提示"), remark()), {}, {})
    (run,) = [run for each in shown.paragraphs for run in each if run.remarks]
    assert (run.tone, run.remarks) == ("red", "1 0")


def test_page__figures_say_what_they_were_read_as() -> None:
    shown = page(result(), {}, {})
    assert [run.figure for run in shown.paragraphs[0] if run.figure] == [
        "规上产值：61亿元",
        "规上产值：83.4%",
    ]


def test_page__a_missing_number_is_called_missing() -> None:
    found = result()
    found["proof"]["figures"] = [figure(4, 8, None, "亿元")]
    assert page(found, {}, {}).paragraphs[0][1].figure == "规上产值：缺数"


def test_page__dismissed_remarks_are_not_marked() -> None:
    found = result(remark())
    key = (digest(sentences(found)[0]), "share-mismatch")
    shown = page(found, {}, {key: object()})  # type: ignore[dict-item]
    assert (len(shown.open), len(shown.dismissed), shown.levels) == (0, 1, ())
    assert not [run for each in shown.paragraphs for run in each if run.remarks]


def test_corrected__puts_the_accepted_suggestion() -> None:
    found = result(
        remark(start=10, end=15, fixes=[{"start": 10, "end": 15, "text": "84.6%", "certain": False}])
    )
    assert corrected(found, {}) == TEXT
    assert corrected(found, {"0": 0}) == TEXT.replace("83.4%", "84.6%")


def test_clashes__of_two_fixes_on_one_spot() -> None:
    found = result(remark(), remark(), remark(fixes=[{"start": 0, "end": 2, "text": "甲", "certain": False}]))
    assert clashes(found, {"0": 0}, 1, 0)
    assert not clashes(found, {"0": 0}, 2, 0)
    assert not clashes(found, {"0": 0}, 0, 0)
