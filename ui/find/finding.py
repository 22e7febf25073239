"""Find and replace: joins the panel, the search, the marks and the places of the plan."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from models.grid.grid import Address
from models.i18n import _
from models.search.context import PlaceNames
from models.search.finding import Hit, Query
from models.search.order import Key, hit_key, place_key
from models.search.replacing import new_words, replace_command
from models.store import ChangeSet
from ui.document import Document
from ui.editing import Editing
from ui.find.hit_model import HitModel
from ui.find.marks import HitMarks, cursor_of, mark_text
from ui.find.panel import FindPanel
from ui.find.scopes import Scopes
from ui.find.searching import MOST, Searching
from ui.send.jump import jump_to
from ui.workspace import Workspace

_AFTER_EDIT = 150  # milliseconds from a change of the plan to a new search


class Finding(QObject):
    """Made when it is first wanted; while the panel is closed nothing is searched or marked."""

    def __init__(
        self, document: Document, workspace: Workspace, editing: Editing, show_table: Callable[[], None]
    ) -> None:
        super().__init__(workspace)
        self._document, self._workspace, self._editing = document, workspace, editing
        self._show_table = show_table
        self.hits = HitModel(PlaceNames(lambda: document.session.rows), self)
        self.panel = FindPanel(self.hits, workspace)
        self.panel.hide()
        self.marks = HitMarks(workspace.table)
        self.searching = Searching(document, self)
        self._scopes = Scopes(document, workspace)
        self._current: Hit | None = None
        self._row = -1  # of the current one among the hits
        self._later = QTimer(self, singleShot=True, interval=_AFTER_EDIT)
        column = workspace.columns.widget(1)
        layout = column.layout() if column else None
        if layout is not None:
            layout.addWidget(self.panel)
        self._connect()

    def _connect(self) -> None:
        panel = self.panel
        self._later.timeout.connect(self.search)
        panel.wanted.connect(self.search)
        panel.scope.opening.connect(self._offer_scopes)
        panel.new_text.connect(self._show_new)
        panel.stepped.connect(self.step)
        panel.chosen.connect(self._go)
        panel.replace_one.connect(self.replace_one)
        panel.replace_all.connect(self.replace_all)
        panel.closed.connect(self.close)
        self.hits.ticked.connect(self._show_count)
        self.searching.begun.connect(self._begin)
        self.searching.found.connect(self._add)
        self.searching.finished.connect(self._finish)
        self._document.changed.connect(self._follow)
        self._document.opened.connect(self._forget)
        self._document.closed.connect(self._forget)
        self._workspace.turned.connect(self._mark_text)

    # Opening and closing

    def open(self, replace: bool = False) -> None:
        """Show the panel and write in it; with several cells chosen these are searched."""
        if not self._document.is_open:
            return
        self._show_table()
        was_open = self.panel.isVisible()
        if not was_open:
            self._offer_scopes(fresh=True)
        if words := self._chosen_words():
            self.panel.text.setText(words)
        self.panel.show()
        if replace and self._document.writable:
            self.panel.show_replacing(True)
        elif not was_open:
            self.panel.show_replacing(False)
        if not was_open:
            self.search()
        self.panel.begin()

    def close(self) -> None:
        """Hide the panel and its marks; the focus goes back to what is written."""
        self.panel.hide()
        self._later.stop()
        self.searching.forget()
        self._clear()
        self._workspace.middle.setFocus()

    def _forget(self) -> None:
        self.panel.hide()
        self._later.stop()
        self.searching.forget()
        self._scopes.forget()
        self._clear()

    def _clear(self) -> None:
        self._current, self._row = None, -1
        self.hits.clear(Query(""))
        self.marks.clear()
        self._mark_text()

    def _chosen_words(self) -> str:
        """Words that are chosen in the plan's text, if they stand on one line."""
        if not self._workspace.in_body:
            return ""
        words = self._workspace.body.text.textCursor().selectedText()
        return words if 0 < len(words) <= 200 and words.isprintable() else ""

    # Searching

    @property
    def query(self) -> Query:
        """What the panel asks for."""
        return Query(self.panel.text.text(), self.panel.way, self._scopes.scope)

    def search(self) -> None:
        """Search anew, for another text or in a plan that has changed."""
        self._later.stop()
        if not self._document.is_open or not self.panel.isVisible():
            return
        self._scopes.choose(self.panel.scope.currentIndex())
        self.searching.search(self.query)
        if self.searching.running:
            self.panel.count.setText(_("Đang tìm…"))

    def _offer_scopes(self, fresh: bool = False) -> None:
        names, chosen = self._scopes.offer(fresh)
        self.panel.show_scopes(names, chosen)

    def _begin(self) -> None:
        self.hits.clear(self.query)
        self.marks.clear()
        self._row = -1

    def _add(self, hits: list[Hit]) -> None:
        self.hits.add(hits)
        self.marks.add(hits)
        self._show_count()

    def _finish(self) -> None:
        hits, here = self.hits.hits, self._current
        self._stand_on(hits.index(here) if here is not None and here in hits else -1)
        self._show_new()
        self._mark_text()

    def _show_count(self) -> None:
        count = len(self.hits.hits)
        if not self.query.needle:
            text = ""
        elif not count:
            text = _("Không tìm thấy")
        elif count >= MOST:
            text = _("Hơn {count} chỗ").format(count=count)
        elif self._row >= 0:
            text = _("{place}/{count} chỗ").format(place=self._row + 1, count=count)
        else:
            text = _("{count} chỗ").format(count=count)
        self.panel.show_count(text, count, self.hits.chosen_count(), self._document.writable)

    def _show_new(self) -> None:
        self.hits.replace_by(self.panel.replacement.text() if self.panel.replacing else None)
        self._show_count()

    def _follow(self, changes: ChangeSet) -> None:
        if self.panel.isVisible():
            self.marks.drop(changes.ids)
            self._later.start()

    def _mark_text(self) -> None:
        if self._workspace.in_body:
            mark_text(self._workspace.body.text, self.hits.hits, self._current)

    # Going from hit to hit

    def step(self, way: int) -> None:
        """Go to the next hit (1) or the one before (-1) from where the officer stands; past the end from the other."""
        if not self._document.is_open:
            return
        if not self.panel.isVisible():
            if not self.panel.text.text():
                self.open()
                return
            self._show_table()
            self.panel.show()
            self.search()
        self._search_rest()
        if not self.hits.hits:
            return
        row = self._next(way)
        count = len(self.hits.hits)
        if not 0 <= row < count:
            back = _("Đã tìm hết, quay lại từ đầu.") if way > 0 else _("Đã tới đầu, tìm tiếp từ cuối.")
            self._go(row % count, False)
            self._workspace.hint.emit(back)
            return
        self._go(row, False)

    def _search_rest(self) -> None:
        if self._later.isActive():
            self.search()
        self.searching.finish()

    def _next(self, way: int) -> int:
        hits, here = self.hits.hits, self._current
        if here is not None and self._row >= 0 and self._stands_on(here):
            return self._row + way
        key = self._key_here()
        rows = self._document.session.rows
        if way > 0:
            return bisect_left(hits, key, key=lambda hit: hit_key(rows, hit))
        return bisect_right(hits, key, key=lambda hit: hit_key(rows, hit)) - 1

    def _stands_on(self, hit: Hit) -> bool:
        """Whether the officer is still where this hit led to; places without a caret or a cell count as such."""
        workspace, address = self._workspace, hit.value.address
        if workspace.in_body:
            cursor = cursor_of(workspace.body.text, hit)
            return cursor is None or cursor.selectionStart() == workspace.body.text.textCursor().selectionStart()
        place = self._cell_address()
        return address.table in ("appendix", "plan", "section") or place == address or place is None

    def _cell_address(self) -> Address | None:
        cell = self._workspace.place().cell
        return cell.address if cell else None

    def _key_here(self) -> Key:
        rows, workspace = self._document.session.rows, self._workspace
        if workspace.in_body:
            text = workspace.body.text
            section, index = text.opening(text.textCursor().block())
            if not section:
                return place_key(rows, Address("plan", rows.plan_id, "legal_bases"))
            start = text.textCursor().selectionStart() - text.textCursor().block().position()
            return place_key(rows, Address("section", section, "paragraphs" if index >= 0 else "heading"), index, start)
        place = workspace.place()
        if address := self._cell_address():
            return place_key(rows, address)
        owner = place.owner
        node = next((id_ for id_ in (owner.line, owner.task, owner.objective, owner.group, owner.area) if id_), "")
        return place_key(rows, Address(rows.table_of(node), node, "")) if node in rows else ()

    def _go(self, row: int, with_focus: bool) -> None:
        if not 0 <= row < len(self.hits.hits):
            return
        hit = self.hits.hits[row]
        writing = QApplication.focusWidget()
        jump_to(self._workspace, hit.value.address)
        if self._workspace.in_body and (cursor := cursor_of(self._workspace.body.text, hit)):
            self._workspace.body.text.setTextCursor(cursor)
            self._workspace.body.page.show_caret()
        self._stand_on(row)
        self._show_count()
        if not with_focus and isinstance(writing, QWidget) and self.panel.isAncestorOf(writing):
            writing.setFocus()

    def _stand_on(self, row: int) -> None:
        self._row = row
        self._current = self.hits.hits[row] if row >= 0 else None
        self.panel.show_row(row)
        self.marks.stand_on(self._current)
        self._mark_text()

    # Replacing

    def replace_one(self) -> None:
        """Replace the hit on which the officer stands and go to the next; from elsewhere only go there."""
        if not self._document.writable or not self._editing.ready():
            return
        self._search_rest()
        hit = self._current
        if hit is None or self._row < 0 or not self._stands_on(hit):
            self.step(1)
            return
        wanted = self.panel.replacement.text()
        if not self._run([hit], wanted):
            return
        self.search()
        self.searching.finish()
        end = hit.span.start + len(new_words(hit.matched, self.query, wanted))
        rows, hits = self._document.session.rows, self.hits.hits
        if hits:
            after = place_key(rows, hit.value.address, hit.value.paragraph, end)
            self._go(bisect_left(hits, after, key=lambda one: hit_key(rows, one)) % len(hits), False)

    def replace_all(self) -> None:
        """Replace all hits that are ticked, as one step."""
        if not self._document.writable or not self._editing.ready():
            return
        self._search_rest()
        chosen = self.hits.chosen()
        if chosen and self._run(chosen, self.panel.replacement.text()):
            cells = len({(hit.value.address, hit.value.paragraph) for hit in chosen})
            text = _("Đã thay {count} chỗ trong {cells} ô, đoạn.").format(count=len(chosen), cells=cells)
            self._workspace.messages.tell(text, [(_("Hoàn tác"), self._editing.undo_told)])
            self.search()

    def _run(self, hits: list[Hit], wanted: str) -> bool:
        command = replace_command(self._document.session.rows, hits, self.query, wanted)
        return command is not None and self._document.run(command)
