"""What the officer has said of a source so far, step by step, and the plan that comes of it, made anew at once."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from imports.blocks import Source
from imports.choices import NO_CHOICES, Choices
from imports.draft import Draft
from ui.review.reading import Reading, read_source

Understand = Callable[[Source, Choices, Callable[[float, str], bool]], Draft]
_AT_ONCE = 0.08  # seconds; what takes longer is done beside the window


class _Work(QThread):
    """Understands once; nothing may escape from the thread."""

    def __init__(self, owner: QObject, understand: Understand, source: Source, choices: Choices) -> None:
        super().__init__()
        self.owner = owner  # stays until the thread has ended, or nobody would let go of it
        self._understand = understand
        self._source = source
        self.choices = choices
        self.stop = False
        self.reading: Reading | None = None
        self.error: BaseException | None = None
        self.seconds = 0.0

    def run(self) -> None:
        """The work itself, here or in the thread."""
        start = perf_counter()
        try:
            draft = self._understand(self._source, self.choices, lambda _share, _text: not self.stop)
            self.reading = read_source(self._source, self.choices, draft)
        except BaseException as error:
            self.error = error
        self.seconds = perf_counter() - start


# Threads at work, held here: one that is let go while it runs takes the whole program down.
_at_work: set[_Work] = set()


class Deciding(QObject):
    """Holds the choices with their steps back and forth; a draft for older choices than the last is never shown."""

    chosen = Signal()  # other choices
    understood = Signal()  # another draft

    def __init__(self, source: Source, reading: Reading, seconds: float, understand: Understand) -> None:
        super().__init__()
        self.source = source
        self.reading = reading
        self.understand = understand
        self._seconds = seconds
        self._steps: list[Choices] = [NO_CHOICES]
        self._at = 0
        self._work: _Work | None = None
        self.stopped = False  # ended while the draft did not belong to the choices
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._wait)

    @property
    def draft(self) -> Draft:
        """What is understood now."""
        return self.reading.draft

    @property
    def choices(self) -> Choices:
        """What the officer says now."""
        return self._steps[self._at]

    @property
    def busy(self) -> bool:
        """Whether the draft does not belong to the choices yet."""
        return self._work is not None

    @property
    def can_undo(self) -> bool:
        """Whether a choice can be taken back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a choice that was taken back can be made again."""
        return self._at + 1 < len(self._steps)

    def begin_with(self, choices: Choices) -> None:
        """Take over choices to which the draft belongs already, as one step that can be taken back."""
        self._steps = [NO_CHOICES, choices]
        self._at = 1

    def take_over(self, other: Deciding) -> None:
        """Go on where another stopped; what it was still at work on is understood now."""
        self._steps, self._at = list(other._steps), other._at
        if other.stopped:
            self._move(0)

    def choose(self, choices: Choices) -> None:
        """Say something else; the plan is made anew."""
        if choices == self.choices:
            return
        del self._steps[self._at + 1 :]
        self._steps.append(choices)
        self._move(1)

    def undo(self) -> None:
        """Take the last choice back."""
        if self.can_undo:
            self._move(-1)

    def redo(self) -> None:
        """Make the choice again that was taken back."""
        if self.can_redo:
            self._move(1)

    def end(self) -> None:
        """Stop; nothing is told any more."""
        self.stopped = self.busy
        self._drop()

    def _move(self, step: int) -> None:
        self._at += step
        self._drop()
        work = self._work = _Work(self, self.understand, self.source, self.choices)
        if self._seconds < _AT_ONCE:
            work.run()
            self._done(work)
            self.chosen.emit()
            self.understood.emit()
            return
        _at_work.add(work)
        work.finished.connect(self._finished)
        work.start()
        self.chosen.emit()

    def _finished(self) -> None:
        for work in [one for one in _at_work if one.owner is self and one.isFinished()]:
            _at_work.discard(work)
            work.deleteLater()
        if (current := self._work) is not None and current.isFinished():
            self._done(current)
            self.understood.emit()

    def _done(self, work: _Work) -> None:
        self._work = None
        self._seconds = work.seconds
        if work.error is not None:
            raise work.error
        if work.reading is not None:
            self.reading = work.reading

    def _drop(self) -> None:
        """What is at work is for choices of before."""
        if self._work is not None:
            self._work.stop = True
            self._work = None

    @staticmethod
    def _wait() -> None:
        for work in tuple(_at_work):
            work.wait()
