"""What a copied range would become, shown before it is pasted where its shape does not fit: columns, rows, counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from ui.room import resize_within
from ui.table.paste_ways import Outcome, PasteWays, Way
from ui.theme import current_theme

_ROWS_SHOWN = 60
_LONGEST_SHOWN = 400
_WIDE, _HIGH, _AROUND = 1080, 620, 280  # pixels where the screen has them
_COLUMN, _FIRST_COLUMN, _ROW, _CHOICES = 168, 160, 26, 36


class PastePreview(QDialog):
    """Lets the officer choose between inserting and writing over, and which column is which."""

    decided = Signal(object)  # Outcome

    def __init__(self, ways: PasteWays, reason: str, notes: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pastePreview")
        self.setWindowTitle(_("Dán vào bảng"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ways = ways
        self._notes = tuple(notes)
        self._outcome: Outcome | None = None
        self.reason = _label(reason, self)
        self.insert = QRadioButton(_("&Chèn thành nhiệm vụ mới bên dưới dòng đang chọn"), self)
        self.write = QRadioButton(_("&Ghi đè từ ô đang chọn"), self)
        self.table = QTableWidget(self)
        self.summary = _label("", self)
        self.combos: list[QComboBox] = []
        self.buttons = QDialogButtonBox(self)
        self.agree = self.buttons.addButton(_("Dán"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        self._build()
        self._fill()
        self._show_outcome()

    def _build(self) -> None:
        self.agree.setDefault(True)
        group = QButtonGroup(self)
        for button, way in ((self.insert, Way.INSERT), (self.write, Way.OVERWRITE)):
            group.addButton(button)
            button.setChecked(self._ways.way is way)
            button.clicked.connect(self._choose_way(way))
        self.write.setEnabled(self._ways.can_overwrite)
        self.table.setObjectName("fileList")
        self.table.setAccessibleName(_("Xem trước nội dung sẽ dán"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setVisible(False)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        for widget in (self.reason, self.insert, self.write):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.buttons)

    def _choose_way(self, way: Way) -> Callable[[], None]:
        def choose() -> None:
            self._ways.way = way
            self._fill_combos()
            self._show_outcome()

        return choose

    def _fill(self) -> None:
        """The copied rows as they are; what becomes of each stands in the first column, of each column above it."""
        ways = self._ways
        names = [_("Sẽ thành"), *ways.names()]
        rows = ways.rows(_ROWS_SHOWN)
        self.table.setColumnCount(len(names))
        self.table.setRowCount(1 + len(rows))
        self.table.setHorizontalHeaderLabels(names)
        self.table.setColumnWidth(0, _FIRST_COLUMN)
        for column in range(1, len(names)):
            self.table.setColumnWidth(column, _COLUMN)
            combo = QComboBox(self.table)
            combo.setAccessibleName(_("Cột “{name}” dán vào").format(name=names[column]))
            combo.activated.connect(lambda _index, place=column - 1, box=combo: self._map(place, box))
            self.combos.append(combo)
            self.table.setCellWidget(0, column, combo)
        self.table.setItem(0, 0, QTableWidgetItem(_("Dán vào cột")))
        self.table.setRowHeight(0, _CHOICES)
        for row, (_source, texts) in enumerate(rows, 1):
            for column, (text, wide) in enumerate(texts, 1):
                item = QTableWidgetItem(text[:_LONGEST_SHOWN])
                item.setToolTip(escape(text[:_LONGEST_SHOWN]).replace("\n", "<br>"))
                self.table.setItem(row, column, item)
                if text and wide > 1:
                    self.table.setSpan(row, column, 1, wide)
            self.table.setItem(row, 0, QTableWidgetItem())
        self._fill_combos()

    def _fill_combos(self) -> None:
        choices = self._ways.choices()
        for combo, field in zip(self.combos, self._ways.columns.fields, strict=True):
            combo.clear()
            for name, value in choices:
                combo.addItem(name, value)
            combo.setCurrentIndex(max(0, combo.findData(field)))
            combo.setEnabled(not self._ways.exact)

    def _map(self, place: int, combo: QComboBox) -> None:
        self._ways.columns = self._ways.columns.with_field(place, str(combo.currentData() or ""))
        for other, field in zip(self.combos, self._ways.columns.fields, strict=True):
            other.setCurrentIndex(max(0, other.findData(field)))
        self._show_outcome()

    def _show_outcome(self) -> None:
        ways = self._ways
        outcome = self._outcome = ways.outcome()
        self.agree.setEnabled(outcome.command is not None)
        self.summary.setText(" ".join(part for part in (outcome.summary, ways.left_out(), *self._notes) if part))
        faint, ink = current_theme().ink_faint, current_theme().text
        bold = QFont(self.table.font())
        bold.setBold(True)
        for row, (source, _texts) in enumerate(ways.rows(_ROWS_SHOWN), 1):
            became = outcome.rows.get(source, "")
            heading = source in outcome.headings
            first = self.table.item(row, 0)
            if first is not None:
                first.setText(became or _("bỏ qua"))
            for column in range(self.table.columnCount()):
                item = self.table.item(row, column)
                if item is None:
                    continue
                kept = bool(became) and (column == 0 or heading or ways.exact or bool(ways.columns.fields[column - 1]))
                item.setForeground(QColor(ink if kept else faint))
                item.setFont(bold if heading else self.table.font())

    def accept(self) -> None:
        """Hand on what was chosen."""
        outcome = self._outcome
        super().accept()
        if outcome is not None and outcome.command is not None:
            self.decided.emit(outcome)

    def showEvent(self, event: QShowEvent) -> None:
        """As large as the screen lets it, up to what is needed."""
        if not event.spontaneous():
            wanted = _FIRST_COLUMN + _COLUMN * len(self.combos) + 60
            high = _AROUND + _ROW * min(self.table.rowCount(), 20)
            resize_within(self, min(max(640, wanted), _WIDE), min(high, _HIGH), keep=False)
        super().showEvent(event)


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
