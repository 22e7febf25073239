"""The bytes of a text file -> its text: byte order marks, UTF-8, UTF-16, Windows-1258, told by the bytes alone."""

from __future__ import annotations

import codecs
import unicodedata

# Nothing that officers write is longer; a longer file is refused before its text is made.
MAX_BYTES = 16 * 1024 * 1024
_LOOKED_AT = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FEWEST_ZEROS = 0.2
_FEW_BAD = 0.01
_ODD_SHARE = 0.02
_MOST_HIGH = 0.6  # texts of one byte for each letter have spaces and plain letters, too
_FEW_LOST = 0.05
_MARKS = frozenset("“”‘’„–—…•·«»°§©®±×÷\u00a0\u00ad")
_VOWELS = frozenset("aăâeêioôơuưy")
_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")


def encoding_of(data: bytes) -> str:
    """The encoding of a text file, by its first bytes; "" where they are no text."""
    head = data[:_LOOKED_AT]
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    if b"\0" in head:
        return _wide(head)
    if _reads_as_utf8(head, whole=len(data) <= _LOOKED_AT):
        return "utf-8"
    if _control_share(head) > _ODD_SHARE or sum(byte > 127 for byte in head) > len(head) * _MOST_HIGH:
        return ""
    return "cp1258" if _vietnamese(head.decode("cp1258", "replace")) else "cp1252"


def decoded(data: bytes, encoding: str) -> str:
    """The text of the bytes; what cannot be decoded becomes U+FFFD, a mark of the byte order goes."""
    return data.decode(encoding, "replace").removeprefix("\ufeff")


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: in Vietnamese, too, most letters have a byte of zero, always on the same side."""
    half = len(head) // 2 or 1
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros / half > _FEWEST_ZEROS and others * 20 < zeros:
            text = head[: half * 2].decode(name, "replace")
            return name if text.count("\ufffd") <= len(text) * _FEW_LOST else ""
    return ""


def _reads_as_utf8(head: bytes, *, whole: bool) -> bool:
    """Whether the bytes are UTF-8, but for a cut at the end and a few that were damaged on the way."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        decoder.decode(head, final=False)
    except UnicodeDecodeError:
        text = head.decode("utf-8", "replace")
        bad = text.count("\ufffd")
        wide = sum(1 for sign in text if ord(sign) > 127) - bad
        return bad < wide * _FEW_BAD
    return True if not whole else not decoder.getstate()[0] or len(head) > 8


def _control_share(head: bytes) -> float:
    odd = sum(1 for byte in head if byte < 32 and byte not in (9, 10, 12, 13))
    return odd / max(1, len(head))


def _vietnamese(text: str) -> bool:
    """Whether text read as Windows-1258 makes sense: tone marks on vowels, no letters of other languages."""
    good = bad = 0
    for sign in unicodedata.normalize("NFC", text):
        if ord(sign) < 128 or sign in _MARKS:
            continue
        base, *above = list(unicodedata.normalize("NFD", sign.lower()))
        tones = [mark for mark in above if mark in _TONES]
        letter = unicodedata.normalize("NFC", base + "".join(mark for mark in above if mark not in _TONES))
        fits = letter == "đ" or (letter in _VOWELS and len(tones) <= 1)
        good, bad = good + fits, bad + (not fits)
    return good > 0 and bad * 50 <= good
