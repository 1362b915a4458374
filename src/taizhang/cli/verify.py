"""``taizhang verify``: which numbers of an edited Word file are still ours, which were changed, which have no source."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from taizhang.cli import show
from taizhang.cli.start import start
from taizhang.writing.document import Document

QUIET = {"未改", "换了写法"}


def _document(file: Path, given: Path | None) -> Document:
    from taizhang.adapters.docx_package import DocumentError
    from taizhang.adapters.docx_read import read_back
    from taizhang.reports.files import find

    if given:
        try:
            return Document.from_json(given.read_text("utf-8"))
        except (ValueError, KeyError, OSError):
            raise click.ClickException(f"“{given}”不是台账写出的 JSON 文稿。") from None
    try:
        identifier = read_back(file).document
    except DocumentError as error:
        raise click.ClickException(str(error)) from None
    found = find(identifier) if identifier else None
    if found is None:
        raise click.ClickException(
            f"台账里找不到“{file.name}”的原稿。请用 --document 指明当时一并写出的 .json 文件。"
        )
    return found


@click.command(name="verify", help="核对改过的 Word 文件：哪些数没动、哪些改了、哪些是手填的。")
@click.argument("file", metavar="文件", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--document",
    "given",
    metavar="JSON",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="原稿。",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def command(file: Path, given: Path | None, form: str) -> int:
    """Exit code 1 when a number was changed, removed or typed in."""
    start(needs_database=False)
    from taizhang.adapters.docx_package import DocumentError
    from taizhang.adapters.docx_verify import verify

    document = _document(file, given)
    try:
        checked = verify(document, file)
    except DocumentError as error:
        raise click.ClickException(str(error)) from None
    loud = [item for item in checked if str(item.state.value) not in QUIET]
    if form == "json":
        show.as_json([{**asdict(item), "state": item.state.value} for item in checked])
        return 1 if loud else 0
    for item in loud:
        click.echo(str(item))
    counts = Counter(item.state.value for item in checked)
    click.echo("，".join(f"{state} {number} 处" for state, number in counts.items()) + "。")
    return 1 if loud else 0
