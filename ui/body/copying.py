"""What copying from the body hands to the clipboard: paragraphs with their numbers, headings in bold; and back."""

from __future__ import annotations

import json
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from models.commands.outline import LineKind, OutlineLine
from models.grid.prose import mark
from models.text import printable
from ui.body.blocks import LINE_BREAK, line_at

_EXACT = "application/x-cchc-lines"
_DEEPEST = 8
_LONGEST_NUMBER = 40


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
    exact: list[OutlineLine] = []
    block = first
    while block.isValid() and block.position() < cursor.selectionEnd():
        line = line_at(block)
        part = QTextCursor(block)
        part.setPosition(max(block.position(), cursor.selectionStart()))
        end = min(block.position() + block.length() - 1, cursor.selectionEnd())
        part.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        text = printable(part.selectedText().replace(LINE_BREAK, "\n"))
        if cursor.selectionStart() <= block.position():
            exact.append(line._replace(text=text.strip()))
            text = mark(line.number) + text
        else:
            exact.append(OutlineLine(LineKind.TEXT, text.strip()))
        lines.append(text)
        shown = escape(text).replace("\n", "<br>")
        html.append(f"<p><b>{shown}</b></p>" if line.kind is LineKind.HEADING else f"<p>{shown}</p>")
        block = block.next()
    data.setText("\n".join(lines))
    data.setHtml("".join(html))
    kept = [[line.kind.value, line.text, line.level, line.number] for line in exact if line.text or line.opens]
    data.setData(_EXACT, json.dumps(kept).encode())
    return data


def copied_lines(data: QMimeData) -> list[OutlineLine]:
    """The lines that were copied from a body; none where the clipboard holds something else or is not ours."""
    if not data.hasFormat(_EXACT):
        return []
    try:
        return [
            OutlineLine(LineKind(kind), _tidy(text), max(0, min(int(level), _DEEPEST)), _tidy(number)[:_LONGEST_NUMBER])
            for kind, text, level, number in json.loads(bytes(data.data(_EXACT).data()))
        ]
    except (ValueError, TypeError):
        return []


def _tidy(text: object) -> str:
    return printable(str(text)).strip()
