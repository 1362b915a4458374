"""Examples of the catalogue, run."""

from pathlib import Path

import pytest

from taizhang.catalogue.load import load, shipped
from taizhang.kernel.finding import Level
from taizhang.writing.examples import first_difference, run_examples, sentences_of
from writing.small_report import write_catalogue

EXAMPLES = """\
- 名称: 税收
  期间: 2024年1-9月
  数:
    税收收入: {值: 5.5, 同期: 4.96}
    税收收入@全市: {值: 19.78}
    增值税: {值: 4.7, 同期: 4.196}
    个人所得税: {值: 843}
  应得:
    - 实现税收收入5.5亿元，同比增长10.9%，占全市税收比重为27.8%
    - 其中：增值税收入4.7亿元，同比增长12%；个人所得税收入843万元。
- 名称: 分项
  期间: 2024年1-9月
  数:
    规上工业总产值: {值: 61}
    规上工业总产值@化工: {值: 9.7}
  应得:
    - 完成规上工业产值61亿元
    - 其中化工产业完成规上产值9.7亿元，占规上工业产值比重15.9%
"""


def test_run_examples__passing(tmp_path: Path) -> None:
    catalogue = write_catalogue(tmp_path, examples=EXAMPLES)
    assert len(catalogue.examples) == 2
    assert run_examples(catalogue) == ()


def test_run_examples__a_difference_is_shown(tmp_path: Path) -> None:
    catalogue = write_catalogue(tmp_path, examples=EXAMPLES.replace("10.9%", "10.8%"))
    (finding,) = run_examples(catalogue)
    assert (finding.level, finding.code) == (Level.ERROR, "example-differs")
    assert "例子“税收”的第1句" in finding.message
    assert finding.arithmetic == "从第20个字起不同：应得“8%，占全市税收比重为2”，写出“9%，占全市税收比重为2”"
    assert finding.where is not None and finding.where.line is not None
    assert finding.figures == ("tax", "tax_vat", "tax_pit")


def test_run_examples__a_sentence_missing_and_one_too_many(tmp_path: Path) -> None:
    lines = [line for line in EXAMPLES.splitlines() if "其中化工" not in line]
    (more,) = run_examples(write_catalogue(tmp_path / "more", examples="\n".join(lines) + "\n"))
    assert more.arithmetic == "多写了这一句"
    longer = f"{EXAMPLES}    - 再写一句\n"
    (missing,) = run_examples(write_catalogue(tmp_path / "missing", examples=longer))
    assert missing.arithmetic == "没有写出这一句"


def test_sentences_of__parts_alone_speak_for_themselves(tmp_path: Path) -> None:
    examples = (
        "- 名称: 只有部分\n  期间: 2024年1-9月\n  数: {增值税: {值: 4.7}}\n  应得: [增值税收入4.7亿元]\n"
    )
    catalogue = write_catalogue(tmp_path, examples=examples)
    assert sentences_of(catalogue.examples[0], catalogue) == ("增值税收入4.7亿元",)


@pytest.mark.parametrize(
    ("wanted", "said", "text"),
    [
        ("产值61亿元", "产值62亿元", "从第4个字起不同：应得“1亿元”，写出“2亿元”"),
        ("产值61亿元", "产值61亿元，增长", "从第7个字起不同：应得“”，写出“，增长”"),
    ],
)
def test_first_difference__place_and_both_sides(wanted: str, said: str, text: str) -> None:
    assert first_difference(wanted, said) == text


def test_run_examples__the_shipped_catalogue() -> None:
    catalogue, findings = load(shipped())
    assert catalogue is not None, "\n".join(map(str, findings))
    assert catalogue.examples
    assert [str(finding) for finding in run_examples(catalogue)] == []
