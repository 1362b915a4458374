from registry.small_park import make_indicator
from taizhang.kernel import Place
from taizhang.registry.themes import by_theme


def test_by_theme__known_headings_first_in_their_order() -> None:
    tax = make_indicator("税收收入", "tax", where=Place("目录/indicators/tax.yaml"))
    output = make_indicator("工业总产值", "output", where=Place("目录/indicators/output.yaml"))
    own = make_indicator("客房数", "rooms", where=Place("own/indicators/hotels.yaml"))
    unknown = make_indicator("其他数", "rest")
    groups = by_theme([own, tax, unknown, output])
    assert list(groups) == ["工业产销", "税收", "hotels", "其他"]
    assert groups["税收"] == (tax,)
