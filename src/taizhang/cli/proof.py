"""``taizhang proof``: read any report and say which of its figures cannot be right.

    $ taizhang proof 草稿.docx
    $ taizhang proof 草稿.docx --format docx          # 草稿.校对.docx, with Word's comments
    $ taizhang proof 报告/ -j 2                       # a line for each file
    $ taizhang proof 旧稿.pdf --repaired              # the text with its certain repairs, and their list
    $ taizhang proof 草稿.docx --ledger               # and beside each figure what the ledger says
    $ taizhang proof 今年.docx --against 去年.docx     # what changed, and whose base does not fit

Without ``--ledger`` it needs no ledger and no installation.

Exit code 0 nothing above a hint, 1 at least one error, 2 a file could not be read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from taizhang.cli.proof_checks import AgainstLedger, AgainstReport
    from taizhang.proofdesk.many import Proved
    from taizhang.proofing.claiming.names import Names
    from taizhang.proofing.comparing.against_ledger import Link
    from taizhang.proofing.model import Proof

_FORMATS = ("text", "json", "html", "docx")
_ENDINGS = {"text": ".校对.txt", "json": ".校对.json", "html": ".校对.html", "docx": ".校对.docx"}
_REPAIRED = ".修复.txt"


@dataclass(frozen=True)
class Wanted:
    """What the user asked for."""

    form: str
    out: Path | None
    repaired: bool
    many: bool
    ledger: "AgainstLedger | None" = None
    against: "AgainstReport | None" = None


@dataclass(frozen=True)
class Checked:
    """A file with what was asked for beyond its own proof; ``links`` tell what the ledger says of each figure."""

    file: "Proved"
    links: "tuple[Link, ...]" = ()

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def proof(self) -> "Proof | None":
        return self.file.proof


def _checked(done: "Proved", wanted: Wanted) -> Checked:
    """Compares with the earlier report and with the ledger, if they are wanted."""
    proof = done.proof
    if proof is None:
        return Checked(done)
    links: tuple[Link, ...] = ()
    if wanted.against is not None:
        proof = wanted.against(proof)
    if wanted.ledger is not None:
        proof, links = wanted.ledger(proof)
    return Checked(replace(done, proof=proof), links)


def _names() -> "Names":
    from taizhang.proofdesk.names_cache import CatalogueUnusable, directories, names_of

    try:
        return names_of(directories())
    except CatalogueUnusable as broken:
        raise click.ClickException(str(broken)) from None


def _switches() -> "dict[str, bool]":
    from taizhang.proofdesk.switches import UnknownCheck, wanted

    try:
        return wanted()
    except UnknownCheck as unknown:
        raise click.ClickException(str(unknown)) from None


def _say(done: Checked, wanted: Wanted) -> None:
    """One file: print it or write it."""
    if done.proof is None:
        if wanted.form == "json":
            _give(_json(done, wanted), done, wanted)
        _lines().say_refused(done.file)
        return
    if wanted.repaired:
        from taizhang.proofdesk.repaired import repaired, written

        _give(written(repaired(done.proof)), done, wanted)
    elif wanted.form == "json":
        _give(_json(done, wanted), done, wanted)
    elif wanted.form == "html":
        from taizhang.proofdesk.outputs import page

        _write(page(done.proof).encode(), done, wanted)
    elif wanted.form == "docx":
        from taizhang.proofdesk.outputs import annotated

        _write(annotated(done.proof, done.path.read_bytes(), date=_now()), done, wanted)
    elif wanted.out is not None:
        _write(_captured(done, wanted).encode(), done, wanted)
    elif not wanted.many:
        _print(done, wanted)


def _print(done: Checked, wanted: Wanted) -> None:
    assert done.proof is not None  # refused files were told before
    _lines().say(done.proof)
    if wanted.ledger is not None:
        wanted.ledger.say(done.links, done.proof.claims)


def _lines() -> Any:
    from taizhang.cli import proof_lines

    return proof_lines


def _captured(done: Checked, wanted: Wanted) -> str:
    """What would have been printed, without colours."""
    import contextlib
    import io

    buffer = io.StringIO()
    with contextlib.redirect_stdout(buffer):
        _print(done, wanted)
    return buffer.getvalue()


def _now() -> str:
    from datetime import UTC, datetime

    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _json(done: Checked, wanted: Wanted) -> str:
    from taizhang.proofdesk.outputs import as_data, as_json

    data = as_data(done.path.name, done.proof, done.file.refused)
    if wanted.ledger is not None:
        said = wanted.ledger.as_data(done.links)
        for figure in data["figures"]:
            figure["ledger"] = said.get(figure["id"])
    return as_json(data) + "\n"


def _give(text: str, done: Checked, wanted: Wanted) -> None:
    """To the file that was asked for, else to standard output."""
    if wanted.out is None:
        click.echo(text, nl=False)
    else:
        _write(text.encode(), done, wanted)


def _write(content: bytes, done: Checked, wanted: Wanted) -> None:
    path = _target(done, wanted)
    if path.exists() and path.samefile(done.path):
        raise click.ClickException(f"“{path}”就是要校对的文件，不能覆盖。请用 --out 写明别的文件名。")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError:
        raise click.ClickException(f"写不了“{path}”。请检查文件夹是否存在、有没有权限。") from None
    if not wanted.many:
        click.echo(f"已写到 {path}", err=True)


def _target(done: Checked, wanted: Wanted) -> Path:
    """The file to write: as asked, or in the folder asked for, or here, with a name that says what it is."""
    ending = _REPAIRED if wanted.repaired else _ENDINGS[wanted.form]
    name = done.path.stem + ending
    if wanted.out is None:
        return Path(name)
    return wanted.out / name if wanted.many or wanted.out.is_dir() else wanted.out


def _many(results: Iterator[Checked], wanted: Wanted, total: int) -> Iterator[Checked]:
    """Many files: their lines as they come, with progress."""
    from taizhang.cli import show

    as_json = wanted.form == "json" and wanted.out is None and not wanted.repaired
    if as_json:
        click.echo('{"documents": [')
    else:
        _lines().table_head()
    with show.progress("正在校对……", total=total) as step:
        for at, done in enumerate(results):
            if as_json:
                click.echo((",\n" if at else "") + _json(done, wanted).rstrip(), nl=False)
            else:
                if done.proof is not None:
                    _say(done, wanted)
                _lines().say_row(done.file)
            step()
            yield done
    if as_json:
        click.echo("\n]}")


def _files(given: Sequence[Path]) -> list[Path]:
    from taizhang.proofdesk.many import files_in

    files = files_in(given)
    if not files:
        raise click.ClickException("文件夹里没有能校对的文件（.txt .md .docx .pdf .html）。")
    return files


_FILE = click.Path(exists=True, path_type=Path)
_OLD = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="proof", help="校对报告：读出每个数，指出损坏的、对不上的。文件或文件夹都可以。")
@click.argument("given", metavar="文件…", nargs=-1, required=True, type=_FILE)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="输出方式。")
@click.option(
    "--out", metavar="路径", type=click.Path(path_type=Path), help="写到这个文件；多个文件时写到这个文件夹。"
)
@click.option("--repaired", is_flag=True, help="给出改好的文字：只做可以确定的修复，末尾逐条列出。")
@click.option(
    "-j", "jobs", default=1, show_default=True, type=click.IntRange(1, 64), help="几个进程同时校对。"
)
@click.option("--ledger", "with_ledger", is_flag=True, help="与台账核对：每个数相符、不符还是台账没有。")
@click.option(
    "--against", metavar="旧稿", type=_OLD, help="与早先的报告对照：同一个数变了没有，上年基数合不合。"
)
def command(
    given: tuple[Path, ...],
    form: str,
    out: Path | None,
    repaired: bool,
    jobs: int,
    with_ledger: bool,
    against: Path | None,
) -> int:
    """Exit code 0 nothing above a hint, 1 at least one error, 2 a file could not be read."""
    from taizhang.kernel.finding import Level
    from taizhang.proofdesk.many import proved

    files = _files(given)
    many = len(files) > 1 or any(path.is_dir() for path in given)
    names = _names()
    wanted = Wanted(form, out, repaired, many, *_comparisons(with_ledger, against, names))
    results = (_checked(done, wanted) for done in proved(files, names, jobs=jobs, switches=_switches()))
    code = 0
    for done in _many(results, wanted, len(files)) if many else results:
        if not many:
            _say(done, wanted)
        code = max(code, 2 if done.proof is None else int(done.file.count(Level.ERROR) > 0))
    return code


def _comparisons(
    with_ledger: bool, against: Path | None, names: "Names"
) -> "tuple[AgainstLedger | None, AgainstReport | None]":
    """What the files are compared with; nothing of it is loaded unless asked for."""
    if not with_ledger and against is None:
        return None, None
    from taizhang.cli.proof_checks import AgainstLedger, AgainstReport

    ledger = AgainstLedger.begin() if with_ledger else None
    return ledger, None if against is None else AgainstReport.begin(against, names)
