"""The pages of progress: the matrix of a month with the call list under it, who is late often, the call list as a file.

What is looked at stands in the address (``?month=2024-06&department=economy&cluster=battery``), so that it can be sent to a
colleague, and the file holds what the page shows. A word that means nothing is passed over, as if it were not there.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from taizhang.catalogue.model import Catalogue
from taizhang.collect import call_sheet, queries
from taizhang.collect import progress as reckoning
from taizhang.collect.progress import Chosen
from taizhang.collect.queries import LATE, RoundView
from taizhang.collect.tasks import State
from taizhang.registry.downloads import safe_name, saved_as
from taizhang.registry.park import catalogue

EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TONES: Final = {
    str(State.BLANK): "secondary",
    str(State.FILLING): "azure",
    str(State.SUBMITTED): "blue",
    str(State.RETURNED): "orange",
    str(State.APPROVED): "green",
    LATE: "red",
}


@dataclass(frozen=True)
class _Asked:
    """What the address asks for; ``round`` is None where no month was ever collected."""

    park: Catalogue
    today: date
    rounds: tuple[RoundView, ...]
    round: RoundView | None
    chosen: Chosen

    @property
    def words(self) -> dict[str, Any]:
        """For templates."""
        month = str(self.round.period.month()) if self.round else ""
        named = {"month": month, "department": self.chosen.department, "cluster": self.chosen.cluster}
        return {
            "rounds": self.rounds,
            "round": self.round,
            "chosen": self.chosen,
            "departments": self.park.house.departments,
            "clusters": _clusters(self.park),
            "query": urlencode({word: text for word, text in named.items() if text}),
        }


def _clusters(park: Catalogue) -> dict[str, str]:
    """Name by code."""
    dimension = next((each for each in park.dimensions.values() if each.code == reckoning.CLUSTER), None)
    return {code: name for name, code in dimension.members.items()} if dimension else {}


def _asked(request: HttpRequest) -> _Asked:
    park, rounds = catalogue(), queries.rounds()
    named = {str(each.period.month()): each for each in rounds}
    latest = next((each for each in rounds if not each.closed), next(iter(rounds), None))
    department, cluster = request.GET.get("department", ""), request.GET.get("cluster", "")
    chosen = Chosen(
        department if department in {each.code for each in park.house.departments} else "",
        cluster if cluster in _clusters(park) else "",
    )
    month = named.get(request.GET.get("month", ""), latest)
    return _Asked(park, timezone.localdate(), rounds, month, chosen)


def _tasks(asked: _Asked) -> tuple[queries.TaskView, ...]:
    if asked.round is None:
        return ()
    return reckoning.owed(asked.park, asked.round.period, asked.chosen, asked.today)


def _calls(asked: _Asked, tasks: tuple[queries.TaskView, ...]) -> tuple[reckoning.Call, ...]:
    """Nobody is called about a month that is closed."""
    if asked.round is None or asked.round.closed:
        return ()
    return reckoning.calls(tasks, asked.park, asked.today)


@never_cache
def progress(request: HttpRequest) -> HttpResponse:
    """How far a month is."""
    asked = _asked(request)
    tasks = _tasks(asked)
    matrix = reckoning.matrix(tasks, asked.park, asked.today)
    context = {
        "matrix": matrix,
        "counts": [(word, count, TONES[word]) for word, count in matrix.counts.items()],
        "tones": TONES,
        "lines": [
            (line.who, [(each, TONES[each.word]) if each else None for each in line.squares])
            for line in matrix.lines
        ],
        "calls": _calls(asked, tasks),
    }
    return render(request, "collect/progress.html", asked.words | context)


@never_cache
def late(request: HttpRequest) -> HttpResponse:
    """Who was late, and how often."""
    asked = _asked(request)
    looked_at = asked.rounds[: reckoning.ROUNDS]
    periods = [each.period for each in looked_at]
    habits = reckoning.habits(asked.park, periods, asked.chosen, asked.today)
    context = {"habits": habits, "looked_at": looked_at}
    return render(request, "collect/progress_late.html", asked.words | context)


@never_cache
def calls_xlsx(request: HttpRequest) -> HttpResponse:
    """The call list as a workbook."""
    asked = _asked(request)
    return saved_as(call_sheet.as_xlsx(_calls(asked, _tasks(asked))), EXCEL, _file(asked, "xlsx"))


@never_cache
def calls_csv(request: HttpRequest) -> HttpResponse:
    """The call list as CSV."""
    asked = _asked(request)
    return saved_as(
        call_sheet.as_csv(_calls(asked, _tasks(asked))), "text/csv; charset=utf-8", _file(asked, "csv")
    )


def _file(asked: _Asked, kind: str) -> str:
    month = asked.round.period.month().chinese() if asked.round else ""
    return safe_name(f"{month}催报单.{kind}")
