"""Merged cells after texts and lines changed: one cell has one text, and lines that differ are no longer merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from models.merge.values import with_line_text
from models.plan import Line, Task

# (line, field) -> whether the line goes along with the cell that it is merged with.
Follows = Callable[[Line, str], bool]


def jointed(items: Sequence[Any], follows: Follows) -> tuple[Any, ...]:
    """Neighbouring items with the merged cells of their lines made true again; those that are fine are the same."""
    found: list[Any] = []
    above: Line | None = None
    for item in items:
        if not isinstance(item, Task):
            above = None
            found.append(item)
            continue
        lines: list[Line] = []
        for line in item.lines:
            if line.merged:
                line = _mended(line, above, follows)  # noqa: PLW2901
            lines.append(line)
            above = line
        if not item.lines:
            above = None
        same = all(a is b for a, b in zip(lines, item.lines, strict=True))
        found.append(item if same else replace(item, lines=tuple(lines)))
    return tuple(found)


def _mended(line: Line, above: Line | None, follows: Follows) -> Line:
    if above is None or above.reference or line.reference:
        return replace(line, merged=frozenset())
    for field in sorted(line.merged):
        text = above.text(field)
        if line.text(field) == text:
            continue
        if follows(line, field):
            line = with_line_text(line, field, text)
        else:
            line = replace(line, merged=line.merged - {field})
    return line
