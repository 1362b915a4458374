"""The report as a page: everything is there, nothing is fetched, every number answers."""

from html.parser import HTMLParser

from adapters.sample_document import PERIOD, document, paragraph
from taizhang.adapters import html
from taizhang.writing.document import Document, Text
from taizhang.writing.label import Label


class Page(HTMLParser):
    """Collects elements and text; complains of tags that don't close in order."""

    VOID = ("meta", "br", "link")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def named(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [a for name, a in self.elements if name == tag and wanted.items() <= a.items()]


LABELS = {"f002": Label("规上工业总产值", "同比增速", "园区", "2024年1-9月", "10.0123%", is_plain=False)}


def test_render__opens_offline_without_script() -> None:
    text = html.render(document(), LABELS)
    page = Page(text)
    assert page.named("script") == page.named("link") == page.named("img") == []
    assert "http" not in text
    assert "url(" not in text
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)


def test_render__each_figure_says_where_it_comes_from() -> None:
    text = html.render(document(), LABELS)
    page = Page(text)
    shown = page.named("span", class_="figure")
    assert [each["data-figure"] for each in shown] == [bound.id for bound in document().bounds()]
    assert all(each["tabindex"] == "0" for each in shown)
    card = text[text.index('data-figure="f002"') : text.index('data-figure="f003"')]
    for said in (
        "指标：规上工业总产值",
        "内容：同比增速",
        "期间：2024年1-9月",
        "范围：园区",
        "未取舍的数：10.0123%",
        "快照：555555555555",
    ):
        assert said in card


def test_render__a_figure_without_label_names_its_codes() -> None:
    text = html.render(document())
    assert "指标：output" in text
    assert "数值：61亿元" in text


def test_render__headings_table_and_source() -> None:
    page = Page(html.render(document()))
    assert (len(page.named("h1")), len(page.named("h2")), len(page.named("h3")), len(page.named("h4"))) == (
        1,
        1,
        1,
        1,
    )
    assert len(page.named("td", class_="number")) == 2
    assert len(page.named("th", scope="col")) == 2
    assert any(document().id in said for said in page.said)


def test_fragment__links_for_htmx_and_nothing_inline() -> None:
    text = html.fragment(document(), lambda figure: f"/报告/1/数/{figure}?a=1&b=2", target="#侧栏")
    page = Page(text)
    links = page.named("a", class_="figure")
    assert [each["data-figure"] for each in links] == [bound.id for bound in document().bounds()]
    assert (
        links[0]["hx-get"] == links[0]["href"] == "/报告/1/数/f001?a=1&b=2"
    )  # the trace opens without script too
    assert {each["hx-target"] for each in links} == {"#侧栏"}
    assert page.named("style") == page.named("script") == []
    assert not any("style" in attributes for _, attributes in page.elements)


def test_fragment__reads_as_the_report() -> None:
    made_from = document()
    said = "".join(Page(html.fragment(made_from, str)).said)
    assert "".join(said.split()) == "".join(made_from.to_text().split())


def test_fragment__sentences_carry_their_names() -> None:
    page = Page(html.fragment(document(), str))
    names = [each["data-sentence"] for each in page.named("span", class_="sentence")]
    assert [name for name in names if name and name.startswith("q:")] == ["q:1.1", "q:1.2", "q:1.3"]


def test_render__text_is_escaped() -> None:
    blocks = (paragraph("title", Text("<b>&")), paragraph("body", Text('<script>alert("x")</script>')))
    text = html.render(Document("<b>&", "q", PERIOD, "<s>", "", blocks))
    page = Page(text)
    assert page.named("script") == page.named("b") == page.named("s") == []
    assert "&lt;script&gt;" in text
