"""What is answered where there is nothing to give: JSON with a message in Chinese and what to do.

    GET /api/figure?indicator=规上工业总产直&period=2024Q3
    404 {"message": "目录里没有“规上工业总产直”这个指标", "advice": "是不是“规上工业总产值”？", "places": []}

401 is for who has not signed in (never a login page: a program could not read it), 403 for who may not ask, 404 for words
that name nothing, 422 for parameters of the wrong shape.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse

from taizhang.registry.access import access_for
from taizhang.registry.roles import Deed

MOMENT = r"^(\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?)?$"
"""How a moment is written: a day, or a time of a day; or nothing, for now."""

_SAID: Mapping[str, str] = {
    "missing": "缺少这个参数",
    "string_too_short": "不能空着",
    "string_too_long": "太长，最多{max_length}字",
    "string_pattern_mismatch": "有不能用的字符",
    "int_parsing": "应是整数",
    "int_parsing_size": "太大",
    "greater_than_equal": "最小是{ge}",
    "less_than_equal": "最大是{le}",
    "moment": "不认识的时间，应如 2024-07-31 或 2024-07-31T14:30",
    "enum": "没有这一种，可以写：{expected}",
}


class Refused(Exception):
    """There is nothing to give: the status, and why."""

    def __init__(self, status: int, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.advice = advice


def answer(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The refusal as JSON."""
    return _json(refused.status, refused.message, refused.advice)


def invalid(request: HttpRequest, errors: list[dict[str, Any]]) -> HttpResponse:
    """Parameters of the wrong shape, each with what is wrong with it."""
    places = [{"parameter": str(each["loc"][-1]), "message": _said(each)} for each in errors]
    return _json(422, "参数不对", "请按下面逐个改正，参数的写法见 /api/docs/", places)


NOT_SIGNED_IN: Final = Refused(401, "还没有登录", "请先在浏览器里登录台账，并带上登录后的 Cookie")
NOT_ALLOWED: Final = Refused(403, "这些数只给园区工作人员看", "如果您负责园区统计工作，请联系园区系统管理员")


def staff(request: HttpRequest) -> User:
    """Who asks, where they may see the whole park. Raises Refused for anybody else."""
    user = request.user
    if not isinstance(user, User):
        raise NOT_SIGNED_IN
    if not access_for(request).may(Deed.SEE_ALL):
        raise NOT_ALLOWED
    return user


def staff_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same for a plain view."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            staff(request)
        except Refused as refused:
            return answer(request, refused)
        return view(request, *args, **kwargs)

    return guarded


def _said(error: Mapping[str, Any]) -> str:
    pattern = error.get("ctx", {}).get("pattern")
    text = _SAID.get("moment" if pattern == MOMENT else error["type"], "写得不对")
    return text.format_map({**error.get("ctx", {})}) if "{" in text else text


def _json(status: int, message: str, advice: str, places: list[dict[str, str]] | None = None) -> HttpResponse:
    content = {"message": message, "advice": advice, "places": places or []}
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
