"""A citation put in where the officer writes: in a cell, in a field beside the table or in the plan's text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPersistentModelIndex, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from models.citations.inventory import Listed, inventory
from models.grid.grid import Address
from models.i18n import _
from models.registers import CitedDocument
from models.search.order import place_key
from ui.citations.pick_dialog import PickDialog
from ui.document import Document
from ui.jobs import run_job
from ui.table.editor import CellEditor

if TYPE_CHECKING:
    from ui.workspace import Workspace

_TEXTS = (QTextEdit, QPlainTextEdit)
_LONG = 2000  # lines


class Target:
    """A place in a text that is being written; `address` None where nothing tells which value it is."""

    def __init__(self, address: Address | None, paragraph: int, start: int) -> None:
        self.address = address
        self.paragraph = paragraph
        self.start = start

    def write(self, text: str) -> None:
        """Put words in there, as if they were typed; with "" only go back there."""
        raise NotImplementedError


class _InCell(Target):
    """A cell of the table: its editor opens again, so that the officer can write on."""

    def __init__(self, workspace: Workspace, editor: CellEditor | None) -> None:
        self._table = workspace.table
        index = self._table.currentIndex()
        cell = workspace.model.cell(index.row(), index.column())
        self._index = QPersistentModelIndex(index)
        self._at: tuple[int, int] | None = None
        if editor is not None:
            cursor = editor.textCursor()
            self._at = cursor.selectionStart(), cursor.selectionEnd()
        super().__init__(cell.address, -1, self._at[0] if self._at else len(cell.text))

    def write(self, text: str) -> None:
        """Behind the text of a cell that was not open."""
        if not self._index.isValid():
            return
        self._table.setFocus()
        self._table.setCurrentIndex(self._table.model().index(self._index.row(), self._index.column()))
        self._table.open_editor()
        editor = self._table.cell_delegate.editor
        if editor is not None:
            end = len(editor.toPlainText())
            _write(editor, text, *(self._at or (end, end)))


class _InWidget(Target):
    """A text that stays open: a field beside the table, the plan's text, a line of the letterhead."""

    def __init__(self, widget: QWidget, address: Address | None, paragraph: int, start: int) -> None:
        super().__init__(address, paragraph, start)
        self._widget: QWidget | None = widget
        widget.destroyed.connect(self._gone)
        if isinstance(widget, QLineEdit):
            at = widget.selectionStart() if widget.hasSelectedText() else widget.cursorPosition()
            self._at = at, at + len(widget.selectedText())
        else:
            cursor = widget.textCursor() if isinstance(widget, _TEXTS) else QTextCursor()
            self._at = cursor.selectionStart(), cursor.selectionEnd()

    def write(self, text: str) -> None:
        """At the caret, in the place of what was chosen."""
        widget = self._widget
        if widget is None:
            return
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            start, end = (min(at, len(widget.text())) for at in self._at)
            widget.setSelection(start, end - start)
            if text:
                widget.insert(_spaced(text, widget.text()[:start], widget.text()[end:]))
        elif isinstance(widget, _TEXTS):
            _write(widget, text, *self._at)

    def _gone(self) -> None:
        self._widget = None


def _write(widget: QTextEdit | QPlainTextEdit, text: str, start: int, end: int) -> None:
    whole = widget.toPlainText()
    cursor = widget.textCursor()
    cursor.setPosition(min(start, len(whole)))
    cursor.setPosition(min(end, len(whole)), QTextCursor.MoveMode.KeepAnchor)
    if text:
        cursor.insertText(_spaced(text, whole[:start], whole[end:]))
    widget.setTextCursor(cursor)


def _spaced(text: str, before: str, after: str) -> str:
    """With a space on the sides where a word would touch it."""
    lead = " " if before and not before[-1].isspace() and before[-1] not in '(“"' else ""
    tail = " " if after and after[0].isalnum() else ""
    return lead + text + tail


