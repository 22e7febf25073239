"""Opens a stranger's PDF with PDFium, one thread at a time, with one plain sentence for each that cannot be read."""

from __future__ import annotations

from types import TracebackType
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from imports.pdf.forms import check_forms
from imports.pdf.streams import check_streams
from models.errors import InputProblem
from models.i18n import _
from models.pdfium_lock import pdfium_lock

MAX_PAGES = 600


class PdfFile:
    """An open PDF; `raw` is PDFium's handle, to be used under the lock alone."""

    def __init__(self, data: bytes, name: str) -> None:
        check_streams(data)
        check_forms(data)
        with pdfium_lock:
            try:
                self._document: Any = pdfium.PdfDocument(data)
            except pdfium.PdfiumError as error:
                raise _trouble(error, name) from error
            self.pages = len(self._document)
        if self.pages > MAX_PAGES:
            self.close()
            raise too_long(name, self.pages)

    @property
    def raw(self) -> Any:
        """PDFium's handle of the document."""
        return self._document.raw

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the document go."""
        with pdfium_lock:
            self._document.close()


def too_long(name: str, pages: int) -> InputProblem:
    """The problem of a file with more text than any plan has."""
    text = _("“{name}” có {count} trang, quá dài để là một kế hoạch; hãy tách riêng phần kế hoạch.")
    return InputProblem(text.format(name=name, count=pages))


def _trouble(error: Exception, name: str) -> InputProblem:
    locked = (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
    if getattr(error, "err_code", None) in locked:
        text = _(
            "“{name}” được đặt mật khẩu: hãy mở bằng chương trình đọc PDF, in hoặc lưu lại thành tệp không có mật khẩu."
        )
    else:
        text = _("Tệp PDF “{name}” bị hỏng hoặc chưa tải về hết nên không đọc được; hãy tải lại hoặc xin lại tệp.")
    return InputProblem(text.format(name=name), repr(error))
