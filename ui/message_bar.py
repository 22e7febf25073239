"""What has just been done, told quietly: a card that floats over the window for a while, or a bar that stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from models.i18n import _
from ui.icons import icon

_SHOWN_FOR = 12_000  # ms, long enough to read it and to take the step back
_WIDEST = 680
_LEAST_WIDE = 320
_ABOVE_EDGE = 18


class MessageBar(QFrame):
    """Shows one message at a time. A passing one floats over the window, so that nothing moves under one's eyes.

    A message that is to stay stands in the layout above the sheet, where it covers nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(12, 5, 5, 5)
        self._layout.setSpacing(8)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._layout.addWidget(self._text)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton(self)
        self._close.setToolTip(_("Đóng"))
        self._close.setAccessibleName(_("Đóng thông báo"))
        self._close.clicked.connect(self.hide)
        self._layout.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        self._home: tuple[QBoxLayout, int] | None = None
        self._over: QWidget | None = None
        self._floats = self._stays = False
        self.hide()

    def text(self) -> str:
        """The message that is shown."""
        return self._text.text()

    def live_in(self, layout: QBoxLayout, place: int) -> None:
        """Where a message that stays stands; one that is shown there moves along."""
        self._home = (layout, place)
        if (desk := self._desk()) is not None:
            desk.installEventFilter(self)
        if not self._floats:
            shown = not self.isHidden()
            layout.insertWidget(place, self)
            self.setVisible(shown)

    def float_over(self, part: QWidget) -> None:
        """In a window beside the plan: float over the lower edge of this part of it."""
        self._over = part
        part.installEventFilter(self)

    def pass_by(self) -> None:
        """Another step was made or taken back: "Hoàn tác" would take back another one than what is told."""
        stale = [button for button in self._buttons if button.text() == _("Hoàn tác")]
        for button in stale:
            button.hide()
        if not self._stays and stale and all(button.isHidden() for button in self._buttons):
            self.hide()

    def tell(self, text: str, actions: Sequence[tuple[str, Callable[[], None]]] = (), stay: bool = False) -> None:
        """Show a message with buttons; each button also closes it unless the message is to stay."""
        for button in self._buttons:
            # The one that was clicked may still be at work; it goes when that is over.
            button.hide()
            button.deleteLater()
        self._buttons = []
        self._text.setText(text)
        self._close.setIcon(icon("x"))
        for label, handler in actions:
            button = QPushButton(label, self)
            button.clicked.connect(lambda _checked=False, run=handler: run())
            self._layout.insertWidget(self._layout.count() - 1, button)
            self._buttons.append(button)
        self._stays = stay
        self._stand(floating=not stay)
        self.show()
        if self._floats:
            self._fit()
            self.raise_()
        self._timer.stop()
        if not stay:
            self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _stand(self, floating: bool) -> None:
        window = self.window()
        host = window.centralWidget() if isinstance(window, QMainWindow) else window if self._over else None
        floating = floating and host is not None
        if floating and host is not None and self.parentWidget() is not host:
            self.setParent(host)
            host.installEventFilter(self)
        elif not floating and self._home is not None:
            layout, place = self._home
            layout.insertWidget(place, self)
        self._floats = floating
        self.setProperty("floating", floating)
        self.style().unpolish(self)
        self.style().polish(self)

    def _desk(self) -> QWidget | None:
        """The part of the window over which a message floats, or in which one that stays has its place."""
        if self._over is not None:
            return self._over
        return self._home[0].parentWidget() if self._home is not None else None

    def _lower_edge(self, host: QWidget) -> int:
        """Where the sheet ends: lists and buttons below it are not covered."""
        desk = self._desk()
        if desk is None or not desk.isVisible() or not host.isAncestorOf(desk):
            return host.height()
        return min(host.height(), desk.mapTo(host, QPoint(0, desk.height())).y())

    def _fit(self) -> None:
        """In the middle of the lower edge, as wide as its words need."""
        host = self.parentWidget()
        if host is None:
            return
        most = max(_LEAST_WIDE, min(_WIDEST, host.width() - 40))
        line = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        others = self.sizeHint().width() - self._text.sizeHint().width()
        width = min(most, max(_LEAST_WIDE, line + others))
        self.resize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))
        self.move((host.width() - width) // 2, max(0, self._lower_edge(host) - self.height() - _ABOVE_EDGE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place while the window changes its size."""
        if self._floats and event.type() is QEvent.Type.Resize and watched in (self.parentWidget(), self._desk()):
            self._fit()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """A message that is being read does not go."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The time begins anew."""
        if self._floats and self.isVisible():
            self._timer.start()
        super().leaveEvent(event)
