"""``taizhang check``: read the catalogue strictly and run its examples.

What a statistician runs after editing ``catalogue/``: every mistake is named with file and line and what to do,
and every example (figures → the sentences they must give) is composed and compared. Needs no database.
"""

from pathlib import Path

import click

from taizhang.cli import show


@click.command(name="check", help="检查指标目录并试跑全部例子。")
@click.argument("directory", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def command(directory: Path | None, form: str) -> int:
    """Exit code 1 when there is an error; hints do not fail the check."""
    from taizhang.catalogue.load import load, shipped
    from taizhang.writing.examples import run_examples

    folders = [shipped(), *([directory] if directory else [])]
    catalogue, findings = load(*folders)
    if catalogue is not None:
        findings = (*findings, *run_examples(catalogue))
    errors = sum(item.level.name == "ERROR" for item in findings)
    if form == "json":
        show.as_json({"errors": errors, "findings": show.findings_as_json(findings)})
        return 1 if errors else 0
    show.findings(findings)
    if catalogue is not None and not errors:
        click.echo(
            f"目录没有错误：指标 {len(catalogue.indicators)} 个，报表 {len(catalogue.forms)} 张，"
            f"审核关系 {len(catalogue.rules)} 条，提纲 {len(catalogue.outlines)} 份，"
            f"例子 {len(catalogue.examples)} 个全部相符。"
        )
    elif errors:
        click.echo(f"共 {errors} 处错误，改好后再运行一次。")
    return 1 if errors else 0
