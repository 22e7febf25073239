"""Cells as officers name them (B7), and numbers that a sheet cannot tell apart from fractions (1.10 stored as 1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LETTERS = 26
_POINT = re.compile(r"(\d{1,4})\.(\d{1,3})")
Place = tuple[int, int]


def cell_name(row: int, column: int) -> str:
    """The name of a cell by its row and column from 0: B7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def column_number(letters: str) -> int:
    """The column of letters, from 0: 27 for AB."""
    number = 0
    for sign in letters[:4]:
        number = number * _LETTERS + ord(sign) - 64
    return max(0, number - 1)


def counted_on(cells: Iterable[tuple[int, int, str, bool]]) -> dict[Place, str]:
    """The cells (row, column, text, is a bare number) that must be read as 1.10 where they hold 1.1 after 1.9.

    A sheet stores 1.10 as the fraction 1.1; only the number above tells that it goes on counting. In reading order.
    """
    before: dict[int, tuple[str, int]] = {}
    found: dict[Place, str] = {}
    for row, column, text, bare in cells:
        point = _POINT.fullmatch(text) if len(text) < 9 else None
        if point is None:
            continue
        whole, last = point.groups()
        above = before.get(column)
        next_one = above[1] + 1 if above is not None and above[0] == whole else 0
        if bare and next_one and next_one % 10 == 0 and last == str(next_one).rstrip("0"):
            last = str(next_one)
            found[row, column] = f"{whole}.{last}"
        before[column] = (whole, int(last))
    return found
