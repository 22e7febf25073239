"""The first page: how to begin, the plans used last, and the one at which the program was stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.i18n import _
from ui.icons import app_icon
from ui.start.going_on import GoingOn
from ui.start.recent_list import RecentList

_WIDEST = 900  # pixels, of the two cards with the gap between them


class StartPage(QScrollArea):
    """The first page: a few large buttons and the recent plans; it scrolls where the window is low."""

    recent_chosen = Signal(Path)
    forget_wanted = Signal(Path)
    folder_wanted = Signal(Path)
    paste_wanted = Signal()

    def __init__(self, actions: Sequence[tuple[QAction, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        desk = self._desk = QWidget(self)
        desk.setObjectName("desk")
        self.setWidget(desk)
        self._buttons: list[tuple[QPushButton, QAction]] = []
        paste = QShortcut(QKeySequence.StandardKey.Paste, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste_wanted)
        page = QVBoxLayout(desk)
        page.setContentsMargins(12, 12, 12, 12)
        page.addStretch(2)
        page.addLayout(self._brand(), 0)
        page.addSpacing(16)
        middle = QWidget(desk)
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.going_on = GoingOn(middle)
        self.going_on.chosen.connect(self.recent_chosen)
        column.addWidget(self.going_on)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self._begin_card(actions), 4)
        cards.addWidget(self._recent_card(), 5)
        column.addLayout(cards)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        page.addLayout(row)
        page.addStretch(3)

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        picture = QLabel(self._desk)
        picture.setPixmap(app_icon().pixmap(QSize(64, 64)))
        row.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = QLabel(_("Kế hoạch CCHC"), self._desk)
        name.setFont(_bigger(self.font(), 1.9))
        what = QLabel(_("Soạn kế hoạch cải cách hành chính, xuất phụ lục Excel và PDF đúng thể thức"), self._desk)
        what.setObjectName("faint")
        words.addWidget(name)
        words.addWidget(what)
        row.addLayout(words)
        row.addStretch(1)
        return row

    def _begin_card(self, actions: Sequence[tuple[QAction, str]]) -> QFrame:
        card, column = _card(self._desk, _("Bắt đầu"), 290)
        for action, text in actions:
            # A styled button sets its text too close to the icon.
            button = QPushButton(f"  {text}", card)
            button.setObjectName("startButton")
            button.setIconSize(QSize(20, 20))
            button.clicked.connect(action.trigger)
            column.addWidget(button)
            self._buttons.append((button, action))
        column.addStretch(1)
        return card

    def _recent_card(self) -> QFrame:
        card, column = _card(self._desk, _("Mở gần đây"), 330)
        self._none = QLabel(_("Kế hoạch đã mở sẽ hiện ở đây để lần sau mở lại cho nhanh."), card)
        self._none.setObjectName("faint")
        self._none.setWordWrap(True)
        column.addWidget(self._none)
        self.recent = RecentList(card)
        self.recent.chosen.connect(self.recent_chosen)
        self.recent.forget_wanted.connect(self.forget_wanted)
        self.recent.folder_wanted.connect(self.folder_wanted)
        column.addWidget(self.recent)
        column.addStretch(1)
        return card

    def show_recent(self, paths: Sequence[Path], unfinished: Path | None = None) -> None:
        """Show the plans used last, without those that are gone, and the one at which the program was stopped."""
        self._none.setVisible(not self.recent.show_paths(paths))
        self.going_on.show_path(unfinished)
        self.setFocusProxy(self.going_on.button if unfinished else self._buttons[0][0])
        self.retheme()

    def retheme(self) -> None:
        """Draw the icons in the colour of the theme in use."""
        for button, action in self._buttons:
            button.setIcon(action.icon())


def _card(parent: QWidget, title: str, width: int) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame(parent)
    card.setObjectName("startCard")
    card.setMinimumWidth(width)
    card.setMinimumHeight(270)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(8)
    heading = QLabel(title, card)
    heading.setFont(_bigger(parent.font(), 1.2))
    column.addWidget(heading)
    return card, column


def _bigger(font: QFont, factor: float) -> QFont:
    big = QFont(font)
    big.setPointSizeF(font.pointSizeF() * factor)
    big.setBold(True)
    return big
