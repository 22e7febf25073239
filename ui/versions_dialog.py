"""The kept versions of the plan: what each holds, and going back to one or saving it as a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.store import Version


class VersionsDialog(QDialog):
    """Lists versions, newest first; a chosen deed closes the dialog and goes out as a signal."""

    restore_requested = Signal(object)  # Version
    save_requested = Signal(object)  # Version

    def __init__(
        self, versions: Sequence[Version], told: Callable[[Version], str], writable: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("versionsDialog")
        self.setWindowTitle(_("Các phiên bản đã lưu"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._versions = tuple(versions)
        self._told = told  # what a version holds; reads it, so it is asked for the chosen one alone
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        self.empty = QLabel(
            _(
                "Kế hoạch chưa có phiên bản nào. Nhấn Ctrl+S để giữ lại kế hoạch như lúc này dưới một tên, "
                "ví dụ “Trình Giám đốc lần 1”; về sau có thể khôi phục nó từ đây."
            ),
            self,
        )
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = self._make_table()
        self.about = QLabel(self)
        self.about.setObjectName("faint")
        self.about.setWordWrap(True)
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.about)
        self.empty.setVisible(not versions)
        for part in (self.table, self.about):
            part.setVisible(bool(versions))
        self.restore = QPushButton(_("Khôi phục"), self)
        self.restore.setToolTip(_("Đưa kế hoạch về đúng như phiên bản này; hoàn tác được bằng Ctrl+Z"))
        self.save = QPushButton(_("Lưu thành tệp riêng…"), self)
        self.shut = QPushButton(_("Đóng"), self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        buttons.addWidget(self.shut)
        layout.addLayout(buttons)
        self.restore.setVisible(writable and bool(versions))
        self.save.setVisible(bool(versions))
        self.restore.clicked.connect(lambda: self._ask(self.restore_requested))
        self.save.clicked.connect(lambda: self._ask(self.save_requested))
        self.shut.clicked.connect(self.reject)
        # Enter in the list does nothing by itself: going back to a version is to be meant.
        self.shut.setDefault(True)
        self.table.currentItemChanged.connect(self._show_about)
        self.resize(620, 340 if versions else 160)
        if versions:
            self.table.setCurrentCell(0, 0)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._versions), 2, self)
        table.setObjectName("versionList")
        table.setAccessibleName(_("Các phiên bản đã lưu"))
        table.setHorizontalHeaderLabels([_("Tên phiên bản"), _("Lưu lúc")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for row, version in enumerate(self._versions):
            name = version.name or _("(không tên)")
            for column, text in enumerate((name, written_time(version.at))):
                item = QTableWidgetItem(text)
                item.setToolTip(name)
                table.setItem(row, column, item)
        return table

    def chosen(self) -> Version | None:
        """The version of the chosen row."""
        row = self.table.currentRow()
        return self._versions[row] if row >= 0 else None

    def _show_about(self) -> None:
        version = self.chosen()
        if version is not None:
            self.about.setText(self._told(version))

    def _ask(self, deed: SignalInstance) -> None:
        version = self.chosen()
        self.accept()
        if version is not None:
            deed.emit(version)


def written_time(at: str) -> str:
    """An ISO time as officers write it, 05/11/2026 09:30; a text that is no time stays as it is."""
    try:
        return datetime.fromisoformat(at).strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return at
