"""The shipped quarterly outline, written from the figures of the shipped examples."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.catalogue.load import load_shipped
from taizhang.catalogue.model import Catalogue, ExampleValue
from taizhang.kernel.figure import Scope
from taizhang.kernel.period import Period
from taizhang.writing.compose import compose
from taizhang.writing.document import Document, Paragraph, Text
from taizhang.writing.example_book import ExampleBook

PERIOD = Period(2024, 1, 9)
Values = dict[tuple[str, Scope], ExampleValue]


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_shipped()


def values_of(catalogue: Catalogue) -> Values:
    """The figures of every example about 1-9月; where two speak of one figure, the first."""
    values: Values = {}
    for example in catalogue.examples:
        if example.period == PERIOD:
            for value in example.values:
                values.setdefault((value.indicator, value.scope), value)
    return values


def written(catalogue: Catalogue, values: Values) -> Document:
    book = ExampleBook(catalogue, PERIOD, values)
    return compose(catalogue.outlines["quarterly"], book, catalogue)[0]


def test_quarterly__says_the_seed_sentences(shipped: Catalogue) -> None:
    text = written(shipped, values_of(shipped)).to_text()
    for sentence in (
        "实现工业总产值70.3亿元，同比增长8.4%",
        "新能源电池材料产业完成规上产值51.6亿元，同比增长16.3%",
        "化工产业完成规上产值9.7亿元，同比下降1.7%",
        "实现工业投资7亿元，同比增长60.2%；其中固定资产投资6.7亿元，同比增长62.1%",
        "实现外贸进出口总额2959万美元，同比下降46.8%，其中出口总额2959万美元，同比增长45.1%；"
        "进口总额为零（上年同期3523万美元）",
        "实现税收收入5.5亿元，同比增长10.8%，占全市税收比重为27.8%",
        "增值税收入4.7亿元，同比增长12%；企业所得税收入0.7亿元，同比下降4.7%；"
        "个人所得税收入843万元，同比增长55.9%",
        "在建项目32个",
        "新建项目24个，续建项目8个",
        "并网发电项目17个",
        "投产项目16个",
    ):
        assert sentence in text


def test_quarterly__every_number_is_bound(shipped: Catalogue) -> None:
    document = written(shipped, values_of(shipped))
    for block in document.flow():
        assert isinstance(block, Paragraph)
        for run in block.runs:
            if isinstance(run, Text) and re.search(r"\d", run.text):
                assert run.role in ("date", "name"), run


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_quarterly__reads_whole_whatever_is_missing(data: st.DataObject) -> None:
    catalogue = load_shipped()
    values = values_of(catalogue)
    kept = data.draw(st.sets(st.sampled_from(sorted(values))))
    text = written(catalogue, {key: values[key] for key in kept}).to_text()
    assert not re.search(r"[【】]|，[，。；：]|；[。；]|：[。；]|。。|其中[。；，]|（）", text)
