"""The history beside the table: steps by day, what the chosen one changed, and the way back to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QPushButton, QSplitter, QVBoxLayout, QWidget

from models.compare.comparison import Difference
from models.compare.places import Places
from models.compare.steps import step_differences
from models.errors import PlanError
from models.grid.grid import Address
from models.i18n import _
from models.plan import Appendix
from models.store import ChangeSet, Step
from ui.differences.list import DifferenceList
from ui.document import Document
from ui.history.step_delegate import StepDelegate
from ui.history.step_model import STEP, StepModel

_HOVER_AFTER = 150  # milliseconds
_MOST = 2_000  # differences of one step that are told


class StepList(QListView):
    """The list of steps."""

    activated_step = Signal(object)  # Step
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to what the step changed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            step = self.currentIndex().data(STEP)
            if step is not None:
                self.activated_step.emit(step)
            return
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self.left.emit()


class HistoryPanel(QFrame):
    """Follows the document while it is seen; hidden it does nothing at all."""

    place_wanted = Signal(object)  # Address
    return_wanted = Signal(int)  # step id, 0 for before the first one

    def __init__(
        self,
        document: Document,
        numbers: Callable[[Appendix], Mapping[str, str] | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("historyPanel")
        self.setProperty("class", "sidePanel")
        self._document = document
        self._numbers = numbers
        self._shown = -1  # the step whose changes are told
        self.model = StepModel(self)
        self.steps = StepList(self)
        self.steps.setObjectName("stepList")
        self.steps.setAccessibleName(_("Các bước đã làm"))
        self.steps.setModel(self.model)
        self.steps.setItemDelegate(StepDelegate(self.steps))
        self.steps.setUniformItemSizes(True)
        self.steps.setMouseTracking(True)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.empty = QLabel(
            _("Chưa có bước nào. Mỗi việc sửa, thêm, xóa, chuyển sẽ hiện ở đây, và quay lại được bất cứ lúc nào."), self
        )
        self.empty.setObjectName("faint")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(10, 6, 10, 6)
        self.about = QLabel(self)
        self.about.setObjectName("panelTitle")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.changes = DifferenceList(_("Những gì bước này đã đổi"), self)
        self.back = QPushButton(self)
        self.back.setObjectName("returnHere")
        self.setFocusProxy(self.steps)
        self._arrange()
        self._hover = QTimer(self, singleShot=True, interval=_HOVER_AFTER)
        self._hover.timeout.connect(self._tell_hovered)
        self._hovered = QModelIndex()
        self._later = QTimer(self, singleShot=True, interval=_HOVER_AFTER)
        self._later.timeout.connect(self._tell)
        self._connect()

    def _arrange(self) -> None:
        lower = QWidget(self)
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.about)
        column.addWidget(self.changes, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.steps)
        parts.addWidget(lower)
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 8)
        whole.setSpacing(6)
        whole.addWidget(self.empty)
        whole.addWidget(parts, 1)
        self._parts = parts
        whole.addWidget(self.back)
        whole.setAlignment(self.back, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        self._document.changed.connect(self._follow)
        self._document.opened.connect(self._open)
        self._document.closed.connect(self._open)
        self.steps.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())
        self.steps.activated_step.connect(self._lead)
        self.steps.doubleClicked.connect(lambda index: self._lead(index.data(STEP)))
        self.steps.entered.connect(self._point_at)
        self.steps.left.connect(self._point_away)
        self.changes.wanted.connect(self._lead_to)
        self.back.clicked.connect(self._return)

    def chosen(self) -> Step | None:
        """The chosen step."""
        step = self.steps.currentIndex().data(STEP) if self.steps.currentIndex().isValid() else None
        return step if isinstance(step, Step) else None

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what happened meanwhile."""
        super().showEvent(event)
        self._open()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing more to tell."""
        super().hideEvent(event)
        self._hover.stop()
        self._later.stop()

    def _open(self) -> None:
        if not self.isVisible():
            return
        self._take_steps()
        self._choose(self.model.current)
        self._tell()

    def _take_steps(self) -> None:
        if self._document.is_open:
            self.model.follow(self._document.session.steps())
        any_step = self._document.is_open and self.model.rowCount() > 0
        self.empty.setVisible(not any_step)
        self._parts.setVisible(any_step)
        self.back.setVisible(any_step and self._document.writable)

    def _follow(self, _changes: ChangeSet) -> None:
        if not self.isVisible():
            return
        chosen, current = self.chosen(), self.model.current
        with_the_plan = chosen is None or chosen.id == current
        self._take_steps()
        if with_the_plan or chosen is None or self.model.row_of(chosen.id) < 0:
            self._choose(self.model.current)
        self._shown = -1
        # Typing goes on meanwhile; what the newest step changed is told when it pauses.
        self._later.start()

    def _choose(self, step: int) -> None:
        row = self.model.row_of(step)
        if row >= 0 and self.steps.currentIndex().row() != row:
            self.steps.setCurrentIndex(self.model.index(row))

    def _point_at(self, index: QModelIndex) -> None:
        self._hovered = index
        self._hover.start()

    def _point_away(self) -> None:
        self._hovered = QModelIndex()
        self._hover.start()

    def _tell_hovered(self) -> None:
        step = self._hovered.data(STEP) if self._hovered.isValid() else self.chosen()
        self._tell_step(step if isinstance(step, Step) else None)

    def _tell(self) -> None:
        self._tell_step(self.chosen())

    def _tell_step(self, step: Step | None) -> None:
        """Tell what a step changed; the button belongs to the chosen step."""
        self._show_button(self.chosen())
        if not self._document.is_open or self._shown == (step.id if step else 0):
            return
        self._shown = step.id if step else 0
        self.about.setText(" ".join(step.label.split())[:80] if step and step.id else "")
        self.changes.show_differences(self.differences(step) if step and step.id else ())

    def differences(self, step: Step) -> list[Difference]:
        """What a step changed; nothing where its record is damaged, which is told above the list."""
        session = self._document.session
        try:
            changes = session.step_changes(step.id) or ()
        except PlanError as problem:
            self.about.setText(problem.message)
            return []
        places = Places(session.rows, self._numbers)
        return list(islice(step_differences(changes, session.rows, places), _MOST))

    def _show_button(self, step: Step | None) -> None:
        current = self.model.current
        undone = step is not None and step.id > current
        self.back.setText(_("Làm lại tới đây") if undone else _("Quay về đây"))
        self.back.setToolTip(
            _("Làm lại các bước từ chỗ đang đứng tới bước này")
            if undone
            else _("Hoàn tác mọi bước sau bước này; làm lại được ngay")
        )
        self.back.setEnabled(step is not None and step.id != current)

    def _return(self) -> None:
        if (step := self.chosen()) is not None:
            self.return_wanted.emit(step.id)

    def _lead(self, step: Step | None) -> None:
        if step is None or not step.id:
            return
        for one in self.differences(step):
            if one.goal is not None:
                self.place_wanted.emit(one.goal)
                return

    def _lead_to(self, difference: Difference) -> None:
        if isinstance(difference.goal, Address):
            self.place_wanted.emit(difference.goal)
