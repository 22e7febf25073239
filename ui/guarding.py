"""Work with files that can fail: trouble is told in one sentence, with another try where that can help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.errors import EnvironmentProblem, PlanError
from models.files import file_trouble
from ui import dialogs


def guarded(window: QWidget, path: Path | None, work: Callable[[], object], retry: bool = False) -> None:
    """Do something with files; `path` is the plan that is open, `retry` offers another try."""
    while True:
        try:
            with file_trouble(path or Path()):
                work()
        except PlanError as problem:
            again = retry and isinstance(problem, EnvironmentProblem)
            if dialogs.show_problem(window, problem, retry=again):
                continue
        return
