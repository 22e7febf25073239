"""Comparing in a thread of its own: versions are unpacked there, too, and only the last question is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThread, Signal

from models.compare.comparison import Comparison
from models.compare.plans import compare
from models.errors import PlanError
from models.plan import Plan
from models.store.versions import plan_of


@dataclass(frozen=True, slots=True)
class Side:
    """One of two states: a plan, or a version that is still packed."""

    key: str
    plan: Plan | None = None
    data: bytes = b""


class _Work(QThread):
    """Compares once."""

    def __init__(self, old: Side, new: Side, parent: QObject) -> None:
        super().__init__(parent)
        self.sides = old, new
        self.plans: tuple[Plan, ...] = ()
        self.result: Comparison | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """The thread's own work; nothing may escape from it."""
        try:
            self.plans = tuple(side.plan or plan_of(side.data) for side in self.sides)
            self.result = compare(self.plans[0], self.plans[1])
        except BaseException as error:
            self.error = error


class Comparing(QObject):
    """Asks and answers in the window's thread; a question that comes meanwhile waits, and only the last one."""

    compared = Signal(object)  # Comparison
    failed = Signal(object)  # PlanError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: _Work | None = None
        self._next: Callable[[], tuple[Side, Side]] | None = None
        self._unpacked: dict[str, Plan] = {}

    @property
    def busy(self) -> bool:
        """Whether something is compared at this moment."""
        return self._work is not None

    def ask(self, sides: Callable[[], tuple[Side, Side]]) -> None:
        """Compare two states; `sides` is asked when the work begins. Versions are unpacked once."""
        if self._work is not None:
            self._next = sides
            return
        old, new = (
            Side(side.key, self._unpacked[side.key]) if side.key in self._unpacked else side for side in sides()
        )
        self._work = _Work(old, new, self)
        self._work.finished.connect(self._done)
        self._work.start()

    def end(self) -> None:
        """Wait for the thread; its answer is not told any more."""
        self._next = None
        if self._work is not None:
            self._work.finished.disconnect(self._done)
            self._work.wait()
            self._work = None

    def _done(self) -> None:
        work, self._work = self._work, None
        if work is None:
            return
        waiting, self._next = self._next, None
        for side, plan in zip(work.sides, work.plans, strict=False):
            if side.data:
                self._unpacked[side.key] = plan
        work.deleteLater()
        if waiting is not None:
            self.ask(waiting)
        elif work.result is not None:
            self.compared.emit(work.result)
        elif isinstance(work.error, PlanError):
            self.failed.emit(work.error)
        elif work.error is not None:
            raise work.error
