"""``taizhang verify``: which numbers of an edited Word file are still ours, which were changed, which have no source.

The file carries the id of the document it was made from; the document is looked for among those that were composed
here and those that were issued. First one paragraph that says it all; then what somebody should look at: numbers in the
order of printing, each with its sentence, then sentences. Numbers that were not touched are listed by ``--all`` only.

    《园区2024年第三季度工作总结报告》　文稿 a9dc49743a7d
    原稿的140个数，139个没有动，1个改了。另有1个数是手填的，没有来源，1句改了字。

    已改     第3段  原 8.4%，现 9.4%    工业总产值·同比增速
             1-9月，园区实现工业总产值70.3亿元，同比增长9.4%。
    手填     第5段  2.1个百分点
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from taizhang.cli import show
from taizhang.cli.start import start
from taizhang.writing.document import Document

if TYPE_CHECKING:
    from taizhang.adapters.docx_checked import Checked

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
    from taizhang.reports.checking import QUIET, SENTENCES

    state = item.state.value
    head = f"{show.padded(state, _STATE_WIDTH)}{show.padded(item.where, _PLACE_WIDTH)}"
    if item.state in SENTENCES:
        click.echo(head.rstrip())
        for word, text in (("原：", item.was), ("现：", item.now)):
            if text:
                show.wrapped(word + text, indent=_STATE_WIDTH)
        return
    said = f"原 {item.was}，现 {item.now}" if item.was != item.now and item.was and item.now else item.now
    number = show.padded((said or f"原 {item.was}") + "  ", _NUMBER_WIDTH)
    lost = "（标记已丢失，按原句找到）" if item.unmarked and item.now else ""
    name = names.get(item.figure, item.figure)
    if item.other:
        name += f"，现在是“{names.get(item.other, item.other)}”的数"
    show.wrapped(f"{head}{number}{name}{lost}", indent=0, hanging=_STATE_WIDTH)
    if item.state in QUIET or not item.sentence:
        return
    if item.origin:
        show.wrapped(f"原在：{item.origin}", indent=_STATE_WIDTH, dim=True)
    show.wrapped(f"{'现在：' if item.origin else ''}{item.sentence}", indent=_STATE_WIDTH, dim=True)


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="verify", help="核对改过的 Word 文件：哪些数没动、哪些改了、哪些是手填的。")
@click.argument("file", metavar="文件", type=_FILE)
@click.option("--document", "given", metavar="JSON", type=_FILE, help="原稿；不写则按文件里的编号去找。")
@click.option("--template", metavar="模板", type=_FILE, help="成文时用的模板，其中的字不算加句。")
@click.option("--all", "everything", is_flag=True, help="没有动的数也逐个列出。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def command(file: Path, given: Path | None, template: Path | None, everything: bool, form: str) -> int:
    """Exit code 1 when a number or a sentence was changed, removed or typed in."""
    start(needs_database=False)
    from taizhang.adapters.docx_package import DocumentError
    from taizhang.adapters.docx_verify import verify
    from taizhang.reports import checking

    try:
        with show.progress("正在核对……"):
            document = _document(file, given)
            checked = verify(document, file, template=template, terms=checking.terms(document))
            names = checking.names(document)
    except DocumentError as error:
        raise click.ClickException(str(error)) from None
    loud = [item for item in checked if item.state not in checking.QUIET]
    if form == "json":
        show.as_json([_facts(item, names) for item in checked])
    else:
        click.secho(f"《{document.title}》　文稿 {document.id[:12]}", bold=True)
        show.wrapped(checking.summary(checked), indent=0)
        _list(checked if everything else loud, names)
    return 1 if loud else 0


def _list(items: Sequence["Checked"], names: Mapping[str, str]) -> None:
    """Numbers first, sentences after them."""
    from taizhang.reports.checking import SENTENCES

    if items:
        click.echo()
    for item in sorted(items, key=lambda item: item.state in SENTENCES):
        _say(item, names)


def _facts(item: "Checked", names: Mapping[str, str]) -> dict[str, object]:
    told = {"state": item.state.value, "name": names.get(item.figure, ""), "where": item.where}
    return {**asdict(item), **told}
