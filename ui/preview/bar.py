"""The toolbar of the preview: back, what is shown, which page, how large, and what to do with the pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QSizePolicy, QSpinBox, QToolBar, QToolButton, QWidget

from models.i18n import _
from ui.icons import icon
from ui.preview.desk import Fit

_PERCENTS = (50, 75, 100, 125, 150, 200, 300)
_WHOLE, _APPENDICES, _THIS = range(3)


class PreviewBar(QToolBar):
    """Shows where the desk is and tells what the officer wants; knows nothing of pages itself."""

    left = Signal()
    page_wanted = Signal(int)
    zoom_stepped = Signal(int)
    zoom_wanted = Signal(float)
    fit_wanted = Signal(object)  # Fit
    thumbnails_wanted = Signal(bool)
    choice_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Thanh công cụ xem trước khi in"), parent)
        self.setObjectName("previewBar")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._icons: list[tuple[QAction, str]] = []
        self._entries: list[tuple[QToolButton, QAction]] = []
        self._widths: list[int] = []
        self._back = self._action("arrow-left", _("Quay lại soạn thảo"), self.left.emit, "Esc")
        self.thumbnails = self._action("panel-left", _("Các trang thu nhỏ"))
        self.thumbnails.setCheckable(True)
        self.thumbnails.toggled.connect(self.thumbnails_wanted)
        self.addSeparator()
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(_("Phần được xem và in"))
        self.choice.setToolTip(_("Phần được xem và in"))
        self.choice.addItems([_("Toàn bộ kế hoạch"), _("Các phụ lục"), _("Phụ lục đang xem")])
        self.choice.currentIndexChanged.connect(lambda _index: self.choice_changed.emit())
        self.addWidget(self.choice)
        self.addSeparator()
        self._before = self._action("chevron-up", _("Trang trước"), lambda: self._turn(-1))
        self.page = QSpinBox(self)
        self.page.setAccessibleName(_("Số trang"))
        self.page.setToolTip(_("Gõ số trang rồi Enter"))
        self.page.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setKeyboardTracking(False)
        self.page.valueChanged.connect(lambda number: self.page_wanted.emit(number - 1))
        self.addWidget(self.page)
        self._count = QLabel(self)
        self.addWidget(self._count)
        self._after = self._action("chevron-down", _("Trang sau"), lambda: self._turn(1))
        self.addSeparator()
        self._smaller = self._action("zoom-out", _("Thu nhỏ"), lambda: self.zoom_stepped.emit(-1), "Ctrl+-")
        self._zoom = QToolButton(self)
        self._zoom.setAccessibleName(_("Cỡ xem"))
        self._zoom.setToolTip(_("Cỡ xem"))
        self._zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._zoom.setMenu(self._zoom_menu())
        self.addWidget(self._zoom)
        self._larger = self._action("zoom-in", _("Phóng to"), lambda: self.zoom_stepped.emit(1), "Ctrl++")
        self._width = self._action(
            "move-horizontal", _("Vừa bề ngang"), lambda: self.fit_wanted.emit(Fit.WIDTH), "Ctrl+0"
        )
        self._whole = self._action("maximize", _("Vừa cả trang"), lambda: self.fit_wanted.emit(Fit.PAGE))
        for fit in (self._width, self._whole):
            fit.setCheckable(True)
        gap = QWidget(self)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.retheme()
        self.show_pages(0)

    def offer(self, entries: Sequence[QAction]) -> None:
        """Put actions of the window at the right end; the first and the last stay where there is little room."""
        for entry in entries:
            # A button of its own: the window's action cannot be hidden here alone.
            button = QToolButton(self)
            button.setDefaultAction(entry)
            self._entries.append((button, self.addWidget(button)))
        self._measure()

    def for_whole_view(self, whole: bool) -> None:
        """In a view of its own there is a way back to the table; beside the table there is not."""
        self._back.setVisible(whole)
        self._measure()

    def show_pages(self, count: int) -> None:
        """How many pages there are."""
        wider = len(str(count)) != len(str(self.page.maximum()))
        with QSignalBlocker(self.page):
            self.page.setRange(min(1, count), count)
        self._count.setText(_(" / {count} ").format(count=count))
        self._show_turning()
        if wider:
            self._measure()

    def show_page(self, page: int) -> None:
        """Which page the desk shows."""
        if not self.page.lineEdit().isModified() or not self.page.hasFocus():
            with QSignalBlocker(self.page):
                self.page.setValue(page + 1)
        self._show_turning()

    def show_zoom(self, zoom: float, fit: Fit) -> None:
        """How large the pages are."""
        self._zoom.setText(_("{percent}%").format(percent=round(zoom * 100)))
        self._width.setChecked(fit is Fit.WIDTH)
        self._whole.setChecked(fit is Fit.PAGE)

    def set_choice(self, body: bool, one: bool) -> None:
        """Show what is chosen; without a text of its own the plan has only appendices."""
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(_THIS if one else _WHOLE if body else _APPENDICES)

    def body_chosen(self) -> bool:
        """Whether the plan's text is to be shown."""
        return self.choice.currentIndex() == _WHOLE

    def one_chosen(self) -> bool:
        """Whether only the appendix of the table is to be shown."""
        return self.choice.currentIndex() == _THIS

    def retheme(self) -> None:
        """Draw the icons in the colour of the theme in use."""
        for action, name in self._icons:
            action.setIcon(icon(name))

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is seen has its true size."""
        super().showEvent(event)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out texts, then what has keys or stands in menus too, where there is no room."""
        super().resizeEvent(event)
        self._fit_room()

    def _measure(self) -> None:
        """How wide the bar is with texts, without them, and without what is in menus too."""
        self._widths = []
        for level in range(3):
            self._leave_out(level)
            self._widths.append(self.sizeHint().width())
        self._fit_room()

    def _fit_room(self) -> None:
        self._leave_out(sum(width > self.width() for width in self._widths))

    def _leave_out(self, level: int) -> None:
        styles = Qt.ToolButtonStyle
        for button in (self.widgetForAction(self._back), *(button for button, _place in self._entries)):
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(styles.ToolButtonIconOnly if level else styles.ToolButtonTextBesideIcon)
        for place in (self._width, self._whole, *(place for _button, place in self._entries[1:-1])):
            place.setVisible(level < 2)
        for place in (self._before, self._after, self._smaller, self._larger):
            place.setVisible(level < 3)

    def _action(self, name: str, text: str, run: object = None, keys: str = "") -> QAction:
        action = QAction(f" {text}", self)
        action.setToolTip(f"{text} ({keys})" if keys else text)
        if callable(run):
            action.triggered.connect(lambda _checked=False: run())
        self._icons.append((action, name))
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setAccessibleName(text)
        return action

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, fit in ((_("Vừa bề ngang"), Fit.WIDTH), (_("Vừa cả trang"), Fit.PAGE)):
            menu.addAction(text).triggered.connect(lambda _checked=False, fit=fit: self.fit_wanted.emit(fit))
        menu.addSeparator()
        for percent in _PERCENTS:
            entry = menu.addAction(_("{percent}%").format(percent=percent))
            entry.triggered.connect(lambda _checked=False, zoom=percent / 100: self.zoom_wanted.emit(zoom))
        return menu

    def _turn(self, step: int) -> None:
        self.page_wanted.emit(self.page.value() - 1 + step)

    def _show_turning(self) -> None:
        self._before.setEnabled(self.page.value() > 1)
        self._after.setEnabled(self.page.value() < self.page.maximum())
