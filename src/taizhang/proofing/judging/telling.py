"""How is a contradiction told to a clerk who has the report in front of them?

What is wrong, in one sentence with the names and numbers as the text prints them; the arithmetic, to be checked with a
calculator; the span that would fit; which figure is the likeliest culprit and what it may have been.

Worked example: 占比83.4%与产值对不上。 51.6亿元÷61亿元应在83.8%–85.4%之间，写的是83.4%。
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR
from fractions import Fraction
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.judging.facts import Facts, claim_id, key, name_of
from taizhang.proofing.judging.net import Clash, Tie, left_to, value_of
from taizhang.proofing.model import Basis, Claim, Family, Fix, Form, Kind, Remark
from taizhang.proofing.scanning.normal import fold
from taizhang.reconcile.explain import Words, decimal_text, explain
from taizhang.reconcile.relation import Counted, Product, Quantity, Sum
from taizhang.reconcile.relation import Kind as RelationKind
from taizhang.reconcile.span import Span

ADVICE: Final = "请对照原始报表核对这几个数。"


def remark(
    level: Level,
    code: str,
    claims: Sequence[Claim],
    message: str,
    *,
    family: Family = Family.RELATION,
    arithmetic: str = "",
    expected: str = "",
    advice: str = ADVICE,
    fixes: tuple[Fix, ...] = (),
) -> Remark:
    """A remark at the place of the first claim, the most suspect."""
    first = claims[0].number
    figures = tuple(dict.fromkeys(claim.id for claim in claims))
    return Remark(
        level, code, family, first.start, first.end, message, figures, arithmetic, expected, advice, fixes
    )


_KIND_WORDS: Final[Mapping[Kind, str]] = {
    Kind.GROWTH: "增速", Kind.SHARE: "占比", Kind.PROGRESS: "完成率", Kind.PP_CHANGE: "变动", Kind.OTHER: "变动",
    Kind.RANK: "位次",
}  # fmt: skip
_BASIS_WORDS: Final[Mapping[Basis, str]] = {
    Basis.PULL: "拉动", Basis.CONTRIBUTION: "贡献率", Basis.TWO_YEARS: "两年平均增速", Basis.PACE: "超欠序时进度",
    Basis.REFERENCE: "差距", Basis.EARLIER: "变动", Basis.LAST_PERIOD: "环比",
}  # fmt: skip


def printed(claim: Claim) -> str:
    """A number as a clerk would write it: digits and unit, a rank or a word (三成) as the text has it."""
    number = claim.number
    if number.digits is None or number.form is not Form.ARABIC:
        return "".join(fold(number.surface).split())
    return f"{'+' if number.plus else ''}{number.digits}{number.unit}"


def named(claim: Claim) -> str:
    """Name and number: “规上工业产值”61亿元, “化工产值”占比13.6%."""
    return f"“{name_of(claim)}”{kind_word(claim)}{printed(claim)}"


def kind_word(claim: Claim) -> str:
    """What kind of number it is, for all that are no amounts; nothing where the name says it."""
    name = name_of(claim)
    word = _BASIS_WORDS.get(claim.basis, "") if claim.basis is not None else ""
    word = word or _KIND_WORDS.get(claim.kind, "")
    return "" if word in name or name.endswith(("率", "增速", "比重")) else word


def between(span: Span, quantity: Quantity, decimals: int | None = None) -> str:
    """A span in the figure's unit, rounded outwards: 83.8%–85.4%; one end alone: 至少…, 至多…."""
    unit = quantity.unit.name if quantity.unit else ""
    places = _places(quantity) if decimals is None else decimals
    low = None if span.lo is None else decimal_text(span.lo / quantity.factor, places, ROUND_FLOOR)
    high = None if span.hi is None else decimal_text(span.hi / quantity.factor, places, ROUND_CEILING)
    if low is not None and low == high:
        return f"{low}{unit}"
    if low is not None and high is not None:
        return f"{low}{unit}–{high}{unit}"
    if low is not None:
        return f"至少{low}{unit}"
    return f"至多{high}{unit}" if high is not None else ""


