"""Somebody who reviews files with any keys and choices, and somebody who decides on a returned one at random.

A failing walk is printed as the steps that lead to it, made as short as can be. `pytest -m slow` walks further.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from PySide6.QtWidgets import QApplication

from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.random_user.receiver import Receiver
from tests.ui.random_user.reviewer import Reviewer
from ui.app import make_app
from ui.main_window import MainWindow
from ui.prefs import PrefStore
from ui.review.memory import ColumnMemory

Walker = Callable[[Callable[[], MainWindow], Asked], RuleBasedStateMachine]
WALKERS = (Reviewer, Receiver)


@pytest.fixture
def fresh(tmp_path: Path, asked: Asked) -> Callable[[], MainWindow]:
    """Makes a window with a small plan in a file of its own, for each walk another."""
    make_app()
    numbers = count()

    def make() -> MainWindow:
        folder = tmp_path / str(next(numbers))
        prefs = PrefStore(folder / "prefs" / "prefs.json")
        prefs.change(folder=str(folder), look="light")
        asked.problems.clear()
        window = MainWindow(prefs)
        window.resize(1366, 700)
        window.show()
        window.activateWindow()
        window.document.create(folder / "kế hoạch.cchc", small_plan())
        window.flows.reviews.memory = ColumnMemory(folder / "columns.json")
        QApplication.processEvents()
        return window

    return make


def _wanted(examples: int, steps: int, *, short: bool) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=short,
        deadline=None,
        database=None,
        print_blob=True,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=tuple(HealthCheck),
    )


@pytest.mark.parametrize("walker", WALKERS)
def test_short_walks(fresh: Callable[[], MainWindow], asked: Asked, walker: Walker) -> None:
    run_state_machine_as_test(lambda: walker(fresh, asked), settings=_wanted(8, 12, short=True))


@pytest.mark.slow
@pytest.mark.parametrize("number", range(10))
@pytest.mark.parametrize("walker", WALKERS)
def test_long_walks(fresh: Callable[[], MainWindow], asked: Asked, walker: Walker, number: int) -> None:
    """The number is the seed of the walks."""

    @seed(number)
    def made() -> RuleBasedStateMachine:
        return walker(fresh, asked)

    run_state_machine_as_test(made, settings=_wanted(25, 40, short=False))
