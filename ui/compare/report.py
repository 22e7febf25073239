"""The comparison as a file or on paper: the page of exports/html set by Qt on landscape A4."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from models.files import replacing
from models.i18n import _
from ui.theme import PAPER_FAMILIES, paper_family

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DPI = 300
_MARGINS = QMarginsF(15, 15, 15, 15)  # mm
_FOOT = 16.0  # points for the page number


def write_report(html: str, kind: str, target: Path) -> None:
    """Write the page as "html" or "pdf"; raises EnvironmentProblem where the file cannot be written."""
    with replacing(target) as path:
        if kind == "html":
            path.write_text(html, encoding="utf-8", newline="\n")
            return
        writer = QPdfWriter(str(path))
        writer.setResolution(_DPI)
        writer.setTitle(_("Bảng so sánh"))
        writer.setPageLayout(_layout())
        paint_report(report_document(html), writer)
        # The file is whole only when its writer is gone.
        del writer


def paint_report(document: QTextDocument, device: QPagedPaintDevice) -> None:
    """Paint the pages, numbered where there are several."""
    size = document.pageSize()
    painter = QPainter(device)
    scale = device.pageLayout().paintRectPoints().width() * device.logicalDpiX() / 72 / size.width()
    painter.scale(scale, scale)
    count = document.pageCount()
    for page in range(count):
        if page:
            device.newPage()
        painter.save()
        painter.translate(0, -page * size.height())
        document.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))
        painter.restore()
        if count > 1:
            painter.setFont(document.defaultFont())
            foot = QRectF(0, size.height(), size.width(), _FOOT * 96 / 72)
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, f"{page + 1}/{count}")
    painter.end()


def print_report(html: str, parent: QWidget) -> str:
    """Print the page; what to tell then, "" where the officer did not go on. Raises where there is no printer."""
    from ui.preview.printing import ask_printer, find_printer

    printer: QPrinter = find_printer()
    printer.setDocName(_("Bảng so sánh"))
    printer.setPageLayout(_layout())
    document = report_document(html)
    if not ask_printer(parent, printer, document.pageCount(), None):
        return ""
    paint_report(document, printer)
    return _("Đã gửi bảng so sánh tới máy in “{name}”.").format(name=printer.printerName())


def report_document(html: str) -> QTextDocument:
    """The page as a document in the typeface of the paper."""
    if paper_family() != PAPER_FAMILIES[0]:
        QFont.insertSubstitution(PAPER_FAMILIES[0], paper_family())
    document = QTextDocument()
    document.setDocumentMargin(0)
    font = QFont(PAPER_FAMILIES[0])
    font.setPixelSize(16)
    document.setDefaultFont(font)
    document.setHtml(html)
    room = _layout().paintRect(QPageLayout.Unit.Point)
    document.setPageSize(QSizeF(room.width(), room.height() - _FOOT) * (96 / 72))
    return document


def _layout() -> QPageLayout:
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Landscape, _MARGINS, QPageLayout.Unit.Millimeter)
