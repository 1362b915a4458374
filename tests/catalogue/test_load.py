"""Directories become a catalogue: entries replaced whole, nothing guessed, no exception whatever is written."""

import random
import shutil
from pathlib import Path

import pytest

from catalogue.entries import SAMPLE, indicator, sample
from taizhang.catalogue.load import load, load_shipped, read, shipped
from taizhang.kernel.unit import unit


def park(directory: Path, path: str, text: str) -> Path:
    target = directory / "park" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return directory / "park"


def test_load__line_of_an_entry() -> None:
    where = sample().indicators["output_above_scale"].where
    assert str(where) == "sample/indicators/sample.yaml 第15行"


def test_load__same_code_replaces_the_entry_whole(tmp_path: Path) -> None:
    text = indicator("税收收入", 代码="tax", 来源="财政局", 句式="税收【数值】")
    catalogue, findings = load(SAMPLE, park(tmp_path, "indicators/ours.yaml", text))
    assert catalogue is not None, findings
    tax = catalogue.indicators["tax"]
    assert tax.sentence == "税收【数值】"
    assert tax.report_unit is unit("亿元"), "the shipped entry's 报送单位 must not shine through"
    assert tax.where.source == "park/indicators/ours.yaml"
    assert list(catalogue.indicators) == list(sample().indicators), "its place in the order is kept"


def test_load__renamed_entry_keeps_its_code(tmp_path: Path) -> None:
    text = indicator("一般税收", 代码="tax", 别称="[税收收入]", 来源="财政局", 句式="税收【数值】")
    catalogue, findings = load(SAMPLE, park(tmp_path, "indicators/ours.yaml", text))
    assert catalogue is not None, findings
    found = catalogue.indicator("税收收入")
    assert found is not None
    assert found.name == "一般税收"


def test_load__new_code_is_added_at_the_end(tmp_path: Path) -> None:
    catalogue, findings = load(SAMPLE, park(tmp_path, "indicators/ours.yaml", indicator()))
    assert catalogue is not None, findings
    assert list(catalogue.indicators)[-1] == "exports"


def test_load__outline_of_the_same_name_is_replaced(tmp_path: Path) -> None:
    catalogue, findings = load(SAMPLE, park(tmp_path, "outlines/quarterly.md", "# 简报\n【税收收入】。\n"))
    assert catalogue is not None, findings
    assert [block.text for block in catalogue.outlines["quarterly"].blocks] == ["简报", "【税收收入】。"]


def test_load__park_block_is_replaced_whole(tmp_path: Path) -> None:
    catalogue, findings = load(SAMPLE, park(tmp_path, "park.yaml", "园区:\n  名称: 远山产业园\n"))
    assert catalogue is not None, findings
    assert (catalogue.house.park_name, catalogue.house.short_name) == ("远山产业园", "远山产业园")
    assert [department.code for department in catalogue.house.departments] == ["economy", "finance"]


def test_load__missing_park_name(tmp_path: Path) -> None:
    catalogue, findings = load(park(tmp_path, "indicators/a.yaml", indicator()))
    assert catalogue is None
    assert any(finding.code == "missing-key" and "缺园区的名称" in finding.message for finding in findings)


def test_load__absence_is_not_believed_while_a_file_is_unreadable(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "sample")
    (tmp_path / "sample/indicators/sample.yaml").write_text("工业总产值: [", encoding="utf-8")
    _, findings = load(tmp_path / "sample")
    assert {finding.code for finding in findings} == {"yaml-syntax"}


def test_load__readme_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    park(tmp_path, "README.md", "说明")
    park(tmp_path, ".git/config", "x")
    assert load(SAMPLE, park(tmp_path, "indicators/.a.yaml.swp", "x"))[1] == ()


def test_load__byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    text = "\ufeff" + indicator().replace("\n", "\r\n")
    catalogue, findings = load(SAMPLE, park(tmp_path, "indicators/a.yaml", text))
    assert catalogue is not None, findings
    assert catalogue.indicators["exports"].meaning == "海关统计的出口额。"


@pytest.mark.parametrize("text", ["", "# 还没有写\n", "\n\n"])
def test_load__empty_file(tmp_path: Path, text: str) -> None:
    assert load(SAMPLE, park(tmp_path, "indicators/a.yaml", text))[1] == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (indicator().replace("  性质", "   性质"), 5, "这里不该有冒号"),
        (indicator().replace("  性质", " 性质"), 5, "缩进没有对齐"),
        (indicator().replace("性质: ", "性质 "), 5, "这一行没有冒号"),
        (indicator(单位="'亿元"), 4, "引号没有配对"),
        ("出口总额: {代码: exports\n", 1, "花括号没有写完"),
        (indicator() + "---\n" + indicator("进口总额"), 9, "只能有一份内容"),
        (indicator(含义="出\x07口"), 3, "控制字符"),
        (indicator(别称="[%]"), 8, "不能以这个符号开头"),
        ("? [甲]\n: {}\n? ]", 3, "不合 YAML 的写法"),
    ],
)
def test_load__yaml_trouble_in_chinese_at_the_right_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    _, findings = load(SAMPLE, park(tmp_path, "indicators/a.yaml", text))
    assert [finding.code for finding in findings] == ["yaml-syntax"]
    assert words in findings[0].message
    assert findings[0].where is not None
    assert findings[0].where.line == line


def test_digest__content_counts_and_place_does_not(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "moved")
    file = tmp_path / "moved/indicators/sample.yaml"
    file.rename(file.with_name("renamed.yaml"))
    renamed = tmp_path / "moved/indicators/renamed.yaml"
    renamed.write_text("# 注\n\n" + renamed.read_text(encoding="utf-8"), encoding="utf-8")
    moved, _ = load(tmp_path / "moved")
    assert moved is not None
    assert moved.digest == sample().digest
    renamed.write_text(
        renamed.read_text(encoding="utf-8").replace("各税种入库合计", "税收"), encoding="utf-8"
    )
    changed, _ = load(tmp_path / "moved")
    assert changed is not None
    assert changed.digest != moved.digest


def test_load_shipped__is_read_once() -> None:
    assert load_shipped() is load_shipped()
    assert load_shipped().digest == load(shipped())[0].digest  # type: ignore[union-attr]


def test_read__missing_directory_is_noted(tmp_path: Path) -> None:
    assert read(tmp_path / "无").missing == (str(tmp_path / "无"),)


PIECES = (
    "：", ":", " ", "\t", "\n", "  ", "- ", "[", "]", "{", "}", "【", "】", "'", '"', "#", "%", "|", ">", "&a",
    "*a", "?", "!", "@", "，", ",", "0", "　", "---\n", "\x07", "名称", "代码: x", "(", ")", "<=", "<!--", "<<: *a",
    "? a\n: b\n", "- - a\n", "属于: 税收收入\n", "\u2028",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_load__never_raises_whatever_is_written(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    directory = tmp_path / "sample"
    shutil.copytree(SAMPLE, directory)
    files = sorted(path for path in directory.rglob("*") if path.is_file())
    for _ in range(draw.choice([1, 1, 2, 3])):
        path = draw.choice(files)
        text = path.read_text(encoding="utf-8")
        at = draw.randrange(len(text) + 1)
        path.write_text(
            text[:at] + draw.choice(PIECES) + text[at + draw.choice([0, 0, 1, 3, 8]) :], encoding="utf-8"
        )
    catalogue, findings = load(directory)
    assert (catalogue is None) == any(finding.is_error for finding in findings)
    assert all(finding.message and finding.advice and finding.where for finding in findings)
