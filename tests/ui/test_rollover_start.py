"""Next year's plan from the first page: last year's plan is asked for, opened or imported, then the dialog comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from exports.writers import write
from models.plan import Period, Plan
from models.rollover import kinds
from models.store import PlanSession
from tests.plans import big_plan, small_plan
from tests.ui.conftest import Asked
from tests.ui.sending import click
from ui.main_window import MainWindow
from ui.review.window import ReviewWindow
from ui.rollover.dialog import TASKS, YEARS, RolloverDialog


def begin(window: MainWindow) -> None:
    """Press the button of the first page."""
    (button,) = [one for one in window.start.findChildren(QPushButton) if "năm sau" in one.text()]
    click(button)


def modal() -> object:
    """What stands before the window."""
    QApplication.processEvents()
    return QApplication.activeModalWidget()


def yearly() -> Plan:
    """The small plan as one of 2026."""
    return Plan(title="Kế hoạch năm 2026", period=Period(2026, 2026), appendices=small_plan().appendices)


def test_a_plan_is_chosen_and_opened_first(window: MainWindow, asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch 2026.cchc"
    PlanSession.create(path, yearly()).close()
    asked.opens.append(path)
    begin(window)
    dialog = modal()
    assert isinstance(dialog, RolloverDialog)
    assert dialog.years.target == tmp_path / "kế hoạch 2027.cchc"
    click(dialog.make)
    assert window.document.path == tmp_path / "kế hoạch 2027.cchc"


def test_a_word_file_is_looked_at_first(window: MainWindow, asked: Asked, qtbot: QtBot, tmp_path: Path) -> None:
    source, target = tmp_path / "kế hoạch 2026.docx", tmp_path / "kế hoạch 2026.cchc"
    write("docx", yearly(), source, body=True)
    asked.opens.append(source)
    asked.saves.append(target)
    begin(window)
    review = modal()
    assert isinstance(review, ReviewWindow)
    click(review.finish.accept)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RolloverDialog))
    assert window.document.path == target


def test_nothing_comes_where_no_plan_was_opened(window: MainWindow, asked: Asked, tmp_path: Path) -> None:
    asked.opens.append(None)
    begin(window)
    assert modal() is None
    asked.opens.append(tmp_path / "không có.cchc")
    begin(window)
    assert modal() is None
    assert len(asked.problems) == 1


def test_a_review_that_is_left_leads_nowhere(window: MainWindow, asked: Asked, tmp_path: Path) -> None:
    source = tmp_path / "kế hoạch 2026.docx"
    write("docx", yearly(), source, body=True)
    asked.opens.append(source)
    begin(window)
    review = modal()
    assert isinstance(review, ReviewWindow)
    review.close()
    assert modal() is None
    assert not window.document.is_open


def test_sorting_many_tasks_can_be_stopped(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.rollover import dialog as module

    window = with_plan(big_plan(400))
    window.actions_by_name["actionRollover"].trigger()
    dialog = modal()
    assert isinstance(dialog, RolloverDialog)
    made: list[object] = []

    def counted(plan: Plan, old: kinds.Span) -> Iterator[kinds.TaskRow]:
        for row in kinds.task_rows(plan, old):
            made.append(row)
            yield row

    def stopped(_parent: object, _title: str, work: Callable[[object], object]) -> None:
        with pytest.raises(module.Cancelled):
            work(lambda _share, _text: False)

    monkeypatch.setattr(module, "task_rows", counted)
    monkeypatch.setattr(module, "run_job", stopped)
    dialog.show_step(TASKS)
    assert dialog.pages.currentIndex() == YEARS
    assert len(made) == 100
    monkeypatch.undo()
    dialog.show_step(TASKS)
    assert dialog.pages.currentIndex() == TASKS
