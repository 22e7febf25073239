"""The widgets of the coverage window and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.text import printable
from ui.coverage.assigned_list import AssignedList
from ui.coverage.detail_pane import DetailPane
from ui.coverage.state_filter import StateFilter
from ui.elided import ElidedBox, ElidedLabel
from ui.icons import icon
from ui.list_output import KINDS, kind_words

_SIDES = (480, 660)


@dataclass
class CoverageParts:
    """All that the window works with."""

    source: ElidedBox
    load: QPushButton
    first_load: QPushButton
    drop: QPushButton
    names: QPushButton
    told: QLabel
    bar: QProgressBar
    filters: StateFilter
    search: QLineEdit
    list: AssignedList
    pane: DetailPane
    pages: QStackedWidget
    undo: QToolButton
    redo: QToolButton
    all: QPushButton
    report: QPushButton
    reports: dict[str, QAction]
    shut: QPushButton
    hint: ElidedLabel

    def fill_sources(self, names: Sequence[str]) -> None:
        """The plans from above to choose from; the chosen one stays where it is still there."""
        wanted = ["", *names]
        if [self.source.itemData(row) for row in range(self.source.count())] == wanted:
            return
        chosen = self.source.currentData()
        with QSignalBlocker(self.source):
            self.source.clear()
            for name in wanted:
                all_of_them = _("Tất cả nguồn ({count})").format(count=len(names))
                self.source.addItem(printable(name) if name else all_of_them, name)
            self.source.setCurrentIndex(max(0, self.source.findData(chosen)))


def arrange(window: QDialog) -> CoverageParts:
    """Make the widgets and place them."""
    menu = QMenu(window)
    parts = CoverageParts(
        source=ElidedBox(window),
        load=QPushButton(_("Nạp &kế hoạch cấp trên…"), window),
        first_load=QPushButton(_("Nạp &kế hoạch cấp trên…"), window),
        drop=QPushButton(_("&Bỏ nguồn"), window),
        names=QPushButton(_("Tên &của cơ quan…"), window),
        told=QLabel(window),
        bar=QProgressBar(window),
        filters=StateFilter(window),
        search=QLineEdit(window),
        list=AssignedList(window),
        pane=DetailPane(window),
        pages=QStackedWidget(window),
        undo=QToolButton(window),
        redo=QToolButton(window),
        all=QPushButton(window),
        report=QPushButton(_("In, &xuất kết quả"), window),
        reports={kind: menu.addAction(f"{kind_words(kind)}…") for kind in KINDS},
        shut=QPushButton(_("Đóng"), window),
        hint=ElidedLabel(window),
    )
    parts.report.setMenu(menu)
    _name(parts)
    parts.pages.addWidget(_empty_page(parts, window))
    parts.pages.addWidget(_full_page(parts, window))
    column = QVBoxLayout(window)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(8)
    column.addWidget(parts.pages, 1)
    column.addLayout(_foot(parts))
    return parts


def _name(parts: CoverageParts) -> None:
    parts.source.setAccessibleName(_("Kế hoạch cấp trên"))
    parts.source.setSizeAdjustPolicy(ElidedBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    parts.source.setMinimumContentsLength(16)
    parts.drop.setToolTip(_("Bỏ các nhiệm vụ của nguồn đang chọn khỏi bảng đối chiếu; kế hoạch không đổi"))
    parts.names.setToolTip(_("Chọn những tên trong kế hoạch cấp trên được tính là cơ quan mình"))
    parts.told.setObjectName("groupTitle")
    parts.hint.setObjectName("faint")
    parts.told.setTextFormat(Qt.TextFormat.PlainText)
    parts.bar.setTextVisible(False)
    parts.bar.setFixedHeight(6)
    parts.bar.setAccessibleName(_("Số nhiệm vụ được giao đã có trong kế hoạch"))
    parts.search.setPlaceholderText(_("Tìm trong nhiệm vụ được giao (Ctrl+F)"))
    parts.search.setAccessibleName(_("Tìm trong nhiệm vụ được giao"))
    parts.search.setClearButtonEnabled(True)
    parts.all.setToolTip(_("Nối mọi nhiệm vụ mà chương trình tìm được chắc chắn; hoàn tác được bằng Ctrl+Z"))
    for step, drawing, text, keys in (
        (parts.undo, "undo-2", _("Hoàn tác"), "Ctrl+Z"),
        (parts.redo, "redo-2", _("Làm lại"), "Ctrl+Y"),
    ):
        step.setIcon(icon(drawing))
        step.setToolTip(f"{text} ({keys})")
        step.setAccessibleName(text)
    for button in (parts.load, parts.drop, parts.names, parts.all, parts.report, parts.shut):
        button.setAutoDefault(False)


def _empty_page(parts: CoverageParts, window: QWidget) -> QWidget:
    page = QWidget(window)
    text = QLabel(
        _(
            "Nạp kế hoạch cải cách hành chính của UBND tỉnh (Word, Excel, PDF …) để xem nhiệm vụ nào tỉnh giao cho cơ "
            "quan đã có trong kế hoạch này, nhiệm vụ nào chưa có.\nCũng có thể kéo tệp thả vào đây."
        ),
        page,
    )
    text.setWordWrap(True)
    text.setAlignment(Qt.AlignmentFlag.AlignCenter)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(parts.first_load)
    row.addStretch(1)
    parts.first_load.setDefault(True)
    column = QVBoxLayout(page)
    column.setContentsMargins(80, 0, 80, 0)
    column.setSpacing(14)
    column.addStretch(2)
    column.addWidget(text)
    column.addLayout(row)
    column.addStretch(3)
    return page


def _full_page(parts: CoverageParts, window: QWidget) -> QWidget:
    page = QWidget(window)
    sources = QHBoxLayout()
    sources.setSpacing(6)
    sources.addWidget(parts.source, 1)
    for button in (parts.load, parts.drop, parts.names):
        sources.addWidget(button)
    left = QWidget(page)
    own = QVBoxLayout(left)
    own.setContentsMargins(0, 0, 8, 0)
    own.setSpacing(6)
    own.addWidget(parts.search)
    own.addWidget(parts.list, 1)
    right = QWidget(page)
    beside = QVBoxLayout(right)
    beside.setContentsMargins(8, 0, 0, 0)
    beside.addWidget(parts.pane)
    sides = QSplitter(Qt.Orientation.Horizontal, page)
    sides.setChildrenCollapsible(False)
    sides.addWidget(left)
    sides.addWidget(right)
    sides.setSizes(list(_SIDES))
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addLayout(sources)
    column.addWidget(parts.told)
    column.addWidget(parts.bar)
    column.addWidget(parts.filters)
    column.addWidget(sides, 1)
    return page


def _foot(parts: CoverageParts) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(parts.undo)
    row.addWidget(parts.redo)
    row.addWidget(parts.all)
    row.addWidget(parts.hint, 1)
    row.addWidget(parts.report)
    row.addWidget(parts.shut)
    return row
