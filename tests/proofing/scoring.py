"""How well was a report read? The measures of a labelled document, and the forms that were misread.

``score(gold, said)`` compares what was read (the JSON contract's ``figures`` and ``findings``) with the labels
of one document. ``Tally`` adds documents up and keeps, for every form of sentence, how often it was misread
and one example of each way.

A figure is found when a predicted one overlaps it with the same value and unit. Of the found ones it is asked
whether kind, name and ``of`` agree. Labels that are optional, hard or without a value are never a miss, and
nothing that overlaps a label is spurious.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Json = Mapping[str, Any]
_FILLERS = re.compile(r"[的了为达到约近\s《》“”\"'（）()、,，]|完成|实现|收入额")
_UNITS = {"％": "%", "百分点": "个百分点", "": None}


def same_unit(one: str | None, other: str | None) -> bool:
    return _UNITS.get(one or "", one) == _UNITS.get(other or "", other)


# What is one name in two spellings; a reader may give either.
_SPELLINGS = (
    ("规模以上", "规上"),
    ("社会消费品零售总额", "社零总额"),
    ("固投", "固定资产投资"),
    ("地区生产总值", "GDP"),
    ("生产总值", "GDP"),
    ("细颗粒物", "PM2.5"),
    ("采购经理指数", "PMI"),
    ("居民消费价格", "CPI"),
    ("限额以上", "限上"),
    ("外贸进出口", "进出口"),
    ("外贸", "进出口"),
    ("主营业务收入", "主营收入"),
    ("营业收入", "营收"),
    ("投入", "投资"),
    ("产出", "产值"),
    ("第一产业", "一产"),
    ("第二产业", "二产"),
    ("第三产业", "三产"),
)


def same_name(one: str | None, other: str | None) -> bool:
    a, b = plain_name(one), plain_name(other)
    return bool(a and b) and (a in b or b in a)


def plain_name(name: str | None) -> str:
    shown = _FILLERS.sub("", name or "")
    for long, short in _SPELLINGS:
        shown = shown.replace(long, short)
    return shown.replace("GDPGDP", "GDP")


def same_value(label: Json, said: Json) -> bool:
    if label["value"] is None:
        return True
    return (
        said.get("value") is not None
        and Decimal(label["value"]) == Decimal(str(said["value"]))
        and same_unit(label["unit"], said.get("unit"))
    )


@dataclass
class Tally:
    counts: Counter[str] = field(default_factory=Counter)
    forms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    damage: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    clashes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    examples: dict[tuple[str, str], str] = field(default_factory=dict)
    alarms: Counter[str] = field(default_factory=Counter)

    def rate(self, part: str, whole: str) -> float:
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 1.0

    @property
    def precision(self) -> float:
        said = self.counts["found"] + self.counts["wrong"] + self.counts["spurious"]
        return self.counts["found"] / said if said else 1.0

    @property
    def recall(self) -> float:
        return self.rate("found", "labels")

    def note(self, form: str, what: str, example: str) -> None:
        self.forms[form][what] += 1
        self.examples.setdefault((form, what), example)


def matched(gold: Json, figures: Sequence[Json]) -> dict[int, tuple[Json, bool]]:
    """Label number → the figure said there and whether its value is right; exact matches choose first."""
    by_label: dict[int, tuple[Json, bool]] = {}
    used: set[int] = set()
    for exact in (True, False):
        for number, label in enumerate(gold["figures"]):
            if number in by_label:
                continue
            start, end = span(label)
            for said in figures:
                if said["id"] in used or not (said["start"] < end and start < said["end"]):
                    continue
                right = same_value(label, said)
                if exact and not right:
                    continue
                by_label[number] = (said, right)
                used.add(said["id"])
                break
    return by_label


def span(label: Json) -> tuple[int, int]:
    return label["start"], label["start"] + len(label["surface"])


def score(tally: Tally, text: str, gold: Json, said: Json) -> None:
    """Add one document to the tally."""
    figures: Sequence[Json] = said["figures"]
    by_label = matched(gold, figures)
    used = {figure["id"] for figure, _ in by_label.values()}
    spans = [span(label) for label in gold["figures"]]
    tally.counts["documents"] += 1
    for figure in figures:
        if figure["id"] not in used and not any(a < figure["end"] and figure["start"] < b for a, b in spans):
            tally.counts["spurious"] += 1
            tally.note(
                "(no figure)", "spurious", _context(text, figure["start"], figure["end"], figure.get("value"))
            )
    to_label = {figure["id"]: number for number, (figure, _) in by_label.items()}
    for number, label in enumerate(gold["figures"]):
        _one(tally, text, (label, by_label.get(number)), to_label)
    _findings(tally, gold, said, to_label)


def _one(
    tally: Tally, text: str, pair: tuple[Json, tuple[Json, bool] | None], to_label: Mapping[int, int]
) -> None:
    label, got = pair
    form = label.get("form") or "other"
    counted = not (label.get("optional") or label.get("hard"))
    right = got is not None and got[1]
    start, end = span(label)
    where = _context(text, start, end, None)
    tally.counts["labels"] += counted
    tally.forms[form]["labels"] += counted
    if label.get("corrupt") and label["value"] is not None:
        key = "hard damage" if label.get("hard") else "damage"
        tally.counts[key + " of"] += 1
        tally.counts[key] += right
    if counted:
        tally.counts["found"] += right
        if got is None:
            tally.note(form, "missed", f"{where} expected {label['value']}{label['unit']}")
        elif not right:
            tally.counts["wrong"] += 1
            tally.note(
                form,
                "value",
                f"{where} expected {label['value']}{label['unit']}, got {got[0].get('value')}{got[0].get('unit')}",
            )
    if not right or got is None or label["value"] is None:
        return
    figure = got[0]
    _agree(
        tally,
        (form, "kind"),
        figure.get("kind") in (label["kind"], *label.get("kinds", ())),
        f"{where} expected {label['kind']}, got {figure.get('kind')}",
    )
    if label.get("of") is not None:
        of = to_label.get(figure.get("of"))  # type: ignore[arg-type]
        _agree(tally, (form, "of"), of == label["of"], f"{where} expected label {label['of']}, got {of}")
    if label.get("indicator"):
        _agree(
            tally,
            (form, "indicator"),
            same_name(figure.get("indicator"), label["indicator"]),
            f"{where} expected {label['indicator']}, got {figure.get('indicator')}",
        )


def _agree(tally: Tally, what: tuple[str, str], agrees: bool, example: str) -> None:
    form, measure = what
    tally.counts[measure + " of"] += 1
    tally.counts[measure] += agrees
    tally.forms[form][measure + " of"] += 1
    if not agrees:
        tally.note(form, measure, example)


def _findings(tally: Tally, gold: Json, said: Json, to_label: Mapping[int, int]) -> None:
    truths = [set(clash["figures"]) for clash in gold["contradictions"]]
    hit: set[int] = set()
    corrupt = {n for n, label in enumerate(gold["figures"]) if label.get("corrupt")}
    for finding in said["findings"]:
        named = {to_label[n] for n in finding.get("figures", ()) if n in to_label}
        fits = [k for k, truth in enumerate(truths) if len(named & truth) >= min(2, len(truth))]
        if finding.get("family") in ("relation", "plausibility"):
            hit.update(fits)
        if finding.get("family") == "relation" and finding.get("level") == "错误" and not fits:
            if named & corrupt:  # a figure that damage spoilt is rightly suspect
                tally.counts["alarms on damage"] += 1
                continue
            tally.counts["alarms"] += 1
            tally.alarms[finding.get("code", "")] += 1
            shown = " / ".join(gold["figures"][n]["surface"] for n in sorted(named))
            tally.examples.setdefault(
                (finding.get("code", ""), "alarm"), f"{finding.get('message', '')} [{shown}]"
            )
    tally.counts["contradictions of"] += len(truths)
    tally.counts["contradictions"] += len(hit)
    for number, clash in enumerate(gold["contradictions"]):
        tally.clashes[clash["code"]]["of"] += 1
        tally.clashes[clash["code"]]["found"] += number in hit


def _context(text: str, start: int, end: int, value: object) -> str:
    shown = text[max(0, start - 24) : start] + "【" + text[start:end] + "】" + text[end : end + 14]
    return shown.replace("\n", "⏎") + ("" if value is None else f" = {value}")


def table(tally: Tally, worst: int = 25) -> str:
    """What a person wants to see: the measures in one line each, then the worst forms with an example."""
    c = tally.counts
    lines = [
        f"documents {c['documents']}  labels {c['labels']}  precision {tally.precision:.4f}  recall {tally.recall:.4f}",
        "  ".join(f"{what} {tally.rate(what, what + ' of'):.4f}" for what in ("kind", "of", "indicator")),
        f"damage {c['damage']}/{c['damage of']}  (hard {c['hard damage']}/{c['hard damage of']})",
        f"contradictions {c['contradictions']}/{c['contradictions of']}  false alarms {c['alarms']}"
        f"  (on damaged figures {c['alarms on damage']})",
        "contradictions by kind: "
        + "  ".join(f"{k} {v['found']}/{v['of']}" for k, v in sorted(tally.clashes.items())),
    ]
    for code, count in tally.alarms.most_common(8):
        lines.append(f"  alarm {code} ×{count}: {tally.examples[(code, 'alarm')]}")
    faults = [
        (what, form, n)
        for form, counts in tally.forms.items()
        for what, n in counts.items()
        if what in _FAULTS
    ]
    lines.append("worst forms:")
    for what, form, number in sorted(faults, key=lambda f: -f[2])[:worst]:
        total = tally.forms[form]["labels"]
        lines.append(f"  {number:4} of {total:4} {what:9} {form}: {tally.examples[(form, what)]}")
    return "\n".join(lines)


_FAULTS = ("missed", "value", "kind", "of", "indicator", "spurious")
