"""How an export tells how far it has come, and how it is told to stop."""

from __future__ import annotations

from collections.abc import Callable

from models.errors import PlanError
from models.i18n import _

Progress = Callable[[float], bool]
"""Called with the share that is done (0.0 to 1.0); returning False cancels the export."""


class Cancelled(PlanError):
    """The caller asked to stop; nothing was written."""

    def __init__(self) -> None:
        super().__init__(_("Đã dừng việc xuất tệp; không có gì được ghi."))


class Meter:
    """Counts steps of one export and passes their share on now and then; raises Cancelled when told to stop."""

    def __init__(self, progress: Progress | None, steps: int, share: float = 1.0) -> None:
        self._progress = progress
        self._scale = share / max(1, steps)
        self._every = max(1, steps // 100)
        self._done = 0
        self._next = 0

    @property
    def done(self) -> int:
        """The number of steps so far."""
        return self._done

    def step(self, count: int = 1) -> None:
        """Some more steps are done."""
        self._done += count
        if self._progress is not None and self._done >= self._next:
            self._next = self._done + self._every
            report(self._progress, self._done * self._scale)


def report(progress: Progress | None, share: float) -> None:
    """Pass one share on; raises Cancelled when told to stop."""
    if progress is not None and not progress(min(1.0, share)):
        raise Cancelled
