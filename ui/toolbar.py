"""The window's toolbar; texts beside its icons give way where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from models.i18n import _
from ui.actions.actions import Actions
from ui.actions.menus import ICON_ONLY, ICON_ONLY_WHEN_NARROW, TOOLBAR

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out some texts where the window is narrow, so that every button stays in sight."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        styles = Qt.ToolButtonStyle
        for name in TOOLBAR:
            button = self.widgetForAction(self._actions[name]) if name.startswith("action") else None
            if isinstance(button, QToolButton):
                bare = name in ICON_ONLY or (narrow and name in ICON_ONLY_WHEN_NARROW)
                button.setToolButtonStyle(styles.ToolButtonIconOnly if bare else styles.ToolButtonTextBesideIcon)
