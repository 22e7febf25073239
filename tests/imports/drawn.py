"""Drawings of tables read straight as Grids, without a file: quick enough for very many tables of strangers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from imports.blocks import Form, Paragraph, Source, Table
from imports.cells import grid_of
from imports.choices import NO_CHOICES, Choices
from imports.draft import Draft
from imports.understand import understand
from models.grid.grid import Cell, Grid
from models.layout import Align
from models.plan import Appendix, Line, Task
from models.text import tidy
from tests.imports.strangers import Rows, spans
from tests.imports.words import lost, words


def drawn(rows: Rows, widths: Sequence[float] = ()) -> Grid:
    """A drawing as a Grid: "<" and "^" go on from the left and from above, "*" is bold, "|" in the middle."""
    cells: list[Cell] = []
    for (top, left), (bottom, right) in spans(rows).items():
        text = rows[top][left]
        bold = text.startswith("*")
        middle = text.lstrip("*").startswith("|")
        align = Align.CENTER if middle else Align.LEFT
        shown = tidy(text.lstrip("*|"))
        cells.append(Cell(top, left, bottom - top + 1, right - left + 1, shown, bold=bold, align=align))
    return grid_of(widths or [30.0] * len(rows[0]), len(rows), sorted(cells))


def source_of(rows: Rows, title: str = "", form: Form = Form.WORKBOOK) -> Source:
    """A source with one table, under a title in the middle of the page."""
    above = (Paragraph(title, bold=True, align="center"),) if title else ()
    return Source((*above, Table(drawn(rows), name="Trang 1")), form=form)


def draft_of(
    rows: Rows, title: str = "", choices: Choices = NO_CHOICES, form: Form = Form.WORKBOOK, repeated: str = ""
) -> Draft:
    """The draft of a drawing; checks on the way that no word of it is lost, but for repeated headings."""
    draft = understand(source_of(rows, title, Form.DOCUMENT if title else form), choices)
    texts = [rows[top][left].lstrip("*|") for top, left in spans(rows)]
    source = Counter(word for text in [*texts, title] for word in words(text))
    assert lost(source, draft.plan) - Counter(words(repeated)) == {}
    return draft


def appendix_of(rows: Rows, title: str = "", choices: Choices = NO_CHOICES, repeated: str = "") -> Appendix:
    """The one appendix of a drawing."""
    (appendix,) = draft_of(rows, title, choices, repeated=repeated).plan.appendices
    return appendix


def fields(appendix: Appendix) -> list[str]:
    """The fields of the columns."""
    return [column.field for column in appendix.layout.columns]


def tasks(appendix: Appendix) -> list[Task]:
    """All tasks in their order."""
    return list(appendix.tasks())


def line(appendix: Appendix, task: int = 0, place: int = 0) -> Line:
    """One line of one task."""
    return tasks(appendix)[task].lines[place]
