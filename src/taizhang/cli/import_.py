"""``taizhang import``: figures from a workbook in long format, all of them or none.

    $ taizhang import 9月报表.xlsx --dry-run
    9月报表.xlsx　工作表“填报”　3 行：新增 2，更正 1
      更正 第4行　远航电池材料　工业总产值　2024年1-9月　5230.5 → 5320.5千元
    这是试导入，什么也没有写入。

A workbook with mistakes is refused whole: every mistake is listed by sheet, cell and heading, with what to do, and the
exit code is 2. ``--template`` writes an empty workbook to fill in. Columns: docs/operations/import.md.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from taizhang.cli import show
from taizhang.cli.start import actor, catalogue_in_force, start
from taizhang.kernel.digits import plain

if TYPE_CHECKING:
    from taizhang.ledger.workbooks import Imported, Judged

_MOST_LISTED = 50


def _entry(judged: "Judged") -> dict[str, Any]:
    """A row as plain data; numbers as exact texts, in the unit named with them."""
    report, was = judged.line.report, judged.was
    return {
        "row": judged.line.row,
        "cell": report.cell,
        "respondent": report.respondent,
        "name": judged.line.respondent,
        "indicator": judged.line.indicator.name,
        "code": report.indicator,
        "period": str(report.period),
        "part": report.part,
        "basis": report.basis,
        "value": plain(report.value),
        "prior": None if report.prior is None else plain(report.prior),
        "unit": judged.line.unit,
        "change": judged.change.value,
        "refused": judged.refused,
        "was": None
        if was is None
        else {
            "entry": was.number,
            "value": plain(was.value),
            "prior": None if was.prior is None else plain(was.prior),
        },
    }


def facts(done: "Imported", *, dry_run: bool) -> dict[str, Any]:
    """What became of the workbook as plain data."""
    from taizhang.ledger.workbooks import Change

    return {
        "file": done.source,
        "sheet": done.sheet,
        "sha256": done.digest,
        "dry_run": dry_run,
        "recorded": bool(done.entries),
        "counts": {
            "rows": done.rows,
            "new": done.count(Change.NEW),
            "corrected": done.count(Change.CORRECTED),
            "unchanged": done.count(Change.SAME),
            "refused": done.rows_refused,
        },
        "entries": list(done.entries),
        "rows": [_entry(each) for each in done.lines],
        "findings": show.findings_as_json(done.findings),
    }


def _say_rows(done: "Imported") -> None:
    """How many rows do what, and each correction."""
    from taizhang.ledger.workbooks import Change

    counts = "，".join(f"{change} {number}" for change in Change if (number := done.count(change)))
    refused = f"拒收 {done.rows_refused}" if done.rows_refused else ""
    said = "，".join(filter(None, (counts, refused)))
    click.secho(f"{done.source}　工作表“{done.sheet}”　{done.rows} 行：{said}", bold=True)
    corrected = [each for each in done.lines if each.change is Change.CORRECTED]
    for each in corrected[:_MOST_LISTED]:
        show.wrapped(_correction(each), indent=2, hanging=2)
    if len(corrected) > _MOST_LISTED:
        click.echo(f"  另有 {len(corrected) - _MOST_LISTED} 处更正，用 --format json 看全部。")


def _correction(judged: "Judged") -> str:
    report, was = judged.line.report, judged.was
    assert was is not None  # a correction corrects something
    text = f"更正 第{judged.line.row}行　{judged.line.respondent}　{judged.line.indicator.name}　{report.period.chinese()}"
    text += f"　{plain(was.value)} → {plain(report.value)}{judged.line.unit}"
    if was.prior != report.prior:
        before, after = ("无" if prior is None else plain(prior) for prior in (was.prior, report.prior))
        text += f"，同期数 {before} → {after}"
    return text


def _say(done: "Imported", *, dry_run: bool) -> None:
    if done.rows:
        _say_rows(done)
    show.findings(done.findings, err=done.refused)
    if done.refused:
        click.echo("什么也没有写入。改好以上各处再导入一次。", err=True)
    elif dry_run:
        click.echo("这是试导入，什么也没有写入。去掉 --dry-run 就导入。")
    else:
        first, last = done.entries[0], done.entries[-1]
        click.echo(f"已全部记入：第{first}—{last}号。" if last > first else f"已记入：第{first}号。")


def _write_template(path: Path) -> None:
    from taizhang.adapters.xlsx_template import template

    start(needs_database=False)
    content = template(catalogue_in_force())
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        message = f"“{path}”已经有了，不覆盖。请换个文件名，或先移走原来的文件。"
        raise click.ClickException(message) from None
    except OSError:
        raise click.ClickException(f"写不了“{path}”。请检查文件夹是否存在、有没有权限。") from None
    click.echo(f"模板已写到 {path}。填好后运行：taizhang import {path}")


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="import", help="从 Excel 导入：一行一个数，全收或全不收；--template 取模板。")
@click.argument("file", metavar="文件", type=_FILE, required=False)
@click.option("--sheet", default="", metavar="表名", help="读哪张工作表；不写则读“填报”，或唯一的一张。")
@click.option("--reason", default="", metavar="原因", help="更正的原因或目标的依据；不写则用表里的“原因”列。")
@click.option("--dry-run", is_flag=True, help="只看结果，不写入。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
@click.option(
    "--template", metavar="模板", type=click.Path(dir_okay=False, path_type=Path), help="写出空白模板。"
)
def command(
    file: Path | None, sheet: str, reason: str, dry_run: bool, form: str, template: Path | None
) -> int:
    """Exit code 2 when anything was refused; then nothing was written."""
    if template is not None:
        if file is not None:
            raise click.ClickException("取模板和导入请分两次做：--template 后面不要再写要导入的文件。")
        _write_template(template)
        return 0
    if file is None:
        raise click.ClickException(
            "请写明要导入的文件，例如 taizhang import 9月报表.xlsx；用 --template 取模板。"
        )
    start()
    from taizhang.ledger.workbooks import workbook_import

    catalogue = catalogue_in_force()
    with show.progress(f"正在读“{file.name}”……"):
        done = workbook_import(
            actor=actor(), path=file, catalogue=catalogue, sheet=sheet, reason=reason, dry_run=dry_run
        )
    if form == "json":
        show.as_json(facts(done, dry_run=dry_run))
    else:
        _say(done, dry_run=dry_run)
    return 2 if done.refused else 0
