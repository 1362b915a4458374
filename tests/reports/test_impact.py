import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from reports.office import JUNE, LANHU, TARGET, XINYA, YUANHANG, Office, forget, said
from taizhang.counting.unfold import printed
from taizhang.kernel import Amount, Figure, Period, unit
from taizhang.ledger.actions import Reported
from taizhang.registry.actions import Closing, NewMembership, membership_close, memberships_open
from taizhang.reports import impact as room
from taizhang.reports.impact import Fate, Impact, Shift, Untrue, impact
from taizhang.writing.compose import compose
from taizhang.writing.document import Paragraph, Text


def after(office: Office, number: int = 1) -> Impact:
    found = impact(number, actor=office.writer)
    assert found is not None
    return found


def only(found: Impact, words: str) -> Untrue:
    (one,) = (each for each in found.untrue if words in each.printed + each.now)
    return one


def shift(untrue: Untrue, name: str) -> Shift:
    (one,) = (each for each in untrue.shifts if each.name == name)
    return one


def amount(figure: Figure | None) -> Amount | None:
    assert figure is not None
    return figure.amount


def test_impact__nothing_changed(office: Office) -> None:
    office.issue()
    assert (after(office).untrue, after(office).silent, after(office).known) == ((), 0, True)


def test_impact__later_months_do_not_matter(office: Office) -> None:
    office.issue()
    office.record(said(YUANHANG, "output", 700_000, 690_000, Period(2024, 1, 7)))
    assert (after(office).untrue, after(office).silent) == ((), 0)


def test_impact__a_direction_word_turns_though_its_number_stands(office: Office) -> None:
    """利润总额 grew by 30%; corrected it falls by 30%."""
    office.issue()
    (number,) = office.correct(said(XINYA, "profit", 28_000, 40_000), reason="漏计跌价准备")
    found = after(office)
    (one,) = found.untrue
    assert one.fate is Fate.CHANGED
    assert (one.printed, one.now) == (
        "上半年，园区实现利润总额0.5亿元，同比增长30%。",
        "上半年，园区实现利润总额2800万元，同比下降30%。",
    )
    growth = shift(one, "利润总额·同比增速")
    assert (growth.was, growth.now) == ("同比增长30%", "同比下降30%")
    assert (amount(growth.before), amount(growth.after)) == (
        Amount(Decimal(30), unit("%")),
        Amount(Decimal(-30), unit("%")),
    )
    (cause,) = one.causes
    assert cause.was is not None
    assert (cause.indicator, cause.was.value, cause.now.value) == (
        "利润总额",
        Decimal(52_000),
        Decimal(28_000),
    )
    assert (cause.now.number, cause.now.respondent_name) == (number, "新芽包装")
    assert (cause.now.recorded_by, cause.now.reason) == ("王敏", "漏计跌价准备")
    assert one.moves == ()


def test_impact__only_the_sentences_it_touches(office: Office) -> None:
    office.issue()
    office.correct(said(LANHU, "output", 250_000, 320_000), reason="多计一批")
    found = after(office)
    assert [each.sentence for each in found.untrue] == ["quarterly:7.2", "quarterly:7.3"]
    assert found.silent == 0
    whole, members = found.untrue
    assert "实现工业总产值9.5亿元，同比下降5%；完成规上工业产值8.5亿元，同比下降6.6%" in whole.now
    assert [each.name for each in members.shifts] == [
        "规上工业总产值（化工）",
        "规上工业总产值（化工）·同比增速",
    ]
    assert [each.now.respondent for each in (*whole.causes, *members.causes)] == [LANHU, LANHU]


def test_impact__a_change_too_small_to_print_is_counted(office: Office) -> None:
    """30元 in ten hundred million: value and growth of 工业总产值 move, and no digit of them."""
    office.issue()
    office.correct(said(XINYA, "output", "100000.03", 90_000), reason="尾差")
    found = after(office)
    assert found.untrue == ()
    assert found.silent == 2


def test_impact__a_correction_of_the_base_alone(office: Office) -> None:
    office.issue()
    office.correct(said(XINYA, "profit", 52_000, 50_000), reason="同期数口径调整")
    (one,) = after(office).untrue
    assert [(each.was, each.now) for each in one.shifts] == [("同比增长30%", "同比增长4%")]
    (cause,) = one.causes
    assert cause.was is not None
    assert (cause.was.prior, cause.now.prior) == (Decimal(40_000), Decimal(50_000))


def test_impact__corrected_twice_is_one_cause(office: Office) -> None:
    office.issue()
    office.correct(said(XINYA, "profit", 60_000, 40_000), reason="第一次")
    office.correct(said(XINYA, "profit", 70_000, 40_000), reason="第二次")
    ((cause,),) = (each.causes for each in after(office).untrue)
    assert cause.was is not None
    assert (cause.was.value, cause.now.value, cause.now.reason) == (
        Decimal(52_000),
        Decimal(70_000),
        "第二次",
    )


