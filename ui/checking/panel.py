"""The panel of the check below the table: filters, the list of findings, and beside it the card of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from models.checking.finding import Finding
from ui.checking.arranging import Order, Row, View
from ui.checking.card import FindingCard
from ui.checking.filter_bar import FilterBar
from ui.checking.finding_list import FindingList
from ui.checking.finding_model import FindingModel
from ui.checking.grade_bar import GradeBar
from ui.icons import icon
from ui.theme import current_theme

_CARD_SHARE, _LEAST_CARD, _MOST_CARD = 0.4, 250, 560


class CheckPanel(QFrame):
    """Shows what it is told and tells what is wanted; knows no plan."""

    view_changed = Signal()
    closed = Signal()

    def __init__(self, place_of: Callable[[Finding], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("checkPanel")
        self.model = FindingModel(place_of, self)
        self.grades = GradeBar(self)
        self.bar = FilterBar(self)
        self.list = FindingList(self.model, self)
        self.card = FindingCard(self)
        self._calm = QFrame(self)
        self._sign = QLabel(self._calm)
        self._note = QLabel(self._calm)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        self.bar.changed.connect(self.view_changed)
        self.grades.changed.connect(self.view_changed)
        self.bar.list_wanted.connect(self.enter_list)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        calm = QHBoxLayout(self._calm)
        calm.setContentsMargins(16, 10, 16, 10)
        calm.setSpacing(12)
        calm.addStretch(1)
        calm.addWidget(self._sign)
        calm.addWidget(self._note, 4)
        calm.addStretch(1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._calm)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._pages, 1)
        below.addWidget(self.card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(below, 1)

    def view(self, nodes: frozenset[str]) -> View:
        """What the officer wants to see; `nodes` are those of the chosen rows."""
        bar = self.bar
        return View(
            self.grades.wanted(),
            bar.group.currentData(),
            bar.part.currentData() or "",
            nodes if bar.here.isChecked() else None,
            bar.words.text(),
            Order(bar.order.currentData()),
            self.grades.dismissed.isChecked(),
        )

    def show_rows(self, rows: Sequence[Row], note: str, good: bool, parts: Mapping[str, str]) -> None:
        """Show findings, or in their place one sentence; the chosen finding stays chosen where it is still there."""
        self.bar.show_parts(parts)
        before = self.list.currentIndex().row()
        entry = self.list.chosen()
        self.model.show(rows)
        row = self.model.row_of(entry.finding.key) if entry else -1
        if row < 0:
            # The next one comes into the place of one that was put right.
            row = self.model.next_entry(min(max(before, 0), len(rows) - 1))
            row = row if row >= 0 else self.model.next_entry(len(rows) - 1, -1)
        self.list.choose(row)
        focused = self.list.hasFocus()
        self._pages.setCurrentWidget(self.list if rows else self._calm)
        self.card.setVisible(bool(rows))
        self._note.setText(note)
        self._sign.setPixmap(self._picture(good).pixmap(QSize(28, 28)))
        if focused and not rows:
            self.bar.words.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _picture(good: bool) -> QIcon:
        theme = current_theme()
        return icon("shield-check", theme.good) if good else icon("search", theme.faint)

    def enter_list(self) -> None:
        """Put the keyboard into the list, on the first finding where none is chosen."""
        if self.model.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.list.chosen() is None:
                self.list.choose(self.model.next_entry(0))
        else:
            self.bar.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card takes its share."""
        super().resizeEvent(event)
        self.card.setFixedWidth(max(_LEAST_CARD, min(_MOST_CARD, int(event.size().width() * _CARD_SHARE))))

    def minimumSizeHint(self) -> QSize:
        """May be small: the window is not widened for it."""
        return QSize(400, 120)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.grades.retheme()
