"""Texts of a workbook with their fonts, the cell's or a run's own; only for workbooks with fonts of old encodings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from imports.encodings.fonts import OldFont, old_font
from imports.encodings.marks import marked
from imports.package import Package
from imports.xlsx.text import index_of, rich_text, unescaped
from models.text import tidy

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Runs = tuple[tuple[str, str | None], ...]  # texts, each with the name of its own font


@dataclass(frozen=True, slots=True)
class OldFonts:
    """The old fonts of a workbook's styles by their numbers, and the shared strings of which runs name a font."""

    styles: Mapping[str, OldFont]
    runs: Mapping[int, Runs]
    strings: list[str]
    known: dict[tuple[int, OldFont | None], str] = field(default_factory=dict)

    def text(self, cell: Any) -> str | None:
        """The text of a cell with its old letters marked; None where it holds no text of its own."""
        kind, font = cell.get("t"), self.styles.get(cell.get("s") or "")
        if kind == "s":
            value = cell[-1].text if len(cell) else ""
            place = index_of(value)
            if not 0 <= place < len(self.strings):
                return None
            key = (place, font)
            if key not in self.known:
                runs = self.runs.get(place) or ((self.strings[place], None),)
                self.known[key] = _joined(runs, font)
            return self.known[key]
        if kind == "inlineStr" and len(cell):
            return _joined(runs_of(cell[0]) or ((rich_text(cell[0]), None),), font)
        if kind == "str" and len(cell):
            return _joined(((unescaped(cell[-1].text or ""), None),), font)
        return None


def old_styles(package: Package, part: str | None) -> dict[str, OldFont]:
    """The styles of cells whose font is one of an old encoding."""
    if part is None:
        return {}
    root = package.xml(part)
    fonts = root.find(_S + "fonts")
    names = [old_font(_name(font, "name")) for font in fonts.iterchildren(_S + "font")] if fonts is not None else []
    found: dict[str, OldFont] = {}
    formats = root.find(_S + "cellXfs")
    for number, style in enumerate(formats.iterchildren(_S + "xf") if formats is not None else ()):
        place = index_of(style.get("fontId") or "0")
        font = names[place] if 0 <= place < len(names) else None
        if font is not None:
            found[str(number)] = font
    return found


def runs_of(item: Any) -> Runs:
    """The runs of an `si` or `is` element where any of them names a font; else none."""
    runs: list[tuple[str, str | None]] = []
    for child in item:
        if child.tag == _S + "t":
            runs.append((unescaped(child.text or ""), None))
        elif child.tag == _S + "r":
            look = child.find(_S + "rPr")
            text = "".join(part.text or "" for part in child.iterchildren(_S + "t"))
            runs.append((unescaped(text), _name(look, "rFont") if look is not None else None))
    return tuple(runs) if any(name for _text, name in runs) else ()


def _joined(runs: Runs, font: OldFont | None) -> str:
    return tidy("".join(marked(text, font if name is None else old_font(name)) for text, name in runs))


def _name(element: Any, tag: str) -> str | None:
    found = element.find(_S + tag)
    return str(found.get("val") or "") if found is not None else None