def test_impact__corrected_back_again_is_true_again(office: Office) -> None:
    office.issue()
    office.correct(said(XINYA, "profit", 60_000, 40_000), reason="误改")
    assert len(after(office).untrue) == 1
    office.correct(said(XINYA, "profit", 52_000, 40_000), reason="改回")
    assert (after(office).untrue, after(office).silent) == ((), 0)


def test_impact__a_late_report_adds_a_sentence(office: Office) -> None:
    """It comes as 二是, and the items after it are numbered anew, which makes them no less true."""
    office.issue()
    office.correct(said("economy", "technical_investment", 8_000, 5_000), reason="部门迟报")
    found = after(office)
    assert {each.fate for each in found.untrue} == {Fate.ADDED}
    one = only(found, "实现技改投资0.8亿元，同比增长60%")
    assert (one.printed, one.shifts[0].was, one.shifts[0].before) == ("", "", None)
    (cause,) = one.causes
    assert (cause.was, cause.now.value) == (None, Decimal(8_000))


def test_impact__a_firm_that_had_left_takes_its_sentence_along(office: Office) -> None:
    office.issue()
    closing = Closing(XINYA, "park", "", 202405)
    assert not membership_close(actor=office.writer, closing=closing, reason="五月已注销").findings
    found = after(office)
    gone = only(found, "实现利润总额")
    assert (gone.fate, gone.now, gone.shifts[0].now, gone.shifts[0].after) == (Fate.GONE, "", "", None)
    assert gone.causes == ()
    (move,) = gone.moves
    assert (move.respondent, move.dimension, move.until, move.reason) == (XINYA, "park", 202405, "五月已注销")
    whole = only(found, "实现工业总产值")
    assert "实现工业总产值9亿元，同比下降1.1%" in whole.now
    assert [each.reason for each in whole.moves] == ["五月已注销"]


def test_impact__a_firm_that_came_into_the_group(office: Office) -> None:
    office.issue()
    actor, catalogue = office.writer, office.catalogue
    closing = Closing(XINYA, "above_scale", "no", 202404)
    assert not membership_close(actor=actor, closing=closing, reason="上规补登").findings
    group = NewMembership(XINYA, "above_scale", "yes", 202405)
    assert not memberships_open(
        actor=actor, memberships=[group], catalogue=catalogue, reason="上规补登"
    ).findings
    found = after(office)
    count = only(found, "规上工业企业2家")
    assert "规上工业企业3家" in count.now
    assert {(move.dimension, move.member) for move in count.moves} == {
        ("above_scale", "no"),
        ("above_scale", "yes"),
    }
    whole = only(found, "完成规上工业产值9亿元")
    assert "完成规上工业产值10亿元" in whole.now
    assert {move.respondent for move in whole.moves} == {XINYA}
    assert whole.causes == ()


def test_impact__the_note_on_who_had_not_reported(office: Office) -> None:
    late = office.arrive("远山铸造")
    assert "工业总产值应报4家、实报3家" in office.text()
    office.issue("一家迟报")
    (number,) = office.correct(said(late, "output", 20_000, 20_000), reason="企业迟报")
    note = only(after(office), "实报3家")
    assert (note.sentence, note.fate) == ("quarterly:coverage", Fate.GONE)
    assert shift(note, "工业总产值·上报家数").was == "3家"
    (cause,) = note.causes
    assert (cause.was, cause.now.number, cause.now.reason) == (None, number, "企业迟报")


def test_impact__the_note_on_who_owes(office: Office) -> None:
    office.issue()
    late = office.arrive("远山铸造")
    (note,) = after(office).untrue
    assert (note.fate, note.printed, note.causes) == (Fate.ADDED, "", ())
    assert "工业总产值应报4家、实报3家" in note.now
    assert [(move.respondent, move.dimension) for move in note.moves] == [(late, "park")]


def test_impact__a_revised_target(office: Office) -> None:
    office.issue()
    office.record(replace(TARGET, value=Decimal(1_800_000)), reason="市政府调整目标的通知")
    found = after(office)
    assert found.untrue == (), "it was true by the target in force then"
    (one,) = found.retargeted
    assert [(each.name, each.was, each.now) for each in one.shifts] == [
        ("规上工业总产值·完成全年目标", "45%", "50%")
    ]
    (cause,) = one.causes
    assert cause.was is not None
    assert (cause.was.value, cause.now.value) == (Decimal(2_000_000), Decimal(1_800_000))
    assert cause.now.reason == "市政府调整目标的通知"


def test_impact__a_revised_target_and_a_corrected_figure(office: Office) -> None:
    """The sentence says both: it is untrue, whatever the target."""
    office.issue()
    office.record(replace(TARGET, value=Decimal(1_800_000)), reason="市政府调整目标的通知")
    office.correct(said(LANHU, "output", 280_000, 320_000), reason="漏冲退货")
    found = after(office)
    assert found.retargeted == ()
    assert any({cause.now.basis for cause in each.causes} == {"actual", "target"} for each in found.untrue)


