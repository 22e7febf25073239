"""What the window's tests share: a window of its own for each, recorded dialogs, real keys."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if importlib.util.find_spec("PySide6") is None:
    collect_ignore_glob = ["test_*.py"]

if TYPE_CHECKING:
    from models.plan import Plan
    from ui.main_window import MainWindow


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of some wishes that it cannot fulfil them; that is no fault of ours."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard_at_the_end() -> Iterator[None]:
    """The offscreen platform lets go of what was copied only when Python is gone already, and crashes over it."""
    yield
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@dataclass
class Asked:
    """The answers that a test gives to the dialogs, and what they were asked."""

    opens: list[Path | None] = field(default_factory=list)
    saves: list[Path | None] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    choices: list[int | None] = field(default_factory=list)
    retries: list[bool] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    suggested: list[Path] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    outside: list[Path] = field(default_factory=list)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """No dialog opens; an unexpected one fails the test, since its list of answers is empty."""
    from ui import dialogs

    record = Asked()

    def ask_open(*_args: object) -> Path | None:
        return record.opens.pop(0)

    def ask_save(_parent: object, _title: str, suggested: Path, _filters: str) -> Path | None:
        record.suggested.append(suggested)
        return record.saves.pop(0)

    def ask_text(_parent: object, _title: str, _label: str, text: str = "") -> str | None:
        record.questions.append(text)
        return record.texts.pop(0)

    def choose(_parent: object, _title: str, text: str, _answers: object, default: int = 0) -> int | None:
        record.questions.append(text)
        return record.choices.pop(0)

    def show_problem(_parent: object, problem: Any, retry: bool = False) -> bool:
        record.problems.append(problem.message)
        return retry and bool(record.retries) and record.retries.pop(0)

    for function in (ask_open, ask_save, ask_text, choose, show_problem):
        monkeypatch.setattr(dialogs, function.__name__, function)
    monkeypatch.setattr(dialogs, "open_outside", record.outside.append)
    monkeypatch.setattr(dialogs, "show_about", lambda *args: record.questions.append(args[2]))
    return record


@pytest.fixture
def window(qtbot: Any, asked: Asked, tmp_path: Path) -> Iterator[MainWindow]:
    """A shown window without a plan, with preferences of its own."""
    from PySide6.QtCore import Qt

    from ui.app import make_app
    from ui.main_window import MainWindow
    from ui.prefs import PrefStore

    make_app()
    prefs = PrefStore(tmp_path / "prefs" / "prefs.json")
    prefs.change(folder=str(tmp_path), show_details=True)
    shown = MainWindow(prefs)
    qtbot.addWidget(shown)
    shown.setWindowState(Qt.WindowState.WindowNoState)
    shown.resize(1366, 700)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    shown.close()


@pytest.fixture
def with_plan(window: MainWindow, tmp_path: Path) -> Callable[[Plan], MainWindow]:
    """Opens a plan in the window."""

    def open_it(plan: Plan) -> MainWindow:
        window.document.create(tmp_path / "kế hoạch.cchc", plan)
        return window

    return open_it


@pytest.fixture
def small(with_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    """A window with the small plan that has every kind of node."""
    from tests.plans import small_plan

    return with_plan(small_plan())
