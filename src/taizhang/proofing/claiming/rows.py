"""What does a row of a table say?

``tables`` finds the tables and the units of their cells; here rows become statements. The head says what each column gives:
``指标(万元、个)|本月|同比%|累计|同比%`` is a month's amount, its growth, the total since January, its growth. A row's first cell
names the indicator; ``#规上`` or ``其中：`` makes it a part of the row above. A growth, a share, a rank speaks of the last
amount to its left.

Worked example, the row ``总产值|309748|3.3`` under that head::

    level  总产值  309748 万元   this month
    growth 总产值  3.3    %     of the level
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from taizhang.proofing.claiming.clauses import Page
from taizhang.proofing.claiming.naming import phrase
from taizhang.proofing.claiming.nouns import Measure
from taizhang.proofing.claiming.periods import Calendar, When
from taizhang.proofing.claiming.realms import Realm, Verdict, realm
from taizhang.proofing.claiming.statements import Draft, Statement
from taizhang.proofing.model import Basis, Kind, Scan
from taizhang.proofing.scanning.tables import Block, Row, blocks, is_bare

_PART: Final = re.compile(r"^\s*(?:#|其中[:：]?|其[:：]|[-—·]+)\s*")
_ITEM: Final = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.]|\([一二三四五六七八九十\d]{1,2}\))\s*"
)
_BRACKET: Final = re.compile(r"\([^()]*\)")
_KINDS: Final = (
    (re.compile(r"百分点|个点"), Kind.PP_CHANGE, None),
    (re.compile(r"位次|排名|名次|排位|排序"), Kind.RANK, None),
    (re.compile(r"完成.{0,6}(?:%|率|比例|进度)|完成率|占.{0,4}(?:计划|目标|预算|任务)|执行率|进度"), Kind.PROGRESS, Basis.TARGET),
    (re.compile(r"贡献率"), Kind.SHARE, Basis.CONTRIBUTION),
    (re.compile(r"占比|比重|构成|份额"), Kind.SHARE, None),
    (re.compile(r"增减额|增加额|净增|增减数|增量(?!率)|增长额"), Kind.OTHER, Basis.LAST_YEAR),
    (re.compile(r"环比"), Kind.GROWTH, Basis.LAST_PERIOD),
    (re.compile(r"两年平均"), Kind.GROWTH, Basis.TWO_YEARS),
    (re.compile(r"同比|增速|增长|增幅|±|增减|比上年|比去年|涨幅|涨跌"), Kind.GROWTH, Basis.LAST_YEAR),
    (re.compile(r"计划|目标|任务|预算"), Kind.PLAN, None),
)  # fmt: skip
_TOTAL: Final = re.compile(r"累计|1-|本年|全年|年初至")
_MONTH: Final = re.compile(r"本月|当月|单月")
_PRIOR: Final = re.compile(r"同期|上年|去年")


@dataclass(frozen=True, slots=True)
class _Column:
    kind: Kind | None
    when: When | None
    basis: Basis | None
    name: str


def read_tables(seen: Page, scan: Scan, times: Calendar) -> Iterator[Draft]:
    """The drafts of all numbers that fill cells of tables."""
    places = [start for start, _ in seen.numbers]
    for block in blocks(seen.view.text):
        columns = _columns(block, times)
        above: Statement | None = None
        for row in block.rows:
            label = next((cell for cell in row if cell.text and not is_bare(cell)), None)
            name = label.text if label is not None else ""
            part = _PART.match(name)
            whole = above if part is not None else None
            statement = _statement(name[part.end() :] if part is not None else name, whole)
            if whole is None:
                above = statement
            yield from _figures(row, places, scan, columns, statement, whole)


def _columns(block: Block, times: Calendar) -> list[_Column]:
    columns: list[_Column] = []
    current = times.own
    for text in block.heads:
        said = times.in_words(text)
        if said is not None:
            current = said
        elif times.own is not None and _TOTAL.search(text):
            current = times.own.total
        elif times.own is not None and _MONTH.search(text):
            current = times.own.month
        kind, basis = next(
            ((kind, basis) for pattern, kind, basis in _KINDS if pattern.search(text)), (None, None)
        )
        when = current
        if kind is None and _PRIOR.search(text) and current is not None and current.year is not None:
            when = replace(current, year=current.year - 1)
        columns.append(_Column(kind, when, basis, _BRACKET.sub("", text).strip()))
    return columns


def _statement(name: str, whole: Statement | None) -> Statement:
    text = _ITEM.sub("", _BRACKET.sub("", name)).strip()
    named = phrase(text)
    made = Statement(named.name or text, scope=named.scope)
    if named.head is not None:
        made.head, made.measure = named.head.name, named.head.measure
    elif whole is not None and (whole.head or whole.name):
        made.head, made.measure, made.inherited = whole.head or whole.name, whole.measure, True
    return made


def _figures(
    row: Row,
    places: Sequence[int],
    scan: Scan,
    columns: Sequence[_Column],
    statement: Statement,
    whole: Statement | None,
) -> Iterator[Draft]:
    at = statement
    span = (row[0].start, row[-1].end)
    for place, cell in enumerate(row):
        index = bisect_left(places, cell.start)
        if not is_bare(cell) or index >= len(places) or places[index] >= cell.end:
            continue
        number = scan.numbers[index]
        column = columns[place] if place < len(columns) else None
        kind = _kind(column, realm(number), statement)
        when = column.when if column is not None else None
        here = at
        if kind in (Kind.LEVEL, Kind.COUNT) or at is statement:
            here = replace(statement, when=when, level=None, goal=None, last=None, whole=None)
            if whole is not None:
                here.whole = whole.columns.get(place)
            if at is statement or not _is_prior(column, at):
                at = here
        draft = Draft(
            number, Verdict(kind, basis=column.basis if column is not None else None), here, kind, ""
        )
        draft.clause, draft.sentence = (cell.start, cell.end), span
        yield _settled(draft, here, statement, place)


def _is_prior(column: _Column | None, at: Statement) -> bool:
    """An amount of last year to the right of this year's: the growth that follows is not of it."""
    if column is None:
        return False
    if column.when is not None and at.when is not None and column.when.year and at.when.year:
        return column.when.year < at.when.year
    return bool(_PRIOR.search(column.name))


def _settled(draft: Draft, at: Statement, statement: Statement, place: int) -> Draft:
    if draft.kind in (Kind.LEVEL, Kind.COUNT) and at.level is None:
        at.level = draft
        at.unit = draft.number.unit
        statement.columns[place] = at
    elif draft.kind is Kind.PLAN and at.goal is None:
        at.goal = draft
    return draft


def _kind(column: _Column | None, kind: str, statement: Statement) -> Kind:
    if kind == Realm.RANK:
        return Kind.RANK
    if column is not None and column.kind is not None:
        return column.kind
    if kind == Realm.POINT:
        return Kind.PP_CHANGE
    if kind == Realm.PERCENT:
        return Kind.OTHER if statement.measure is Measure.RATE else Kind.GROWTH
    return Kind.COUNT if kind == Realm.COUNT else Kind.LEVEL
