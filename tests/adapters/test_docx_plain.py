import io

import docx as python_docx
from hypothesis import given
from hypothesis import strategies as st

from taizhang.adapters.docx_plain import moved, plain
from taizhang.adapters.docx_text import read_docx
from taizhang.proofing.source import Piece, Source

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=60)


def test_plain__lines_and_tables() -> None:
    text = "标题\n\n指标\t累计\n产值\t61亿元\n后"
    table = text.index("指标")
    source = Source(
        text,
        "a.html",
        "html",
        (Piece(table, table + 2, "表", part="table"), Piece(table + 6, table + 8, "表", part="table")),
    )
    document = python_docx.Document(io.BytesIO(plain(source)))
    assert [paragraph.text for paragraph in document.paragraphs] == ["标题", "后"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["指标", "累计"],
        ["产值", "61亿元"],
    ]
    assert read_docx(plain(source)).text == "标题\n指标\t累计\n产值\t61亿元\n后"


@given(TEXT)
def test_moved__each_character_where_it_went(text: str) -> None:
    text = "产值" + text
    read = read_docx(plain(Source(text))).text
    places = moved(text, read)
    assert len(places) == len(text) + 1
    assert places == sorted(places)
    for at, character in enumerate(text):
        if character.isalnum():
            assert read[places[at]] == character
