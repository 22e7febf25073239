"""Pasting into the body: words into the paragraph, paragraphs and sections of Word between the lines, as one step."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QMimeData

from models.commands.outline import LineKind, OutlineLine
from models.i18n import _
from models.text import one_line, printable
from ui.body.blocks import counts, read_lines, units
from ui.body.body_editor import BodyEditor
from ui.body.body_text import BodyText
from ui.body.copying import copied_lines
from ui.body.pasting import paragraphs_of, pasted_lines
from ui.clipboard import takes_text
from ui.document import Document

_MOST_PARAGRAPHS = 5000


class Pasted(NamedTuple):
    """What came: sections and paragraphs; both 0 where only words were put into a paragraph."""

    sections: int = 0
    paragraphs: int = 0


def paste(document: Document, editor: BodyEditor, text: BodyText, data: QMimeData, plain: bool) -> Pasted | None:
    """Paste at the caret, in the place of what is chosen; None where there was nothing to paste or it was refused."""
    if text.composing or text.isReadOnly() or not takes_text(data):
        return None
    paragraphs = paragraphs_of(data)
    if not paragraphs:
        return None
    if len(paragraphs) > _MOST_PARAGRAPHS:
        editor.hint.emit(_("Đoạn vừa sao chép quá dài để dán; hãy dùng Tệp > Nhập từ Word, Excel, PDF."))
        return None
    exact = [] if plain else copied_lines(data)
    lines = exact or pasted_lines(paragraphs, plain, document.plan.sections)
    if len(lines) == 1 and not lines[0].opens:
        text.write(_words(data) or lines[0].text)
        return Pasted()
    if not editor.commit():
        return None
    text.textCursor().removeSelectedText()
    here, column = text.textCursor().blockNumber(), text.textCursor().positionInBlock()
    all_lines = read_lines(text.document())
    before, after = _halves(all_lines[here], text.textCursor().block().text(), column)
    first, rest = _joined(before, lines)
    if after and rest and not rest[-1].opens:
        rest[-1] = rest[-1]._replace(text=f"{rest[-1].text}{after}")
    elif after:
        rest.append(OutlineLine(LineKind.TEXT, after.strip()))
    made = [*all_lines[:here], *([first] if first is not None else []), *rest]
    made = [line._replace(text=line.text.strip()) for line in made]
    if not editor.put_lines([*made, *all_lines[here + 1 :]], _("Dán vào lời văn")):
        return None
    last = sum(counts(line) for line in made) - 1
    end = made[-1].text
    editor.stand_on_line(last, units(end) - (units(after) if not made[-1].opens else 0))
    # What comes from here is known; only what was guessed is told of.
    found = [] if exact else lines
    return Pasted(sum(line.opens for line in found), sum(line.kind is LineKind.TEXT for line in found))


def _words(data: QMimeData) -> str:
    """The words of a single paragraph with the spaces around them, as they were copied."""
    text = printable(data.text()) if data.hasText() else ""
    return "" if "\n" in text.strip("\n") else text.strip("\n")


def _halves(line: OutlineLine, shown: str, column: int) -> tuple[OutlineLine, str]:
    """The line up to the caret, and the text behind it."""
    place = len(shown.encode("utf-16-le", "surrogatepass")[: 2 * column].decode("utf-16-le", "surrogatepass"))
    head, tail = printable(shown[:place]), printable(shown[place:])
    if not tail.strip():
        return line, ""
    return line._replace(text=head.lstrip()), tail


def _joined(before: OutlineLine, lines: list[OutlineLine]) -> tuple[OutlineLine | None, list[OutlineLine]]:
    """The line at the caret with the first pasted paragraph in it where that goes on there; and what follows it."""
    goes_on = not lines[0].opens and (before.kind is not LineKind.HEADING or not before.text)
    if goes_on and (before.text or before.opens):
        text = one_line(lines[0].text) if before.kind is LineKind.HEADING else lines[0].text
        return before._replace(text=f"{before.text}{text}"), lines[1:]
    return (before if counts(before) else None), list(lines)
