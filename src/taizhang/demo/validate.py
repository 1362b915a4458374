"""Does the invented park pass its own validation?

Every form that was handed in for the last month is read back from the ledger and validated like any other form. What must hold
(强制) has to hold; what asks for a reason (核实) has to have one, which the firms have recorded through the gate
(`explanations` holds what they say). Read from the ledger and not from the generator, so a figure that somebody
corrects afterwards in the demo is seen too: its explanation then answers nothing any more.

>>> said(review(catalogue))
'自我审核：207 张表，强制 0 处，核实 25 处，均有说明'
"""

from taizhang.catalogue.model import Catalogue
from taizhang.demo.output import LATEST
from taizhang.kernel import Period
from taizhang.ledger.standing import Standing, standing

LAST = Period(LATEST // 100, 1, LATEST % 100)


def review(catalogue: Catalogue) -> Standing:
    """How the last month stands."""
    return standing(LAST.month(), catalogue)


def said(found: Standing) -> str:
    """The same in one line."""
    open_ = len(found.open)
    answered = f"其中 {open_} 处还没有说明" if open_ else "均有说明" if found.soft else "无须说明"
    return f"自我审核：{found.forms} 张表，强制 {len(found.hard)} 处，核实 {len(found.soft)} 处，{answered}"
