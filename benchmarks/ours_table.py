"""Our table in the window: first paint, scrolling, zooming, and an edit from its first key to paint and disk."""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers_qt import HEIGHT, WIDTH, first_paint, jumps, wheel_steps

if TYPE_CHECKING:
    from models.store.session import PlanSession
    from ui.table.view import TaskTable

EDITS = 200
_TYPED = "Sửa lần"


def _session(plan_file: Path) -> PlanSession:
    from models.store.session import PlanSession

    session = PlanSession.open(plan_file, read_only=True)
    _ = session.plan
    return session


def _table(session: PlanSession) -> TaskTable:
    from models.grid.live import LiveGrid
    from ui.table.model import GridModel
    from ui.table.view import TaskTable

    model = GridModel(lambda _address, _text: False)
    table = TaskTable(model)
    model.setParent(table)
    table.resize(WIDTH, HEIGHT)
    model.show_grid(LiveGrid(session, session.plan.appendices[0].id))
    return table


def _prepare() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app import make_app

    make_app()


def first(plan_file: Path, _out: Path) -> float:
    """From a loaded plan to the first paint of its table, the application being there; the median of many."""
    _prepare()
    session = _session(plan_file)
    return first_paint(lambda: _table(session))


def load(plan_file: Path, _out: Path) -> float:
    """From the plan's file to the first paint of its table, the application and its window being there."""
    _prepare()
    from PySide6.QtWidgets import QApplication

    from models.collecting import no_collecting

    start = time.perf_counter()
    with no_collecting():
        table = _table(_session(plan_file))
        table.show()
        QApplication.processEvents()
    return time.perf_counter() - start


def wheel(plan_file: Path, _out: Path) -> float:
    """One step of the wheel down a table, painted; the median of many."""
    _prepare()
    return wheel_steps(_table(_session(plan_file)))


def jump(plan_file: Path, _out: Path) -> float:
    """A jump of the scroll bar to a place not seen before, painted; the median of many."""
    _prepare()
    return jumps(_table(_session(plan_file)))


def zoom(plan_file: Path, _out: Path) -> float:
    """One step of the zoom, painted; the slowest of many, for none may be felt."""
    _prepare()
    from PySide6.QtWidgets import QApplication

    table = _table(_session(plan_file))
    table.show()
    QApplication.processEvents()
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    taken: list[float] = []
    for turn in range(20):
        start = time.perf_counter()
        table.set_zoom(0.6 + turn % 10 / 10)
        QApplication.processEvents()
        taken.append(time.perf_counter() - start)
    return max(taken)


def _edits(plan_file: Path, pick: Callable[[list[float]], float]) -> float:
    """Write over a cell in the middle of a plan in the whole window: first key, Enter, all painted, on the disk.

    Between the two keys the rest of the text is typed, which is not counted.
    """
    _prepare()
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from ui.prefs import PrefStore

    folder = plan_file.parent / f"edit-{plan_file.stem}"
    folder.mkdir(exist_ok=True)
    copy = Path(shutil.copy(plan_file, folder))
    window = MainWindow(PrefStore(folder / "prefs.json"))
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(WIDTH, HEIGHT)
    window.document.open(copy)
    window.show()
    window.activateWindow()
    table, model = window.workspace.table, window.workspace.model
    middle = ((row, model.cell(row, 3).address) for row in range(model.rowCount() // 2, model.rowCount()))
    row = next(row for row, address in middle if address is not None and address.table == "line")

    def press(text: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
        for sign in text:
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(QApplication.focusWidget() or table, event)
        QApplication.processEvents()

    taken: list[float] = []
    for number in range(EDITS + 10):
        table.go_to(model.index(row, 3))
        table.setFocus()
        QApplication.processEvents()
        begun = time.perf_counter()
        press(_TYPED[0])
        opened = time.perf_counter() - begun
        press(f"{_TYPED[1:]} {number}")
        begun = time.perf_counter()
        press("\r", Qt.Key.Key_Return)
        taken.append(opened + time.perf_counter() - begun)
        if not str(model.data(model.index(row, 3))).endswith(str(number)):
            raise RuntimeError("the text that was typed did not come into the plan")
    window.close()
    return pick(taken[10:])


def key_edit(plan_file: Path, _out: Path) -> float:
    """An edit by keys; the median of many."""
    return _edits(plan_file, statistics.median)


def key_edit_worst(plan_file: Path, _out: Path) -> float:
    """An edit by keys; the 99th percentile of many."""
    return _edits(plan_file, lambda taken: sorted(taken)[int(0.99 * len(taken))])


CASES = {
    "table_first": first,
    "table_load": load,
    "table_wheel": wheel,
    "table_jump": jump,
    "table_zoom": zoom,
    "key_edit": key_edit,
    "key_edit_worst": key_edit_worst,
}
