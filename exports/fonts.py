"""The typeface of every export: Times New Roman where Windows has it, else the bundled Liberation Serif.

Reads only what measuring needs (which letters there are and how wide), so that Excel exports need no PDF library.
"""

from __future__ import annotations

import os
import struct
import sys
from array import array
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from models.errors import EnvironmentProblem
from models.i18n import _
from models.resources import resource_path


class FontStyle(StrEnum):
    """The four cuts of the typeface."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold-italic"


_WINDOWS = {
    FontStyle.REGULAR: "times.ttf",
    FontStyle.BOLD: "timesbd.ttf",
    FontStyle.ITALIC: "timesi.ttf",
    FontStyle.BOLD_ITALIC: "timesbi.ttf",
}
_BUNDLED = {
    FontStyle.REGULAR: "LiberationSerif-Regular.ttf",
    FontStyle.BOLD: "LiberationSerif-Bold.ttf",
    FontStyle.ITALIC: "LiberationSerif-Italic.ttf",
    FontStyle.BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font file: advance widths by letter, in `units` per em; ascent and descent likewise."""

    path: Path
    units: int
    ascent: int
    descent: int
    widths: dict[str, int]

    @property
    def fallback(self) -> str:
        """The letter that stands for those which the font lacks."""
        return "□" if "□" in self.widths else "?"


def style_of(bold: bool, italic: bool) -> FontStyle:
    """The cut for a bold or italic text."""
    if bold:
        return FontStyle.BOLD_ITALIC if italic else FontStyle.BOLD
    return FontStyle.ITALIC if italic else FontStyle.REGULAR


@cache
def font_file(style: FontStyle) -> FontFile:
    """The font of one cut; raises EnvironmentProblem where its file is missing or broken."""
    return read_font(font_path(style))


def font_path(style: FontStyle) -> Path:
    """Where the font of one cut lies; the system's family only when it is complete."""
    folder = _system_folder()
    if folder is not None and all((folder / name).is_file() for name in _WINDOWS.values()):
        return folder / _WINDOWS[style]
    return resource_path("fonts", _BUNDLED[style])


def _system_folder() -> Path | None:
    root = os.environ.get("WINDIR") if sys.platform == "win32" else None
    return Path(root) / "Fonts" if root else None


def read_font(path: Path) -> FontFile:
    """Read the widths of a TrueType file; raises EnvironmentProblem where it is missing or broken."""
    try:
        data = path.read_bytes()
        return _parse(path, data)
    except (OSError, ValueError, LookupError, struct.error) as error:
        text = _("Tệp phông chữ “{name}” thiếu hoặc hỏng; hãy cài đặt lại chương trình.")
        raise EnvironmentProblem(text.format(name=path.name), f"{path}: {error!r}") from error


def _parse(path: Path, data: bytes) -> FontFile:
    (count,) = struct.unpack_from(">H", data, 4)
    tables: dict[bytes, int] = {}
    for entry in range(count):
        tag, _checksum, start, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * entry)
        tables[tag] = start
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    ascent, descent = struct.unpack_from(">hh", data, tables[b"hhea"] + 4)
    (wide,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    if not units or not wide:
        raise ValueError("no metrics")
    advances = _shorts(data, tables[b"hmtx"], 2 * wide)[::2]
    widths = {
        chr(code): advances[glyph] if glyph < wide else advances[-1] for code, glyph in _glyphs(data, tables[b"cmap"])
    }
    if " " not in widths or "a" not in widths:
        raise ValueError("no Latin letters")
    return FontFile(path, units, ascent, -descent, widths)


def _shorts(data: bytes, start: int, count: int) -> array[int]:
    values = array("H")
    values.frombytes(data[start : start + 2 * count])
    if len(values) != count:
        raise ValueError("font file cut short")
    if sys.byteorder == "little":
        values.byteswap()
    return values


def _glyphs(data: bytes, table: int) -> list[tuple[int, int]]:
    """Letter codes and glyph numbers of the Windows Unicode map in format 4 (the first 65,536 letters)."""
    (count,) = struct.unpack_from(">H", data, table + 2)
    for entry in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, table + 4 + 8 * entry)
        start = table + offset
        if (platform, encoding) == (3, 1) and data[start : start + 2] == b"\x00\x04":
            break
    else:
        raise ValueError("no Unicode map")
    length, _language, doubled = struct.unpack_from(">HHH", data, start + 2)
    segments = doubled // 2
    words = _shorts(data, start, length // 2)
    ends = words[7 : 7 + segments]
    starts = words[8 + segments : 8 + 2 * segments]
    deltas = words[8 + 2 * segments : 8 + 3 * segments]
    at = 8 + 3 * segments
    out: list[tuple[int, int]] = []
    for index in range(segments):
        shift = words[at + index]
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = code
            if shift:
                glyph = words[at + index + shift // 2 + code - starts[index]]
                if not glyph:
                    continue
            glyph = (glyph + deltas[index]) & 0xFFFF
            if glyph:
                out.append((code, glyph))
    return out
