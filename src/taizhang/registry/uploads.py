"""How big a file may somebody send to a page?

``settings.UPLOAD_MOST`` bytes in one request. What is bigger is read to its end but kept nowhere, so that the sender
gets an answer rather than a broken connection, and the server's disk stays as it was:

    if too_big(request):
        …  # 文件超过 20 MB
"""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

_SIGN = "taizhang.upload-too-big"


def too_big(request: HttpRequest) -> bool:
    """Whether the request's files were dropped for their size. Reads the request."""
    _ = request.FILES
    return bool(request.META.get(_SIGN))


def limit() -> str:
    """The most, as people say it."""
    return f"{settings.UPLOAD_MOST // 1024 // 1024} MB"


class LimitedUpload(FileUploadHandler):
    """Stands before the handlers that store, and stops them in time."""

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Passes the chunk on, or stops."""
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_MOST:
            if self.request is not None:
                self.request.META[_SIGN] = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Storing is left to the next handler."""
