"""Finding a row of the tree by the letters that are typed on it, letter marks and case aside."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeWidget

from models.text import fold
from ui.tree.delegate import shown_title

_PAUSE = 1.2  # seconds after which typing begins a new search


class TypeAhead:
    """Keeps the letters typed in a row; a keyboard that takes letters back (UniKey) shortens them."""

    def __init__(self, tree: QTreeWidget) -> None:
        self._tree = tree
        self._typed = ""
        self._at = 0.0

    @property
    def active(self) -> bool:
        """Whether a search is going on, so that Backspace belongs to it."""
        return bool(self._typed) and monotonic() - self._at < _PAUSE

    def type(self, text: str) -> None:
        """Go to the next row that begins with what was typed, or has a word that does."""
        anew = not self.active
        self._typed = text if anew else self._typed + text
        self._at = monotonic()
        self._search(step=anew)

    def take_back(self) -> None:
        """One letter less."""
        self._typed = self._typed[:-1]
        self._at = monotonic()

    def _search(self, step: bool) -> None:
        wanted = fold(self._typed)
        current = self._tree.currentIndex()
        if not wanted.strip():
            return
        rows = self._shown()
        start = next((place for place, index in enumerate(rows) if index == current), -1) + (1 if step else 0)
        ordered = rows[max(0, start) :] + rows[: max(0, start)]
        titles = [(index, fold(str(index.data() or "")), fold(shown_title(index))) for index in ordered]
        for begins in (_begins, _has_word):
            for index, title, shown in titles:
                if begins(title, wanted) or begins(shown, wanted):
                    self._tree.setCurrentIndex(index)
                    return

    def _shown(self) -> list[QModelIndex]:
        """The rows that are open to see, from the top."""
        found: list[QModelIndex] = []
        index = self._tree.model().index(0, 0)
        while index.isValid():
            found.append(index)
            index = self._tree.indexBelow(index)
        return found


def _begins(text: str, wanted: str) -> bool:
    return text.startswith(wanted)


def _has_word(text: str, wanted: str) -> bool:
    return f" {wanted}" in text
