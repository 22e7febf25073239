"""The random user changes the plan by menus and panels: rows, columns, layouts, versions, history, the file itself."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtWidgets import QApplication

from models.layout import LAYOUT_NAMES
from tests.ui.conftest import Asked
from tests.ui.random_user.agreement import check
from tests.ui.random_user.hands import PLACES, Hands, only_if, pick
from ui.history.panel import HistoryPanel
from ui.history.step_model import STEP
from ui.suggest.suggest_list import SuggestList
from ui.versions_dialog import VersionsDialog

ACTIONS = (
    "Undo", "Redo", "Delete", "MoveUp", "MoveDown", "MergeUp", "Split", "AddArea", "AddGroup", "AddObjective",
    "AddTask", "AddTaskAbove", "AddLine", "AddAppendix", "AddSection", "Duplicate", "Promote", "Demote", "Renumber",
    "FillDown", "FillRight", "FillSeries", "Today", "HideColumns", "ShowColumns", "ColumnLeft", "ColumnRight",
    "FitColumns", "Landscape", "CopyTable", "Copy", "Cut",
)  # fmt: skip


class Deeds(Hands):
    """Each is a step that can be undone, but for versions and for opening."""

    asked: Asked

    @rule(name=st.sampled_from(ACTIONS))
    @only_if(lambda self: self.is_open)
    def act(self, name: str) -> None:
        """An entry of the menus."""
        self.trigger(name)

    @rule(name=st.sampled_from(ACTIONS), row=PLACES, column=PLACES)
    @only_if(lambda self: self.in_table)
    def act_on(self, name: str, row: int, column: int) -> None:
        """An entry of the menus, at some cell."""
        self.go_to_cell(row, column)
        self.trigger(name)

    @rule(name=st.sampled_from(ACTIONS), row=PLACES, count=st.integers(2, 6))
    @only_if(lambda self: self.in_table)
    def act_on_rows(self, name: str, row: int, count: int) -> None:
        """An entry of the menus, for several rows."""
        first, _column = self.cell_at(row, 0)
        self.table.setFocus()
        self.table.selection.choose_row_range(range(first, min(first + count, self.model.rowCount())))
        self.trigger(name)

    @rule(name=st.sampled_from(LAYOUT_NAMES))
    @only_if(lambda self: self.in_table)
    def change_layout(self, name: str) -> None:
        """Another layout from the menu."""
        menu = self.window.layouts
        menu.fill()
        entries = [entry for entry in menu.actions() if entry.objectName() == f"layout-{name}"]
        if menu.isEnabled() and entries:
            entries[-1].trigger()

    @rule(text=st.sampled_from(("Cột mới", "", "Kết quả\nsản phẩm")))
    @only_if(lambda self: self.in_table)
    def rename_column(self, text: str) -> None:
        """The heading of the current column."""
        self.asked.texts.append(text)
        self.trigger("RenameColumn")
        self.asked.texts.clear()

    @rule(name=st.sampled_from(("Trình lần 1", "Bản cuối")))
    @only_if(lambda self: self.is_open)
    def save_version(self, name: str) -> None:
        """Ctrl+S."""
        self.asked.texts.append(name)
        self.trigger("SaveVersion")
        self.asked.texts.clear()

    @rule(place=PLACES, deed=st.sampled_from(("restore", "restore", "delete", "shut")))
    @only_if(lambda self: self.is_open)
    def use_version(self, place: int, deed: str) -> None:
        """The list of versions: go back to one, or take it away."""
        self.trigger("Versions")
        for dialog in self.window.findChildren(VersionsDialog):
            if not dialog.isVisible():
                continue
            if dialog.table.rowCount():
                dialog.table.setCurrentCell(place % dialog.table.rowCount(), 0)
                self.click_on(getattr(dialog, deed))
            dialog.reject()
            self.window.activateWindow()

    @rule(place=PLACES)
    @only_if(lambda self: self.is_open)
    def return_to_step(self, place: int) -> None:
        """A step of the history, and "Quay về đây"."""
        if not self.window.workspace.side.in_history:
            self.trigger("History")
        panels = [one for one in self.window.findChildren(HistoryPanel) if one.isVisible()]
        for panel in panels:
            rows = [row for row in range(panel.model.rowCount()) if panel.model.index(row).data(STEP) is not None]
            if rows:
                panel.steps.setCurrentIndex(panel.model.index(pick(rows, place)))
                if panel.back.isEnabled() and panel.back.isVisible():
                    self.click_on(panel.back)

    @rule(row=PLACES, column=PLACES, down=st.integers(0, 2), end=st.sampled_from(("Return", "Tab", "Escape")))
    @only_if(lambda self: self.in_table)
    def take_suggestion(self, row: int, column: int, down: int, end: str) -> None:
        """Open a cell, ask for all offers, take one with Down and Enter."""
        self.go_to_cell(row, column)
        self.press_keys("F2")  # type: ignore[attr-defined]
        self.press_keys("Alt+Down")  # type: ignore[attr-defined]
        if any(one.isVisible() for one in self.window.findChildren(SuggestList)) and down:
            self.press_keys("Down", down)  # type: ignore[attr-defined]
        self.press_keys(end)  # type: ignore[attr-defined]

    @rule(on=st.booleans())
    @only_if(lambda self: self.is_open)
    def make_reference(self, on: bool) -> None:
        """The box under the details that makes a line one reference."""
        box = self.window.workspace.details.reference
        if box.isVisible() and box.isEnabled() and box.isChecked() != on:
            self.click_on(box)

    @rule()
    @only_if(lambda self: self.is_open)
    def undo_and_redo(self) -> None:
        """A step back and forth leaves the plan as it was."""
        self.window.workspace.commit()
        session = self.window.document.session
        plan, undo, redo = session.plan, session.undo_label, session.redo_label
        if undo and not self.window.workspace.composing:
            self.trigger("Undo")
            QApplication.processEvents()
            check(self.window)
            assert session.redo_label == undo
            self.trigger("Redo")
            assert session.plan == plan
            assert (session.undo_label, session.redo_label) == (undo, redo)

    @rule(
        text=st.sampled_from(("Một. ", "\n", "- ", "a")),
        keys=st.sampled_from(("", "Return", "Ctrl+1", "Ctrl+3", "Tab")),
    )
    @only_if(lambda self: self.is_open)
    def write_in_text(self, text: str, keys: str) -> None:
        """The plan's own text."""
        workspace = self.window.workspace
        workspace._tree_chosen("body", self.rows.plan_id)
        if workspace.in_body:
            workspace.body.text.setFocus()
            self.write(text.strip() or "x", *self.way_of_writing, "")  # type: ignore[attr-defined]
            if keys:
                self.press_keys(keys)  # type: ignore[attr-defined]

    @rule()
    @only_if(lambda self: self.is_open)
    def idle(self) -> None:
        """What waits for a pause in the typing is stored."""
        self.table.cell_delegate.idle.timer.timeout.emit()
        QApplication.processEvents()

    @rule()
    @only_if(lambda self: self.is_open)
    def pause(self) -> None:
        """Everything that is being written is stored."""
        self.window.workspace.commit()

    @rule()
    def close_and_open(self) -> None:
        """The plan is closed and opened again: nothing is lost."""
        self.window.workspace.commit()
        path, plan = self.window.document.path, self.window.document.plan
        assert path is not None
        self.trigger("Close")
        QApplication.processEvents()
        check(self.window)
        self.window.open_path(path)
        assert self.window.document.plan == plan
