"""The place a document speaks of."""

import pytest

from taizhang.proofing.claiming.scopes import default_scope


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("云溪市工业园区2024年三季度小结\n产值61亿元，占全市的27%。", "园区"),
        ("白水县6月工业快报\n当月产值20亿元。", "全县"),
        ("赤石市2021年经济数据\n产值20亿元。", "全市"),
        ("全国工业月度速览\n产值增长7%。", "全国"),
        ("产值20亿元，列全省第2位。", "园区"),
    ],
)
def test_default_scope__title_then_text(text: str, place: str) -> None:
    assert default_scope(text) == place
