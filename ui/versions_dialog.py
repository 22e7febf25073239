"""The kept versions of the plan: what each holds; comparing, going back, saving as a file, renaming, deleting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
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
from ui.message_bar import MessageBar
from ui.room import resize_within


class VersionsDialog(QDialog):
    """Lists versions, newest first; what leads away closes the dialog, names and deletions are dealt with in it."""

    compare_requested = Signal(object)  # Version
    restore_requested = Signal(object)  # Version
    save_requested = Signal(object)  # Version
    rename_requested = Signal(object)  # Version; the dialog stays open
    delete_requested = Signal(object)

    def __init__(
        self, versions: Sequence[Version], told: Callable[[Version], str], writable: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("versionsDialog")
        self.setWindowTitle(_("Các phiên bản đã lưu"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._versions: tuple[Version, ...] = ()
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
        self.messages = MessageBar(self)
        for part, stretch in ((self.empty, 0), (self.messages, 0), (self.table, 1), (self.about, 0)):
            layout.addWidget(part, stretch)
        self._writable = writable
        self._add_buttons(layout)
        self.table.currentItemChanged.connect(self._show_about)
        resize_within(self, 700, 360 if versions else 160)
        self.show_versions(versions)

    def _add_buttons(self, layout: QVBoxLayout) -> None:
        self.compare = QPushButton(_("So sánh…"), self)
        self.compare.setToolTip(_("Xem phiên bản này khác kế hoạch hiện nay, hoặc phiên bản khác, ở những chỗ nào"))
        self.restore = QPushButton(_("Khôi phục"), self)
        self.restore.setToolTip(_("Đưa kế hoạch về đúng như phiên bản này; hoàn tác được bằng Ctrl+Z"))
        self.save = QPushButton(_("Lưu thành tệp riêng…"), self)
        self.rename = QPushButton(_("Đổi tên…"), self)
        self.delete = QPushButton(_("Xóa"), self)
        self.shut = QPushButton(_("Đóng"), self)
        buttons = QHBoxLayout()
        for button in (self.compare, self.restore, self.save, self.rename, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.shut)
        layout.addLayout(buttons)
        for button, deed in (
            (self.compare, self.compare_requested),
            (self.restore, self.restore_requested),
            (self.save, self.save_requested),
        ):
            button.clicked.connect(lambda _on=False, one=deed: self._ask(one))
        self.rename.clicked.connect(lambda: self._stay(self.rename_requested))
        self.delete.clicked.connect(lambda: self._stay(self.delete_requested))
        self.shut.clicked.connect(self.reject)
        # Enter in the list does nothing by itself: going back to a version is to be meant.
        self.shut.setDefault(True)

    def show_versions(self, versions: Sequence[Version], choose: Version | None = None) -> None:
        """Show the versions that are kept now and choose one; else the chosen one stays so."""
        chosen, row = choose or self.chosen(), max(0, self.table.currentRow())
        self._versions = tuple(versions)
        self.table.setRowCount(len(self._versions))
        for place, version in enumerate(self._versions):
            name = version.name or _("(không tên)")
            for column, text in enumerate((name, written_time(version.at))):
                item = QTableWidgetItem(text)
                item.setToolTip(name)
                self.table.setItem(place, column, item)
        known = [version.id for version in self._versions]
        if known:
            row = known.index(chosen.id) if chosen is not None and chosen.id in known else min(row, len(known) - 1)
            self.table.setCurrentCell(row, 0)
        self.empty.setVisible(not known)
        for part in (self.table, self.about, self.compare, self.save):
            part.setVisible(bool(known))
        for part in (self.restore, self.rename, self.delete):
            part.setVisible(self._writable and bool(known))
        self._show_about()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2, self)
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
        return table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames and Delete takes away, as in every list of the program."""
        writable = self._writable and self.table.hasFocus()
        if writable and event.key() == Qt.Key.Key_F2:
            self._stay(self.rename_requested)
        elif writable and event.key() == Qt.Key.Key_Delete:
            self._stay(self.delete_requested)
        else:
            super().keyPressEvent(event)

    def chosen(self) -> Version | None:
        """The version of the chosen row."""
        row = self.table.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _show_about(self) -> None:
        version = self.chosen()
        if version is not None:
            self.about.setText(self._told(version))

    def _stay(self, deed: SignalInstance) -> None:
        if (version := self.chosen()) is not None:
            deed.emit(version)

    def _ask(self, deed: SignalInstance) -> None:
        version = self.chosen()
        self.accept()
        if version is not None:
            deed.emit(version)


def version_words(version: Version) -> str:
    """A version within a sentence or list: its name and when it was kept."""
    return f"{version.name or _('(không tên)')} ({written_time(version.at)})"


def written_time(at: str) -> str:
    """An ISO time as officers write it, 05/11/2026 09:30; a text that is no time stays as it is."""
    try:
        return datetime.fromisoformat(at).strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return at
