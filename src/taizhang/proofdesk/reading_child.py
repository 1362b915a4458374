"""The process that reads a stranger's Word file, PDF or web page.

``python -m taizhang.proofdesk.reading_child KIND NAME BYTES`` takes the file on standard input, bounds its own memory to
BYTES, and writes one line of JSON: the Source as plain data (``proofdesk.plain``), or ``{"refused": {…}}`` with the finding.
"""

import importlib
import json
import sys

from taizhang.adapters.limited_process import bound_memory
from taizhang.adapters.refusal import Refusal
from taizhang.proofdesk.plain import finding_as_data, source_as_data

READERS = {
    "docx": ("taizhang.adapters.docx_text", "read_docx"),
    "pdf": ("taizhang.adapters.pdf_text", "read_pdf"),
    "html": ("taizhang.adapters.html_text", "read_html"),
}


def main(arguments: list[str]) -> None:
    """Reads standard input; see the module."""
    kind, name, most = arguments
    bound_memory(int(most))
    module, function = READERS[kind]
    try:
        source = getattr(importlib.import_module(module), function)(sys.stdin.buffer.read(), name)
        said = source_as_data(source)
    except Refusal as refused:
        said = {"refused": finding_as_data(refused.finding)}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1:])
