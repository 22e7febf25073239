"""The plans used last: a picture of the first page, name, folder and when they were changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from models.i18n import _
from models.official.dates import short_date
from ui.icons import icon
from ui.start.cover import picture_file
from ui.theme import current_theme

_PICTURE = QSize(54, 62)
_HIGH = 76  # pixels
_SHOWN = 5


class RecentList(QWidget):
    """A button for each recent plan that is still there; the arrow keys go from one to the next."""

    chosen = Signal(Path)
    forget_wanted = Signal(Path)
    folder_wanted = Signal(Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Kế hoạch mở gần đây"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.rows: list[RecentRow] = []

    def show_paths(self, paths: Sequence[Path]) -> bool:
        """Show these plans without those that are gone; False where none is left."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [RecentRow(path, self) for path in [path for path in paths if path.is_file()][:_SHOWN]]
        for row in self.rows:
            row.clicked.connect(lambda _checked=False, path=row.path: self.chosen.emit(path))
            row.forget_wanted.connect(self.forget_wanted)
            row.folder_wanted.connect(self.folder_wanted)
            row.stepped.connect(self._step)
            self._column.addWidget(row)
            row.show()
        return bool(self.rows)

    def _step(self, row: RecentRow, step: int) -> None:
        place = max(0, min(len(self.rows) - 1, self.rows.index(row) + step))
        self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)


class RecentRow(QPushButton):
    """One plan: click opens it, its menu takes it off the list or shows its folder."""

    forget_wanted = Signal(Path)
    folder_wanted = Signal(Path)
    stepped = Signal(object, int)  # the row itself, -1 up, 1 down

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = path
        changed = _("Sửa lần cuối {when}").format(when=_when(path))
        self.setObjectName("recentButton")
        self.setToolTip(str(path))
        self.setAccessibleName(path.stem)
        self.setAccessibleDescription(f"{path.parent}. {changed}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(10, 6, 10, 6)
        whole.setSpacing(12)
        whole.addWidget(_Page(path, self))
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addStretch(1)
        for text, faint in ((path.stem, False), (_shortened(path.parent), True), (changed, True)):
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setObjectName("faint" if faint else "planName")
            lines.addWidget(label)
        lines.addStretch(1)
        whole.addLayout(lines, 1)

    def sizeHint(self) -> QSize:
        """As high as the picture needs; a button has no sense of what lies on it."""
        return QSize(0, _HIGH)

    def minimumSizeHint(self) -> QSize:
        """The page scrolls before a row is cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through the plans."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(self, step)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done with a plan of the list."""
        self.show_menu(event.globalPos())

    def show_menu(self, point: QPoint) -> QMenu:
        """Show the row's menu at a point of the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = (
            (_("Mở"), "folder-open", self.click),
            (_("Mở thư mục chứa tệp"), "folder", lambda: self.folder_wanted.emit(self.path.parent)),
            (_("Bỏ khỏi danh sách này"), "x", lambda: self.forget_wanted.emit(self.path)),
        )
        for text, picture, work in entries:
            action = QAction(icon(picture), text, menu)
            action.triggered.connect(lambda _checked=False, run=work: run())
            menu.addAction(action)
        menu.popup(point)
        return menu


class _Page(QWidget):
    """The first page, small; a blank sheet until there is a picture of it."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(_PICTURE)
        self._picture = QPixmap(str(picture_file(path)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page in its own shape, with a thin border as on a desk."""
        theme, scale = current_theme(), self.devicePixelRatioF()
        painter = QPainter(self)
        if self._picture.isNull():
            side = 24
            place = QPoint((self.width() - side) // 2, (self.height() - side) // 2)
            painter.drawPixmap(place, icon("file-text", theme.ink_faint).pixmap(QSize(side, side), scale))
            return
        whole = self.size() - QSize(2, 2)
        wanted = self._picture.size().scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = self._picture.scaled(wanted * scale, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        shown.setDevicePixelRatio(scale)
        left, top = (self.width() - wanted.width()) // 2, (self.height() - wanted.height()) // 2
        painter.drawPixmap(left, top, shown)
        painter.setPen(theme.border)
        painter.drawRect(left - 1, top - 1, wanted.width() + 1, wanted.height() + 1)


def _when(path: Path) -> str:
    try:
        moment = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return ""
    return _("{day}, lúc {time}").format(day=short_date(moment.date()), time=f"{moment:%H:%M}")


def _shortened(folder: Path) -> str:
    text = str(folder)
    return text if len(text) <= 60 else f"{text[:24]}…{text[-34:]}"
