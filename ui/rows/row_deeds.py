"""What keys, menus and the mouse do to the chosen rows, or to the chosen nodes of the tree: each as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from models import commands
from models.errors import InputProblem, PlanError
from models.grid.grid import Address
from models.i18n import _
from models.store import PlanRows
from models.store.transaction import Command
from models.words import kind_name
from ui.document import Document
from ui.places import appendix_of
from ui.rows.chosen_nodes import nodes_of, topmost
from ui.rows.merging import merging
from ui.rows.moves import RowStep, counted, deleting, dropping, duplicating, moving, told_deletion
from ui.rows.slots import Slot
from ui.structure import Structure
from ui.table.chosen import Chosen
from ui.table.row_range import rows_of_nodes
from ui.workspace import Workspace


class RowDeeds(QObject):
    """Turns deeds into commands and chooses the same nodes again, so that a key can be pressed again and again."""

    def __init__(self, document: Document, workspace: Workspace, undo: Callable[[], None]) -> None:
        super().__init__(workspace)
        self._document = document
        self._workspace = workspace
        self._undo = undo
        drops = workspace.tree.drops
        drops.rows = lambda: self.rows
        drops.dropped.connect(self._dropped_on_tree)
        workspace.tree.place_told.connect(workspace.hint)
        workspace.tree.choice_changed.connect(self._chosen_in_tree)
        self._several = False
        # Rows may be coming and going when the choice changes: it is looked at when that is over.
        self._looks = QTimer(self, singleShot=True, interval=0)
        self._looks.timeout.connect(self._look_at_choice)
        workspace.table.selectionModel().selectionChanged.connect(self._choice_moved)

    def _dropped_on_tree(self, ids: Sequence[str], slot: Slot, copied: bool) -> None:
        self._workspace.commit()
        self.drop(ids, slot, copied)

    def _choice_moved(self) -> None:
        self._looks.start()

    def _look_at_choice(self) -> None:
        """What can be done depends on whether one row is chosen or several."""
        several = len(self._workspace.table.chosen().rows) > 1
        if several != self._several:
            self._several = several
            self._workspace.place_changed.emit()

    def _chosen_in_tree(self) -> None:
        if self._workspace.from_tree:
            self._workspace.place_changed.emit()

    def nodes(self) -> tuple[str, ...]:
        """What is chosen in the tree or in the table, where the officer stands; the topmost nodes in their order."""
        place = self._workspace.place()
        if place.in_body:
            return (place.node,) if place.node else ()
        if place.node:
            return self.tree_nodes()
        chosen = self._workspace.table.chosen()
        if not chosen or is_one_cell(chosen):
            target = Structure(self._rows).target(place)
            return (target,) if target else ()
        return nodes_of(self._rows, chosen.owners())

    def tree_nodes(self) -> tuple[str, ...]:
        """The nodes chosen in the tree."""
        return topmost(self._rows, [id_ for id_ in self._workspace.tree.chosen_ids() if id_ in self._rows])

    def delete(self) -> None:
        """Take the chosen rows away; more than a task or line is told, with a way back."""
        ids = self.nodes()
        if ids:
            told = told_deletion(self._rows, ids)
            if self._run(deleting(self._rows, ids, self._shown), single=True) and told:
                self._tell(told)

    def move(self, step: int) -> None:
        """Move the chosen rows up (-1) or down (1)."""
        ids = self.nodes()
        if ids and not self._ordered_otherwise():
            self._run(moving(self._rows, ids, step, self._shown))

    def duplicate(self) -> None:
        """Copy the chosen rows right behind them; the copies are chosen."""
        if ids := self.nodes():
            self._run(duplicating(self._rows, ids))

    def shift(self, steps: int) -> None:
        """Raise (-1) or lower (1) the chosen rows by a level; lines stand for their tasks."""
        rows = self._rows
        ids = [rows.parent_id(id_) if rows.table_of(id_) == "line" else id_ for id_ in self.nodes()]
        if ids:
            nodes = tuple(dict.fromkeys(ids))
            kinds = [rows.table_of(node) for node in nodes]
            if (
                self._run(RowStep(commands.Raise(nodes) if steps < 0 else commands.Lower(nodes), nodes))
                and len(nodes) == 1
            ):
                self._hint_kind(nodes[0], kinds[0])

    def merge(self) -> bool:
        """Merge the chosen cells of each column; False where only one cell is chosen."""
        chosen = self._workspace.table.chosen()
        if not chosen or is_one_cell(chosen):
            return False
        command, differ = merging(chosen)
        if command is None:
            self._workspace.messages.tell(_("Hãy chọn từ hai ô liền nhau của một cột rồi gộp."))
            return True
        first = chosen.model.cell(chosen.rows[0], chosen.columns[0]).address
        if self._try(command):
            if first is not None and first.id in self._rows:
                self._workspace.go_to(first)
            if differ:
                self._tell(_("Đã gộp các ô; chữ của từng ô được giữ, mỗi ô một dòng."))
        return True

    def drop(self, ids: Sequence[str], slot: Slot, copied: bool) -> None:
        """Move or copy dragged nodes to where they were dropped."""
        nodes = topmost(self._rows, ids)
        if not nodes or slot.parent not in self._rows or self._ordered_otherwise():
            return
        before = appendix_of(self._rows, nodes[0])
        what = counted(self._rows, nodes)
        if self._run(dropping(self._rows, nodes, slot, copied)):
            target = appendix_of(self._rows, slot.parent)
            if target and before and target != before:
                title = " ".join(str(getattr(self._rows.node(target), "title", "")).split())
                text = (
                    _("Đã chép {what} sang phụ lục “{title}”.")
                    if copied
                    else _("Đã chuyển {what} sang phụ lục “{title}”.")
                )
                self._tell(text.format(what=what, title=title[:80]))

    @property
    def rows(self) -> PlanRows | None:
        """The rows of the plan, to look around in; None where no plan is open that can be changed."""
        return self._document.session.rows if self._document.writable else None

    @property
    def _rows(self) -> PlanRows:
        return self._document.session.rows

    def _run(self, step: RowStep, single: bool = False) -> bool:
        """Do a step and choose its nodes; with `single` the tree or a cell leads there. False where it was refused."""
        workspace = self._workspace
        from_tree, one = workspace.from_tree, single or is_one_cell(workspace.table.chosen())
        index = workspace.table.currentIndex()
        cell = workspace.model.cell(index.row(), index.column()) if index.isValid() else None
        if not self._try(step.command):
            return False
        workspace.from_tree = from_tree
        nodes = [node for node in step.nodes if node in self._rows]
        if not nodes:
            return True
        if from_tree:
            self._stand_in_tree(nodes)
        elif len(nodes) == 1 and one:
            address = cell.address if cell else None
            self._go_to_cell(nodes[0], address)
        else:
            self._choose(nodes)
        return True

    def _try(self, command: Command) -> bool:
        """Run a command; one that makes no sense here is told beside the table, not in a box."""
        try:
            self._document.session.run(command)
        except InputProblem as problem:
            self._workspace.messages.tell(problem.message)
            return False
        except PlanError as problem:
            self._document.failed.emit(problem)
            return False
        return True

    def _stand_in_tree(self, nodes: Sequence[str]) -> None:
        """The tree keeps the focus; a task, which it does not show, is chosen in the table."""
        workspace, tree = self._workspace, self._workspace.tree
        if not tree.shows(nodes[0]):
            self._choose(nodes)
        elif len(nodes) == 1:
            workspace.show_place(Address(self._rows.table_of(nodes[0]), nodes[0], "title"))
        else:
            tree.choose_all(nodes)
            workspace.from_tree = True
            workspace.place_changed.emit()

    def _go_to_cell(self, node: str, address: Address | None) -> None:
        """The same cell again where it is in the node, else the node's own."""
        rows = self._rows
        kind = rows.table_of(node)
        inside = address is not None and address.id in rows and rows.table_of(address.id) == address.table
        if inside and address is not None and node in _way_up(rows, address.id):
            self._workspace.go_to(address)
        elif address is not None and address.table == "line" and kind in ("task", "line"):
            # Another row has come to stand here: the column stays.
            line = node if kind == "line" else next(iter(rows.children(node)), "")
            self._workspace.go_to(Address("line", line, address.field))
        else:
            self._workspace.go_to(Address(kind, node, "title"))

    def _choose(self, nodes: Sequence[str]) -> None:
        workspace = self._workspace
        shown = workspace.live.appendix_id if workspace.live else ""
        if appendix_of(self._rows, nodes[0]) != shown:
            return
        workspace.go_to(Address(self._rows.table_of(nodes[0]), nodes[0], ""))
        if rows := rows_of_nodes(workspace.model, nodes):
            workspace.table.selection.choose_row_range(rows)

    def _hint_kind(self, node: str, before: str) -> None:
        """What a row has become, where the table shows it only by its looks."""
        kind = self._rows.table_of(node)
        if kind != before:
            self._workspace.hint.emit(_("Dòng này nay là {kind}.").format(kind=kind_name(kind)))

    def _shown(self, node: str) -> bool:
        """Whether the table shows a node, for what is hidden is passed over; the tree shows them all."""
        live = self._workspace.live
        return self._workspace.from_tree or live is None or live.shows(node)

    def _ordered_otherwise(self) -> bool:
        """Tell that rows are not moved while the table shows them in another order than the plan's."""
        live = self._workspace.live
        if self._workspace.from_tree or live is None or live.view is None or not live.view.sorts:
            return False
        self._workspace.messages.tell(_("Bảng đang xếp theo thứ tự khác để xem; hãy bỏ sắp xếp rồi chuyển dòng."))
        return True

    def _tell(self, text: str) -> None:
        self._workspace.messages.tell(text, [(_("Hoàn tác"), self._undo)])


def is_one_cell(chosen: Chosen) -> bool:
    """Whether nothing but one cell is chosen, a merged one included."""
    if not chosen or chosen.others:
        return not chosen
    cell = chosen.model.cell(chosen.rows[0], chosen.columns[0])
    last = chosen.model.cell(chosen.rows[-1], chosen.columns[-1])
    return (cell.row, cell.column) == (last.row, last.column)


def _way_up(rows: PlanRows, node: str) -> list[str]:
    way: list[str] = []
    while node:
        way.append(node)
        node = rows.parent_id(node)
    return way
