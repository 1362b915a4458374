"""The catalogue for programs: what each figure means, and which forms ask for it."""

from django.http import HttpRequest
from ninja import Router

from taizhang.catalogue.expression import write
from taizhang.catalogue.model import Catalogue, Form, Indicator
from taizhang.registry.park import catalogue
from taizhang.registry.themes import theme
from taizhang.web.api import shapes
from taizhang.web.api.asking import Code, Words
from taizhang.web.api.refusal import Refused

router = Router(tags=["目录"])


@router.get(
    "/indicators",
    response=shapes.answers(list[shapes.IndicatorLine], 401, 403, 422),
    summary="全部指标",
    url_name="indicators",
)
def indicators(request: HttpRequest, q: Words = "") -> list[dict[str, object]]:
    """含某些字的指标；不写 q 就是全部。"""
    return [_line(each) for each in catalogue().indicators.values() if not q or _matches(each, q)]


@router.get(
    "/indicators/{code}",
    response=shapes.answers(shapes.Indicator, 401, 403, 404, 422),
    summary="一个指标",
    url_name="indicator",
)
def indicator(request: HttpRequest, code: Code) -> dict[str, object]:
    """一个指标的口径、单位、来源和算法。"""
    park = catalogue()
    found = park.indicators.get(code)
    if found is None:
        raise Refused(404, f"目录里没有代码为“{code}”的指标", "全部指标见 /api/indicators")
    return _whole(park, found)


@router.get(
    "/forms", response=shapes.answers(list[shapes.FormLine], 401, 403), summary="全部报表", url_name="forms"
)
def forms(request: HttpRequest) -> list[dict[str, object]]:
    """谁在什么时候填哪张表。"""
    return [_form_line(each) for each in catalogue().forms.values()]


@router.get(
    "/forms/{code}",
    response=shapes.answers(shapes.Form, 401, 403, 404, 422),
    summary="一张报表",
    url_name="form",
)
def form(request: HttpRequest, code: Code) -> dict[str, object]:
    """一张报表的项目和审核关系。"""
    park = catalogue()
    found = park.forms.get(code)
    if found is None:
        raise Refused(404, f"目录里没有代码为“{code}”的报表", "全部报表见 /api/forms")
    return _form(park, found)


def _matches(each: Indicator, words: str) -> bool:
    return any(words in text for text in (each.name, each.code, each.meaning, *each.aliases))


def _line(each: Indicator) -> dict[str, object]:
    return {
        "code": each.code,
        "name": each.name,
        "aliases": list(each.aliases),
        "unit": each.unit.name,
        "nature": each.nature.value,
        "source": each.source,
        "theme": theme(each),
    }


def _whole(park: Catalogue, each: Indicator) -> dict[str, object]:
    return {
        **_line(each),
        "meaning": each.meaning,
        "report_unit": each.report_unit.name,
        "frequency": each.frequency.value if each.frequency else None,
        "part_of": each.part_of,
        "parts": [part.code for part in park.parts_of(each.code)],
        "taken_from": each.taken_from,
        "restricted_to": str(each.restricted_to) if each.restricted_to else None,
        "numerator": each.numerator,
        "denominator": each.denominator,
        "sums": list(each.sums),
        "split_by": each.split_by,
        "sentence": each.sentence,
        "remark": each.remark,
        "standard": each.standard,
    }


def _form_line(each: Form) -> dict[str, object]:
    return {
        "code": each.code,
        "name": each.name,
        "number": each.number,
        "filled_by": each.filled_by,
        "frequency": each.frequency.value,
        "due": str(each.due),
        "unit": each.unit.name,
    }


def _form(park: Catalogue, each: Form) -> dict[str, object]:
    return {
        **_form_line(each),
        "restricted_to": str(each.restricted_to) if each.restricted_to else None,
        "modelled_on": each.modelled_on,
        "note": each.note,
        "items": [
            {
                "number": item.number,
                "name": item.name,
                "indicator": item.indicator,
                "unit": item.unit.name,
                "required": item.required,
                "with_prior": item.with_prior,
            }
            for item in each.items
        ],
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "hard": rule.hard,
                "expression": write(rule.expression, lambda code: park.indicators[code].name),
                "explanation": rule.explanation,
                "advice": rule.advice,
            }
            for rule in park.rules.values()
            if rule.form == each.code
        ],
    }
