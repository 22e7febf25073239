"""An appendix is found again as it was left: cell, scroll and zoom, as long as the plan is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from models.commands import Delete
from models.plan import Appendix, Area, Plan
from tests.plans import big_plan, small_plan
from tests.ui.keys import current_cell, key, stand_on
from ui.main_window import MainWindow


def two_appendices() -> Plan:
    """A long appendix and a short one."""
    first = big_plan(200).appendices[0]
    return Plan(id="plan", appendices=(first, small_plan().appendices[0]))


def test_cell_and_scroll_are_found_again(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(two_appendices())
    # Both plans count their nodes from t0.
    window.document.close()
    window = with_plan(replace(two_appendices(), appendices=_apart(two_appendices().appendices)))
    table = window.workspace.table
    stand_on(window, "line", "l120", "lead")
    bar = table.verticalScrollBar()
    bar.setValue(bar.value() + 77)
    top, above = table.rowAt(0), table.rowViewportPosition(table.rowAt(0))
    key("Ctrl+PgDown")
    assert current_cell(window).address is not None
    stand_on(window, "line", "x-l3", "deadline")
    key("Ctrl+PgUp")
    assert current_cell(window).address == ("line", "l120", "lead")
    assert (table.rowAt(0), table.rowViewportPosition(table.rowAt(0))) == (top, above)
    key("Ctrl+PgDown")
    assert current_cell(window).address == ("line", "x-l3", "deadline")


def test_the_zoom_is_that_of_the_appendix(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(replace(two_appendices(), appendices=_apart(two_appendices().appendices)))
    table = window.workspace.table
    stand_on(window, "line", "l3", "lead")
    key("Ctrl+PgDown")
    table.set_zoom(2.0)
    table.horizontalScrollBar().setValue(90)
    key("Ctrl+PgUp")
    assert table.sizer.fits
    key("Ctrl+PgDown")
    assert table.sizer.zoom == 2.0
    assert table.horizontalScrollBar().value() == 90


def test_where_the_cell_is_gone_the_place_is_kept(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(replace(two_appendices(), appendices=_apart(two_appendices().appendices)))
    stand_on(window, "line", "l10", "lead")
    row = window.workspace.table.currentIndex().row()
    key("Ctrl+PgDown")
    assert window.document.run(Delete(("t10",)))
    QApplication.processEvents()
    key("Ctrl+PgUp")
    assert window.workspace.table.currentIndex().row() == row
    assert current_cell(window).address == ("line", "l11", "lead")


def test_another_plan_begins_anew(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(small_plan())
    stand_on(window, "line", "l6", "lead")
    key("Ctrl+PgDown")
    window.document.close()
    window = with_plan(small_plan())
    key("Ctrl+PgDown")
    key("Ctrl+PgUp")
    assert window.workspace.table.currentIndex().row() == 0


def _apart(appendices: tuple[Appendix, ...]) -> tuple[Appendix, ...]:
    """The appendices with ids of their own."""
    first, second = appendices
    return first, replace(second, id="x-p", areas=tuple(_renamed(area) for area in second.areas))


def _renamed(node: object) -> Area:
    changes: dict[str, object] = {"id": f"x-{node.id}"}  # type: ignore[attr-defined]
    for part in ("items", "lines"):
        if hasattr(node, part):
            changes[part] = tuple(_renamed(one) for one in getattr(node, part))
    return replace(node, **changes)  # type: ignore[type-var, return-value]
