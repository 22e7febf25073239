"""Ways to damage any file: bytes flipped, cut, doubled, moved; texts with signs that no officer types."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Sequence

Damage = Callable[[bytes, random.Random], bytes]
NUMBERS = ("0", "1", "-1", "2", "7", "99", "16384", "65536", "1048576", "4294967296", "9" * 30, "9" * 5000, "1e9", "")
NUMBERS_ODD = (
    "²",
    "٣",
    "1.5",
    "nan",
    "inf",
    "-inf",
    "1e400",
    "0x10",
    " 3 ",
    "true",
    "A1",
    "A1:XFD1048576",
    "ZZZ9999999",
)
TEXTS = (
    "", "\u202e", "\ufeff", "\u200b", "\u00ad", "\x85", "\u2028", "\ufffe", "😀", "à̀̀", "=1+1", "<b>&amp;</b>",
    "{name}", "%s", "../../etc/passwd", "1.1.1.1.1.1", "IV.", "a) b) c)", "Chủ trì: ", "STT", "_xD800_", "_x0000_",
    "\u0110" * 300,
)  # fmt: skip
_SIGNS = (
    b"\0",
    b"\xff",
    b"\x0b",
    b"\x1b[0m",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b"\r",
    b"\t",
    b"<",
    b">",
    b"&",
    b'"',
)


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bits the other way round."""
    out = bytearray(data)
    for _bit in range(chance.randint(1, 6)):
        if out:
            out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def overwritten(data: bytes, chance: random.Random) -> bytes:
    """A few bytes replaced by numbers that lie at some border."""
    out = bytearray(data)
    at = chance.randrange(len(out) + 1)
    value = chance.choice((0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF))
    raw = struct.pack(chance.choice(("<I", ">I")), value)[: chance.choice((1, 2, 4))]
    out[at : at + len(raw)] = raw
    return bytes(out)


def without(data: bytes, chance: random.Random) -> bytes:
    """A piece cut out."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.choice((1, 2, 7, 64, 512, 4096)) :]


def doubled(data: bytes, chance: random.Random) -> bytes:
    """A piece repeated, here or elsewhere, once or often."""
    at, to = chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)
    piece = data[at : at + chance.choice((1, 8, 100, 2000))]
    return data[:to] + piece * chance.choice((1, 2, 50)) + data[to:]


def inserted(data: bytes, chance: random.Random) -> bytes:
    """Bytes that belong nowhere."""
    at = chance.randrange(len(data) + 1)
    piece = chance.choice((*_SIGNS, chance.randbytes(chance.choice((1, 16, 300)))))
    return data[:at] + piece + data[at:]


def half(data: bytes, chance: random.Random) -> bytes:
    """The file as far as it was downloaded."""
    return data[: chance.randrange(len(data) + 1)]


def zeroed(data: bytes, chance: random.Random) -> bytes:
    """A sector that was never written."""
    at, size = chance.randrange(len(data) + 1), chance.choice((16, 512, 4096))
    return data[:at] + b"\0" * min(size, len(data) - at) + data[at + size :]


def misspelt(data: bytes, chance: random.Random) -> bytes:
    """A text or number put among the others."""
    at = chance.randrange(len(data) + 1)
    text = chance.choice((*TEXTS, *NUMBERS, *NUMBERS_ODD))
    return data[:at] + text.encode("utf-8", "surrogatepass") + data[at:]


def relined(data: bytes, chance: random.Random) -> bytes:
    """Lines swapped, doubled or left out."""
    lines = data.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randint(0, 3):
        case 0:
            lines[one], lines[two] = lines[two], lines[one]
        case 1:
            lines[one:one] = [lines[two]] * chance.choice((1, 30))
        case 2:
            del lines[one]
        case _:
            lines[one] = lines[one].replace(*chance.choice(((b"\t", b""), (b" ", b"\t"), (b" ", b""), (b",", b'"'))))
    return b"\n".join(lines)


def renumbered(data: bytes, chance: random.Random) -> bytes:
    """One run of digits becomes another."""
    places = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    if not places:
        return data
    start = end = chance.choice(places)
    while end < len(data) and 48 <= data[end] <= 57:
        end += 1
    return data[:start] + chance.choice(NUMBERS).encode() + data[end:]


BYTES: Sequence[Damage] = (flipped, overwritten, without, doubled, inserted, half, zeroed)
LINES: Sequence[Damage] = (misspelt, relined, doubled, without, inserted, renumbered, half)