def test_impact__a_revised_growth_target_and_the_one_first_set(office: Office) -> None:
    """The target of the start of the year is said only once there is another; both rest on one correction."""
    target = Reported("economy", "trade", Period(2024, 1, 12), Decimal(12), basis="target_growth")
    office.record(target, reason="年初目标")
    office.issue()
    office.record(replace(target, value=Decimal(10)), reason="关于调整目标的通知")
    now, first = after(office).retargeted
    assert (now.printed, now.now) == (
        "全年进出口增速目标为增长12%以上。",
        "全年进出口增速目标为增长10%以上。",
    )
    assert (first.fate, first.now) == (Fate.ADDED, "年初定为增长12%以上。")
    for (cause,) in (now.causes, first.causes):
        assert cause.was is not None
        assert (cause.was.value, cause.now.value) == (Decimal(12), Decimal(10))
        assert cause.now.reason == "关于调整目标的通知"


def test_impact__the_catalogue_changed_since(office: Office) -> None:
    """The report is held against the ledger by the sentences it was written in."""
    office.issue()
    file = office.folder / "indicators" / "all.yaml"
    file.write_text(file.read_text("utf-8").replace("实现利润总额", "利润总额达"), "utf-8")
    forget()
    assert after(office).untrue == ()
    office.correct(said(XINYA, "profit", 28_000, 40_000), reason="漏计跌价准备")
    (one,) = after(office).untrue
    assert one.now == "上半年，园区实现利润总额2800万元，同比下降30%。"


def test_impact__the_program_words_it_otherwise(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another wording of the same figures makes no sentence untrue; a figure that moved does, in either wording."""

    def reworded(*asked: Any) -> Any:
        document, findings = compose(*asked)
        return replace(document, blocks=tuple(_with_words(block) for block in document.blocks)), findings

    office.issue()
    office.correct(said(XINYA, "profit", 28_000, 40_000), reason="漏计跌价准备")
    monkeypatch.setattr(room, "compose", reworded)
    assert [each.printed for each in after(office).untrue] == [
        "上半年，园区实现利润总额0.5亿元，同比增长30%。"
    ]


def _with_words(block: Any) -> Any:
    if not isinstance(block, Paragraph):
        return block
    runs = (
        replace(run, text=run.text.replace("园区", "本区")) if isinstance(run, Text) else run
        for run in block.runs
    )
    return replace(block, runs=tuple(runs))


def test_impact__each_report_against_its_own_figures(office: Office) -> None:
    office.issue()
    office.correct(said(XINYA, "profit", 60_000, 40_000), reason="漏计")
    office.issue()
    assert len(after(office, 1).untrue) == 1
    assert after(office, 2).untrue == ()


def test_impact__asked_again_it_is_at_hand(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.issue()
    office.correct(said(XINYA, "profit", 60_000, 40_000), reason="漏计")
    first = after(office)

    def never(*asked: Any) -> Iterator[Any]:
        raise AssertionError("composed again")

    monkeypatch.setattr(room, "compose", never)
    assert after(office) is first


def test_impact__no_such_report(office: Office) -> None:
    assert impact(1, actor=office.writer) is None


@pytest.mark.parametrize(("lost", "word"), [("catalogues", "目录"), ("snapshots", "快照")])
def test_impact__what_it_was_made_from_is_lost(office: Office, lost: str, word: str) -> None:
    office.issue()
    office.correct(said(XINYA, "profit", 60_000, 40_000), reason="漏计")
    (office.folder / "outlines" / "quarterly.md").write_text("# 【园区】报告\n\n【工业总产值】。\n", "utf-8")
    shutil.rmtree(Path(settings.HOME) / lost)
    forget()
    found = after(office)
    assert (found.known, found.untrue) == (False, ())
    assert word in found.findings[0].message
    assert f"{lost} 文件夹" in found.findings[0].advice


def test_impact__period_of_the_report(office: Office) -> None:
    office.issue()
    assert after(office).issue.period == JUNE


def _rows(heading: str) -> list[list[str]]:
    """The rows of the table of docs/algorithms/impact.md whose first column is called so."""
    lines = (Path(__file__).parents[2] / "docs" / "algorithms" / "impact.md").read_text("utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {heading} |")) + 2
    table = takewhile(lambda line: line.startswith("|"), lines[start:])
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def test_impact__the_worked_example_of_the_docs(office: Office) -> None:
    office.issue()
    office.correct(said(YUANHANG, "output", 560_000, 590_000), reason="退货冲减")
    untrue = after(office).untrue
    assert _rows("sentence") == [[each.sentence, each.printed, each.now] for each in untrue]
    assert _rows("figure") == [
        [each.name, each.was, each.now, *(printed(figure) for figure in (each.before, each.after) if figure)]
        for sentence in untrue
        for each in sentence.shifts
    ]
    causes = {(cause.was and cause.was.value, cause.now.value) for each in untrue for cause in each.causes}
    assert causes == {(Decimal(600_000), Decimal(560_000))}
