"""Do the sentences of the catalogue say what the statistician means by them?

An example of the catalogue gives figures and the sentences they must give, so that whoever edits a 句式 sees
at once what changes. ``run_examples`` writes them again and compares:

    规上工业总产值: 值 61, 同期 55.45        应得: 完成规上工业产值61亿元，同比增长10%

Which sentences an example gives: each indicator under 数 in turn gives its 句式; one whose whole (属于)
stands there too is spoken of in the whole's 其中 instead, and figures with @范围 in the 分项 list of theirs.
So 税收收入 with 增值税 and 企业所得税 gives two sentences, 实现税收收入… and 其中：增值税收入…；企业所得税….
Figures of 全市 give no sentence; they are what shares are taken of.
"""

from __future__ import annotations

from collections.abc import Iterator

from taizhang.catalogue.model import Catalogue, Example
from taizhang.kernel.figure import PARK
from taizhang.kernel.finding import Finding, Level
from taizhang.wording.pieces import Pieces, text_of
from taizhang.writing.blanks import Topic, sentence
from taizhang.writing.example_book import ExampleBook
from taizhang.writing.lists import by_member, including


def sentences_of(example: Example, catalogue: Catalogue) -> tuple[str, ...]:
    """The sentences that the figures of an example give, in the order of its figures."""
    book = ExampleBook.of(example, catalogue)
    written: list[str] = []
    for code in dict.fromkeys(value.indicator for value in example.values):
        topic = Topic(book, catalogue, catalogue.indicators[code])
        written += (text_of(pieces) for pieces in _spoken(topic) if pieces is not None)
    return tuple(written)


def _spoken(topic: Topic) -> Iterator[Pieces | None]:
    book, code = topic.book, topic.indicator.code
    assert isinstance(book, ExampleBook)
    given = {indicator for indicator, scope in book.values if scope == PARK}
    if code in given and topic.indicator.part_of not in given:
        yield sentence(topic, topic.indicator.sentence)
    if any(part.code in given for part in topic.catalogue.parts_of(code)):
        yield including(topic)
    if topic.indicator.split_by and book.scopes(code, topic.indicator.split_by):
        yield by_member(topic)


def run_examples(catalogue: Catalogue) -> tuple[Finding, ...]:
    """A finding for each example whose figures give other sentences than it says they must."""
    return tuple(finding for example in catalogue.examples for finding in _differences(example, catalogue))


def _differences(example: Example, catalogue: Catalogue) -> Iterator[Finding]:
    got = sentences_of(example, catalogue)
    expected = tuple(text.strip().removesuffix("。") for text in example.expected)
    for place in range(max(len(got), len(expected))):
        said = got[place] if place < len(got) else ""
        wanted = expected[place] if place < len(expected) else ""
        if said != wanted:
            yield _difference(example, place + 1, wanted, said)


def _difference(example: Example, place: int, wanted: str, said: str) -> Finding:
    return Finding(
        level=Level.ERROR,
        code="example-differs",
        message=f"例子“{example.name}”的第{place}句与应得的不同：应得“{wanted}”，写出“{said}”",
        where=example.where,
        arithmetic=first_difference(wanted, said),
        advice="请核对指标的句式和例子里的数；句式改得对，就把例子的“应得”一起改过来",
        family="例子",
        figures=tuple(dict.fromkeys(value.indicator for value in example.values)),
    )


def first_difference(wanted: str, said: str) -> str:
    """Where two sentences part, for a person to read: 从第9个字起不同：应得“61亿元”，写出“62亿元”."""
    if not said:
        return "没有写出这一句"
    if not wanted:
        return "多写了这一句"
    alike = (a == b for a, b in zip(wanted, said, strict=False))
    shared = next((at for at, same in enumerate(alike) if not same), min(len(wanted), len(said)))
    theirs, ours = wanted[shared : shared + 12], said[shared : shared + 12]
    return f"从第{shared + 1}个字起不同：应得“{theirs}”，写出“{ours}”"
