"""The register of cited documents: each document once, with its places; stays open beside the plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.citations.inventory import Inventory, Listed, Place
from models.i18n import _
from ui.citations.document_model import DATE, DOUBTS, ISSUER, KIND, NUMBER, PLACES, TITLE, DocumentModel
from ui.citations.place_list import PlaceList
from ui.document import Document
from ui.message_bar import MessageBar
from ui.room import resize_within

_AFTER = 300  # milliseconds after a change of the plan
_AT_ONCE, _TURN = 0.06, 0.012  # seconds of reading before the window goes on, and in one idle turn
_FITTED = (KIND, NUMBER, DATE, PLACES)
_SHARES = {ISSUER: (0.16, 170), DOUBTS: (0.16, 160)}  # of the width, and at most so many pixels


class RegisterWindow(QDialog):
    """Shows; what changes the plan is asked for by signals. Reads the plan only while it is open."""

    place_wanted = Signal(object)  # Place
    edit_wanted = Signal(object)  # Listed
    add_wanted = Signal()
    drop_wanted = Signal(object)  # tuple[Listed, ...]
    unify_wanted = Signal(object)  # tuple[Listed, ...]

    def __init__(self, document: Document, words: Callable[[Place], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("registerWindow")
        self.setWindowTitle(_("Văn bản viện dẫn"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self._keep: tuple[str, str, str] | None = None
        self.search = QLineEdit(self)
        self.search.setAccessibleName(_("Tìm văn bản"))
        self.search.setPlaceholderText(_("Tìm theo số, tên, cơ quan… (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.doubtful = QCheckBox(_("Chỉ văn bản &cần xem"), self)
        self.told = QLabel(self)
        self.told.setObjectName("faint")
        self.messages = MessageBar(self)
        self.model = DocumentModel(self)
        self.table = self._make_table()
        self.head = QLabel(self)
        self.head.setObjectName("groupTitle")
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.places = PlaceList(words, self)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._idle = QTimer(self, interval=0)
        self._reading: Inventory | None = None
        self._arrange()
        self._connect()
        resize_within(self, 1040, 600)
        self.refresh()
        self.table.setFocus()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("documentList")
        table.setAccessibleName(_("Các văn bản viện dẫn"))
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column in _FITTED:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        return table

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self.search, 1)
        above.addWidget(self.doubtful)
        above.addWidget(self.told)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.places, 1)
        self.parts = QSplitter(Qt.Orientation.Vertical, self)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(self.table)
        self.parts.addWidget(below)
        self.parts.setSizes([330, 170])
        self.edit = QPushButton(_("&Sửa…"), self)
        self.edit.setToolTip(_("Sửa dữ liệu của văn bản trong sổ (Enter)"))
        self.add = QPushButton(_("&Thêm văn bản…"), self)
        self.drop = QPushButton(_("&Xóa khỏi sổ"), self)
        self.drop.setToolTip(_("Chỉ xóa dữ liệu trong sổ; lời văn của kế hoạch giữ nguyên (Delete)"))
        self.unify = QPushButton(_("Thống &nhất theo sổ…"), self)
        self.unify.setToolTip(_("Đưa ngày, cơ quan, số hiệu đúng vào mọi chỗ viện dẫn; xem trước từng chỗ"))
        self.jump = QPushButton(_("Tới chỗ này"), self)
        self.shut = QPushButton(_("Đóng"), self)
        buttons = QHBoxLayout()
        for button in (self.edit, self.add, self.drop, self.unify):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.jump, self.shut):
            buttons.addWidget(button)
        for button in (self.edit, self.add, self.drop, self.unify, self.jump, self.shut):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(above)
        sheet = QWidget(self)
        shown = QVBoxLayout(sheet)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.addWidget(self.parts, 1)
        shown.addWidget(self.empty, 1)
        column.addWidget(sheet, 1)
        column.addLayout(buttons)
        self.messages.float_over(sheet)

    def _connect(self) -> None:
        self._later.timeout.connect(self.refresh)
        self._idle.timeout.connect(lambda: self._read(_TURN))
        self.search.textChanged.connect(lambda _text: self._look())
        self.doubtful.toggled.connect(lambda _on: self._look())
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.doubleClicked.connect(lambda _index: self._edit())
        self.edit.clicked.connect(self._edit)
        self.add.clicked.connect(self.add_wanted)
        self.drop.clicked.connect(self._drop)
        self.unify.clicked.connect(lambda: self.unify_wanted.emit(self.chosen()))
        self.jump.clicked.connect(self.places.lead)
        self.places.wanted.connect(self.place_wanted)
        self.shut.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)
        self._document.changed.connect(self._plan_changed)
        self._document.changed.connect(self.messages.pass_by)
        self._document.closed.connect(self.close)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns of words share what the others leave."""
        super().resizeEvent(event)
        for column, (share, most) in _SHARES.items():
            self.table.horizontalHeader().resizeSection(column, min(most, int(share * self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit, Delete takes out of the register, Down leads from the search to the list."""
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.search.hasFocus() and (enter or key == Qt.Key.Key_Down):
            self.table.setFocus()
        elif self.table.hasFocus() and (enter or key == Qt.Key.Key_F2):
            self._edit()
        elif self.table.hasFocus() and key == Qt.Key.Key_Delete:
            self._drop()
        elif not enter:
            super().keyPressEvent(event)

    def chosen(self) -> tuple[Listed, ...]:
        """The chosen documents, from the top."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.model.rows[row] for row in rows if row < len(self.model.rows))

    def choose(self, key: tuple[str, str, str]) -> None:
        """Choose a document once it is shown."""
        if self._reading is not None:
            self._keep = key
        if self.model.row_of(key) < 0 and (self.search.text() or self.doubtful.isChecked()):
            self.search.clear()
            self.doubtful.setChecked(False)
        self._stand(key)

    def refresh(self) -> None:
        """Read the plan as it is now; the chosen document stays chosen."""
        if not self._document.is_open:
            return
        self._later.stop()
        self._reading = Inventory(self._document.plan)
        self._read(_AT_ONCE)

    def _read(self, seconds: float) -> None:
        """A plan in which thousands of lines cite something is read in many turns."""
        if self._reading is None:
            self._idle.stop()
        elif self._reading.work(seconds):
            self._idle.stop()
            chosen = self.chosen()
            key = self._keep or (chosen[0].key if chosen else None)
            self.model.show_documents(self._reading.documents)
            self._reading = self._keep = None
            self._look(key)
        else:
            self._idle.start()
            if not self.model.documents:
                self.told.setText(_("Đang đọc kế hoạch…"))

    def _plan_changed(self) -> None:
        if self.isVisible():
            self._later.start()

    def _look(self, key: tuple[str, str, str] | None = None) -> None:
        chosen = self.chosen()
        key = key or (chosen[0].key if chosen else None)
        self.model.look_for(self.search.text(), self.doubtful.isChecked())
        self._tell()
        self._stand(key)

    def _stand(self, key: tuple[str, str, str] | None) -> None:
        row = self.model.row_of(key) if key else -1
        if self.model.rows:
            self.table.selectRow(max(0, row))
            self.table.scrollTo(self.model.index(max(0, row), 0))
        self._show_chosen()

    def _tell(self) -> None:
        documents = self.model.documents
        doubtful = sum(1 for one in documents if one.doubts)
        places = sum(len(one.places) for one in documents)
        text = _("{count} văn bản, {places} chỗ viện dẫn").format(count=len(documents), places=places)
        self.told.setText(text + (_(", {doubtful} cần xem").format(doubtful=doubtful) if doubtful else ""))
        # Nothing to look at: the words of the titles get the room.
        self.table.setColumnHidden(DOUBTS, not doubtful)
        self.doubtful.setEnabled(doubtful > 0 or self.doubtful.isChecked())
        self.parts.setVisible(bool(self.model.rows))
        self.empty.setVisible(not self.model.rows)
        if not documents:
            self.empty.setText(
                _(
                    "Kế hoạch chưa viện dẫn văn bản nào. Văn bản ghi trong lời văn và trong bảng, ví dụ “Nghị quyết số "
                    "76/NQ-CP ngày 15/7/2021 của Chính phủ”, sẽ tự hiện ở đây; hoặc bấm “Thêm văn bản…” để ghi trước "
                    "vào sổ rồi chèn bằng Chèn > Viện dẫn văn bản."
                )
            )
        else:
            self.empty.setText(_("Không có văn bản nào như vậy."))

    def _show_chosen(self, *_args: object) -> None:
        chosen = self.chosen()
        one = chosen[0] if len(chosen) == 1 else None
        writable = self._document.writable
        self.places.show_places(one.places if one else ())
        if one is None:
            self.head.setText(_("Đang chọn {count} văn bản").format(count=len(chosen)) if chosen else "")
        elif one.places:
            self.head.setText(_("Các chỗ viện dẫn ({count})").format(count=len(one.places)))
        else:
            self.head.setText(_("Có trong sổ, chưa được viện dẫn trong kế hoạch."))
        self.edit.setEnabled(writable and one is not None)
        self.add.setEnabled(writable)
        self.drop.setEnabled(writable and any(listed.registered for listed in chosen))
        self.unify.setEnabled(writable and any(listed.places for listed in chosen))
        self.jump.setEnabled(self.places.chosen() is not None)

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _edit(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and self._document.writable:
            self.edit_wanted.emit(chosen[0])

    def _drop(self) -> None:
        registered = tuple(one for one in self.chosen() if one.registered)
        if registered and self._document.writable:
            self.drop_wanted.emit(registered)
