"""The open plan on the screen: tree, paper, details and remarks, kept in step with the document and each other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from models.commands import SetReference, SetText
from models.commands.together import Together
from models.errors import PlanError
from models.grid.grid import Address
from models.grid.live import LiveGrid
from models.i18n import _
from models.plan import Appendix
from models.store import ChangeSet
from ui.detail.panel import DetailPanel
from ui.detail.telling import tell_place
from ui.document import Document
from ui.findings_panel import FindingsPanel
from ui.hints import hint_for
from ui.lower_panels import LowerPanels
from ui.message_bar import MessageBar
from ui.paper import Paper
from ui.places import appendix_of, changed_address
from ui.plan_tree import PlanTree
from ui.remarks import Remarks
from ui.side_panels import SidePanels, numbers_of
from ui.standing import place_in
from ui.structure import Place
from ui.table.model import GridModel
from ui.table.standing import Standings
from ui.tree.remark_badges import RemarkBadges
from ui.workspace_layout import arrange, focus_next

if TYPE_CHECKING:
    from ui.body.body_view import BodyView


class Workspace(QWidget):
    """Places the widgets of an open plan and passes what happens between them and the document."""

    place_changed = Signal()
    hint = Signal(str)
    turned = Signal()  # text and appendix changed places
    wanted = Signal(str)  # name of an action that a button in here stands for
    undo_wanted = Signal()  # from the plan's text
    text_menu_wanted = Signal(QPoint)
    text_zoomed = Signal(float)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.live: LiveGrid | None = None
        self.from_tree = False
        self._following = False  # rows come and go by a change: the current cell moves, the officer does not
        self.model = GridModel(self.set_text, self)
        self.paper = Paper(self.model, self)
        self.table = self.paper.table
        self._standings = Standings(self.table)
        self.tree = PlanTree(self._node, self)
        self._badges = RemarkBadges(document, self.tree)
        self.details = DetailPanel(document, numbers_of(self), self)
        self.side = SidePanels(self.details, self)
        self.findings = FindingsPanel(self)
        self.below = LowerPanels(self.findings, self)
        self.heading, self.closing = self.paper.heading, self.paper.closing
        self.messages = MessageBar(self)
        parts = (self.tree, self.messages, (self.paper,), self.side, self.below)
        self._frame = self.columns, self.rows, self._sheets = arrange(self, *parts)
        self._remarks = Remarks(document, self.below, self.rows, self)
        self._connect()

    def _connect(self) -> None:
        self._document.opened.connect(self._open)
        self._document.closed.connect(self._close)
        self._document.changed.connect(self._follow)
        self.table.selectionModel().currentChanged.connect(self._cell_changed)
        self.table.refused_edit.connect(lambda index: self.hint.emit(self._hint(index)))
        self.table.told.connect(self.hint)
        self.table.clear_requested.connect(self._clear)
        self.table.cell_delegate.idle.store.connect(self._store_meanwhile)
        self.table.cell_delegate.idle.ended.connect(self._seal)
        self.table.zoom_changed.connect(lambda _zoom: self._show_paper_lines())
        self.tree.node_chosen.connect(self._tree_chosen)
        self.tree.choice_changed.connect(lambda: self._show_details() if self.from_tree else None)
        self.tree.rename_requested.connect(self.set_text)
        self.details.edited.connect(self.set_text)
        self.details.reference_requested.connect(lambda line, text: self._document.run(SetReference(line, text)))
        self.heading.edited.connect(self.set_text)
        self.closing.edited.connect(self.set_text)
        self.paper.empty.wanted.connect(self.wanted)
        for pane in (self.tree, self.table):
            pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What Delete and the other commands take is where the focus is: the tree's node or the table's cell."""
        if event.type() is QEvent.Type.FocusIn and isinstance(event, QFocusEvent) and self._document.is_open:
            from_tree = watched is self.tree
            if event.reason() is not Qt.FocusReason.PopupFocusReason and from_tree != self.from_tree:
                self.from_tree = from_tree
                self._show_details()
                self.place_changed.emit()
        return False

    @cached_property
    def body(self) -> BodyView:
        """The plan's text, made when it is first wanted: most work is in the table, which need not wait for it."""
        from ui.body.body_view import BodyView

        body = BodyView(self._document, self.messages, self)
        body.hint.connect(self.hint)
        body.section_changed.connect(self._section_changed)
        body.appendix_wanted.connect(lambda id_: self.go_to(Address("appendix", id_, "title")))
        body.undo_wanted.connect(self.undo_wanted)
        body.menu_wanted.connect(self.text_menu_wanted)
        body.zoom_changed.connect(self.text_zoomed)
        self._sheets.addWidget(body)
        return body

    @property
    def _made_body(self) -> BodyView | None:
        return self.body if "body" in self.__dict__ else None

    @property
    def in_body(self) -> bool:
        """Whether the plan's text is shown, not an appendix."""
        return self._made_body is not None and self._sheets.currentWidget() is self.body

    @property
    def middle(self) -> QWidget:
        """What is written in: the table, or the plan's text."""
        return self.body.text if self.in_body else self.table

    @property
    def composing(self) -> bool:
        """Whether a word is being composed where it is written."""
        return self.table.composing or (self.in_body and self.body.composing)

    def turn_to(self, body: bool) -> None:
        """Show the plan's text, or the appendix."""
        sheet = self.body if body else self.paper
        if self._sheets.currentWidget() is not sheet:
            self.commit()
            if body:
                self.body.ready()
            self._sheets.setCurrentWidget(sheet)
            self.hint.emit("")
            self.turned.emit()

    @property
    def appendix(self) -> Appendix | None:
        """The appendix that is shown."""
        return self.live.appendix if self.live else None

    def set_text(self, address: Address, text: str) -> bool:
        """Set one value as a step of its own; False where the document refused."""
        done = self._document.is_open and self._document.run(SetText(address, text))
        if done:
            self._seal()
        return done

    def _store_meanwhile(self, address: Address, text: str) -> None:
        """Store what stands in an open editor; trouble is only hinted at, for leaving the cell will tell it."""
        if self._document.writable:
            try:
                self._document.session.run(SetText(address, text))
            except PlanError as problem:
                self.hint.emit(problem.message)

    def _seal(self) -> None:
        if self._document.writable:
            self._document.session.seal()

    def commit(self) -> None:
        """Store what is being written anywhere in the window."""
        self.table.commit_editor()
        self.tree.commit_editor()
        if self._document.writable:
            if self._made_body is not None:
                self.body.commit()
            for part in (self.details, self.heading, self.closing):
                part.commit()

    def place(self) -> Place:
        """Where the officer stands: in the tree, in the text or in the table."""
        return place_in(self, self._document)

    def go_to(self, address: Address, write: bool = False) -> None:
        """Show a value, in another appendix if need be; with `write` its editor opens, the text chosen."""
        if not self._document.is_open or address.id not in self._document.session.rows:
            return
        self.turn_to(body=address.table in ("section", "plan"))
        if self.in_body:
            self.body.go_to(address)
            self._section_changed(self.body.section())
            return
        self._show_appendix(self._appendix_of(address.id))
        if address.table == "appendix":
            self._tree_chosen(address.table, address.id)
            self.tree.setFocus()
            if write:
                self.tree.rename_chosen()
            return
        self.model.reveal(address.id)
        # The area of a new appendix has no row yet: then the officer stands in an empty table.
        if not self.table.select_address(address) and (row := self.model.row_of(address.id)) is not None:
            first = next((n for n in range(self.model.columnCount()) if self.model.cell(row, n).address), 0)
            cell = self.model.cell(row, first)
            self.table.go_to(self.model.index(cell.row, cell.column))
        self.from_tree = False
        self.table.setFocus()
        self._show_details()
        if write and self.model.rowCount():
            self.table.write_over()
        self.place_changed.emit()

    def show_place(self, address: Address) -> None:
        """Choose a node in the tree and show it in the table; the tree keeps the focus."""
        self._tree_chosen(address.table, address.id)

    def retheme(self) -> None:
        """Draw what has colours of its own anew."""
        self.tree.retheme()
        self.below.retheme()
        self.table.show_header()
        if self._made_body is not None:
            self.body.retheme()

    def next_pane(self) -> None:
        """Move the focus on: tree, filter, table or text, finding, details, remarks; Tab cannot leave the table."""
        focus_next(self._frame, self.tree, self.middle, self.side.stops(), self.below.stop())

    def _open(self) -> None:
        plan = self._document.plan
        self.model.read_only = not self._document.writable
        self._remarks.placed = False
        self._standings.forget()
        self.live = None
        self.tree.show_plan(plan, self.model.read_only)
        self.findings.show_remarks(plan.remarks, not self._document.writable)
        if self._made_body is not None:
            self.body.forget()
        self._sheets.setCurrentWidget(self.body if plan.has_text and not plan.appendices else self.paper)
        if self.in_body:
            self.body.ready()
        if plan.appendices:
            self._show_appendix(plan.appendices[0].id)
            self.tree.choose(plan.appendices[0].id)
        else:
            self.model.show_grid(None)
        self._show_paper_lines()
        self._show_details()
        self.middle.setFocus()
        self.place_changed.emit()

    def _close(self) -> None:
        self.live = None
        if self._made_body is not None:
            self.body.forget()
        self.model.show_grid(None)
        self.tree.show_plan(None)
        self.details.show_nothing()
        self.findings.show_remarks((), True)
        self.messages.hide()

    def _show_appendix(self, appendix_id: str) -> None:
        if self.live is None or self.live.appendix_id != appendix_id:
            if self.live is not None:
                self._standings.leave(self.live.appendix_id)
            self.live = LiveGrid(self._document.session, appendix_id)
            self.model.show_grid(self.live)
            self._show_paper_lines()
            if self.model.rowCount() and not self._standings.come_back(appendix_id):
                self.table.select_first()

    def _show_paper_lines(self) -> None:
        if self._document.is_open:
            self.paper.show_appendix(self._document.plan, self.appendix, self._document.writable)

    def _follow(self, changes: ChangeSet) -> None:
        plan = self._document.plan
        if self._made_body is not None:
            self.body.follow(changes)
        if self.live is not None:
            if all(appendix.id != self.live.appendix_id for appendix in plan.appendices):
                self.live = None
            else:
                index = self.table.currentIndex()
                row = index.row()
                kept = self.model.cell(row, index.column()) if index.isValid() else None
                change = self.live.apply(changes)
                self._following = True
                self.model.follow(change)
                if change.reset or change.removed or change.inserted:
                    self.table.stand_again(kept.address if kept else None, row)
                self._following = False
                self.table.follow_page()
        self.tree.follow(plan, changes.ids, changes.structural)
        if self.live is None and plan.appendices:
            self._show_appendix(plan.appendices[0].id)
        elif self.live is None:
            self.model.show_grid(None)
        self._show_paper_lines()
        if not self.model.rowCount():
            self.hint.emit("")
        self.findings.show_remarks(plan.remarks, not self._document.writable)
        self._show_details()
        self.place_changed.emit()

    def show_change(self, changes: ChangeSet) -> None:
        """Bring into view what an undo or redo changed."""
        rows = self._document.session.rows
        if address := changed_address(changes, rows):
            self.go_to(address)
            return
        for change in changes.changes:
            if change.table == "appendix" and change.id in rows:
                self.turn_to(body=False)
                self._show_appendix(change.id)
                self.tree.choose(change.id)
                self._show_details()
                return
        if self.body.touched_by(changes):
            self.turn_to(body=True)
            self.body.show_change(changes)
            self._show_details()

    def _cell_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        gone = not index.isValid() or self.live is None or index.row() >= self.model.rowCount()
        if gone or self._following:
            return
        self._seal()
        self.from_tree = False
        owner = self.model.owner(index.row())
        for node_id in (owner.objective, owner.group, owner.area):
            if node_id:
                self.tree.choose(node_id)
                break
        self._show_details()
        self.hint.emit(self._hint(index))
        self.place_changed.emit()

    def _show_details(self) -> None:
        tell_place(self, self._document)

    def _section_changed(self, section: str) -> None:
        """The caret stands in another section, or on the head of the page for ""."""
        if self.in_body and self._document.is_open:
            self.tree.choose(section or self._document.plan.id)
            self.from_tree = False
            self._show_details()
            self.place_changed.emit()

    def _tree_chosen(self, kind: str, node_id: str) -> None:
        self.turn_to(body=kind in ("body", "section"))
        if self.in_body:
            self.body.show_section(node_id if kind == "section" else "")
        else:
            self._show_appendix(self._appendix_of(node_id))
        if kind not in ("appendix", "body", "section"):
            self.model.reveal(node_id)
            row = self.model.row_of(node_id)
            if row is not None:
                index = self.model.index_of(Address(kind, node_id, "title"))
                self.table.go_to(index if index.isValid() else self.model.index(row, 0), at_top=True)
        self.tree.choose(node_id)
        self.from_tree = True
        self._show_details()
        self.place_changed.emit()

    def _node(self, node_id: str) -> object:
        return self._document.session.rows.node(node_id)

    def _appendix_of(self, node_id: str) -> str:
        return appendix_of(self._document.session.rows, node_id) or (self.live.appendix_id if self.live else "")

    def _hint(self, index: QModelIndex) -> str:
        cell = self.model.cell(index.row(), index.column())
        return hint_for(cell, self.model.owner(index.row()), self.model.read_only)

    def _clear(self, addresses: tuple[Address, ...]) -> None:
        if len(addresses) == 1:
            self.set_text(addresses[0], "")
            return
        label = _("Xóa nội dung {count} ô").format(count=len(addresses))
        self._document.run(Together(label, tuple(SetText(address, "") for address in addresses)))
