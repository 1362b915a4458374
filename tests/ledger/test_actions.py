from decimal import Decimal as D

from django.contrib.auth.models import User

from registry.small_park import YUANHANG
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Period
from taizhang.ledger import queries
from taizhang.ledger.actions import Origin, Reported, entries_record, snapshot_take

SEPTEMBER = Period(2024, 1, 9)
PAGE = Origin("web", "填报页")


def test_entries_record__new_figures(clerk: User, park: Catalogue) -> None:
    reports = [Reported(YUANHANG, "output", SEPTEMBER, D("5230.5"), D("4801"), cell="数据!E3")]
    recorded = entries_record(actor=clerk, reports=reports, origin=PAGE, catalogue=park)
    assert recorded.findings == ()
    assert recorded.entries == (1,)
    entry = queries.entry(1)
    assert entry is not None
    assert (entry.respondent_name, entry.value, entry.prior, entry.unit) == ("远航电池材料", D("5230.5"), D(4801), "千元")
    assert (entry.cell, entry.origin_name, entry.recorded_by) == ("数据!E3", "填报页", "tongji")
    assert queries.chain_verify() == ()
    shot = snapshot_take(actor=clerk, period=SEPTEMBER, catalogue=park)
    assert queries.verify_snapshot(shot.hash) == ()
    print((shot.folder / "manifest.json").read_text())
