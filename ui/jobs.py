"""Long work in a thread of its own, with progress and a way to cancel; the window stays alive meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QThread, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from models.i18n import _

T = TypeVar("T")
Progress = Callable[[float, str], bool]
_SHOW_AFTER = 400  # milliseconds; shorter work shows no dialog at all


class Cancelled(Exception):
    """The user stopped the work."""


class _Job(QThread, Generic[T]):
    """Runs one function; keeps its result or what it raised."""

    progressed = Signal(float, str)

    def __init__(self, work: Callable[[Progress], T]) -> None:
        super().__init__()
        self._work = work
        self.stop = False
        self.result: T | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """The thread's own work; nothing may escape from it."""
        try:
            self.result = self._work(self._progress)
        except BaseException as error:
            self.error = error

    def _progress(self, fraction: float, text: str) -> bool:
        self.progressed.emit(fraction, text)
        return not self.stop


def run_job(parent: QWidget, title: str, work: Callable[[Progress], T]) -> T | None:
    """Do the work in a thread and wait for it with an open window; None where the user cancelled.

    `work` gets a function to report progress, which answers False once the work should end. What the work
    raises is raised here.
    """
    job: _Job[T] = _Job(work)
    dialog = QProgressDialog(title, _("Hủy"), 0, 1000, parent)
    dialog.setWindowTitle(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_SHOW_AFTER)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    dialog.setMinimumWidth(420)
    dialog.setValue(0)
    clock = QElapsedTimer()
    clock.start()

    def show(fraction: float, text: str) -> None:
        if not job.isFinished() and not dialog.wasCanceled():
            dialog.setLabelText(text or title)
            dialog.setValue(int(1000 * max(0.0, min(1.0, fraction))))

    def cancel() -> None:
        job.stop = True
        dialog.setLabelText(_("Đang dừng…"))

    loop = QEventLoop()
    job.progressed.connect(show)
    job.finished.connect(loop.quit)
    dialog.canceled.connect(cancel)
    job.start()
    loop.exec()
    job.wait()
    # Its timer may be about to show it still, over a window that nobody could use then.
    dialog.reset()
    if dialog.isVisible():
        dialog.hide()
        parent.activateWindow()
    dialog.deleteLater()
    if job.error is not None:
        if job.stop:
            return None
        raise job.error
    return job.result
