"""How does a Word file become a PDF, where LibreOffice is installed?

Each conversion runs LibreOffice with a profile of its own in a temporary folder, so that two at once, or one
beside an open LibreOffice, don't hinder each other; it is ended after ``timeout`` seconds together with
whatever it started. Missing, too slow or failing LibreOffice is a Finding: the Word file is there anyway.

Fonts: the .docx names 仿宋_GB2312, 楷体_GB2312, 方正小标宋简体. Where they are not installed LibreOffice would set
all of them in one sans-serif face, so a fontconfig file made for the run says what stands in for each (the
fonts themselves come first whenever they are installed). ``FONTCONFIG_FILE``, if set, is used as it is.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from taizhang.kernel.finding import Finding, Level

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    "/opt/libreoffice/program/soffice",
)

FONTS_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "方正小标宋简体": ("方正小标宋_GBK", "华文中宋", "STZhongsong", "宋体", "SimSun", "Noto Serif CJK SC"),
    "仿宋_GB2312": ("仿宋", "FangSong", "华文仿宋", "STFangsong", "Noto Serif CJK SC"),
    "楷体_GB2312": (
        "楷体",
        "KaiTi",
        "华文楷体",
        "STKaiti",
        "LXGW WenKai",
        "AR PL UKai CN",
        "Noto Serif CJK SC",
    ),
    "黑体": ("SimHei", "华文黑体", "STHeiti", "Noto Sans CJK SC"),
    "宋体": ("SimSun", "华文宋体", "STSong", "Noto Serif CJK SC"),
}


def soffice() -> str | None:
    """Where LibreOffice is, or None. ``TAIZHANG_SOFFICE`` names it when it stands in an unusual place."""
    chosen = os.environ.get("TAIZHANG_SOFFICE")
    candidates = [chosen] if chosen else [shutil.which("soffice"), shutil.which("libreoffice"), *_PLACES]
    return next((path for path in candidates if path and Path(path).is_file()), None)


def convert(word: bytes, *, timeout: float = 120) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The PDF of a Word file; or None and a Finding that says why there is none."""
    program = soffice()
    if program is None:
        return None, (
            Finding(
                Level.HINT,
                "pdf.no-libreoffice",
                "没有生成 PDF：这台机器上没有安装 LibreOffice。",
                advice="请用 Word 或 WPS 打开 .docx 后另存为 PDF；或安装 libreoffice-writer 后再试。",
            ),
        )
    with tempfile.TemporaryDirectory(prefix="taizhang-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(word)
        said = _run(program, folder, timeout)
        made = folder / "out" / "report.pdf"
        if said is None and made.is_file():
            return made.read_bytes(), ()
    return None, (_failed(said),)


def _failed(said: str | None) -> Finding:
    return Finding(
        Level.HINT,
        "pdf.failed",
        "没有生成 PDF：LibreOffice 转换没有成功。",
        advice="请再试一次；仍不行，请用 Word 或 WPS 打开 .docx 后另存为 PDF。"
        + (f"（LibreOffice：{said[:200]}）" if said else ""),
    )


def _run(program: str, folder: Path, timeout: float) -> str | None:
    """Run the conversion in ``folder``. None when it ended well, else what is known of the trouble."""
    profile = (folder / "profile").as_uri()
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder / "out"), str(folder / "report.docx")]
    process = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
        command,
        env=os.environ | _fonts(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, said = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        _end(process)
        return f"{timeout:g} 秒内没有完成"
    if process.returncode == 0:
        return None
    return said.decode("utf-8", "replace").strip() or f"退出码 {process.returncode}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End soffice and the soffice.bin it started: the whole session on systems that have sessions."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def _fonts(folder: Path) -> dict[str, str]:
    if "FONTCONFIG_FILE" in os.environ or not Path("/etc/fonts/fonts.conf").is_file():
        return {}
    config = folder / "fonts.conf"
    config.write_text(fonts_config(), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(config)}


def fonts_config() -> str:
    """A fontconfig file: the system's own, and what stands in for the fonts of official documents."""
    rules = []
    for font, others in FONTS_INSTEAD.items():
        families = "".join(f"<family>{other}</family>" for other in others)
        rules.append(f'<alias binding="same"><family>{font}</family><accept>{families}</accept></alias>')
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        + "\n".join(rules)
        + '\n<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n</fontconfig>\n'
    )
