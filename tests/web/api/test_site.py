"""The whole API: who may ask, that it keeps to its description, and the description as a page."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from reports.office import Office
from taizhang.web.api.site import api
from taizhang.web.wsgi import application

PATHS = tuple(api.get_openapi_schema()["paths"])
QUICK = settings(max_examples=12, deadline=None, derandomize=True, database=None,
                 suppress_health_check=list(HealthCheck))  # fmt: skip
EXAMPLE = {"code": "output", "number": "1"}


def address(path: str) -> str:
    words = "?indicator=output&period=2024-06" if path.endswith(("figure", "series", "trace")) else ""
    return re.sub(r"\{(\w+)\}", lambda name: EXAMPLE[name[1]], path) + words


@pytest.mark.parametrize("path", [*PATHS, "/api/openapi.json"])
def test_api__is_for_staff(office: Office, client: Client, outsider: Client, path: str) -> None:
    refused = ((client, 401, "还没有登录"), (outsider, 403, "这些数只给园区工作人员看"))
    for who, status, message in refused:
        response = who.get(address(path))
        assert response.status_code == status
        assert response.json()["message"] == message


@pytest.mark.parametrize("path", ["/api/xyz", "/api/figure/", "/api/v1/figures?q=1"])
def test_api__unknown_address_is_answered_in_json(
    office: Office, staff: Client, client: Client, path: str
) -> None:
    missing = staff.get(path)
    assert (missing.status_code, missing.json()["message"]) == (404, "没有这个地址")
    assert staff.post(path).status_code == 404
    assert client.get(path).status_code == 401


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", PATHS)
def test_api__only_reads(office: Office, staff: Client, path: str, method: str) -> None:
    assert getattr(staff, method)(address(path)).status_code == 405


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_api__keeps_to_its_description(office: Office, staff: Client, mode: GenerationMode) -> None:
    office.issue()

    def signed_in(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        return application(environ | {"HTTP_COOKIE": f"sessionid={staff.cookies['sessionid'].value}"}, start)

    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", signed_in)
    for found in schema.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not list(operation.iter_parameters()):
            continue

        @QUICK
        @given(case=operation.as_strategy(generation_mode=mode))
        def keeps(case: Any) -> None:
            case.call_and_validate()

        keeps()


def test_docs__every_operation_and_parameter(office: Office, staff: Client) -> None:
    response = staff.get("/api/docs/")
    assert response.status_code == 200
    page = response.content.decode()
    for path, methods in api.get_openapi_schema()["paths"].items():
        assert f"GET {path}" in page
        for parameter in methods["get"]["parameters"]:
            assert f"<code>{parameter['name']}</code>" in page
    assert "最多64字" in page


def test_docs__every_parameter_is_bounded(office: Office) -> None:
    for methods in api.get_openapi_schema()["paths"].values():
        for parameter in methods["get"]["parameters"]:
            shape = parameter["schema"]
            assert {"maxLength", "maximum", "enum"} & set(shape), parameter
            assert shape["description"]


def test_docs__not_for_others(office: Office, outsider: Client, client: Client) -> None:
    assert outsider.get("/api/docs/").status_code == 403
    assert client.get("/api/docs/")["Location"] == "/login/?next=/api/docs/"
