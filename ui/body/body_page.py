"""The sheet of paper that scrolls: letterhead, running text, signature, at the zoom in use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.i18n import _
from models.page_settings import PageSettings
from ui.body.body_text import BodyText
from ui.body.empty_body import EmptyBody
from ui.body.letterhead_form import LetterheadForm
from ui.body.looks import Looks
from ui.body.page_field import PageField
from ui.body.signature_form import SignatureForm

LEAST_ZOOM, MOST_ZOOM = 0.5, 2.5
_LEAST_FIT, _MOST_FIT = 0.5, 1.0
_DESK = 12  # pixels around the page
_SEEN = 60  # pixels kept in sight above and below the caret
_MOST_TOP = 12.0  # mm


class BodyPage(QScrollArea):
    """Places the parts on the sheet and keeps the caret in sight; knows nothing of the plan but its page settings."""

    restyled = Signal(object)  # Looks

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bodyPageArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.settings = PageSettings()
        self.zoom = 1.0
        self._asked: float | None = None
        self.sheet = QFrame()
        self.sheet.setObjectName("bodySheet")
        self.head = LetterheadForm(self.sheet)
        self.text = BodyText(self.sheet)
        self.empty = EmptyBody(self.sheet)
        self.foot = SignatureForm(self.sheet)
        self.bases_note = self._note(_("Cuối mỗi căn cứ là dấu “;”, căn cứ cuối cùng là dấu “.” – bấm để sửa"))
        self.end_note = self._note(_("Lời văn chưa kết thúc bằng dấu “./.” – bấm để thêm"))
        self._column = QVBoxLayout(self.sheet)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.bases_note, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.text)
        self._column.addWidget(self.empty)
        self._column.addWidget(self.end_note, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.foot)
        self._column.addStretch(1)
        desk = self._desk = QWidget()
        desk.setObjectName("bodyDesk")
        row = QHBoxLayout(desk)
        row.setContentsMargins(_DESK, 0, _DESK, _DESK)
        row.addStretch(1)
        row.addWidget(self.sheet)
        row.addStretch(1)
        self.setWidget(desk)
        self.sheet.installEventFilter(self)
        self.text.cursorPositionChanged.connect(self.show_caret)
        self._settled = False
        self._aim: Callable[[], None] | None = None

    def _note(self, text: str) -> QPushButton:
        """A quiet line that can be clicked; the caret stays where it is."""
        note = QPushButton(text, self.sheet)
        note.setObjectName("quietNote")
        note.setCursor(Qt.CursorShape.PointingHandCursor)
        note.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return note

    def fields(self) -> dict[str, PageField]:
        """All fields of letterhead and signature by name."""
        return {**self.head.fields, **self.foot.fields}

    def looks(self) -> Looks:
        """Sizes of the page at the zoom in use."""
        return Looks(self.settings, self.zoom, float(self.logicalDpiX()))

    # Zoom

    @property
    def fits(self) -> bool:
        """Whether the sheet follows the width of the window."""
        return self._asked is None

    def set_zoom(self, zoom: float | None) -> None:
        """A fixed zoom, or None to fit the width."""
        self._asked = None if zoom is None else max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        self.fit()

    def step_zoom(self, steps: int) -> None:
        """Zoom in or out by tenths."""
        self.set_zoom(round(self.zoom + steps * 0.1, 1))

    def set_up(self, settings: PageSettings) -> None:
        """Take over the page settings of a plan."""
        if settings != self.settings:
            self.settings = settings
            self.fit(force=True)

    def fit(self, force: bool = False) -> None:
        """Find the zoom for the width there is; where it differs, everything takes its size anew."""
        zoom = self._asked
        if zoom is None:
            room = self.viewport().width() - 2 * _DESK
            natural = replace(self.looks(), zoom=1.0).width
            zoom = max(_LEAST_FIT, min(_MOST_FIT, round(room / natural, 2)))
        if zoom == self.zoom and not force:
            return
        self.zoom = zoom
        looks, page = self.looks(), self.settings
        self.sheet.setFixedWidth(looks.width)
        # Above the first line the screen has no room to give away.
        margins = (page.left, min(page.top, _MOST_TOP), page.right, page.bottom)
        self._column.setContentsMargins(*(round(looks.mm(length)) for length in margins))
        for form in (self.head, self.foot):
            form.restyle(looks)
        self.restyled.emit(looks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width; PageDown goes a screen down."""
        super().resizeEvent(event)
        self.text.page_height = max(100, self.viewport().height() - 2 * _SEEN)
        # After the layout has settled: the sheet's own size would ask for another resize in between.
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self.fit()
        if not self._settled:
            QTimer.singleShot(0, self, self._arrive)

    def _arrive(self) -> None:
        """The page has its size for the first time: now it can be scrolled to what was wanted before."""
        self._settled = True
        if self._aim is not None:
            self._aim()
            self._aim = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel changes the zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside the parts of the sheet goes into the text."""
        if watched is self.sheet and event.type() is QEvent.Type.MouseButtonPress:
            self.text.setFocus(Qt.FocusReason.MouseFocusReason)
        return super().eventFilter(watched, event)

    # What is in sight

    def show_caret(self) -> None:
        """Scroll to the caret, where the writing is in the text."""
        if self.text.hasFocus():
            self._aim = None if self._settled else self.show_caret
            if self.text.textCursor().atStart():
                # The first place of the document shows its head as well.
                self.verticalScrollBar().setValue(0)
            point = self.text.mapTo(self._desk, self.text.cursorRect().center())
            self.ensureVisible(point.x(), point.y(), 20, _SEEN)

    def show_at_top(self) -> None:
        """Bring the line of the caret to the top."""
        self._aim = None if self._settled else self.show_at_top
        top = self.text.mapTo(self._desk, self.text.cursorRect().topLeft()).y()
        self.verticalScrollBar().setValue(max(0, top - 24))

    def show_field(self, field: QWidget) -> None:
        """Bring a field into sight, with some room for its card."""
        self.ensureWidgetVisible(field, 50, 120)
