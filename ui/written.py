"""What stands in a text editor, as it is stored."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from models.text import printable


def written(document: QTextDocument) -> str:
    """The text with plain line breaks, NFC, no blank ends; hard spaces stay, which Qt's own plain text loses."""
    return printable(document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")).strip()
