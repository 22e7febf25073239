"""What the tests of the units' window share: a plan with units, its window, dialogs that open in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task
from models.registers import Unit, UnitChange, UnitKind, entries_of
from ui.main_window import MainWindow
from ui.units.flow import UnitsFlow
from ui.units.unit_model import LEADS, PARTNERS
from ui.units.window import UnitsWindow

D = TypeVar("D", bound=QDialog)
UNITS = (
    Unit(id="u1", name="Văn phòng Sở", variants=("Văn phòng",)),
    Unit(id="u2", name="Phòng Quản lý chất lượng"),
    Unit(id="u3", name="Phòng QLCL"),
    Unit(id="u4", name="Các phòng thuộc Sở", kind=UnitKind.COLLECTIVE),
)


def plan(*entries: Unit | UnitChange) -> Plan:
    lines = (
        Line(id="l1", lead="Văn phòng", partners="Các phòng thuộc Sở"),
        Line(id="l2", lead="Phòng Quản lý chất lượng", partners="Văn phòng Sở", product="Báo cáo của Văn phòng Sở"),
        Line(id="l3", lead="Phòng QLCL", partners="Sở Giao thông; các phòng thuộc Sở"),
        Line(id="l4", lead="Các phòng, đơn vị thuộc Sở"),
    )
    items = tuple(Task(id=f"t{n}", title=f"Việc {n}", lines=(line,)) for n, line in enumerate(lines, 1))
    appendix = Appendix(id="p1", layout=built_in_layout("product-first"), areas=(Area(id="a1", items=items),))
    return Plan(agency="Sở Xây dựng", appendices=(appendix,), entries=entries)


def opened(window: MainWindow) -> UnitsWindow:
    """The window of the units, opened by its menu entry, with its counts."""
    window.actions_by_name["actionUnits"].trigger()
    QApplication.processEvents()
    flow = window.findChild(UnitsFlow)
    assert flow is not None
    assert flow.window.isVisible()
    flow.window.finish()
    return flow.window


def click(widget: QWidget) -> None:
    """A real click."""
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def during(kind: type[D], act: Callable[[], object], then: Callable[[D], object]) -> None:
    """Do something that opens a dialog, and deal with that."""
    seen: list[BaseException | None] = []
    timer = QTimer(interval=5)

    def deal() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isVisible():
            return
        timer.stop()
        try:
            QApplication.processEvents()
            then(dialog)
            seen.append(None)
        except BaseException as error:
            seen.append(error)
        finally:
            if dialog.isVisible():
                dialog.reject()

    timer.timeout.connect(deal)
    timer.start()
    act()
    QApplication.processEvents()
    timer.stop()
    assert seen, f"no {kind.__name__} was opened"
    if seen[0] is not None:
        raise seen[0]


def units(window: MainWindow) -> dict[str, Unit]:
    """The directory by the names."""
    return {unit.name: unit for unit in entries_of(window.document.plan.entries, Unit)}


def rows(shown: UnitsWindow) -> list[tuple[str, str, str]]:
    """Names and counts as they are shown."""
    model = shown.units.model
    return [
        (unit.name, model.index(row, LEADS).data(), model.index(row, PARTNERS).data())
        for row, unit in enumerate(model.units)
    ]


def choose(shown: UnitsWindow, *ids: str) -> None:
    """Choose units and stand on the list."""
    shown.units.choose(ids)
    front(shown)
    shown.units.table.setFocus()
    assert {unit.id for unit in shown.units.chosen()} == set(ids)


def front(shown: UnitsWindow) -> None:
    """Bring the window to the front, as a click on it does; the offscreen platform forgets it after a dialog."""
    shown.activateWindow()
    QTest.qWaitForWindowActive(shown)


def undo(shown: UnitsWindow) -> None:
    """Press "Hoàn tác" in the bar of the window."""
    (button,) = [one for one in shown.messages.findChildren(QPushButton) if one.text() == "Hoàn tác"]
    click(button)
