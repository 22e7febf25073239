"""Keeps the items of the tree in step with the plan: after a change only what changed is touched."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from models.grid.numbers import item_numbers
from models.i18n import _
from models.plan import Area, Plan, Section, Task
from ui.icons import icon
from ui.tree.badges import Badge
from ui.tree.delegate import shown_title
from ui.tree.items import (
    BADGES,
    ICONS,
    NUMBER,
    STAND_IN,
    Node,
    Shown,
    TaskCounts,
    TreeItem,
    below,
    kind_of,
    shown_in,
    stand_in_of,
    title_of,
)

_OPEN_AT_FIRST = 60


class TreeNodes:
    """The items of one tree by their nodes, and which of them are open."""

    def __init__(self, tree: QTreeWidget, find: Callable[[str], object]) -> None:
        self._tree = tree
        self._find = find  # the node as it is now, by its id
        self._items: dict[str, TreeItem] = {}
        self._counts = TaskCounts()
        self._badges: dict[str, Mapping[str, Sequence[Badge]]] = {}  # by what they count
        self._plan_id = ""
        self._open: set[str] = set()
        self._remembered: dict[str, set[str]] = {}  # by plan, while the program runs
        self._bold = QFont(tree.font())
        self._bold.setBold(True)

    def __contains__(self, node_id: object) -> bool:
        return node_id in self._items

    def get(self, node_id: str) -> TreeItem | None:
        """The item of a node, None where there is none yet."""
        return self._items.get(node_id)

    def begin(self, plan: Plan | None) -> None:
        """Show a plan from scratch, opened as it was last; the tree is empty by now."""
        self._items, self._counts, self._badges = {}, TaskCounts(), {}
        if self._plan_id:
            self._remembered[self._plan_id] = self._open
        self._plan_id = plan.id if plan else ""
        if plan is not None:
            known = self._remembered.get(plan.id)
            self._open = _open_at_first(plan) if known is None else known
            self.follow(plan)

    def follow(self, plan: Plan) -> None:
        """Bring the items in step with a plan whose nodes came, went, moved or changed."""
        self._sync(self._tree.invisibleRootItem(), [Shown(plan), *(Shown(appendix) for appendix in plan.appendices)])

    def retitle(self, changed: Collection[str]) -> None:
        """Only texts have changed, of these nodes."""
        for node_id in changed:
            if item := self._items.get(node_id):
                self._show_title(item, cast(Node, self._find(node_id)))
                self._show_words(item)

    def opened(self, item: TreeItem) -> None:
        """The officer has opened an item: what is in it is made when it is first seen."""
        self._open.add(item.node.id)
        if not item.filled:
            item.filled = True
            self._sync(item, list(shown_in(self._shown(item))))

    def closed(self, item: TreeItem) -> None:
        """The officer has closed an item."""
        self._open.discard(item.node.id)

    def show_badges(self, badges: Mapping[str, Sequence[Badge]], source: str = "") -> None:
        """Show other pills beside the nodes; those of other sources stay."""
        old = self._badges.get(source, {})
        self._badges[source] = badges
        for node in old.keys() | badges.keys():
            if old.get(node) != badges.get(node) and (item := self._items.get(node)):
                self._show_words(item)

    def retheme(self) -> None:
        """Draw the icons in the colour of a new theme."""
        for item in self._items.values():
            if item.kind in ICONS:
                item.setIcon(0, icon(ICONS[item.kind]))

    def _sync(self, item: QTreeWidgetItem, wanted: Sequence[Shown]) -> None:
        """Make the children of an item those of its node; what is there and unchanged is not touched."""
        ids = [shown.node.id for shown in wanted]
        present = [cast(TreeItem, item.child(n)).node.id for n in range(item.childCount())]
        if ids != present:
            for place in reversed([n for n, node_id in enumerate(present) if node_id not in ids]):
                self._drop(cast(TreeItem, item.takeChild(place)))
            for place, shown in enumerate(wanted):
                child = item.child(place)
                if child is None or cast(TreeItem, child).node.id != shown.node.id:
                    moved = self._take(shown.node)
                    item.insertChild(place, moved)
                    self._reopen(moved)
        for place, shown in enumerate(wanted):
            self._update(cast(TreeItem, item.child(place)), shown)

    def _take(self, node: Node) -> TreeItem:
        """The item of a node, from where it was or a new one."""
        known = self._items.get(node.id)
        if known is not None:
            (known.parent() or self._tree.invisibleRootItem()).removeChild(known)
            return known
        item = self._items[node.id] = TreeItem(node)
        return item

    def _reopen(self, item: TreeItem) -> None:
        """An item that was taken out and put in again has forgotten what was open in it."""
        for one in with_all_below(item):
            if one.filled:
                one.setExpanded(one.node.id in self._open)

    def _drop(self, item: TreeItem) -> None:
        """Forget an item that left the tree, with all below it."""
        for gone in with_all_below(item):
            self._items.pop(gone.node.id, None)
            self._counts.forget(gone.node.id)

    def _update(self, item: TreeItem, shown: Shown) -> None:
        node, opened = shown.node, shown.node.id in self._open
        if item.shown and item.node is node and (item.number, item.series) == (shown.number, shown.series):
            return
        item.node, item.number, item.series, item.shown = node, shown.number, shown.series, True
        item.kind = kind_of(node)
        self._show_title(item, node)
        item.setData(0, NUMBER, shown.number)
        if item.kind in ICONS:
            item.setIcon(0, icon(ICONS[item.kind]))
        if item.kind in ("body", "appendix"):
            item.setFont(0, self._bold)
        count = self._counts.of(node)
        item.setText(1, "" if count is None else str(count))
        self._show_words(item)
        shows = QTreeWidgetItem.ChildIndicatorPolicy
        item.setChildIndicatorPolicy(shows.ShowIndicator if below(node) else shows.DontShowIndicator)
        # Sections are few, and the tree follows the caret into each: their items are made at once.
        if opened or item.filled or isinstance(node, Plan | Section):
            item.filled = True
            self._sync(item, list(shown_in(shown)))
        if item.isExpanded() != opened:
            item.setExpanded(opened)

    def _show_title(self, item: TreeItem, node: Node) -> None:
        title = title_of(node)
        item.node = node
        item.setText(0, title)
        item.setToolTip(0, title or stand_in_of(node))
        item.setData(0, STAND_IN, stand_in_of(node))
        if isinstance(node, Section):
            item.setData(0, NUMBER, node.number)

    def _show_words(self, item: TreeItem) -> None:
        """The badges, and in words for the tip and the screen reader what the row shows."""
        kept = [self._badges[source].get(item.node.id, ()) for source in sorted(self._badges)]
        badges = tuple(badge for own in kept for badge in own)
        item.setData(0, BADGES, badges or None)
        count = self._counts.of(item.node)
        told = [] if count is None else [_("{count} nhiệm vụ").format(count=count)]
        told += [badge.text for badge in badges]
        item.setToolTip(1, "\n".join(told))
        title = shown_title(self._tree.indexFromItem(item))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join([title, *told]))

    def _shown(self, item: TreeItem) -> Shown:
        """An item as its node is now, with the numbers of the area that it stands in."""
        node = cast(Node, self._find(item.node.id))
        numbers: Mapping[str, str] = {}
        above = item.parent()
        while isinstance(above, TreeItem) and not numbers:
            area = self._find(above.node.id) if above.kind == "area" else None
            if isinstance(area, Area) and above.series is not None:
                numbers = item_numbers(area, above.series)
            above = above.parent()
        return Shown(node, item.number, item.series, numbers)


def _open_at_first(plan: Plan) -> set[str]:
    """The text and the appendices; also the areas where there are few headings in all."""
    opened = {plan.id, *(appendix.id for appendix in plan.appendices)}
    headings = sum(1 for a in plan.appendices for r in a.areas for i in r.items if not isinstance(i, Task))
    if headings <= _OPEN_AT_FIRST:
        opened |= {area.id for appendix in plan.appendices for area in appendix.areas}
    return opened


def with_all_below(item: TreeItem) -> Iterator[TreeItem]:
    """An item and all below it, from the top."""
    yield item
    for place in range(item.childCount()):
        yield from with_all_below(cast(TreeItem, item.child(place)))
