"""The directory of the plan: a table of its units and what can be done with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QMenu, QPushButton, QTableView, QVBoxLayout, QWidget

from models.i18n import _
from models.registers import Unit
from models.units.counting import LineCount
from ui.units.change_tab import prepare_table
from ui.units.unit_model import KIND, LEADS, NAME, PARTNERS, SHORT, UNIT, VARIANTS, UnitModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FILES = ("import", "xlsx", "csv")


class UnitTab(QWidget):
    """Shows the units; the window does what is asked for."""

    wanted = Signal(str)  # "learn", "add", "edit", "join", "rename", "delete", "filter", "import", "xlsx", "csv"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._writable = True
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.model = UnitModel(self)
        self.table = QTableView(self)
        self.table.setObjectName("versionList")
        self.table.setAccessibleName(_("Danh mục đơn vị"))
        self.table.setModel(self.model)
        self.table.setWordWrap(False)
        prepare_table(self.table)
        header = self.table.horizontalHeader()
        modes = QHeaderView.ResizeMode
        for column, mode in ((NAME, modes.Stretch), (VARIANTS, modes.Stretch), (SHORT, modes.Interactive),
                             (KIND, modes.ResizeToContents), (LEADS, modes.ResizeToContents),
                             (PARTNERS, modes.ResizeToContents)):  # fmt: skip
            header.setSectionResizeMode(column, mode)
        self.table.setColumnWidth(SHORT, 130)
        self.unknown = QLabel(self)
        self.unknown.setObjectName("faint")
        self.unknown.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons: dict[str, QPushButton] = {}
        self._arrange()
        self.table.doubleClicked.connect(lambda _index: self._ask("edit"))
        self.table.selectionModel().selectionChanged.connect(lambda *_args: self.update_buttons())

    def _arrange(self) -> None:
        names = {
            "learn": (
                _("&Học từ kế hoạch…"),
                _("Đọc các cột chủ trì, phối hợp và đề nghị tên đơn vị cùng các cách viết"),
            ),
            "add": (_("&Thêm…"), ""),
            "edit": (_("&Sửa…"), _("Tên, tên ngắn, cách viết khác, loại (F2)")),
            "join": (_("&Gộp…"), _("Gộp các đơn vị đang chọn thành một, giữ mọi cách viết")),
            "rename": (
                _("Đổi tên ở mọi &nơi…"),
                _("Đổi tên đơn vị trong danh mục và trong cả kế hoạch, xem trước mọi chỗ"),
            ),
            "delete": (_("&Xóa"), _("Bỏ khỏi danh mục; chữ của kế hoạch giữ nguyên")),
            "filter": (_("&Lọc bảng"), _("Chỉ xem các nhiệm vụ có đơn vị này trong phụ lục đang mở")),
        }
        for name, (text, tip) in names.items():
            button = self.buttons[name] = QPushButton(text, self)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, one=name: self._ask(one))
        self.files = QPushButton(_("Tệ&p"), self)
        self.files.setAutoDefault(False)
        menu = QMenu(self.files)
        texts = (_("Nhập danh mục từ tệp…"), _("Xuất danh mục ra Excel…"), _("Xuất danh mục ra CSV…"))
        self.file_actions = {name: menu.addAction(text) for name, text in zip(_FILES, texts, strict=True)}
        for name, action in self.file_actions.items():
            action.triggered.connect(lambda _on=False, one=name: self._ask(one))
        self.files.setMenu(menu)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.unknown, 1)
        top.addWidget(self.buttons["learn"])
        top.addWidget(self.files)
        for name in ("add", "edit", "join", "rename", "delete"):
            bottom.addWidget(self.buttons[name])
        bottom.addStretch(1)
        bottom.addWidget(self.buttons["filter"])
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.empty, 1)
        column.addWidget(self.table, 1)
        column.addLayout(bottom)

    def show_units(self, units: Sequence[Unit], writable: bool) -> None:
        """Show the units that are kept now; the chosen ones stay chosen."""
        chosen = [unit.id for unit in self.chosen()]
        row = self.table.currentIndex().row()
        self._writable = writable
        self.model.show_units(units)
        self.choose(chosen or [unit.id for unit in self.model.units[max(0, row) : max(0, row) + 1]])
        self.empty.setText(
            _(
                "Danh mục còn trống. “Học từ kế hoạch” đọc các cột chủ trì, phối hợp rồi đề nghị tên từng đơn vị cùng "
                "các cách viết của nó; chỉ những gì được chọn mới vào danh mục. Cũng có thể thêm từng đơn vị hoặc nhập "
                "từ tệp Excel."
            )
            if writable
            else _("Kế hoạch này chưa có danh mục đơn vị.")
        )
        self.empty.setVisible(not self.model.units)
        self.table.setVisible(bool(self.model.units))
        self.update_buttons()

    def take_focus(self) -> None:
        """The keyboard goes into the list, or to what fills it."""
        (self.table if self.model.units else self.buttons["learn"]).setFocus()

    def show_counts(self, counts: Mapping[str, LineCount], unknown: int) -> None:
        """Show in how many lines the units stand, and how many names of the plan are none of them."""
        self.model.show_counts(counts)
        text = _("{count} tên trong kế hoạch chưa có trong danh mục.").format(count=unknown) if unknown else ""
        self.unknown.setText(text or (_("Mọi tên trong kế hoạch đều có trong danh mục.") if self.model.units else ""))

    def choose(self, ids: Sequence[str]) -> None:
        """Choose units, those of them that are there."""
        selection = self.table.selectionModel()
        selection.clear()
        whole = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in (self.model.row_of(id_) for id_ in ids):
            if row >= 0:
                selection.setCurrentIndex(self.model.index(row, NAME), whole)

    def chosen(self) -> list[Unit]:
        """The chosen units, as they stand."""
        rows = sorted(self.table.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(UNIT) for index in rows if index.data(UNIT) is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Enter open a unit, Insert adds one, Delete takes it away."""
        names = {Qt.Key.Key_F2: "edit", Qt.Key.Key_Insert: "add", Qt.Key.Key_Delete: "delete"}
        name = "edit" if event.key() in _ENTER else names.get(Qt.Key(event.key()), "")
        if name and self.table.hasFocus():
            self._ask(name)
        else:
            super().keyPressEvent(event)

    def update_buttons(self) -> None:
        """Switch on what can be done with what is chosen."""
        count = len(self.chosen())
        for name, button in self.buttons.items():
            button.setVisible(bool(self.model.units) or name in ("learn", "add"))
        # In an empty directory it is the way on.
        self.buttons["learn"].setDefault(not self.model.units and self._writable)
        needs = {"edit": count == 1, "join": count > 1, "rename": count == 1, "delete": count > 0}
        for name, button in self.buttons.items():
            button.setEnabled(count == 1 if name == "filter" else self._writable and needs.get(name, True))
        self.file_actions["import"].setEnabled(self._writable)
        for name in ("xlsx", "csv"):
            self.file_actions[name].setEnabled(bool(self.model.units))

    def _ask(self, name: str) -> None:
        button = self.buttons.get(name)
        if button is None or button.isEnabled():
            self.wanted.emit(name)
