"""A user who does anything at any time: table, tree, panels, plan and file always agree, and all can be undone.

A failing walk is printed as the steps that lead to it, made as short as can be. `pytest -m slow` walks further;
`--hypothesis-seed=N` gives other walks.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from models.plan import Plan
from tests.plans import big_plan, small_plan
from tests.ui.conftest import Asked
from tests.ui.random_user.machine import RandomUser
from ui.app import make_app
from ui.main_window import MainWindow
from ui.prefs import PrefStore

OpensWindow = Callable[[Plan], Callable[[], MainWindow]]
_ALL = tuple(HealthCheck)


@pytest.fixture
def fresh(tmp_path: Path, asked: Asked) -> OpensWindow:
    """Makes a window with a plan in a file of its own, for each walk another."""
    make_app()
    numbers = count()

    def of(plan: Plan) -> Callable[[], MainWindow]:
        def make() -> MainWindow:
            folder = tmp_path / str(next(numbers))
            prefs = PrefStore(folder / "prefs" / "prefs.json")
            prefs.change(folder=str(folder), show_details=True, look="light")
            QGuiApplication.clipboard().clear()
            for answers in (asked.problems, asked.texts, asked.questions):
                answers.clear()
            window = MainWindow(prefs)
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.resize(1366, 700)
            window.show()
            window.activateWindow()
            window.document.create(folder / "kế hoạch.cchc", plan)
            QApplication.processEvents()
            return window

        return make

    return of


def walk(fresh: OpensWindow, asked: Asked, plan: Plan, wanted: settings, number: int | None = None) -> None:
    """Some walks."""
    open_window = fresh(plan)

    def user() -> RandomUser:
        return RandomUser(open_window, asked)

    run_state_machine_as_test(seed(number)(user) if number is not None else user, settings=wanted)


def test_short_walks(fresh: OpensWindow, asked: Asked) -> None:
    wanted = settings(
        max_examples=20,
        stateful_step_count=25,
        derandomize=True,
        deadline=None,
        database=None,
        print_blob=True,
        report_multiple_bugs=False,
        suppress_health_check=_ALL,
    )
    walk(fresh, asked, small_plan(), wanted)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(20))
def test_long_walks(fresh: OpensWindow, asked: Asked, number: int) -> None:
    """The number is the seed of the walks."""
    wanted = settings(
        max_examples=25,
        stateful_step_count=60,
        derandomize=False,
        deadline=None,
        database=None,
        print_blob=True,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=_ALL,
    )
    walk(fresh, asked, big_plan(120) if number % 4 == 3 else small_plan(), wanted, number)
