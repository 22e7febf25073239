"""Printing: the system's own dialog, then the very pages of the PDF, as sharp as the printer is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPaintEngine, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from models.errors import EnvironmentProblem
from models.i18n import _
from ui.document import Document
from ui.guarding import guarded
from ui.jobs import Progress, run_job
from ui.message_bar import MessageBar
from ui.preview.press import pages_shown
from ui.preview.previewing import Previewing

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from exports.pdf.live import LivePages
    from exports.pdf.raster import Picture

_MOST_DPI = 600
_SMOOTH_UNTIL = 250  # dpi; above it the dots are finer than shades of grey, which lasers would print as patterns
_BLACK, _WHITE = 0xFF000000, 0xFFFFFFFF
_BAND = 8 * 2**20  # dots that are drawn at once


class Printing:
    """The flow behind "In…": lays out, asks, prints, tells."""

    def __init__(self, window: QWidget, document: Document, preview: Previewing, messages: MessageBar) -> None:
        self._window = window
        self._document = document
        self._preview = preview
        self._messages = messages

    def print_pages(self) -> None:
        """Print what the preview shows, or would show."""
        if self._document.is_open:
            guarded(self._window, self._document.path, self._print, retry=True)

    def _print(self) -> None:
        plan, path = self._document.plan, self._document.path
        body, appendices = pages_shown(plan, self._preview.choice)

        def lay_out(progress: Progress) -> LivePages:
            from exports.pdf.live import LivePages

            return LivePages(plan, body=body, appendices=appendices, progress=lambda share: progress(share, ""))

        print_laid_out(self._window, self._messages, lay_out, path.stem if path else "", self._preview.page)


def print_laid_out(
    window: QWidget,
    messages: MessageBar,
    lay_out: Callable[[Progress], LivePages],
    name: str,
    current: int | None = None,
) -> None:
    """Lay out pages in a thread, ask for the printer, print, tell; raises where there is no printer."""
    printer = find_printer()
    pages = run_job(window, _("Đang dàn trang…"), lay_out)
    if pages is None:
        return
    printer.setDocName(name)
    prepare(printer, pages)
    if not ask_printer(window, printer, len(pages), current):
        return
    order = chosen_pages(printer, len(pages), current)

    def work(progress: Progress) -> int:
        return paint_pages(printer, pages, order, progress)

    if done := run_job(window, _("Đang gửi trang tới máy in…"), work):
        where = printer.printerName()
        text = _("Đã gửi {count} trang tới máy in “{name}”.") if where else _("Đã ghi {count} trang.")
        messages.tell(text.format(count=done, name=where))


def printer_names() -> list[str]:
    """The printers that this computer knows."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo.availablePrinterNames()


def find_printer() -> QPrinter:
    """A printer to begin with; raises EnvironmentProblem where the computer knows none."""
    from PySide6.QtPrintSupport import QPrinter

    if not printer_names():
        raise EnvironmentProblem(_("Máy này chưa cài máy in nào; hãy xuất PDF rồi in ở máy có máy in."))
    return QPrinter(QPrinter.PrinterMode.HighResolution)


def ask_printer(parent: QWidget, printer: QPrinter, pages: int, current: int | None) -> bool:
    """The system's print dialog; False where the officer does not go on. Tests replace this."""
    from PySide6.QtPrintSupport import QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("In"))
    option = QPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintPageRange | option.PrintCollateCopies | option.PrintToFile | option.PrintShowPageSize)
    dialog.setOption(option.PrintCurrentPage, current is not None)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return taken


