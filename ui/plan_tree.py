"""The tree of the plan: its text with the sections, appendices with areas, groups and objectives and their tasks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragMoveEvent, QDropEvent, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from models.grid.grid import Address
from models.grid.numbers import printed_numbers
from models.i18n import _
from models.plan import Appendix, Plan, Section, Task
from ui.icons import icon
from ui.tree_items import (
    ICONS,
    NUMBER,
    PARENTS,
    STAND_IN,
    Node,
    TitleDelegate,
    TreeItem,
    below,
    child_before,
    stand_in_of,
    task_count,
    title_of,
)

_OPEN_AT_FIRST = 60


class PlanTree(QTreeWidget):
    """Shows the plan as a tree and asks for changes by signals; the document decides."""

    node_chosen = Signal(str, str)  # kind, id: chosen by the user, not by the program
    rename_requested = Signal(object, str)  # Address, title
    move_requested = Signal(str, str, object)  # id, parent id, sibling to stand after ("" first)
    delete_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, find: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find  # the node as it is now, by its id
        self.setObjectName("planTree")
        self.setAccessibleName(_("Cây kế hoạch"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(13)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(28)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, 34)
        self._delegate = TitleDelegate(lambda: self.following, self)
        self.setItemDelegate(self._delegate)
        self._delegate.renamed.connect(self._renamed)
        self._items: dict[str, TreeItem] = {}
        self._open: set[str] = set()
        self._quiet = False
        self._bold = QFont(self.font())
        self._bold.setBold(True)
        self.itemExpanded.connect(self._expanded)
        self.itemCollapsed.connect(self._collapsed)
        self.currentItemChanged.connect(self._current_changed)
        # The node is often the current one already, since the tree follows the table.
        self.itemClicked.connect(lambda item: self._current_changed(item, None))

    def show_plan(self, plan: Plan | None, read_only: bool = False) -> None:
        """Show a plan from scratch, its areas closed where there are many headings."""
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.NoEditTriggers if read_only else triggers.EditKeyPressed)
        self.setDragEnabled(not read_only)
        self.setAcceptDrops(not read_only)
        self._quiet = True
        self.clear()
        self._items, self._open = {}, set()
        if plan is not None:
            self._open = {plan.id, *(appendix.id for appendix in plan.appendices)}
            headings = sum(1 for a in plan.appendices for r in a.areas for i in r.items if not isinstance(i, Task))
            if headings <= _OPEN_AT_FIRST:
                self._open |= {area.id for appendix in plan.appendices for area in appendix.areas}
            self._sync(self.invisibleRootItem(), (plan, *plan.appendices), {})
        self._quiet = False

    def follow(self, plan: Plan, changed: Collection[str], structural: bool) -> None:
        """Bring the tree in step with a plan that has changed; chosen and opened nodes stay so."""
        if not structural:
            for node_id in changed:
                if item := self._items.get(node_id):
                    self._show_title(item, cast(Node, self._find(node_id)))
            return
        chosen = self.chosen_id()
        self._quiet = True
        self._sync(self.invisibleRootItem(), (plan, *plan.appendices), {})
        if chosen in self._items and self.chosen_id() != chosen:
            self.setCurrentItem(self._items[chosen])
        self._quiet = False

    def choose(self, node_id: str) -> None:
        """Choose a node without telling the others; its ancestors are opened. An unknown one changes nothing."""
        item = self._items.get(node_id)
        if item is not None and item is not self.currentItem():
            self._quiet = True
            self.setCurrentItem(item)
            self._quiet = False

    def chosen(self) -> TreeItem | None:
        """The chosen item, or None."""
        item = self.currentItem()
        return item if isinstance(item, TreeItem) else None

    def chosen_id(self) -> str:
        """The id of the chosen node, "" where there is none."""
        item = self.chosen()
        return item.node.id if item else ""

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

    def _renamed(self, kind: str, node_id: str, text: str) -> None:
        self.rename_requested.emit(Address(kind, node_id, "heading" if kind == "section" else "title"), text)

    def _sync(self, item: QTreeWidgetItem, nodes: Sequence[Node], numbers: Mapping[str, str]) -> None:
        """Make the children of an item those of its node, using again the items that are there."""
        wanted = [node.id for node in nodes]
        present = [cast(TreeItem, item.child(n)).node.id for n in range(item.childCount())]
        if wanted != present:
            old = {cast(TreeItem, child).node.id: cast(TreeItem, child) for child in item.takeChildren()}
            for gone in old.keys() - set(wanted):
                self._drop(old[gone])
            item.addChildren([old.get(node.id) or self._new(node) for node in nodes])
        for place, node in enumerate(nodes):
            self._update(cast(TreeItem, item.child(place)), node, numbers)

    def _new(self, node: Node) -> TreeItem:
        known = self._items.get(node.id)
        if known is not None:
            # Moved to another parent, whose list of children is brought in step first.
            (known.parent() or self.invisibleRootItem()).removeChild(known)
            return known
        item = self._items[node.id] = TreeItem(node)
        return item

    def _drop(self, item: TreeItem) -> None:
        """Forget an item that left the tree, with all below it."""
        self._items.pop(item.node.id, None)
        for place in range(item.childCount()):
            self._drop(cast(TreeItem, item.child(place)))

    def _update(self, item: TreeItem, node: Node, numbers: Mapping[str, str]) -> None:
        inside = below(node)
        same = item.node is node and item.data(0, NUMBER) == numbers.get(node.id, "") and item.text(0) != ""
        if not same:
            item.node = node
            self._show_title(item, node)
            if not isinstance(node, Section):
                item.setData(0, NUMBER, numbers.get(node.id, ""))
            count = task_count(node)
            if count is not None:
                item.setText(1, str(count))
                item.setToolTip(1, _("{count} nhiệm vụ").format(count=count))
            if item.kind in ICONS:
                item.setIcon(0, icon(ICONS[item.kind]))
            if item.kind in ("body", "appendix"):
                item.setFont(0, self._bold)
        shows = QTreeWidgetItem.ChildIndicatorPolicy
        item.setChildIndicatorPolicy(shows.ShowIndicator if inside else shows.DontShowIndicator)
        # Sections are few, and the tree follows the caret into each: their items are made at once.
        if node.id in self._open or item.filled or isinstance(node, Plan | Section):
            item.filled = True
            if isinstance(node, Appendix):
                numbers = printed_numbers(node)
            self._sync(item, inside, numbers)
        if item.isExpanded() != (node.id in self._open):
            item.setExpanded(node.id in self._open)

    def _show_title(self, item: TreeItem, node: Node) -> None:
        title = title_of(node)
        item.setText(0, title)
        item.setToolTip(0, title or stand_in_of(node))
        item.setData(0, STAND_IN, stand_in_of(node))
        if isinstance(node, Section):
            item.setData(0, NUMBER, node.number)

    def retheme(self) -> None:
        """Draw the icons in the colour of a new theme."""
        for item in self._items.values():
            if item.kind in ICONS:
                item.setIcon(0, icon(ICONS[item.kind]))

    def _numbers_for(self, item: TreeItem) -> Mapping[str, str]:
        above: QTreeWidgetItem | None = item
        while isinstance(above, TreeItem):
            if above.kind == "appendix":
                return printed_numbers(cast(Appendix, self._find(above.node.id)))
            above = above.parent()
        return {}

    def _expanded(self, item: QTreeWidgetItem) -> None:
        if isinstance(item, TreeItem):
            self._open.add(item.node.id)
            if not item.filled:
                item.filled = True
                self._sync(item, below(cast(Node, self._find(item.node.id))), self._numbers_for(item))

    def _collapsed(self, item: QTreeWidgetItem) -> None:
        if isinstance(item, TreeItem):
            self._open.discard(item.node.id)

    def _current_changed(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if not self._quiet and isinstance(item, TreeItem):
            self.node_chosen.emit(item.kind, item.node.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to delete, Enter goes to the place in the table."""
        item = self.chosen()
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item and not event.modifiers():
            self.node_chosen.emit(item.kind, item.node.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the chosen node."""
        self.menu_requested.emit(event.globalPos())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only places where the dragged node may stand take it."""
        super().dragMoveEvent(event)
        if self._drop_place(event) is None:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the items follow when the plan has changed."""
        place = self._drop_place(event)
        item = self.chosen()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if place is not None and item is not None:
            self.move_requested.emit(item.node.id, *place)

    def _drop_place(self, event: QDropEvent) -> tuple[str, str | None] | None:
        """Parent id and the sibling to stand after; None where the chosen node may not stand."""
        item = self.chosen()
        target = self.itemAt(event.position().toPoint())
        if item is None or not isinstance(target, TreeItem) or item.kind not in PARENTS or target is item:
            return None
        above = target.parent()
        while above is not None:
            if above is item:
                return None
            above = above.parent()
        rect = self.visualItemRect(target)
        upper = event.position().y() < rect.top() + rect.height() / 2
        if target.kind in PARENTS[item.kind] and target.kind != item.kind:
            return target.node.id, None
        parent = target.parent()
        if isinstance(parent, TreeItem) and parent.kind in PARENTS[item.kind]:
            if not upper:
                return parent.node.id, target.node.id
            return parent.node.id, child_before(cast(Node, self._find(parent.node.id)), target.node.id, item.node.id)
        return None