def _places(quantity: Quantity) -> int:
    if quantity.whole_number:
        return 0
    ratio = quantity.unit is not None and quantity.unit.dimension in ("percent", "point", "times")
    return max(quantity.written.decimals if quantity.written else 2, int(ratio))


def clash_words(
    clash: Clash, facts: Facts, spans: Mapping[str, Span], suspect: Claim
) -> tuple[str, str, str]:
    """Message, arithmetic and expected span of a clash; ``suspect`` is the figure to blame first."""
    claims = [facts.by_id[claim_id(name)] for name in clash.figures if name in spans]
    if len(clash.ties) > 1:
        words = Words(
            {key(claim): _labelled(claim, facts) for claim in claims},
            {
                tie.id: replace(tie.relation, note=tie.relation.note or tie.relation.kind.value)
                for tie in clash.ties
            },
            spans,
        )
        items = frozenset({owner for row in clash.rows for owner in row.owners})
        told = explain(clash.rows, items, words)
        return (
            f"{'、'.join(map(named, claims))}，这几个数合起来对不上。",
            told,
            _expected(clash, facts, spans, suspect),
        )
    tie = clash.ties[0]
    arithmetic = _arithmetic(tie, facts, spans)
    return _message(tie, claims), arithmetic, _expected(clash, facts, spans, suspect)


def _labelled(claim: Claim, facts: Facts) -> Quantity:
    return replace(facts.quantities[claim.id], name=f"{name_of(claim)}{kind_word(claim)}")


def _expected(clash: Clash, facts: Facts, spans: Mapping[str, Span], suspect: Claim) -> str:
    """What would fit: of the figure that is worked out from the others (a share, a gap), else of the suspect."""
    if len(clash.ties) > 1:
        return ""
    tie = clash.ties[0]
    derived = tie.figures[2] if tie.relation.kind in _DERIVED and len(tie.figures) > 2 else key(suspect)
    left = left_to(tie, derived, spans)
    if derived not in spans or (left.lo is not None and left.hi is not None and left.lo > left.hi):
        return ""
    return between(left, facts.quantities[claim_id(derived)])


_DERIVED: Final = frozenset({
    RelationKind.SHARE, RelationKind.COUNTED, RelationKind.PROGRESS, RelationKind.DIFFERENCE,
})  # fmt: skip
_ABOUT: Final[Mapping[str, str]] = {
    "share-mismatch": "占比与两个数算出来的对不上",
    "count-share": "没有一个整数能得出这个占比",
    "progress-mismatch": "完成率与数值、目标算出来的对不上",
    "growth-mismatch": "增速与前后两个数算出来的对不上",
    "multiple-mismatch": "倍数与增速对不上",
    "pull-mismatch": "拉动与贡献率、总体增速对不上",
    "shares-total": "各项占比加起来不是100%",
    "gap-mismatch": "相差的百分点与两个增速对不上",
    "sum-mismatch": "分项加起来与合计不符",
    "part-exceeds-whole": "分项大于它所属的总数",
    "parts-exceed-whole": "所列分项加起来超过了总数",
    "difference-mismatch": "增减额与前后两个数对不上",
    "same-differs": "同一个数前后写法不一",
    "month-exceeds-year": "当月数大于累计数",
    "pace-mismatch": "超欠序时进度与完成率对不上",
    "average-mismatch": "两年平均增速与两年累计增速对不上",
}


def _message(tie: Tie, claims: Sequence[Claim]) -> str:
    return f"{_ABOUT[tie.code]}：{'、'.join(map(named, claims))}。"


def _arithmetic(tie: Tie, facts: Facts, spans: Mapping[str, Span]) -> str:
    piece = tie.relation.pieces[0]
    figures = [facts.by_id[claim_id(name)] for name in tie.figures if name in spans]
    if isinstance(piece, Counted):
        return _counted(piece, facts, spans)
    if isinstance(piece, Product) and len(piece.result) == len(piece.base) == len(piece.ratio) == 1:
        return _quotient(tie, piece, facts, spans)
    if isinstance(piece, Sum):
        return _sum(tie, piece, facts, spans, figures)
    words = Words({key(each): facts.quantities[each.id] for each in figures}, {tie.id: tie.relation}, spans)
    return explain((), frozenset([tie.id, *tie.figures]), words)


