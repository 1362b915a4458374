"""``taizhang report``: compose a report from the ledger and write it as Word, web page, text and JSON.

``2024Q3`` means the report of the third quarter: its figures are cumulative, January to September, as such reports state
them; ``2024年1-9月`` and ``2024-09`` mean the same. Nothing is typed: every number in the files is bound to the figure it
was printed from. Without ``--issue`` it is a draft, and the ledger holds nothing of it. With ``--as-of 2024-10-31`` it is the
draft that would have been written that evening; it can only be looked at.

$ taizhang report quarterly 2024Q3 --out 报告
《园区2024年第三季度工作总结报告》　2024年1-9月
  79 句，140 个数，每个数都有来历。
  注：截至2024年9月末，工业总产值、企业用电量应报96家、实报95家。
  自检：数与数、数与用词都对得上。
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from taizhang.cli import show
from taizhang.cli.start import AS_OF, PERIOD, actor, as_of_said, catalogue_in_force, start
from taizhang.kernel import Finding, Level, Period
from taizhang.writing.document import Document

if TYPE_CHECKING:
    from taizhang.reports.files import Written


@dataclass(frozen=True)
class Wanted:
    """Which report, where to, and how."""

    outline: str
    period: Period
    out: Path
    template: Path | None = None
    as_pdf: bool = False
    as_of: datetime | None = None


@dataclass(frozen=True)
class Made:
    """The composed document, the files it was written to, and what was found on the way and by its self-check."""

    document: Document
    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]
    checked: tuple[Finding, ...]


def make(wanted: Wanted) -> Made:
    """Compose over what the ledger holds now, or held at a moment, and write the files."""
    from taizhang.reports.actions import report_compose

    catalogue = catalogue_in_force()
    period = wanted.period.cumulative()
    draft = report_compose(
        outline=wanted.outline, period=period, actor=actor(), catalogue=catalogue, as_of=wanted.as_of
    )
    if draft.document is None:
        raise click.ClickException("；".join(f"{each.message}。{each.advice}" for each in draft.findings))
    done = written(draft.document, wanted)
    return Made(draft.document, done.paths, (*draft.findings, *done.findings), draft.checked)


def written(document: Document, wanted: Wanted) -> "Written":
    """The document in files."""
    from taizhang.adapters.docx_package import DocumentError
    from taizhang.reports import files

    try:
        return files.write(
            document, catalogue_in_force(), wanted.out, template=wanted.template, as_pdf=wanted.as_pdf
        )
    except DocumentError as error:
        raise click.ClickException(f"{error}") from None
    except OSError as error:
        raise click.ClickException(
            f"写不进“{wanted.out}”：{error.strerror}。请换一个文件夹，或关掉正打开着的文件。"
        ) from None


def summary(made: Made, as_of: datetime | None = None) -> None:
    """What was made, counted and found."""
    document = made.document
    if as_of is not None:
        click.echo(f"{as_of_said(as_of)}，草稿")
    click.secho(f"《{document.title}》　{document.period.chinese()}", bold=True)
    bounds, sentences = len(document.bounds()), len(document.sentences())
    click.echo(f"  {sentences} 句，{bounds} 个数，每个数都有来历。")
    for note in document.notes:
        click.echo(f"  {note.text}")
    click.echo(f"  自检：{_verdict(made.checked)}")
    show.findings(made.checked)
    click.echo(f"  快照 {document.snapshot}")
    click.echo(f"  文稿 {document.id}")
    show.findings(made.findings)
    for path in made.paths:
        click.echo(f"  {path}")


def _verdict(checked: tuple[Finding, ...]) -> str:
    if not checked:
        return "数与数、数与用词都对得上。"
    errors = sum(each.level is Level.ERROR for each in checked)
    return f"错误 {errors} 处，提示 {len(checked) - errors} 处。" + (
        "有错误的报告发不出去。" if errors else ""
    )


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(
    name="report",
    help="组成报告，写出 Word、HTML、文本和 JSON。期间写 2024Q3 即第三季度报告，"
    "其中的数按惯例是 1—9月累计；写 2024年1-9月、2024-09 也一样。",
)
@click.argument("outline", metavar="提纲")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option("--out", default=".", metavar="文件夹", type=_FOLDER, help="写到哪里，默认当前文件夹。")
@click.option(
    "--template", metavar="模板", type=_FILE, help="本单位的 Word 模板，正文放在写有【正文】的那一段。"
)
@click.option("--pdf", "as_pdf", is_flag=True, help="另存一份 PDF（要装有 LibreOffice）。")
@click.option(
    "--issue", is_flag=True, help="正式发出：与快照、目录一并封存，以后更正会指出哪些句子不再成立。"
)
@click.option(
    "--reason", default="", metavar="原因", help="报得不全时，为什么仍要发出；随报告保存，人人可见。"
)
@AS_OF
def command(issue: bool, reason: str, **asked: Any) -> int:
    """Exit code 2 when the report could not be composed, or not issued though asked to."""
    wanted = Wanted(**asked)
    if issue and wanted.as_of is not None:
        raise click.UsageError(
            "照过去某一天的账只能写草稿，不能发出：发出的报告要与现在的台账一致。请去掉 --as-of，或去掉 --issue。"
        )
    start()
    with show.progress("正在取数、成文……"):
        made = make(wanted)
    summary(made, wanted.as_of)
    return _issue(made, wanted, reason) if issue else 0


def _issue(made: Made, wanted: Wanted, reason: str) -> int:
    from taizhang.reports.actions import report_issue

    issued = report_issue(
        outline=wanted.outline,
        period=wanted.period.cumulative(),
        actor=actor(),
        catalogue=catalogue_in_force(),
        reason=reason,
    )
    if issued.number is None or issued.document is None:
        show.findings(issued.findings, err=True)
        click.echo("报告没有发出；写出的文件是草稿。", err=True)
        return 2
    if issued.document.id != made.document.id:  # a figure came in between the draft and the issue
        written(issued.document, wanted)
        click.echo("成文后台账有变动，文件已按发出的文稿重写。")
    click.echo(f"已作为第 {issued.number} 号报告发出。")
    return 0
