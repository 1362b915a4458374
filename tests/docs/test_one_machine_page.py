"""The page on installing names the program's verbs, options and settings, leaves room for what it takes in, and no registry."""

import re
from pathlib import Path

from taizhang.cli import serve
from taizhang.cli.main import VERBS
from taizhang.web import settings

FOLDER = Path(__file__).parents[2] / "docs" / "operations"
PAGE = (FOLDER / "one-machine.md").read_text("utf-8")


def test_one_machine__only_settings_that_there_are() -> None:
    known = set(re.findall(r"^## `([A-Z_]+)`", (FOLDER / "settings.md").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"TAIZHANG_[A-Z_]+|DATABASE_URL", PAGE))
    assert {"TAIZHANG_HOME", "TAIZHANG_HOSTS", "TAIZHANG_HTTPS"} <= named <= known


def test_one_machine__only_verbs_and_options_that_there_are() -> None:
    assert set(re.findall(r"bin/taizhang ([a-z]+)", PAGE)) == {"init", "serve"} <= set(VERBS)
    options = {option for each in serve.command.params for option in each.opts}
    started = next(line for line in PAGE.splitlines() if line.startswith("ExecStart="))
    assert set(re.findall(r"--[a-z]+", started)) <= options


def test_one_machine__the_proxy_lets_through_what_the_program_takes() -> None:
    found = re.search(r"client_max_body_size (\d+)m", PAGE)
    assert found is not None
    assert int(found[1]) * 1024 * 1024 > settings.UPLOAD_MOST


def test_one_machine__names_no_registry() -> None:
    addresses = set(re.findall(r"https?://([^/\s`;]+)", PAGE))
    assert addresses == {"127.0.0.1:8000", "taizhang.example"}
    assert "--index-url" not in PAGE
