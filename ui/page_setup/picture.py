"""The live picture: the first pages as they will print, one below the other, with a line on what they show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from models.i18n import _
from models.plan import Plan
from ui.page_setup.maker import Pages, PictureMaker, Wish
from ui.theme import current_theme

_GAP = 12  # pixels around each page
_FULL_SIZE = 96 / 72  # pixels per pt when enlarged: as large as the paper on a usual screen


class _Stack(QWidget):
    """Paints pages one below the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pages = Pages((), 0)
        self.message = ""

    def show_pages(self, pages: Pages, message: str = "") -> None:
        """Show pages, or a message in their place."""
        self.pages, self.message = pages, message
        ratio = self.devicePixelRatioF()
        sizes = [image.size() / ratio for image in pages.images]
        width = max((size.width() for size in sizes), default=0) + 2 * _GAP
        self.setMinimumSize(width if sizes else 0, sum(size.height() + _GAP for size in sizes) + _GAP)
        self.update()

    def rects(self) -> list[QRect]:
        """Where the pages are."""
        ratio = self.devicePixelRatioF()
        top, out = _GAP, []
        for image in self.pages.images:
            size = QSize(round(image.width() / ratio), round(image.height() / ratio))
            out.append(QRect(QPoint(max(_GAP, (self.width() - size.width()) // 2), top), size))
            top += size.height() + _GAP
        return out

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper stays white in dark windows too: this is what comes out of the printer."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for rect, image in zip(self.rects(), self.pages.images, strict=True):
            if rect.intersects(event.rect()):
                painter.drawImage(rect, image)
                painter.setPen(QColor(theme.border))
                painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        if self.message:
            painter.setPen(QColor(theme.faint))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), flags, self.message)
        painter.end()


class PagePicture(QFrame):
    """Shows the first pages of one appendix or of the text; a click shows them as large as on paper."""

    refreshed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagePicture")
        self.maker = PictureMaker(self)
        self._plan: Plan | None = None
        self._appendix: int | None = None
        self._large = False
        self._aim: int | None = 0  # the page to bring into view with the next picture
        self._point: QPointF | None = None  # what was clicked, as shares of width and height, comes to the middle
        self._stack = _Stack(self)
        self.area = QScrollArea(self)
        self.area.setObjectName("pictureArea")
        self.area.setWidget(self._stack)
        self.area.setWidgetResizable(True)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Hình các trang đầu, đúng như khi in"))
        self.area.installEventFilter(self)
        self.area.viewport().installEventFilter(self)
        self.note = QLabel(self)
        self.note.setObjectName("faint")
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.area, 1)
        column.addWidget(self.note)
        self.maker.drawn.connect(self._show)
        self.maker.failed.connect(self._tell)
        self._show_cursor()

    @property
    def pages(self) -> Pages:
        """The pages that are shown."""
        return self._stack.pages

    def show_plan(self, plan: Plan, appendix: int | None, aim: int | None = None) -> None:
        """Draw an appendix by its place, or with None the text; `aim` is a page to look at (0 first, -1 last)."""
        self._plan, self._appendix = plan, appendix
        if aim is not None:
            self._aim = aim
        self._ask()

    def show_nothing(self, message: str) -> None:
        """Say why there is no picture."""
        self._plan = None
        self._tell(message)

    def close_maker(self) -> None:
        """Stop drawing."""
        self.maker.close()

    def _ask(self) -> None:
        if self._plan is None:
            return
        ratio = self.devicePixelRatioF()
        width = round((self.area.viewport().width() - 2 * _GAP) * ratio)
        if width > 0:
            scale = _FULL_SIZE * ratio if self._large else None
            self.maker.ask(Wish(self._plan, self._appendix, width, scale))

    def _show(self, pages: Pages) -> None:
        self._stack.show_pages(pages)
        if pages.of > pages.tasks:
            text = _("Các trang đúng như khi in, vẽ với {shown} nhiệm vụ đầu trong {count} nhiệm vụ.")
            self.note.setText(text.format(shown=pages.tasks, count=pages.of))
        else:
            self.note.setText(_("Các trang đúng như khi in."))
        # The scroll area learns of the new size with the next turn of the event loop.
        QTimer.singleShot(0, self, self._look)
        self.refreshed.emit()

    def _look(self) -> None:
        bars = self.area.horizontalScrollBar(), self.area.verticalScrollBar()
        aim, point = self._aim, self._point
        self._aim = self._point = None
        rects = self._stack.rects()
        if point is not None:
            size, shown = self._stack.size(), self.area.viewport().size()
            bars[0].setValue(round(point.x() * size.width() - shown.width() / 2))
            bars[1].setValue(round(point.y() * size.height() - shown.height() / 2))
        elif aim is not None and rects:
            bars[1].setValue(bars[1].maximum() if aim < 0 else rects[min(aim, len(rects) - 1)].top() - _GAP)

    def _tell(self, message: str) -> None:
        self._stack.show_pages(Pages((), 0), message)
        self.note.setText("")
        self.refreshed.emit()

    def _toggle(self, point: QPoint | None = None) -> None:
        self._large = not self._large
        if point is not None:
            inside = self._stack.mapFrom(self.area.viewport(), point)
            self._point = QPointF(inside.x() / self._stack.width(), inside.y() / self._stack.height())
        self._show_cursor()
        self._ask()

    def _show_cursor(self) -> None:
        tip = _("Bấm để thu nhỏ lại") if self._large else _("Bấm để phóng to như cỡ giấy thật")
        self._stack.setToolTip(tip)
        self._stack.setCursor(Qt.CursorShape.PointingHandCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click or Space enlarges; another width means other pictures."""
        if isinstance(event, QResizeEvent) and watched is self.area.viewport() and not self._large:
            self._ask()
        elif isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            if watched is self.area.viewport() and event.button() is Qt.MouseButton.LeftButton:
                self._toggle(event.position().toPoint())
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self._toggle()
            return True
        return False
