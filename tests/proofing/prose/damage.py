"""How reports are spoiled on their way: every damage seen in the wild, with what the figures really were.

A damaged figure keeps its true value and is marked ``corrupt``. Where the text alone cannot tell the value
(all points lost, 万 for 亿) it is ``hard`` as well; a number that is gone has no value.
"""

from collections.abc import Callable
from decimal import Decimal

from proofing.prose.gold import Fig, Report
from proofing.prose.pen import Pen

_NUMERALS = "零一二三四五六七八九"


def damaged(pen: Pen, report: Report) -> Report:
    """With one kind of damage in a third of all reports."""
    if not pen.chance(0.34):
        return report
    name, spoil = pen.rng.choice(DAMAGES)
    if spoil(pen, report):
        report.damage.append(name)
    return report


def _some(pen: Pen, report: Report, fits: Callable[[Fig], bool], most: int = 2) -> list[Fig]:
    figures = [f for f in report.figures() if fits(f) and not f.corrupt and not f.optional]
    return pen.rng.sample(figures, min(len(figures), pen.rng.randint(1, most)))


def _pointed(figure: Fig) -> bool:
    return "." in figure.shown and figure.shown[:1].isdigit()


def list_markers(pen: Pen, report: Report) -> bool:
    """N. replaced by N是 everywhere: 51.6亿元 → 5一是6亿元."""
    upto = pen.rng.randint(3, 9)
    hit = False
    for figure in report.figures():
        whole, point, rest = figure.shown.partition(".")
        if not point or not whole[-1:].isdigit() or whole[-1] == "0" or int(whole[-1]) > upto:
            continue
        figure.shown = whole[:-1] + _NUMERALS[int(whole[-1])] + "是" + rest
        figure.corrupt = hit = True
    return hit


def pasted_year(pen: Pen, report: Report) -> bool:
    """10 replaced by a year everywhere: 105.5亿元 → 20235.5亿元."""
    year = pen.pick("2023", "2021", "2019", "2024")
    hit = False
    for index, piece in enumerate(report.pieces):
        if not isinstance(piece, Fig):
            report.pieces[index] = piece.replace("10", year)
        elif "10" in piece.shown:
            piece.shown = piece.shown.replace("10", year)
            piece.corrupt = hit = True
            piece.hard = "." not in piece.shown
    return hit


def points_lost(pen: Pen, report: Report) -> bool:
    hit = False
    for figure in report.figures():
        if _pointed(figure):
            figure.shown = figure.shown.replace(".", "")
            figure.corrupt = figure.hard = hit = True
    report.clashes.clear()
    return hit


def percents_lost(pen: Pen, report: Report) -> bool:
    hit = False
    for figure in report.figures():
        if figure.shown.endswith(pen.percent) and figure.unit == "%":
            figure.shown = figure.shown.removesuffix(pen.percent)
            figure.corrupt = hit = True
    return hit


def percent_lost(pen: Pen, report: Report) -> bool:
    figures = _some(pen, report, lambda f: f.unit == "%" and f.shown.endswith(pen.percent) and _pointed(f))
    for figure in figures:
        figure.shown = figure.shown.removesuffix(pen.percent)
        figure.corrupt = True
    return bool(figures)


def point_lost(pen: Pen, report: Report) -> bool:
    """30.5% → 305% of a share: out of all bounds."""
    figures = _some(
        pen, report, lambda f: f.kind == "share" and _pointed(f) and f.value is not None and f.value >= 10, 1
    )
    for figure in figures:
        figure.shown = figure.shown.replace(".", "")
        figure.corrupt = True
        figure.hard = True
    report.clashes = [c for c in report.clashes if not any(f in c.figures for f in figures)]
    return bool(figures)


def point_doubled(pen: Pen, report: Report) -> bool:
    figures = _some(pen, report, _pointed, 3)
    for figure in figures:
        whole, _, rest = figure.shown.partition(".")
        digits = "".join(c for c in rest if c.isdigit())
        figure.shown = (
            whole + ".." + rest if pen.chance(0.5) else whole + "." + digits + "." + rest[len(digits) :]
        )
        figure.corrupt = True
    return bool(figures)


def point_as_stop(pen: Pen, report: Report) -> bool:
    """2。87亿元, 2·87, 2，87."""
    mark = pen.pick("。", "。", "．", "·")
    hit = False
    for figure in report.figures():
        if _pointed(figure):
            figure.shown = figure.shown.replace(".", mark)
            figure.corrupt = hit = True
    return hit


