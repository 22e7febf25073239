"""Keeps the running text on the screen and the plan in step: stores what is typed, shows changes, runs commands."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor

from models.commands import SetBody
from models.commands.outline import Body, LineKind, OutlineLine, body_of, lines_of
from models.errors import InputProblem, PlanError
from models.i18n import _
from models.official.body import lists_in_body
from models.plan import Plan
from models.store import ChangeSet
from models.store.transaction import Command
from ui.body.blocks import counts, dress, line_at, read_lines, show_lines
from ui.body.body_text import BodyText
from ui.body.line_hints import hint_for
from ui.body.looks import Looks
from ui.body.storing import storing
from ui.document import Document
from ui.table.idle_store import IDLE_MS


class BodyEditor(QObject):
    """Owns the writing in a BodyText; every change of the plan is one command through the document."""

    section_changed = Signal(str)  # the caret stands in another section
    hint = Signal(str)

    def __init__(self, document: Document, text: BodyText) -> None:
        super().__init__(text)
        self._document = document
        self._text = text
        self._dirty = False
        self._showing = False
        self._count = 1
        self._section = ""
        self.timer = QTimer(self, singleShot=True, interval=IDLE_MS)
        self.timer.timeout.connect(self._store_meanwhile)
        text.document().contentsChanged.connect(self._changed)
        text.left_line.connect(self._left_line)
        text.focused.connect(self._focus_changed)
        text.hint.connect(self.hint)
        text.released.connect(self._drop_blanks)

    # Showing

    def show_plan(self, looks: Looks) -> None:
        """Show the plan's text from scratch."""
        self.timer.stop()
        self._text.setReadOnly(not self._document.writable)
        self._dirty = False
        self._sync(looks, dress_all=True)
        self._text.stand(self._text.document().begin())
        self._section = self._text.section()

    def follow(self, changes: ChangeSet, looks: Looks) -> None:
        """Bring the text in step with a plan that has changed, unless something is being written that is not stored."""
        tables = {change.table for change in changes.changes}
        if tables & {"plan", "section", "appendix"} and not self._dirty:
            self._sync(looks, dress_all=looks != self._text.looks)

    def restyle(self, looks: Looks) -> None:
        """Show the text at another zoom or in other colours."""
        self.commit()
        self._sync(looks, dress_all=True)

    def _sync(self, looks: Looks, dress_all: bool) -> None:
        plan = self._document.plan
        lists = lists_in_body(plan)
        text = _("Danh mục nhiệm vụ “{title}” in ở đây ({count} nhiệm vụ) – bấm để mở")
        # Room under a heading comes and goes with its note.
        dress_all = dress_all or self._text.marks.notes.keys() != lists.keys()
        self._text.marks.notes = {
            section: text.format(title=" ".join(one.title.split()), count=sum(1 for _task in one.tasks()))
            for section, one in lists.items()
        }
        self._text.looks = looks
        self._showing = True
        # Spaces at the ends, which other programs may have left, are not compared and not printed.
        wanted = [line._replace(text=line.text.strip()) for line in plan_lines(plan)]
        show_lines(self._text.document(), wanted, looks, frozenset(lists), dress_all)
        self._showing = False
        self._text.viewport().update()

    # Storing

    def _changed(self) -> None:
        document = self._text.document()
        if not self._showing:
            self._dirty = True
            self.timer.start()
            if document.isEmpty() and self._count > 1:
                # All was deleted: what is typed next is no heading, whatever stood last on the page.
                join = QTextCursor(document)
                join.joinPreviousEditBlock()
                self._count = 1
                dress(document.begin(), OutlineLine(LineKind.BASIS, ""), self._text.looks)
                join.endEditBlock()
        self._count = document.blockCount()

    def commit(self) -> bool:
        """Store what is written; False where the document refused, which it tells."""
        self.timer.stop()
        if not self._dirty or self._text.composing or not self._document.writable:
            return not self._text.composing
        command = storing(self._document.plan, body_of(read_lines(self._text.document())))
        self._dirty = False
        if command is not None and not self._document.run(command):
            self._dirty = True
            return False
        self._drop_blanks()
        return True

    def _store_meanwhile(self) -> None:
        """Store after a pause; trouble is only hinted at, for leaving the text will tell it."""
        if not self._dirty or not self._document.writable:
            return
        if self._text.composing:
            self.timer.start()
            return
        command = storing(self._document.plan, body_of(read_lines(self._text.document())))
        if command is not None:
            try:
                # What is typed stays the one to be shown: its step may still grow.
                self._dirty = False
                self._document.session.run(command)
            except PlanError as problem:
                self._dirty = True
                self.hint.emit(problem.message)

    def seal(self) -> None:
        """The next writing is a step of its own."""
        if self._document.writable:
            self._document.session.seal()

    def _left_line(self) -> None:
        if self._showing or not self._document.is_open:
            return
        self.commit()
        self._text.document().clearUndoRedoStacks()
        self.seal()
        self._tell_place()

    def _focus_changed(self, here: bool) -> None:
        if here:
            self._tell_place(always=True)
        elif self._document.is_open:
            self.commit()
            self.seal()

    def _tell_place(self, always: bool = False) -> None:
        section = self._text.section()
        if always or section != self._section:
            self._section = section
            self.section_changed.emit(section)
        line = self._text.line()
        self.hint.emit(hint_for(line, line.section in self._text.marks.notes, self._text.isReadOnly()))

    def _drop_blanks(self) -> None:
        """Take blank paragraphs off the page, which paper does not have either; the one being written in stays."""
        document = self._text.document()
        here = self._text.textCursor().blockNumber()
        if self._text.pressed or self._text.textCursor().hasSelection():
            return
        blanks = [n for n, line in enumerate(read_lines(document)) if not counts(line) and n != here]
        if not blanks:
            return
        self._showing = True
        document.setUndoRedoEnabled(False)
        for place in reversed(blanks):
            block = document.findBlockByNumber(place)
            cursor = QTextCursor(block)
            following = block.next()
            if following.isValid():
                line = line_at(following)
                cursor.setPosition(following.position(), QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                dress(cursor.block(), line, self._text.looks, line.section in self._text.marks.notes)
            elif block.previous().isValid():
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
                cursor.setPosition(block.position() - 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
        document.setUndoRedoEnabled(True)
        self._showing = False

    # Places

    def counted(self, block: QTextBlock) -> int:
        """The place of a block among the lines of the plan; of a blank one that of the line behind it."""
        return sum(counts(line) for line in read_lines(self._text.document())[: block.blockNumber()])

    def stand_on_line(self, place: int, column: int = 0) -> None:
        """Put the caret into the line of the plan at a place."""
        block = self._text.document().begin()
        while block.isValid():
            if counts(line_at(block)):
                if place == 0:
                    self._text.stand(block, column)
                    return
                place -= 1
            block = block.next()

    def stand_on(self, section: str, index: int = -1, column: int = 0) -> bool:
        """Put the caret on a section, or on one of its paragraphs; False where it is not there."""
        block = self._text.block_of(section, index)
        if not block.isValid():
            block = self._text.block_of(section)
        if block.isValid():
            self._text.stand(block, column)
        return block.isValid()

    def show_change(self, changes: ChangeSet) -> bool:
        """Go to what a step changed in the text; False where that is not in the text."""
        for change in changes.changes:
            old, new = change.before or {}, change.after
            if new is None or change.table not in ("section", "plan"):
                continue
            if change.table == "plan" and old.get("legal_bases") == new["legal_bases"]:
                continue
            names = {"section": "paragraphs", "plan": "legal_bases"}
            paragraphs = names[change.table]
            index = _first_difference(old.get(paragraphs), new[paragraphs])
            moved = change.table == "section" and (not old or old["heading"] != new["heading"])
            return self.stand_on("" if change.table == "plan" else change.id, -1 if moved else index)
        return False

    def put_lines(self, lines: list[OutlineLine], label: str) -> bool:
        """Make the text consist of these lines as one step, what is on the page and not stored yet included."""
        self.timer.stop()
        self._dirty = False
        done = self.run(SetBody(body_of(lines), label))
        self._sync(self._text.looks, dress_all=False)
        return done

    def run(self, command: Command) -> bool:
        """Run a command as a step of its own; what makes no sense here is only hinted at. True where it changed."""
        self.seal()
        changed: list[ChangeSet] = []
        done = self._quietly(lambda: changed.append(self._document.session.run(command)))
        self.seal()
        return done and bool(changed and changed[0].changes)

    def _quietly(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except InputProblem as problem:
            self.hint.emit(problem.message)
            return False
        except PlanError as problem:
            self._document.failed.emit(problem)
            return False
        return True


def plan_lines(plan: Plan) -> list[OutlineLine]:
    """The lines of a plan's text."""
    return lines_of(Body(plan.legal_bases, plan.sections))


def _first_difference(old: str | None, new: str) -> int:
    """The index of the first paragraph that differs; -1 where none does."""
    before, after = json.loads(old or "[]"), json.loads(new)
    for place, text in enumerate(after):
        if place >= len(before) or before[place] != text:
            return place
    return len(after) - 1 if len(before) > len(after) else -1
