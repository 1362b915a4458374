"""A proof as the page shows it: the text cut where anything begins or ends, beside the remarks.

    text     规上产值61亿元，占83.4%。
    cuts         └figure 1┘   └figure 2, remark 0┘
    Run("规上产值"), Run("61亿元", figure=1), Run("，占"), Run("83.4%", figure=2, remarks=(0,)), Run("。")

A remark is known by its place in the list (``number``), which the page's addresses use; dismissed ones keep theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from taizhang.kernel.finding import Level
from taizhang.proofdesk.plain import source_of
from taizhang.proofing.cuts import cuts
from taizhang.proofing.model import Family, Fix, Proof, Remark
from taizhang.proofs.queries import DismissalView
from taizhang.proofs.sentences import around, digest

_TONES: Final = {"错误": "red", "提示": "yellow", "说明": "azure"}
_ORDER: Final = ("错误", "提示", "说明")
_CONTEXT: Final = 18


@dataclass(frozen=True)
class Suggestion:
    """One way to mend it: what stands there, what to put."""

    number: int
    was: str
    text: str
    taken: bool


@dataclass(frozen=True)
class Card:
    """A remark as it is shown."""

    number: int
    level: str
    tone: str
    family: str
    code: str
    message: str
    arithmetic: str
    expected: str
    advice: str
    place: str
    before: str
    spot: str
    after: str
    sentence: str
    start: int
    suggestions: tuple[Suggestion, ...]
    dismissed: DismissalView | None


@dataclass(frozen=True)
class Run:
    """Characters that are shown in one way. ``first``: the remark's mark begins here, so the list can lead to it."""

    text: str
    figure: str = ""
    remarks: str = ""
    tone: str = ""
    first: int | None = None


@dataclass(frozen=True)
class Page:
    """Everything the page shows of one report."""

    name: str
    paragraphs: tuple[tuple[Run, ...], ...]
    cards: tuple[Card, ...]
    figures: tuple[Mapping[str, Any], ...]
    ledger: tuple[tuple[str, int], ...]
    unread: int
    taken: int
    notes: tuple[str, ...]

    @property
    def open(self) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if card.dismissed is None)

    @property
    def dismissed(self) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if card.dismissed is not None)

    @property
    def levels(self) -> tuple[tuple[str, str, int], ...]:
        """Level, tone, how many open remarks; only those there are."""
        counts = {level: sum(card.level == level for card in self.open) for level in _ORDER}
        return tuple((level, _TONES[level], count) for level, count in counts.items() if count)

    def card(self, number: int) -> Card | None:
        return next((card for card in self.cards if card.number == number), None)


def page(
    result: Mapping[str, Any],
    accepted: Mapping[str, int],
    standing: Mapping[tuple[str, str], DismissalView],
) -> Page:
    """Put together what the worker found, what the owner took, and what the office set aside."""
    text, proof, links = result["source"]["text"], result["proof"], result["ledger"]
    cards = tuple(
        _card(number, each, text, accepted, standing) for number, each in enumerate(proof["findings"])
    )
    shown = [card for card in cards if card.dismissed is None]
    spans = [
        (proof["findings"][card.number]["start"], proof["findings"][card.number]["end"]) for card in shown
    ]
    return Page(
        name=result["source"]["name"],
        paragraphs=_paragraphs(text, proof["figures"], shown, spans),
        cards=cards,
        figures=tuple({**figure, "ledger": links.get(str(figure["id"]))} for figure in proof["figures"]),
        ledger=tuple(Counter(link["state"] for link in links.values()).most_common()),
        unread=sum(mark["role"] == "未读" for mark in proof["marks"]),
        taken=sum(any(each.taken for each in card.suggestions) for card in cards),
        notes=tuple(finding["message"] for finding in result["source"]["findings"]),
    )


def sentences(result: Mapping[str, Any]) -> list[str]:
    """The sentences that have a remark, to ask what was set aside in them."""
    text = result["source"]["text"]
    return [_sentence(text, each) for each in result["proof"]["findings"]]


def proof_of(result: Mapping[str, Any], numbers: Collection[int]) -> Proof:
    """The proof again, with these remarks only, for whoever writes it into a file."""
    found = enumerate(result["proof"]["findings"])
    return Proof(
        source_of(result["source"]), (), (), tuple(_remark(each) for at, each in found if at in numbers)
    )


def _remark(found: Mapping[str, Any]) -> Remark:
    return Remark(
        Level(found["level"]), found["code"], Family(found["family"]), found["start"], found["end"], found["message"],
        arithmetic=found["arithmetic"] or "", expected=found["expected"] or "", advice=found["advice"] or "",
        fixes=tuple(Fix(fix["start"], fix["end"], fix["text"], fix["certain"]) for fix in found["fixes"]),
    )  # fmt: skip


