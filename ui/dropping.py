"""Files dropped on the window: a veil says what will happen, then they are opened or read one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QWidget

from models.i18n import _
from ui.message_bar import MessageBar

_MOST = 20  # more files than this are a mistake of the hand
_BUTTONS = 3


class Dropping(QObject):
    """Takes files that are dropped on a window; `open_path` opens or imports one of them."""

    def __init__(self, window: QWidget, open_path: Callable[[Path], None], messages: MessageBar) -> None:
        super().__init__(window)
        self._window = window
        self._open = open_path
        self._messages = messages
        self._veil: QLabel | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The drag and drop events of the window."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if 0 < len(files := _files(event.mimeData())) <= _MOST:
                event.acceptProposedAction()
                self._show(len(files))
            return True
        if kind == QEvent.Type.DragLeave:
            self._hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._hide()
            event.acceptProposedAction()
            files = _files(event.mimeData())
            # The program that the files come from waits until this event is over.
            QTimer.singleShot(0, self, lambda: self._take(files))
            return True
        return False

    def _take(self, files: list[Path]) -> None:
        """Open one file, a plan before all others; the rest is offered."""
        if not files:
            return
        files.sort(key=lambda path: path.suffix.casefold() != ".cchc")
        first, *rest = files
        self._open(first)
        if rest:
            text = _("Mỗi lần mở một tệp: “{name}” trước, còn {count} tệp nữa.")
            ways = [
                (_("Mở “{name}”").format(name=_short(path.name)), partial(self._one_of, rest, path)) for path in rest
            ]
            self._messages.tell(text.format(name=first.name, count=len(rest)), ways[:_BUTTONS])

    def _one_of(self, rest: list[Path], path: Path) -> None:
        self._take([path, *(other for other in rest if other != path)])

    def _show(self, count: int) -> None:
        veil = self._veil = self._veil or self._made()
        one = _("Thả tệp ở đây để mở kế hoạch, hoặc để nhập Word, Excel, PDF …")
        veil.setText(one if count == 1 else _("Thả {count} tệp ở đây để mở từng tệp").format(count=count))
        veil.setGeometry(self._window.rect())
        veil.show()
        veil.raise_()

    def _made(self) -> QLabel:
        veil = QLabel(self._window)
        veil.setObjectName("dropVeil")
        veil.setAlignment(Qt.AlignmentFlag.AlignCenter)
        veil.setWordWrap(True)
        veil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # What lies below stays to be seen, so that one knows which plan is open.
        effect = QGraphicsOpacityEffect(veil)
        effect.setOpacity(0.93)
        veil.setGraphicsEffect(effect)
        return veil

    def _hide(self) -> None:
        if self._veil is not None:
            self._veil.hide()


def _files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _short(name: str) -> str:
    return name if len(name) <= 28 else name[:14] + "…" + name[-13:]