def masked(pen: Pen, report: Report) -> bool:
    """XX.27%, **亿元: the number is gone; nothing may be read for it."""
    figures = _some(pen, report, lambda f: f.unit in ("%", "亿元", "万元") and f.shown[:1].isdigit(), 3)
    mask = pen.pick("XX", "xx", "××", "**", "X")
    for figure in figures:
        tail = figure.shown.lstrip("0123456789.,")
        rest = (
            figure.shown[len(figure.shown.partition(".")[0]) :]
            if pen.chance(0.3) and "." in figure.shown
            else tail
        )
        figure.shown = mask + rest
        _gone(report, figure)
    return bool(figures)


def deleted(pen: Pen, report: Report) -> bool:
    """实现工业总产值亿元，同比增长%."""
    figures = _some(pen, report, lambda f: f.unit in ("%", "亿元", "万元") and f.shown[:1].isdigit(), 3)
    for figure in figures:
        figure.shown = figure.shown.lstrip("0123456789.,")
        _gone(report, figure)
        figure.optional = True
    figures = [f for f in figures if f.shown]
    return bool(figures)


def placeholder(pen: Pen, report: Report) -> bool:
    mask = pen.pick("xx", "XX", "X", "××")
    for figure in report.figures():
        tail = figure.shown.lstrip("0123456789.,-第")
        if figure.shown[:1].isdigit() and tail:
            figure.shown = mask + tail
            _gone(report, figure)
    return True


def _gone(report: Report, figure: Fig) -> None:
    figure.value = None
    figure.corrupt = True
    figure.optional = True
    report.clashes = [c for c in report.clashes if figure not in c.figures]


def wrong_magnitude(pen: Pen, report: Report) -> bool:
    figures = _some(
        pen,
        report,
        lambda f: f.shown.endswith("亿元") and f.kind == "level" and f.form == "whole and parts, sum",
        1,
    )
    for figure in figures:
        figure.shown = figure.shown.replace("亿元", "万元")
        figure.corrupt = figure.hard = True
    report.clashes = [c for c in report.clashes if not any(f in c.figures for f in figures)]
    return bool(figures)


def spaces(pen: Pen, report: Report) -> bool:
    """24. 3 亿元, 33. 3%, 1 618."""
    hit = False
    manner = pen.rng.choice((". ", " .", ". "))
    for figure in report.figures():
        if _pointed(figure) and pen.chance(0.8):
            figure.shown = figure.shown.replace(".", manner)
            if pen.chance(0.6):
                digits = figure.shown.rstrip("亿万元美吨亩户家项人头件倍")
                figure.shown = (digits + " " + figure.shown[len(digits) :]).strip()
            figure.corrupt = hit = True
    return hit


def fused(pen: Pen, report: Report) -> bool:
    """增长11.4%10.8%, 高于…4.43.8个百分点: the mark between two figures lost."""
    hit = False
    pieces = report.pieces
    for index in range(len(pieces) - 2):
        first, between, second = pieces[index : index + 3]
        if (
            isinstance(first, Fig)
            and isinstance(second, Fig)
            and between in ("、", "和", "，")
            and pen.chance(0.5)
        ):
            one_place = "." in first.shown and len(first.shown.rpartition(".")[2]) == 1
            if first.unit != second.unit or not (first.shown.endswith(("%", "元")) or one_place):
                continue
            if not first.shown.endswith(("%", "元")) and not _pointed(second):
                continue
            pieces[index + 1] = ""
            second.corrupt = hit = True
    return hit


def commas_doubled(pen: Pen, report: Report) -> bool:
    """，, 。. after every mark, as a copying plug-in leaves them."""
    for index, piece in enumerate(report.pieces):
        if isinstance(piece, str):
            report.pieces[index] = (
                piece.replace("，", ",,").replace("。", ",。") if pen.chance(0.7) else piece
            )
    return True


def junk(pen: Pen, report: Report) -> bool:
    """Symbols and broken characters strewn in."""
    marks = ("🚒", "ㄒ唬﹫", "�", "&nbsp;", "。ㄒ唬", "锟斤拷", "⚠", "🄲")
    for index, piece in enumerate(report.pieces):
        if isinstance(piece, str) and len(piece) > 4 and pen.chance(0.12):
            at = pen.rng.randint(1, len(piece) - 1)
            report.pieces[index] = piece[:at] + pen.pick(*marks) + piece[at:]
    return True


