"""Merged cells after tasks went: a cell stays merged with the one above it only where both still say the same."""

from __future__ import annotations

from dataclasses import replace

from models.plan import Item, Line, Task


def joined_again(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Neighbouring tasks with the merges of their lines that still hold."""
    made: list[Item] = []
    above: Line | None = None
    for item in items:
        if not isinstance(item, Task):
            made.append(item)
            above = None
            continue
        lines: list[Line] = []
        for line in item.lines:
            kept = frozenset(name for name in line.merged if _holds(line, above, name))
            lines.append(line if kept == line.merged else replace(line, merged=kept))
            above = line
        if not item.lines:
            above = None
        made.append(replace(item, lines=tuple(lines)))
    return tuple(made)


def _holds(line: Line, above: Line | None, name: str) -> bool:
    if above is None or above.reference or line.reference:
        return False
    return line.text(name) == above.text(name)
