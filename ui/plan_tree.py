"""The tree of the plan: its text with the sections, appendices with areas, groups and objectives and their tasks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTreeWidget, QTreeWidgetItem, QWidget

from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan
from ui.tree.badges import Badge
from ui.tree.delegate import TitleDelegate
from ui.tree.drops import TreeDrops
from ui.tree.items import (
    TreeItem,
)
from ui.tree.nodes import TreeNodes, with_all_below
from ui.tree.searching import TypeAhead

_COUNT_WIDTH, _COUNT_PAD = 34, 12
_REACHING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class PlanTree(QTreeWidget):
    """Shows the plan as a tree and asks for changes by signals; the document decides."""

    node_chosen = Signal(str, str)  # kind, id: chosen by the user, not by the program
    choice_changed = Signal()  # other nodes are chosen
    rename_requested = Signal(object, str)  # Address, title
    delete_requested = Signal()
    menu_requested = Signal(QPoint)
    place_told = Signal(str)  # where dragged nodes would come

    def __init__(self, find: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planTree")
        self.setAccessibleName(_("Cây kế hoạch"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(13)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(700)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(28)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, _COUNT_WIDTH)
        self._delegate = TitleDelegate(lambda: self.following, self)
        self.setItemDelegate(self._delegate)
        self._delegate.renamed.connect(self._renamed)
        self.drops = TreeDrops(self)
        self._typing = TypeAhead(self)
        self._nodes = TreeNodes(self, find)
        self._quiet = False
        self._reaching = False  # more nodes are being chosen, with Shift or Ctrl
        self.itemExpanded.connect(self._nodes.opened)
        self.itemCollapsed.connect(self._nodes.closed)
        self.currentItemChanged.connect(self._current_changed)
        self.itemSelectionChanged.connect(lambda: None if self._quiet else self.choice_changed.emit())
        # The node is often the current one already, since the tree follows the table.
        self.itemClicked.connect(lambda item: self._current_changed(item, None))

    def show_plan(self, plan: Plan | None, read_only: bool = False) -> None:
        """Show a plan from scratch, opened as it was last, at first with its areas closed where there are many."""
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.NoEditTriggers if read_only else triggers.EditKeyPressed)
        self.setDragEnabled(not read_only)
        self.setAcceptDrops(not read_only)
        self._quiet = True
        self.clear()
        self._nodes.begin(plan)
        self._quiet = False
        # Thousands of tasks need more room than the numbers of most plans.
        room = self.fontMetrics().horizontalAdvance(f"{plan.task_count() if plan else 0}") + _COUNT_PAD
        self.header().resizeSection(1, max(_COUNT_WIDTH, room))

    def follow(self, plan: Plan, changed: Collection[str], structural: bool) -> None:
        """Bring the tree in step with a plan that has changed; chosen and opened nodes stay so."""
        if not structural:
            self._nodes.retitle(changed)
            return
        chosen, all_chosen = self.chosen_id(), self.chosen_ids()
        self._quiet = True
        self._nodes.follow(plan)
        item = self._nodes.get(chosen)
        if item is not None and self.chosen_id() != chosen:
            self._stand_on(item)
        if len(all_chosen) > 1 and self.chosen_ids() != all_chosen:
            self._select(all_chosen)
        self._quiet = False

    def choose(self, node_id: str) -> None:
        """Choose a node without telling the others; its ancestors are opened. An unknown one changes nothing."""
        item = self._nodes.get(node_id)
        if item is not None and item is not self.currentItem():
            self._quiet = True
            self._stand_on(item)
            self._quiet = False

    def _stand_on(self, item: TreeItem) -> None:
        """Make an item the only chosen one, whichever keys are held: without this Ctrl in the table would add it."""
        flags = QItemSelectionModel.SelectionFlag
        self.setCurrentItem(item, 0, flags.ClearAndSelect | flags.Rows)

    def choose_all(self, nodes: Iterable[str]) -> None:
        """Choose several nodes without telling the others; those that the tree does not show are left out."""
        items = [item for node in nodes if (item := self._nodes.get(node))]
        if items:
            self._quiet = True
            self._stand_on(items[0])
            self._select(item.node.id for item in items)
            self._quiet = False

    def _select(self, nodes: Iterable[str]) -> None:
        self.clearSelection()
        for node in nodes:
            if item := self._nodes.get(node):
                item.setSelected(True)

    def chosen(self) -> TreeItem | None:
        """The chosen item, of several the one with the focus, or None."""
        item = self.currentItem()
        return item if isinstance(item, TreeItem) else None

    def chosen_id(self) -> str:
        """The id of the chosen node, "" where there is none."""
        item = self.chosen()
        return item.node.id if item else ""

    def chosen_ids(self) -> list[str]:
        """The ids of all chosen nodes of the sort of the current one (text or appendices), as they stand."""
        current = self.chosen()
        if current is None:
            return []
        in_text = current.kind in ("body", "section")
        items = [item for item in self.selectedItems() if isinstance(item, TreeItem)]
        items = [item for item in items if (item.kind in ("body", "section")) is in_text] or [current]
        return [item.node.id for item in sorted(items, key=self._way_to)]

    def _way_to(self, item: QTreeWidgetItem) -> list[int]:
        way: list[int] = []
        above: QTreeWidgetItem | None = item
        while above is not None:
            holder = above.parent() or self.invisibleRootItem()
            way.insert(0, holder.indexOfChild(above))
            above = above.parent()
        return way

    def item_of(self, node_id: str) -> TreeItem | None:
        """The item of a node, None where there is none yet."""
        return self._nodes.get(node_id)

    def shows(self, node_id: str) -> bool:
        """Whether the tree has an item for a node; tasks have none."""
        return node_id in self._nodes

    @property
    def following(self) -> bool:
        """Whether the tree is just being brought in step; nothing may change the plan meanwhile."""
        return self._quiet

    def commit_editor(self) -> None:
        """Store the title that is being written, and close its editor."""
        if editor := self._delegate.editor:
            self._delegate.commitData.emit(editor)
            self._delegate.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def rename_chosen(self) -> None:
        """Open the editor of the chosen node's title."""
        item = self.chosen()
        if item is not None and item.kind != "body":
            self.editItem(item, 0)

    def open_all(self) -> None:
        """Open every node."""
        for number in range(self.topLevelItemCount()):
            self._open_below(cast(TreeItem, self.topLevelItem(number)))

    def close_all(self) -> None:
        """Close every node; one that stands alone at the top stays open, or nothing would be left to see."""
        top = self.topLevelItemCount()
        for number in range(top):
            root = cast(TreeItem, self.topLevelItem(number))
            for item in reversed(list(with_all_below(root))):
                item.setExpanded(item is root and top == 1)

    def _open_below(self, item: TreeItem) -> None:
        item.setExpanded(True)
        for place in range(item.childCount()):
            self._open_below(cast(TreeItem, item.child(place)))

    def show_badges(self, badges: Mapping[str, Sequence[Badge]], source: str = "") -> None:
        """Show pills beside nodes, by their id; a node that holds others has pills of its own for what is in it."""
        self._nodes.show_badges(badges, source)

    def retheme(self) -> None:
        """Draw the icons in the colour of a new theme."""
        self._nodes.retheme()

    def _renamed(self, kind: str, node_id: str, text: str) -> None:
        self.rename_requested.emit(Address(kind, node_id, "heading" if kind == "section" else "title"), text)

    def _current_changed(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if self._quiet or not isinstance(item, TreeItem):
            return
        if self._reaching:
            # With Ctrl the arrow keys move on without choosing.
            self.choice_changed.emit()
        else:
            self.node_chosen.emit(item.kind, item.node.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Shift or Ctrl more nodes are chosen; the table stays where it is."""
        self._reaching = bool(event.modifiers() & _REACHING)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to delete, Enter goes to the place in the table, * opens all below, letters search."""
        item = self.chosen()
        key = event.key()
        self._reaching = bool(event.modifiers() & _REACHING)
        if key == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_requested.emit()
        elif self.state() is QAbstractItemView.State.EditingState:
            # Enter ends the writing of a title and comes here, too.
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item and not event.modifiers():
            self.node_chosen.emit(item.kind, item.node.id)
        elif key == Qt.Key.Key_Asterisk and item:
            self._open_below(item)
        elif key == Qt.Key.Key_Backspace and self._typing.active:
            self._typing.take_back()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the row whose title begins with what is typed, letter marks aside."""
        self._typing.type(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the chosen node."""
        self.menu_requested.emit(event.globalPos())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag all chosen nodes; what they become is up to where they are dropped."""
        self.drops.start(self.chosen_ids())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Nodes of this plan may come."""
        super().dragEnterEvent(event)
        self.drops.move(event)
        if self.drops.takes(event):
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only places where the dragged nodes may stand take them; at the edge the tree scrolls."""
        super().dragMoveEvent(event)
        self.drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The mouse has gone elsewhere with what it drags."""
        super().dragLeaveEvent(event)
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move."""
        self.drops.drop(event)
        self.setState(QAbstractItemView.State.NoState)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and over them the mark of the place where dragged nodes would come."""
        super().paintEvent(event)
        if self.drops.slot is not None:
            painter = QPainter(self.viewport())
            self.drops.paint(painter)
            painter.end()
