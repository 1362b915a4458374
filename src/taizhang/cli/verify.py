"""``taizhang verify``: which numbers of an edited Word file are still ours, which were changed, which have no source.

The file carries the id of the document it was made from; the document is looked for among those that were composed
here and those that were issued. One line for each number, in the order of printing; where something happened to it, the
sentence follows:

    未改     第3段  70.3亿元            工业总产值
    已改     第3段  原 8.4%，现 9.4%    工业总产值·同比增速
             1-9月，园区实现工业总产值70.3亿元，同比增长9.4%。
    手填     第5段  2.1个百分点
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from taizhang.cli import show
from taizhang.cli.start import start
from taizhang.writing.document import Document

if TYPE_CHECKING:
    from taizhang.adapters.docx_verify import Checked

QUIET = {"未改", "换了写法"}
"""States in which a number is still the ledger's."""

_SENTENCES = {"改句", "加句", "删句"}
_STATE_WIDTH, _PLACE_WIDTH, _NUMBER_WIDTH = 9, 7, 20


def _document(file: Path, given: Path | None) -> Document:
    if given:
        try:
            return Document.from_json(given.read_text("utf-8"))
        except (ValueError, KeyError, TypeError, OSError):
            raise click.ClickException(f"“{given}”不是台账写出的 JSON 文稿。") from None
    from taizhang.reports.checking import original

    found = original(file)
    if found is None:
        raise click.ClickException(
            f"台账里找不到“{file.name}”的原稿。请用 --document 指明当时一并写出的 .json 文件。"
        )
    return found


def _say(item: "Checked", names: Mapping[str, str]) -> None:
    state = item.state.value
    place = "" if item.line is None else f"第{item.line}段"
    head = f"{show.padded(state, _STATE_WIDTH)}{show.padded(place, _PLACE_WIDTH)}"
    if state in _SENTENCES:
        click.echo(head.rstrip())
        for word, text in (("原：", item.was), ("现：", item.now)):
            if text:
                show.wrapped(word + text, indent=_STATE_WIDTH)
        return
    said = f"原 {item.was}，现 {item.now}" if item.was != item.now and item.was and item.now else item.now
    number = show.padded((said or f"原 {item.was}") + "  ", _NUMBER_WIDTH)
    lost = "（标记已丢失，按原句找到）" if item.unmarked and item.now else ""
    show.wrapped(f"{head}{number}{names.get(item.figure, item.figure)}{lost}", indent=0, hanging=_STATE_WIDTH)
    if state not in QUIET and item.sentence:
        show.wrapped(item.sentence, indent=_STATE_WIDTH, dim=True)


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="verify", help="核对改过的 Word 文件：哪些数没动、哪些改了、哪些是手填的。")
@click.argument("file", metavar="文件", type=_FILE)
@click.option("--document", "given", metavar="JSON", type=_FILE, help="原稿；不写则按文件里的编号去找。")
@click.option("--template", metavar="模板", type=_FILE, help="成文时用的模板，其中的字不算加句。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def command(file: Path, given: Path | None, template: Path | None, form: str) -> int:
    """Exit code 1 when a number or a sentence was changed, removed or typed in."""
    start(needs_database=False)
    from taizhang.adapters.docx_package import DocumentError
    from taizhang.adapters.docx_verify import verify
    from taizhang.reports.checking import names as names_of

    try:
        with show.progress("正在核对……"):
            document = _document(file, given)
            checked = verify(document, file, template=template)
            names = names_of(document)
    except DocumentError as error:
        raise click.ClickException(str(error)) from None
    if form == "json":
        show.as_json([_facts(item, names) for item in checked])
    else:
        click.secho(f"《{document.title}》　文稿 {document.id[:12]}", bold=True)
        for item in checked:
            _say(item, names)
        counts = Counter(item.state.value for item in checked)
        click.echo("，".join(f"{state} {number} 处" for state, number in counts.items()) + "。")
    return 1 if any(item.state.value not in QUIET for item in checked) else 0


def _facts(item: "Checked", names: Mapping[str, str]) -> dict[str, object]:
    return {**asdict(item), "state": item.state.value, "name": names.get(item.figure, "")}
