"""The plan as it was understood: its text, and each appendix as the table that will be printed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.i18n import _
from models.numbering import roman
from models.plan import Plan
from ui.elided import ElidedBox
from ui.review.reading import Reading
from ui.review.text_page import TextPage
from ui.table.model import GridModel
from ui.table.view import TaskTable
from ui.theme import current_theme

_TEXT = ""
_LIST_ZOOM = 0.8


class PlanSide(QWidget):
    """Read only; tells the nodes of the row where the officer stands, and leads to others."""

    stood = Signal(object)  # tuple of ids, innermost first

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._marked = ""
        self._quiet = False
        self.parts = ElidedBox(self)
        self.parts.setAccessibleName(_("Phần của kế hoạch"))
        self.parts.setSizeAdjustPolicy(ElidedBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model = GridModel(lambda _address, _text: False, self)
        self.model.read_only = True
        self.table = TaskTable(self.model, self)
        self.table.setAccessibleName(_("Kế hoạch được hiểu"))
        self.table.setTabKeyNavigation(False)
        self.text = TextPage(self)
        self.pages = QStackedWidget(self)
        self.pages.setObjectName("reviewPlan")
        for page in (self.table, self.text):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.parts)
        column.addWidget(self.pages, 1)
        self.parts.currentIndexChanged.connect(self._show_part)
        self.table.selectionModel().currentChanged.connect(lambda *_args: self._tell_row())
        self.text.stood.connect(lambda id_: self.stood.emit((id_,)))
        self.table.overlays.append(self._paint_mark)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_marked)

    def show_reading(self, reading: Reading) -> None:
        """Show another draft, of it the part that was shown of the old one."""
        # The first appendix at first, and when there is one at last: there most is to be seen.
        nothing = self._reading is None or not self._reading.draft.plan.appendices
        place = 1 if nothing else self.parts.currentIndex()
        self._reading, self._marked = reading, ""
        self.parts.blockSignals(True)
        self.parts.clear()
        self.parts.addItem(_("Phần văn bản"), _TEXT)
        for label, id_ in _appendices(reading.draft.plan):
            self.parts.addItem(label, id_)
        self.parts.setCurrentIndex(min(place, self.parts.count() - 1))
        self.parts.blockSignals(False)
        self._show_part()

    @property
    def shown(self) -> str:
        """The appendix that is shown, "" for the text."""
        return str(self.parts.currentData() or "")

    def lead(self, id_: str) -> None:
        """Show the place of a node and mark it; what is asked for last is shown."""
        if self._reading is None or not id_:
            self._mark("")
            return
        appendix = self._reading.appendix_of(id_)
        place = self.parts.findData(appendix)
        if place >= 0 and place != self.parts.currentIndex() and (appendix or self._reading.is_section(id_)):
            self.parts.setCurrentIndex(place)
        self._mark(id_)
        if not appendix:
            self.text.show_section(id_)
        else:
            # A table that is shown just now has no sizes yet.
            self._later.start()

    @property
    def page(self) -> QWidget:
        """The page that is shown: table or text."""
        return self.table if self.pages.currentWidget() is self.table else self.text

    @property
    def marked_row(self) -> int | None:
        """The row of the table that the source's place became."""
        return self.model.row_of(self._marked) if self._marked else None

    def _mark(self, id_: str) -> None:
        if id_ != self._marked:
            self._marked = id_
            self.table.viewport().update()

    def _show_marked(self) -> None:
        row = self.marked_row
        if row is None:
            return
        self._quiet = True
        self.table.sizer.settle_rows(row, row)
        self.table.scrollTo(self.model.index(row, 0))
        self.table.sizer.settle_visible()
        self.table.scrollTo(self.model.index(row, 0))
        self._quiet = False

    def _show_part(self) -> None:
        if self._reading is None:
            return
        if self.shown:
            self._quiet = True
            height = self.table.verticalScrollBar().value()
            same = self.pages.currentWidget() is self.table
            self.pages.setCurrentWidget(self.table)
            live = self._reading.grid(self.shown)
            # A list has one column: it would be set in very large letters.
            self.table.set_zoom(_LIST_ZOOM if live.appendix.layout.is_list else None)
            self.model.show_grid(live)
            if same:
                self.table.verticalScrollBar().setValue(height)
            self._quiet = False
        else:
            self.text.show_plan(self._reading.draft.plan)
            self.pages.setCurrentWidget(self.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is marked stays in sight."""
        super().resizeEvent(event)
        self._later.start()

    def _tell_row(self) -> None:
        index = self.table.currentIndex()
        if self._quiet or not index.isValid():
            return
        owner = self.model.owner(index.row())
        ids = tuple(filter(None, (owner.line, owner.task, owner.objective, owner.group, owner.area)))
        self._mark("")
        self.stood.emit(ids)

    def _paint_mark(self, painter: QPainter, _rect: object) -> None:
        """A quiet frame around the row that the source's place became."""
        row = self.marked_row
        if row is None:
            return
        theme = current_theme()
        index = self.model.index(row, 0)
        top, height = self.table.rowViewportPosition(index.row()), self.table.rowHeight(index.row())
        tint = QColor(theme.accent)
        tint.setAlpha(36)
        painter.fillRect(0, top, self.table.viewport().width(), height, tint)
        painter.fillRect(0, top, 3, height, QColor(theme.accent))


def _appendices(plan: Plan) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for number, appendix in enumerate(plan.appendices, 1):
        name = _("Phụ lục {number}").format(number=roman(number)) if len(plan.appendices) > 1 else _("Phụ lục")
        title = " ".join(appendix.title.split())
        count = sum(1 for _task in appendix.tasks())
        tasks = _("{count} nhiệm vụ").format(count=count)
        found.append((f"{name} ({tasks}): {title[:160]}" if title else f"{name} ({tasks})", appendix.id))
    return found
