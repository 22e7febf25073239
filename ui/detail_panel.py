"""All fields of the chosen line in roomy editors; stored when the focus leaves one or with Ctrl+Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.grid.grid import Address, Owner
from models.i18n import _
from models.layout import HEAD_FIELDS, Layout
from models.plan import LINE_FIELDS, Appendix, Area, Group, Line, Objective, Task
from models.text import printable
from models.words import field_name


class FieldEditor(QPlainTextEdit):
    """A plain text that grows with what is written; hands it on when it is left."""

    edited = Signal(object, str)  # Address, text

    def __init__(self, address: Address, text: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.address = address
        self._kept = text
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def show_text(self, text: str) -> None:
        """Take over a text that changed elsewhere; what is being written here stays."""
        changed = printable(self.toPlainText()).strip() != self._kept
        self._kept = text
        if self.toPlainText() != text and not (self.hasFocus() and changed):
            self.setPlainText(text)

    def commit(self) -> None:
        """Hand on what was written, where it differs from what is stored."""
        text = printable(self.toPlainText()).strip()
        if not self.isReadOnly() and text != self._kept:
            self._kept = text
            self.edited.emit(self.address, text)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter belongs to this editor before it belongs to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _stores(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter stores, Escape takes the writing back."""
        if _stores(event):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._kept)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the editor stores its text."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height in step with the text."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(120, self.height())

    def _fit(self) -> None:
        rows = max(1, int(self.document().size().height()))
        height = rows * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + 10
        if height != self.height():
            self.setFixedHeight(height)


class DetailPanel(QFrame):
    """The chosen heading, or task and line, field by field."""

    edited = Signal(object, str)  # Address, text
    reference_requested = Signal(str, str)  # line id, text of the reference, "" for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailPanel")
        self.setProperty("class", "sidePanel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._title = QLabel(self)
        self._title.setObjectName("panelTitle")
        layout.addWidget(self._title)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self._scroll)
        self._shown: tuple[object, ...] = ()
        self.editors: dict[Address, FieldEditor] = {}
        self.suggest: Callable[[FieldEditor, Address], object] | None = None
        self.reference = QCheckBox()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that no line is chosen."""
        self._begin(_("CHI TIẾT"), ())
        self._note(_("Chọn một dòng trong bảng để xem và sửa từng mục của nó ở đây."))
        self._end()

    def show_notes(self, title: str, notes: Sequence[tuple[str, str]]) -> None:
        """Show short notes, each under its word, where there is no line to tell of."""
        shape = (title, *notes)
        if self._shown == shape:
            return
        self._begin(title, shape)
        for word, text in notes:
            name = QLabel(word, self._body)
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setWordWrap(True)
            self._column.addWidget(name)
            self._note(text)
            self._column.addSpacing(5)
        self._end()

    def show_row(self, appendix: Appendix, owner: Owner, nodes: dict[str, object], read_only: bool) -> None:
        """Show the nodes behind a row; `nodes` maps the ids of `owner` to them. Same row: texts are refreshed."""
        fields = self._fields(appendix.layout, owner, nodes)
        line = nodes.get(owner.line)
        shape = (owner, tuple(address for address, _label, _text in fields), read_only)
        if shape == self._shown:
            for address, _label, text in fields:
                self.editors[address].show_text(text)
            return
        self._begin(_title_of(owner), shape)
        for address, label, text in fields:
            self._field(address, label, text, read_only)
        if isinstance(line, Line):
            self._reference_box(line, read_only)
        self._end()

    def commit(self) -> None:
        """Store what is being written."""
        for editor in tuple(self.editors.values()):
            editor.commit()

    def _fields(self, layout: Layout, owner: Owner, nodes: dict[str, object]) -> list[tuple[Address, str, str]]:
        out: list[tuple[Address, str, str]] = []
        task, line = nodes.get(owner.task), nodes.get(owner.line)
        if not isinstance(task, Task):
            for kind, label in (("objective", _("Mục tiêu")), ("group", _("Nhóm nhiệm vụ")), ("area", _("Lĩnh vực"))):
                node = nodes.get(getattr(owner, kind))
                if isinstance(node, Area | Group | Objective):
                    return [(Address(kind, node.id, "title"), label, node.title)]
            return out
        objective = nodes.get(owner.objective)
        if isinstance(objective, Objective):
            out.append((Address("objective", objective.id, "title"), _("Mục tiêu"), objective.title))
        label = layout.header_of("task") or _("Nhiệm vụ")
        out.append((Address("task", task.id, "title"), label, task.title))
        if isinstance(line, Line) and line.reference:
            out.append((Address("line", line.id, "reference"), field_name("line", "reference"), line.reference))
        elif isinstance(line, Line):
            shown = [column.field for column in layout.columns if column.field not in HEAD_FIELDS]
            extra = (f"extra.{key}" for key in line.extra)
            hidden = [name for name in (*LINE_FIELDS, *extra) if name not in shown and line.text(name)]
            for name in (*shown, *hidden):
                text = layout.header_of(name) or field_name("line", name)
                if name in hidden:
                    text = _("{name} (không in trong mẫu bảng này)").format(name=text)
                out.append((Address("line", line.id, name), text, line.text(name)))
        return out

    def _begin(self, title: str, shape: tuple[object, ...]) -> None:
        self._shown = shape
        self._title.setText(title)
        self.editors = {}
        self._body = QWidget()
        self._body.setObjectName("detailBody")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(10, 2, 10, 10)
        self._column.setSpacing(2)

    def _end(self) -> None:
        self._column.addStretch(1)
        # The old body may be the one whose editor or box asked for the change: it goes when that is over.
        if old := self._scroll.takeWidget():
            old.hide()
            old.deleteLater()
        self._scroll.setWidget(self._body)

    def _note(self, text: str) -> None:
        label = QLabel(text, self._body)
        label.setObjectName("faint")
        label.setWordWrap(True)
        self._column.addWidget(label)

    def _field(self, address: Address, label: str, text: str, read_only: bool) -> None:
        name = QLabel(label, self._body)
        name.setObjectName("fieldLabel")
        name.setWordWrap(True)
        editor = FieldEditor(address, text, label, self._body)
        editor.setReadOnly(read_only)
        editor.edited.connect(self.edited)
        if self.suggest is not None:
            self.suggest(editor, address)
        name.setBuddy(editor)
        self._column.addWidget(name)
        self._column.addWidget(editor)
        self._column.addSpacing(5)
        self.editors[address] = editor

    def _reference_box(self, line: Line, read_only: bool) -> None:
        self.reference = QCheckBox(_("Dòng dẫn chiếu"), self._body)
        self.reference.setObjectName("referenceBox")
        self.reference.setChecked(bool(line.reference))
        self.reference.setEnabled(not read_only)
        self.reference.setToolTip(
            _("Ví dụ: “Thực hiện theo Quyết định số …”; chữ trong các ô của dòng sẽ bị bỏ (hoàn tác được)")
        )
        start = line.reference or _("Thực hiện theo …")
        self.reference.toggled.connect(lambda on: self.reference_requested.emit(line.id, start if on else ""))
        self._column.addWidget(self.reference)


def _stores(event: QKeyEvent) -> bool:
    return (
        event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )


def _title_of(owner: Owner) -> str:
    if owner.task:
        return _("CHI TIẾT NHIỆM VỤ")
    if owner.objective:
        return _("CHI TIẾT MỤC TIÊU")
    return _("CHI TIẾT NHÓM") if owner.group else _("CHI TIẾT LĨNH VỰC")
