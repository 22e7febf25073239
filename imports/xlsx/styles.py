"""How cells of a workbook look and how their numbers are shown: bold, italic, alignment, dates, padded numbers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum
from typing import Any, NamedTuple

from imports.package import Package
from models.layout import Align
from models.row_ids import LONG_CELL, LONG_CELL_CONTINUED

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ALIGNS = {
    "center": Align.CENTER,
    "centerContinuous": Align.CENTER,
    "justify": Align.JUSTIFY,
    "distributed": Align.JUSTIFY,
}
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_BUILT_IN_PERCENT = {9: 0, 10: 2}
_BUILT_IN_GROUPED = {3: 0, 4: 2, 37: 0, 38: 0, 39: 2, 40: 2, 41: 0, 42: 0, 43: 2, 44: 2}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PADDED = re.compile(r"0{2,}")
_GROUPED = re.compile(r"#,##0(?:\.(0+))?((?:\s|\\.|\"[^\"]*\")*)")
_VIETNAMESE = str.maketrans(",.", ".,")


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
    form: str = ""  # "" general, "date", "percent:2", "pad:2", "group:0| đồng"
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
        styles.append(CellStyle(bold, italic, align, _form(_whole(number), formats.get(number)), piece))
    return styles


def shown(value: str, style: CellStyle, from_1904: bool) -> str:
    """A number as its cell shows it: 1, 0.5, 05, 20%, 1.500.000, 15/01/2027; what is no number stays as it is."""
    try:
        number = float(value)
    except ValueError:
        return value
    if number != number or abs(number) >= 1e15:
        return value
    if style.form == "date":
        return _date(number, from_1904) or _plain(number)
    if style.form.startswith("percent:"):
        return f"{number * 100:.{style.form[8:]}f}%".replace(".", ",")
    if style.form.startswith("pad:") and number == int(number):
        return str(int(number)).zfill(int(style.form[4:]))
    if style.form.startswith("group:"):
        # Vietnamese writes the point between thousands and the comma before decimals.
        decimals, _bar, unit = style.form[6:].partition("|")
        return f"{number:,.{decimals}f}".translate(_VIETNAMESE) + unit
    return _plain(number)


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:.12g}"


def _date(number: float, from_1904: bool) -> str:
    if not 1 <= number < 2_958_466:
        return ""
    # Excel counts a 29 February 1900 that never was.
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30 if number >= 60 else 31)
    day = first + timedelta(days=int(number))
    return f"{day:%d/%m}/{day.year}"


def _form(number: int, code: str | None) -> str:
    if code is None:
        if number in _BUILT_IN_DATES:
            return "date"
        if number in _BUILT_IN_GROUPED:
            return f"group:{_BUILT_IN_GROUPED[number]}"
        return f"percent:{_BUILT_IN_PERCENT[number]}" if number in _BUILT_IN_PERCENT else ""
    bare = _QUOTED.sub("", code).split(";")[0].casefold()
    if _PADDED.fullmatch(bare):
        return f"pad:{min(len(bare), 9)}"
    if bare.endswith("%"):
        return f"percent:{min(bare.partition('.')[2].count('0'), 6)}"
    if grouped := _GROUPED.search(code.split(";")[0]):
        unit = re.sub(r'["\\]', "", grouped.group(2)).rstrip(" )_")
        return f"group:{min(len(grouped.group(1) or ''), 6)}" + (f"|{unit}" if unit else "")
    return "date" if "y" in bare or ("d" in bare and "m" in bare) else ""


def _on(font: Any, name: str) -> bool:
    element = font.find(_S + name)
    return element is not None and element.get("val") not in ("0", "false")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
