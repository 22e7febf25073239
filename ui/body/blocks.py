"""Between the blocks of Qt's text document and the lines of the body; what stands on both sides is left untouched."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

from models.commands.outline import LineKind, OutlineLine
from models.text import printable
from ui.body.looks import Looks

_KIND = int(QTextFormat.Property.UserProperty) + 1
_LEVEL, _NUMBER, _SECTION = _KIND + 1, _KIND + 2, _KIND + 3
LINE_BREAK = "\u2028"  # how Qt keeps a line break inside a paragraph


def line_at(block: QTextBlock) -> OutlineLine:
    """The line that a block shows, its text in the stored form."""
    form = block.blockFormat()
    kind = LineKind(form.stringProperty(_KIND) or LineKind.TEXT)
    text = printable(block.text().replace(LINE_BREAK, "\n")).strip()
    if kind not in (LineKind.HEADING, LineKind.RUNNING):
        return OutlineLine(kind, text)
    return OutlineLine(
        kind, text, form.intProperty(_LEVEL), form.stringProperty(_NUMBER), form.stringProperty(_SECTION)
    )


def read_lines(document: QTextDocument) -> list[OutlineLine]:
    """All lines of a document, blank paragraphs included."""
    lines: list[OutlineLine] = []
    block = document.begin()
    while block.isValid():
        lines.append(line_at(block))
        block = block.next()
    return lines


def counts(line: OutlineLine) -> bool:
    """Whether a line is part of the text; a blank paragraph is only a place to write."""
    return line.opens or bool(line.text)


def dress(block: QTextBlock, line: OutlineLine, looks: Looks, noted: bool = False) -> None:
    """Give a block the properties and looks of a line; its text stays."""
    form, text = looks.formats(line, noted)
    form.setProperty(_KIND, line.kind.value)
    form.setProperty(_LEVEL, line.level)
    form.setProperty(_NUMBER, line.number)
    form.setProperty(_SECTION, line.section)
    cursor = QTextCursor(block)
    if cursor.blockFormat() != form:
        cursor.setBlockFormat(form)
    if cursor.blockCharFormat() != text:
        cursor.setBlockCharFormat(text)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    if cursor.hasSelection():
        cursor.setCharFormat(text)


def show_lines(
    document: QTextDocument,
    wanted: Sequence[OutlineLine],
    looks: Looks,
    noted: Collection[str] = (),
    dress_all: bool = False,
) -> bool:
    """Make a document show the lines, changing only what differs; True where it changed. There is nothing to undo then.

    `noted` are the sections with a note under their heading; `dress_all` also renews the looks of what stays.
    """
    present = [(place, line) for place, line in enumerate(read_lines(document)) if counts(line)]
    same = [line for _place, line in present] == list(wanted)
    if same and not dress_all:
        return False
    document.setUndoRedoEnabled(False)
    edit = QTextCursor(document)
    edit.beginEditBlock()
    if not same:
        _replace(document, present, wanted, looks, noted)
    if dress_all:
        _dress_all(document, looks, noted)
    edit.endEditBlock()
    document.setUndoRedoEnabled(True)
    return True


def _dress_all(document: QTextDocument, looks: Looks, noted: Collection[str]) -> None:
    block = document.begin()
    while block.isValid():
        line = line_at(block)
        dress(block, line, looks, line.section in noted)
        block = block.next()


def _replace(
    document: QTextDocument,
    present: Sequence[tuple[int, OutlineLine]],
    wanted: Sequence[OutlineLine],
    looks: Looks,
    noted: Collection[str],
) -> None:
    shorter = min(len(present), len(wanted))
    head = next((n for n in range(shorter) if present[n][1] != wanted[n]), shorter)
    tail = next((n for n in range(shorter - head) if present[-1 - n][1] != wanted[-1 - n]), shorter - head)
    middle = wanted[head : len(wanted) - tail]
    if len(present) == len(wanted):
        for (place, old), line in zip(present[head : head + len(middle)], middle, strict=True):
            block = document.findBlockByNumber(place)
            _set_text(block, old.text, line.text)
            dress(block, line, looks, line.section in noted)
        return
    first = present[head - 1][0] if head else -1
    behind = present[len(present) - tail][0] if tail else document.blockCount()
    cursor = QTextCursor(document)
    if head or not tail:
        _insert_after(document, cursor, first, behind, middle)
        start = max(0, first)
    else:
        _insert_before(document, cursor, behind, middle)
        start = 0
    # Blocks that are joined or split take each other's looks; the lines at the seam are dressed again.
    lines = wanted[max(0, head - 1) : head + len(middle) + 1]
    block = document.findBlockByNumber(start)
    for line in lines:
        dress(block, line, looks, line.section in noted)
        block = block.next()
    if not wanted:
        dress(document.begin(), OutlineLine(LineKind.BASIS, ""), looks)


def _insert_after(
    document: QTextDocument, cursor: QTextCursor, first: int, behind: int, lines: Sequence[OutlineLine]
) -> None:
    """Put lines in the place of the blocks between two; `first` -1 stands for the whole document."""
    if first >= 0:
        block = document.findBlockByNumber(first)
        cursor.setPosition(block.position() + block.length() - 1)
    last = document.findBlockByNumber(behind - 1)
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    for place, line in enumerate(lines):
        if place or first >= 0:
            cursor.insertBlock()
        cursor.insertText(line.text.replace("\n", LINE_BREAK))


def _insert_before(document: QTextDocument, cursor: QTextCursor, behind: int, lines: Sequence[OutlineLine]) -> None:
    """Put lines in the place of the blocks above one."""
    cursor.setPosition(document.findBlockByNumber(behind).position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    for line in lines:
        cursor.insertText(line.text.replace("\n", LINE_BREAK))
        cursor.insertBlock()


def _set_text(block: QTextBlock, old: str, new: str) -> None:
    """Change the text of a block where it differs, so that cursors in the rest of it stay."""
    if old == new:
        return
    shown, text = block.text(), new.replace("\n", LINE_BREAK)
    # Half a sign beyond the first 65,536 is no text that Python knows: the whole paragraph is written anew then.
    shorter = min(len(shown), len(text)) if units(shown) == block.length() - 1 else 0
    head = next((n for n in range(shorter) if shown[n] != text[n]), shorter)
    tail = next((n for n in range(shorter - head) if shown[-1 - n] != text[-1 - n]), shorter - head)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + units(shown[:head]))
    end = block.position() + block.length() - 1 - units(text[len(text) - tail :])
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[head : len(text) - tail])


def units(text: str) -> int:
    """The length of a text as Qt counts it: signs beyond the first 65,536 take two places."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
