"""The status line: a hint about the cell, what is in the plan, that it is saved, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from models.i18n import _
from models.plan import Plan
from ui.actions.actions import Actions
from ui.elided import ElidedLabel
from ui.icons import icon
from ui.theme import current_theme


class StatusLine:
    """Fills a status bar; holds no state but what it shows."""

    def __init__(self, bar: QStatusBar, actions: Actions) -> None:
        self._bar = bar
        bar.setSizeGripEnabled(False)
        self.hint = ElidedLabel(bar)
        self.counts = QLabel(bar)
        self._tick = QLabel(bar)
        self.saved = QLabel(bar)
        self.saved.setObjectName("savedLabel")
        bar.addWidget(self.hint, 1)
        for label in (self.counts, self._tick, self.saved):
            bar.addPermanentWidget(label)
        self._zoom = QToolButton(bar)
        self._zoom.setDefaultAction(actions["actionZoomFit"])
        self._buttons: list[QToolButton] = []
        for name in ("actionZoomOut", "", "actionZoomIn"):
            button = QToolButton(bar) if name else self._zoom
            if name:
                button.setDefaultAction(actions[name])
            button.setAutoRaise(True)
            button.setIconSize(QSize(14, 14))
            bar.addPermanentWidget(button)
            self._buttons.append(button)
        self.retheme()

    def add(self, widget: QWidget) -> None:
        """Put a widget before the counts."""
        self._bar.insertPermanentWidget(1, widget)

    def show_hint(self, text: str) -> None:
        """One line about where the officer stands."""
        self.hint.setText(text)

    def show_plan(self, plan: Plan | None, read_only: bool) -> None:
        """Counts, and whether what is seen is on the disk."""
        for widget in (self.counts, self._tick, self.saved, *self._buttons):
            widget.setVisible(plan is not None)
        if plan is None:
            self.hint.setText("")
            return
        counts = _("{tasks} nhiệm vụ, {lines} dòng")
        self.counts.setText(counts.format(tasks=plan.task_count(), lines=plan.line_count()))
        self.saved.setText(_("Chỉ xem") if read_only else _("Đã lưu"))
        self.saved.setToolTip("" if read_only else _("Mỗi lần sửa đều đã được ghi ngay vào tệp"))
        self._tick_icon("lock" if read_only else "circle-check")

    def show_zoom(self, zoom: float, fits: bool) -> None:
        """The zoom in use."""
        text = _("{percent}%").format(percent=round(zoom * 100))
        self._zoom.setText(text)
        self._zoom.setToolTip(_("Đang vừa bề ngang") if fits else _("Vừa bề ngang (Ctrl+0)"))
        self._zoom.setToolButtonStyle(self._zoom.toolButtonStyle().ToolButtonTextOnly)

    def retheme(self) -> None:
        """Draw the tick in the colour of the theme in use."""
        self._tick_icon("circle-check")

    def _tick_icon(self, name: str) -> None:
        theme = current_theme()
        self._tick.setPixmap(icon(name, theme.good if name == "circle-check" else theme.faint).pixmap(QSize(14, 14)))
