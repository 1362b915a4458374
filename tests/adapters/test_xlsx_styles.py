import pytest

from taizhang.adapters.xlsx_cell import Kind
from taizhang.adapters.xlsx_styles import kind_of_format


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", Kind.NUMBER),
        ("#,##0.00", Kind.NUMBER),
        ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', Kind.NUMBER),
        ('0.0"年均"', Kind.NUMBER),
        ("0.00E+00", Kind.NUMBER),
        ("[Red]0", Kind.NUMBER),
        ("[DBNum1]0", Kind.NUMBER),
        ("yyyy-m-d", Kind.DATE),
        ('yyyy"年"m"月";@', Kind.DATE),
        ("[h]:mm", Kind.DATE),
        ("0.0%", Kind.PERCENT),
        ("0\\.0,", Kind.SCALED),
        ('#,##0.0,"千"', Kind.SCALED),
        ("0.00,,", Kind.SCALED),
    ],
)
def test_kind_of_format(code: str, kind: Kind) -> None:
    assert kind_of_format(code) is kind
