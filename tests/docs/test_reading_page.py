"""docs/algorithms/reading.md lists every code of the judge and no other, and its worked example comes out as told."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from proofing.by_hand import judged

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "algorithms" / "reading.md").read_text(encoding="utf-8")
ROOM = ROOT / "src" / "taizhang" / "proofing" / "judging"
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def codes_of_the_program() -> Iterator[str]:
    for pattern in ("judge.py", "repair*.py", "plausibility.py", "checks_*.py", "relations_*.py"):
        for path in ROOM.glob(pattern):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and CODE.fullmatch(node.value)
                ):
                    yield node.value


def test_codes__page_and_program_have_the_same() -> None:
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", PAGE, re.MULTILINE)
    assert len(listed) == len(set(listed))
    assert set(listed) == set(codes_of_the_program())


def test_repair__comes_out_as_told() -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith("> 投资"))
    numbers = iter(re.findall(r"[\d.]+(?:亿元|万元|%)", line.replace("*", "")))
    whole, *rest = numbers
    marked = f"投资{{1|{whole}|level|投资}}。"
    for place, industry in enumerate(("一产", "二产", "三产")):
        level, share = rest[2 * place], rest[2 * place + 1]
        number = 2 + 2 * place
        marked += (
            f"{industry}{{{number}|{level}|level|{industry}投资}}，"
            f"份额{{{number + 1}|{share}|share|{industry}投资|of={number} base=1}}；"
        )
    claims, remarks = judged(marked)
    assert [(remark.code, remark.figures[0]) for remark in remarks] == [("unit-slip", 4)]
    assert (claims[3].value, claims[3].number.unit) == (Decimal("2.35"), "亿元")
