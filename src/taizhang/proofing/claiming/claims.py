"""What does each figure of a report claim?

Stage 4 of reading: numbers become claims. ``clauses`` says which words lead up to a number, ``kinds`` what kind of
statement they make of it, ``naming`` and ``nouns`` what is counted, ``enumeration`` what belongs to what in lists,
``reader`` keeps what is being spoken of from number to number, ``tables`` reads rows; here they are put together and the links
between figures (a growth *of* a level, a share *of* a part *in* a whole) are drawn.

Worked example, ``规上产值61亿元，增长10%，其中电池51.6亿元，占83.4%``::

    Claim 1  level  规上产值  61     亿元
    Claim 2  growth 规上产值  10     %     of=1
    Claim 3  level  电池产值  51.6   亿元   part_of=1
    Claim 4  share  电池产值  83.4   %     of=3  base=1
"""

from decimal import Decimal
from itertools import groupby

from taizhang.proofing.claiming.clauses import Page, page, spots
from taizhang.proofing.claiming.links import link
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.claiming.periods import calendar
from taizhang.proofing.claiming.reader import Reader
from taizhang.proofing.claiming.rows import read_tables
from taizhang.proofing.claiming.scopes import default_scope
from taizhang.proofing.claiming.statements import Draft
from taizhang.proofing.model import Claim, Number, Scan


def claims(text: str, scan: Scan, names: Names) -> tuple[Claim, ...]:
    """One claim for every number of the scan, in its order and with its id."""
    seen = page(text, scan)
    times = calendar(seen.words, scan.marks, seen.marks)
    in_tables = list(read_tables(seen, scan, times))
    cells = [draft.clause for draft in in_tables]
    reader = Reader(seen, times)
    for _, sentence in groupby(spots(seen, scan, cells), key=lambda spot: spot.sentence):
        reader.read(list(sentence))
    drafts = [*reader.drafts, *in_tables]
    drafts.sort(key=lambda draft: draft.number.id)
    link(drafts)
    place = default_scope(text)
    return tuple(_claim(draft, seen, names, place) for draft in drafts)


def _claim(draft: Draft, seen: Page, names: Names, place: str) -> Claim:
    statement = draft.statement
    subject = statement.full
    scope = statement.scope or place
    whole = draft.own_whole.level if draft.own_whole is not None else None
    return Claim(
        id=draft.number.id,
        number=draft.number,
        kind=draft.kind,
        value=_signed(draft.number, draft.sign),
        indicator=draft.indicator,
        subject=subject,
        code=names.code(subject),
        scope=scope,
        period=statement.when.period if statement.when is not None else None,
        when=str(statement.when) if statement.when is not None else "",
        of=draft.of.number.id if draft.of is not None else None,
        base=draft.base.number.id if draft.base is not None else None,
        base_name=draft.base_name,
        part_of=whole.number.id if whole is not None and whole is not draft else None,
        complete=statement.complete,
        group=statement.group,
        basis=draft.verdict.basis,
        clause=_span(seen, draft.clause),
        sentence=_span(seen, draft.sentence),
    )


def _signed(number: Number, sign: int) -> Decimal | None:
    value = number.value
    return value if value is None or sign > 0 or value < 0 else -value


def _span(seen: Page, span: tuple[int, int]) -> tuple[int, int]:
    return seen.origin(span[0]), seen.origin(span[1])
