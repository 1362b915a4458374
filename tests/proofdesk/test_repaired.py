from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from proofdesk.proofs import TEXT, remark, sample
from taizhang.proofdesk.repaired import repaired, written
from taizhang.proofing.model import Fix, Proof
from taizhang.proofing.source import Source


def test_repaired__only_what_is_certain_and_listed() -> None:
    done = repaired(sample())
    assert done.text == TEXT.replace("5一是6亿元", "51.6亿元")
    (change,) = done.changes
    assert (change.place, change.was, change.now) == ("第2行第19字", "5一是6亿元", "51.6亿元")
    assert "1. 第2行第19字：“5一是6亿元”改为“51.6亿元”。小数点被“一是”盖住。" in written(done)


def test_repaired__nothing_to_do_is_said() -> None:
    done = repaired(replace(sample(), remarks=()))
    assert done.text == TEXT
    assert "一处未动" in written(done)


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 6), st.text("甲乙0123", max_size=4), st.booleans()),
        max_size=8,
    )
)
def test_repaired__undoing_the_list_gives_the_text_back(spans: list[tuple[int, int, str, bool]]) -> None:
    text = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
    remarks = tuple(
        remark(start, start + length, fixes=(Fix(start, start + length, new, certain=certain),))
        for start, length, new, certain in spans
    )
    done = repaired(Proof(Source(text), (), (), remarks))
    back, moved = done.text, 0
    for change in done.changes:
        at = change.start + moved
        assert back[at : at + len(change.now)] == change.now
        moved += len(change.now) - len(change.was)
    for change in reversed(done.changes):
        moved -= len(change.now) - len(change.was)
        at = change.start + moved
        back = back[:at] + change.was + back[at + len(change.now) :]
    assert back == text
    assert len(done.changes) <= sum(certain for *_, certain in spans)
