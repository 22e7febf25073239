"""Second step: which files, under which names, into which folder, with the names as they will be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.plan import Plan
from models.sending.choices import Choices, Kind, Parts
from models.sending.names import folder_too_deep
from models.sending.pieces import NAME_PIECES, PART, unknown_pieces
from models.sending.planned import Sending
from models.sending.safe_name import Spaces
from ui import dialogs
from ui.send.piece_button import PieceButton

_PREVIEW_WIDTH = 330  # pixels
_KINDS = {Kind.PDF: "PDF", Kind.XLSX: "Excel", Kind.DOCX: "Word"}


class FilesPage(QWidget):
    """Edits the choices about files; `changed` asks for a new preview."""

    changed = Signal()

    def __init__(self, plan: Plan, choices: Choices, folder: Path, pieces: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices
        self._fitted = choices.fitting(plan)
        self.folder = folder
        self._parts = _offered(plan)
        self.boxes: dict[Kind, QCheckBox] = {}
        self.combos: dict[Kind, QComboBox] = {}
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(18)
        left = QVBoxLayout()
        left.setSpacing(6)
        columns.addLayout(left, 1)
        left.addWidget(_heading(_("Gửi những tệp nào"), self))
        left.addLayout(self._kinds())
        left.addSpacing(8)
        left.addWidget(_heading(_("Tên tệp"), self))
        self._names(left, pieces)
        left.addSpacing(8)
        left.addWidget(_heading(_("Lưu vào"), self))
        self._place(left)
        left.addStretch(1)
        columns.addLayout(self._preview())
        self._show_folder()

    def choices(self, choices: Choices) -> Choices:
        """The given choices with those of this page."""
        found: dict[str, Parts] = {}
        for kind, combo in self.combos.items():
            shown = Parts(combo.currentData()) if self.boxes[kind].isChecked() else Parts.NONE
            # What only this plan does not have stays chosen for the next one.
            same = shown is self._fitted.parts(kind)
            found[str(kind)] = self._choices.parts(kind) if same else shown
        return replace(
            choices,
            pdf=found["pdf"],
            xlsx=found["xlsx"],
            docx=found["docx"],
            plan_file=self.boxes[Kind.PLAN].isChecked(),
            pattern=self.pattern.text(),
            plain=self.plain.isChecked(),
            spaces=Spaces(self.spaces.currentData()),
            in_subfolder=self.in_subfolder.isChecked(),
            subfolder=self.subfolder.text(),
        )

    def show_sending(self, sending: Sending) -> None:
        """Show the names that the files will have, and what is odd about them."""
        self.preview.clear()
        for name in sending.names:
            QListWidgetItem(name, self.preview).setToolTip(name)
        self.preview_title.setText(_("Sẽ tạo {count} tệp").format(count=len(sending.names)))
        self.preview_folder.setText(_("trong thư mục “{name}”").format(name=sending.folder.name or sending.folder))
        unknown = unknown_pieces(self.pattern.text() + self.subfolder.text(), NAME_PIECES)
        notes = []
        if unknown:
            text = _("Không có phần nào tên là {names}; bấm “Chèn” để xem các phần dùng được.")
            notes.append(text.format(names=", ".join(dict.fromkeys(unknown))))
        if folder_too_deep(str(sending.folder)):
            notes.append(_("Thư mục nằm quá sâu, Excel có thể không mở được tệp; nên chọn thư mục khác."))
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))

    def _kinds(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        for row, (kind, name) in enumerate(_KINDS.items()):
            offered = [parts for parts in self._parts if not (kind is Kind.XLSX and parts is Parts.WHOLE)]
            box, combo = QCheckBox(name, self), QComboBox(self)
            for parts in offered:
                combo.addItem(_parts_name(parts), str(parts))
            chosen = self._fitted.parts(kind)
            box.setChecked(chosen is not Parts.NONE and bool(offered))
            box.setEnabled(bool(offered))
            if not offered:
                combo.addItem(_("Kế hoạch chưa có phụ lục"), str(Parts.NONE))
            combo.setCurrentIndex(max(0, combo.findData(str(chosen))))
            combo.setAccessibleName(_("{kind} gồm những gì").format(kind=name))
            combo.setEnabled(box.isChecked())
            box.toggled.connect(combo.setEnabled)
            box.toggled.connect(lambda _on: self.changed.emit())
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
            self.boxes[kind], self.combos[kind] = box, combo
            grid.addWidget(box, row, 0)
            grid.addWidget(combo, row, 1)
        plan_file = QCheckBox(_("Tệp kế hoạch .cchc (bản sạch, không kèm lịch sử sửa)"), self)
        plan_file.setChecked(self._choices.plan_file)
        plan_file.toggled.connect(lambda _on: self.changed.emit())
        self.boxes[Kind.PLAN] = plan_file
        grid.addWidget(plan_file, len(_KINDS), 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _names(self, column: QVBoxLayout, pieces: Mapping[str, str]) -> None:
        self.pattern = QLineEdit(self._choices.pattern, self)
        self.pattern.setAccessibleName(_("Mẫu tên tệp"))
        row = QHBoxLayout()
        row.addWidget(self.pattern, 1)
        offered = {**pieces, PART: _("Kế hoạch, Phụ lục 1, Phụ lục 2…")}
        row.addWidget(PieceButton(NAME_PIECES, offered, _inserter(self.pattern), self))
        column.addLayout(row)
        self.plain = QCheckBox(_("Không dấu"), self)
        self.plain.setToolTip(_("Bỏ dấu tiếng Việt trong tên tệp; một số hệ thống nhận thư làm hỏng tên có dấu"))
        self.plain.setChecked(self._choices.plain)
        self.spaces = QComboBox(self)
        for spaces, text in (
            (Spaces.DROP, _("viết liền")),
            (Spaces.UNDERSCORE, _("nối bằng gạch dưới")),
            (Spaces.KEEP, _("giữ dấu cách")),
        ):
            self.spaces.addItem(text, str(spaces))
        self.spaces.setCurrentIndex(self.spaces.findData(str(self._choices.spaces)))
        label = QLabel(_("&Các từ:"), self)
        label.setBuddy(self.spaces)
        row = QHBoxLayout()
        row.addWidget(self.plain)
        row.addSpacing(16)
        row.addWidget(label)
        row.addWidget(self.spaces)
        row.addStretch(1)
        column.addLayout(row)
        self.note = QLabel(self)
        self.note.setObjectName("warningNote")
        self.note.setWordWrap(True)
        self.note.hide()
        column.addWidget(self.note)
        self.pattern.textChanged.connect(lambda _text: self.changed.emit())
        self.plain.toggled.connect(lambda _on: self.changed.emit())
        self.spaces.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def _place(self, column: QVBoxLayout) -> None:
        self.path = QLineEdit(self)
        self.path.setReadOnly(True)
        self.path.setAccessibleName(_("Thư mục lưu"))
        self.choose = QPushButton(_("Chọn…"), self)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(self.choose)
        column.addLayout(row)
        self.in_subfolder = QCheckBox(_("Trong thư mục con"), self)
        self.in_subfolder.setChecked(self._choices.in_subfolder)
        self.subfolder = QLineEdit(self._choices.subfolder, self)
        self.subfolder.setAccessibleName(_("Mẫu tên thư mục con"))
        self.subfolder.setEnabled(self._choices.in_subfolder)
        row = QHBoxLayout()
        row.addWidget(self.in_subfolder)
        row.addWidget(self.subfolder, 1)
        column.addLayout(row)
        self.choose.clicked.connect(self._choose)
        self.in_subfolder.toggled.connect(self.subfolder.setEnabled)
        self.in_subfolder.toggled.connect(lambda _on: self.changed.emit())
        self.subfolder.textChanged.connect(lambda _text: self.changed.emit())

    def _preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self.preview_title = _heading("", self)
        column.addWidget(self.preview_title)
        self.preview_folder = QLabel(self)
        self.preview_folder.setObjectName("faint")
        self.preview_folder.setTextFormat(Qt.TextFormat.PlainText)
        self.preview_folder.setWordWrap(True)
        self.preview_folder.setMaximumWidth(_PREVIEW_WIDTH)
        column.addWidget(self.preview_folder)
        self.preview = QListWidget(self)
        self.preview.setObjectName("namePreview")
        self.preview.setAccessibleName(_("Tên các tệp sẽ tạo"))
        self.preview.setFixedWidth(_PREVIEW_WIDTH)
        # The end of a name tells the files apart.
        self.preview.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.preview.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.preview, 1)
        return column

    def _choose(self) -> None:
        chosen = dialogs.ask_folder(self, _("Thư mục lưu tệp gửi đi"), self.folder)
        if chosen is not None:
            self.folder = chosen
            self._show_folder()
            self.changed.emit()

    def _show_folder(self) -> None:
        self.path.setText(str(self.folder))
        self.path.setToolTip(str(self.folder))
        self.path.setCursorPosition(len(self.path.text()))


def _offered(plan: Plan) -> Sequence[Parts]:
    """What a file of this plan can hold, the whole first."""
    offered = [Parts.WHOLE] if plan.has_text or not plan.appendices else []
    if plan.appendices:
        offered.append(Parts.TOGETHER)
    if len(plan.appendices) > 1:
        offered.append(Parts.EACH)
    return offered


def _parts_name(parts: Parts) -> str:
    return {
        Parts.WHOLE: _("Cả văn bản, kèm phụ lục"),
        Parts.TOGETHER: _("Các phụ lục trong một tệp"),
        Parts.EACH: _("Mỗi phụ lục một tệp"),
    }[parts]


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName("groupTitle")
    return label


def _inserter(line: QLineEdit) -> Callable[[str], None]:
    def insert(text: str) -> None:
        line.insert(text)
        line.setFocus()

    return insert
