"""Letters of old fonts marked while a file is read, so that the whole text decides later what they are.

Word cuts words into runs, a run in .VnTime may hold Unicode, and the sign that TCVN3 uses for ư is the soft hyphen,
which is taken out of every text. So readers call `marked` on what they read, before anything else is done with it,
and `settled` takes the marks away once everything is read.
"""

from __future__ import annotations

import re
from functools import cache

from imports.encodings.fonts import OldFont
from imports.encodings.tables import ENCODINGS, signs, western

# A private area that neither fonts nor Word use; each encoding has a place for 256 signs, and one for capitals.
_FIRST = 0xF0000
_SIZE = 0x100
_SHY = "\u00ad"
# The soft hyphen of a text in a font that tells nothing.
KEPT_HYPHEN = chr(_FIRST + 2 * len(ENCODINGS) * _SIZE)
# Stands where a text in an old font has letters that the font cannot show: it is Unicode already.
PROVED = chr(ord(KEPT_HYPHEN) + 1)
MARKS = f"{chr(_FIRST)}-{PROVED}"
_MARK = re.compile(f"[{MARKS}]")
_OF_FONT = re.compile(f"[{chr(_FIRST)}-{chr(ord(KEPT_HYPHEN) - 1)}{PROVED}]")
# Vietnamese letters that no old encoding can show as themselves.
BEYOND = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")


def marked(text: str, font: OldFont | None) -> str:
    """A text as read with the letters marked that the font shows as others; without such a font only ư is kept."""
    if font is None:
        return text.replace(_SHY, KEPT_HYPHEN) if _SHY in text else text
    if BEYOND.search(text):
        return text + PROVED
    return text.translate(_table(font))


def has_marks(text: str) -> bool:
    """Whether letters of a text are marked."""
    return not text.isascii() and _MARK.search(text) is not None


def in_old_font(text: str) -> bool:
    """Whether any of a text stood in an old font."""
    return not text.isascii() and _OF_FONT.search(text) is not None


def unmarked(text: str) -> str:
    """The text as it stands in the file."""
    return _MARK.sub(lambda sign: _plain(sign.group()), text)


def font_of(sign: str) -> OldFont | None:
    """The font of a marked letter; None for all other signs."""
    place = ord(sign) - _FIRST
    number = place // _SIZE
    return OldFont(ENCODINGS[number // 2], number % 2 == 1) if 0 <= number < 2 * len(ENCODINGS) else None


def _plain(sign: str) -> str:
    if sign == PROVED:
        return ""
    return _SHY if sign == KEPT_HYPHEN else western((ord(sign) - _FIRST) % _SIZE)


@cache
def _table(font: OldFont) -> dict[int, str]:
    start = _FIRST + (2 * ENCODINGS.index(font.encoding) + font.capitals) * _SIZE
    used = signs(font.encoding)
    table: dict[int, str] = {}
    for byte in range(0x80, _SIZE):
        for sign in (western(byte), chr(byte)):
            if sign in used:
                table[ord(sign)] = chr(start + byte)
    if font.capitals:
        table |= {byte: chr(start + byte) for byte in b"abcdefghijklmnopqrstuvwxyz"}
    return table
