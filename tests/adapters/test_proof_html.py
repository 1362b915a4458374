import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from proofdesk.proofs import TEXT, remark, sample
from taizhang.adapters.proof_html import fragment, render
from taizhang.kernel.finding import Level
from taizhang.proofing.model import Proof
from taizhang.proofing.source import Piece, Source


def page(proof: Proof) -> html.HtmlElement:
    return html.fromstring(fragment(proof))


def shown(proof: Proof) -> str:
    """The text as the page has it, without the numbers of findings."""
    root = page(proof)
    for number in root.xpath("//sup"):
        number.drop_tree()
    cells = (
        "\t".join(cell.text_content() for cell in line.xpath("td")) or line.text_content()
        for line in root.xpath("//article//p | //article//tr")
    )
    return "\n".join(cells)


def test_render__one_file_that_asks_for_nothing() -> None:
    made = render(sample())
    assert not re.search(r"https?:|\ssrc=|<link|@import|url\(", made)
    assert made.startswith("<!DOCTYPE html>")
    assert "<title>九月.txt 校对</title>" in made


def test_fragment__text_and_findings_refer_to_each_other() -> None:
    root = page(sample())
    spots = {spot.get("data-findings"): spot.text for spot in root.xpath("//*[@data-findings]")}
    assert spots == {"2": "5一是6亿元", "3": "83.4%"}
    findings = root.xpath("//li[contains(@class, 'finding')]")
    assert [each.get("id") for each in findings] == ["finding-1", "finding-2", "finding-3"]
    assert findings[2].get("data-figures") == "3 2 1"
    figures = {each.get("data-figures") for each in root.xpath("//article//*[@data-figures]")}
    assert figures == {"1", "2", "3"}
    assert findings[2].xpath(".//code/text()") == ["84.6%", "83.8%"]
    assert "全文的提示<&>。" in findings[0].text_content()


def test_fragment__no_findings_is_said() -> None:
    assert "没有发现问题" in fragment(replace(sample(), remarks=()))


def test_fragment__rows_are_a_table() -> None:
    text = "前\n指标\t累计\n产值\t61亿元\n5一是6亿元\t83.4%\n后"
    pieces = tuple(
        Piece(match.start(), match.end(), "格", part="table")
        for match in re.finditer(r"[^\t\n]+", text[2:-2])
    )
    pieces = tuple(replace(piece, start=piece.start + 2, end=piece.end + 2) for piece in pieces)
    proof = sample(Source(text, "a.html", "html", pieces))
    assert shown(proof) == text
    assert len(page(proof).xpath("//table//tr")) == 3


@given(st.lists(st.tuples(st.integers(0, 45), st.integers(0, 20), st.sampled_from(Level)), max_size=8))
def test_fragment__every_character_once_whatever_overlaps(spans: list[tuple[int, int, Level]]) -> None:
    remarks = tuple(
        remark(start, min(start + length, len(TEXT)), level=level)
        for start, length, level in spans
        if start <= len(TEXT)
    )
    proof = replace(sample(), remarks=remarks)
    assert shown(proof) == TEXT.strip("\n")
    seen = {number for spot in page(proof).xpath("//@data-findings") for number in spot.split()}
    wide = {str(number) for number, each in enumerate(remarks, 1) if TEXT[each.start : each.end].strip("\n")}
    assert seen == wide
