"""``taizhang``: the ledger from the command line.

Every verb is one file in this folder and is imported only when it is called, so that ``taizhang --help`` does not
wait for Django and DuckDB. Promises held here for all verbs: a mistake of the user's gives one clear Chinese line
and exit code 2; a mistake of ours gives one line as well, and the details go to a log file in ``TAIZHANG_HOME``;
nobody ever sees a traceback.

$ taizhang figure 规上工业总产值 2024年1-9月 --scope 园区
规上工业总产值  园区  2024年1-9月  61.9亿元  同比增长10%
"""

import gc
import importlib
import keyword
import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click

from taizhang import __version__
from taizhang.cli.chinese import in_chinese_marks, speak

VERBS: dict[str, str] = {
    "demo": "造出演示园区、结账、成文，并在本机提供服务",
    "init": "建库并设第一个管理员",
    "import": "从 Excel 导入：一行一个数，全收或全不收；--template 取模板",
    "check": "检查指标目录并试跑全部例子",
    "close": "结账：某月数据从此不再接收",
    "explain": "核实：看哪些数要说明，记下说明",
    "reopen": "重开已结的账，须写明原因",
    "figure": "查一个数",
    "trace": "查一个数的来历，直到每一笔报数",
    "report": "组成报告，写出 Word、HTML、文本和 JSON",
    "verify": "核对改过的 Word 文件：哪些数没动、哪些改了、哪些是手填的",
    "proof": "校对报告：读出每个数，指出损坏的和对不上的",
    "impact": "报数更正以后，已发报告里哪些句子不再成立",
    "account": "账号：在服务器上给进不来的人重设",
    "respondent": "填报单位：改名、查历次名称",
    "ledger": "台账自身：核验哈希链、查看结账记录",
    "backup": "备份：把台账存成一个文件，服务不用停",
    "restore": "恢复：把备份放进空的文件夹，并核验",
    "serve": "在本机提供网页服务",
}


CALM = 50_000
"""New objects before the collector looks for cycles, instead of 700: composing a report makes a million lasting ones, and
looking through them again and again was a tenth of its time."""


class Verbs(click.Group):
    """Lists every verb, imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"taizhang.cli.{name}")
        command: click.Command = module.command
        command.options_metavar = "[选项]"
        if isinstance(command, click.Group):
            command.subcommand_metavar = "命令 [参数]…"
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from difflib import get_close_matches

        if args and args[0] not in VERBS and not args[0].startswith("-"):
            near = get_close_matches(args[0], VERBS, n=1)
            hint = f"，是不是“{near[0]}”？" if near else "。运行 taizhang --help 看全部命令。"
            raise click.UsageError(f"没有“{args[0]}”这个命令{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl(list(VERBS.items()))


speak()


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
)
@click.version_option(__version__, message="台账 taizhang %(version)s", help="显示版本。")
def cli() -> None:
    """台账：工业园区从报数到成文的一本账。

    数据放在 TAIZHANG_HOME 所指的文件夹里（默认是当前目录下的 var）。
    """


def _log(error: BaseException) -> Path:
    folder = Path(os.environ.get("TAIZHANG_HOME", "var")).resolve() / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{os.getpid()}.log"
    file.write_text("".join(traceback.format_exception(error)), "utf-8")
    return file


def main(arguments: list[str] | None = None) -> None:
    """Entry point. Exit code 0 done, 1 findings, 2 a mistake in the call, the input or the program."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.web.settings")
    gc.set_threshold(CALM)
    try:
        code = cli.main(args=arguments, prog_name="taizhang", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.exceptions.Abort:
        click.echo("已中断，什么也没有改动。", err=True)
        sys.exit(2)
    except click.exceptions.NoArgsIsHelpError as help_wanted:
        click.echo(help_wanted.format_message())
        sys.exit(2)
    except click.ClickException as mistake:
        click.echo(f"错误：{in_chinese_marks(mistake.format_message())}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:  # noqa: BLE001  # the last line of defence: no traceback reaches a user
        where = _log(error)
        click.echo(
            f"程序出错（{type(error).__name__}），没有完成。详情记在 {where}，请把它发给维护人员。", err=True
        )
        sys.exit(2)


if __name__ == "__main__":
    main()
