"""Under which heading does an indicator stand on a page?

The catalogue keeps indicators in files by theme; a page shows the theme's name. 规上工业总产值 is in
``indicators/output.yaml`` and so stands under 工业产销. A park's own file that is not named here heads its group
with the file's name.
"""

from collections.abc import Iterable

from taizhang.catalogue.model import Indicator

THEMES = {
    "output": "工业产销", "investment": "投资", "trade": "外贸外资", "tax": "税收", "finance": "财务效益",
    "energy": "能源", "people": "就业与研发", "recruiting": "招商", "projects": "项目", "enterprises": "企业",
}  # fmt: skip


def theme(indicator: Indicator) -> str:
    """The heading of one indicator."""
    stem = indicator.where.source.rsplit("/", 1)[-1].removesuffix(".yaml")
    return THEMES.get(stem, stem or "其他")


def by_theme(indicators: Iterable[Indicator]) -> dict[str, tuple[Indicator, ...]]:
    """Indicators under their headings: headings as in THEMES, the park's own after them, indicators as given."""
    groups: dict[str, list[Indicator]] = {title: [] for title in THEMES.values()}
    for indicator in indicators:
        groups.setdefault(theme(indicator), []).append(indicator)
    return {title: tuple(items) for title, items in groups.items() if items}
