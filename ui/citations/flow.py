"""What happens with cited documents: the register is kept, citations are brought in line with it and put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from models.checking.finding import Spot
from models.checking.report import Report
from models.citations.finding import citations_in
from models.citations.inventory import Listed, Place
from models.citations.unifying import edits_for
from models.citations.writing import short
from models.commands.registers import DropEntries, KeepEntries
from models.commands.together import Together
from models.edits import Edit, edit_command
from models.grid.grid import Address
from models.i18n import _
from models.registers import CitedDocument
from models.store.transaction import Command
from models.text import one_line, printable
from ui.citations.document_form import DocumentForm
from ui.citations.inserting import Inserting
from ui.citations.register_window import RegisterWindow
from ui.citations.unify_dialog import UnifyDialog
from ui.document import Document
from ui.send.jump import jump_to
from ui.undo_keys import add_undo_keys

if TYPE_CHECKING:
    from ui.workspace import Workspace


class CitationFlow(QObject):
    """Holds the one register window, and what puts citations into the plan."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        workspace: Workspace,
        undo: Callable[[], None],
        redo: Callable[[], None],
        leave_pages: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._workspace = workspace
        self._undo, self._redo = undo, redo
        self._leave_pages = leave_pages
        self._shown: RegisterWindow | None = None
        self._report: Report | None = None
        document.changed.connect(self._forget_places)
        document.opened.connect(self._forget_places)

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if self._shown is None:
            shown = RegisterWindow(self._document, self._words, self._window)
            shown.place_wanted.connect(self._go)
            shown.edit_wanted.connect(self._edit)
            shown.add_wanted.connect(self._add)
            shown.drop_wanted.connect(self._drop)
            shown.unify_wanted.connect(self._unify)
            shown.destroyed.connect(self._gone)
            add_undo_keys(shown, self._undo, self._redo)
            self._shown = shown
            shown.show()
        self._shown.raise_()
        self._shown.activateWindow()

    @cached_property
    def inserting(self) -> Inserting:
        """What puts a citation in where the officer writes."""
        return Inserting(self._window, self._document, self._workspace, self.add)

    def _gone(self) -> None:
        self._shown = None

    def _forget_places(self) -> None:
        self._report = None

    def _words(self, place: Place) -> str:
        return self._told(place.value.address, place.value.paragraph)

    def _told(self, address: Address, paragraph: int) -> str:
        if self._report is None:
            self._report = Report(self._document.session.rows, whole=False)
        return self._report.words(Spot(address, paragraph=paragraph))

    def _go(self, place: Place) -> None:
        """Show a place with the citation chosen in the plan's text."""
        self._leave_pages()
        jump_to(self._workspace, place.value.address)
        if self._workspace.in_body and place.value.paragraph >= 0:
            from ui.checking.body_marks import words_of

            value, one = place.value, place.citation
            spot = Spot(value.address, one.start, one.core, one.text, None, value.paragraph)
            body = self._workspace.body
            if (cursor := words_of(body.text, spot)) is not None:
                body.text.setTextCursor(cursor)
                body.page.show_caret()
        self._workspace.window().activateWindow()

    def add(self, parent: QWidget, words: str = "") -> CitedDocument | None:
        """Let the officer write a document into the register, begun with words that were looked for; None for none."""
        form = DocumentForm(_begun(words), _("Thêm văn bản vào sổ"), parent)
        form.guess()
        done = form.exec() == QDialog.DialogCode.Accepted
        document = form.document
        form.deleteLater()
        if done and self._document.run(KeepEntries((document,), _("Thêm văn bản vào sổ"))):
            return document
        return None

    def _add(self) -> None:
        if self._shown is not None and (document := self.add(self._shown)) is not None:
            self._told_done(_("Đã ghi {document} vào sổ.").format(document=short(document)), document)

    def _edit(self, listed: Listed) -> None:
        shown = self._shown
        if shown is None:
            return
        form = DocumentForm(listed.document, _("Dữ liệu của văn bản"), shown)
        done = form.exec() == QDialog.DialogCode.Accepted
        document = form.document
        form.deleteLater()
        if not done or (listed.registered and document == listed.document):
            return
        if self._document.run(KeepEntries((document,), _("Sửa sổ văn bản viện dẫn"))):
            now = replace(listed, document=document, registered=True)
            count = len(edits_for([now]))
            text = _("Đã ghi {document} vào sổ.").format(document=short(document))
            if count:
                text += " " + _("{count} chỗ trong kế hoạch ghi khác sổ.").format(count=count)
                self._told_done(text, document, (_("Thống nhất theo sổ…"), lambda: self._unify((now,))))
            else:
                self._told_done(text, document)

    def _drop(self, listed: Sequence[Listed]) -> None:
        ids = tuple(one.document.id for one in listed)
        if self._document.run(DropEntries(ids, _("Xóa khỏi sổ văn bản viện dẫn"))) and self._shown is not None:
            self._shown.refresh()
            text = _("Đã xóa {count} văn bản khỏi sổ; lời văn không đổi.").format(count=len(ids))
            self._shown.messages.tell(text, [(_("Hoàn tác"), self._undo)])

    def _unify(self, listed: Sequence[Listed]) -> None:
        """Bring the places in line; what the register does not have yet is confirmed by the officer first."""
        shown = self._shown
        if shown is None:
            return
        fresh: tuple[CitedDocument, ...] = ()
        if len(listed) == 1 and not listed[0].registered:
            form = DocumentForm(listed[0].document, _("Dữ liệu đúng của văn bản"), shown)
            done = form.exec() == QDialog.DialogCode.Accepted
            fresh = (form.document,)
            form.deleteLater()
            if not done:
                return
            listed = (replace(listed[0], document=fresh[0], registered=True),)
        known = [one for one in listed if one.registered]
        if not known:
            shown.messages.tell(_("Các văn bản đang chọn chưa có trong sổ; hãy chọn từng văn bản để ghi dữ liệu đúng."))
            return
        edits = edits_for(known)
        if not edits:
            self._keep(fresh)
            shown.messages.tell(_("Mọi chỗ viện dẫn đã đúng theo sổ."))
            return
        names = ", ".join(short(one.document) for one in known[:3]) + ("…" if len(known) > 3 else "")
        dialog = UnifyDialog(edits, self._place_of, names, shown)
        chosen = dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else []
        dialog.deleteLater()
        if not chosen:
            return
        label = _("Thống nhất {count} chỗ viện dẫn")
        command = edit_command(self._document.session.rows, chosen, label)
        if command is None:
            shown.messages.tell(_("Lời văn ở các chỗ này vừa đổi; hãy thử lại."))
            return
        keep: tuple[Command, ...] = (KeepEntries(fresh, command.label),) if fresh else ()
        if self._document.run(Together(command.label, (*keep, *command.commands))):
            shown.refresh()
            text = _("Đã thống nhất {count} chỗ viện dẫn theo sổ.").format(count=len(chosen))
            shown.messages.tell(text, [(_("Hoàn tác"), self._undo)])

    def _keep(self, fresh: tuple[CitedDocument, ...]) -> None:
        if fresh and self._document.run(KeepEntries(fresh, _("Sửa sổ văn bản viện dẫn"))) and self._shown is not None:
            self._shown.refresh()

    def _place_of(self, edit: Edit) -> str:
        return self._told(edit.address, edit.paragraph)

    def _told_done(self, text: str, document: CitedDocument, *more: tuple[str, Callable[[], None]]) -> None:
        shown = self._shown
        if shown is None:
            return
        shown.refresh()
        key = next((one.key for one in shown.model.documents if one.document.id == document.id), None)
        if key is not None:
            shown.choose(key)
        shown.messages.tell(text, [*more, (_("Hoàn tác"), self._undo)])


def _begun(words: str) -> CitedDocument:
    """A new document with what the officer wrote in looking for it: a whole citation, a number, or a name."""
    text = one_line(printable(words))
    if found := citations_in(text):
        one = found[0]
        return CitedDocument(kind=one.kind, number=one.number, date=one.date, issuer=one.issuer, title=one.title)
    return CitedDocument(number=text) if text[:1].isdigit() else CitedDocument(title=text)
