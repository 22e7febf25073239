"""What the tests of filling share: a plan with lines to fill, and a hand at the fill handle."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QPushButton

from models.layout import built_in_layout
from models.plan import Appendix, Area, Group, Line, Plan, Task
from tests.plans import small_plan
from tests.ui.table_hands import NONE, place_of, point_of, send
from ui.main_window import MainWindow


def lined_plan(count: int = 6, **texts: tuple[str, ...]) -> Plan:
    """An area with tasks of one line each, the first lines filled, and a group with a further one."""
    tasks = [
        Task(
            id=f"t{n}",
            title=f"Việc {n}",
            lines=(Line(id=f"l{n}", **{field: given[n - 1] for field, given in texts.items() if n <= len(given)}),),
        )
        for n in range(1, count + 1)
    ]
    apart = Group(id="g1", title="Nhóm", items=(Task(id="u1", title="Việc khác", lines=(Line(id="m1"),)),))
    areas = (Area(id="a1", title="MỘT", items=tuple(tasks)), Area(id="a2", title="HAI", items=(apart,)))
    layout = built_in_layout("product-deadline-note")
    return replace(small_plan(), appendices=(Appendix(id="p1", title="NHIỆM VỤ", layout=layout, areas=areas),))


def column(window: MainWindow, field: str = "deadline", lines: str = "l1 l2 l3 l4 l5 l6") -> list[str]:
    """What is stored in a column."""
    plan = window.document.plan
    stored = {line.id: line for task in plan.appendices[0].tasks() for line in task.lines}
    return [stored[line].text(field) for line in lines.split()]


def grip(window: MainWindow) -> QPoint:
    """The middle of the square."""
    square = window.editing.fill_handle.square()
    assert square is not None
    return square.center()


def over(window: MainWindow, line: str, field: str = "deadline") -> QPoint:
    """A point in the cell of a line."""
    return point_of(window, *place_of(window, "line", line, field)) + QPoint(24, 6)


def pull(window: MainWindow, *way: QPoint, modifiers: Qt.KeyboardModifier = NONE, drop: bool = True) -> None:
    """Take the square, move along a way and let go."""
    port, start = window.workspace.table.viewport(), grip(window)
    send(port, QEvent.Type.MouseMove, start, False)
    send(port, QEvent.Type.MouseButtonPress, start, True)
    for point in way:
        send(port, QEvent.Type.MouseMove, point, True, modifiers)
    if drop:
        send(port, QEvent.Type.MouseButtonRelease, way[-1], False, modifiers)


def told_buttons(window: MainWindow) -> dict[str, QPushButton]:
    """The buttons of the message that is shown."""
    bar = window.workspace.messages
    return {button.text(): button for button in bar.findChildren(QPushButton) if button.isVisible()}
