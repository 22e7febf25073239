"""The editors of one row's fields, under their names; kept and filled anew for the next row with the same fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from models.grid.grid import Address, Owner
from models.i18n import _
from ui.detail.deadline_note import DeadlineNote
from ui.detail.field_editor import FieldEditor
from ui.detail.fields import Field
from ui.document import Document


class FieldForm(QWidget):
    """Field by field: name, editor, and what there is to say about it."""

    edited = Signal(object, str)  # Address, text

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.editors: dict[Address, FieldEditor] = {}
        self.suggest: Callable[[FieldEditor, Address], object] | None = None
        self._suggesters: dict[FieldEditor, object] = {}
        self._labels: dict[FieldEditor, QLabel] = {}
        self._shape: tuple[object, ...] = ()
        self._owner = Owner()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget(self)
        self._begin()

    def show_notes(self, notes: Sequence[tuple[str, str]]) -> None:
        """Show short texts, each under its word."""
        self._shape, self._owner = (), Owner()
        self._begin()
        for word, text in notes:
            if word:
                name = QLabel(word, self._body)
                name.setTextFormat(Qt.TextFormat.PlainText)
                name.setWordWrap(True)
                self._column.addWidget(name)
            note = QLabel(text, self._body)
            note.setObjectName("faint")
            note.setWordWrap(True)
            self._column.addWidget(note)
            self._column.addSpacing(5)

    def show_fields(self, fields: Sequence[Field], owner: Owner, read_only: bool) -> None:
        """Show fields; the editors stay where the fields are of the same sorts as before.

        What is written in another row's editors is to be stored before.
        """
        here, self._owner = owner == self.owner, owner
        if here:
            shown = {field.address for field in fields}
            # A field that was just opened has no text in the plan yet.
            opened = [one for one in self.editors if one not in shown and self.editors[one].in_use]
            fields = [*fields, *(Field(one, self.editors[one].accessibleName(), "", 0, False) for one in opened)]
        shape = (*map(_sort, fields), read_only)
        if shape != self._shape:
            self._build(fields, shape, read_only)
        elif here:
            for field in fields:
                self.editors[field.address].show_text(field.text)
                self._name(self.editors[field.address], field)
        else:
            self._take_over(fields)

    @property
    def owner(self) -> Owner:
        """The row that is shown."""
        return self._owner

    def add(self, field: Field) -> FieldEditor:
        """One more field, below the others, until it is left without a text."""
        if field.address not in self.editors:
            self._shape = (*self._shape[:-1], _sort(field), *self._shape[-1:])
            self._field(field, read_only=False)
        return self.editors[field.address]

    def commit(self) -> None:
        """Store what is being written."""
        for editor in tuple(self.editors.values()):
            editor.commit()

    def _build(self, fields: Sequence[Field], shape: tuple[object, ...], read_only: bool) -> None:
        """Other editors; what is being written in one goes on in the new one for the same value."""
        focus = next((one for one, editor in self.editors.items() if editor.hasFocus()), None)
        pending = {one: text for one, editor in self.editors.items() if (text := editor.pending()) is not None}
        self._begin()
        self._shape = shape
        under_heading = False
        for field in fields:
            if not field.printed and not under_heading:
                under_heading = True
                self._heading(_("Không in trong mẫu bảng này"))
            editor = self._field(field, read_only)
            if field.address in pending:
                editor.setPlainText(pending[field.address])
                editor.document().setModified(True)
        if focus in self.editors:
            self.editors[focus].setFocus()

    def _take_over(self, fields: Sequence[Field]) -> None:
        """The editors of another row with the same fields."""
        editors = tuple(self.editors.values())
        self.editors = {}
        for editor, field in zip(editors, fields, strict=True):
            editor.belong_to(field.address, field.text)
            self.editors[field.address] = editor
            self._name(editor, field)
            self._attach(editor, field.address)

    def _begin(self) -> None:
        """An empty body; the old one may be that whose editor asked for the change: it goes when that is over."""
        old = self._body
        self._body = QWidget(self)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.editors, self._labels, self._suggesters = {}, {}, {}
        self._outer.addWidget(self._body)
        self._outer.removeWidget(old)
        old.hide()
        old.deleteLater()

    def _heading(self, text: str) -> None:
        rule = QFrame(self._body)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self._column.addSpacing(4)
        self._column.addWidget(rule)
        title = QLabel(text, self._body)
        title.setObjectName("groupTitle")
        title.setWordWrap(True)
        self._column.addWidget(title)

    def _field(self, field: Field, read_only: bool) -> FieldEditor:
        label = QLabel(self._body)
        label.setObjectName("fieldLabel")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        editor = FieldEditor(field.address, field.text, field.label, self._body)
        editor.setReadOnly(read_only)
        editor.edited.connect(self.edited)
        label.setBuddy(editor)
        self._labels[editor] = label
        self._name(editor, field)
        self._attach(editor, field.address)
        self._column.addWidget(label)
        self._column.addWidget(editor)
        if field.address.field == "deadline":
            self._column.addWidget(DeadlineNote(editor, self._document, self._body))
        self._column.addSpacing(5)
        self.editors[field.address] = editor
        return editor

    def _name(self, editor: FieldEditor, field: Field) -> None:
        label = field.label
        if field.shared:
            label = _("{name} (gộp với {count} dòng)").format(name=label, count=field.shared)
        self._labels[editor].setText(label.replace("&", "&&"))
        editor.setAccessibleName(label)

    def _attach(self, editor: FieldEditor, address: Address) -> None:
        if self.suggest is None:
            return
        old = self._suggesters.pop(editor, None)
        if isinstance(old, QObject):
            editor.removeEventFilter(old)
            old.deleteLater()
        self._suggesters[editor] = self.suggest(editor, address)


def _sort(field: Field) -> tuple[object, ...]:
    """What makes an editor fit for a field of another row."""
    return field.address.table, field.address.field, field.label, field.printed
