import io
import json

import docx as python_docx
import pytest

from adapters.test_docx_comments import commented
from adapters.word_files import docx, p
from proofdesk.proofs import TEXT, sample
from taizhang.adapters.refusal import refusal
from taizhang.proofdesk.opening import open_bytes
from taizhang.proofdesk.outputs import annotated, as_data, as_json, comment, page


def test_annotated__the_word_file_that_came_in() -> None:
    content = docx("".join(p(line) for line in TEXT.split("\n")))
    made = annotated(sample(open_bytes(content, "九月.docx")), content, date="2024-10-08T09:00:00Z")
    found = {said.split("\n", 1)[0]: inside for said, inside in commented(made).items()}
    assert found["提示：小数点被“一是”盖住。"] == "5一是6亿元"
    assert found["错误：占比对不上。"] == "83.4%"
    assert len(list(python_docx.Document(io.BytesIO(made)).comments)) == 3


@pytest.mark.parametrize("text", [TEXT, "\n\n" + TEXT.replace("，", "\n\n，")])
def test_annotated__another_format_becomes_a_word_file(text: str) -> None:
    source = open_bytes(text.encode(), "九月.txt")
    made = annotated(sample(source), text.encode())
    found = {said.split("\n", 1)[0]: inside for said, inside in commented(made).items()}
    assert found["提示：小数点被“一是”盖住。"] == "5一是6亿元"
    assert found["错误：占比对不上。"] == "83.4%"


def test_comment__arithmetic_and_what_to_do() -> None:
    assert comment(sample().remarks[2]).split("\n") == [
        "错误：占比对不上。", "算式：51.6÷61＝84.6%", "应在：83.8%–85.4%", "可改为：84.6%、83.8%", "怎么办：请核对。",
    ]  # fmt: skip


def test_page_and_json() -> None:
    assert "占比对不上" in page(sample())
    said = json.loads(as_json(as_data("九月.txt", sample(), None)))
    assert len(said["figures"]) == 3
    finding = refusal("pdf.locked", "加了密码。", "去掉密码。", "a.pdf").finding
    said = as_data("a.pdf", None, finding)
    assert (said["refused"]["code"], said["figures"]) == ("pdf.locked", [])
