"""Runs the check of the open plan in idle slices of a few milliseconds, never while a word is being typed."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from models.checking.checker import Checker
from models.checking.finding import Finding
from models.checking.settling import Settled
from models.collecting import no_collecting, set_aside
from models.store import ChangeSet
from ui.document import Document

_SLICE, _EVERY = 0.006, 4  # seconds of work in one turn, milliseconds between two
_AFTER_KEY = 0.3  # seconds without a key before the work goes on
_LOOK_AGAIN = 100  # milliseconds
_NOTHING = Settled()
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod})


class CheckRunner(QObject):
    """Owns the Checker of the open plan; what it knows stays as it was while something is being looked at again."""

    changed = Signal(object)  # ids of the nodes of which other things are found now
    began = Signal()  # another plan is being checked, or none
    finished = Signal()  # nothing is left to look at

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self.checker: Checker | None = None
        self.settled = _NOTHING
        self.ready = False  # everything was looked at once
        self._last_key = 0.0
        self._watched: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        document.opened.connect(self.begin)
        document.closing.connect(self.stop)
        document.changed.connect(self._follow)
        self.begin()

    @property
    def working(self) -> bool:
        """Whether something is left to look at."""
        return self.checker is not None and not self.checker.done

    def of(self, node_id: str) -> tuple[Finding, ...]:
        """What was found in a node."""
        return self.settled.by_node.get(node_id, ())

    def begin(self) -> None:
        """Check the plan that is open now, from the beginning."""
        self.stop()
        if self._document.is_open:
            self.checker = Checker(self._document.session.rows)
            self._timer.start(_EVERY)

    def stop(self) -> None:
        """Forget the plan."""
        self._timer.stop()
        self._watch(None)
        self.checker, self.settled, self.ready = None, _NOTHING, False
        self.began.emit()

    def finish(self, seconds: float | None = None) -> bool:
        """Do now what is left, for so long at most; True where nothing is left then."""
        if self.checker is None or not self.checker.work(seconds):
            return False
        self._end()
        return True

    def _follow(self, changes: ChangeSet) -> None:
        if self.checker is None:
            return
        self.checker.follow(changes)
        self._last_key = monotonic()
        self._timer.start(_LOOK_AGAIN)

    def _turn(self) -> None:
        if self.checker is None:
            self._timer.stop()
            return
        self._watch(QApplication.focusWidget())
        if monotonic() - self._last_key < _AFTER_KEY:
            self._timer.setInterval(_LOOK_AGAIN)
            return
        self._timer.setInterval(_EVERY)
        if self.checker.work(_SLICE):
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._watch(None)
        if self.checker is None:
            return
        first, self.ready = not self.ready, True
        with no_collecting():
            old, self.settled = self.settled, self.checker.settled()
            if first:
                # What was found in a long plan stays, and collections would look through it while one types.
                set_aside()
        if old is not self.settled or first:
            before, now = old.by_node, self.settled.by_node
            self.changed.emit({id_ for id_ in before.keys() | now.keys() if before.get(id_) != now.get(id_)})
        self.finished.emit()

    def _watch(self, widget: QWidget | None) -> None:
        """Notice the keys that are typed, only while there is work to do: a filter in Python costs with each event."""
        if widget is self._watched:
            return
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._gone)
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._watched = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note when a key was typed last."""
        if event.type() in _KEYS:
            self._last_key = monotonic()
        return False
