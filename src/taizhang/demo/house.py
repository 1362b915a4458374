"""What has the demo park written into its own catalogue?

Only how its reports are signed: a park without 落款 prints none. It lies where any park's own catalogue lies,
so that whoever tries the demo finds the file to change:

    $TAIZHANG_HOME/own-catalogue/park.yaml
    落款: {署名: 园区管委会, 日期: 次月22日}          → 2024年10月22日 under the report of 三季度
"""

from pathlib import Path

PARK_FILE = """\
# 演示园区自己的设置，盖在随程序带的目录上面。别的块也可以写在这里，如“园区”“写法”。
落款:
  署名: 园区管委会
  日期: 次月22日
"""


def furnish(folder: Path) -> None:
    """Write the demo's own catalogue, unless the folder holds one already."""
    file = folder / "park.yaml"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(PARK_FILE, encoding="utf-8")
