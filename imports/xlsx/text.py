"""The text of a string in a workbook: runs joined, phonetic hints left out, Excel's escapes undone."""

from __future__ import annotations

import re
from typing import Any

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_T, _RUN = _MAIN + "t", _MAIN + "r"
# Excel writes a letter that XML cannot carry as _x0007_, and a text that only looks so as _x005F_x0007_.
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def rich_text(item: Any) -> str:
    """The text of an `si` or `is` element."""
    if len(item) == 1 and item[0].tag == _T:
        return unescaped(item[0].text or "")
    pieces: list[str] = []
    for child in item:
        if child.tag == _T:
            pieces.append(child.text or "")
        elif child.tag == _RUN:
            pieces += [part.text or "" for part in child.iterchildren(_T)]
    return unescaped("".join(pieces))


def index_of(text: str | None) -> int:
    """The whole number in an attribute or a value, -1 where it is none that a workbook can have."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1


def unescaped(text: str) -> str:
    """The text with Excel's escapes undone."""
    return _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text
