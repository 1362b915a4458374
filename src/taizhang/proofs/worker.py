"""The process that proofreads one report on the desk.

``python -m taizhang.proofs.worker FOLDER`` reads ``upload`` and ``about.json``, says in ``progress.json`` what it is at,
and writes ``result.json``: the source as plain data, and the proof in the form of ``taizhang.proofing.contract``. It
bounds its own memory; a file that cannot be read ends in a progress that says why and what to do.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

from taizhang.adapters.limited_process import bound_memory
from taizhang.adapters.refusal import Refusal
from taizhang.proofdesk.names_cache import CatalogueUnusable, directories, names_of
from taizhang.proofdesk.opening import open_bytes
from taizhang.proofdesk.plain import source_as_data
from taizhang.proofdesk.switches import UnknownCheck, wanted
from taizhang.proofing.contract import contract
from taizhang.proofing.proof import proof
from taizhang.proofing.source import Source

MEMORY: Final = 2 * 1024 * 1024 * 1024


def main(arguments: list[str]) -> None:
    """Works on the folder that is named; see the module."""
    (folder,) = map(Path, arguments)
    bound_memory(MEMORY)
    about = json.loads((folder / "about.json").read_text("utf-8"))
    _say(folder, "working", "正在读文件")
    try:
        source = open_bytes((folder / "upload").read_bytes(), about["name"])
    except Refusal as refused:
        _fail(folder, refused.finding.message, refused.finding.advice)
        return
    _say(folder, "working", f"正在校对（{len(source.text)}字）")
    try:
        _write(folder / "result.json", result(source))
    except (CatalogueUnusable, UnknownCheck) as broken:
        _fail(folder, str(broken), "请联系系统管理员")
        return
    _say(folder, "done", "校对完了")


def result(source: Source) -> dict[str, Any]:
    """The proof of a source as plain data: ``source`` (with the text) and ``proof``."""
    found = proof(source, names_of(directories()), switches=wanted())
    return {"source": source_as_data(source), "proof": contract(found)}


def _fail(folder: Path, said: str, advice: str) -> None:
    _write(folder / "progress.json", {"state": "failed", "said": said, "advice": advice})


def _say(folder: Path, state: str, said: str) -> None:
    _write(folder / "progress.json", {"state": state, "said": said, "advice": ""})


def _write(file: Path, value: Any) -> None:
    part = file.with_name(f".{file.name}.part")
    part.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    part.replace(file)


if __name__ == "__main__":
    main(sys.argv[1:])
