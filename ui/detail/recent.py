"""The last changes of the chosen line: what each value was before, and the way back to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from models.compare.comparison import Difference, Kind
from models.compare.places import Places
from models.compare.steps import step_differences
from models.errors import InputProblem
from models.grid.grid import Address
from models.i18n import _
from models.plan import Appendix, Line
from models.store import ChangeSet, Step
from models.store.touched import Touched
from ui.differences.marks import MarkedText
from ui.differences.model import row_label
from ui.document import Document
from ui.history.days import moment_words

_AFTER = 200  # milliseconds on one line before its changes are looked for
_READ_EVERY = 15
_FIRST, _MORE = 5, 15


class Past(NamedTuple):
    """One value as it was before a step."""

    step: Step
    difference: Difference


class Recent(QWidget):
    """Looks for changes only while it is seen; the history is read step by step in idle moments."""

    return_wanted = Signal(object, str)  # Address, text

    def __init__(
        self,
        document: Document,
        numbers: Callable[[Appendix], Mapping[str, str] | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._numbers = numbers
        self._ids: tuple[str, ...] = ()
        self._most = _FIRST
        self._touched: Touched | None = None
        self._shown: list[tuple[int, Address, str, str, bool]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(3)
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._later.timeout.connect(self._tell)
        self._reading = QTimer(self, interval=_READ_EVERY)
        self._reading.timeout.connect(self._read_on)
        document.changed.connect(self._follow)
        document.opened.connect(self._forget)
        document.closed.connect(self._forget)
        self.hide()

    def show_for(self, ids: tuple[str, ...]) -> None:
        """Tell the changes of these rows, a task and its line, in a moment; () tells nothing."""
        if ids != self._ids:
            self._most = _FIRST
            self._ids = ids
            self._clear()
        self._later.start()

    def pause(self) -> None:
        """Nobody looks: nothing is read any more."""
        self._later.stop()
        self._reading.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop with the panel; without changes to tell this part is hidden, too, and reads on."""
        super().hideEvent(event)
        parent = self.parentWidget()
        if parent is None or not parent.isVisible():
            self.pause()

    def _forget(self) -> None:
        self._touched = None
        self._ids = ()
        self.pause()
        self._clear()

    def _follow(self, changes: ChangeSet) -> None:
        parent = self.parentWidget()
        if self._touched is None:
            return
        if parent is None or not parent.isVisible():
            # Steps that come while nobody looks are read when somebody does.
            self._touched = None
            return
        self._touched.follow(changes)
        if not changes.ids.isdisjoint(self._ids):
            self._later.start()

    def _read_on(self) -> None:
        if self._touched is None or not self._touched.reading:
            self._reading.stop()
        elif not self._touched.read_one().isdisjoint(self._ids):
            self._tell()

    def _tell(self) -> None:
        if not self._document.is_open or not self._ids:
            self._clear()
            return
        if self._touched is None:
            self._touched = Touched(self._document.session)
        if self._touched.reading:
            self._reading.start()
        past: list[Past] = []
        more = False
        for one in self._past():
            if len(past) == self._most:
                more = True
                break
            past.append(one)
        shape = [(p.step.id, p.difference.address, p.difference.before, p.difference.after, more) for p in past]
        if shape != self._shown:
            self._clear()
            self._shown = shape
            self._fill(past, more)

    def _past(self) -> Iterator[Past]:
        """The changed texts of the rows, the newest first."""
        session = self._document.session
        if self._touched is None:
            return
        places = Places(session.rows, self._numbers)
        steps = {step.id: step for step in session.steps().done}
        for step in self._touched.steps_of(self._ids):
            try:
                changes = session.step_changes(step) or ()
            except InputProblem:
                continue
            for one in step_differences(changes, session.rows, places, self._ids):
                if one.kind is Kind.CHANGED and not one.address.field.startswith(("merged.", "kind")):
                    yield Past(steps[step], one)

    def _clear(self) -> None:
        self._shown = []
        while item := self._column.takeAt(0):
            if widget := item.widget():
                # The button that was clicked may still be at work.
                widget.hide()
                widget.deleteLater()
        self.hide()

    def _fill(self, past: list[Past], more: bool) -> None:
        if not past:
            return
        title = QLabel(_("Lần sửa gần đây"), self)
        title.setObjectName("groupTitle")
        self._column.addWidget(title)
        for one in past:
            self._add(one)
        if more:
            button = _quiet(_("Xem thêm"), self)
            button.clicked.connect(self._show_more)
            self._column.addWidget(button)
        self.show()

    def _add(self, past: Past) -> None:
        one = past.difference
        when = moment_words(past.step.at, date.today())
        head = QLabel(f"{one.label or row_label(one)} · {when}", self)
        head.setObjectName("faint")
        head.setWordWrap(True)
        head.setContentsMargins(0, 5, 0, 0)
        self._column.addWidget(head)
        self._column.addWidget(MarkedText(one.before, one.after, self))
        if self._document.writable and self._now(one.address) != one.before:
            back = _quiet(_("Lấy lại chữ trước đó"), self)
            back.setAccessibleName(_("Lấy lại “{text}”").format(text=one.before))
            back.setToolTip(one.before or _("để trống"))
            back.clicked.connect(lambda: self.return_wanted.emit(one.address, one.before))
            self._column.addWidget(back)

    def _now(self, address: Address) -> str | None:
        rows = self._document.session.rows
        node = rows.node(address.id) if address.id in rows else None
        if isinstance(node, Line):
            return node.text(address.field)
        return None if node is None else str(getattr(node, address.field, ""))

    def _show_more(self) -> None:
        self._most += _MORE
        self._tell()


def _quiet(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName("quietNote")
    return button
