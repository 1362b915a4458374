# ruff: noqa: E402
"""How fast does ``taizhang proof`` read, next to what, and does it stay so on much and on hard text?

- *Next to recognizers-text* (Microsoft's recognisers for Chinese, ``recognizers-text-suite`` on PyPI): the same text in the
  same run. Its models for numbers, percentages, currencies and dimensions are what finds the figures that ours finds;
  they know nothing of what a figure claims. Ours is the whole proof: scan, claims, judge, wording. It must read at least
  50 times as many characters a second.
- *Many documents*: 1,000 made-up reports of 5,000 characters (``tests/proofing/prose``), with one process and with two;
  the memory of the one process after 1,000 must be that after 100 (within a tenth).
- *One net*: 5,000 figures in one document, each tied to its neighbours. It must end within 60 seconds.
- *Start-up*: ``taizhang proof small.txt`` as a process of its own, the median of five under 0.4 seconds.

``make bench`` installs the opponent into ``.venv/bench`` (``requirements/bench.txt``), away from everything else::

    PYTHONPATH=.venv/bench python benchmarks/proofing.py [--documents 1000]
"""

import argparse
import importlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT / "src"), str(ROOT / "tests")]  # not this folder: there is a proofing.py in it

from proofing.prose.gold import join
from proofing.prose.reports import report
from taizhang.catalogue.load import load_shipped
from taizhang.proofdesk.many import proved
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.proof import proof
from taizhang.proofing.source import Source

LENGTH = 5000
TIMES_AS_FAST, MOST_SECONDS_OF_NET, MOST_SECONDS_TO_START, MOST_GROWTH = 50, 60.0, 0.4, 1.1
NAMES = Names.of(load_shipped())


def document(number: int) -> str:
    """Made-up reports one after the other until there are 5,000 characters."""
    text, seed = "", number * 1000
    while len(text) < LENGTH:
        text += join(report(seed))[0] + "\n"
        seed += 1
    return text[: text.rfind("\n", 0, LENGTH) + 1] or text[:LENGTH]


def next_to_recognizers() -> bool:
    """Both read the same documents; the better of two runs each."""
    text = "".join(map(document, range(4)))
    began = time.perf_counter()
    models = list(_models())
    print(f"recognizers-text: {time.perf_counter() - began:.1f} s to build its models (not counted)")
    theirs, ours = [], []
    for _ in range(2):
        began = time.perf_counter()
        found = {(each.start, each.end) for model in models for each in model.parse(text)}
        theirs.append(time.perf_counter() - began)
        began = time.perf_counter()
        made = proof(Source(text), NAMES)
        ours.append(time.perf_counter() - began)
    times = min(theirs) / min(ours)
    outermost = sum(not any(a <= s and e <= b and (a, b) != (s, e) for a, b in found) for s, e in found)
    print(f"{'':<22}{'characters/s':>14}{'figures':>10}   of {len(text):,} characters")
    print(f"{'taizhang, whole proof':<22}{len(text) / min(ours):>14,.0f}{len(made.claims):>10,}")
    print(f"{'recognizers-text':<22}{len(text) / min(theirs):>14,.0f}{outermost:>10,}")
    print("  (theirs counts years, dates and list numbers among its figures; ours keeps them apart as marks)")
    return verdict(f"{times:.1f} times as fast, must be {TIMES_AS_FAST}", times >= TIMES_AS_FAST)


def _models() -> Iterator[object]:
    number = importlib.import_module("recognizers_number").NumberRecognizer("zh-cn")
    unit = importlib.import_module("recognizers_number_with_unit").NumberWithUnitRecognizer("zh-cn")
    yield number.get_number_model("zh-cn")
    yield number.get_percentage_model("zh-cn")
    yield unit.get_currency_model("zh-cn")
    yield unit.get_dimension_model("zh-cn")


def many(documents: int) -> bool:
    """Throughput with one and two processes; the memory of the first."""
    with tempfile.TemporaryDirectory() as made:
        paths = [Path(made) / f"{number:04}.txt" for number in range(documents)]
        length = 0
        for number, path in enumerate(paths):
            text = document(number)
            length += len(text)
            path.write_text(text, "utf-8")
        early = late = 0.0
        for jobs in (1, 2):
            began = time.perf_counter()
            for count, _ in enumerate(proved(paths, NAMES, jobs=jobs), 1):
                if jobs == 1 and count == max(documents // 10, 1):
                    early = resident()
            late = resident() if jobs == 1 else late
            took = time.perf_counter() - began
            print(
                f"{documents} documents, {jobs} process(es): {took:.1f} s, {length / took:,.0f} characters/s"
            )
    said = f"memory {early:.0f} MB after a tenth of them, {late:.0f} MB after all"
    return verdict(said, late <= early * MOST_GROWTH)


def resident() -> float:
    """Megabytes this process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def net(figures: int = 5000) -> bool:
    """A total of its parts, each again a total with its growth and share: 5,000 figures that all hang together."""
    parts = figures // 3
    total = sum(range(10, 10 + parts))
    lines = [f"规上工业总产值{total}亿元，其中：\n"]
    lines += [
        f"企业{n}产值{10 + n}亿元，增长{n % 20 + 1}.5%，占{(10 + n) * 100 / total:.2f}%；\n"
        for n in range(parts)
    ]
    began = time.perf_counter()
    made = proof(Source("".join(lines)), NAMES)
    took = time.perf_counter() - began
    unjudged = [
        remark.message for remark in made.remarks if "unjudged" in remark.code or "未" in remark.message
    ]
    print(
        f"one net: {len(made.claims):,} figures, {len(made.remarks)} remarks; said of parts left out: {unjudged[:1]}"
    )
    return verdict(f"{took:.1f} s, must be under {MOST_SECONDS_OF_NET:.0f}", took < MOST_SECONDS_OF_NET)


def start_up() -> bool:
    """A small file proofread by a process of its own; the first run, which writes the caches, is not counted."""
    with tempfile.TemporaryDirectory() as made:
        small = Path(made) / "small.txt"
        small.write_text("规上工业总产值61亿元，同比增长8.4%，其中电池51.6亿元，占84.6%。\n", "utf-8")
        command = [sys.executable, "-c", "from taizhang.cli.main import main; main()", "proof", str(small)]
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = kept | {"PYTHONPATH": str(ROOT / "src"), "TAIZHANG_HOME": made}
        taken = []
        for _ in range(6):
            began = time.perf_counter()
            done = subprocess.run(command, env=environment, capture_output=True)
            taken.append(time.perf_counter() - began)
            if done.returncode not in (0, 1):
                raise SystemExit(done.stderr.decode() or done.stdout.decode())
    median = statistics.median(taken[1:])
    said = f"start-up: median {median:.2f} s, must be under {MOST_SECONDS_TO_START}"
    return verdict(said, median < MOST_SECONDS_TO_START)


def verdict(said: str, reached: bool) -> bool:
    print(f"{said}: {'YES' if reached else 'NO'}", flush=True)
    return reached


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1000)
    asked = parser.parse_args()
    return 0 if all([next_to_recognizers(), start_up(), net(), many(asked.documents)]) else 1


if __name__ == "__main__":
    sys.exit(main())
