"""Catalogue names in subjects."""

import pickle

from taizhang.catalogue.load import load_shipped
from taizhang.proofing.claiming.names import Names

NAMES = Names.of(load_shipped())


def test_code__longest_name_wins() -> None:
    assert NAMES.code("外贸进出口总额") != NAMES.code("出口总额") != ""


def test_code__what_narrows_does_not_stop_the_link() -> None:
    assert NAMES.code("电池材料规模以上工业总产值") == NAMES.code("规上工业总产值")


def test_code__short_forms_and_unknown_names() -> None:
    assert NAMES.code("固投") == NAMES.code("固定资产投资")
    assert NAMES.code("某种从未收录的东西") == ""
    assert Names().code("税收") == ""


def test_names__can_be_handed_to_another_process() -> None:
    NAMES.code("税收")
    assert pickle.loads(pickle.dumps(NAMES)).code("税收收入") == NAMES.code("税收收入")
