"""The demo park signs its reports, and leaves alone what somebody else has written."""

from pathlib import Path

from taizhang.catalogue.load import load, shipped
from taizhang.demo.house import furnish
from taizhang.kernel import Period


def test_furnish__the_reports_are_signed(tmp_path: Path) -> None:
    furnish(tmp_path / "catalogue")
    catalogue, findings = load(shipped(), tmp_path / "catalogue")
    assert findings == ()
    assert catalogue is not None
    assert catalogue.house.signature == "园区管委会"
    assert catalogue.house.dated is not None
    assert catalogue.house.dated.on(Period(2024, 1, 9)).isoformat() == "2024-10-22"


def test_furnish__keeps_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "park.yaml").write_text("园区: {名称: 东湖}\n", encoding="utf-8")
    furnish(tmp_path)
    assert (tmp_path / "park.yaml").read_text(encoding="utf-8") == "园区: {名称: 东湖}\n"
