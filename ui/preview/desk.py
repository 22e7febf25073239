"""The desk on which the pages lie: scrolling, zooming, painting; only what is in sight is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from models.i18n import _
from ui.preview.flow import GAP, LEAST_ZOOM, MOST_ZOOM, PIXELS_PER_POINT, PageFlow, zoom_to_fit
from ui.preview.sheets import Drawn, Sheet, Wanted
from ui.preview.shelf import Shelf
from ui.theme import current_theme

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)
_KEPT = 160 * 2**20  # bytes of pictures
_STEP = 48  # pixels of one notch of the wheel or press of an arrow key
_WHITE = QColor("#ffffff")


class Fit(Enum):
    """How the zoom follows the size of the desk."""

    NONE = 0
    WIDTH = 1
    PAGE = 2


class Desk(QAbstractScrollArea):
    """Shows the pages one below the other; `small` lends their thumbnails until sharp pictures are there."""

    needs_changed = Signal()
    page_changed = Signal(int)
    zoom_changed = Signal(float)
    opened = Signal(int, QPointF)  # a page and the place on it in pt

    def __init__(self, small: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewDesk")
        self.setAccessibleName(_("Trang in"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.sheets: Sequence[Sheet] = ()
        self.fit = Fit.WIDTH
        self.page = 0
        self.note = ""
        self._small = small
        self._shelf = Shelf(_KEPT)
        self._flow = PageFlow((), 1.0)
        self._wheel = 0.0
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_STEP)

    @property
    def zoom(self) -> float:
        """The zoom in use, 1.0 = as large as on paper."""
        return self._flow.zoom

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show other pages, at the same place as before; old pictures stay until the new ones are drawn."""
        page, within = self._place()
        self.sheets = sheets
        self._shelf.follow(sheets)
        self._arrange(self._fitting() or self.zoom)
        if sheets:
            self._go(min(page, len(sheets) - 1), within if page < len(sheets) else 0.0)
        self._moved()

    def show_note(self, note: str) -> None:
        """Say something in place of the pages where there are none; "" shows nothing."""
        self.note = note
        self.setAccessibleDescription(note)
        self.viewport().update()

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Show the pages larger or smaller; `around`, else the middle of the view, stays where it is."""
        self.fit = Fit.NONE
        self._zoom_to(zoom, around)

    @property
    def fits_width(self) -> bool:
        """Whether the pages follow the width of the window."""
        return self.fit is Fit.WIDTH

    def fit_to_width(self) -> None:
        """Let the pages follow the width of the window."""
        self.set_fit(Fit.WIDTH)

    def set_fit(self, fit: Fit) -> None:
        """Let the zoom follow the size of the desk."""
        self.fit = fit
        if fit is Fit.PAGE:
            self.go_to(self.page)
        elif zoom := self._fitting():
            self._zoom_to(zoom, None)

    def step_zoom(self, steps: int, around: QPointF | None = None) -> None:
        """One or more of the usual zooms up or down."""
        zoom = self.zoom
        for _step in range(abs(steps)):
            if steps > 0:
                zoom = next((known for known in ZOOMS if known > zoom * 1.01), MOST_ZOOM)
            else:
                zoom = next((known for known in reversed(ZOOMS) if known < zoom * 0.99), LEAST_ZOOM)
        self.set_zoom(zoom, around)

    def go_to(self, page: int) -> None:
        """Bring the top of a page into view; where whole pages are wanted, all of this one."""
        if self.sheets:
            page = max(0, min(page, len(self.sheets) - 1))
            if self.fit is Fit.PAGE:
                self._arrange(self._fitting(page) or self.zoom)
            self._go(page, 0.0)
            self._moved()

    def in_view(self, page: int) -> bool:
        """Whether something of a page can be seen."""
        return page in self._in_sight()

    def wanted(self) -> list[Wanted]:
        """The pictures that are missing: those in sight first, then of the pages before and after."""
        if not self.sheets or not self.isVisible():
            return []
        wanted, sight = self._missing(), self._in_sight()
        if sight and not wanted and self._flow.rect(sight[0]).height() < 2 * self.viewport().height():
            for page in (sight.stop, sight.start - 1):
                if 0 <= page < len(self.sheets):
                    wanted += self._shelf.missing(page, self._scale, QRect(0, 0, 1 << 20, 1 << 20))
        return wanted

    def _missing(self) -> list[Wanted]:
        """The pictures in sight that are missing."""
        wanted: list[Wanted] = []
        ratio = self.devicePixelRatioF()
        area = QRectF(self._left(), self._top(), self.viewport().width(), self.viewport().height())
        for page in self._in_sight():
            rect = self._flow.rect(page, self.viewport().width())
            seen = rect.intersected(area).translated(-rect.topLeft())
            part = QRectF(seen.x() * ratio, seen.y() * ratio, seen.width() * ratio, seen.height() * ratio)
            wanted += self._shelf.missing(page, self._scale, part.toAlignedRect())
        return wanted

    @property
    def _scale(self) -> float:
        """Pixels of the screen for each pt."""
        return self.zoom * PIXELS_PER_POINT * self.devicePixelRatioF()

    def take(self, drawn: Drawn) -> None:
        """Show a picture that has been drawn."""
        if self._shelf.put(drawn):
            self._shelf.trim(range(self._in_sight().start - 1, self._in_sight().stop + 1), self.page)
            if drawn.wanted.page in self._in_sight():
                self.viewport().update()

    def sharp(self) -> bool:
        """Whether all that is in sight is drawn as it is now."""
        return bool(self.sheets) and not self._missing()

    def clear(self) -> None:
        """Put all pages away."""
        self.sheets = ()
        self.page = 0
        self._shelf.clear()
        self._arrange(self.zoom)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Desk, pages, their borders; in pixels of the screen, so that pictures are not blurred."""
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.window))
        if self.note:
            painter.setPen(QColor(theme.text))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(30, 60, -30, -10), int(flags), self.note)
        to_screen = painter.deviceTransform()
        painter.setWorldTransform(to_screen.inverted()[0])
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_sight():
            place = self._on_screen(page, to_screen)
            painter.fillRect(place.adjusted(-1, -1, 1, 2), QColor(theme.border))
            painter.fillRect(place, _WHITE)
            if not self._shelf.paint(painter, page, place):
                self._small.paint(painter, page, place)
        painter.end()

    def _on_screen(self, page: int, to_screen: QTransform) -> QRect:
        """The place of a page in whole pixels of the screen, as large as its picture."""
        rect = self._flow.rect(page, self.viewport().width()).translated(-self._left(), -self._top())
        corner = to_screen.map(rect.topLeft())
        width, height = self.sheets[page].width * self._scale, self.sheets[page].height * self._scale
        return QRect(round(corner.x()), round(corner.y()), round(width), round(height))

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Paint anew and ask for what has come into sight; pages are drawn from pictures, so this is cheap."""
        self._moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fit and the place."""
        super().resizeEvent(event)
        page, within = self._place()
        self._arrange(self._fitting() or self.zoom)
        if self.sheets:
            self._go(page, within)
        self._moved()

    def event(self, event: QEvent) -> bool:
        """A window that moves to another screen needs pictures of other sizes."""
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.Show):
            self.needs_changed.emit()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms around the mouse, else the desk scrolls."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y() / 120
        if steps := int(self._wheel):
            self._wheel -= steps
            self.step_zoom(steps, event.position())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click asks for what is printed there."""
        at = event.position() + QPointF(self._left(), self._top())
        for page in self._in_sight():
            rect = self._flow.rect(page, self.viewport().width())
            if rect.contains(at):
                self.opened.emit(page, (at - rect.topLeft()) / (self.zoom * PIXELS_PER_POINT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll, PageUp and PageDown go by views or pages, Home and End to the ends."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Home:
                down.setValue(down.minimum())
            case Qt.Key.Key_End:
                down.setValue(down.maximum())
            case Qt.Key.Key_Left | Qt.Key.Key_Right if across.maximum() == 0:
                self.go_to(self.page + (1 if event.key() == Qt.Key.Key_Right else -1))
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp | Qt.Key.Key_Space:
                up = event.key() == Qt.Key.Key_PageUp or (event.key() == Qt.Key.Key_Space and back)
                if self.fit is Fit.PAGE:
                    self.go_to(self.page + (-1 if up else 1))
                else:
                    down.setValue(down.value() + (-1 if up else 1) * max(_STEP, down.pageStep() - _STEP))
            case _:
                super().keyPressEvent(event)

    def _zoom_to(self, zoom: float, around: QPointF | None) -> None:
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        point = around or QPointF(self.viewport().width() / 2, 0 if self.fit is not Fit.NONE else 40)
        at = point + QPointF(self._left(), self._top())
        page = self._flow.at(at.y())
        share = QPointF()
        if self.sheets:
            rect = self._flow.rect(page, self.viewport().width())
            share = QPointF((at.x() - rect.x()) / rect.width(), (at.y() - rect.y()) / rect.height())
        self._arrange(zoom)
        if self.sheets:
            rect = self._flow.rect(page, self.viewport().width())
            across = rect.x() + share.x() * rect.width() - point.x()
            down = rect.y() + share.y() * rect.height() - point.y()
            self.horizontalScrollBar().setValue(round(across))
            self.verticalScrollBar().setValue(round(down))
        self._moved()

    def _fitting(self, page: int | None = None) -> float | None:
        """The zoom at which all pages fit in width or one page fits whole; None where the officer has chosen one."""
        if self.fit is Fit.NONE or not self.sheets:
            return None
        size = self.maximumViewportSize()
        # As if the scroll bar were there, else it would come and go with the zoom it causes.
        width = size.width() - self.verticalScrollBar().sizeHint().width()
        if self.fit is Fit.WIDTH:
            return zoom_to_fit(self.sheets, width)
        whole = self.sheets[min(self.page if page is None else page, len(self.sheets) - 1)]
        return zoom_to_fit([whole], width, size.height())

    def _arrange(self, zoom: float) -> None:
        before = self.zoom
        self._flow = PageFlow(self.sheets, zoom)
        size = self.viewport().size()
        for bar, whole, view in (
            (self.horizontalScrollBar(), self._flow.width, size.width()),
            (self.verticalScrollBar(), self._flow.height, size.height()),
        ):
            bar.setPageStep(view)
            bar.setRange(0, max(0, round(whole) - view))
        if zoom != before:
            self.zoom_changed.emit(zoom)

    def _place(self) -> tuple[int, float]:
        """The page at the top of the view and how far down on it that is, as a share of its height."""
        if not self.sheets:
            return 0, 0.0
        page = self._flow.at(self._top())
        rect = self._flow.rect(page)
        return page, (self._top() - rect.y()) / rect.height()

    def _go(self, page: int, within: float) -> None:
        rect = self._flow.rect(page)
        top = rect.y() + within * rect.height() if within else rect.y() - GAP
        self.verticalScrollBar().setValue(round(top))

    def _moved(self) -> None:
        page = self._flow.at(self._top() + self.viewport().height() / 3) if self.sheets else 0
        name = self.sheets[page].label if self.sheets else self.note
        if name != self.accessibleDescription():
            self.setAccessibleDescription(name)
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)
        self.viewport().update()
        self.needs_changed.emit()

    def _in_sight(self) -> range:
        return self._flow.between(self._top(), self._top() + self.viewport().height())

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _left(self) -> int:
        return self.horizontalScrollBar().value()
