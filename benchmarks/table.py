"""The benchmark plan as a bare table in JSON, so that every peer is given the very same cells."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from models.grid.build import build_grid
from models.plan import Plan


class Span(NamedTuple):
    """One cell of the table with its text; rows and columns count from 0."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """All cells, the column widths in mm and the number of rows."""

    widths: list[float]
    rows: int
    header_rows: int
    cells: list[Span]

    def lines(self) -> list[list[str]]:
        """The table as plain rows of text; places under a merged cell are empty."""
        rows = [[""] * len(self.widths) for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell.text
        return rows


def write_table(plan: Plan, path: Path) -> None:
    """Write the first appendix of a plan as a bare table."""
    grid = build_grid(plan.appendices[0])
    data = {
        "widths": [column.width for column in grid.columns],
        "rows": grid.row_count,
        "header_rows": grid.header_rows,
        "cells": [(c.row, c.column, c.rowspan, c.colspan, c.printed) for c in grid.cells()],
    }
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def read_table(path: Path) -> Table:
    """Read a bare table back."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Table(data["widths"], data["rows"], data["header_rows"], [Span(*cell) for cell in data["cells"]])


def main() -> None:
    """Make the inputs of one size: python -m benchmarks.table FOLDER LINES."""
    from benchmarks.workload import make_plan, make_readable_plan
    from exports.docx.writer import write_docx
    from exports.xlsx.writer import write_xlsx
    from models.store.session import PlanSession

    folder, size = Path(sys.argv[1]), int(sys.argv[2])
    plan = make_plan(size)
    PlanSession.create(folder / f"{size}.cchc", plan).close()
    write_table(plan, folder / f"{size}.json")
    write_xlsx(plan, folder / f"{size}.xlsx")
    readable = make_readable_plan(size)
    PlanSession.create(folder / f"{size}.readable.cchc", readable).close()
    write_table(readable, folder / f"{size}.readable.json")
    write_docx(plan, folder / f"{size}.docx", body=False)


if __name__ == "__main__":
    main()
