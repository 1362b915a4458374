import pytest

from taizhang.kernel.finding import Finding, Level, Place
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.model import Family, Proof
from taizhang.proofing.proof import in_order, of_reader, proof
from taizhang.proofing.source import Piece, Source

NAMES = Names({"规上工业总产值": "output_above_scale"})


def proved(text: str, *pieces: Piece, findings: tuple[Finding, ...] = ()) -> Proof:
    return proof(Source(text, "a.txt", pieces=pieces, findings=findings), NAMES)


def test_proof__the_worked_example() -> None:
    done = proved("2024年1-9月，规上工业总产值61亿元，增长10%，其中电池产业51.6亿元，占比74.6%。")
    assert [claim.number.surface for claim in done.claims] == ["61亿元", "10%", "51.6亿元", "74.6%"]
    assert done.claims[0].code == "output_above_scale"
    assert any(remark.family is Family.RELATION for remark in done.remarks)


def test_proof__a_clean_text_gets_silence() -> None:
    assert (
        proved("2024年1-9月，规上工业总产值61亿元，增长10%，其中电池产业51.6亿元，占比84.6%。").remarks == ()
    )


@pytest.mark.parametrize("text", ["", "\n", "没有数的一句话。", "\ufeff产值61亿元"])
def test_proof__any_text(text: str) -> None:
    assert len(proved(text).claims) == text.count("61")


def test_proof__headers_and_footers_are_not_read() -> None:
    text = "产值61亿元。\n第9期 45%"
    done = proved(text, Piece(0, 7, "第1段"), Piece(8, 15, "页眉", part="margin"))
    assert [claim.number.surface for claim in done.claims] == ["61亿元"]
    assert done.source.text == text


def test_of_reader__on_its_spot_or_on_the_beginning() -> None:
    spot = Finding(
        Level.HINT, "text.undecodable", "乱码。", Place(source="a", start=3, end=4), advice="另存。"
    )
    whole = Finding(Level.HINT, "pdf.page-without-text", "第1页是图片。", Place(source="a"))
    first, second = of_reader([spot, whole])
    assert (first.start, first.end, first.family, first.advice) == (3, 4, Family.DAMAGE, "另存。")
    assert (second.start, second.end) == (0, 0)
    assert proved("产值61亿元。", findings=(whole,)).remarks[0].code == "pdf.page-without-text"


def test_in_order__once_and_by_place() -> None:
    made = of_reader(
        Finding(level, "x", message, Place(start=start, end=start + 1))
        for level, message, start in (
            (Level.HINT, "b", 4), (Level.ERROR, "c", 4), (Level.HINT, "a", 1), (Level.HINT, "a", 1),
        )
    )  # fmt: skip
    assert [remark.message for remark in in_order(made)] == ["a", "c", "b"]
