"""What is kept from one sitting to the next: where the officer stood and how the first page looks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from models.grid.grid import Address
from models.store.lock import LockStatus, lock_status
from ui.document import Document
from ui.prefs import PrefStore
from ui.workspace import Workspace

_PICTURE_AFTER = 2500  # ms; opening is over by then, and the first look at the plan
_MOST_PLACES = 20


class ComingBack(QObject):
    """Notes what is needed to go on with a plan, and leads back to where the work was left."""

    def __init__(self, document: Document, workspace: Workspace, prefs: PrefStore) -> None:
        super().__init__(workspace)
        self._document = document
        self._workspace = workspace
        self._prefs = prefs
        self._picture = QTimer(self, singleShot=True, interval=_PICTURE_AFTER)
        self._picture.timeout.connect(self.keep_picture)
        document.opened.connect(self._opened)
        document.closing.connect(self._closing)

    def unfinished(self) -> Path | None:
        """The plan used last, where the program was stopped while it was open: nobody took its lock note away."""
        path = next((path for path in self._prefs.recent() if path.is_file()), None)
        return path if path is not None and lock_status(path) is LockStatus.STALE else None

    def keep_picture(self) -> None:
        """Draw the first page for the list of recent plans, in the background."""
        path = self._document.path
        if path is not None:
            from ui.start.cover import keep_picture

            keep_picture(path, self._document.plan)

    def _opened(self) -> None:
        place = self._prefs.now.places.get(str(self._document.path), ())
        if len(place) == 3 and all(isinstance(part, str) for part in place):
            address = Address(*place)
            if address.id in self._document.session.rows:
                self._workspace.go_to(address)
        self._picture.start()

    def _closing(self) -> None:
        self._picture.stop()
        path, address = str(self._document.path), self._address()
        places = {name: place for name, place in self._prefs.now.places.items() if name != path}
        if address is not None:
            places[path] = tuple(address)
        self._prefs.change(places=dict(list(places.items())[-_MOST_PLACES:]))

    def _address(self) -> Address | None:
        place = self._workspace.place()
        if place.in_body:
            return Address("section", place.node, "heading") if place.node else None
        return place.cell.address if place.cell else None