def prepare(printer: QPrinter, pages: LivePages) -> None:
    """Whole sheets of A4 without margins of the printer's own: the margins are in the pages."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(size, _orientation(pages.size(0)), QMarginsF()))
    printer.setFullPage(True)


def chosen_pages(printer: QPrinter, count: int, current: int | None) -> list[int]:
    """The indexes of the pages to print, in the order in which they go to the printer."""
    kind = type(printer).PrintRange
    wanted = list(range(count))
    if printer.printRange() == kind.CurrentPage and current is not None:
        wanted = [min(current, count - 1)]
    elif printer.printRange() == kind.PageRange:
        ranges = printer.pageRanges()
        wanted = [page for page in wanted if ranges.isEmpty() or ranges.contains(page + 1)]
    if printer.pageOrder() == type(printer).PageOrder.LastPageFirst:
        wanted.reverse()
    if not printer.supportsMultipleCopies() and printer.copyCount() > 1:
        copies = printer.copyCount()
        wanted = wanted * copies if printer.collateCopies() else [page for page in wanted for _copy in range(copies)]
    return wanted


def paint_pages(printer: QPrinter, pages: LivePages, order: Sequence[int], progress: Progress) -> int:
    """Print pages, each lying as it is meant to; the number of pages sent, 0 where the officer stopped it.

    May run in any thread. Raises EnvironmentProblem where the printer does not take them.
    """
    if not order:
        return 0
    refused = EnvironmentProblem(
        _("Máy in “{name}” không nhận trang in; hãy xem máy in đã bật và còn nối với máy này không.").format(
            name=printer.printerName()
        )
    )
    printer.setFullPage(True)  # the dialog may have taken it back
    printer.setPageOrientation(_orientation(pages.size(order[0])))
    painter = QPainter()
    if not painter.begin(printer):
        raise refused
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for done, page in enumerate(order):
            text = _("Trang {number}/{count}").format(number=done + 1, count=len(order))
            if not progress(done / len(order), text):
                printer.abort()
                return 0
            if done:
                # A layout cannot be set while printing, an orientation can: it holds from the next page on.
                printer.setPageOrientation(_orientation(pages.size(page)))
                if not printer.newPage():
                    raise refused
            _paint(printer, painter, pages, page)
    finally:
        painter.end()
    if printer.printerState() == type(printer).PrinterState.Error:
        raise refused
    return len(order)


def _paint(printer: QPrinter, painter: QPainter, pages: LivePages, page: int) -> None:
    """One page at the size it has on paper, its top left corner at that of the sheet; smaller on smaller sheets."""
    from exports.pdf.raster import Part, PdfPictures

    resolution = printer.resolution()
    # A whole number of printer's dots for each of ours: bands then meet without a seam.
    dots = max(1, -(-resolution // _MOST_DPI))
    scale = resolution / dots / 72
    paper = printer.paperRect(type(printer).Unit.DevicePixel)
    width, height = pages.size(page)
    millimetre = resolution / 25.4
    shares = paper.width() / millimetre / (width - 1), paper.height() / millimetre / (height - 1)
    if min(shares) < 1:
        scale *= min(paper.width() / millimetre / width, paper.height() / millimetre / height)
    with PdfPictures(pages.pdf_of(page)) as pictures:
        wide, high = pictures.pixels(0, scale)
        rows = high if takes_whole_pages(painter) else max(1, _BAND // wide)
        for top in range(0, high, rows):
            part = Part(0, top, wide, min(rows, high - top))
            band = pictures.picture(0, scale, part, smooth=resolution / dots < _SMOOTH_UNTIL, grey=True)
            if band.data.count(255) < len(band.data):
                painter.drawImage(QRect(0, top * dots, band.width * dots, band.height * dots), _image(band))


def takes_whole_pages(painter: QPainter) -> bool:
    """Whether a page goes out in one piece: programs that shrink a printed PDF would show where bands meet."""
    return painter.paintEngine().type() is QPaintEngine.Type.Pdf


def _image(band: Picture) -> QImage:
    """A picture for the printer, with one bit for each dot where it has no shades."""
    image = QImage(band.data, band.width, band.height, band.stride, QImage.Format.Format_Grayscale8)
    if band.data.count(255) + band.data.count(0) == len(band.data):
        image = image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
        if image.color(0) != _BLACK:
            # Only with black first does Qt write one bit for each dot.
            image.invertPixels()
            image.setColorTable([_BLACK, _WHITE])
    return image


def _orientation(size: tuple[float, float]) -> QPageLayout.Orientation:
    width, height = size
    return QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
