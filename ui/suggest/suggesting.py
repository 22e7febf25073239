"""Which texts are offered where: knows the open plan, the officer's wish, and the one list of the window."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from models.grid.grid import Address
from models.store import ChangeSet
from ui.document import Document
from ui.prefs import PrefStore
from ui.workspace import Workspace

if TYPE_CHECKING:
    from models.suggestions import Offer, Suggestions
    from ui.suggest.suggest_list import SuggestList
    from ui.suggest.suggester import Suggester, TextEditor

_MOST = 8
_SLICE = 100  # lines that are read at once
_TURN = 0.006  # seconds of reading in one idle turn
_AT_ONCE = 0.03  # seconds of reading that a key may wait for
_MOST_OF_ALL = 60


class Suggesting(QObject):
    """Offers texts of the open plan in the editors of cells and details, while the officer's switch is on."""

    def __init__(self, document: Document, workspace: Workspace, prefs: PrefStore, switch: QAction) -> None:
        super().__init__(workspace)
        self._document = document
        self._switch = switch
        switch.setChecked(prefs.now.suggestions)
        workspace.table.cell_delegate.suggest = self.attach
        workspace.table.cell_delegate.told.connect(workspace.hint)
        workspace.details.suggest = self.attach
        self._texts: Suggestions | None = None
        self._list: SuggestList | None = None
        self._growing: list[str] = []
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._grow)
        document.changed.connect(self._follow)
        document.opened.connect(self._forget)
        document.closed.connect(self._forget)

    @property
    def wanted(self) -> bool:
        """Whether texts are offered while something is typed; on request they always are."""
        return self._switch.isChecked()

    def attach(self, editor: TextEditor, address: Address | None) -> Suggester | None:
        """Offer texts in an editor of a value; only fields of lines have any."""
        if address is None or address.table != "line":
            return None
        # Nothing of this is needed before something is written.
        from ui.suggest.suggester import Suggester

        def ask(before: str, after: str, every: bool) -> tuple[Offer, ...]:
            return self._offers(address, before, after, every)

        return Suggester(editor, lambda: self._list_of(editor), ask, lambda: self._prepare(address.field))

    def _offers(self, address: Address, before: str, after: str, every: bool) -> tuple[Offer, ...]:
        if not (self.wanted or every) or not self._document.is_open:
            return ()
        texts = self._known()
        end = perf_counter() + _AT_ONCE
        while not texts.grow(address.field, _SLICE) and perf_counter() < end:
            pass
        self._prepare(address.field)
        most = _MOST_OF_ALL if every else _MOST
        return texts.offers(address.field, address.id, before, after, most=most, every=every)

    def _known(self) -> Suggestions:
        if self._texts is None:
            from models.suggestions import Suggestions

            self._texts = Suggestions(self._document.session.rows)
        return self._texts

    def _prepare(self, name: str) -> None:
        """Read a column while the officer thinks."""
        if self.wanted and self._document.is_open and not self._known().grow(name, 0) and name not in self._growing:
            self._growing.append(name)
            self._idle.start()

    def _grow(self) -> None:
        end = perf_counter() + _TURN
        while self._growing and self._texts is not None:
            if self._texts.grow(self._growing[0], _SLICE):
                self._growing.pop(0)
            if perf_counter() >= end:
                break
        if not self._growing or self._texts is None:
            self._growing.clear()
            self._idle.stop()

    def _follow(self, changes: ChangeSet) -> None:
        if self._texts is not None:
            self._texts.follow(changes)

    def _forget(self) -> None:
        self._texts = None
        self._growing.clear()

    def _list_of(self, editor: TextEditor) -> SuggestList:
        from ui.suggest.suggest_list import SuggestList

        window = editor.window()
        if self._list is None or self._list.window() is not window:
            self._list = SuggestList(window)
        return self._list
