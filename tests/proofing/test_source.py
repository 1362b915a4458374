"""A character's place: by the piece that holds it, else by line and column."""

from taizhang.proofing.source import Piece, Source

REJOINED = Source("产值61亿元\n下一段", pieces=(Piece(0, 3, "第1页第2行"), Piece(3, 6, "第1页第3行")))


def test_place__within_a_piece() -> None:
    assert REJOINED.place(0) == "第1页第2行"
    assert REJOINED.place(4) == "第1页第3行"


def test_place__between_pieces() -> None:
    assert REJOINED.piece(6) is None
    assert REJOINED.place(8) == "第2行第2字"


def test_place__without_pieces() -> None:
    assert Source("一\n二三").place(3) == "第2行第2字"
