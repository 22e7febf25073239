"""The ruled lines of a page: a border that two cells share is one line, as long as it runs on."""

from __future__ import annotations

from exports.pdf.pages import Page

Line = tuple[int, int, int, int]
"""Begin and end of a line: x and y, x and y, in hundredths of a point from the top left corner of the page."""


def borders(page: Page) -> list[Line]:
    """The borders of the cells on a page, which fill a table without gap.

    Each cell gives its upper and its left border, those at the end of the table also the others. A line that is
    drawn twice in the same place would look twice as thick on a screen.
    """
    lines: list[Line] = []
    add = lines.append
    right = bottom = 0
    top = -1
    level_y = level_begin = level_end = 0  # the level line that may run on
    upright: dict[int, tuple[int, int]] = {}  # x -> begin and end of the upright line that may run on
    for _, _, _, _, _, x, y, w, h in page.placed:
        if not w:
            continue
        x0, y0 = int(x * 100 + 0.5), int(y * 100 + 0.5)
        x1, y1 = int((x + w) * 100 + 0.5), int((y + h) * 100 + 0.5)
        if y0 == level_y and x0 == level_end:
            level_end = x1
        else:
            if level_end:
                add((level_begin, level_y, level_end, level_y))
            level_y, level_begin, level_end = y0, x0, x1
        begin, end = upright.get(x0, (-1, -1))
        if end == y0:
            upright[x0] = begin, y1
        else:
            if end >= 0:
                add((x0, begin, x0, end))
            upright[x0] = y0, y1
        if x1 > right:
            right = x1
        if y1 > bottom:
            bottom = y1
        if top < 0:
            top = y0
    if top < 0:
        return lines
    add((level_begin, level_y, level_end, level_y))
    lines += [(x, begin, x, end) for x, (begin, end) in upright.items()]
    add((min(upright), bottom, right, bottom))
    add((right, top, right, bottom))
    return lines
