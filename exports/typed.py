"""What a spreadsheet would make of a text that was typed into it: a formula, a number, a date; or leave it a text."""

from __future__ import annotations

import re

SIGNS = tuple("=+-@'")
_NUMBER_LIKE = re.compile(r"[\d\s.,:/%()$-]+|\d+(\.\d+)?[eE][+-]?\d+|(?i:true|false)")
_PLAIN_NUMBER = re.compile(r"[1-9]\d{0,8}")
_LONGEST = 40


def reads_as_value(text: str) -> bool:
    """True where a text has to be marked as one, or a spreadsheet would change it."""
    return text.startswith(SIGNS) or (len(text) < _LONGEST and _NUMBER_LIKE.fullmatch(text) is not None)


def is_plain_number(text: str) -> bool:
    """True for what may be a number in a spreadsheet and looks the same there: 1, 25, 2027; not 01, 1.1 or 5%."""
    return _PLAIN_NUMBER.fullmatch(text) is not None
