"""Going back or forward over many steps as one act; a long way shows how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from models.i18n import _
from models.store import ChangeSet, Steps
from ui.document import Document
from ui.message_bar import MessageBar

_SHOW_AFTER = 400  # milliseconds


class Replaying(QObject):
    """The deed behind "Quay về đây"."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        messages: MessageBar,
        ready: Callable[[], bool],
        show_change: Callable[[ChangeSet], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._messages = messages
        self._ready = ready
        self._show_change = show_change

    def go(self, step: int) -> None:
        """Make the plan what it was right after a step (0: before the first), and tell the way back."""
        if not self._ready():
            return
        before = self._document.session.steps()
        seen: list[ChangeSet] = []
        self._document.changed.connect(seen.append)
        done = self._replay(step)
        self._document.changed.disconnect(seen.append)
        if not done or not seen:
            return
        self._show_change(seen[0])
        start = before.done[-1].id if before.done else 0
        count = len(self._document.session.steps().done) - len(before.done)
        text = _("Đã hoàn tác {count} bước.") if count < 0 else _("Đã làm lại {count} bước.")
        self._messages.tell(text.format(count=abs(count)), [(_("Trở lại như trước"), lambda: self._return(start))])

    def _return(self, step: int) -> None:
        self._messages.hide()
        if self._document.is_open and _kept(self._document.session.steps(), step):
            self.go(step)

    def _replay(self, step: int) -> bool:
        clock = QElapsedTimer()
        clock.start()
        shown: list[QProgressDialog] = []

        def told(share: float) -> bool:
            if not shown and clock.elapsed() < _SHOW_AFTER:
                return True
            if not shown:
                shown.append(self._progress())
            shown[0].setValue(int(1000 * share))
            return not shown[0].wasCanceled()

        try:
            return self._document.go_to_step(step, told)
        finally:
            for dialog in shown:
                dialog.reset()
                dialog.deleteLater()

    def _progress(self) -> QProgressDialog:
        """Shown at once: the way is a long one."""
        dialog = QProgressDialog(_("Đang đọc các bước…"), _("Hủy"), 0, 1000, self._window)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(0)
        dialog.setAutoReset(False)
        dialog.show()
        return dialog


def _kept(steps: Steps, step: int) -> bool:
    return not step or any(one.id == step for one in (*steps.done, *steps.undone))
