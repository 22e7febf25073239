"""What was read of the document outside its tables: letterhead, title, bases, sections, signature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from models.grid.prose import mark
from models.i18n import _
from models.plan import Plan, Section
from ui.review.summary import written_date
from ui.theme import current_theme

_MOST = 4000  # paragraphs
_LONGEST = 2000  # letters of one that are shown here


class _Entry(NamedTuple):
    label: str
    text: str
    id: str = ""
    depth: int = 0


class TextPage(QTextEdit):
    """Read only; the caret stands in a section, which the source then shows."""

    stood = Signal(str)  # id of a section

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewText")
        self.setAccessibleName(_("Phần văn bản được hiểu"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._ids: list[str] = []
        self._busy = False
        self.cursorPositionChanged.connect(self._tell)

    def show_plan(self, plan: Plan) -> None:
        """Show another plan's text; the height at which one reads stays."""
        theme = current_theme()
        height = self.verticalScrollBar().value()
        self._busy = True
        self.clear()
        self._ids = []
        cursor = QTextCursor(self.document())
        faint, plain = QTextCharFormat(), QTextCharFormat()
        faint.setForeground(QColor(theme.faint))
        plain.setForeground(QColor(theme.text))
        bold = QTextCharFormat(plain)
        bold.setFontWeight(QFont.Weight.DemiBold)
        for number, entry in enumerate(_entries(plan)):
            if number >= _MOST:
                break
            block = QTextBlockFormat()
            block.setBottomMargin(4)
            block.setLeftMargin(14 * min(entry.depth, 6))
            if number:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            self._ids.append(entry.id)
            if entry.label:
                cursor.insertText(entry.label + " ", bold if entry.depth and entry.id else faint)
            text = entry.text if len(entry.text) <= _LONGEST else entry.text[:_LONGEST] + "…"
            cursor.insertText(text.replace("\n", "\u2028"), plain)
        # Its own caret went to the end with what was written.
        self.setTextCursor(QTextCursor(self.document()))
        self._busy = False
        self.verticalScrollBar().setValue(height)

    def show_section(self, id_: str) -> bool:
        """Lead to a section; False where it is not shown."""
        if id_ not in self._ids:
            return False
        self._busy = True
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(self._ids.index(id_))))
        self.ensureCursorVisible()
        self._busy = False
        return True

    def _tell(self) -> None:
        number = self.textCursor().blockNumber()
        if not self._busy and number < len(self._ids) and self._ids[number]:
            self.stood.emit(self._ids[number])


def _entries(plan: Plan) -> Iterator[_Entry]:
    number = "/".join(filter(None, (plan.number, plan.symbol)))
    signer = " ".join(filter(None, (plan.signer.authority, plan.signer.position, plan.signer.name)))
    for label, text in (
        (_("Tên kế hoạch:"), plan.title),
        (_("Cơ quan:"), " – ".join(filter(None, (plan.parent_agency, plan.agency)))),
        (_("Số, ký hiệu:"), number),
        (_("Địa danh, ngày:"), ", ".join(filter(None, (plan.place, written_date(plan.issued))))),
        (_("Người ký:"), signer),
    ):
        yield _Entry(label, text or "—")
    for text in plan.legal_bases:
        yield _Entry(_("Căn cứ:"), text)
    yield from _sections(plan.sections, 1)
    for text in plan.recipients:
        yield _Entry(_("Nơi nhận:"), text)


def _sections(sections: tuple[Section, ...], depth: int) -> Iterator[_Entry]:
    for section in sections:
        yield _Entry(f"{mark(section.number)}{section.heading}".strip(), "", section.id, depth)
        for text in section.paragraphs:
            yield _Entry("", text, section.id, depth + 1)
        yield from _sections(section.sections, depth + 1)
