"""Settings come from the environment, and each has its heading in docs/operations/settings.md."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "taizhang"
SETTINGS = SOURCE / "web" / "settings.py"
ASKED = re.compile(r'(?:os\.environ(?:\.get\(|\[)|VARIABLE\b[^=\n]*= )"([A-Z_]+)"')
THE_SYSTEMS = {"XDG_CACHE_HOME", "LOCALAPPDATA"}
"""Where a user's caches lie is the operating system's setting, not ours."""


def asked_for(files: list[Path]) -> set[str]:
    return {name for file in files for name in ASKED.findall(file.read_text("utf-8"))} - THE_SYSTEMS


def test_document__has_a_heading_for_every_setting_and_no_other() -> None:
    text = (ROOT / "docs" / "operations" / "settings.md").read_text("utf-8")
    headings = re.findall(r"^## `([A-Z_]+)`$", text, re.MULTILINE)
    assert len(headings) == len(set(headings))
    assert set(headings) == asked_for(list(SOURCE.rglob("*.py")))


def test_docstring__lists_every_setting_of_the_file() -> None:
    text = SETTINGS.read_text("utf-8")
    listed = re.findall(r"^``([A-Z_]+)``", text, re.MULTILINE)
    assert set(listed) == asked_for([SETTINGS])


def read(home: Path, *names: str, **environment: str) -> dict[str, object]:
    """What the settings are with this environment, in a process of their own."""
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("TAIZHANG_") and key != "DATABASE_URL"
    }
    code = (
        "import json; from taizhang.web import settings; "
        f"print(json.dumps({{name: getattr(settings, name, None) for name in {names!r}}}, default=str))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, cwd=home,
        env=clean | {"TAIZHANG_HOME": str(home / "家")} | environment,
    )  # fmt: skip
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_settings__alone(tmp_path: Path) -> None:
    found = read(
        tmp_path, "DEBUG", "ALLOWED_HOSTS", "SNAPSHOTS", "DATABASES", "SESSION_COOKIE_SECURE", "SECRET_KEY"
    )
    assert found["DEBUG"] is False
    assert "*" not in str(found["ALLOWED_HOSTS"])
    assert found["SNAPSHOTS"] == str(tmp_path / "家" / "snapshots")
    assert "sqlite3" in str(found["DATABASES"])
    assert not found["SESSION_COOKIE_SECURE"]
    key = tmp_path / "家" / "secret-key"
    assert key.read_text("ascii") == found["SECRET_KEY"]
    assert len(str(found["SECRET_KEY"])) >= 50
    assert read(tmp_path, "SECRET_KEY") == {"SECRET_KEY": found["SECRET_KEY"]}
    if os.name == "posix":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_settings__as_told(tmp_path: Path) -> None:
    found = read(
        tmp_path, "DEBUG", "ALLOWED_HOSTS", "DATABASES", "SECRET_KEY", "CATALOGUE_DIRECTORY", "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE", "SECURE_PROXY_SSL_HEADER",
        DATABASE_URL="postgres://zhang:a%40b@127.0.0.1/taizhang", TAIZHANG_DEBUG="1", TAIZHANG_HTTPS="1",
        TAIZHANG_HOSTS="taizhang.example,10.1.2.3", TAIZHANG_SECRET_KEY="given", TAIZHANG_CATALOGUE="/园区/目录",
    )  # fmt: skip
    assert found["DEBUG"] is True
    assert found["ALLOWED_HOSTS"] == ["taizhang.example", "10.1.2.3"]
    database = found["DATABASES"]
    assert isinstance(database, dict)
    assert (database["default"]["PASSWORD"], database["default"]["NAME"]) == ("a@b", "taizhang")
    assert (found["SECRET_KEY"], found["CATALOGUE_DIRECTORY"]) == ("given", "/园区/目录")
    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert not (tmp_path / "家" / "secret-key").exists()


@pytest.mark.parametrize("value", ["", "0", "yes"])
def test_settings__debug_only_when_it_is_1(tmp_path: Path, value: str) -> None:
    assert read(tmp_path, "DEBUG", TAIZHANG_DEBUG=value) == {"DEBUG": False}


def test_start__warns_of_nothing(tmp_path: Path) -> None:
    """The folder of static files is there before WhiteNoise looks for it."""
    code = "import taizhang.web.wsgi"
    environment = {**os.environ, "TAIZHANG_HOME": str(tmp_path / "家")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", "-c", code],
        capture_output=True, text=True, check=False, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
