"""The plan's text in the middle of the window: the strip of buttons, and under it the page that is written on."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.commands import Renumber, SetBody, SetParagraphs, SetText
from models.commands.outline import Body
from models.commands.section_numbers import runs
from models.grid.grid import Address
from models.i18n import _
from models.official.body import lists_in_body
from models.store import ChangeSet
from ui.body.body_bar import BodyBar
from ui.body.body_editor import BodyEditor
from ui.body.body_page import BodyPage
from ui.body.body_text import BodyText
from ui.body.empty_body import skeleton
from ui.body.endings import ended, lacks_end, mended_bases
from ui.body.field_cards import FieldCards
from ui.body.number_editor import NumberEditor
from ui.body.paste_flow import paste
from ui.body.section_deeds import SectionDeeds
from ui.clipboard import on_clipboard
from ui.document import Document
from ui.message_bar import MessageBar

_STRUCTURAL = ("level", "promote", "demote", "new", "up", "down")
_ELSEWHERE = ("id", "page")  # columns of the plan that are not written on the page


class BodyView(QWidget):
    """Connects strip, page and document; the window asks it to show places and to do what keys and menus want."""

    hint = Signal(str)
    section_changed = Signal(str)  # id of the section in which the caret stands, "" for the head of the document
    appendix_wanted = Signal(str)
    zoom_changed = Signal(float)
    undo_wanted = Signal()
    menu_wanted = Signal(QPoint)

    # Made when the text is first shown: a start with the table does not wait for them.
    bar: BodyBar
    page: BodyPage
    text: BodyText
    editor: BodyEditor
    deeds: SectionDeeds
    cards: FieldCards

    def __init__(self, document: Document, messages: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._messages = messages
        self._lists: dict[str, str] = {}
        self._built = self._shown = False
        self._in_head = False  # a field of letterhead or signature was written last, not the text

    def _build(self) -> None:
        self.bar = BodyBar(self)
        self.page = BodyPage(self)
        self.text = self.page.text
        self.editor = BodyEditor(self._document, self.text)
        self.deeds = SectionDeeds(self._document, self.editor, self.text)
        self.cards = FieldCards(self._document, self.page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self.bar)
        whole.addWidget(self.page, 1)
        self.setFocusProxy(self.text)
        self._connect()
        self._built = True

    def _connect(self) -> None:
        self.bar.wanted.connect(self.act)
        self.cards.hint.connect(self.hint)
        self.cards.entered.connect(self._head_entered)
        self.editor.hint.connect(self.hint)
        self.editor.section_changed.connect(self._text_entered)
        self.page.restyled.connect(self._restyled)
        self.page.empty.wanted.connect(self._begin)
        self.page.end_note.clicked.connect(self._add_end_mark)
        self.page.bases_note.clicked.connect(self._mend_bases)
        self.text.cursorPositionChanged.connect(self._show_bar)
        self.text.wanted.connect(self.act)
        self.text.paste_wanted.connect(self.paste)
        self.text.note_clicked.connect(lambda section: self.appendix_wanted.emit(self._lists.get(section, "")))
        self.text.number_clicked.connect(self._edit_number)
        self.text.menu_wanted.connect(self.menu_wanted)

    # Showing

    def forget(self) -> None:
        """Another plan is open, or none: it is put on the page when that is wanted, for most work is in the table."""
        self._shown = False
        if self._built:
            self.cards.forget()

    def ready(self) -> None:
        """Have the open plan on the page."""
        if not self._built:
            self._build()
        if not self._shown and self._document.is_open:
            self._shown = True
            self._show_plan()

    def _show_plan(self) -> None:
        self.page.settings = self._document.plan.page
        self.page.fit(force=True)
        self.editor.show_plan(self.page.looks())
        self._show_parts()
        self.page.verticalScrollBar().setValue(0)

    def follow(self, changes: ChangeSet) -> None:
        """Bring the page in step with a plan that has changed."""
        if not self._shown or not {change.table for change in changes.changes} & {"plan", "section", "appendix"}:
            return
        self.editor.follow(changes, self.page.looks())
        self.page.set_up(self._document.plan.page)
        self._show_parts()

    def _show_parts(self) -> None:
        """All but the running text, as the plan is now."""
        plan, writable = self._document.plan, self._document.writable
        self._lists = {section: one.id for section, one in lists_in_body(plan).items()}
        self.cards.show_plan(plan, not writable)
        self.page.empty.show_state(bool(plan.sections), writable)
        self.page.end_note.setVisible(writable and lacks_end(plan, frozenset(self._lists)))
        self.page.bases_note.setVisible(writable and mended_bases(plan.legal_bases) != plan.legal_bases)
        self._show_bar()

    def _show_bar(self) -> None:
        if not self._shown or not self._document.is_open:
            return
        section, rows = self.text.section(), self._document.session.rows
        level, above = 0, rows.parent_id(section) if section in rows else ""
        while above and rows.stored_in(above) == "section":
            level, above = level + 1, rows.parent_id(above)
        numbers_run = runs(self._document.plan.sections)
        self.bar.show_place(self.text.line(), level, self._document.writable, bool(section), numbers_run)

    def _restyled(self, looks: object) -> None:
        if self._shown and self._document.is_open:
            self.editor.restyle(self.page.looks())
        self.zoom_changed.emit(self.page.zoom)

    def retheme(self) -> None:
        """Draw all in the colours of another theme."""
        if self._built:
            self.bar.retheme()
            self.page.fit(force=True)

    # Going to places

    def go_to(self, address: Address) -> bool:
        """Stand on a value of the text or of the head; False where it is none of them."""
        if address.table == "section":
            block = self.text.block_of(address.id, 0 if address.field == "paragraphs" else -1)
            self.text.stand(block if block.isValid() else self.text.block_of(address.id))
        elif address.field == "legal_bases":
            self.text.stand(self.text.document().begin())
        elif field := self.page.fields().get(address.field):
            field.setFocus(Qt.FocusReason.TabFocusReason)
            self.page.show_field(field)
            return True
        else:
            return False
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.show_caret()
        return True

    def show_section(self, section: str) -> None:
        """Bring a section to the top, or the head of the page for ""; the focus stays where it is."""
        if not section:
            self.page.verticalScrollBar().setValue(0)
        elif self.editor.stand_on(section):
            self.page.show_at_top()

    def section(self) -> str:
        """The section in which the officer stands, "" for none: above the first, or in a field of the page."""
        return "" if self._in_head else self.text.section()

    def _head_entered(self, _name: str) -> None:
        self._in_head = True
        self.section_changed.emit("")

    def _text_entered(self, section: str) -> None:
        self._in_head = False
        self.section_changed.emit(section)

    def touched_by(self, changes: ChangeSet) -> bool:
        """Whether a step changed something that is written on this page."""
        for change in changes.changes:
            old, new = change.before or {}, change.after or {}
            here = any(old.get(column) != new.get(column) for column in {*old, *new} - {*_ELSEWHERE})
            if change.table == "section" or (change.table == "plan" and here):
                return True
        return False

    def show_change(self, changes: ChangeSet) -> bool:
        """Show what an undo or redo changed; False where it is not on this page."""
        if self.editor.show_change(changes):
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.page.show_caret()
            return True
        for change in changes.changes:
            old, new = change.before or {}, change.after or {}
            for name, field in self.page.fields().items():
                column = name.replace(".", "_")
                if change.table == "plan" and old.get(column) != new.get(column):
                    self.page.show_field(field)
                    return True
        return any(change.table == "section" for change in changes.changes)

    # Doing

    @property
    def composing(self) -> bool:
        """Whether a word is being composed anywhere on the page."""
        fields = self.page.fields().values() if self._built else ()
        return self._built and (self.text.composing or any(field.composing for field in fields))

    def commit(self) -> None:
        """Store what is being written."""
        if self._shown and self._document.writable:
            self.cards.commit()
            self.editor.commit()

    def act(self, name: str) -> None:
        """What a key, a button or a menu asks for: "promote", "level 1", "renumber", "paste" …"""
        if not self._document.writable:
            return
        if name == "paste":
            self.paste(on_clipboard(), False)
        elif name == "renumber":
            if self.editor.commit():
                self.editor.run(Renumber())
        else:
            self.deeds.act(name)
            if name.split()[0] in _STRUCTURAL and not runs(self._document.plan.sections):
                self.hint.emit(_("Dãy số không liền mạch được giữ như cũ; chọn “Đánh số lại” để đánh số từ đầu."))
        self._show_bar()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.show_caret()

    def paste(self, data: QMimeData, plain: bool) -> None:
        """Paste at the caret; sections that were found are told of, with the other way to paste them."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        done = paste(self._document, self.editor, self.text, data, plain)
        if done is None or not done.sections:
            return
        copied = [data.text(), data.html()]

        def undo() -> None:
            self._messages.hide()
            self.undo_wanted.emit()

        def as_paragraphs() -> None:
            undo()
            again = QMimeData()
            again.setText(copied[0])
            again.setHtml(copied[1])
            self.paste(again, True)

        text = _("Đã dán {sections} mục và {paragraphs} đoạn văn, nhận theo số I., 1., a) ở đầu dòng.")
        self._messages.tell(
            text.format(sections=done.sections, paragraphs=done.paragraphs),
            [(_("Hoàn tác"), undo), (_("Dán thành đoạn văn"), as_paragraphs)],
        )

    def _begin(self, way: str) -> None:
        if way == "paste":
            self.act("paste")
        elif self.editor.commit():
            if way == "first":
                self.deeds.add_after("")
            elif self.editor.run(SetBody(Body(self._document.plan.legal_bases, skeleton()), _("Thêm khung lời văn"))):
                self.go_to(Address("section", self._document.plan.sections[0].sections[0].id, "heading"))

    def _add_end_mark(self) -> None:
        if not self.editor.commit():
            return
        section = self._document.plan.sections[-1]
        while section.sections:
            section = section.sections[-1]
        if section.paragraphs:
            texts = (*section.paragraphs[:-1], ended(section.paragraphs[-1]))
            self.editor.run(SetParagraphs(Address("section", section.id, "paragraphs"), texts))
        else:
            self.editor.run(SetText(Address("section", section.id, "heading"), ended(section.heading)))

    def _mend_bases(self) -> None:
        if self.editor.commit():
            plan = self._document.plan
            bases = mended_bases(plan.legal_bases)
            self.editor.run(SetParagraphs(Address("plan", plan.id, "legal_bases"), bases))

    def _edit_number(self, section: str) -> None:
        block = self.text.block_of(section)
        rect = QRectF(self.text.marks.number_rect(block))
        made = NumberEditor(self.text.viewport(), section, self.text.line().number, rect)
        made.edited.connect(lambda id_, number: self.editor.run(SetText(Address("section", id_, "number"), number)))
        made.closed.connect(self.text.setFocus)
