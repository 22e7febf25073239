"""The lines above and under the table as on paper: label, title, caption, closing; edited in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from models.grid.grid import Address
from models.i18n import _
from models.page import appendix_heading, closing_of
from models.plan import Appendix, Plan
from ui.clipboard import insert_plain, takes_text
from ui.theme import current_theme, paper_font
from ui.written import written

_POINTS = {"label": 13.0, "title": 13.0, "caption": 13.0, "closing": 12.0}
_LEAST_WIDE = 160  # pixels


class PaperLine(QTextEdit):
    """A text of the paper that is edited in place; stored when the focus leaves it or Enter is pressed."""

    edited = Signal(str)

    def __init__(self, name: str, hint: str, align: Qt.AlignmentFlag, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paperLine")
        self.setProperty("field", name)
        self.setAccessibleName(hint)
        self._hint = hint
        self.setToolTip(_("{hint}: bấm vào để sửa, Enter để lưu").format(hint=hint))
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(1)
        self._option = QTextOption(align)
        self.document().setDefaultTextOption(self._option)
        self._kept = ""
        self.textChanged.connect(self._fit)
        self.setFixedHeight(self.fontMetrics().height())

    def show_text(self, text: str) -> None:
        """Show the stored text, unless the officer is just writing here."""
        self._kept = text
        if not self.hasFocus() and self.toPlainText() != text:
            self.setPlainText(text)
        self._fit()

    def commit(self) -> None:
        """Hand on what was written, where it differs from what is stored."""
        text = written(self.document())
        if text != self._kept:
            self._kept = text
            self.edited.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stores, Shift or Alt with Enter breaks the line, Escape takes the writing back."""
        breaks = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & breaks:
                self.insertPlainText("\n")
            else:
                self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._kept)
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only words are taken."""
        return takes_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain lines."""
        insert_plain(self, source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line stores it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height in step with the text."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """A new font means another height."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """While it is empty, say faintly what belongs here; Qt's own placeholder cannot be centred."""
        super().paintEvent(event)
        if not self.toPlainText() and not self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(current_theme().ink_faint))
            painter.drawText(self.viewport().rect(), self._option.alignment(), self._hint)
            painter.end()

    def _fit(self) -> None:
        # Before it is laid out it is narrow; so many lines would push the window over the edge of a small screen.
        height = self.fontMetrics().height()
        if self.viewport().width() >= _LEAST_WIDE:
            self.document().setTextWidth(self.viewport().width())
            height = int(self.document().size().height()) + 3
        if height != self.height():
            self.setFixedHeight(height)
            # What scrolled while there was less room is not to stay cut.
            self.verticalScrollBar().setValue(0)


class AppendixHeading(QFrame):
    """Label, title and caption above the table, or with `closing` the line under it."""

    edited = Signal(object, str)  # Address, text

    def __init__(self, closing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appendix = ""
        centre = Qt.AlignmentFlag.AlignHCenter
        hints = (
            {"closing": _("Dòng cuối phụ lục")}
            if closing
            else {"label": _("Nhãn phụ lục"), "title": _("Tên phụ lục"), "caption": _("Dòng “Kèm theo …”")}
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 4, 24, 4)
        layout.setSpacing(0)
        self.lines: dict[str, PaperLine] = {}
        for name, hint in hints.items():
            line = PaperLine(name, hint, Qt.AlignmentFlag.AlignLeft if closing else centre, self)
            line.edited.connect(lambda text, field=name: self._edited(field, text))
            layout.addWidget(line)
            self.lines[name] = line

    def show_appendix(self, plan: Plan, appendix: Appendix, zoom: float, read_only: bool) -> None:
        """Show the lines of an appendix at the zoom of its table."""
        self._appendix = appendix.id
        heading = appendix_heading(plan, appendix)
        texts = {"label": heading.label, "title": heading.title, "caption": heading.caption}
        texts["closing"] = closing_of(plan, appendix)
        for name, line in self.lines.items():
            bold = name in ("label", "title")
            line.setFont(paper_font(_POINTS[name] * min(zoom, 1.0), bold, italic=name == "caption"))
            line.setReadOnly(read_only)
            line.show_text(texts[name])
            # Prose stands in the body of the plan: it needs no label and no caption, yet may have them.
            line.setHidden(appendix.layout.is_list and name in ("label", "caption") and not texts[name])

    def commit(self) -> None:
        """Store what is being written."""
        for line in self.lines.values():
            line.commit()

    def _edited(self, field: str, text: str) -> None:
        self.edited.emit(Address("appendix", self._appendix, field), text)
