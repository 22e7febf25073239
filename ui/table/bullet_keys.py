"""New lines in a text with bullets, as Word makes them: the next line begins like this one, an empty bullet ends."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from models.bullets import bullet_of, next_bullet


class BulletKeys:
    """Belongs to one text; remembers the bullet that it has put in last, which Backspace takes back."""

    def __init__(self) -> None:
        self._put_in: tuple[int, int, int] | None = None  # revision of the document, position, length

    def new_line(self, cursor: QTextCursor) -> None:
        """Begin a new line at the caret, as one step of undo."""
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        line = cursor.block().text()
        bullet = bullet_of(line)
        within = bool(bullet) and cursor.positionInBlock() >= len(bullet)
        if within and not line[len(bullet) :].strip():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            within = False
        else:
            cursor.insertBlock()
        following = next_bullet(bullet) if within else ""
        if following:
            cursor.insertText(following)
        cursor.endEditBlock()
        document = cursor.document()
        self._put_in = (document.revision(), cursor.position(), len(following)) if following else None

    def take_back(self, cursor: QTextCursor) -> bool:
        """Take the bullet away that was put in last, where nothing has happened since; False where it has."""
        put_in, self._put_in = self._put_in, None
        if put_in is None or cursor.hasSelection() or put_in[:2] != (cursor.document().revision(), cursor.position()):
            return False
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, put_in[2])
        cursor.removeSelectedText()
        return True
