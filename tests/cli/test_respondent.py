from cli.conftest import Taizhang
from registry.small_park import YUANHANG
from reports.office import Office


def test_rename__and_names(office: Office, taizhang: Taizhang) -> None:
    done = taizhang("respondent", "rename", YUANHANG, "远航新能源", "--reason", "工商变更登记")
    assert (done.code, done.err) == (0, "")
    assert "“远航电池材料”已改名为“远航新能源”" in done.out
    listed = taizhang("respondent", "names", "远航新能源").out
    assert [line.split("　")[1] for line in listed.splitlines()] == ["远航电池材料", "远航新能源"]
    assert taizhang("ledger", "verify").code == 0


def test_rename__refused(office: Office, taizhang: Taizhang) -> None:
    taken = taizhang("respondent", "rename", YUANHANG, "蓝湖化工", "--reason", "工商变更登记")
    assert taken.code == 2
    assert "已被另一单位使用" in taken.err
    unknown = taizhang("respondent", "rename", "无此单位", "远航新能源", "--reason", "工商变更登记")
    assert unknown.code == 2
    assert "名录里没有“无此单位”" in unknown.err
