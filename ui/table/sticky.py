"""The heading of the area, and of the group, that the rows at the top belong to: it stays while its rows scroll by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QLineF, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QLinearGradient, QMouseEvent, QPainter, QRegion
from PySide6.QtWidgets import QToolTip

from models.grid.grid import Cell, Role
from models.i18n import _
from ui.table.painting import grid_pen
from ui.table.typesetter import SetText, Typesetter
from ui.theme import current_theme

if TYPE_CHECKING:
    from ui.table.view import TaskTable

_SHADOW = 5  # pixels
_KEPT = 50  # texts of headings


class Heading(NamedTuple):
    """A heading row and where its line stands in the viewport, in one line however long it is."""

    row: int
    rect: QRect


class StickyHeadings(QObject):
    """Paints the headings over the rows, keeps the current cell clear of them and leads to one on a click.

    They are painted, not a widget of their own: over one Qt could not move what is painted already when it scrolls.
    """

    def __init__(self, view: TaskTable) -> None:
        super().__init__(view)
        self._view = view
        self._model = view.grid_model
        self._now: list[Heading] = []
        self._found: tuple[object, list[Heading]] = (None, [])  # asked for several times in each step of the wheel
        self._texts: dict[tuple[Cell, float, Typesetter], SetText] = {}
        self._painted = QRect()
        self._pointing = self._pressed = False

    @property
    def rect(self) -> QRect:
        """The part of the viewport that the headings hide."""
        return _united(self.headings())

    def hidden(self) -> QRegion:
        """What they hide of the cells; to be asked before each paint."""
        self._now = self.headings()
        return QRegion(_united(self._now))

    def headings(self) -> list[Heading]:
        """The headings that stand now; one that the next area reaches is pushed out by it."""
        view = self._view
        place = (view.verticalScrollBar().value(), view.horizontalScrollBar().value(), view.verticalHeader().length())
        grid = self._model.live.grid if self._model.live else None
        key = (place, grid, view.sizer.typesetter, tuple(view.sizer.widths))
        if key != self._found[0]:
            self._found = (key, self._find())
        return self._found[1]

    def _find(self) -> list[Heading]:
        view, model = self._view, self._model
        # At the very top nothing is scrolled away, and no row is looked up before the first paint.
        top = view.rowAt(0) if view.verticalScrollBar().value() else -1
        if top < 0 or not self._wanted:
            return []
        height, out = self._height, []
        owner = model.owner(top)
        area = self._heading(owner.area, Role.AREA)
        if area is None or view.rowViewportPosition(area) >= 0:
            return []
        out.append(area)
        below = model.owner(view.rowAt(height))
        group = self._heading(below.group if below.area == owner.area else owner.group, Role.GROUP)
        if group is not None and view.rowViewportPosition(group) < height:
            out.append(group)
        low = view.rowAt(len(out) * height - 1)
        following = self._heading(model.owner(low).area, Role.AREA) if low >= 0 else None
        shift = 0
        if following is not None and following != area:
            shift = min(0, view.rowViewportPosition(following) - len(out) * height)
        left, width = view.columnViewportPosition(0), sum(view.sizer.widths)
        return [Heading(row, QRect(left, n * height + shift, width, height)) for n, row in enumerate(out)]

    def cover(self, row: int) -> int:
        """How many pixels the headings hide above a row that stands right under them."""
        if not row or not self._wanted:
            return 0
        owner = self._model.owner(row)
        above = ((owner.area, Role.AREA), (owner.group, Role.GROUP))
        rows = [self._heading(node, role) for node, role in above]
        return self._height * sum(heading is not None and heading < row for heading in rows)

    def scrolled(self, right: int, down: int) -> None:
        """What was painted over the rows has moved with them: it is painted anew, and where it stands now."""
        viewport = self._view.viewport()
        if not self._painted.isEmpty():
            viewport.update(self._painted)
            viewport.update(self._painted.translated(right, down))
        if not (now := self.rect).isEmpty():
            viewport.update(now.adjusted(0, 0, 0, _SHADOW))

    def paint(self, painter: QPainter, damaged: QRegion) -> None:
        """Paint the headings, a line under them and a soft shadow."""
        whole = _united(self._now)
        under = QRect(whole.left(), whole.bottom() + 1, whole.width(), _SHADOW)
        self._painted = whole.united(under) if self._now else QRect()
        if not damaged.intersects(self._painted):
            return
        theme = current_theme()
        for heading in reversed(self._now):
            painter.fillRect(heading.rect, QColor(theme.heading_row))
            for cell, rect in self._cells(heading):
                self._paint_cell(painter, cell, rect)
        shadow = QLinearGradient(under.topLeft(), under.bottomLeft())
        shadow.setColorAt(0, QColor(0, 0, 0, 90 if theme.dark else 45))
        shadow.setColorAt(1, QColor(0, 0, 0, 0))
        painter.fillRect(under, shadow)

    def _paint_cell(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        theme, setter = current_theme(), self._view.sizer.typesetter
        key = (cell, rect.width(), setter)
        text = self._texts.get(key)
        if text is None:
            if len(self._texts) > _KEPT:
                self._texts.clear()
            # A little less than there is, so that it is not wrapped.
            room = rect.width() - 2 * setter.pad_x - 2
            whole = " ".join(cell.printed[:1000].split())
            metrics = QFontMetricsF(setter.fonts[cell.bold, cell.italic])
            shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
            text = SetText(setter, cell._replace(text=shown, prefix=""), rect.width(), rect.height())
            self._texts[key] = text
        painter.setPen(QColor(theme.ink))
        text.paint(painter, rect.left(), rect.top(), rect.top(), rect.bottom())
        painter.setPen(grid_pen(theme))
        right, bottom = rect.right() - 0.5, rect.bottom() - 0.5
        painter.drawLines([QLineF(right, rect.top(), right, bottom), QLineF(rect.left(), bottom, right, bottom)])
        if cell.column == 0:
            painter.drawLine(QLineF(rect.left() + 0.5, rect.top(), rect.left() + 0.5, bottom))

    def _cells(self, heading: Heading) -> list[tuple[Cell, QRectF]]:
        out, column, widths = [], 0, self._view.sizer.widths
        while column < len(widths):
            cell = self._model.cell(heading.row, column)
            left = self._view.columnViewportPosition(column)
            width = sum(widths[column : column + cell.colspan])
            out.append((cell, QRectF(left, heading.rect.top(), width, heading.rect.height())))
            column += cell.colspan
        return out

    @property
    def _wanted(self) -> bool:
        """In the list form headings stand among the paragraphs as on paper; nothing stays."""
        return self._model.live is not None and not self._model.live.appendix.layout.is_list

    @property
    def _height(self) -> int:
        return round(self._view.sizer.typesetter.least_height + 0.49)

    def _heading(self, node: str, role: Role) -> int | None:
        """The row of a heading, None where there is no such node or it prints none."""
        row = self._model.row_of(node) if node else None
        if row is None or self._model.cell(row, self._model.columnCount() - 1).role is not role:
            return None
        return row

    def _at(self, point: QPoint) -> Heading | None:
        return next((heading for heading in self.headings() if heading.rect.contains(point)), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a heading goes there; what lies under it gets nothing of the mouse."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QHelpEvent) and (heading := self._at(event.pos())) is not None:
            title = self._title(heading)
            text = _("Tới “{title}”").format(title=title if len(title) <= 200 else title[:200].rstrip() + "…")
            QToolTip.showText(event.globalPos(), text.replace("<", "‹"), self._view)
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, heading = event.type(), self._at(event.position().toPoint())
        if kind is QEvent.Type.MouseMove:
            self._point(heading is not None and not event.buttons())
            return self._pointing or self._pressed
        if kind is QEvent.Type.MouseButtonRelease:
            taken, self._pressed = self._pressed, False
            return taken
        if heading is None or kind not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return False
        self._pressed = True
        if event.button() is Qt.MouseButton.LeftButton and kind is QEvent.Type.MouseButtonPress:
            cell = self._model.cell(heading.row, self._model.columnCount() - 1)
            self._view.commit_editor()
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            self._view.go_to(self._model.index(cell.row, cell.column), at_top=True)
        return True

    def _point(self, pointing: bool) -> None:
        if pointing != self._pointing:
            self._pointing = pointing
            viewport = self._view.viewport()
            viewport.setCursor(Qt.CursorShape.PointingHandCursor) if pointing else viewport.unsetCursor()

    def _title(self, heading: Heading) -> str:
        texts = [cell.printed.strip() for cell, _rect in self._cells(heading)]
        return " ".join(" ".join(text for text in texts if text).split())


def _united(headings: Iterable[Heading]) -> QRect:
    out = QRect()
    for heading in headings:
        out = out.united(heading.rect)
    return out
