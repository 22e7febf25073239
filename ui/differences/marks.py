"""Two texts as one with its changed words marked, by colour and shape: struck out what went, on a tint what came.

A line below would hide the dots under ạ, ệ, ộ.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.compare.words import Part, Run, word_runs
from models.i18n import _
from models.text import printable
from ui.theme import current_theme

_AROUND = 70  # letters of an unchanged stretch that are shown on each side of a change
_MOST = 6_000  # letters that are shown at all
_TINT = 76  # of 255


def shown_runs(before: str, after: str, whole: bool = False) -> tuple[Run, ...]:
    """The runs of two texts, long unchanged stretches shortened unless the `whole` is wanted."""
    runs = word_runs(printable(before), printable(after))
    if whole:
        return runs
    out: list[Run] = []
    room = _MOST
    for place, run in enumerate(runs):
        text = run.text
        if run.part is Part.SAME:
            text = _excerpt(text, first=place == 0, last=place == len(runs) - 1)
        if len(text) > room:
            out.append(Run(run.part, text[:room].rstrip() + " …"))
            break
        room -= len(text)
        out.append(Run(run.part, text))
    return tuple(out)


def _excerpt(text: str, first: bool, last: bool) -> str:
    """The ends of an unchanged stretch that lie next to a change."""
    if len(text) <= 3 * _AROUND:
        return text
    head = "" if first else text[:_AROUND].rsplit(" ", 1)[0]
    tail = "" if last else text[-_AROUND:].split(" ", 1)[-1]
    return f"{head} … {tail}"


def said(before: str, after: str) -> str:
    """The same in words, for screen readers and plain copies."""
    if not before:
        return _("thêm “{text}”").format(text=after)
    if not after:
        return _("bỏ “{text}”").format(text=before)
    return _("“{before}” thành “{after}”").format(before=before, after=after)


def marked_document(runs: tuple[Run, ...], font: QFont) -> QTextDocument:
    """The runs as a document in the colours of the theme; nothing in the texts is taken for markup."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    last = Part.SAME
    for run in runs:
        if last is Part.REMOVED and run.part is Part.ADDED and not run.text[:1].isspace():
            cursor.insertText(" ", _format(Part.SAME))
        cursor.insertText(run.text, _format(run.part))
        last = run.part
    return document


def _format(part: Part) -> QTextCharFormat:
    theme = current_theme()
    shape = QTextCharFormat()
    shape.setForeground(QColor(theme.text))
    if part is Part.ADDED:
        tint = QColor(theme.good)
        tint.setAlpha(_TINT)
        shape.setBackground(tint)
    elif part is Part.REMOVED:
        shape.setForeground(QColor(theme.danger))
        shape.setFontStrikeOut(True)
    return shape


def paint_document(painter: QPainter, document: QTextDocument, box: QRectF) -> None:
    """Draw a document that has its width already."""
    painter.save()
    painter.translate(box.topLeft())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(current_theme().text))
    context.clip = QRectF(0, 0, box.width(), box.height())
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


class MarkedText(QWidget):
    """A text before and after a change, as one."""

    def __init__(self, before: str, after: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = before, after
        self._document: QTextDocument | None = None
        self.setAccessibleName(said(before, after))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the text is in that width."""
        document = self._laid_out(width)
        return int(document.size().height() + 0.99)

    def sizeHint(self) -> QSize:
        """As high as the text is now."""
        return QSize(160, self.heightForWidth(max(60, self.width())))

    def minimumSizeHint(self) -> QSize:
        """May be narrow."""
        return QSize(60, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        paint_document(painter, self._laid_out(self.width()), QRectF(self.rect()))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and letters in use."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._document = None
            self.updateGeometry()
            self.update()

    def _laid_out(self, width: int) -> QTextDocument:
        if self._document is None:
            self._document = marked_document(shown_runs(*self._texts), self.font())
        self._document.setTextWidth(max(40, width))
        return self._document
