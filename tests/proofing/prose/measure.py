"""Reads generated reports and says how well: ``python tests/proofing/prose/measure.py --seed 0 --documents 200``.

``--only WORD`` keeps the reports whose damage or kind has WORD in it, ``--clean`` those without damage,
``--show N`` prints report N with its labels, ``--worst N`` sets how many forms are listed.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[3] / "src")]


def read(text: str) -> dict[str, Any]:
    """What the library says of a text, as the JSON contract's figures and findings."""
    from taizhang.proofing.claiming.claims import claims
    from taizhang.proofing.claiming.names import Names
    from taizhang.proofing.scanning.scanner import scan

    global _names
    if _names is None:
        from taizhang.catalogue.load import load_shipped

        _names = Names.of(load_shipped())
    assert isinstance(_names, Names)
    scanned, remarks = scan(text)
    found = claims(text, scanned, _names)
    try:
        from taizhang.proofing.judging.judge import judge
    except ImportError:
        judged: Any = ()
    else:
        found, judged = judge(text, found)
    return said(found, (*remarks, *judged))


_names: object = None


def said(found: Any, remarks: Any) -> dict[str, Any]:
    figures = [
        {
            "id": claim.id,
            "start": claim.number.start,
            "end": claim.number.end,
            "value": None if claim.value is None else format(claim.value, "f"),
            "unit": claim.number.unit,
            "kind": str(claim.kind),
            "indicator": claim.indicator,
            "of": claim.of,
        }
        for claim in found
    ]
    findings = [
        {
            "code": r.code,
            "family": str(r.family),
            "level": str(r.level),
            "figures": list(r.figures),
            "message": r.message,
        }
        for r in remarks
    ]
    return {"figures": figures, "findings": findings}


def main() -> None:
    from proofing.prose.gold import join
    from proofing.prose.reports import report
    from proofing.scoring import Tally, score, table

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--only", default="")
    parser.add_argument("--clean", action="store_true")
    parser.add_argument("--show", type=int)
    parser.add_argument("--worst", type=int, default=30)
    asked = parser.parse_args()
    if asked.show is not None:
        text, gold = join(report(asked.show))
        sys.stdout.write(text + json.dumps(gold, ensure_ascii=False, indent=1) + "\n")
        return
    tally, seconds, chars = Tally(), 0.0, 0
    for seed in range(asked.seed, asked.seed + asked.documents):
        made = report(seed)
        if (asked.clean and made.damage) or (
            asked.only and asked.only not in " ".join((made.kind, *made.damage))
        ):
            continue
        text, gold = join(made)
        began = time.perf_counter()
        answer = read(text)
        seconds += time.perf_counter() - began
        chars += len(text)
        score(tally, text, gold, answer)
    sys.stdout.write(
        f"{table(tally, asked.worst)}\n{chars} characters, {chars / max(seconds, 1e-9):,.0f} a second\n"
    )


if __name__ == "__main__":
    main()
