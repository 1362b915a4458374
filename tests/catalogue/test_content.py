"""Does the catalogue that ships keep the promises made to the park?

Not how a catalogue is read (that is `test_load`), but what is in ours: it has no finding, its examples hold, every
figure somebody reports has a form to report it on, and the report's outline holds every indicator of the seed.
"""

import re
import textwrap
from pathlib import Path

import pytest

from taizhang.catalogue.load import load, shipped
from taizhang.catalogue.model import Catalogue, Indicator
from taizhang.writing.examples import run_examples, sentences_of

DEPARTMENTS = {
    "党工委管委会办公室（行政审批局）",
    "财务运营部",
    "经济发展部",
    "基础设施建设管理部",
    "社会事务管理部",
}

# Every economic sentence of the seed report, digits read back, growth words and order as printed there; where the
# seed's figures contradict each other the consistent one stands (docs/demo.md says which).
SEED_SENTENCES = (
    "实现工业总产值70.3亿元，同比增长8.4%",
    "完成规上工业产值61.9亿元，同比增长10%",
    "新能源电池材料产业完成规上产值51.6亿元，同比增长16.3%，占规上工业产值比重83.4%",
    "化工产业完成规上产值9.7亿元，同比下降1.7%，占规上工业产值比重15.7%",
    "实现工业投资7亿元，同比增长60.2%",
    "其中固定资产投资6.7亿元，同比增长62.1%",
    "实现技改投资5亿元，同比下降3.3%",
    "实现外贸进出口总额2959万美元，同比下降46.8%",
    "出口总额2959万美元，同比增长45.1%",
    "实现税收收入5.5亿元，同比增长10.8%，占全市税收比重为27.8%",
    "增值税收入4.7亿元，同比增长12%",
    "企业所得税收入0.7亿元，同比下降4.7%",
    "个人所得税收入843万元，同比增长55.9%",
    "入统工业项目33个",
    "在建项目32个",
    "新建项目24个；续建项目8个",
    "并网发电项目17个",
    "投产项目16个",
    "5亿元以上重大工业项目8个",
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, findings = load(shipped())
    assert found is not None, "\n".join(map(str, findings))
    return found


def test_load__shipped_catalogue_has_no_finding() -> None:
    assert load(shipped())[1] == ()


def test_run_examples__shipped_examples_hold(catalogue: Catalogue) -> None:
    assert [finding.message for finding in run_examples(catalogue)] == []


@pytest.mark.parametrize("sentence", SEED_SENTENCES)
def test_examples__give_each_sentence_of_the_seed(catalogue: Catalogue, sentence: str) -> None:
    written = "。".join(text for example in catalogue.examples for text in sentences_of(example, catalogue))
    assert sentence in written


def test_catalogue__is_as_large_as_promised(catalogue: Catalogue) -> None:
    assert len(catalogue.indicators) >= 75
    assert len(catalogue.rules) >= 25


def test_dimensions__industry_has_the_41_divisions(catalogue: Catalogue) -> None:
    codes = list(catalogue.dimensions["industry"].members.values())
    assert codes == [f"{division:02d}" for division in range(6, 47)]


def test_dimensions__nodes_hold_the_battery_chain_whole(catalogue: Catalogue) -> None:
    nodes = set(catalogue.dimensions["node"].members.values())
    assert {f"N{number}" for number in range(1, 33)} <= nodes


def test_departments__each_fills_a_form(catalogue: Catalogue) -> None:
    assert {department.name for department in catalogue.house.departments} == DEPARTMENTS
    assert {form.filled_by for form in catalogue.forms.values()} >= DEPARTMENTS


def test_indicators__what_is_reported_has_a_form(catalogue: Catalogue) -> None:
    asked = {item.indicator for form in catalogue.forms.values() for item in form.items}
    assert [
        each.name for each in catalogue.indicators.values() if each.reported and each.code not in asked
    ] == []


def test_forms__nobody_is_asked_twice(catalogue: Catalogue) -> None:
    """One respondent never meets the same indicator on two forms, unless their ranges exclude each other."""
    met: dict[tuple[str, str], list[str]] = {}
    for form in catalogue.forms.values():
        for item in form.items:
            met.setdefault((form.filled_by, item.indicator), []).append(str(form.restricted_to))
    twice = {key: ranges for key, ranges in met.items() if len(ranges) > 1}
    assert all(sorted(ranges) == ["above_scale:no", "above_scale:yes"] for ranges in twice.values()), twice


def test_rules__every_form_is_examined_and_says_what_to_do(catalogue: Catalogue) -> None:
    examined = {rule.form for rule in catalogue.rules.values()}
    assert examined == set(catalogue.forms)
    assert all(rule.explanation and rule.advice for rule in catalogue.rules.values())


def test_outline__has_every_indicator_of_the_seed(catalogue: Catalogue) -> None:
    spoken = {
        _named(catalogue, name).code
        for name in _names(catalogue)
        if name not in ("园区", "期间", "年份", "季度")
    }
    seed = (
        "工业总产值", "规上工业总产值", "工业投资", "工业固定资产投资", "技改投资", "进出口总额", "出口总额",
        "税收收入", "增值税", "企业所得税", "个人所得税", "入统工业项目数", "在建项目数", "新建项目数", "续建项目数",
        "并网发电项目数", "投产项目数", "重大工业项目数",
    )  # fmt: skip
    assert {_named(catalogue, name).code for name in seed} <= spoken


def test_outline__types_no_digits(catalogue: Catalogue) -> None:
    for block in catalogue.outlines["quarterly"].blocks:
        assert not re.search(r"[0-9０-９]", re.sub(r"【[^】]*】", "", block.text)), block.text


def test_readme__names_every_file() -> None:
    readme = (shipped() / "README.md").read_text(encoding="utf-8")
    for path in sorted((shipped() / "indicators").glob("*.yaml")):
        assert f"`{path.stem}`" in readme, path.name


def test_readme__its_example_indicator_loads(tmp_path: Path) -> None:
    readme = (shipped() / "README.md").read_text(encoding="utf-8")
    entry = readme.split("```yaml\n")[1].split("```")[0]
    (tmp_path / "indicators").mkdir()
    (tmp_path / "indicators" / "water.yaml").write_text(textwrap.dedent(entry), encoding="utf-8")
    found, findings = load(shipped(), tmp_path)
    assert found is not None, findings
    assert "water_use" in found.indicators


def test_decision__names_indicators_by_their_codes(catalogue: Catalogue) -> None:
    text = (Path(__file__).parents[2] / "docs/decisions/0005-local-definitions.md").read_text(
        encoding="utf-8"
    )
    for name, code in re.findall(r"^\| (\S+) \| `(\w+)` \|", text, re.MULTILINE):
        assert catalogue.indicators[code].name == name


def _names(catalogue: Catalogue) -> list[str]:
    text = "".join(block.text for block in catalogue.outlines["quarterly"].blocks)
    return [re.split("[@：]", blank)[0] for blank in re.findall(r"【([^】]+)】", text)]


def _named(catalogue: Catalogue, name: str) -> Indicator:
    found = catalogue.indicator(name)
    assert found is not None, name
    return found
