"""A quiet bar for what has just been done, with buttons for what one may want next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from models.i18n import _
from ui.icons import icon

_SHOWN_FOR = 20_000


class MessageBar(QFrame):
    """Shows one message at a time; goes by itself after a while, unless it is to stay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(10, 4, 4, 4)
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
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def text(self) -> str:
        """The message that is shown."""
        return self._text.text()

    def tell(self, text: str, actions: Sequence[tuple[str, Callable[[], None]]] = (), stay: bool = False) -> None:
        """Show a message with buttons; each button also closes the bar unless the message is to stay."""
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
        self.show()
        self._timer.stop()
        if not stay:
            self._timer.start(_SHOWN_FOR)
