"""The bytes of an .rtf file -> groups, control words that mean something here, bytes and text, with limits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from imports.refusals import damaged, suspicious, too_large

MAX_DEPTH = 500
MAX_TOKENS = 2_500_000
MAX_STEPS = 8_000_000  # with those that are of no use
MAX_TEXT = 20_000_000
_LARGEST = 2**31
_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,40})(-?[0-9]{1,12})? ?"  # a control word with its number
    rb"|((?:\\'[0-9A-Fa-f]{2}){1,500})"  # bytes in hexadecimal
    rb"|([^\\{}\r\n]+)"
    rb"|([{}])"
    rb"|\\([^A-Za-z])"  # a control sign
    rb"|[\r\n]+|\\",
    re.DOTALL,
)
_BRACE = re.compile(rb"[{}]|\\bin([0-9]{1,9}) ?|\\.", re.DOTALL)


class Token(NamedTuple):
    """One step: "{" or "}", a control word with its number, or bytes of text, for which `word` is ""."""

    word: str
    number: int | None = None
    text: bytes = b""


class Tokens:
    """The tokens of a file, without the control words that are of no use; `skip` leaves out the rest of a group."""

    def __init__(self, data: bytes, used: Collection[str]) -> None:
        self._data = data
        self._used = {word.encode(): word for word in used}
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        data, end, used = self._data, len(self._data), self._used
        depth = count = steps = text = 0
        starred = False
        while self._at < end:
            found = _TOKEN.match(data, self._at)
            if found is None:
                break
            self._at = found.end()
            steps += 1
            if steps > MAX_STEPS or count > MAX_TOKENS or text > MAX_TEXT:
                raise too_large(f"{count} tokens of {steps}, {text} signs")
            word, number, coded, plain, brace, sign = found.groups()
            count += word is None or word in used
            if word is not None:
                if word == b"bin":
                    self._at += _number(number) or 0
                elif word in used or starred:
                    yield Token(used.get(word, "?"), _number(number))
                starred = False
            elif plain is not None or coded is not None:
                part = plain or bytes.fromhex(coded.replace(b"\\'", b"").decode("ascii"))
                text += len(part)
                yield Token("", None, part)
            elif brace is not None:
                depth += 1 if brace == b"{" else -1
                if depth > MAX_DEPTH:
                    raise suspicious(f"groups {depth} deep")
                yield Token(brace.decode("ascii"))
                if depth <= 0:
                    return
            elif sign is not None and sign in b"\\{}":
                yield Token("", None, sign)
            elif sign is not None:
                starred = sign == b"*"
                yield Token("par" if sign in b"\r\n" else sign.decode("latin-1"))
        raise damaged("the text ends within a group")

    def share(self) -> float:
        """How much of the file is read."""
        return self._at / max(1, len(self._data))

    def skip(self) -> None:
        """Leave out what is left of the group; its end comes as the next token."""
        depth = 0
        while True:
            found = _BRACE.search(self._data, self._at)
            if found is None:
                raise damaged("a group without end")
            self._at = found.end()
            if found.group(1):
                self._at += int(found.group(1))
            elif found.group() == b"{":
                depth += 1
            elif found.group() == b"}":
                if not depth:
                    self._at = found.start()
                    return
                depth -= 1


def _number(told: bytes | None) -> int | None:
    number = int(told) if told else None
    return number if number is not None and -_LARGEST < number < _LARGEST else None
