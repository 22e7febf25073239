"""All questions to the user in one place: file names, yes or no, one sentence of trouble; tests replace these."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QInputDialog,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.errors import PlanError
from models.i18n import _
from ui.icons import icon
from ui.theme import current_theme

_PAGE_WIDTH = 640  # pixels
_LINE_WIDTH = 420


def ask_open(parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
    """The file that the user chose to open, or None."""
    name, _filter = QFileDialog.getOpenFileName(parent, title, str(folder), filters)
    return Path(name) if name else None


def ask_save(parent: QWidget, title: str, suggested: Path, filters: str) -> Path | None:
    """Where to write, with the suffix of the suggestion, or None; an existing file was confirmed by the user."""
    name, _filter = QFileDialog.getSaveFileName(parent, title, str(suggested), filters)
    if not name:
        return None
    path = Path(name)
    if path.suffix.casefold() == suggested.suffix.casefold():
        return path
    path = path.with_name(path.name + suggested.suffix)
    if path.exists() and not confirm(
        parent, _("Thay tệp đã có?"), _("“{name}” đã có ở đó.").format(name=path.name), _("Thay tệp")
    ):
        return None
    return path


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """The folder that the user chose, or None."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def ask_text(parent: QWidget, title: str, label: str, text: str = "") -> str | None:
    """A line of text, or None where the user does not go on."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(text)
    dialog.resize(_LINE_WIDTH, dialog.sizeHint().height())
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.textValue().strip() or None if taken else None


def confirm(parent: QWidget, title: str, text: str, yes: str) -> bool:
    """Ask before something that cannot be overlooked; `yes` names what will be done."""
    return choose(parent, title, text, [yes]) == 0


def choose(parent: QWidget, title: str, text: str, answers: Sequence[str], default: int = 0) -> int | None:
    """Let the user pick one of several named answers, `default` with Enter; None for "Hủy"."""
    box = QMessageBox(QMessageBox.Icon.Question, title, title, QMessageBox.StandardButton.NoButton, parent)
    box.setInformativeText(text)
    box.setIconPixmap(icon("circle-help", current_theme().accent).pixmap(QSize(36, 36)))
    buttons = [box.addButton(answer, QMessageBox.ButtonRole.AcceptRole) for answer in answers]
    cancel = box.addButton(_("Hủy"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(buttons[default])
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    return next((n for n, button in enumerate(buttons) if button is clicked), None)


def show_problem(parent: QWidget | None, problem: PlanError, retry: bool = False) -> bool:
    """Tell a trouble in its one sentence, details on demand; True where the user wants another try."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Chưa làm được"), problem.message, parent=parent)
    box.setIconPixmap(icon("triangle-alert", current_theme().danger).pixmap(QSize(36, 36)))
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if problem.details:
        box.setDetailedText(problem.details)
    again = box.addButton(_("Thử lại"), QMessageBox.ButtonRole.AcceptRole) if retry else None
    shut = box.addButton(_("Đóng"), QMessageBox.ButtonRole.RejectRole)
    # Enter would show the details, and Escape do nothing.
    box.setDefaultButton(again or shut)
    box.setEscapeButton(shut)
    box.exec()
    return again is not None and box.clickedButton() is again


def show_about(parent: QWidget, title: str, text: str) -> None:
    """A page of rich text about the program or its keys; it scrolls where the screen is small."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(18, 16, 18, 14)
    page = QLabel(text, dialog)
    page.setTextFormat(Qt.TextFormat.RichText)
    page.setWordWrap(True)
    page.setAlignment(Qt.AlignmentFlag.AlignTop)
    page.setMinimumWidth(_PAGE_WIDTH)
    page.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    scroll = QScrollArea(dialog)
    scroll.setWidget(page)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    layout.addWidget(scroll)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    wanted = page.heightForWidth(_PAGE_WIDTH) + 90
    dialog.resize(_PAGE_WIDTH + 60, min(wanted, int(parent.screen().availableGeometry().height() * 0.8)))
    dialog.exec()
    dialog.deleteLater()


def open_outside(path: Path) -> None:
    """Open a file or folder in the program that the computer uses for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
