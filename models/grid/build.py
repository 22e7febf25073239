"""Appendix -> Grid in its own layout, table or list; the only door through which others build Grids of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from models.grid.grid import Block, Grid
from models.grid.numbers import printed_numbers
from models.grid.prose import area_paragraphs, prose_columns
from models.grid.table import area_blocks, grid_columns, header_block
from models.layout import Layout
from models.plan import Appendix, Area


def build_grid(appendix: Appendix, layout: Layout | None = None) -> Grid:
    """The appendix as on paper, in its own layout or in another one."""
    if layout is not None:
        appendix = replace(appendix, layout=layout)
    numbers = printed_numbers(appendix)
    if appendix.layout.is_list:
        return Grid(prose_columns(), list(appendix_blocks(appendix, numbers)), 0)
    header = header_block(appendix.layout)
    return Grid(grid_columns(appendix.layout), [header, *appendix_blocks(appendix, numbers)], header.rows)


def appendix_blocks(appendix: Appendix, numbers: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of all areas, without the table heading."""
    for area in appendix.areas:
        yield from blocks_of_area(appendix, area, numbers)


def blocks_of_area(appendix: Appendix, area: Area, numbers: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of one area in the appendix's layout."""
    if appendix.layout.is_list:
        return area_paragraphs(appendix, area, numbers)
    return area_blocks(appendix, area, numbers)
