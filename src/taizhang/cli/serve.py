"""``taizhang serve``: the pages, from one process, on this machine or the intranet."""

import os

import click

from taizhang.cli.start import start


def run(host: str, port: int) -> None:
    """Serve until interrupted. Says what to do when the port is taken."""
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise click.ClickException(
                f"端口 {port} 已被占用，可能另有一个台账正在运行。请先停掉它，或用 --port 换一个端口。"
            ) from None
    from granian import Granian
    from granian.constants import Interfaces

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.web.settings")
    Granian(
        "taizhang.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_enabled=True,
        log_access=False,
    ).serve()


@click.command(name="serve", help="在本机提供网页服务，按 Ctrl+C 停止。")
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="地址", help="监听地址；内网使用写 0.0.0.0。"
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="端口。")
def command(host: str, port: int) -> None:
    start()
    click.echo(f"台账已在 http://{host}:{port} 提供服务，按 Ctrl+C 停止。")
    run(host, port)
