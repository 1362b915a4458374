"""What the code of ``taizhang.wording`` says to the rows of docs/algorithms/wording.md."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from taizhang.catalogue.blank import Blank
from taizhang.catalogue.model import NumberStyle
from taizhang.kernel import PARK, Amount, Figure, GrowthWord, Measure, Period
from taizhang.wording import numerals, phrases
from taizhang.wording.pieces import Number, Pieces, text_of
from taizhang.wording.template import fill

STYLE = NumberStyle()
PERIOD = Period(2024, 1, 9)
Row = Mapping[str, str]
Answer = Mapping[str, Decimal | str | None]
NONE = "—"


def figure(text: str, measure: Measure = Measure.VALUE, word: str = NONE) -> Figure:
    amount = None if text == NONE else Amount.parse(text)
    return Figure("output", PARK, PERIOD, measure, amount, word=None if word == NONE else GrowthWord(word))


def decimals(row: Row) -> int | None:
    return None if row["decimals"] == NONE else int(row["decimals"])


def said(pieces: Pieces | None) -> Answer:
    return {"said": None if pieces is None else text_of(pieces)}


def growth_row(row: Row) -> Answer:
    growth = figure(row["growth"], Measure.GROWTH, row["word"])
    return said(phrases.growth(growth, figure(row["change"], Measure.CHANGE), STYLE, decimals=decimals(row)))


def profit_row(row: Row) -> Answer:
    words = (row["gain"], row["loss"])
    return said(phrases.profit(figure(row["value"]), words, STYLE))


def gap_row(row: Row) -> Answer:
    target = Period.parse(row["target"])
    reverse = row["reverse"] == "yes"
    return said(phrases.target_gap(figure(row["gap"]), target, STYLE, reverse=reverse))


def none_left_row(row: Row) -> Answer:
    return said(phrases.none_left(row["name"], figure(row["value"]), figure(row["prior"]), STYLE))


def fill_row(row: Row) -> Answer:
    known = row["known"].split()

    def resolve(blank: Blank) -> Pieces | None:
        return (Number(figure("1亿元"), "①"),) if blank.slot in known else None

    return {"left": "".join(text_of(each.pieces or ()) for each in fill(row["template"], resolve)) or None}


def sized(phrase: Callable[[Figure, NumberStyle], Pieces | None], column: str) -> Callable[[Row], Answer]:
    return lambda row: said(phrase(figure(row[column]), STYLE))


WORDING: Mapping[str, Callable[[Row], Answer]] = {
    "phrases.printed": lambda row: {
        "printed": phrases.printed(Amount.parse(row["amount"]), STYLE, decimals=decimals(row))
    },
    "phrases.growth": growth_row,
    "phrases.profit": profit_row,
    "phrases.change": sized(phrases.change, "change"),
    "phrases.share_change": sized(phrases.share_change, "change"),
    "phrases.target_gap": gap_row,
    "phrases.pace": sized(phrases.pace, "points"),
    "phrases.growth_gap": sized(phrases.growth_gap, "points"),
    "phrases.streak": sized(phrases.streak, "months"),
    "phrases.none_left": none_left_row,
    "phrases.span": lambda row: said(phrases.span(Period.parse(row["code"]))),
    "template.fill": fill_row,
    "numerals.chinese": lambda row: {"chinese": numerals.chinese(int(row["value"]))},
    "numerals.ordinal": lambda row: {
        "ordinal": numerals.ordinal(row["kind"], int(row["value"]))  # type: ignore[arg-type]  # a table's word
    },
}
