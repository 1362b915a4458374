"""The law: whatever ``writing`` composes is read back whole, and nothing in it is found fault with."""

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from proofing.random_book import book
from taizhang.catalogue.load import load_shipped
from taizhang.kernel.period import Period
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.model import Proof
from taizhang.proofing.proof import proof
from taizhang.proofing.source import Source
from taizhang.writing.compose import compose
from taizhang.writing.document import Document

CATALOGUE = load_shipped()
NAMES = Names.of(CATALOGUE)
PERIOD = Period(2024, 1, 9)
_PRINTED = re.compile(r"(-?\d+(?:\.\d+)?)(.*)")


def composed(seed: int) -> Document:
    return compose(CATALOGUE.outlines["quarterly"], book(CATALOGUE, seed, PERIOD), CATALOGUE)[0]


def read(text: str) -> Proof:
    return proof(Source(text), NAMES)


def unread(document: Document, proofed: Proof) -> list[str]:
    """The bound numbers of the document that were not read as what they are, in order."""
    text, at, missing = proofed.source.text, 0, []
    spans = {(claim.number.start, claim.number.end): claim for claim in proofed.claims}
    for bound in document.bounds():
        start = text.index(bound.printed, at)
        at = start + len(bound.printed)
        found = _PRINTED.fullmatch(bound.printed)
        if found is None:
            continue  # a figure in words: 持平, 零
        claim = next((c for (a, b), c in spans.items() if a < at and start < b), None)
        if (
            claim is None
            or claim.value is None
            or abs(claim.value) != abs(Decimal(found[1]))
            or claim.number.unit != found[2]
        ):
            missing.append(text[max(0, start - 20) : at + 5])
    return missing


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 100_000))
def test_proof__reads_back_what_is_written_and_finds_nothing(seed: int) -> None:
    document = composed(seed)
    proofed = read(document.to_text())
    assert unread(document, proofed) == []
    assert [(r.code, r.message, r.arithmetic) for r in proofed.remarks] == []


def test_proof__a_composed_report_with_one_figure_changed_is_found_out() -> None:
    """The law is no silence by deafness: a share raised by ten points is told."""
    text = composed(1).to_text()
    share = re.search(r"占规上工业产值比重(\d+(?:\.\d+)?)%", text)
    assert share is not None
    spoilt = f"{Decimal(share[1]) + 10}"
    changed = text[: share.start(1)] + spoilt + text[share.end(1) :]
    assert "share-mismatch" in {remark.code for remark in read(changed).remarks}
