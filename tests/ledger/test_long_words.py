import pytest

from registry.small_park import LANHU, YUANHANG, make_catalogue, make_indicator
from taizhang.adapters.xlsx_values import CellError
from taizhang.ledger.long_words import Words
from taizhang.registry.queries import RespondentView

RESPONDENTS = (
    RespondentView(1, YUANHANG, "远航电池材料（云岭）", "enterprise", YUANHANG),
    RespondentView(2, "lanhu", "蓝湖化工", "enterprise", LANHU),
    RespondentView(3, "finance", "财务部", "department", ""),
)


@pytest.fixture
def words() -> Words:
    return Words(
        make_catalogue(make_indicator("用电量（全社会）", "power", aliases=("全社会用电",))), RESPONDENTS
    )


def refusal(words: Words, code: str, name: str = "") -> CellError:
    with pytest.raises(CellError) as caught:
        words.respondent(code, name)
    assert caught.value.code == "table.unknown-respondent"
    return caught.value


def test_respondent__by_code_and_credit_code_in_any_width(words: Words) -> None:
    assert words.respondent(f" {YUANHANG.lower()} ").id == 1
    assert words.respondent(LANHU).code == "lanhu"
    assert words.respondent("ｆｉｎａｎｃｅ").name == "财务部"


@pytest.mark.parametrize(
    "code",
    [
        YUANHANG[:5] + YUANHANG[6] + YUANHANG[5] + YUANHANG[7:],  # equal where the two are equal
        YUANHANG[:3] + "8" + YUANHANG[4:],
        YUANHANG[:-1],
        YUANHANG + "0",
    ],
)
def test_respondent__a_slip_in_a_credit_code(words: Words, code: str) -> None:
    if code == YUANHANG:
        assert words.respondent(code).id == 1
        return
    error = refusal(words, code)
    assert f"是不是“{YUANHANG}”（远航电池材料（云岭））？" in error.advice
    assert "统一社会信用代码" in error.message


def test_respondent__meant_by_its_name(words: Words) -> None:
    assert "是不是“finance”（财务部）？" in refusal(words, "财务部").advice
    assert "是不是“finance”（财务部）？" in refusal(words, "99", "财务部").advice
    assert "是不是“finance”（财务部）？" in refusal(words, "finanse").advice
    assert refusal(words, "xyz").advice == "请核对代码，或先登记该单位"


def test_same_name__whatever_the_width(words: Words) -> None:
    assert words.same_name("远航电池材料(云岭)", RESPONDENTS[0])
    with pytest.raises(CellError) as caught:
        words.same_name("蓝湖化工", RESPONDENTS[0])
    assert caught.value.code == "table.name-differs"


def test_indicator__by_code_name_and_alias(words: Words) -> None:
    assert {words.indicator(text).code for text in ("output", "工业总产值", "产值", " 工业 总产值")} == {
        "output"
    }
    assert {words.indicator(text).code for text in ("用电量(全社会)", "全社会用电")} == {"power"}
    with pytest.raises(CellError) as caught:
        words.indicator("工业总产直")
    assert (caught.value.code, caught.value.advice) == ("table.unknown-indicator", "是不是“工业总产值”？")
    with pytest.raises(CellError) as caught:
        words.indicator("qqqq")
    assert "请核对指标名称" in caught.value.advice


def test_basis__words_and_codes(words: Words) -> None:
    assert [words.basis(text) for text in ("实际数", "目标", "增速目标", "target")] == [
        "actual", "target", "target_growth", "target",
    ]  # fmt: skip
    with pytest.raises(CellError) as caught:
        words.basis("预计数")
    assert caught.value.code == "table.unknown-basis"


def test_part__in_the_dimension_of_the_indicator(words: Words) -> None:
    funds, output = words.indicator("funds"), words.indicator("output")
    assert words.part("新能源电池材料", funds) == "cluster:battery"
    assert words.part("battery", funds) == "cluster:battery"
    assert words.part("admin:own", output) == "admin:own"
    assert words.part("园区", funds) == ""
    for text, advice in (
        ("新能源电池", "是不是“新能源电池材料”？"),
        ("全市", "可以写：新能源电池材料、化工、其他"),
    ):
        with pytest.raises(CellError) as caught:
            words.part(text, funds)
        assert (caught.value.code, advice in caught.value.advice) == ("table.unknown-part", True)
