"""The bytes of an .rtf file -> groups, control words, bytes in hexadecimal and text, with limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from imports.refusals import damaged, suspicious

MAX_DEPTH = 500
_LONGEST_NUMBER = 9
_TOKEN = re.compile(
    r"\\([A-Za-z]{1,40})(-?[0-9]{1,12})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_BRACE = re.compile(r"[{}]|\\bin([0-9]{1,9}) ?|\\.", re.DOTALL)


class Token(NamedTuple):
    """One step: "{" or "}", a control word with its number, or text; `word` is "'" for a byte and "" for text."""

    word: str
    number: int | None = None
    text: str = ""


class Tokens:
    """The tokens of a file, bytes as signs of Latin-1; `skip` leaves the rest of the group out."""

    def __init__(self, data: bytes) -> None:
        self._text = data.decode("latin-1")
        self._at = 0
        self.depth = 0

    def __iter__(self) -> Iterator[Token]:
        text, end = self._text, len(self._text)
        while self._at < end:
            found = _TOKEN.match(text, self._at)
            if found is None:
                return
            self._at = found.end()
            word, number, byte, sign, brace, plain = found.groups()
            if plain is not None:
                yield Token("", None, plain)
            elif word is not None:
                told = int(number) if number and len(number) <= _LONGEST_NUMBER + 1 else None
                if word == "bin":
                    self._at += max(0, told or 0)
                else:
                    yield Token(word, told)
            elif byte is not None:
                yield Token("'", int(byte, 16))
            elif brace == "{":
                self.depth += 1
                if self.depth > MAX_DEPTH:
                    raise suspicious(f"groups {self.depth} deep")
                yield Token("{")
            elif brace == "}":
                self.depth -= 1
                yield Token("}")
                if self.depth <= 0:
                    return
            elif sign is not None:
                yield Token("par" if sign in "\r\n" else sign)
        raise damaged("the text ends within a group")

    def share(self) -> float:
        """How much of the file is read."""
        return self._at / max(1, len(self._text))

    def skip(self) -> None:
        """Leave out what is left of the group; its end comes as the next token."""
        depth = 0
        while True:
            found = _BRACE.search(self._text, self._at)
            if found is None:
                raise damaged("a group without end")
            self._at = found.end()
            if found.group(1):
                self._at += int(found.group(1))
            elif found.group() == "{":
                depth += 1
            elif found.group() == "}":
                if not depth:
                    self._at = found.start()
                    return
                depth -= 1
