"""The preview: toolbar, small pages, desk, and the thread that feeds them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import PlanError
from models.i18n import _
from models.plan import Plan
from ui.preview.bar import PreviewBar
from ui.preview.desk import Desk
from ui.preview.press import Press
from ui.preview.sheets import Choice, Drawn, Sheet
from ui.preview.shelf import Shelf
from ui.preview.thumbnails import Thumbnails

_SMALL_KEPT = 24 * 2**20  # bytes of pictures
_AFTER_EDIT = 8  # milliseconds: the table paints the edit first


class PreviewPane(QWidget):
    """Shows a plan's pages and follows it; what the officer wants beyond that it only tells."""

    opened = Signal(int, QPointF)  # a page and the place on it in pt, to be shown in the table
    shown = Signal()  # the newest plan is laid out
    zoom_changed = Signal(float)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._small = Shelf(_SMALL_KEPT)
        self.bar = PreviewBar(self)
        self.thumbnails = Thumbnails(self._small, self)
        self.thumbnails.hide()
        self.desk = Desk(self._small, self)
        self.press = Press(self)
        self._plan: tuple[Plan, Choice] | None = None
        self._later = QTimer(self, singleShot=True, interval=_AFTER_EDIT)
        self._asking = QTimer(self, singleShot=True, interval=0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.thumbnails)
        row.addWidget(self.desk, 1)
        self.column.addLayout(row, 1)
        self._connect()

    def _connect(self) -> None:
        bar, desk, press = self.bar, self.desk, self.press
        self._later.timeout.connect(self._lay_out)
        self._asking.timeout.connect(self._ask)
        press.laid_out.connect(self._laid_out)
        press.drawn.connect(self._take)
        press.failed.connect(self._failed)
        desk.needs_changed.connect(self._asking.start)
        desk.page_changed.connect(bar.show_page)
        desk.page_changed.connect(self.thumbnails.show_page)
        desk.zoom_changed.connect(self._show_zoom)
        desk.opened.connect(self.opened)
        self.thumbnails.needs_changed.connect(self._asking.start)
        self.thumbnails.page_chosen.connect(desk.go_to)
        bar.page_wanted.connect(desk.go_to)
        bar.zoom_stepped.connect(desk.step_zoom)
        bar.zoom_wanted.connect(desk.set_zoom)
        bar.fit_wanted.connect(desk.set_fit)
        for signal in (bar.zoom_wanted, bar.fit_wanted):
            signal.connect(lambda _value: self._show_zoom(self.desk.zoom))
        bar.thumbnails_wanted.connect(self.thumbnails.setVisible)

    @property
    def choice(self) -> Choice | None:
        """Which pages are shown."""
        return self._plan[1] if self._plan else None

    def show_plan(self, plan: Plan, choice: Choice, soon: bool = False) -> None:
        """Show this plan's pages; `soon` leaves the window a moment to paint an edit first."""
        self._plan = plan, choice
        if not soon:
            self._lay_out()
        elif not self._later.isActive():
            self._later.start()

    def end(self) -> None:
        """Let the plan go."""
        self._later.stop()
        self._asking.stop()
        self._plan = None
        self.press.end()
        self._show_sheets(())
        self.desk.clear()
        self.desk.show_note("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the preview, wherever in it the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was missed while hidden is laid out now."""
        super().showEvent(event)
        self._asking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn that nobody sees."""
        super().hideEvent(event)
        self.press.ask(())

    def retheme(self) -> None:
        """Draw what has colours of its own anew."""
        self.bar.retheme()
        self.desk.viewport().update()
        self.thumbnails.viewport().update()

    def _lay_out(self) -> None:
        if self._plan is not None:
            if not self.desk.sheets:
                self.desk.show_note(_("Đang dàn trang…"))
            self.press.show_plan(*self._plan)

    def _laid_out(self, sheets: Sequence[Sheet]) -> None:
        if self._plan is None:
            return
        self.desk.show_note("")
        self._show_sheets(sheets)
        self.shown.emit()

    def _show_sheets(self, sheets: Sequence[Sheet]) -> None:
        self.thumbnails.show_sheets(sheets)
        self.bar.show_pages(len(sheets))
        self.desk.show_sheets(sheets)
        self.bar.show_page(self.desk.page)
        self.thumbnails.show_page(self.desk.page)
        self._show_zoom(self.desk.zoom)

    def _take(self, drawn: Drawn) -> None:
        (self.thumbnails if drawn.wanted.thumbnail else self.desk).take(drawn)
        self._asking.start()

    def _ask(self) -> None:
        wanted = self.desk.wanted()
        if self.isVisible() and self._plan is not None:
            self.press.ask([*wanted, *self.thumbnails.wanted()])

    def _failed(self, error: Exception) -> None:
        self._show_sheets(())
        if isinstance(error, PlanError):
            self.desk.show_note(error.message)
            return
        self.desk.show_note(_("Chưa dàn được trang in vì chương trình gặp lỗi; kế hoạch vẫn nguyên vẹn."))
        raise error

    def _show_zoom(self, zoom: float) -> None:
        self.bar.show_zoom(zoom, self.desk.fit)
        self.zoom_changed.emit(zoom)
