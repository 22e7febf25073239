"""Our side of reading files: Word and Excel to Grids, Grids to a plan."""

from __future__ import annotations

import time
from pathlib import Path


def read_xlsx(workbook: Path, _out: Path) -> float:
    """Read a workbook into a plan."""
    from imports.open_any import read_plan

    start = time.perf_counter()
    read_plan(workbook)
    return time.perf_counter() - start


def grids(file: Path, _out: Path) -> float:
    """Read a file into its Grids with spans and looks, nothing understood yet; every cell is made."""
    import imports.docx.reader
    import imports.xlsx.reader  # noqa: F401
    from imports.blocks import Table
    from imports.open_any import read_source

    start = time.perf_counter()
    source = read_source(file)
    count = sum(len(list(piece.grid.cells())) for piece in source.pieces if isinstance(piece, Table))
    taken = time.perf_counter() - start
    assert count
    return taken


def recognise(workbook: Path, _out: Path) -> float:
    """Understand a source that was read before."""
    from imports.open_any import read_source
    from imports.understand import understand

    source = read_source(workbook)
    start = time.perf_counter()
    understand(source)
    return time.perf_counter() - start


CASES = {"read_xlsx": read_xlsx, "grids": grids, "recognise": recognise}