def corrected(result: Mapping[str, Any], accepted: Mapping[str, int]) -> str:
    """The text with the accepted suggestions in it. Of two that overlap the earlier one in the text wins."""
    text, found = result["source"]["text"], result["proof"]["findings"]
    fixes = sorted(
        (found[int(number)]["fixes"][choice] for number, choice in accepted.items()),
        key=lambda fix: fix["start"],
    )
    parts, at = [], 0
    for fix in fixes:
        if fix["start"] < at:
            continue
        parts += [text[at : fix["start"]], fix["text"]]
        at = fix["end"]
    return "".join([*parts, text[at:]])


def clashes(result: Mapping[str, Any], accepted: Mapping[str, int], number: int, choice: int) -> bool:
    """Whether a suggestion would overlap another one that was taken already."""
    found = result["proof"]["findings"]
    mine = found[number]["fixes"][choice]
    others = (found[int(each)]["fixes"][at] for each, at in accepted.items() if int(each) != number)
    return any(mine["start"] < other["end"] and other["start"] < mine["end"] for other in others)


def _card(
    number: int,
    remark: Mapping[str, Any],
    text: str,
    accepted: Mapping[str, int],
    standing: Mapping[tuple[str, str], DismissalView],
) -> Card:
    start, end = remark["start"], remark["end"]
    sentence = _sentence(text, remark)
    return Card(
        number=number,
        level=remark["level"],
        tone=_TONES.get(remark["level"], "azure"),
        family=Family(remark["family"]).chinese,
        code=remark["code"],
        message=remark["message"],
        arithmetic=remark["arithmetic"] or "",
        expected=remark["expected"] or "",
        advice=remark["advice"] or "",
        place=remark["place"] or "",
        before=text[max(0, start - _CONTEXT) : start].rpartition("\n")[2],
        spot=text[start:end].replace("\n", " ")[:60],
        after=text[end : end + _CONTEXT].partition("\n")[0],
        sentence=sentence,
        start=start,
        suggestions=tuple(
            Suggestion(at, text[fix["start"] : fix["end"]], fix["text"], accepted.get(str(number)) == at)
            for at, fix in enumerate(remark["fixes"])
        ),
        dismissed=standing.get((digest(sentence), remark["code"])),
    )


def _sentence(text: str, remark: Mapping[str, Any]) -> str:
    first, last = around(text, remark["start"], remark["end"])
    return text[first:last]


def _paragraphs(
    text: str, figures: Sequence[Mapping[str, Any]], cards: Sequence[Card], spans: Sequence[tuple[int, int]]
) -> tuple[tuple[Run, ...], ...]:
    read = {figure["id"]: figure for figure in figures}
    shown = {card.number: card for card in cards}
    marked = sorted((*_shown(span, len(text)), number) for span, number in zip(spans, shown, strict=True))
    paragraphs: list[list[Run]] = [[]]
    seen: set[int] = set()
    for cut in cuts(len(text), [(each["start"], each["end"], each["id"]) for each in figures], marked):
        figure = read[cut.figures[0]] if cut.figures else None
        over = [shown[number] for number in cut.remarks]
        for at, piece in enumerate(text[cut.start : cut.end].split("\n")):
            if at:
                paragraphs.append([])
            if piece:
                paragraphs[-1].append(_run(piece, figure, over, seen))
    return tuple(tuple(each) for each in paragraphs if each)


def _shown(span: tuple[int, int], size: int) -> tuple[int, int]:
    """A spot of no width (something is missing there) is shown on the character before it, or after at the start."""
    start, end = span
    if end > start:
        return span
    return (start - 1, start) if start else (0, min(1, size))


def _run(piece: str, figure: Mapping[str, Any] | None, cards: list[Card], seen: set[int]) -> Run:
    ranked = sorted(cards, key=lambda card: _ORDER.index(card.level))
    fresh = [card.number for card in ranked if card.number not in seen]
    seen.update(fresh)
    return Run(
        text=piece,
        figure="" if figure is None else _told(figure),
        remarks=" ".join(str(card.number) for card in ranked),
        tone=ranked[0].tone if ranked else "",
        first=fresh[0] if fresh else None,
    )


def _told(figure: Mapping[str, Any]) -> str:
    """What a figure was read as, for the tip over it."""
    value = "缺数" if figure["value"] is None else f"{figure['value']}{figure['unit'] or ''}"
    name = figure["subject"] or figure["indicator"] or "没有读出指标"
    return f"{name}：{value}"
