"""What stands on the clipboard or is dropped, and what of it a text takes: words, never files or looks."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip

from models.errors import InputProblem
from models.text import printable


def on_clipboard() -> QMimeData:
    """What was copied last; empty where there is nothing, or another program keeps the clipboard to itself."""
    # Qt's annotations know no None here, yet after clear() it comes.
    found: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if found is None else found


def has_files(mime: QMimeData) -> bool:
    """Whether files of this computer are meant; Qt would give their names as text."""
    return mime.hasUrls() and any(url.isLocalFile() for url in mime.urls())


def takes_text(mime: QMimeData) -> bool:
    """Whether a text editor takes it; a file that is dropped on one is for the window to open."""
    return (mime.hasText() or mime.hasHtml()) and not has_files(mime)


def plain_text_of(mime: QMimeData) -> str:
    """What is copied as plain lines for an open editor, the bullets of Word kept as "- ".

    Raises InputProblem where it is more than can be pasted at once.
    """
    from imports.clip.door import plain_text

    if not takes_text(mime):
        return ""
    return printable(plain_text(mime.html() if mime.hasHtml() else "", mime.text() if mime.hasText() else ""))


def insert_plain(editor: QTextEdit | QPlainTextEdit, mime: QMimeData) -> None:
    """Put plain lines in at the caret; what is too much is told beside it."""
    try:
        text = plain_text_of(mime)
    except InputProblem as problem:
        QToolTip.showText(editor.mapToGlobal(editor.cursorRect().bottomLeft()), problem.message, editor)
        return
    if text:
        editor.textCursor().insertText(text)
        editor.ensureCursorVisible()
