"""What the Sửa and Chèn menus do at the place where the officer stands: add, delete, move, merge, undo, paste."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from models import commands
from models.commands.together import Together
from models.grid.grid import Address
from models.grid.prose import mark
from models.i18n import _
from models.layout import LINE_FIELDS, Layout
from models.plan import Appendix, Section
from models.store import ChangeSet
from models.words import field_name
from ui.actions.state import State
from ui.document import Document
from ui.rows.row_deeds import RowDeeds
from ui.structure import Place, Planned, Structure
from ui.table.fill_deeds import FillDeeds
from ui.table.fill_handle import FillHandle
from ui.table.pasting import Pasting
from ui.table.row_drag import RowDrag
from ui.workspace import Workspace

Plan = Callable[[Structure, Place], Planned | None]


class Editing(QObject):
    """Turns menu entries into commands; an open editor is stored first, and left alone while a word is composed."""

    def __init__(self, document: Document, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._document = document
        self._workspace = workspace
        self.rows = RowDeeds(document, workspace, self.undo_told)
        self.drag = RowDrag(workspace.table, self.rows)
        self.pasting = Pasting(document, workspace.table, workspace.messages, lambda: workspace.place().owner)
        self.pasting.hint.connect(workspace.hint)
        self.pasting.wanted.connect(workspace.go_to)
        self.pasting.undo_wanted.connect(self.undo_told)
        self.fill = FillDeeds(document, workspace.table, workspace.messages, self.undo_told)
        self.fill.hint.connect(workspace.hint)
        self.fill_handle = FillHandle(workspace.table, self.fill)
        workspace.table.columns_resized.connect(self.resize_columns)
        document.changed.connect(lambda _changes: workspace.messages.pass_by())

    def state(self) -> State:
        """What the actions need to know to be switched on or off."""
        if not self._document.is_open:
            return State()
        session = self._document.session
        view = self._workspace.live.view if self._workspace.live else None
        state = State(True, self._document.writable, undo=session.undo_label, redo=session.redo_label)
        state = replace(state, filtered=view is not None, sorted=view is not None and view.sorts)
        return Structure(session.rows).state_of(self._workspace.place(), state)

    def change(self, plan: Plan) -> None:
        """Run a planned command and go to where it leads."""
        planned = self._planned(plan)
        if planned is not None and self._document.run(planned.command) and planned.goal is not None:
            self._go(planned.goal, planned)

    def delete(self) -> None:
        """Delete what the officer stands on, or all chosen rows; more than a task or line is told, with a way back."""
        if not self.ready():
            return
        if self._workspace.in_body:
            for section in self.rows.nodes():
                self._delete_section(section)
        else:
            self.rows.delete()

    def _delete_section(self, section: str) -> None:
        node = self._document.session.rows.node(section)
        if not isinstance(node, Section) or not self._workspace.body.deeds.delete_section(section):
            return
        name = " ".join(f"{mark(node.number)}{node.heading}".split()) or _("không có tiêu đề")
        text = _("Đã xóa mục “{name}” cùng lời văn trong đó.").format(name=name[:80])
        self._workspace.messages.tell(text, [(_("Hoàn tác"), self.undo_told)])

    def move(self, step: int) -> None:
        """Move up (-1) or down (1) what the officer stands on: rows, a node of the tree, a paragraph or section."""
        workspace = self._workspace
        if not workspace.in_body:
            if self.ready():
                self.rows.move(step)
        elif not workspace.from_tree:
            workspace.body.act("up" if step < 0 else "down")
        elif self.ready() and (section := workspace.place().node):
            workspace.body.deeds.move_section(section, step)

    def duplicate(self) -> None:
        """Copy the chosen rows, or the nodes chosen in the tree, right behind them."""
        if not self._workspace.in_body and self.ready():
            self.rows.duplicate()

    def shift(self, steps: int) -> None:
        """Raise (-1) or lower (1) what the officer stands on by a level: a section of the text, or the chosen rows."""
        if self._workspace.in_body:
            self.in_text("promote" if steps < 0 else "demote")
        elif self.ready():
            self.rows.shift(steps)

    def merge(self) -> None:
        """Merge the chosen cells of each column, or the one cell with the cell above."""
        if self.ready() and not self.rows.merge():
            self.change(Structure.merge_up)

    def in_text(self, deed: str) -> None:
        """Do something to the section of the tree or the text: "promote", "demote", "new", "renumber"."""
        workspace = self._workspace
        if not self.ready():
            return
        section = workspace.place().node if workspace.in_body and workspace.from_tree else ""
        if section and deed in ("promote", "demote"):
            workspace.body.deeds.shift(section, -1 if deed == "promote" else 1)
            return
        if deed == "new" and (section or not workspace.in_body or workspace.from_tree):
            workspace.turn_to(body=True)
            workspace.body.deeds.add_after(section)
            return
        workspace.body.act(deed)

    def set_layout(self, layout: Layout) -> None:
        """Show the appendix in another layout; what that does not print is named, for it is not lost."""
        appendix = self._workspace.appendix
        if appendix is None or layout == appendix.layout or not self.ready():
            return
        if not self._document.run(commands.SetLayout(appendix.id, layout)):
            return
        text = _("Đã đổi mẫu bảng.")
        if missing := unprinted(appendix, layout):
            text = _("Mẫu bảng này không in: {columns}. Chữ trong đó vẫn được giữ trong kế hoạch.")
            text = text.format(columns=", ".join(missing))
        self._workspace.messages.tell(text, [(_("Hoàn tác"), self.undo_told)])

    def resize_columns(self, layout: Layout) -> None:
        """Give the columns of the shown appendix other widths, as one step."""
        appendix = self._workspace.appendix
        if appendix is not None and self._document.writable:
            self._document.run(Together(_("Đổi độ rộng cột"), (commands.SetLayout(appendix.id, layout),)))

    def clip(self, deed: str) -> None:
        """ "cut", "copy" or "paste" in the text that is being written, else in the table's chosen cells."""
        writing = QApplication.focusWidget()
        if isinstance(writing, QLineEdit | QTextEdit | QPlainTextEdit):
            getattr(writing, deed)()
        elif self._workspace.in_body:
            getattr(self._workspace.body.text, deed)()
        else:
            getattr(self._workspace.table, deed)()

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        self._replay(self._document.undo)

    def redo(self) -> None:
        """Do the step again that was taken back, and show where it is."""
        self._replay(self._document.redo)

    def ready(self) -> bool:
        """Store what is being written; False where nothing may change now."""
        if not self._document.writable or self._workspace.composing:
            return False
        self._workspace.commit()
        return True

    def _planned(self, plan: Plan) -> Planned | None:
        if not self.ready():
            return None
        return plan(Structure(self._document.session.rows), self._workspace.place())

    def _replay(self, step: Callable[[], bool]) -> None:
        if not self.ready():
            return
        seen: list[ChangeSet] = []
        self._document.changed.connect(seen.append)
        done = step()
        self._document.changed.disconnect(seen.append)
        if done and seen:
            self._workspace.show_change(seen[0])

    def undo_told(self) -> None:
        """Take back what the message bar has just told."""
        self._workspace.messages.hide()
        self.undo()

    def _go(self, goal: Address, planned: Planned) -> None:
        self._workspace.go_to(goal, planned.write)


def unprinted(appendix: Appendix, layout: Layout) -> list[str]:
    """The headings of columns with texts in the appendix that a layout does not print, each once."""
    lines = [line for task in appendix.tasks() for line in task.lines]
    extra = dict.fromkeys(f"extra.{key}" for line in lines for key in line.extra)
    return [
        " ".join((appendix.layout.header_of(name) or field_name("line", name)).split())
        for name in (*LINE_FIELDS, *extra)
        if not layout.has(name) and any(line.text(name) for line in lines)
    ]
