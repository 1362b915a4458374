"""Does an issued report still come out, word for word and figure for figure, from what it was made of?

A report cites a snapshot and a catalogue. Both are kept, both are named by their content, so the report can be composed
again for ever. ``recompute(3)`` does it, counting from the entries, and compares the document's id, the digest over every
word and every unrounded figure. It says nothing where they agree; else what is lost, what was changed, or in which sentence
the two differ:

    错误：第3号报告重算后与发出时不同，第一处：“完成工业产值61.9亿元。”，重算为“完成工业产值61.8亿元。”

That last one cannot come from corrections, which make new snapshots, but only from another program.
"""

from dataclasses import dataclass
from itertools import zip_longest

from taizhang.kernel import Finding, Level
from taizhang.ledger.books import book_of
from taizhang.ledger.queries import verify_snapshot
from taizhang.reports import catalogues, queries
from taizhang.reports.queries import IssueView
from taizhang.writing.compose import compose
from taizhang.writing.document import Document


@dataclass(frozen=True)
class Recomputed:
    """What came of composing an issued report again. `document` is None where it could not be composed."""

    issue: IssueView
    document: Document | None
    findings: tuple[Finding, ...] = ()

    @property
    def same(self) -> bool:
        """Whether it is the very document that was issued."""
        return self.document is not None and self.document.id == self.issue.document_id


def recompute(number: int) -> Recomputed | None:
    """Compose the report with this number again from its snapshot and its catalogue; None when there is none."""
    issue = queries.issue(number)
    if issue is None:
        return None
    broken = verify_snapshot(issue.snapshot)
    catalogue = catalogues.frozen(issue.catalogue)
    if catalogue is None:
        message = f"第{number}号报告发出时的目录{issue.catalogue[:12]}不在了，或被改过"
        broken = (*broken, _finding("catalogue-lost", message, "请从备份恢复 catalogues 文件夹"))
    if broken or catalogue is None:
        return Recomputed(issue, None, broken)
    book = book_of(issue.snapshot, issue.period, catalogue, recount=True)
    document, _ = compose(catalogue.outlines[issue.outline], book, catalogue)
    found = Recomputed(issue, document)
    return found if found.same else Recomputed(issue, document, (_differs(number, document),))


def _differs(number: int, now: Document) -> Finding:
    then = queries.document(number)
    pairs = zip_longest(then.sentences(), now.sentences())
    first = next((pair for pair in pairs if pair[0] != pair[1]), (None, None))
    was, is_now = ("（无）" if each is None else each.text for each in first)
    return _finding(
        "differs", f"第{number}号报告重算后与发出时不同，第一处：“{was}”，重算为“{is_now}”",
        "程序的算法或写法变过；以发出的文稿为准，并请告诉维护人员",
    )  # fmt: skip


def _finding(code: str, message: str, advice: str) -> Finding:
    return Finding(Level.ERROR, f"report-{code}", message, advice=advice, family="报告")
