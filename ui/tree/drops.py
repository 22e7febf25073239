"""Dragging from the tree and dropping on it: nodes of the tree itself, and rows that come from the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QDragMoveEvent, QDropEvent, QPainter, QPen
from PySide6.QtWidgets import QTreeWidgetItem

from models.store import PlanRows
from ui.rows.drag_picture import show_beside
from ui.rows.moves import counted
from ui.rows.node_mime import pack_nodes, unpack_nodes
from ui.rows.slots import Slot, slot_at, told_slot
from ui.theme import current_theme
from ui.tree.items import TreeItem

if TYPE_CHECKING:
    from ui.plan_tree import PlanTree


class TreeDrops(QObject):
    """Finds the place under the mouse, marks it, and asks for the move when the mouse lets go."""

    dropped = Signal(object, object, bool)  # ids, Slot, whether they are to be copied

    def __init__(self, tree: PlanTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self.rows: Callable[[], PlanRows | None] = lambda: None
        self.slot: Slot | None = None

    def start(self, ids: Sequence[str]) -> None:
        """Drag nodes of the tree until the mouse lets go, here or over the table."""
        rows = self.rows()
        if rows is None or not ids:
            return
        drag = QDrag(self._tree)
        drag.setMimeData(pack_nodes(rows.plan_id, ids))
        show_beside(drag, counted(rows, ids))
        actions = Qt.DropAction
        drag.exec(actions.MoveAction | actions.CopyAction, actions.MoveAction)
        self.leave()

    def takes(self, event: QDropEvent) -> bool:
        """Whether nodes of this plan are being dragged."""
        rows = self.rows()
        return rows is not None and bool(unpack_nodes(event.mimeData(), rows.plan_id))

    def move(self, event: QDragMoveEvent) -> None:
        """Mark the place under the mouse; only places where all that is dragged may stand take it."""
        _ids, slot = self._place(event)
        if slot is None:
            self.leave()
            event.ignore()
            return
        copied = _copies(event)
        event.setDropAction(Qt.DropAction.CopyAction if copied else Qt.DropAction.MoveAction)
        event.accept()
        if slot != self.slot:
            self.slot = slot
            self._tree.viewport().update()
            if rows := self.rows():
                self._tree.place_told.emit(told_slot(rows, slot))

    def leave(self) -> None:
        """Take the mark away."""
        if self.slot is not None:
            self.slot = None
            self._tree.viewport().update()
            self._tree.place_told.emit("")

    def drop(self, event: QDropEvent) -> None:
        """Ask for the move; the items follow when the plan has changed."""
        ids, slot = self._place(event)
        copied = _copies(event)
        self.leave()
        if slot is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction if copied else Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(ids, slot, copied)

    def paint(self, painter: QPainter) -> None:
        """A line where the nodes would come between others, a frame around what would take them in."""
        item = self._tree.item_of(self.slot.node) if self.slot else None
        if self.slot is None or item is None:
            return
        rect = self._tree.visualItemRect(item)
        rect = QRect(rect.left(), rect.top(), self._tree.viewport().width() - rect.left() - 2, rect.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_theme().accent), 2))
        if self.slot.side == 0:
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
            return
        y = rect.top() if self.slot.side < 0 else self._bottom_of(item)
        painter.drawEllipse(QPoint(rect.left() + 3, y), 3, 3)
        painter.drawLine(rect.left() + 7, y, rect.right(), y)

    def _bottom_of(self, item: QTreeWidgetItem) -> int:
        """Where the part of the tree ends that is open to see below an item."""
        last: QTreeWidgetItem | None = item
        while last is not None:
            item, last = last, last.child(last.childCount() - 1) if last.isExpanded() else None
        return self._tree.visualItemRect(item).bottom()

    def _place(self, event: QDropEvent) -> tuple[tuple[str, ...], Slot | None]:
        rows = self.rows()
        point = event.position()
        target = self._tree.itemAt(point.toPoint())
        if rows is None or not isinstance(target, TreeItem):
            return (), None
        ids = unpack_nodes(event.mimeData(), rows.plan_id)
        rect = self._tree.visualItemRect(target)
        share = (point.y() - rect.top()) / max(1, rect.height())
        if _copies(event) and ids and ids[0] in rows and rows.stored_in(ids[0]) == "section":
            return ids, None
        return ids, slot_at(rows, ids, target.node.id, share) if ids else None


def _copies(event: QDropEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
