"""The name of the new plan's file after that of the old one."""

from __future__ import annotations

import re

from models.rollover.options import Span


def new_stem(stem: str, old: Span, new: Span) -> str:
    """The old name with the new years in place of the old ones, else with the new years behind it."""
    years = rf"(?<!\d){old.first}(?!\d)" if old.years == 1 else rf"(?<!\d){old.first}\s*[-–_]\s*{old.last}(?!\d)"
    named, count = re.subn(years, new.short, stem)
    if count:
        return named
    between = " " if " " in stem else "_"
    return f"{stem}{between}{new.short}"
