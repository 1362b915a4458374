import json
from dataclasses import replace

from proofdesk.proofs import TEXT, sample
from taizhang.proofing.contract import contract


def test_contract__every_key_of_the_contract() -> None:
    said = json.loads(json.dumps(contract(sample()), ensure_ascii=False))
    assert said["document"] == {"chars": len(TEXT), "paragraphs": 2, "name": "九月.txt", "kind": "txt"}
    second = said["figures"][1]
    wanted = {
        "id": 2, "surface": "5一是6亿元", "value": "51.6", "unit": "亿元", "kind": "level", "indicator": "产值",
        "code": None, "scope": None, "period": None, "of": None, "hedge": None, "repaired_from": None,
        "part_of": 1, "place": "第2行第19字",
    }  # fmt: skip
    assert {key: second[key] for key in wanted} == wanted
    assert TEXT[second["start"] : second["end"]] == "5一是6亿元"
    last = said["findings"][-1]
    assert (last["family"], last["level"], last["figures"]) == ("relation", "错误", [3, 2, 1])
    assert (last["expected"], last["suggestions"]) == ("83.8%–85.4%", ["84.6%", "83.8%"])
    assert said["marks"][0]["role"] == "期间"


def test_contract__signed_value_keeps_its_digits() -> None:
    proof = sample()
    first = replace(proof.claims[0], value=-proof.claims[0].number.value.quantize(proof.claims[1].value))  # type: ignore[union-attr,operator,arg-type]
    said = contract(replace(proof, claims=(first,)))
    assert said["figures"][0]["value"] == "-61.0"


def test_contract__a_missing_number_has_no_value() -> None:
    proof = sample()
    said = contract(replace(proof, claims=(replace(proof.claims[0], value=None),)))
    assert said["figures"][0]["value"] is None


def test_contract__every_figure_of_a_finding_exists() -> None:
    said = contract(sample())
    ids = {figure["id"] for figure in said["figures"]}
    assert all(set(finding["figures"]) <= ids for finding in said["findings"])
