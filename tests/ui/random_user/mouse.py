"""The random user with the mouse: clicks, the handle that fills, dragged rows, nodes and columns, the wheel."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from tests.ui.random_user.hands import PLACES, Hands, only_if, pick
from tests.ui.table_hands import CTRL, NONE, SHIFT, heading_point, send
from tests.ui.test_tree import drop_at
from ui.rows.node_mime import pack_nodes

PRESS, MOVE, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
MODIFIERS = st.sampled_from((NONE, NONE, SHIFT, CTRL))
FILLED = st.sampled_from(("", "Quý I/2027", "30/6/2027", "1"))
ENDS = st.sampled_from(("Return", "Escape", ""))


class Mouse(Hands):
    """Real events of the left button on table, heading and tree."""

    @rule(row=PLACES, column=PLACES, modifiers=MODIFIERS, twice=st.booleans())
    @only_if(lambda self: self.in_table)
    def click_cell(self, row: int, column: int, modifiers: Qt.KeyboardModifier, twice: bool) -> None:
        """One cell, or with a key more of them; twice to write in it."""
        port, point = self.table.viewport(), self.point_in(row, column)
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, modifiers, point)
        if twice:
            QTest.mouseDClick(port, Qt.MouseButton.LeftButton, NONE, point)

    @rule(row=PLACES, column=PLACES, down=st.integers(-4, 6), right=st.booleans(), text=FILLED)
    @only_if(lambda self: self.in_table)
    def fill_by_hand(self, row: int, column: int, down: int, right: bool, text: str) -> None:
        """Pull the square at the corner of what is chosen, perhaps of what was just written."""
        if text:
            self.write_in_cell(row, column, text)  # type: ignore[attr-defined]
        if not self.in_table:
            return
        self.go_to_cell(row, column)
        self.window.repaint()
        square = self.window.editing.fill_handle.square()
        if square is None:
            return
        port, start = self.table.viewport(), square.center()
        end = start + QPoint(60 * down if right else 3, 3 if right else 24 * down)
        send(port, MOVE, start, False)
        send(port, PRESS, start, True)
        send(port, MOVE, start + QPoint(4, 4), True)
        send(port, MOVE, end, True)
        send(port, RELEASE, end, False)

    @rule(start=PLACES, end=PLACES, copied=st.booleans(), escape=st.booleans())
    @only_if(lambda self: self.in_table)
    def drag_rows(self, start: int, end: int, copied: bool, escape: bool) -> None:
        """Take a row by its edge, carry it somewhere, and let go or press Escape; with Ctrl it is copied."""
        port, keys = self.table.viewport(), CTRL if copied else NONE
        first = QPoint(3, start * port.height() // 98)
        last = QPoint(3, end * port.height() // 98)
        send(port, PRESS, first, True)
        send(port, MOVE, first + QPoint(12, 6), True)
        send(port, MOVE, last, True, keys)
        if escape:
            QTest.keyClick(self.table, Qt.Key.Key_Escape)
        send(port, RELEASE, last, False, keys)

    @rule(
        nodes=st.lists(PLACES, min_size=1, max_size=2), x=PLACES, y=PLACES, on_tree=st.booleans(), copied=st.booleans()
    )
    @only_if(lambda self: self.is_open)
    def drop_nodes(self, nodes: list[int], x: int, y: int, on_tree: bool, copied: bool) -> None:
        """Drop any nodes of the plan on the tree or on the table."""
        known = [id_ for kind in ("appendix", "item", "line", "section") for id_ in self.rows.images(kind)]
        if not known:
            return
        data = pack_nodes(self.rows.plan_id, tuple(dict.fromkeys(pick(known, place) for place in nodes)))
        view = self.window.workspace.tree if on_tree else self.table
        if view.isVisible():
            size = view.viewport().size()
            drop_at(view, QPoint(x * size.width() // 98, y * size.height() // 98), data, CTRL if copied else NONE)

    @rule(place=PLACES, modifiers=MODIFIERS)
    @only_if(lambda self: self.is_open)
    def click_node(self, place: int, modifiers: Qt.KeyboardModifier) -> None:
        """A node of the tree, or with a key more of them."""
        tree = self.window.workspace.tree
        items = self.seen_items()
        if items:
            item = pick(items, place)
            tree.scrollToItem(item)
            point = tree.visualItemRect(item).center()
            QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifiers, point)

    @rule(place=PLACES)
    @only_if(lambda self: self.is_open)
    def open_or_close_node(self, place: int) -> None:
        """What is in a node is shown or not."""
        items = self.seen_items()
        if items:
            item = pick(items, place)
            item.setExpanded(not item.isExpanded())

    @rule(place=PLACES, text=st.sampled_from(("Ten moi", "", "x")), end=ENDS)
    @only_if(lambda self: self.is_open)
    def rename_node(self, place: int, text: str, end: str) -> None:
        """F2 in the tree."""
        items = self.seen_items()
        if items:
            tree = self.window.workspace.tree
            tree.setFocus()
            tree.setCurrentItem(pick(items, place))
            self.press_keys("F2")  # type: ignore[attr-defined]
            for sign in text:
                QTest.keyClick(self.target(), sign)
            if end:
                self.press_keys(end)  # type: ignore[attr-defined]

    @rule(column=PLACES, way=st.integers(-300, 300), border=st.booleans(), escape=st.booleans())
    @only_if(lambda self: self.in_table)
    def drag_heading(self, column: int, way: int, border: bool, escape: bool) -> None:
        """A border to make the column wider, or a chosen column to another place."""
        header = self.table._header
        if not header.isVisible() or not header._heights:
            return
        column %= self.model.columnCount()
        point = heading_point(self.window, column)
        if border:
            point.setX(header.sectionViewportPosition(column) + header.sectionSize(column) - 1)
        port = header.viewport()
        send(port, MOVE, point, False)
        if not border:
            send(port, PRESS, point, True)
            send(port, RELEASE, point, False)
        send(port, PRESS, point, True)
        for share in (0.3, 1.0):
            send(port, MOVE, point + QPoint(int(way * share), 0), True)
        if escape:
            QTest.keyClick(self.table, Qt.Key.Key_Escape)
        send(port, RELEASE, point + QPoint(way, 0), False)

    @rule(lines=st.integers(-6, 6), zoom=st.booleans())
    @only_if(lambda self: self.is_open)
    def turn_wheel(self, lines: int, zoom: bool) -> None:
        """Scroll, or with Ctrl zoom."""
        port, keys = self.table.viewport(), CTRL if zoom else NONE
        if port.isVisible():
            middle = QPointF(port.rect().center())
            delta, none = QPoint(0, 120 * lines), Qt.ScrollPhase.NoScrollPhase
            buttons = Qt.MouseButton.NoButton
            event = QWheelEvent(middle, QPointF(port.mapToGlobal(middle)), QPoint(), delta, buttons, keys, none, False)
            QApplication.sendEvent(port, event)

    def seen_items(self) -> list[QTreeWidgetItem]:
        """The items of the tree that can be seen, from the top."""
        tree = self.window.workspace.tree
        found: list[QTreeWidgetItem] = []
        item: QTreeWidgetItem | None = tree.topLevelItem(0)
        while item is not None:
            found.append(item)
            item = tree.itemBelow(item)
        return found
