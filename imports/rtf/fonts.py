"""The fonts of an .rtf file: their names, and the character sets of the bytes that stand in them."""

from __future__ import annotations

from imports.encodings.letters import windows_text
from imports.rtf.words import CHARSETS, CODEPAGES

_WINDOWS = "cp1252"
_DEFAULT_SET = 1
_MOST = 10_000


class Fonts:
    """Fonts by their numbers; filled while the table of fonts is read."""

    def __init__(self) -> None:
        self.default = 0
        self.codec = _WINDOWS
        self._names: dict[int, str] = {}
        self._sets: dict[int, int] = {}
        self._current = 0

    def name(self, number: int) -> str:
        """The name of a font; that of the default one where the number is none."""
        return self._names.get(self.default if number < 0 else number, "")

    def decoded(self, data: bytes, number: int) -> str:
        """The text that bytes show in a font."""
        codec = CHARSETS.get(self._sets.get(self.default if number < 0 else number, _DEFAULT_SET), self.codec)
        return windows_text(data) if codec == _WINDOWS else data.decode(codec, "replace")

    def use_codepage(self, number: int | None) -> None:
        """The character set of fonts that tell none."""
        self.codec = CODEPAGES.get(number or 0, self.codec)

    def begin(self, number: int) -> None:
        """The entry of a font begins."""
        self._current = number

    def use_set(self, number: int) -> None:
        """The character set of the font of this entry."""
        if len(self._sets) < _MOST:
            self._sets[self._current] = number

    def add(self, data: bytes) -> None:
        """More of the name of the font of this entry."""
        if self._current in self._names or len(self._names) < _MOST:
            name = self._names.get(self._current, "")
            self._names[self._current] = (name + windows_text(data).replace(";", "").lstrip())[:100]
