"""When is a second amount said of what is being spoken of, and when of a stage of it?

Plans and works are told in stages: the total, what the year shall bring, what was done; and growth is told from one
amount to another.

Worked example, ``总投资90亿元,年度计划30亿元,完成20亿元``: the first is 总投资, the others are 投资 of one year.
"""

import re
from dataclasses import replace
from typing import Final

from taizhang.proofing.claiming.clauses import Spot
from taizhang.proofing.claiming.context import Context, Lead, State
from taizhang.proofing.claiming.realms import Realm, Verdict, realm
from taizhang.proofing.claiming.statements import Statement
from taizhang.proofing.model import Kind

_STAGE: Final = re.compile(
    r"[首一二三四五]期|形成|年产|达产|投产后|建成后|可实现|可新增|其中|启动区|设备|固定资产"
)


def planned(said: Verdict, state: State, spot: Spot, lead: Lead) -> Verdict:
    """拟投50亿元,首期20亿元,形成产能20万吨: a stage of what is planned is planned, and so is what it will make."""
    last = state.current.last if state.current is not None else None
    if said.kind is not Kind.LEVEL or last is None or last.kind is not Kind.PLAN:
        return said
    if last.sentence != spot.sentence or not _STAGE.search(lead.words):
        return said
    alike = realm(last.number) == realm(spot.number)
    return replace(said, kind=Kind.PLAN, noun=last.verdict.noun if alike else "产能")


def of_works(current: Statement, kind: Realm, said: Verdict) -> bool:
    """After the total of works, what is planned for the year and what is done of it are 投资, not totals."""
    said_before = current.goal is not None or current.level is not None
    again = kind is Realm.MONEY and said.kind in (Kind.LEVEL, Kind.PLAN)
    return current.head == "总投资" and said_before and again


def came_from(context: Context, current: Statement, spot: Spot) -> bool:
    """由80亿元增至160亿元: does the level before stand behind 由 or 从, in the same clause?"""
    level = current.level
    if level is None or level.sentence != spot.sentence or "," in spot.lead:
        return False
    return context.page.words[: level.number.start].rstrip().endswith(("由", "从"))
