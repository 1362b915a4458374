"""The API put together: who may ask, what is answered to mistakes, and the description as a page.

The page is written from the description itself, in plain HTML: the usual viewers load script from elsewhere, which the
security policy forbids and an intranet cannot.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI, Router
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from taizhang import __version__
from taizhang.registry.access import staff_only
from taizhang.web.api import catalogue, ledger, refusal, reports
from taizhang.web.api.refusal import Refused


class _Readable(JSONRenderer):
    """Chinese as it is, not as \\u escapes, which would double the answer."""

    json_dumps_params: Mapping[str, Any] = MappingProxyType({"ensure_ascii": False})


api = NinjaAPI(
    title="台账数据接口",
    version=__version__,
    description="只读。须以园区工作人员的账号登录。数都是精确的十进制字符串，没有的是 null。",
    docs_url=None,
    docs_decorator=refusal.staff_only,
    urls_namespace="api",
    auth=refusal.staff,
    renderer=_Readable(),
)
api.add_router("", catalogue.router)
api.add_router("", ledger.router)
api.add_router("", reports.router)
elsewhere = Router()


@elsewhere.api_operation(
    ["GET", "POST", "PUT", "PATCH", "DELETE"], "/{path:rest}", include_in_schema=False, url_name="unknown"
)
def _unknown(request: HttpRequest, rest: str) -> HttpResponse:
    """Whatever is no address here is answered in JSON too, not with the page for people."""
    raise Http404


api.add_router("", elsewhere)  # last: it takes whatever the others leave


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return refusal.answer(request, error)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return refusal.answer(request, Refused(404, "没有这个地址", "全部地址见 /api/docs/"))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return refusal.invalid(request, error.errors)


@dataclass(frozen=True)
class Parameter:
    """One parameter as the page shows it."""

    name: str
    required: bool
    text: str
    bounds: str


@dataclass(frozen=True)
class Operation:
    """One address as the page shows it; ``example`` is a link that works where no part of the path is open."""

    tag: str
    path: str
    summary: str
    text: str
    parameters: tuple[Parameter, ...]
    statuses: tuple[str, ...]


@staff_only
def docs(request: HttpRequest) -> HttpResponse:
    """The description as a page."""
    operations: dict[str, list[Operation]] = {}
    for each in _operations(api.get_openapi_schema()):
        operations.setdefault(each.tag, []).append(each)
    return render(request, "web/api.html", {"operations": operations})


def _operations(schema: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            yield Operation(
                tag=operation["tags"][0],
                path=path,
                summary=operation["summary"],
                text=operation.get("description", ""),
                parameters=tuple(_parameter(each, schema) for each in operation["parameters"]),
                statuses=tuple(str(status) for status in operation["responses"]),
            )


def _parameter(given: dict[str, Any], schema: dict[str, Any]) -> Parameter:
    shape = given["schema"]
    bounds = [
        text.format(shape[key])
        for key, text in (
            ("maxLength", "最多{}字"),
            ("minimum", "最小{}"),
            ("maximum", "最大{}"),
            ("default", "默认{}"),
        )
        if shape.get(key) not in (None, "")
    ]
    return Parameter(given["name"], given["required"], shape.get("description", ""), "，".join(bounds))
