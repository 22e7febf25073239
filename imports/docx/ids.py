"""The lines that our own writer left in a Word file: which rows show which nodes of a plan."""

from __future__ import annotations

import re

from imports.package import Package
from models.errors import InputProblem
from models.row_ids import IDS_NAMESPACE, IdTable, read_lines

_PART = re.compile(r"customXml/item\d{1,3}\.xml")
_MOST_PARTS = 20
_LARGEST = 50_000_000
_ROW = f"{{{IDS_NAMESPACE}}}r"


def read_ids(package: Package) -> IdTable | None:
    """The table in one of the custom XML parts; None where there is none or it is damaged."""
    for name in [name for name in package.names() if _PART.fullmatch(name)][:_MOST_PARTS]:
        try:
            data = package.read(name)
            if IDS_NAMESPACE.encode() not in data[:1000] or len(data) > _LARGEST:
                continue
            table = read_lines(row.text or "" for row in package.xml(name).iter(_ROW))
        except InputProblem:
            # A part that nobody sees is no reason to refuse the file.
            continue
        if table is not None:
            return table
    return None
