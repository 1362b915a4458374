"""Who has an account, and one of them: the pages to read.

And the page on which somebody with a one-time code chooses a password. Looking at it uses nothing up: programs that fetch
the links in messages would otherwise spend the code before its owner does.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from taizhang.registry import account_queries as queries
from taizhang.registry.account_codes import code_of, code_use, spoken
from taizhang.registry.account_codes import read as read_code
from taizhang.registry.account_events import address_of
from taizhang.registry.passwords import RULES
from taizhang.registry.roles import IN_DEPARTMENTS, departments
from taizhang.web.accounts.asked import GRANTED, person_of, typed

_STATES = (("", "全部"), ("on", "启用"), ("waiting", "未激活"), ("off", "停用"))


def index(request: HttpRequest) -> HttpResponse:
    """The list, with search."""
    search, state = typed(request.GET, "q", 100), request.GET.get("state", "")
    number = request.GET.get("page", "1")
    page = queries.accounts(
        search, state=state, page=int(number) if number.isdecimal() and len(number) < 9 else 1
    )
    context = {
        "page": page,
        "search": search,
        "state": state,
        "states": _STATES,
        "factors": queries.factor_set(each.id for each in page.object_list),
        "relaxed": not settings.ADMIN_TOTP,
    }
    return render(request, "accounts/list.html", context)


def show(request: HttpRequest, number: int) -> HttpResponse:
    """One account: who, which roles, for whom, and what was done."""
    return shown(request, number)


def shown(request: HttpRequest, number: int, *, status: int = 200) -> HttpResponse:
    """The same page, after something was refused with that status."""
    user = person_of(number)
    search = typed(request.GET, "enterprise", 100)
    context = {
        "account": queries.views_of([user])[0],
        "joined": user.date_joined,
        "factor": user.pk in queries.factor_set([user.pk]),
        "coming": queries.coming(user),
        "events": queries.account_events(user),
        "granted": GRANTED,
        "in_departments": [role.chinese for role in GRANTED if role in IN_DEPARTMENTS],
        "departments": departments(),
        "enterprise": search,
        "enterprises": queries.enterprises(search) if search else (),
        "today": timezone.localdate(),
        "self": user == request.user,
        "hours": settings.CODE_HOURS,
    }
    return render(request, "accounts/show.html", context, status=status)


@never_cache
@sensitive_post_parameters("password", "again")
def activate(request: HttpRequest) -> HttpResponse:
    """Choosing a password with a one-time code."""
    given = read_code(
        request.POST.get("code", "") if request.method == "POST" else request.GET.get("code", "")
    )
    said: list[str] = []
    if request.method == "POST":
        password = request.POST.get("password", "")
        if password != request.POST.get("again", ""):
            said = ["两次输入的密码不一样，请再输一遍。"]
        else:
            user, found = code_use(text=given, password=password, address=address_of(request))
            if user is not None:
                request.session.flush()  # whoever was signed in here is not the one who signs in next
                return redirect(f"{reverse('login')}?set=1")
            said = [f"{each.message}。{each.advice}。" for each in found]
    owner = code_of(given) if given else None
    context = {"code": spoken(given), "owner": owner, "said": said, "rules": RULES}
    return render(request, "accounts/activate.html", context, status=400 if said else 200)
