"""A report on the desk whose proof is written down already, so that pages are tested without the reader."""

from typing import Any

from taizhang.proofs import desk
from taizhang.proofs.desk import Job

TEXT = "规上产值61亿元，占83.4%。\n税收5亿元。"


def remark(**more: Any) -> dict[str, Any]:
    """A remark on the share in TEXT, as the contract writes it."""
    return {
        "code": "share-mismatch", "family": "relation", "level": "错误", "start": 10, "end": 15, "figures": [2],
        "message": "占比与两个数不符。", "expected": "83.8%–85.4%", "suggestions": ["84.6%"], "arithmetic": "51.6÷61",
        "advice": "请核对。", "place": "第1行第11字",
        "fixes": [{"start": 10, "end": 15, "text": "84.6%", "certain": False}], **more,
    }  # fmt: skip


def figure(start: int, end: int, value: str | None, unit: str) -> dict[str, Any]:
    """A figure of TEXT."""
    return {
        "id": start, "surface": TEXT[start:end], "start": start, "end": end, "value": value, "unit": unit,
        "indicator": "产值", "subject": "规上产值", "scope": None, "period": None, "when": None,
    }  # fmt: skip


def result(*remarks: dict[str, Any]) -> dict[str, Any]:
    """What the worker leaves."""
    figures = [figure(4, 8, "61", "亿元"), figure(10, 15, "83.4", "%")]
    marks = [{"start": 0, "end": 1, "surface": "规", "role": "未读", "period": None}]
    return {
        "source": {"text": TEXT, "name": "稿.txt", "kind": "txt", "pieces": [], "findings": []},
        "proof": {"document": {}, "figures": figures, "findings": list(remarks), "marks": marks},
        "ledger": {},
    }


def laid(owner: int, *remarks: dict[str, Any], token: str = "ab" * 16) -> Job:
    """Such a report on the desk of `owner`."""
    job = Job(token, owner, "稿.txt", "2999-01-01T00:00:00+00:00")
    job.folder.mkdir(parents=True, exist_ok=True)
    desk.write(job, "about.json", {"token": token, "owner": owner, "name": job.name, "at": job.at})
    desk.write(job, "progress.json", {"state": "done", "said": "校对完了", "advice": ""})
    desk.write(job, "result.json", result(*remarks))
    (job.folder / "upload").write_bytes(TEXT.encode())
    return job
