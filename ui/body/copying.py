"""What copying from the body hands to the clipboard: the paragraphs with their numbers, headings in bold."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from models.commands.outline import LineKind
from models.grid.prose import mark
from models.text import printable
from ui.body.blocks import LINE_BREAK, line_at


def copied(cursor: QTextCursor) -> QMimeData:
    """The selection as plain text and as HTML; words from inside one paragraph are copied as they are."""
    data = QMimeData()
    parts = printable(cursor.selectedText().replace("\u2029", "\u0000").replace(LINE_BREAK, "\n"))
    document = cursor.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if first == last:
        data.setText(parts)
        return data
    lines: list[str] = []
    html: list[str] = []
    block = first
    while block.isValid() and block.position() <= cursor.selectionEnd():
        line = line_at(block)
        part = QTextCursor(block)
        part.setPosition(max(block.position(), cursor.selectionStart()))
        end = min(block.position() + block.length() - 1, cursor.selectionEnd())
        part.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        text = printable(part.selectedText().replace(LINE_BREAK, "\n"))
        if cursor.selectionStart() <= block.position():
            text = mark(line.number) + text
        lines.append(text)
        shown = escape(text).replace("\n", "<br>")
        html.append(f"<p><b>{shown}</b></p>" if line.kind is LineKind.HEADING else f"<p>{shown}</p>")
        block = block.next()
    data.setText("\n".join(lines))
    data.setHtml("".join(html))
    return data
