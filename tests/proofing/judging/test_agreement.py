"""A common point of all ties, or the ties in doubt."""

import random

from taizhang.proofing.judging.agreement import in_doubt
from taizhang.proofing.judging.rough import Range, RoughPiece, RoughProduct, RoughSum


def share(part: str, whole: str, ratio: str) -> RoughProduct:
    return RoughProduct(((part, 1.0),), ((ratio, 1.0),), ((whole, 1.0),), 0.0)


def test_in_doubt__one_tie_is_not_asked() -> None:
    assert in_doubt([("占比", share("a", "w", "r"))], {"a": (9, 9), "w": (1, 1), "r": (1, 1)}) == frozenset()


def test_in_doubt__a_circle() -> None:
    pieces: list[tuple[str, RoughPiece]] = [
        ("合计", RoughSum((("w", 1.0), ("a", -1.0), ("b", -1.0)), 0.0, 0.0)),
        ("甲", share("a", "w", "ra")),
        ("乙", share("b", "w", "rb")),
    ]
    ranges: dict[str, Range] = {
        "w": (50, 70),
        "a": (10, 60),
        "b": (10, 60),
        "ra": (59.95, 60.05),
        "rb": (39.95, 40.05),
    }
    assert in_doubt(pieces, ranges) == frozenset()
    assert in_doubt(pieces, {**ranges, "rb": (41.0, 41.1)}) == {"合计", "甲", "乙"}


def test_in_doubt__true_reports_are_clear() -> None:
    """A tree of totals, shares and growths with rounded figures: a point is found."""
    for seed in range(40):
        draw = random.Random(seed)
        pieces, ranges = _true_report(draw, draw.randint(2, 12))
        assert in_doubt(pieces, ranges) == frozenset()


def _true_report(draw: random.Random, parts: int) -> tuple[list[tuple[str, RoughPiece]], dict[str, Range]]:
    values = [draw.uniform(1, 100) for _ in range(parts)]
    whole = sum(values)
    ranges: dict[str, Range] = {"w": _rounded(whole, 1)}
    pieces: list[tuple[str, RoughPiece]] = []
    terms = [("w", 1.0)]
    for number, value in enumerate(values):
        part = f"p{number}"
        ranges[part] = _rounded(value, 1)
        ranges[f"s{number}"] = _rounded(value / whole * 100, 1)
        ranges[f"g{number}"] = _rounded(draw.uniform(-20, 40), 1)
        terms.append((part, -1.0))
        pieces.append((f"占比{number}", share(part, "w", f"s{number}")))
        growth = RoughProduct(((part, 1.0),), ((f"g{number}", 1.0),), ((f"{part}@上年", 1.0),), 1.0)
        pieces.append((f"同比{number}", growth))
    return [*pieces, ("合计", RoughSum(tuple(terms), 0.0, 0.0))], ranges


def _rounded(value: float, places: int) -> Range:
    shown = round(value, places)
    return shown - 0.05, shown + 0.05
