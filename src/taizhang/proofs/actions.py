"""How is a remark of the proofreader set aside, and taken up again?

Both are rows in an append-only chain, so it can always be told who found a remark wrong, when and why. The sentence is named by
the digest of its characters without spaces: reflowing a paragraph does not bring a dismissed remark back, changing a figure does.
What is refused: who is no staff, a reason left out or longer than ``LONGEST_REASON``.

    remark_dismiss(actor=writer, sentence="占83.4%。", code="share-mismatch", reason="口径不同，按原文")
    dismissed(["占83.4%。"])       # {(digest, "share-mismatch"): DismissalView(…)}
"""

from django.contrib.auth.models import User
from django.db import transaction

from taizhang.kernel.finding import Finding, Level
from taizhang.proofs.models import LONGEST_REASON, LONGEST_SENTENCE, Dismissal
from taizhang.proofs.queries import standing
from taizhang.proofs.sentences import digest
from taizhang.registry import chain
from taizhang.registry.roles import Deed, may


def remark_dismiss(*, actor: User, sentence: str, code: str, reason: str) -> tuple[Finding, ...]:
    """Set the remark aside on that sentence. Nothing, or why it was refused."""
    wanted = reason.strip()
    if not wanted:
        return (_refusal("no-reason", "还没有写理由", "请写一句为什么不用改，例如“口径不同，按原文”"),)
    if len(wanted) > LONGEST_REASON:
        return (_refusal("long-reason", f"理由有{len(wanted)}字，最多{LONGEST_REASON}字", "请写短一些"),)
    return _record(actor, sentence, code, wanted, stands=True)


def remark_restore(*, actor: User, sentence: str, code: str) -> tuple[Finding, ...]:
    """Take the remark up again; nothing happens where it was not set aside."""
    if (digest(sentence), code) not in standing([sentence]):
        return ()
    return _record(actor, sentence, code, "", stands=False)


def _record(actor: User, sentence: str, code: str, reason: str, *, stands: bool) -> tuple[Finding, ...]:
    if not may(actor, Deed.PROOFREAD):
        return (_refusal("not-allowed", "只有园区工作人员能处理校对意见", "请联系园区文稿人员"),)
    with transaction.atomic():
        head = chain.lock(Dismissal)[Dismissal]
        moment = chain.next_moment(head)
        row = Dismissal(
            sentence=digest(sentence), code=code, text=sentence[:LONGEST_SENTENCE], reason=reason,
            stands=stands, at=moment, by=actor,
        )  # fmt: skip
        chain.append(head, [row], moment)
    return ()


def _refusal(code: str, message: str, advice: str) -> Finding:
    return Finding(Level.ERROR, f"dismissal-{code}", message, advice=advice, family="校对")
