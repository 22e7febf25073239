"""Makes the check of the open plan once the window stands; until then nothing of it is imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from models.grid.grid import Address

if TYPE_CHECKING:
    from ui.checking.check_flow import CheckFlow
    from ui.main_window import MainWindow

_AFTER, _BETWEEN = 250, 8  # milliseconds from the opening of a plan: first its pages are painted; between portions


class CheckDoor(QObject):
    """What the window holds of the check."""

    def __init__(self, window: MainWindow, show_place: Callable[[Address], None]) -> None:
        super().__init__(window)
        self._window = window
        self._show_place = show_place
        self._ahead: Iterator[str] | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._go_on)
        window.document.opened.connect(self._begin)
        window.document.closed.connect(self._soon.stop)

    @property
    def made(self) -> CheckFlow | None:
        """The check, where there is one already."""
        return self.flow if "flow" in self.__dict__ else None

    @cached_property
    def flow(self) -> CheckFlow:
        """The check; it follows the open plan from now on."""
        from ui.checking.check_flow import CheckFlow

        return CheckFlow(self._window, self._show_place)

    def retheme(self) -> None:
        """Draw what has colours of its own anew."""
        if self.made is not None:
            self.made.retheme()

    def _begin(self) -> None:
        if self.made is None:
            self._soon.start(_AFTER)

    def _go_on(self) -> None:
        """One module after the other: all at once would be felt."""
        if self.made is not None:
            return
        if self._ahead is None:
            self._ahead = iter(_modules())
        name = next(self._ahead, "")
        if name:
            import_module(name)
            self._soon.start(_BETWEEN)
        else:
            _made = self.flow


def _modules() -> tuple[str, ...]:
    """What the check imports, in portions."""
    from models.checking.registry import rule_modules

    return *rule_modules(), "models.checking.checker", "ui.checking.marks", "ui.checking.check_flow"
