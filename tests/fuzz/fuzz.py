# ruff: noqa: E402, PERF401
"""Does any input break a reader, the scanner, the claims, the judge or the checks of wording, or keep them busy?

Coverage-guided: atheris grows inputs that reach new lines of ``taizhang.proofing`` and of the readers. One target a run::

    PYTHONPATH=.venv/bench python tests/fuzz/fuzz.py text var/fuzz/text -max_total_time=120
    make fuzz MINUTES=10          # all five targets in turn, two minutes each

What a target may do: give an answer, or refuse with a ``Refusal``. Everything else is a find: the input is kept in the
folder of the target (``crash-…``, ``timeout-…``) and is run again by naming the file instead of the folder.

``text`` strings words of reports together (``WORDS``) by the bytes it is given, since random bytes hardly ever make a
sentence. ``docx`` puts the bytes into a Word package as its ``word/document.xml`` or, for every fourth input, takes them
for the package itself. The parsers in C (libxml2, PDFium) run in this process: a crash of theirs ends it and is kept too,
though in use they run in a process of their own.
"""

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import atheris

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

with atheris.instrument_imports(include=["taizhang"]):
    from taizhang.adapters.docx_text import read_docx
    from taizhang.adapters.html_text import read_html
    from taizhang.adapters.pdf_text import read_pdf
    from taizhang.adapters.refusal import Refusal
    from taizhang.adapters.text_read import read_text
    from taizhang.proofing.claiming.names import Names
    from taizhang.proofing.contract import contract
    from taizhang.proofing.proof import proof
    from taizhang.proofing.source import Source

from adapters.pdf_pages import Sheet
from adapters.pdf_pages import pdf as pdf_of
from adapters.word_files import docx as docx_of
from adapters.word_files import p, table
from proofing.pieces import WORDS
from taizhang.catalogue.load import load_shipped

NAMES = Names.of(load_shipped())
WORD = docx_of(p("规上产值61亿元，增长8.4%。") + table(["指标", "本月"], ["产值", "61"]))
MOST_WORDS = 400


def text(data: bytes) -> None:
    """A text of words, one a byte (two where the first is 255: any character at all), proofread whole."""
    said = []
    each = iter(data[:MOST_WORDS])
    for byte in each:
        said.append(WORDS[byte % len(WORDS)] if byte < 255 else chr(0x4E00 + next(each, 0) * 80))
    source = Source("".join(said))
    contract(proof(source, NAMES))


def docx(data: bytes) -> None:
    """A Word file whose text, or which itself, is these bytes."""
    if data[:1] >= b"\xc0":
        read_docx(data[1:], "a.docx")
        return
    made = BytesIO()
    with ZipFile(BytesIO(WORD)) as old, ZipFile(made, "w") as package:
        for part in old.namelist():
            package.writestr(part, data[1:] if part == "word/document.xml" else old.read(part))
    read_docx(made.getvalue(), "a.docx")


def pdf(data: bytes) -> None:
    """A PDF."""
    read_pdf(data, "a.pdf")


def html(data: bytes) -> None:
    """A web page."""
    read_html(data, "a.html")


def plain(data: bytes) -> None:
    """A text file; what was read is proofread too."""
    contract(proof(read_text(data, "a.txt"), NAMES))


def seeds(target: object) -> list[bytes]:
    """What a target begins with."""
    page = "<html><meta charset=utf-8><p>规上产值61亿元<br>增长8.4%<table><tr><th>指标<td>本月<tr><td>产值<td>61</table>"
    said = "一、规上产值６１亿元，其中：电池51.6亿元，占83.4%。\r\n指标\t本月\r\n"
    if target is docx:
        return [b"a" + ZipFile(BytesIO(WORD)).read("word/document.xml"), b"\xff" + WORD]
    if target is pdf:
        return [pdf_of([Sheet().text(60, 100, "产值61亿元")]), pdf_of([Sheet().picture()])]
    if target is html:
        return [page.encode(), page.replace("utf-8", "gbk").encode("gbk")]
    if target is plain:
        return [said.encode(), said.encode("gb18030"), said.encode("utf-16")]
    return [bytes(range(0, 250, step)) for step in (1, 3, 7)]


TARGETS = {"text": text, "docx": docx, "pdf": pdf, "html": html, "plain": plain}


def main() -> None:
    target = TARGETS[sys.argv.pop(1)]

    def once(data: bytes) -> None:
        try:
            target(data)
        except Refusal:
            return

    folder = Path(sys.argv[1])
    if not folder.exists():
        folder.mkdir(parents=True)
        for number, seed in enumerate(seeds(target)):
            (folder / f"seed-{number}").write_bytes(seed)
    kept = f"{folder if folder.is_dir() else folder.parent}/"
    atheris.Setup(
        [
            sys.argv[0],
            *sys.argv[1:],
            f"-artifact_prefix={kept}",
            "-timeout=20",
            "-rss_limit_mb=2048",
            "-max_len=4096",
        ],
        once,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
