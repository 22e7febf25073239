"""The window's toolbar; texts beside its icons give way one by one where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from models.i18n import _
from ui.actions.actions import Actions
from ui.actions.menus import ICON_ONLY, TEXTS_GIVE_WAY, TOOLBAR
from ui.icons import icon

NARROW = 1150  # pixels: a screen of 1366 at 125 % has 1093


class Toolbar(QToolBar):
    """The actions used most, in the order of `TOOLBAR`."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(_("Thanh công cụ"), parent)
        self.setObjectName("toolBar")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in TOOLBAR:
            if name == "stretch":
                gap = QWidget(self)
                gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                self.addWidget(gap)
            elif not name:
                self.addSeparator()
            else:
                self.addAction(actions[name])
        self._actions = actions
        self._widths: list[int] = []  # of the whole bar, with one text less each
        for name in ICON_ONLY:
            self._show_text(name, False)

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is seen has its true size."""
        super().showEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style takes another width."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out as many texts as it takes to keep every button in sight."""
        super().resizeEvent(event)
        self._fit()

    def _measure(self) -> None:
        rest = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if rest is not None:
            rest.setIcon(icon("chevrons-right"))
            rest.setToolTip(_("Các nút còn lại"))
            rest.setAccessibleName(_("Các nút còn lại"))
        for name in TEXTS_GIVE_WAY:
            self._show_text(name, True)
        self._widths = [self.sizeHint().width()]
        for name in TEXTS_GIVE_WAY:
            self._show_text(name, False)
            self._widths.append(self.sizeHint().width())
        self._fit()

    def _fit(self) -> None:
        too_wide = sum(width > self.width() for width in self._widths)
        for place, name in enumerate(TEXTS_GIVE_WAY):
            self._show_text(name, place >= too_wide)

    def _show_text(self, name: str, wanted: bool) -> None:
        button = self.widgetForAction(self._actions[name])
        if isinstance(button, QToolButton):
            styles = Qt.ToolButtonStyle
            button.setToolButtonStyle(styles.ToolButtonTextBesideIcon if wanted else styles.ToolButtonIconOnly)
