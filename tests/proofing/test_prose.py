"""Made-up reports: what their labels say is what stands in them, and how well the reader does on them.

The thresholds hold with a margin on these seeds; ``prose/measure.py`` prints the whole table for any others.
"""

import re
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from proofing.prose.gold import Fig, fill, join
from proofing.prose.measure import read
from proofing.prose.reports import report
from proofing.scoring import Tally, same_name, score

SEEDS = range(70_000, 70_160)
_ASCII = re.compile(r"[\d,]+(?:\.\d+)?")


@cache
def tally() -> Tally:
    """The reader's marks over all seeds."""
    found = Tally()
    for seed in SEEDS:
        text, gold = join(report(seed))
        score(found, text, gold, read(text))
    return found


def test_join__every_label_stands_where_it_says_and_shows_its_value() -> None:
    for seed in SEEDS:
        made = report(seed)
        text, gold = join(made)
        for label in gold["figures"]:  # type: ignore[attr-defined]
            start = label["start"]
            assert text[start : start + len(label["surface"])] == label["surface"]
            shown = _ASCII.match(label["surface"].lstrip("-").replace(" ", ""))
            if (
                shown
                and not label.get("corrupt")
                and "倍" not in label["surface"]
                and "full-width digits" not in made.damage
            ):
                assert abs(Decimal(label["value"])) == Decimal(shown[0].replace(",", "")), (seed, label)
            assert label["of"] is None or 0 <= label["of"] < len(gold["figures"])  # type: ignore[arg-type]


def test_report__one_seed_one_report() -> None:
    assert join(report(70_003)) == join(report(70_003))


def test_report__of_many_forms_kinds_and_damages() -> None:
    forms: Counter[str] = Counter()
    damages: Counter[str] = Counter()
    clashes: Counter[str] = Counter()
    for seed in range(1500):
        made = report(seed)
        forms.update(figure.form for figure in made.figures())
        damages.update(made.damage)
        clashes.update(clash.code for clash in made.clashes)
    assert len(forms) >= 100
    assert len(damages) >= 24
    assert len(clashes) >= 10


def test_fill__slots_of_one_or_more_pieces() -> None:
    figure = Fig("61亿元", Decimal(61), "亿元", "level", "产值")
    assert fill("产值{V}，{G}。", {"V": figure, "G": ["增长", figure]}) == [
        "产值",
        figure,
        "，",
        "增长",
        figure,
        "。",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("规上产值", "规模以上产值"), ("社零总额", "社会消费品零售总额"), ("产值", "工业总产值")],
)
def test_same_name__spellings_and_parts(one: str, other: str) -> None:
    assert same_name(one, other)


def test_same_name__others() -> None:
    assert not same_name("投资", "产值")
    assert not same_name("", "产值")


def test_read__finds_the_figures() -> None:
    assert tally().precision >= 0.985
    assert tally().recall >= 0.985


def test_read__says_their_kind_what_they_speak_of_and_their_name() -> None:
    assert tally().rate("kind", "kind of") >= 0.99
    assert tally().rate("of", "of of") >= 0.96
    assert tally().rate("indicator", "indicator of") >= 0.94


def test_read__mends_damaged_figures() -> None:
    assert tally().rate("damage", "damage of") >= 0.93


def test_read__finds_contradictions_and_no_others() -> None:
    assert tally().rate("contradictions", "contradictions of") >= 0.8
    assert tally().counts["alarms"] <= 0.02 * tally().counts["documents"]
