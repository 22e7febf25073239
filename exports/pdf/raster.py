"""PDF pages as pictures, for the screen, the printer and the guide; PDFium does the drawing."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from models.errors import InputProblem
from models.files import file_trouble
from models.i18n import _
from models.pdfium_lock import pdfium_lock


class Picture(NamedTuple):
    """Pixels from top to bottom, four bytes each: blue, green, red, 255 (QImage.Format_RGB32 takes them as they are).

    A grey picture has one byte each (QImage.Format_Grayscale8). `stride` is the number of bytes of a row.
    """

    width: int
    height: int
    stride: int
    data: bytearray


class Part(NamedTuple):
    """A part of a page's whole picture, in its pixels."""

    left: int
    top: int
    width: int
    height: int


class PdfPictures:
    """The pages of a PDF, from its bytes or its file, as pictures; usable from any thread, to be closed after use.

    Raises InputProblem where it is no PDF, is damaged or wants a password, EnvironmentProblem where the file cannot
    be read.
    """

    def __init__(self, source: bytes | Path) -> None:
        if isinstance(source, Path):
            with file_trouble(source):
                source = source.read_bytes()
        with pdfium_lock:
            try:
                self._document: pdfium.PdfDocument | None = pdfium.PdfDocument(source)
            except pdfium.PdfiumError as error:
                text = _("Tệp PDF này bị hỏng hoặc có mật khẩu nên không xem được trang; hãy xuất lại tệp.")
                raise InputProblem(text, repr(error)) from error
            self._count = len(self._document)

    def __enter__(self) -> PdfPictures:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __len__(self) -> int:
        """The number of pages."""
        return self._count

    def __del__(self) -> None:
        # Left to the garbage collector, the library would let go of the document without our lock.
        with suppress(AttributeError):
            self.close()

    def close(self) -> None:
        """Let the document go; a second time does nothing."""
        with pdfium_lock:
            document, self._document = self._document, None
            if document is not None:
                document.close()

    def size(self, index: int) -> tuple[float, float]:
        """Width and height of a page in pt."""
        with pdfium_lock:
            width, height = self._open.get_page_size(self._checked(index))
        return float(width), float(height)

    def pixels(self, index: int, scale: float) -> tuple[int, int]:
        """Width and height of a page's whole picture at `scale` pixels per pt."""
        width, height = self.size(index)
        return max(1, round(width * scale)), max(1, round(height * scale))

    def picture(
        self, index: int, scale: float, part: Part | None = None, *, smooth: bool = True, grey: bool = False
    ) -> Picture:
        """Draw a page on white at `scale` pixels per pt, or one part of it.

        Without `smooth` letters have hard edges, as printers of many dots want them. Raises InputProblem where the
        page is damaged.
        """
        width, height = self.pixels(index, scale)
        left, top, wide, high = part or Part(0, 0, width, height)
        kind, size = (pdfium_c.FPDFBitmap_Gray, 1) if grey else (pdfium_c.FPDFBitmap_BGRx, 4)
        data = bytearray(b"\xff") * (wide * high * size)
        flags = 0 if smooth else pdfium_c.FPDF_RENDER_NO_SMOOTHTEXT | pdfium_c.FPDF_RENDER_NO_SMOOTHPATH
        with pdfium_lock:
            try:
                page = self._open[self._checked(index)]
            except pdfium.PdfiumError as error:
                text = _("Trang {number} của tệp PDF bị hỏng nên không vẽ được; hãy xuất lại tệp.")
                raise InputProblem(text.format(number=index + 1), repr(error)) from error
            try:
                pixels = (ctypes.c_ubyte * len(data)).from_buffer(data)
                bitmap = pdfium_c.FPDFBitmap_CreateEx(wide, high, kind, pixels, wide * size)
                try:
                    pdfium_c.FPDF_RenderPageBitmap(bitmap, page.raw, -left, -top, width, height, 0, flags)
                finally:
                    pdfium_c.FPDFBitmap_Destroy(bitmap)
            finally:
                page.close()
        return Picture(wide, high, wide * size, data)

    @property
    def _open(self) -> pdfium.PdfDocument:
        if self._document is None:
            raise RuntimeError("the PDF is closed")
        return self._document

    def _checked(self, index: int) -> int:
        if not 0 <= index < self._count:
            raise IndexError(index)
        return index
