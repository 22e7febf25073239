"""What an import could not place, one entry each, until the officer has seen it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.plan import Remark

_REMARK = Qt.ItemDataRole.UserRole
_MOST_ROWS = 4
_ENTRY_SIDE, _ENTRY_TOP = 11, 6  # pixels, as in the style sheet


class FindingsPanel(QFrame):
    """Lists the remarks of the plan; seen only while there are some, which is up to what holds it."""

    jump_requested = Signal(object)  # Remark
    delete_requested = Signal(object)  # tuple of remark ids
    fitted = Signal()  # another height would be right
    filled = Signal(int)  # so many remarks are listed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findingsPanel")
        self._shown: tuple[Remark, ...] = ()
        # Later, since a splitter that is just being laid out takes no sizes.
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self.fitted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        bar.setContentsMargins(0, 2, 8, 2)
        bar.setSpacing(6)
        self._title = QLabel(self)
        self._title.setObjectName("panelTitle")
        bar.addWidget(self._title)
        bar.addStretch(1)
        self.jump = QPushButton(_("Tới chỗ này"), self)
        self.seen = QPushButton(_("Đã xem, xóa khỏi danh sách"), self)
        self.seen_all = QPushButton(_("Xóa cả danh sách"), self)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_ENTRY_SIDE, 0, 0, 0)
        for button in (self.jump, self.seen, self.seen_all):
            buttons.addWidget(button)
        bar.addLayout(buttons)
        layout.addLayout(bar)
        # The title gives way: in a narrow window it stands above the buttons.
        self._least = buttons.sizeHint().width() + bar.contentsMargins().right()
        self.setMinimumWidth(self._least)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Điều cần xem lại"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMinimumHeight(self.list.fontMetrics().height() + 14)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        layout.addWidget(self.list)
        self.jump.clicked.connect(self._jump)
        self.list.itemActivated.connect(lambda _item: self._jump())
        self.seen.clicked.connect(lambda: self.delete_requested.emit(self._ids(self._chosen())))
        self.seen_all.clicked.connect(lambda: self.delete_requested.emit(self._ids(self._shown)))

    def show_remarks(self, remarks: Sequence[Remark], read_only: bool) -> None:
        """Show the remarks of a plan; the row that was chosen stays so."""
        shown = tuple(remarks)
        self.seen.setEnabled(not read_only)
        self.seen_all.setEnabled(not read_only)
        if [remark.id for remark in shown] != [remark.id for remark in self._shown]:
            row = max(0, self.list.currentRow())
            self.list.clear()
            for remark in shown:
                item = QListWidgetItem(_entry(remark))
                item.setData(_REMARK, remark.id)
                item.setToolTip(remark.text)
                self.list.addItem(item)
            if shown:
                self.list.setCurrentRow(min(row, len(shown) - 1))
        self._shown = shown
        self._title.setText(_("ĐIỀU CẦN XEM LẠI ({count})").format(count=len(shown)))
        self.filled.emit(len(shown))
        self._fit.start()

    def fitting_height(self) -> int:
        """The height in pixels that shows up to four remarks whole."""
        # Written out, since the list itself measures only what is on the screen.
        room = max(200, self.list.viewport().width()) - 2 * _ENTRY_SIDE
        measure = self.list.fontMetrics()
        heights = [
            measure.boundingRect(0, 0, room, 10_000, Qt.TextFlag.TextWordWrap, _entry(remark)).height() + 2 * _ENTRY_TOP
            for remark in self._shown[:_MOST_ROWS]
        ]
        return self._bar.sizeHint().height() + sum(heights) + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remarks wrap anew in another width."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._least + self._title.sizeHint().width()
        self._bar.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        if event.size().width() != event.oldSize().width():
            self._fit.start()

    def _chosen(self) -> list[Remark]:
        ids = {item.data(_REMARK) for item in self.list.selectedItems()}
        return [remark for remark in self._shown if remark.id in ids]

    @staticmethod
    def _ids(remarks: Sequence[Remark]) -> tuple[str, ...]:
        return tuple(remark.id for remark in remarks)

    def _jump(self) -> None:
        for remark in self._chosen()[:1]:
            self.jump_requested.emit(remark)


def _entry(remark: Remark) -> str:
    text = " ".join(remark.text.split())
    if len(text) > 160:
        text = text[:160].rstrip() + "…"
    parts = [f"{remark.place}: " if remark.place else "", remark.message, f" “{text}”" if text else ""]
    return "".join(parts)
