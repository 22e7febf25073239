"""A button over a column that says what the column was understood as and opens the menu of what else it may be."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from imports.choices import CUSTOM, SKIPPED
from imports.draft import ColumnReading
from models.i18n import _
from ui.icons import icon
from ui.review.words import MENU_FIELDS, field_in_menu, field_short, field_word
from ui.theme import current_theme

_PAD = 5
_ARROW = 10


class ColumnChip(QToolButton):
    """One column; `chosen` tells that the officer has said what it is."""

    field_wanted = Signal(int, object)  # first Grid column, field or None for what is recognised

    def __init__(self, column: ColumnReading, chosen: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnChip")
        self.column = column
        self.chosen = chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        self.show_column(column, chosen)

    def show_column(self, column: ColumnReading, chosen: bool) -> None:
        """Show another column, or another meaning of this one."""
        self.column, self.chosen = column, chosen
        word = field_word(column.field, column.header)
        header = " ".join(column.header.split()) or _("không có tiêu đề")
        self.setText(word)
        told = _("Cột “{header}” được hiểu là: {word}").format(header=header[:200], word=word)
        if chosen:
            told += "\n" + _("Do bạn chọn.")
        # Rich text is not guessed from a stranger's heading.
        self.setToolTip(told.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>"))
        self.setAccessibleName(told.replace("\n", " "))
        self.update()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for field in MENU_FIELDS:
            if field is None:
                menu.addSeparator()
                continue
            entry = self._entry(menu, field_in_menu(field), field)
            entry.setCheckable(True)
            custom = field == CUSTOM and self.column.field.startswith("extra.")
            entry.setChecked(field == self.column.field or custom)
            group.addAction(entry)
        if self.chosen:
            menu.addSeparator()
            self._entry(menu, _("Theo máy nhận ra"), None)

    def _entry(self, menu: QMenu, text: str, field: str | None) -> QAction:
        entry = menu.addAction(text)
        entry.setData(field)
        entry.triggered.connect(lambda: self.field_wanted.emit(self.column.start, field))
        return entry

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet plate; unknown columns are tinted, chosen ones have a dot."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = self.column.field
        unknown = field in (SKIPPED, CUSTOM) or field.startswith("extra.")
        ground = theme.note if unknown else theme.panel
        if self.underMouse() or self.isDown():
            ground = theme.hover
        edge = theme.accent if self.hasFocus() else theme.note_border if unknown else theme.border
        painter.setPen(QColor(edge))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        if self.hasFocus():
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3)
        room = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        if self.chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(QRectF(room.left(), room.center().y() - 2, 5, 5))
            room.setLeft(room.left() + 8)
        painter.setFont(self._font())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        if painter.fontMetrics().horizontalAdvance(self.text()) + _ARROW + 2 <= room.width():
            place = QRect(room.right() - _ARROW, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
            icon("chevron-down", theme.faint).paint(painter, place)
            room.setRight(room.right() - _ARROW - 2)
        painter.setPen(QColor(theme.faint if field == SKIPPED else theme.text))
        painter.drawText(room, flags, self._fitting(painter.fontMetrics(), room, flags))
        painter.end()

    def _fitting(self, measure: QFontMetrics, room: QRect, flags: int) -> str:
        """The whole of it in two lines, else its short form, else what there is room for."""
        short = field_short(self.column.field)
        for text in (self.text(), short):
            needed = measure.boundingRect(room, flags, text)
            if needed.width() <= room.width() and needed.height() <= self.height() - 3:
                return text
        return measure.elidedText(short, Qt.TextElideMode.ElideRight, room.width())

    def _font(self) -> QFont:
        """A little smaller than the window's, for two lines stand in it."""
        font = QFont(self.font())
        font.setPointSizeF(max(7.5, font.pointSizeF() - 1.0))
        return font
