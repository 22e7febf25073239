"""A file that holds a plan as it is: nothing to understand, only where it is to go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from imports.draft import Draft
from models.i18n import _
from ui.review.destinations import Destination
from ui.review.finish_bar import FinishBar
from ui.review.summary import counts, letterhead
from ui.room import resize_within


class SmallReview(QDialog):
    """Tells in two lines what the plan is."""

    decided = Signal(object)  # Destination

    def __init__(
        self, name: str, draft: Draft, found: Sequence[Destination], fitting: Destination, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("smallReview")
        self.setWindowTitle(_("Nhập “{name}”").format(name=name))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.draft = draft
        self.head, self.counts = QLabel(letterhead(draft.plan), self), QLabel(counts(draft), self)
        self.head.setObjectName("groupTitle")
        self.counts.setObjectName("faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        for label in (self.head, self.counts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        self.finish = FinishBar(found, fitting, self)
        column.addWidget(self.finish)
        self.finish.accepted.connect(self.decided)
        self.finish.rejected.connect(self.reject)
        self.finish.accept.setFocus()
        resize_within(self, 640, 160)

    def end(self) -> None:
        """Close after what was decided is done."""
        self.close()
