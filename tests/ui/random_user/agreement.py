"""What must be true whenever a user lets go of the keys: table, tree, panels, plan and file agree."""

from __future__ import annotations

from PySide6.QtWidgets import QTreeWidgetItem

from models.grid.build import blocks_of_area
from models.grid.grid import Address
from models.grid.numbers import item_numbers, numbered_areas, printed_numbers
from models.plan import Appendix, Area
from models.store.loading import load_rows
from models.store.schema import TABLES
from models.view.view import View, shown_area
from ui.history.panel import HistoryPanel
from ui.main_window import MainWindow
from ui.tree.items import NUMBER, Node, TreeItem, below, title_of
from ui.written import written


def check(window: MainWindow) -> None:
    """All of it."""
    if not window.document.is_open:
        assert window.pages.currentWidget() is window.start
        assert window.workspace.model.rowCount() == 0
        return
    the_file_is_the_plan(window)
    the_table_is_the_plan(window)
    the_merges_are_the_grid_s(window)
    somebody_stands_somewhere(window)
    the_tree_is_the_plan(window)
    the_details_are_the_line_s(window)
    the_lines_above_are_the_appendix_s(window)
    the_rest_follows(window)


def the_file_is_the_plan(window: MainWindow) -> None:
    """What is read from the file is what is in memory, down to ids and places."""
    session = window.document.session
    stored = load_rows(session._connection, session.path)
    for table in TABLES:
        assert dict(stored.images(table)) == dict(session.rows.images(table)), table
    assert stored.plan == session.plan


def the_table_is_the_plan(window: MainWindow) -> None:
    """The rows are those of a Grid built afresh, seen through the filter, with the numbers of the whole."""
    live, model = window.workspace.live, window.workspace.model
    plan = window.document.plan
    if live is None:
        assert not plan.appendices
        assert not model.rowCount()
        return
    appendix = live.appendix
    assert any(appendix is one for one in plan.appendices)
    numbers, view = printed_numbers(appendix), live.view or View()
    shown = [area for whole in appendix.areas if (area := shown_area(whole, view).area) is not None]
    fresh = [block for area in shown for block in blocks_of_area(appendix, area, numbers)]
    blocks = live.grid.blocks[1:] if live.header_rows else live.grid.blocks
    assert [block.cells for block in blocks] == [block.cells for block in fresh]
    assert [block.owners for block in blocks] == [block.owners for block in fresh]
    assert model.rowCount() == sum(block.rows for block in fresh)
    assert dict(live.numbers) == dict(numbers)
    fields = [column.field for column in live.grid.columns]
    if not appendix.layout.is_list:
        assert fields == [column.field for column in appendix.layout.shown]
    assert window.workspace.table.model() is model


def the_merges_are_the_grid_s(window: MainWindow) -> None:
    """Every span of the view is one of the Grid; none is missing among the rows in sight."""
    live, table, offset = window.workspace.live, window.workspace.table, window.workspace.model.offset
    if live is None:
        return
    top, bottom = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    last = bottom if bottom >= 0 else window.workspace.model.rowCount() - 1
    shown = table.sizer.merges._shown
    bottom_seen = table.viewport().height() > 0
    first = -offset
    for block in live.grid.blocks:
        seen = bottom_seen and first >= 0 and top <= first + block.rows - 1 and first <= last and top >= 0
        for cell in block.cells if first >= 0 else ():
            row = cell.row + first
            span = (table.rowSpan(row, cell.column), table.columnSpan(row, cell.column))
            if id(block) in shown or (seen and table.isVisible()):
                assert span == (cell.rowspan, cell.colspan), (row, cell)
            else:
                assert span == (1, 1), (row, cell)
        first += block.rows


def somebody_stands_somewhere(window: MainWindow) -> None:
    """In a table with rows a cell of it is the current one; what is chosen lies in the table."""
    model, table = window.workspace.model, window.workspace.table
    index, rows, columns = table.currentIndex(), model.rowCount(), model.columnCount()
    if not rows:
        assert table.selection.extents == ()
        return
    assert index.isValid()
    assert index.row() < rows
    assert index.column() < columns
    cell = model.cell(index.row(), index.column())
    assert (cell.row, cell.column) == (index.row(), index.column())
    lane = table.selection.lane
    assert lane is not None
    assert lane.row in range(cell.row, cell.row + cell.rowspan)
    assert lane.column in range(cell.column, cell.column + cell.colspan)
    for extent in table.selection.extents:
        assert 0 <= extent.top <= extent.bottom < rows
        assert 0 <= extent.left <= extent.right < columns


