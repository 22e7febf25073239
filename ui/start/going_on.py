"""After the program or the computer was stopped in the middle of the work: one button leads back to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from models.i18n import _
from ui.icons import icon


class GoingOn(QFrame):
    """Names the plan that was open when the program was stopped; not shown where it was closed as usual."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._path: Path | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        self._picture = QLabel(self)
        row.addWidget(self._picture)
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.text)
        self.button = QPushButton(_("Tiếp tục"), self)
        self.button.setDefault(True)
        self.button.clicked.connect(self._go)
        row.addWidget(self.button)
        self.hide()

    def show_path(self, path: Path | None) -> None:
        """Offer to go on with a plan; None hides the offer."""
        self._path = path
        if path is not None:
            text = _("Lần trước chương trình bị dừng khi đang soạn “{name}”. Mọi điều đã viết vẫn còn trong tệp.")
            self.text.setText(text.format(name=path.stem))
            self.button.setAccessibleDescription(self.text.text())
            self._picture.setPixmap(icon("clock").pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self.setVisible(path is not None)

    def _go(self) -> None:
        if self._path is not None:
            self.chosen.emit(self._path)
