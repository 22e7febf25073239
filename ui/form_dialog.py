"""A small dialog around a form: the fields, below them what is wrong with them, and its two buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout

from models.i18n import _


def arrange_form(dialog: QDialog, form: QLayout, trouble: QLabel, take: QPushButton) -> None:
    """Put form, trouble and buttons into the dialog; Enter takes, "Hủy" leaves all as it was."""
    take.setDefault(True)
    shut = QPushButton(_("Hủy"), dialog)
    take.clicked.connect(dialog.accept)
    shut.clicked.connect(dialog.reject)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    buttons.addWidget(take)
    buttons.addWidget(shut)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 14, 16, 12)
    column.setSpacing(8)
    column.addLayout(form)
    column.addWidget(trouble)
    column.addStretch(1)
    column.addLayout(buttons)