class Inserting(QObject):
    """Asks which document, then writes."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        workspace: Workspace,
        add: Callable[[QWidget, str], CitedDocument | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._workspace = workspace
        self._add = add

    def run(self) -> None:
        """Where the focus is; tells where there is nothing to write in."""
        if not self._document.writable or self._workspace.composing:
            return
        target = self._target()
        if target is None:
            self._workspace.hint.emit(_("Hãy đặt con trỏ vào ô hoặc đoạn văn muốn viện dẫn, rồi chọn lại lệnh này."))
            return
        # What is being written counts as cited, too; the cell's editor opens again afterwards.
        self._workspace.commit()
        before = self._before(target)
        bases = target.address is not None and target.address.field == "legal_bases"
        documents = self._documents()
        if documents is None:
            return
        dialog = PickDialog(documents, before, self._with_new, bases, self._window)
        dialog.finished.connect(lambda result: self._finished(dialog, target, result))
        dialog.open()

    def _finished(self, dialog: PickDialog, target: Target, result: int) -> None:
        text = dialog.text if result == QDialog.DialogCode.Accepted else ""
        dialog.deleteLater()
        self._window.activateWindow()
        # The dialog still has the focus; an editor that opens now would lose it at once.
        QTimer.singleShot(0, self, lambda: target.write(text) if self._document.writable else None)

    def _documents(self) -> Sequence[Listed] | None:
        """Those of the plan; None where the officer did not wait for a very long one."""
        plan = self._document.plan
        if plan.line_count() < _LONG:
            return inventory(plan)
        return run_job(self._window, _("Đang đọc kế hoạch…"), lambda _progress: inventory(plan))

    def _with_new(self, parent: QWidget, words: str) -> tuple[Sequence[Listed], CitedDocument] | None:
        document = self._add(parent, words)
        return (inventory(self._document.plan), document) if document is not None else None

    def _before(self, target: Target) -> Callable[[Listed], bool]:
        """Whether a document is cited above a place; where the place is not known, whether it is cited at all."""
        rows = self._document.session.rows
        here = place_key(rows, target.address, target.paragraph, target.start) if target.address else ()

        def before(listed: Listed) -> bool:
            if not listed.places or not here:
                return bool(listed.places)
            # They come in reading order.
            first = listed.places[0]
            return place_key(rows, first.value.address, first.value.paragraph, first.citation.start) < here

        return before

    def _target(self) -> Target | None:
        workspace = self._workspace
        focus = QApplication.focusWidget()
        editor = workspace.table.cell_delegate.editor
        if editor is not None and focus is editor:
            return _InCell(workspace, editor)
        if focus is workspace.table:
            index = workspace.table.currentIndex()
            cell = workspace.model.cell(index.row(), index.column()) if index.isValid() else None
            return _InCell(workspace, None) if cell is not None and cell.address is not None else None
        if workspace.in_body and focus is workspace.body.text:
            return self._in_text()
        if focus is None or not self._holds(focus) or not isinstance(focus, (*_TEXTS, QLineEdit)) or focus.isReadOnly():
            return None
        address = getattr(focus, "address", None)
        start = focus.cursorPosition() if isinstance(focus, QLineEdit) else focus.textCursor().position()
        return _InWidget(focus, address if isinstance(address, Address) else None, -1, start)

    def _in_text(self) -> Target:
        text = self._workspace.body.text
        cursor = text.textCursor()
        section, paragraph = text.opening(cursor.block())
        start = cursor.selectionStart() - cursor.block().position()
        if not section:
            rows = self._document.session.rows
            return _InWidget(text, Address("plan", rows.plan_id, "legal_bases"), paragraph, start)
        field = "paragraphs" if paragraph >= 0 else "heading"
        return _InWidget(text, Address("section", section, field), paragraph, start)

    def _holds(self, widget: QWidget) -> bool:
        """Whether a widget writes the plan: lines to search and to filter stand in panels of their own."""
        workspace = self._workspace
        parts: list[QWidget] = [workspace.paper, workspace.details]
        if workspace.in_body:
            parts.append(workspace.body)
        found = any(part.isAncestorOf(widget) for part in parts)
        above: QWidget | None = widget
        while above is not None:
            found = found and above.objectName() not in ("findPanel", "filterBar")
            above = above.parentWidget()
        return found
