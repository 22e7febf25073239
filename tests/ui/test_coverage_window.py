"""The window of tasks from above itself: what its lists stand on, what stands in an empty one, how it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from models.commands import SetText
from models.grid.grid import Address
from models.plan import Plan
from tests.ui.conftest import Asked
from tests.ui.covering import OURS, REVIEW, SIGN, Hands, area, plan_of
from tests.ui.keys import key
from ui.coverage.candidate_list import Choice
from ui.main_window import MainWindow


@pytest.fixture
def hands(with_plan: Callable[[Plan], MainWindow], asked: Asked, tmp_path: Path, qtbot: Any) -> Hands:
    """Our plan with the window open and nothing taken in."""
    made = Hands(with_plan(OURS), asked, tmp_path, qtbot)
    made.open()
    return made


@pytest.fixture
def loaded(hands: Hands) -> Hands:
    """The same with the plan from above taken in."""
    hands.load()
    return hands


def test_another_task_from_above_begins_with_the_best_of_ours(loaded: Hands) -> None:
    loaded.stand(REVIEW)
    rows = loaded.shown.parts.pane.list
    rows.show_choices(REVIEW, [Choice(task) for task in loaded.shown.coverage.tasks[:2]])  # type: ignore[union-attr]
    key("Right")
    key("Down")
    second = rows.current()
    rows.show_choices(REVIEW, rows.rows.choices)
    assert rows.current() == second
    rows.show_choices(SIGN, rows.rows.choices)
    assert rows.currentIndex().row() == 0


def test_an_empty_list_says_why(hands: Hands) -> None:
    other = plan_of("Kế hoạch khác", "UBND", area("b1", "THỂ CHẾ", ("Cấp giấy phép", "Sở Xây dựng", "Quý I/2027")))
    hands.load(other, "khác.json")
    parts = hands.shown.parts
    assert parts.told.text() == "Chưa nhiệm vụ nào được tính là giao cho cơ quan."
    assert "Tên của cơ quan" in parts.list.note
    parts.search.setText("gì đó")
    assert "những chữ này" in parts.list.accessibleDescription()


def test_the_plan_is_edited_after_the_window_is_closed(loaded: Hands) -> None:
    gone: list[bool] = []
    loaded.shown.destroyed.connect(lambda: gone.append(True))
    key("Escape")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone
    assert loaded.window.document.run(SetText(Address("task", "a1-0", "title"), "Rà soát văn bản"))
    loaded.window.editing.undo()
