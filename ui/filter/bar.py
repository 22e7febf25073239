"""The bar above the table: what to look for among the tasks, in which order, and what is left out just now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.view.filtering import Filter
from models.view.sorting import Sort
from ui.icons import icon

_WRITTEN = 200  # milliseconds after the last letter
_NARROW, _LEAST = 640, 420  # pixels


class FilterBar(QFrame):
    """Shows what it is told and tells what is wanted; knows no plan."""

    text_wanted = Signal(str)
    units_wanted = Signal()
    filling = Signal(str)  # a menu is about to open: "deadline", "missing", "sort"
    flagged_wanted = Signal(bool)
    again = Signal()
    off = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.text = QLineEdit(self)
        self.text.setAccessibleName(_("Lọc theo chữ"))
        self.text.setPlaceholderText(_("Lọc theo chữ, không cần gõ dấu"))
        self.text.setClearButtonEnabled(True)
        # A file that is dropped here is for the window to open.
        self.text.setAcceptDrops(False)
        self.text.setMinimumWidth(130)
        self.setFocusProxy(self.text)
        self._written = QTimer(self, singleShot=True, interval=_WRITTEN)
        self.units = self._button(_("Đơn vị"))
        self.deadline = self._button(_("Thời hạn"), "deadline")
        self.missing = self._button(_("Còn thiếu"), "missing")
        self.sort = self._button(_("Sắp xếp"), "sort")
        self.flagged = self._button(_("Cần xem lại"))
        self.flagged.setCheckable(True)
        self.shut = QToolButton(self)
        self.shut.setToolTip(_("Đóng thanh lọc (Ctrl+Shift+L)"))
        self.shut.setAccessibleName(_("Đóng thanh lọc"))
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.anew = QPushButton(_("Lọc lại"), self)
        self.anew.setToolTip(_("Dòng vừa thêm hoặc sửa vẫn được hiện cho tới khi lọc lại"))
        self.keep = QPushButton(_("Sắp xếp lại kế hoạch theo thứ tự này"), self)
        self.none = QPushButton(_("Bỏ lọc"), self)
        self._lay_out()
        self._connect()
        self.retheme()

    def _button(self, text: str, menu: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(12, 12))
        if menu:
            made = QMenu(button)
            # The button's own direction only puts its arrow behind the word.
            made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            made.aboutToShow.connect(lambda: self.filling.emit(menu))
            button.setMenu(made)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _lay_out(self) -> None:
        field = QHBoxLayout()
        field.setSpacing(4)
        self._sign = QLabel(self)
        field.addWidget(self._sign)
        field.addSpacing(4)
        field.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.units, self.deadline, self.missing, self.flagged, self.sort):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(4)
        self._parts.addLayout(field, 1)
        self._parts.addLayout(buttons)
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addLayout(self._parts, 1)
        first.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        self._second = QWidget(self)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(22, 0, 0, 0)
        second.addWidget(self.told, 1)
        for deed in (self.keep, self.anew, self.none):
            second.addWidget(deed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 4, 6, 5)
        whole.setSpacing(4)
        whole.addLayout(first)
        whole.addWidget(self._second)

    def _connect(self) -> None:
        self.text.textEdited.connect(lambda _text: self._written.start())
        self.text.textChanged.connect(lambda text: text or self._written.start(0))
        self._written.timeout.connect(lambda: self.text_wanted.emit(self.text.text()))
        self.units.clicked.connect(self.units_wanted)
        self.flagged.clicked.connect(self.flagged_wanted)
        self.anew.clicked.connect(self.again)
        self.none.clicked.connect(self.off)
        self.shut.clicked.connect(self.closed)

    def menu_of(self, name: str) -> QMenu:
        """The menu of a button."""
        return {"deadline": self.deadline, "missing": self.missing, "sort": self.sort}[name].menu()

    def show_wanted(self, wanted: Filter, sort: Sort | None, flags: bool) -> None:
        """Show which conditions are set; `flags` whether remarks ask to look at rows again."""
        if self.text.text().strip() != wanted.text.strip():
            self.text.setText(wanted.text)
        self._written.stop()
        for button, is_on in (
            (self.units, bool(wanted.units)),
            (self.deadline, wanted.deadline is not None),
            (self.missing, bool(wanted.missing)),
            (self.sort, sort is not None),
        ):
            font = button.font()
            font.setBold(is_on)
            button.setFont(font)
        self.flagged.setChecked(wanted.ids is not None)
        self.flagged.setVisible(flags or wanted.ids is not None)

    def show_state(self, text: str, filters: bool, sorts: bool, writable: bool) -> None:
        """Say what is left out and in which order the rest is seen; "" where all is as in the plan."""
        self.told.setText(text)
        self._second.setVisible(bool(text))
        self.anew.setVisible(filters or sorts)
        self.keep.setVisible(sorts and writable)
        self.none.setText(_("Bỏ lọc") if filters else _("Bỏ sắp xếp"))
        self.setProperty("on", bool(text))
        self.style().unpolish(self)
        self.style().polish(self)

    def is_on(self) -> bool:
        """Whether it says that anything is left out or in another order."""
        return bool(self.told.text())

    def retheme(self) -> None:
        """Draw the icons in the colour of the theme in use."""
        self._sign.setPixmap(icon("funnel").pixmap(QSize(15, 15)))
        self.shut.setIcon(icon("x"))
        for button in (self.units, self.deadline, self.missing, self.sort):
            button.setIcon(icon("chevron-down"))
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def minimumSizeHint(self) -> QSize:
        """A narrow window is not held open by the buttons, which go below the field there."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand under the field."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.TopToBottom if event.size().width() < _NARROW else ways.LeftToRight)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.retheme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the filter off; once more, and the bar closes."""
        if event.key() == Qt.Key.Key_Escape:
            (self.off if self.is_on() else self.closed).emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text.hasFocus():
            self._written.stop()
            self.text_wanted.emit(self.text.text())
        else:
            super().keyPressEvent(event)
