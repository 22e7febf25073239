"""What keys, buttons and menus do to sections and paragraphs, each as one command; the caret goes along."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock

from models.commands import MoveParagraph, SetBody, ToHeading, ToText
from models.commands.outline import LineKind, OutlineLine, body_of, end_of, place_of
from models.i18n import _
from models.plan import new_id
from ui.body.blocks import counts, dress, line_at
from ui.body.body_editor import BodyEditor, plan_lines
from ui.body.body_text import BodyText
from ui.body.section_moves import deleting, level_shift, moving
from ui.document import Document


class SectionDeeds:
    """Turns what is asked for at the caret, or for a section of the tree, into commands."""

    def __init__(self, document: Document, editor: BodyEditor, text: BodyText) -> None:
        self._document = document
        self._editor = editor
        self._text = text

    def act(self, name: str) -> None:
        """Do what a key or button stands for, where the caret is: "promote", "text", "level 1", "up" …"""
        if not self._document.writable or not self._editor.commit():
            return
        block = self._text.textCursor().block()
        column = self._text.textCursor().positionInBlock()
        line, (section, index) = line_at(block), self._text.opening(block)
        match name.split():
            case ["promote" | "demote" as step] if section:
                self.shift(section, -1 if step == "promote" else 1)
            case ["level", level] if line.opens and line.kind is LineKind.HEADING:
                self.shift(section, int(level) - line.level)
            case ["level", level] if counts(line):
                self._to_heading(section, index, int(level), column, line)
            case ["level", level]:
                self._add(self._editor.counted(block), int(level))
            case ["new", "above"] if line.opens:
                self._add(self._editor.counted(block), line.level, stay=True)
            case ["new"] if section:
                self.add_after(section)
            case ["new"]:
                self._add(len(self._document.plan.legal_bases), 0)
            case ["text"] if line.opens:
                self._to_text(block, line, column)
            case ["up" | "down" as step]:
                self._move(section, index, line, -1 if step == "up" else 1, column)

    def shift(self, section: str, steps: int) -> None:
        """Raise (below 0) or lower a section by some levels."""
        command = level_shift(section, steps)
        if command is not None:
            self._editor.run(command)

    def add_after(self, section: str) -> None:
        """A new section behind one, on its level; without one at the end of the text."""
        lines = plan_lines(self._document.plan)
        place = place_of(lines, section) if section else -1
        if place < 0:
            self._add(len(lines), 0)
        else:
            self._add(end_of(lines, place), lines[place].level)

    def _add(self, place: int, level: int, stay: bool = False) -> None:
        lines = plan_lines(self._document.plan)
        made = OutlineLine(LineKind.HEADING, "", level, "", new_id())
        body = body_of([*lines[:place], made, *lines[place:]])
        if self._editor.run(SetBody(body, _("Thêm mục"))):
            self._text.setFocus()
            if stay:
                self._editor.stand_on_line(place + 1)
            else:
                self._editor.stand_on(made.section)

    def _to_heading(self, section: str, index: int, level: int, column: int, line: OutlineLine) -> None:
        command = ToHeading(section, max(index, 0), level, new_id())
        made = line.section or command.id
        if self._editor.run(command):
            found = line_at(self._text.block_of(made))
            self._editor.stand_on(made, column=max(0, column - (len(line.text) - len(found.text))))

    def _to_text(self, block: QTextBlock, line: OutlineLine, column: int) -> None:
        place = self._editor.counted(block)
        if line.text:
            if self._editor.run(ToText(line.section)):
                self._editor.stand_on_line(place, column)
            return
        # A heading without words becomes a blank paragraph to write in, which the plan does not have.
        kind = LineKind.TEXT if any(one.opens for one in plan_lines(self._document.plan)[:place]) else LineKind.BASIS
        dress(block, OutlineLine(kind, ""), self._text.looks)
        self._editor.commit()

    def _move(self, section: str, index: int, line: OutlineLine, step: int, column: int) -> None:
        if line.opens:
            self.move_section(section, step)
        elif line.text:
            place = self._editor.counted(self._text.textCursor().block())
            if self._editor.run(MoveParagraph(section, index, step)):
                self._editor.stand_on_line(place + step, column)

    def move_section(self, section: str, step: int) -> None:
        """Move a section up (-1) or down (1), at the edge into the section next to its own."""
        self._editor.run(moving(self._document.session.rows, section, step))
        self._editor.stand_on(section)

    def delete_section(self, section: str) -> bool:
        """Take a section away with all in it; the caret goes to its neighbour."""
        command, near = deleting(self._document.session.rows, section)
        if not self._editor.run(command):
            return False
        self._editor.stand_on(near)
        return True