def _quotient(tie: Tie, piece: Product, facts: Facts, spans: Mapping[str, Span]) -> str:
    names = (piece.result[0][0], piece.base[0][0], piece.ratio[0][0])
    top, bottom, ratio = ("" if name not in spans else printed(facts.by_id[claim_id(name)]) for name in names)
    if tie.relation.kind is RelationKind.RULE:  # pull = contribution · growth
        ought = between(left_to(tie, names[0], spans), facts.quantities[claim_id(names[0])])
        return f"{ratio}×{bottom}应在{ought}之间，写的是{top}。"
    if not bottom or names[1] not in spans:
        base = f"c{claim_id(tie.figures[-1])}"
        bottom = printed(facts.by_id[claim_id(base)])
    less = "－1" if piece.offset else ""
    quantity = facts.quantities[claim_id(names[2])]
    spanned = spans
    if len(tie.figures) == 3 and names[1] not in spans:
        spanned = {name: spans[name] for name in tie.figures if name in spans}
        spanned[names[1]] = spans[tie.figures[2]]
    return (
        f"{top}÷{bottom}{less}应在{between(left_to(tie, names[2], spanned), quantity)}之间，写的是{ratio}。"
    )


def _counted(piece: Counted, facts: Facts, spans: Mapping[str, Span]) -> str:
    whole, ratio = facts.by_id[claim_id(piece.whole)], facts.by_id[claim_id(piece.ratio)]
    if piece.part in spans:
        part = facts.by_id[claim_id(piece.part)]
        exact = value_of(((piece.part, Fraction(1)),), spans).lo
        total = value_of(((piece.whole, Fraction(1)),), spans).lo
        share = f"{decimal_text(exact / total * 100, 2, ROUND_FLOOR)}%" if exact is not None and total else ""
        return f"{printed(part)}÷{printed(whole)}≈{share}，写的是{printed(ratio)}。"
    size = spans[piece.whole].lo or Fraction(0)
    low = int((spans[piece.ratio].lo or Fraction(0)) * size / 100)
    near = "，".join(
        f"{each}个是{decimal_text(Fraction(100 * each) / size, 2, ROUND_FLOOR)}%"
        for each in (low, low + 1)
        if size
    )
    return f"{printed(whole)}里没有几个正好占{printed(ratio)}：{near}。"


def _sum(tie: Tie, piece: Sum, facts: Facts, spans: Mapping[str, Span], figures: Sequence[Claim]) -> str:
    kind = tie.relation.kind
    if kind in (RelationKind.TOTAL, RelationKind.PARTS_WITHIN):
        whole, *members = figures
        terms = tuple((key(each), Fraction(1)) for each in members)
        added = between(value_of(terms, spans), facts.quantities[whole.id])
        return f"{'＋'.join(map(printed, members))}，合计{added}，写的是{printed(whole)}。"
    if kind is RelationKind.SHARES_TOTAL:
        added = between(value_of(piece.terms, spans), facts.quantities[figures[0].id])
        return f"{'＋'.join(map(printed, figures))}，合计{added}。"
    if kind is RelationKind.DIFFERENCE and len(figures) == 3:
        left, right, gap = figures
        ought = between(left_to(tie, key(gap), spans), facts.quantities[gap.id])
        return f"{printed(left)}－{printed(right)}应在{ought}之间，写的是{printed(gap)}。".replace(
            "－-", "＋"
        )
    if tie.code == "multiple-mismatch":
        growth, times = figures
        ought = between(left_to(tie, key(times), spans), facts.quantities[times.id])
        return f"{printed(growth)}＋100%应是{ought}，写的是{printed(times)}。"
    if len(figures) == 2:
        one, other = figures
        sign = {RelationKind.AT_MOST: "＞", RelationKind.AT_LEAST: "＜", RelationKind.SAME: "≠"}.get(
            kind, "与"
        )
        return (
            f"{printed(one)}{sign}{printed(other)}。"
            if sign != "与"
            else f"{printed(one)}与{printed(other)}不合。"
        )
    return f"{'、'.join(map(printed, figures))}不能同时成立。"