def the_tree_is_the_plan(window: MainWindow) -> None:
    """Nodes, order, titles, numbers and counts; at the top the text and the appendices."""
    tree, plan, rows = window.workspace.tree, window.document.plan, window.document.session.rows
    tops = [_item(tree.topLevelItem(place)) for place in range(tree.topLevelItemCount())]
    assert [item.node.id for item in tops] == [plan.id, *(appendix.id for appendix in plan.appendices)]
    numbers: dict[str, str] = {}
    for appendix in plan.appendices:
        for area, series in numbered_areas(appendix):
            numbers[area.id] = series.number or ""
            numbers |= item_numbers(area, series)
    for item in [one for top in tops for one in _all(top)]:
        node = rows.node(item.node.id)
        assert isinstance(node, Node)
        assert item.text(0) == title_of(node)
        if item.kind not in ("body", "section"):
            assert item.kind == rows.table_of(node.id)
            assert item.text(1) == str(_tasks(node))
        if item.kind not in ("body", "section", "appendix"):
            assert item.data(0, NUMBER) == numbers.get(node.id, ""), item.text(0)
        if item.filled:
            children = [_item(item.child(place)).node.id for place in range(item.childCount())]
            assert children == [child.id for child in below(node)]


def the_details_are_the_line_s(window: MainWindow) -> None:
    """Where nobody writes, each editor beside the table shows the stored text of the row the officer stands in."""
    details, session = window.workspace.details, window.document.session
    if not details.isVisible() or details._wanted is None:
        return
    assert details.form.owner == window.workspace.place().owner
    for address, editor in details.editors.items():
        assert address.id in session.rows
        assert editor.address == address
        if editor.pending() is None:
            assert written(editor.document()) == _stored(window, address).strip()


def the_lines_above_are_the_appendix_s(window: MainWindow) -> None:
    """Label, title and caption above the table, where nobody writes in them."""
    appendix = window.workspace.appendix
    for part in (window.workspace.heading, window.workspace.closing):
        for field, line in part.lines.items():
            if appendix is not None and not line.hasFocus() and (kept := getattr(appendix, field)):
                # Spaces at the ends are not stored, and go when something else changes.
                assert line.toPlainText().strip() == kept.strip()


def the_rest_follows(window: MainWindow) -> None:
    """Counts in the status line, undo and redo, the filter's bar, hits and steps that are listed."""
    session, plan = window.document.session, window.document.plan
    assert window.status.counts.text() == f"{plan.task_count()} nhiệm vụ, {plan.line_count()} dòng"
    for name, label in (("actionUndo", session.undo_label), ("actionRedo", session.redo_label)):
        assert window.actions_by_name[name].isEnabled() == bool(label), name
    workspace = window.workspace
    if workspace.live is not None and workspace.live.view is not None and not workspace.in_body:
        assert window.filtering.bar.isVisibleTo(workspace)
    if "finding" in window.__dict__ and window.finding.panel.isVisible():
        window.finding.searching.finish()
        for mark in window.finding.hits.hits if not window.finding._later.isActive() else ():
            assert mark.value.address.id in session.rows
    steps = session.steps()
    for panel in window.findChildren(HistoryPanel):
        if panel.isVisible():
            assert panel.model.current == (steps.done[-1].id if steps.done else 0)


def _stored(window: MainWindow, address: Address) -> str:
    node = window.document.session.rows.node(address.id)
    return str(node.text(address.field)) if address.table == "line" else str(node.title)  # type: ignore[union-attr]


def _tasks(node: object) -> int:
    if isinstance(node, Appendix):
        return sum(1 for _task in node.tasks())
    if isinstance(node, Area):
        return sum(1 for _task in node.tasks())
    return sum(_tasks(item) if hasattr(item, "items") else 1 for item in node.items)  # type: ignore[attr-defined]


def _item(item: QTreeWidgetItem | None) -> TreeItem:
    assert isinstance(item, TreeItem)
    return item


def _all(item: TreeItem) -> list[TreeItem]:
    children = [_item(item.child(place)) for place in range(item.childCount())]
    return [item, *(one for child in children for one in _all(child))]