def dash_lost(pen: Pen, report: Report) -> bool:
    """1-10月 → 110月."""
    for index, piece in enumerate(report.pieces):
        if isinstance(piece, str):
            report.pieces[index] = piece.replace("1-", "1").replace("1—", "1")
    return True


def cut(pen: Pen, report: Report) -> bool:
    """The text ends in the middle of a figure."""
    at = next((i for i in range(len(report.pieces) - 1, 2, -1) if isinstance(report.pieces[i], Fig)), None)
    if at is None:
        return False
    figure = report.pieces[at]
    assert isinstance(figure, Fig)
    del report.pieces[at + 1 :]
    kept = figure.shown[: max(1, len(figure.shown) // 2)]
    figure.shown = kept
    _gone(report, figure)
    return True


def advert(pen: Pen, report: Report) -> bool:
    from proofing.prose.noise import ADVERTS

    report.pieces.append("\n" + pen.rng.choice(ADVERTS))
    return True


def ocr(pen: Pen, report: Report) -> bool:
    """O for 0, l for 1."""
    figures = _some(
        pen,
        report,
        lambda f: len(f.shown) > 3 and f.shown[:1].isdigit() and ("0" in f.shown or "1" in f.shown[1:]),
        3,
    )
    for figure in figures:
        head, rest = figure.shown[0], figure.shown[1:]
        figure.shown = head + (
            rest.replace("0", pen.pick("o", "O"), 1) if "0" in rest else rest.replace("1", "l", 1)
        )
        figure.corrupt = figure.shown != head + rest
    return any(f.corrupt for f in figures)


def ocr_leading(pen: Pen, report: Report) -> bool:
    """l46.20亿元, O.3%, 8.OO万吨: letters for digits wherever they look alike."""
    table = str.maketrans("10", pen.pick("lO", "Io", "lo"))
    figures = _some(pen, report, lambda f: _pointed(f) and bool(set(f.shown) & set("10")), 4)
    for figure in figures:
        figure.shown = figure.shown.translate(table)
        figure.corrupt = True
        figure.hard = not any(char.isdigit() for char in figure.shown)
    return bool(figures)


def page_break(pen: Pen, report: Report) -> bool:
    """5022 / - 3 - / 万元: a page number between the digits and the unit."""
    figures = _some(
        pen, report, lambda f: f.shown.endswith(("亿元", "万元", "万吨")) and f.shown[:1].isdigit(), 1
    )
    for figure in figures:
        unit = figure.shown.lstrip("0123456789.,")
        digits = figure.shown[: len(figure.shown) - len(unit)]
        figure.shown = f"{digits}\n- {pen.rng.randint(2, 9)} -\n{unit}"
        figure.corrupt = True
    return bool(figures)


def times_for_percent(pen: Pen, report: Report) -> bool:
    figures = _some(
        pen,
        report,
        lambda f: f.unit == "倍" and f.kind == "growth" and f.value is not None and f.value < Decimal(9),
        1,
    )
    for figure in figures:
        figure.shown = figure.shown.replace("倍", "%")
        figure.corrupt = figure.hard = True
    return bool(figures)


DAMAGES: tuple[tuple[str, Callable[[Pen, Report], bool]], ...] = (
    ("list markers", list_markers),
    ("list markers", list_markers),
    ("list markers", list_markers),
    ("pasted year", pasted_year),
    ("points lost", points_lost),
    ("percents lost", percents_lost),
    ("percent lost", percent_lost),
    ("point lost", point_lost),
    ("point doubled", point_doubled),
    ("point as stop", point_as_stop),
    ("masked", masked),
    ("deleted", deleted),
    ("placeholder", placeholder),
    ("wrong magnitude", wrong_magnitude),
    ("spaces", spaces),
    ("spaces", spaces),
    ("fused", fused),
    ("fused", fused),
    ("commas doubled", commas_doubled),
    ("commas doubled", commas_doubled),
    ("junk", junk),
    ("dash lost", dash_lost),
    ("cut", cut),
    ("advert", advert),
    ("ocr", ocr),
    ("ocr", ocr_leading),
    ("page break", page_break),
    ("times for percent", times_for_percent),
)
