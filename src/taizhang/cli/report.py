"""``taizhang report``: compose a report from the ledger and write it as Word, web page, text and JSON.

``2024Q3`` means the report of the third quarter: its figures are cumulative, January to September, as such reports state
them. Nothing is typed: every number in the files is bound to the figure it was printed from.

$ taizhang report quarterly 2024Q3 --out 报告
"""

from pathlib import Path

import click

from taizhang.cli import show
from taizhang.cli.start import PERIOD, actor, catalogue_in_force, start
from taizhang.kernel import Finding, Period
from taizhang.writing.document import Document


def make(
    outline: str, period: Period, out: Path, template: Path | None = None
) -> tuple[Document, tuple[Path, ...], tuple[Finding, ...]]:
    """Compose over what the ledger holds now and write the files."""
    from taizhang.adapters.docx_package import DocumentError
    from taizhang.reports import files

    catalogue = catalogue_in_force()
    if outline not in catalogue.outlines:
        known = "、".join(catalogue.outlines)
        raise click.ClickException(f"没有“{outline}”这份提纲。现有：{known}。")
    document, findings = files.composed(
        outline=outline, period=period.cumulative(), catalogue=catalogue, actor=actor()
    )
    try:
        return document, files.write(document, catalogue, out, template), findings
    except DocumentError as error:
        raise click.ClickException(f"{error}") from None
    except OSError as error:
        raise click.ClickException(
            f"写不进“{out}”：{error.strerror}。请换一个文件夹，或关掉正打开着的文件。"
        ) from None


def summary(document: Document, paths: tuple[Path, ...], findings: tuple[Finding, ...]) -> None:
    """What was made, counted and found."""
    bounds, sentences = len(document.bounds()), len(document.sentences())
    click.echo(
        f"《{document.title}》：{sentences} 句，{bounds} 个数，每个数都有来历。快照 {document.snapshot[:12]}。"
    )
    for note in document.notes:
        click.echo(f"  {note.text}")
    show.findings(findings)
    for path in paths:
        click.echo(f"  {path}")


@click.command(name="report", help="组成报告，写出 Word、HTML、文本和 JSON。")
@click.argument("outline", metavar="提纲")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option(
    "--out",
    default=".",
    metavar="文件夹",
    type=click.Path(file_okay=False, path_type=Path),
    help="写到哪里。",
)
@click.option(
    "--template",
    metavar="模板",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="本单位的 Word 模板，正文放在写有【正文】的那一段。",
)
@click.option(
    "--issue", is_flag=True, help="正式发出：与快照、目录一并封存，以后更正会指出哪些句子不再成立。"
)
def command(outline: str, period: Period, out: Path, template: Path | None, issue: bool) -> int:
    start()
    with show.progress("正在取数、成文……"):
        document, paths, findings = make(outline, period, out, template)
    summary(document, paths, findings)
    return _issue(outline, period) if issue else 0


def _issue(outline: str, period: Period) -> int:
    from taizhang.reports.actions import report_issue

    issued = report_issue(
        outline=outline, period=period.cumulative(), actor=actor(), catalogue=catalogue_in_force()
    )
    if issued.number is None:
        show.findings(issued.findings, err=True)
        return 2
    click.echo(f"已作为第 {issued.number} 号报告发出。")
    return 0
