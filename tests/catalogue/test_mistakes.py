"""Every kind of mistake has a broken file, and the message for it says what the file's first line says it must.

The first line of each file under ``mistakes/`` reads ``放在 <where it would lie>｜第3行｜words｜more words``: the finding
of the file's own name must stand at that line and contain all the words, and nothing else may be found.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from taizhang.catalogue.checks import codes
from taizhang.catalogue.load import load

HERE = Path(__file__).parent
SAMPLE = HERE / "sample"
MISTAKES = sorted(path for path in (HERE / "mistakes").iterdir() if path.suffix in (".yaml", ".md"))


@dataclass(frozen=True)
class Expected:
    folder: str
    line: int | None
    words: tuple[str, ...]


def expected(path: Path) -> Expected:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    first = text.split("\n")[0].removeprefix("# ").removeprefix("<!-- ").removesuffix(" -->")
    folder, *words = first.removeprefix("放在 ").split("｜")
    line = re.fullmatch(r"第(\d+)行", words[0])
    return Expected(folder, int(line[1]) if line else None, tuple(words[1:] if line else words))


def placed(path: Path, folder: str, park: Path) -> Path:
    """The directory of a park that holds nothing but the broken file."""
    if folder == ".":
        return path  # the mistake is to give a file where a directory is wanted
    target = park / f"{folder}.yaml" if folder in ("dimensions", "park") else park / folder / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)
    return park


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_load__mistake(path: Path, tmp_path: Path) -> None:
    wanted = expected(path)
    catalogue, findings = load(SAMPLE, placed(path, wanted.folder, tmp_path / "park"))
    said = "\n".join(f"{finding.code}: {finding}" for finding in findings)
    assert {finding.code for finding in findings} == {path.stem}, said
    assert wanted.line in {finding.where.line for finding in findings if finding.where}, said
    assert all(word in said for word in wanted.words), said
    assert all(finding.advice for finding in findings)
    assert (catalogue is None) == any(finding.is_error for finding in findings)


def test_mistakes__one_file_per_code_and_one_code_per_file() -> None:
    assert sorted(path.stem for path in MISTAKES) == sorted(codes())
    assert len(codes()) == len(set(codes()))


def test_load__sample_has_no_findings() -> None:
    catalogue, findings = load(SAMPLE)
    assert findings == ()
    assert catalogue is not None


def test_load__finds_many_mistakes_in_one_go(tmp_path: Path) -> None:
    chosen = [path for path in MISTAKES if expected(path).folder == "indicators" and path.stem != "not-utf8"]
    for path in chosen:
        placed(path, "indicators", tmp_path)
    _, findings = load(SAMPLE, tmp_path)
    found = {finding.code for finding in findings}
    # an entry whose name or code is overlaid by another file's may lose its own mistake, text never does
    assert {"tab-indentation", "full-width-colon", "needs-quotes", "yaml-syntax", "unknown-key"} <= found
    assert len(found) > 20
