"""The coverage reckoned in a thread of its own: only the last question is answered."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread, Signal

from models.collecting import no_collecting
from models.coverage.coverage import Coverage
from models.plan import Plan


class _Work(QThread):
    """Reckons once."""

    def __init__(self, plan: Plan, before: Coverage | None, parent: QObject) -> None:
        super().__init__(parent)
        self._plan, self._before = plan, before
        self.result: Coverage | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """The thread's own work; nothing may escape from it."""
        try:
            # A collection of garbage would stop the window's thread, too.
            with no_collecting():
                self.result = Coverage(self._plan, self._before)
        except BaseException as error:
            self.error = error


class Reckoning(QObject):
    """Asks and answers in the window's thread; a plan that comes meanwhile waits, and only the last one."""

    reckoned = Signal(object)  # Coverage

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: _Work | None = None
        self._next: Plan | None = None
        self.known: Coverage | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._work is not None

    def ask(self, plan: Plan) -> None:
        """Reckon for a plan; what did not change since the last answer is not looked at again."""
        if self._work is not None:
            self._next = plan
            return
        self._work = _Work(plan, self.known, self)
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
        work.deleteLater()
        if work.result is not None:
            self.known = work.result
        if waiting is not None:
            self.ask(waiting)
        elif work.error is not None:
            raise work.error
        else:
            self.reckoned.emit(self.known)
