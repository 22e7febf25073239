"""The strip above the page: what kind of line the caret is in, and the buttons that change it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from models.commands.outline import OutlineLine
from models.i18n import _
from ui.icons import icon

_TEXT = 4


class BodyBar(QFrame):
    """Asks for changes by name, as the keys of the text do; shows where the caret is."""

    wanted = Signal(str)  # "level 0" …, "text", "promote", "demote", "new", "renumber", "paste"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bodyBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.level = QComboBox(self)
        self.level.setObjectName("lineLevel")
        self.level.setAccessibleName(_("Kiểu của đoạn đang đứng"))
        self.level.setToolTip(_("Kiểu của đoạn đang đứng: tiêu đề mục (Ctrl+1, 2, 3) hay đoạn văn (Ctrl+Shift+N)"))
        self.level.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for text in (_("Mục cấp 1: I."), _("Mục cấp 2: 1."), _("Mục cấp 3: a)"), _("Mục cấp 4"), _("Đoạn văn")):
            self.level.addItem(text)
        self.level.activated.connect(lambda at: self.wanted.emit("text" if at == _TEXT else f"level {at}"))
        row.addWidget(self.level)
        self.buttons: dict[str, QToolButton] = {}
        self._icons: dict[str, str] = {}
        for name, text, picture, tip in (
            (
                "promote",
                _("Nâng cấp"),
                "list-indent-decrease",
                _("Nâng mục lên một cấp (Shift+Tab ở tiêu đề, Alt+Shift+←)"),
            ),
            ("demote", _("Hạ cấp"), "list-indent-increase", _("Hạ mục xuống một cấp (Tab ở tiêu đề, Alt+Shift+→)")),
            ("new", _("Thêm mục"), "plus", _("Thêm mục cùng cấp sau mục này (Ctrl+Enter)")),
            ("renumber", _("Đánh số lại"), "list-ordered", ""),
            (
                "paste",
                _("Dán từ Word"),
                "clipboard-paste",
                _("Dán đoạn văn và các mục I., 1., a) vừa sao chép (Ctrl+V)"),
            ),
        ):
            button = QToolButton(self)
            button.setText(f" {text}")
            button.setToolTip(tip)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(16, 16))
            # The caret stays in the text, so that what follows is typed there.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, what=name: self.wanted.emit(what))
            row.addWidget(button)
            self.buttons[name] = button
            self._icons[name] = picture
        row.addStretch(1)
        # Narrower than its texts: then only icons stand here, and the window need not grow.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._needed = 0
        self.retheme()

    def show_place(self, line: OutlineLine, level: int, writable: bool, has_section: bool, runs: bool) -> None:
        """Show what the caret is in; `level` is that of its section."""
        at = min(line.level, _TEXT - 1) if line.opens else _TEXT
        self.level.setCurrentIndex(at)
        self.level.setEnabled(writable)
        self.buttons["promote"].setEnabled(writable and has_section and level > 0)
        self.buttons["demote"].setEnabled(writable and has_section)
        self.buttons["new"].setEnabled(writable)
        self.buttons["paste"].setEnabled(writable)
        self.buttons["renumber"].setEnabled(writable and not runs)
        odd = _("Đánh lại mọi số mục từ đầu; có dãy số đang không liền mạch và vẫn được giữ như tệp gốc")
        self.buttons["renumber"].setToolTip(_("Các số mục đang liền mạch") if runs else odd)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the texts of the buttons where there is no room for them."""
        super().resizeEvent(event)
        styles = Qt.ToolButtonStyle
        self._needed = self._needed or self.sizeHint().width()
        narrow = self.width() < self._needed
        for button in self.buttons.values():
            button.setToolButtonStyle(styles.ToolButtonIconOnly if narrow else styles.ToolButtonTextBesideIcon)

    def minimumSizeHint(self) -> QSize:
        """No width of its own."""
        return QSize(0, super().minimumSizeHint().height())

    def retheme(self) -> None:
        """Icons in the colour of the theme."""
        for name, button in self.buttons.items():
            button.setIcon(icon(self._icons[name]))
