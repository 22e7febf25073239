"""From the clipboard into the table: one cell, a range, copied rows; each as one step."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def plain_text_of(mime: QMimeData) -> str:
    """What stands on the clipboard as plain lines for an open editor, the bullets of Word kept as "- ".

    Raises InputProblem where it is more than can be pasted at once.
    """
    from imports.clip.door import plain_text

    return plain_text(mime.html() if mime.hasHtml() else "", mime.text() if mime.hasText() else "")
