"""How does a page hand a file to be saved, and what may it be called?

    saved_as(content, WORD, "园区2024年第三季度工作总结报告.docx")

Browsers and file systems take Chinese names; what no file system takes (``/ : ?`` and such) becomes ``_``.
"""

import re
from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f\\/:*?"<>|]')


def safe_name(name: str) -> str:
    """The name as a file may bear it."""
    return _NOT_IN_NAMES.sub("_", name)


def saved_as(content: bytes, kind: str, name: str) -> HttpResponse:
    """The file, to be saved under that name. ``kind`` is its media type."""
    header = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": header or "attachment"})
