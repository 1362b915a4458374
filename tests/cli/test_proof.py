import io
import json
import os
import subprocess
import sys
from pathlib import Path

import docx as python_docx
import pytest
from rich.cells import cell_len

from adapters.pdf_pages import Sheet, pdf
from adapters.word_files import docx, p
from cli.conftest import Taizhang
from reports.office import Office
from taizhang.cli.proof_lines import context

CLEAN = "2024年1-9月，规上工业总产值61亿元，同比增长10%，其中电池产业51.6亿元，占规上工业总产值比重84.6%。\n"
WRONG = CLEAN.replace("84.6%", "74.6%")
DAMAGED = CLEAN.replace("51.6亿元", "5一是6亿元").replace("84.6%", "8四是6%")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TAIZHANG_HOME", str(tmp_path))
    return tmp_path


def write(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_proof__clean(taizhang: Taizhang) -> None:
    done = taizhang("proof", write("九月.txt", CLEAN))
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [f"九月.txt　{len(CLEAN)} 字，读出 4 个数", "没有发现问题。"]


def test_proof__an_error_in_its_sentence(taizhang: Taizhang) -> None:
    done = taizhang("proof", write("九月.txt", WRONG))
    assert done.code == 1
    assert "错误" in done.out
    lines = done.out.splitlines()
    assert all(cell_len(line) <= 80 for line in lines)
    marks = next(at for at, line in enumerate(lines) if "‾" in line)
    start = cell_len(lines[marks].rstrip("‾"))
    spot, column = "", 0
    for character in lines[marks - 1]:
        if start <= column < cell_len(lines[marks]):
            spot += character
        column += cell_len(character)
    assert spot in WRONG
    assert spot[0].isdigit()


def test_proof__json_is_the_contract(taizhang: Taizhang) -> None:
    done = taizhang("proof", write("九月.txt", WRONG), "--format", "json")
    said = json.loads(done.out)
    assert done.code == 1
    assert [WRONG[each["start"] : each["end"]] for each in said["figures"]] == [
        "61亿元",
        "10%",
        "51.6亿元",
        "74.6%",
    ]
    assert {each["family"] for each in said["findings"]} == {"relation"}


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_proof__other_encodings(taizhang: Taizhang, encoding: str) -> None:
    said = json.loads(taizhang("proof", write("九月.txt", CLEAN.encode(encoding)), "--format", "json").out)
    assert len(said["figures"]) == 4


@pytest.mark.parametrize("form", ["text", "json"])
def test_proof__unreadable(taizhang: Taizhang, form: str) -> None:
    done = taizhang("proof", write("扫描.pdf", pdf([Sheet().picture()])), "--format", form)
    assert done.code == 2
    assert "没有文字层" in done.err
    assert "文字识别" in done.err
    if form == "json":
        assert json.loads(done.out)["refused"]["code"] == "pdf.no-text"


def test_proof__annotated_word(taizhang: Taizhang) -> None:
    assert taizhang("proof", write("草稿.docx", docx(p(WRONG.strip()))), "--format", "docx").code == 1
    made = python_docx.Document(io.BytesIO(Path("草稿.校对.docx").read_bytes()))
    assert any("错误" in comment.text for comment in made.comments)


def test_proof__page_to_the_file_asked_for(taizhang: Taizhang) -> None:
    done = taizhang("proof", write("九月.txt", WRONG), "--format", "html", "--out", "出/校对.html")
    assert done.code == 1
    assert "已写到" in done.err
    assert "74.6%" in Path("出/校对.html").read_text("utf-8")


def test_proof__never_over_the_file_itself(taizhang: Taizhang) -> None:
    file = write("九月.txt", WRONG)
    done = taizhang("proof", file, "--format", "html", "--out", file)
    assert (done.code, file.read_text("utf-8")) == (2, WRONG)
    assert "不能覆盖" in done.err


def test_proof__repaired(taizhang: Taizhang) -> None:
    done = taizhang("proof", write("九月.txt", DAMAGED), "--repaired")
    text, _, listed = done.out.partition("——————")
    assert text.strip() == CLEAN.strip()
    assert "“5一是6亿元”改为“51.6亿元”" in listed
    assert "“8四是6%”改为“84.6%”" in listed


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_proof__a_folder_is_a_table(taizhang: Taizhang, jobs: str) -> None:
    Path("稿").mkdir()
    for name, text in (("甲.txt", CLEAN), ("乙.txt", WRONG), ("丙.txt", "")):
        write(f"稿/{name}", text)
    done = taizhang("proof", "稿", "-j", jobs)
    assert done.code == 2
    head, *rows = done.out.splitlines()
    assert head.split() == ["文件", "字数", "数", "错误", "提示", "说明"]
    assert [row.split()[0] for row in rows] == ["稿/丙.txt", "稿/乙.txt", "稿/甲.txt"]
    assert "读不了：文件是空的" in rows[0]
    assert rows[2].split()[1:] == [str(len(CLEAN)), "4", "0", "0", "0"]
    assert int(rows[1].split()[3]) >= 1


def test_proof__many_as_json_and_as_files(taizhang: Taizhang) -> None:
    files = [write("甲.txt", CLEAN), write("乙.txt", WRONG)]
    said = json.loads(taizhang("proof", *files, "--format", "json").out)
    assert [each["document"]["name"] for each in said["documents"]] == ["甲.txt", "乙.txt"]
    taizhang("proof", *files, "--format", "html", "--out", "出")
    assert sorted(path.name for path in Path("出").iterdir()) == ["乙.校对.html", "甲.校对.html"]


def test_proof__a_folder_with_nothing_to_read(taizhang: Taizhang) -> None:
    Path("空").mkdir()
    assert "没有能校对的文件" in taizhang("proof", "空").err


def test_proof__against_an_earlier_report(taizhang: Taizhang) -> None:
    old = write("旧.txt", CLEAN)
    changed = write("新.txt", CLEAN.replace("61亿元", "61.2亿元"))
    assert "与“旧.txt”不同" not in taizhang("proof", old, "--against", old).out
    done = taizhang("proof", changed, "--against", old)
    assert "与“旧.txt”不同" not in done.out  # 61 and 61.2 may be one number
    done = taizhang(
        "proof", write("更新.txt", CLEAN.replace("61亿元", "63亿元")), "--against", old, "--format", "json"
    )
    said = [each for each in json.loads(done.out)["findings"] if each["code"] == "report-changed"]
    assert [each["expected"] for each in said] == ["61亿元"]


def test_proof__needs_no_ledger_and_starts_no_web_framework(here: Path) -> None:
    file = write("九月.txt", CLEAN)
    code = (
        "import sys\nfrom taizhang.cli.main import main\n"
        f"try: main(['proof', {str(file)!r}])\nexcept SystemExit: pass\n"
        "assert not {'django', 'ruamel', 'duckdb', 'lxml', 'highspy', 'pypdfium2'} & set(sys.modules)\n"
    )
    env = {**os.environ, "TAIZHANG_HOME": str(here)}
    subprocess.run(
        [sys.executable, "-c", "from taizhang.proofdesk.names_cache import *; names_of(directories())"],
        check=True,
        env=env,
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=env)


def test_proof__with_the_ledger(office: Office, taizhang: Taizhang) -> None:
    assert taizhang("report", "quarterly", "2024Q2", "--out", "报告").code == 0
    file = next(Path("报告").glob("*.txt"))
    done = taizhang("proof", file, "--ledger")
    assert done.code == 0
    assert "不符" not in done.out
    rows = [line.split() for line in done.out.splitlines() if line.startswith("相符")]
    assert ["相符", "10亿元", "工业总产值", "园区", "2024年1-6月"] in rows
    file.write_text(file.read_text("utf-8").replace("10亿元", "12亿元"), "utf-8")
    done = taizhang("proof", file, "--ledger", "--format", "json")
    assert done.code == 1
    said = json.loads(done.out)
    figure = next(each for each in said["figures"] if each["surface"] == "12亿元")
    assert (figure["ledger"]["state"], figure["ledger"]["expected"]) == ("不符", "10亿元")
    assert figure["ledger"]["trace"][0].startswith("工业总产值")
    assert any(each["family"] == "ledger" and each["figures"] == [figure["id"]] for each in said["findings"])


@pytest.mark.parametrize(
    ("text", "start", "end", "room", "shown"),
    [
        ("产值61亿元", 2, 6, 60, ("产值", "61亿元", "")),
        ("上\n产值\t61亿元\n下", 5, 7, 60, ("产值 ", "61", "亿元")),
        ("前" * 50 + "61亿元" + "后" * 50, 50, 54, 30, ("…前前前前前前前前前前前"[:7], "61亿元", "")),
        ("字" * 50, 0, 50, 20, ("", "字" * 9 + "…", "")),
        ("产值", 2, 2, 20, ("产值", "", "")),
    ],
)
def test_context(text: str, start: int, end: int, room: int, shown: tuple[str, str, str]) -> None:
    found = context(text, start, end, room)
    assert cell_len("".join(found)) <= room
    assert found[1] == shown[1]
    assert found[0].startswith(shown[0][:2])
