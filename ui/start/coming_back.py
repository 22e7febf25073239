"""What is kept from one sitting to the next: where the officer stood and how the first page looks."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject

from models.grid.grid import Address
from models.store.lock import LockStatus, lock_status
from ui.document import Document
from ui.prefs import PrefStore
from ui.workspace import Workspace

_LOOKED_AT = 2.5  # seconds; what was closed sooner keeps the picture it has
_MOST_PLACES = 20


class ComingBack(QObject):
    """Notes what is needed to go on with a plan, and leads back to where the work was left."""

    def __init__(self, document: Document, workspace: Workspace, prefs: PrefStore) -> None:
        super().__init__(workspace)
        self._document = document
        self._workspace = workspace
        self._prefs = prefs
        self._since = 0.0
        document.opened.connect(self._opened)
        document.closing.connect(self._closing)

    def unfinished(self) -> Path | None:
        """The plan used last, where the program was stopped while it was open: nobody took its lock note away."""
        path = next((path for path in self._prefs.recent() if path.is_file()), None)
        return path if path is not None and lock_status(path) is LockStatus.STALE else None

    def _opened(self) -> None:
        place = self._prefs.now.places.get(str(self._document.path), ())
        if len(place) == 3 and all(isinstance(part, str) for part in place):
            address = Address(*place)
            if address.id in self._document.session.rows:
                self._workspace.go_to(address)
        self._since = monotonic()

    def _closing(self) -> None:
        path, address = str(self._document.path), self._address()
        if self._document.path is not None and monotonic() - self._since >= _LOOKED_AT:
            from ui.start.cover import keep_picture

            # Only now: the page maker would take 20 MB from the work for a picture that nobody sees yet.
            keep_picture(self._document.path, self._document.plan)
        places = {name: place for name, place in self._prefs.now.places.items() if name != path}
        if address is not None:
            places[path] = tuple(address)
        self._prefs.change(places=dict(list(places.items())[-_MOST_PLACES:]))

    def _address(self) -> Address | None:
        place = self._workspace.place()
        if place.in_body:
            return Address("section", place.node, "heading") if place.node else None
        return place.cell.address if place.cell else None
