"""Searches the open plan in slices of a few milliseconds, so that typing never waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from models.search.finding import Finder, Hit, Query
from ui.document import Document

_SLICE = 0.006  # seconds of work in one turn of the event loop
_SHOW_AFTER = 0.1  # a search that takes longer shows what it has found so far
MOST = 20_000  # hits; whoever finds more has to write more


class Searching(QObject):
    """Runs one search at a time; a new one takes the place of the one at work."""

    begun = Signal()  # the hits of another search follow
    found = Signal(object)  # list of further Hits
    finished = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._finder: Finder | None = None
        self._work: Iterator[list[Hit]] | None = None
        self._waiting: list[Hit] = []
        self._count = 0
        self._shown = False
        self._since = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether a search is at work."""
        return self._work is not None

    def search(self, query: Query) -> None:
        """Begin a search; the first slice is done at once, so that short ones are over when this returns."""
        if self._finder is None:
            self._finder = Finder(self._document.session)
        self._work = self._finder.search(query)
        self._waiting, self._count, self._shown = [], 0, False
        self._since = perf_counter()
        self._timer.start()
        self._go_on()

    def finish(self) -> None:
        """Do the rest of the search now."""
        while self._work is not None:
            self._go_on()

    def forget(self) -> None:
        """Another plan is open, or none."""
        self._timer.stop()
        self._finder = self._work = None
        self._waiting = []

    def _go_on(self) -> None:
        """One slice of work; the plan may have changed since, and then another search has taken its place."""
        if self._work is None:
            return
        end = perf_counter() + _SLICE
        for portion in self._work:
            self._waiting += portion[: MOST - self._count]
            self._count += len(portion)
            if self._count >= MOST:
                break
            if perf_counter() > end:
                if perf_counter() - self._since > _SHOW_AFTER:
                    self._hand_over()
                return
        self._work = None
        self._timer.stop()
        self._hand_over()
        self.finished.emit()

    def _hand_over(self) -> None:
        if not self._shown:
            self._shown = True
            self.begun.emit()
        hits, self._waiting = self._waiting, []
        if hits:
            self.found.emit(hits)
