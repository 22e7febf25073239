"""How cells of a workbook look and how their numbers are shown: bold, italic, alignment, number format."""

from __future__ import annotations

from enum import Enum
from typing import Any, NamedTuple

from imports.package import Package
from imports.spreadsheet import values
from models.layout import Align
from models.row_ids import LONG_CELL, LONG_CELL_CONTINUED

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ALIGNS = {
    "center": Align.CENTER,
    "centerContinuous": Align.CENTER,
    "justify": Align.JUSTIFY,
    "distributed": Align.JUSTIFY,
}


class Part(Enum):
    """Which part of a cell that our own writer cut, by its named style."""

    FIRST = LONG_CELL
    NEXT = LONG_CELL_CONTINUED


_PARTS = {part.value: part for part in Part}


class CellStyle(NamedTuple):
    """One entry of cellXfs: the look of a cell and its number format."""

    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    form: str = ""  # as values.form_of tells it
    part: Part | None = None


def read_styles(package: Package, part: str | None) -> list[CellStyle]:
    """The styles of a workbook in the order in which cells name them."""
    if part is None:
        return []
    root = package.xml(part)
    formats = {str(item.get("numFmtId")): str(item.get("formatCode") or "") for item in root.iter(_S + "numFmt")}
    fonts = root.find(_S + "fonts")
    inks = [(_on(font, "b"), _on(font, "i")) for font in fonts.iterchildren(_S + "font")] if fonts is not None else []
    names = {str(item.get("xfId")): str(item.get("name") or "") for item in root.iter(_S + "cellStyle")}
    cell_formats = root.find(_S + "cellXfs")
    styles: list[CellStyle] = []
    for item in cell_formats.iterchildren(_S + "xf") if cell_formats is not None else ():
        font = _whole(item.get("fontId"))
        bold, italic = inks[font] if font < len(inks) else (False, False)
        alignment = item.find(_S + "alignment")
        align = _ALIGNS.get(str(alignment.get("horizontal")), Align.LEFT) if alignment is not None else Align.LEFT
        number = str(item.get("numFmtId") or "0")
        piece = _PARTS.get(names.get(str(item.get("xfId")), ""))
        styles.append(CellStyle(bold, italic, align, values.form_of(_whole(number), formats.get(number)), piece))
    return styles


def shown(value: str, style: CellStyle, from_1904: bool) -> str:
    """A number in the file as its cell shows it; what is no number stays as it is."""
    try:
        number = float(value)
    except ValueError:
        return value
    return values.shown(number, style.form, from_1904) if values.is_shown(number) else value


def _on(font: Any, name: str) -> bool:
    element = font.find(_S + name)
    return element is not None and element.get("val") not in ("0", "false")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
