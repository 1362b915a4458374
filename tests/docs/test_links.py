"""Links in the documents lead somewhere, and the README's commands exist."""

import re
from pathlib import Path

import pytest

from taizhang.cli.main import VERBS

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "catalogue/README.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links__lead_to_files(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_readme__names_only_verbs_that_exist(name: str) -> None:
    verbs = re.findall(r"bin/taizhang (\w+)", (ROOT / name).read_text("utf-8"))
    assert verbs
    assert set(verbs) <= set(VERBS)


def test_changes__fragments_have_a_known_kind() -> None:
    kinds = {path.name.split(".")[-2] for path in (ROOT / "changes").iterdir()}
    assert kinds <= {"新增", "改动", "修正", "目录"}
