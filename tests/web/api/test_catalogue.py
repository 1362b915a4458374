from web.api.conftest import Ask


def test_indicators__all_and_by_words(ask: Ask) -> None:
    assert {each["code"] for each in ask("indicators")} >= {"output", "profit", "trade"}
    assert [each["code"] for each in ask("indicators", q="利润")] == ["profit"]
    assert ask("indicators", q="没有的字") == []


def test_indicator__whole(ask: Ask) -> None:
    found = ask("indicators/output_above_scale")
    assert (found["name"], found["part_of"], found["taken_from"]) == ("规上工业总产值", "output", "output")
    assert (found["restricted_to"], found["split_by"]) == ("above_scale:yes", "cluster")
    assert ask("indicators/output")["parts"] == ["output_above_scale"]
    assert "没有代码为“none”的指标" in ask("indicators/none", 404)["message"]


def test_forms__list_and_one(ask: Ask) -> None:
    (line,) = ask("forms")
    assert (line["code"], line["due"]) == ("monthly", "次月8日")
    (item,) = ask("forms/monthly")["items"]
    assert (item["indicator"], item["unit"]) == ("output", "千元")
    assert ask("forms/none", 404)["advice"] == "全部报表见 /api/forms"
