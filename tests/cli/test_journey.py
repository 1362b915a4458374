"""The command line as a person uses it: the demo park from an empty folder, then every verb on it."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("park")


@pytest.fixture(scope="module")
def run(home: Path) -> Run:
    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        environment |= {
            "TAIZHANG_HOME": str(home),
            "PYTHONUTF8": "1",
            "DJANGO_SETTINGS_MODULE": "taizhang.web.settings",
        }
        command = [sys.executable, "-m", "taizhang.cli.main", *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, env=environment, check=False, timeout=300
        )

    made = call("demo", "--no-serve")
    assert made.returncode == 0, made.stderr
    assert "哈希链核验无误" in made.stdout
    assert "自我审核：207 张表，强制 0 处" in made.stdout
    assert "均有说明" in made.stdout
    assert "2024 年 10 月正在网上填报：已提交 7 张，其中退回 1 张" in made.stdout
    return call


def test_demo__second_run_keeps_everything(run: Run) -> None:
    again = run("demo", "--no-serve")
    assert again.returncode == 0
    assert "不再重造" in again.stdout


def test_figure__as_json(run: Run) -> None:
    said = json.loads(
        run("figure", "规上工业总产值", "2024年1-9月", "--scope", "园区", "--format", "json").stdout
    )
    assert said["code"] == "output_above_scale"
    assert (said["value"], said["unit"], said["prior"], said["growth"]) == (
        "61.906",
        "亿元",
        "56.278",
        "10.0004",
    )
    assert said["coverage"] == {"reported": 30, "expected": 30}
    assert len(said["snapshot"]) == 64


@pytest.mark.parametrize("period", ["2024-09", "2024Q3", "2024年1-9月"])
def test_figure__period_forms(run: Run, period: str) -> None:
    said = json.loads(run("figure", "output", period, "--format", "json").stdout)
    assert said["indicator"] == "工业总产值"
    assert said["value"] is not None


def test_figure__no_share_of_a_whole_that_has_none(run: Run) -> None:
    assert json.loads(run("figure", "税收收入", "2024年1-9月", "--format", "json").stdout)["share"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("figure", "规上产", "2024Q3"), "是不是"),
        (("figure", "output", "2024Q9"), "不认识的期间"),
        (("figure", "output", "2024Q3", "--scope", "火星"), "不认识范围"),
        (("report", "weekly", "2024Q3"), "没有“weekly”这份提纲"),
        (("close", "2024-09"), "已经关账"),
        (("reopen", "2024-09"), "--reason"),
        (("repot",), "是不是“report”"),
    ],
)
def test_mistakes__one_clear_line_and_code_2(run: Run, arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_trace__leads_to_the_entries(run: Run) -> None:
    said = run("trace", "技改投资", "2024年1-9月", "--measure", "同比").stdout
    assert "经济发展部" in said
    assert "号记录" in said


@pytest.mark.parametrize(
    ("indicator", "measure"), [("税收收入", "占全市"), ("规上产值", "超欠目标"), ("规上产值", "完成率")]
)
def test_trace__every_printed_measure_can_be_followed(run: Run, indicator: str, measure: str) -> None:
    said = run("trace", indicator, "2024年1-9月", "--measure", measure)
    assert said.returncode == 0
    assert "号记录" in said.stdout


def test_report__writes_four_files_and_verify_finds_every_figure(run: Run, tmp_path: Path) -> None:
    assert run("report", "quarterly", "2024Q3", "--out", str(tmp_path)).returncode == 0
    assert {file.suffix for file in tmp_path.iterdir()} == {".docx", ".html", ".txt", ".json"}
    text = next(tmp_path.glob("*.txt")).read_text("utf-8")
    for sentence in (
        "园区实现工业总产值70.3亿元，同比增长8.4%；完成规上工业产值61.9亿元，同比增长10%",
        "新能源电池材料产业完成规上产值51.6亿元，同比增长16.3%，占规上工业产值比重83.4%",
        "化工产业完成规上产值9.7亿元，同比下降1.7%，占规上工业产值比重15.7%",
        "园区实现工业投资7亿元，同比增长60.2%；其中固定资产投资6.7亿元，同比增长62.1%",
        "外贸进出口总额2959万美元，同比下降46.8%，其中出口总额2959万美元，同比增长45.1%",
        "税收收入5.5亿元，同比增长10.8%，占全市税收比重为27.8%",
        "个人所得税收入843万元，同比增长55.9%",
    ):
        assert sentence in text
    word = next(tmp_path.glob("*.docx"))
    checked = run("verify", str(word), "--format", "json")
    assert checked.returncode == 0, checked.stderr
    assert {item["state"] for item in json.loads(checked.stdout)} == {"未改"}


def test_verify__a_file_that_is_not_ours(run: Run, tmp_path: Path) -> None:
    (tmp_path / "别的.docx").write_bytes(b"not a zip")
    done = run("verify", str(tmp_path / "别的.docx"))
    assert done.returncode == 2
    assert done.stderr.startswith("错误：")


def test_impact__the_half_year_report_after_the_correction(run: Run) -> None:
    done = run("impact", "--report", "2", "--format", "json")
    assert done.returncode == 1
    (report,) = json.loads(done.stdout)
    sentence = next(each for each in report["sentences"] if "规上工业产值38.3亿元" in each["printed"])
    assert "规上工业产值38.1亿元" in sentence["now"]
    figures = {figure["name"]: (figure["was"], figure["now"]) for figure in sentence["figures"]}
    assert figures["规上工业总产值"] == ("38.3亿元", "38.1亿元")
    assert figures["规上工业总产值·超欠目标"] == ("比上半年目标少0.7亿元", "比上半年目标少0.9亿元")
    (entry,) = sentence["entries"]
    assert (entry["was"]["value"], entry["now"]["value"]) == ("413969", "389169")
    assert "退回返工" in entry["now"]["reason"]


def test_impact__nothing_where_nothing_changed(run: Run) -> None:
    assert "每一句都仍然成立" in run("impact", "--report", "3").stdout


def test_report__is_issued_once(run: Run, tmp_path: Path) -> None:
    again = run("report", "quarterly", "2024Q3", "--out", str(tmp_path), "--issue")
    assert again.returncode == 2
    assert "已发过" in again.stderr


def test_ledger__closes_and_chain(run: Run) -> None:
    assert "2024年9月" in run("ledger", "closes").stdout
    assert "完好" in run("ledger", "verify").stdout


def test_ledger_verify__names_a_row_edited_behind_the_gate(run: Run, home: Path) -> None:
    """Last of the module: it damages the ledger. The triggers are dropped first, as an intruder would."""
    base = sqlite3.connect(home / "db.sqlite3")
    triggers = base.execute("select name from sqlite_master where type = 'trigger'").fetchall()
    for (name,) in triggers:
        base.execute(f'drop trigger "{name}"')
    base.execute("update ledger_entry set value = value + 10000 where number = 1234")
    base.commit()
    base.close()
    found = run("ledger", "verify")
    assert found.returncode == 1
    assert "第1234条" in found.stdout
