"""The plan that is open in the window: its session, and signals for what happens to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.collecting import no_collecting, set_aside, take_back
from models.errors import PlanError
from models.plan import Plan
from models.store import ChangeSet, PlanSession
from models.store.transaction import Command


class Document(QObject):
    """Holds the open session; every change of the plan goes through `run`, `undo` or `redo`."""

    opened = Signal()
    closing = Signal()  # the plan is still there
    closed = Signal()
    changed = Signal(object)  # ChangeSet
    failed = Signal(object)  # PlanError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: PlanSession | None = None
        self._unsubscribe: Callable[[], None] | None = None

    @property
    def session(self) -> PlanSession:
        """The open session; only to be used while `is_open`."""
        if self._session is None:
            raise RuntimeError("no plan is open")
        return self._session

    @property
    def is_open(self) -> bool:
        """Whether a plan is open."""
        return self._session is not None

    @property
    def writable(self) -> bool:
        """Whether a plan is open and can be changed."""
        return self._session is not None and not self._session.read_only

    @property
    def path(self) -> Path | None:
        """The plan's file, None where nothing is open."""
        return self._session.path if self._session else None

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.session.plan

    def open(self, path: Path, read_only: bool = False) -> None:
        """Open a plan file in place of the one that is open; raises PlanError and then keeps the old one."""
        if self._session is not None and self.path == path:
            return
        with no_collecting():
            self._take(PlanSession.open(path, read_only=read_only))
            set_aside()

    def create(self, path: Path, plan: Plan) -> None:
        """Write a new plan file and open it; raises PlanError and then keeps the old one open."""
        if self._session is not None and self.path == path:
            self.close()
        with no_collecting():
            self._take(PlanSession.create(path, plan))
            set_aside()

    def close(self) -> None:
        """Close the plan; everything is on the disk already."""
        if self._session is not None:
            self.closing.emit()
            if self._unsubscribe:
                self._unsubscribe()
            session, self._session = self._session, None
            session.close()
            self.closed.emit()
            take_back()

    def run(self, command: Command) -> bool:
        """Run a command; False where it failed, after telling so through `failed`."""
        return self._try(lambda: self.session.run(command))

    def undo(self) -> bool:
        """Take the last step back; False where there is none or it failed."""
        return bool(self.session.undo_label) and self._try(self.session.undo)

    def redo(self) -> bool:
        """Do the step again that was taken back; False where there is none or it failed."""
        return bool(self.session.redo_label) and self._try(self.session.redo)

    def go_to_step(self, step: int, told: Callable[[float], bool] | None = None) -> bool:
        """Undo or redo to the state right after a step, as one change; False where it failed."""
        return self._try(lambda: self.session.go_to_step(step, told))

    def _try(self, work: Callable[[], ChangeSet]) -> bool:
        try:
            work()
        except PlanError as problem:
            self.failed.emit(problem)
            return False
        return True

    def _take(self, session: PlanSession) -> None:
        self.close()
        self._session = session
        self._unsubscribe = session.subscribe(self.changed.emit)
        self.opened.emit()
