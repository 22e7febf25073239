"""The agency and the state side by side above an appendix, each with its rule (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exports.measure import clean
from exports.xlsx.heights import CAUTION, PAD_Y, Heights, line_height, rounded_up, text_room
from exports.xlsx.sheet import SheetRows, escaped
from exports.xlsx.styles import FACE, Look
from models.grid.grid import Cell, GridColumn
from models.layout import Align
from models.official.letterhead import NATION, Letterhead
from models.page import PageSetup

_AGENCY_SHARE = 0.42
_AGENCY_RULE = 0.4  # of the line above it; the decree wants 1/3 to 1/2
_RULE_SIZE = 4.0
_AFTER = 12.0
_ROOM = 8.0  # pt beside the name of the state
_SLACK = 1.03
_SMALLEST = 12.0  # pt; the decree wants 12 or 13 for the capitals
_LEAST_AGENCY = 0.25
_LONGEST = 1_000  # letters; no agency has such a name, and no row of Excel holds more


class _Words(NamedTuple):
    """A line of the letterhead; `rule` is the length of the line below it, as a share of its own."""

    text: str
    bold: bool
    size: float
    rule: float = 0.0


def halves(setup: PageSetup, heights: Heights) -> tuple[GridColumn, GridColumn]:
    """Two columns that a letterhead over paragraphs needs; the right one holds the name of the state on one line."""
    right = max(1 - _AGENCY_SHARE, _nation_width(_SMALLEST, heights) * _SLACK / setup.text_width)
    return GridColumn("", 100 * (1 - right)), GridColumn("", 100 * right)


def add_letterhead(rows: SheetRows, head: Letterhead, widths: Sequence[int], size: float, heights: Heights) -> None:
    """Two rows: parent agency and state, agency and motto; one below the other where there is a single column."""
    border, capitals = _border(widths, size - 1, heights)
    left = [_Words(head.parent, False, capitals)] if head.parent.strip() else []
    if head.agency.strip():
        left.append(_Words(head.agency, True, capitals, _AGENCY_RULE))
    right = [_Words(head.nation, True, capitals), _Words(head.motto, True, capitals + 1, 1.0)]
    if not left or not border:
        for words in (*left, *right):
            _add(rows, [(words, 0, len(widths))], widths, heights)
    else:
        left += [_Words("", False, capitals)] * (len(right) - len(left))
        for one, other in zip(left, right, strict=True):
            _add(rows, [(one, 0, border), (other, border, len(widths))], widths, heights)
    rows.add([Cell(0, 0, 1, rows.columns)], [Look(size, framed=False)], [_AFTER])


def _nation_width(size: float, heights: Heights) -> float:
    """The width in mm that the name of the state needs."""
    return (heights.measure(size, bold=True).width(NATION) / CAUTION + _ROOM) / 72 * 25.4


def _border(widths: Sequence[int], size: float, heights: Heights) -> tuple[int, float]:
    """The first column of the right half and the size of the capitals; 0 where there is a single column.

    The name of the state stands on one line if it can, in 12 pt if need be, and the agency gets its share.
    """
    total = sum(widths)
    lefts = [sum(widths[:place]) for place in range(1, len(widths))]
    if not lefts:
        return 0, size
    for capitals in (size, _SMALLEST):
        nation = _nation_width(capitals, heights)
        fits = [n for n in lefts if n >= _LEAST_AGENCY * total and (total - n) / 96 * 25.4 >= nation]
        if fits:
            break
    best = min(fits or lefts, key=lambda left: abs(left / total - _AGENCY_SHARE))
    return 1 + lefts.index(best), capitals


def _add(rows: SheetRows, places: Sequence[tuple[_Words, int, int]], widths: Sequence[int], heights: Heights) -> None:
    cells: list[Cell] = []
    looks: list[Look] = []
    rich: dict[int, str] = {}
    need = 0.0
    for index, (words, first, end) in enumerate(places):
        text, wide = clean(words.text)[:_LONGEST], sum(widths[first:end])
        height = heights.height(text, wide, words.size, words.bold)
        if words.rule and text:
            measure = heights.measure(words.size, words.bold)
            longest = measure.wrap(text, text_room(wide))[-1].width
            rich[index] = _with_rule(text, max(1, round(words.rule * longest / (_RULE_SIZE / 2))))
            height += line_height(_RULE_SIZE)
        cells.append(Cell(0, first, 1, end - first, text))
        looks.append(Look(words.size, words.bold, align=Align.CENTER, framed=False, top=True))
        need = max(need, height)
    rows.add(cells, looks, [rounded_up(need + PAD_Y)], rich)


def _with_rule(text: str, signs: int) -> str:
    """A text with a line of small underscores below it: a border of the cell would be as wide as the cell."""
    small = f'<rPr><sz val="{_RULE_SIZE:g}"/><rFont val="{FACE}"/><family val="1"/></rPr>'
    rule = f'<r>{small}<t xml:space="preserve">&#10;{"_" * signs}</t></r>'
    return f'<r><t xml:space="preserve">{escaped(text)}</t></r>{rule}'
