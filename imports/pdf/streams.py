"""Looks through the packed streams of a PDF before PDFium unpacks them: bombs are refused while they are small."""

from __future__ import annotations

import re
import time
import zlib

from imports.package import suspicious

_STREAM = re.compile(rb"\bstream\r?\n")
_DICTIONARY = 2_000  # letters before a stream in which its dictionary stands
_FLATE = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW)\b")
# Pictures and fonts are never run as drawing operators, so that they may be larger than the text of a page.
_NO_CONTENT = re.compile(rb"/Image\b|/Length1\b|/Length3\b|/ObjStm\b|/FontFile|/Type1C\b|/CIDFontType0C\b|/OpenType\b")
_LARGEST = 100_000_000
_LARGEST_CONTENT = 12_000_000
_LARGEST_PACKED = 2_000_000  # for the old packing, which is not looked into
_CHUNK = 1 << 16
_MOST_SECONDS = 5.0


def check_streams(data: bytes) -> None:
    """Raise InputProblem where a stream is packed twice or unpacks to more than any page, font or picture holds."""
    until = time.monotonic() + _MOST_SECONDS
    place = 0
    while (match := _STREAM.search(data, place)) is not None:
        if time.monotonic() > until:
            raise suspicious(f"looking through the streams takes more than {_MOST_SECONDS} s")
        start = match.end()
        about = data[max(0, match.start() - _DICTIONARY) : match.start()]
        about = about[about.rfind(b" obj") + 1 :]
        place = start
        packings = _FLATE.findall(about)
        if len(packings) > 1:
            raise suspicious(f"a stream packed {len(packings)} times at {start}")
        if packings and b"LZW" in packings[0]:
            end = data.find(b"endstream", start)
            if end - start > _LARGEST_PACKED:
                raise suspicious(f"{end - start} bytes of LZW at {start}")
        elif data[start : start + 1] in (b"x", b"h", b"X", b"H", b"\x08", b"\x18", b"\x28", b"\x38"):
            most = _LARGEST if _NO_CONTENT.search(about) else _LARGEST_CONTENT
            place = start + _unpacked(data, start, most, until)


def _unpacked(data: bytes, start: int, most: int, until: float) -> int:
    """How many bytes of a stream were unpacked without trouble."""
    unpacker = zlib.decompressobj()
    size = 0
    place = start
    pending = b""
    try:
        while not unpacker.eof and (pending or place < len(data)):
            if not pending:
                pending = data[place : place + _CHUNK]
                place += len(pending)
            size += len(unpacker.decompress(pending, 16 * _CHUNK))
            pending = unpacker.unconsumed_tail
            if size > most or time.monotonic() > until:
                raise suspicious(f"a stream at {start} unpacks to {size} bytes and more")
    except zlib.error:
        return 0
    return place - start - len(pending) - len(unpacker.unused_data)
