"""Puts rows into the workbook that the library saved without any; no part bears the time of the export."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.xml.functions import tostring

_FIXED = (2000, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"


class SheetContent(Protocol):
    """What a sheet holds, in the order in which the schema wants it: rows and merges, then breaks and marks."""

    @property
    def area(self) -> str:
        """The range of all cells."""
        ...

    def data_xml(self) -> str:
        """The element sheetData and what comes right behind it."""
        ...

    def tail_xml(self) -> str:
        """The last elements of the sheet."""
        ...


def save(workbook: Workbook, sheets: Sequence[SheetContent], path: Path) -> None:
    """Save a workbook whose sheets are empty, with the rows of `sheets` in their places, last changed when created."""
    shell = io.BytesIO()
    workbook.save(shell)
    workbook.properties.modified = workbook.properties.created  # the library has just put the time of day there
    rows = {f"xl/worksheets/sheet{place}.xml": sheet for place, sheet in enumerate(sheets, 1)}
    with ZipFile(shell) as source, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=4) as target:
        for name in source.namelist():
            content: bytes = source.read(name)
            if name in rows:
                content = _filled(content.decode("utf-8"), rows[name]).encode("utf-8")
            elif name == _CORE:
                content = tostring(workbook.properties.to_tree())
            info = ZipInfo(name, _FIXED)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, content)


def _filled(shell: str, sheet: SheetContent) -> str:
    """The sheet's XML with its rows, merged ranges and ignored marks where the schema wants them."""
    for empty in ("<sheetData />", "<sheetData/>", "<sheetData></sheetData>"):
        if shell.count(empty) == 1:
            break
    else:
        raise ValueError("the saved sheet has no empty place for rows")
    before, after = shell.split(empty)
    before = before.replace('<dimension ref="A1:A1"', f'<dimension ref="{sheet.area}"')
    body, end, rest = after.rpartition("</worksheet>")
    return f"{before}{sheet.data_xml()}{body}{sheet.tail_xml()}{end}{rest}"
