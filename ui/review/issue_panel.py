"""Below source and plan: the list of what to look at, by sorts, with the way to each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from ui.review.issues import Issue, IssueModel, Sort


class IssueList(QListView):
    """Arrows choose, Enter leads to the place, Space ticks."""

    stood = Signal(object)  # Issue
    wanted = Signal(object)

    def __init__(self, model: IssueModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("issueList")
        self.setAccessibleName(_("Điều cần xem lại"))
        self._rows = model
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _index: self._lead())

    def chosen(self) -> Issue | None:
        """The chosen entry."""
        rows = self.selectionModel().selectedRows()
        return self._rows.issue(rows[0].row()) if rows else None

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The places of the chosen entry are shown on both sides."""
        super().selectionChanged(selected, deselected)
        if (issue := self.chosen()) is not None:
            self.stood.emit(issue)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the place instead of accepting the whole window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.chosen():
            self._lead()
            return
        super().keyPressEvent(event)

    def _lead(self) -> None:
        if (issue := self.chosen()) is not None:
            self.wanted.emit(issue)


class IssuePanel(QWidget):
    """Filters, list and what can be done with all conversions at once."""

    ticked = Signal(object, bool)
    all_ticked = Signal(object, bool)  # issues

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._issues: list[Issue] = []
        self.model = IssueModel(self)
        self.list = IssueList(self.model, self)
        self.empty = QLabel(_("Không có điều gì cần xem lại."), self)
        self.empty.setObjectName("faint")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.jump = QPushButton(_("Tới chỗ này"), self)
        self.all_on = QPushButton(_("Chuyển tất cả"), self)
        self.all_off = QPushButton(_("Giữ nguyên tất cả"), self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.sorts: dict[Sort, QToolButton] = {}
        for sort in Sort:
            button = QToolButton(self)
            button.setCheckable(True)
            button.setChecked(True)
            button.setToolTip(_("Hiện hoặc ẩn các mục thuộc loại này"))
            button.toggled.connect(self._list)
            self.sorts[sort] = button
            row.addWidget(button)
        row.addStretch(1)
        for one in (self.all_off, self.all_on, self.jump):
            one.setAutoDefault(False)
            row.addWidget(one)
        self._pages = QStackedWidget(self)
        self._pages.setMinimumHeight(2 * self.fontMetrics().height())
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        self.model.ticked.connect(self.ticked)
        self.jump.clicked.connect(self.list._lead)
        for one, on in ((self.all_on, True), (self.all_off, False)):
            one.clicked.connect(lambda _checked=False, ticked=on: self._tick_all(ticked))
        self.list.stood.connect(lambda _issue: self.jump.setEnabled(True))
        self.model.modelReset.connect(lambda: self.jump.setEnabled(self.list.chosen() is not None))

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Show other entries; the row that was chosen stays so."""
        self._issues = list(issues)
        counts = Counter(issue.sort for issue in issues)
        for sort, button in self.sorts.items():
            button.setText(f"{_(sort.value)} ({counts[sort]})")
            button.setVisible(bool(counts[sort]) or sort is Sort.REMARK)
            button.setEnabled(bool(counts[sort]))
        conversions = [issue for issue in issues if issue.sort is Sort.CONVERSION]
        self.all_on.setVisible(bool(conversions))
        self.all_off.setVisible(bool(conversions))
        self.all_on.setEnabled(any(not issue.ticked for issue in conversions))
        self.all_off.setEnabled(any(issue.ticked for issue in conversions))
        self._list()

    def fitting_height(self) -> int:
        """The height in pixels that shows up to five entries."""
        row = max(self.list.sizeHintForRow(0), self.list.fontMetrics().height())
        return self.height() - self._pages.height() + row * min(5, max(1, self.model.rowCount())) + 6

    def _list(self) -> None:
        row = self.list.currentIndex().row()
        shown = [issue for issue in self._issues if self.sorts[issue.sort].isChecked()]
        blocked = self.list.blockSignals(True)  # standing where one stood before leads nowhere
        self.model.show_issues(shown)
        if row >= 0 and shown and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(min(row, len(shown) - 1)))
        self.list.blockSignals(blocked)
        self._pages.setCurrentWidget(self.list if shown else self.empty)
        self.empty.setText(
            _("Các mục đang ẩn; bấm vào loại ở trên để hiện.") if self._issues else _("Không có điều gì cần xem lại.")
        )
        self.jump.setVisible(bool(shown))
        self.jump.setEnabled(self.list.chosen() is not None)

    def _tick_all(self, ticked: bool) -> None:
        self.all_ticked.emit([issue for issue in self._issues if issue.sort is Sort.CONVERSION], ticked)
