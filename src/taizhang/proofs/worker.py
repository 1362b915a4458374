"""The process that proofreads one report on the desk.

``python -m taizhang.proofs.worker FOLDER`` reads ``upload`` and ``about.json``, says in ``progress.json`` what it is at,
and writes ``result.json``: the source as plain data, and the proof in the form of ``taizhang.proofing.contract``. It
bounds its own memory; a file that cannot be read ends in a progress that says why and what to do.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from taizhang.adapters.limited_process import bound_memory
from taizhang.adapters.refusal import Refusal
from taizhang.adapters.whole_file import write_whole
from taizhang.proofdesk.names_cache import CatalogueUnusable, directories, names_of
from taizhang.proofdesk.opening import open_bytes
from taizhang.proofdesk.plain import source_as_data
from taizhang.proofdesk.switches import UnknownCheck, wanted
from taizhang.proofing.comparing.against_report import compared
from taizhang.proofing.contract import contract
from taizhang.proofing.model import Proof
from taizhang.proofing.proof import in_order, proof
from taizhang.proofing.source import Source

MEMORY: Final = 2 * 1024 * 1024 * 1024


def main(arguments: list[str]) -> None:
    """Works on the folder that is named; see the module."""
    (folder,) = map(Path, arguments)
    bound_memory(MEMORY)
    about = json.loads((folder / "about.json").read_text("utf-8"))
    try:
        _say(folder, "正在读文件")
        source = open_bytes((folder / "upload").read_bytes(), about["name"])
        _say(folder, f"正在校对（{len(source.text)}字）")
        found = proved(source)
        if about["earlier"]:
            _say(folder, "正在与以前的报告对照")
            found = against_earlier(found, (folder / "earlier").read_bytes(), about["earlier"])
        links: dict[int, dict[str, Any]] = {}
        if about["ledger"]:
            _say(folder, "正在与台账核对")
            found, links = against_ledger(found, about["owner"])
    except Refusal as refused:
        _fail(folder, refused.finding.message, refused.finding.advice)
    except (CatalogueUnusable, UnknownCheck) as broken:
        _fail(folder, str(broken), "请联系系统管理员")
    else:
        _write(folder / "result.json", result(found, links))
        _say(folder, "校对完了", state="done")


def proved(source: Source) -> Proof:
    """The proof by the catalogue and the switches of this installation."""
    return proof(source, names_of(directories()), switches=wanted())


def against_earlier(found: Proof, content: bytes, name: str) -> Proof:
    """The proof with remarks on what an earlier report says otherwise. Refusal when that one cannot be read."""
    more = compared(found, proved(open_bytes(content, name)))
    return replace(found, remarks=in_order((*found.remarks, *more)))


def against_ledger(found: Proof, owner: int) -> tuple[Proof, dict[int, dict[str, Any]]]:
    """The proof with remarks on what the ledger says otherwise, and what became of every figure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.web.settings")
    import django

    django.setup()  # heavy, and needed for this alone
    from django.contrib.auth.models import User

    from taizhang.proofs.books import BookLedger, against, as_data
    from taizhang.registry.park import catalogue

    checked, links = against(found, catalogue(), BookLedger(User.objects.get(pk=owner)))
    return checked, as_data(links)


def result(found: Proof, links: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    """Plain data: ``source`` (with the text), ``proof``, and ``ledger`` by the figures' ids."""
    return {
        "source": source_as_data(found.source),
        "proof": contract(found),
        "ledger": {str(claim): dict(link) for claim, link in links.items()},
    }


def _fail(folder: Path, said: str, advice: str) -> None:
    _write(folder / "progress.json", {"state": "failed", "said": said, "advice": advice})


def _say(folder: Path, said: str, *, state: str = "working") -> None:
    _write(folder / "progress.json", {"state": state, "said": said, "advice": ""})


def _write(file: Path, value: Any) -> None:
    write_whole(file, json.dumps(value, ensure_ascii=False).encode())


if __name__ == "__main__":
    main(sys.argv[1:])
