"""Choosing a document to cite: a list to search without marks, and what will be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from models.citations.inventory import Listed
from models.citations.writing import figures, full, short
from models.i18n import _
from models.registers import CitedDocument
from models.text import fold
from ui.room import resize_within
from ui.theme import current_theme

_LISTED = Qt.ItemDataRole.UserRole
_PAD = 8
_AnyIndex = QModelIndex | QPersistentModelIndex
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _Documents(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.documents: tuple[Listed, ...] = ()
        self._folded: list[str] = []
        self.rows: list[Listed] = []

    def take(self, documents: Sequence[Listed]) -> None:
        self.documents = tuple(documents)
        self._folded = [
            fold(" ".join((full(one.document), one.document.note, figures(one.document.date)))) for one in documents
        ]

    def look_for(self, text: str) -> None:
        words = fold(text).split()
        self.beginResetModel()
        pairs = zip(self.documents, self._folded, strict=True)
        self.rows = [one for one, folded in pairs if all(word in folded for word in words)]
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == _LISTED:
            return self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return full(self.rows[index.row()].document)
        return None


class _Painter(QStyledItemDelegate):
    """Type and number in bold, below them the rest in one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(100, 2 * option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        one = index.data(_LISTED)
        if not isinstance(one, Listed):
            return
        theme, metrics = current_theme(), option.fontMetrics
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.chosen))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.hover))
        room = option.rect.adjusted(_PAD, 4, -_PAD, -4)
        head = short(one.document)
        rest = full(one.document).removeprefix(head).strip()
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        elide = Qt.TextElideMode.ElideRight
        lower = 0 if rest else (metrics.height() + 2) // 2
        painter.drawText(
            room.left(),
            room.top() + lower + metrics.ascent(),
            metrics.elidedText(head.replace("\n", " "), elide, int(room.width() * 0.9)),
        )
        painter.setFont(option.font)
        painter.setPen(QColor(theme.faint))
        painter.drawText(
            room.left(),
            room.top() + metrics.height() + 2 + metrics.ascent(),
            metrics.elidedText(rest.replace("\n", " "), elide, room.width()),
        )
        painter.restore()


class PickDialog(QDialog):
    """`text` is what is to be written. Whether in full is chosen for each document by whether it was cited before."""

    def __init__(
        self,
        documents: Sequence[Listed],
        cited_before: Callable[[Listed], bool],
        add: Callable[[QWidget, str], tuple[Sequence[Listed], CitedDocument] | None],
        in_words: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pickDocument")
        self.setWindowTitle(_("Viện dẫn văn bản"))
        self._cited_before = cited_before
        self._add = add
        self._in_words = in_words
        self.search = QLineEdit(self)
        self.search.setAccessibleName(_("Tìm văn bản để viện dẫn"))
        self.search.setPlaceholderText(_("Tìm theo số, tên, cơ quan; không cần gõ dấu"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self._model = _Documents(self)
        self.list = QListView(self)
        self.list.setAccessibleName(_("Các văn bản"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole = QCheckBox(_("Ghi đầ&y đủ: ngày, cơ quan ban hành, trích yếu"), self)
        self.why = QLabel(self)
        self.why.setObjectName("faint")
        self.why.setWordWrap(True)
        self.shown = QLabel(self)
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setWordWrap(True)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.shown.setMinimumHeight(3 * self.shown.fontMetrics().height())
        self.do = QPushButton(_("&Chèn"), self)
        self.do.setDefault(True)
        self.more = QPushButton(_("&Thêm văn bản…"), self)
        self.more.setAutoDefault(False)
        self._arrange()
        self.search.textChanged.connect(self._look)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.doubleClicked.connect(lambda _index: self._finish())
        self.whole.toggled.connect(self._show)
        self.do.clicked.connect(self._finish)
        self.more.clicked.connect(self._more)
        self._take(documents)
        resize_within(self, 620, 460)
        self.search.setFocus()

    def _arrange(self) -> None:
        shut = QPushButton(_("Hủy"), self)
        shut.setAutoDefault(False)
        shut.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        buttons.addWidget(self.do)
        buttons.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.whole)
        column.addWidget(self.why)
        column.addWidget(self.shown)
        column.addLayout(buttons)

    @property
    def text(self) -> str:
        """What is to be written; "" where nothing is chosen."""
        one = self.chosen()
        if one is None:
            return ""
        return full(one.document, self._in_words) if self.whole.isChecked() else short(one.document)

    def chosen(self) -> Listed | None:
        """The chosen document."""
        one = self.list.currentIndex().data(_LISTED) if self.list.currentIndex().isValid() else None
        return one if isinstance(one, Listed) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while something is looked for."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _take(self, documents: Sequence[Listed]) -> None:
        self._model.take(documents)
        self._look()

    def _look(self) -> None:
        self._model.look_for(self.search.text())
        if self._model.rows:
            self.list.setCurrentIndex(self._model.index(0))
        self._chosen()

    def _chosen(self, *_args: object) -> None:
        one = self.chosen()
        before = one is not None and self._cited_before(one)
        self.whole.setChecked(one is not None and not before)
        self.whole.setEnabled(one is not None)
        self.do.setEnabled(one is not None)
        if one is None:
            empty = _("Kế hoạch chưa viện dẫn văn bản nào; bấm “Thêm văn bản…” để ghi văn bản đầu tiên.")
            none = _("Không có văn bản nào như vậy; bấm “Thêm văn bản…” để ghi vào sổ.")
            self.why.setText(none if self._model.documents else empty)
        elif before:
            self.why.setText(_("Văn bản này đã được viện dẫn ở phía trước, nên chỉ ghi tên loại và số, ký hiệu."))
        else:
            self.why.setText(_("Đây là lần viện dẫn đầu tiên trong kế hoạch, nên ghi đầy đủ."))
        self._show()

    def _show(self) -> None:
        self.shown.setText(self.text)

    def _finish(self) -> None:
        if self.text:
            self.accept()

    def _more(self) -> None:
        added = self._add(self, "" if self._model.rows else self.search.text())
        if added is None:
            return
        documents, document = added
        self.search.clear()
        self._take(documents)
        row = next((row for row, one in enumerate(self._model.rows) if one.document.id == document.id), -1)
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))
        self.activateWindow()
        self.search.setFocus()
