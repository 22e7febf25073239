"""The places to search that the panel offers: the plan, this appendix, this column, the chosen cells."""

from __future__ import annotations

from models.i18n import _
from models.search.finding import Scope, column_of
from ui.document import Document
from ui.workspace import Workspace


class Scopes:
    """Remembers what was offered last, so that a choice stays what it was when the officer goes elsewhere."""

    def __init__(self, document: Document, workspace: Workspace) -> None:
        self._document, self._workspace = document, workspace
        self._offered: list[tuple[str, Scope]] = [(_("Cả kế hoạch"), Scope())]
        self.scope = Scope()

    def forget(self) -> None:
        """Another plan: everything is searched."""
        self._offered = self._offered[:1]
        self.scope = Scope()

    def offer(self, fresh: bool) -> tuple[list[str], int]:
        """The names of the places there are now, and which is chosen; with `fresh` the cells, where several are."""
        found = self._offered[:1]
        appendix = self._workspace.appendix
        cells = False
        if appendix is not None and not self._workspace.in_body:
            found.append((_("Phụ lục này"), Scope(appendix.id)))
            model, chosen = self._workspace.model, self._workspace.table.chosen()
            place = self._workspace.place().cell
            if place is not None and place.address is not None:
                column = column_of(place.address)
                name = " ".join((appendix.layout.header_of(column) or column).split())
                if appendix.layout.has(column):
                    found.append((_("Cột “{name}”").format(name=name), Scope(appendix.id, column)))
            whole = len(chosen.rows) >= model.rowCount() and len(chosen.columns) >= model.columnCount()
            if chosen and not whole and len(addresses := chosen.addresses()) > 1:
                found.append(
                    (
                        _("{count} ô đang chọn").format(count=len(addresses)),
                        Scope(appendix.id, cells=frozenset(addresses)),
                    )
                )
                cells = True
        if fresh:
            place_chosen = len(found) - 1 if cells else 0
        else:
            place_chosen = next((n for n, one in enumerate(found) if one[1] == self.scope), -1)
            if place_chosen < 0:
                # What was chosen stays on offer though the officer has gone elsewhere.
                name = next((name for name, scope in self._offered if scope == self.scope), "")
                found.append((name, self.scope))
                place_chosen = len(found) - 1
        self._offered = found
        self.scope = found[place_chosen][1]
        return [name for name, _scope in found], place_chosen

    def choose(self, place: int) -> None:
        """Search here."""
        if 0 <= place < len(self._offered):
            self.scope = self._offered[place][1]
