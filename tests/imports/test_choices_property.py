"""Whatever an officer chooses of a table's columns and rows, no word is lost and nothing but a sentence is raised."""

from __future__ import annotations

from hypothesis import given, note, settings
from hypothesis import strategies as st

from imports.blocks import Form, Paragraph, Piece, Source, Table
from imports.cells import grid_of
from imports.choices import Choices, RowMeaning, TableChoices
from imports.draft import Draft
from imports.understand import understand
from models.errors import InputProblem
from models.grid.grid import Cell
from models.plan import Plan
from tests.imports.words import plan_words

HEADINGS = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian", "Mục tiêu", "Điểm", "Kinh phí", "")
STARTS = ("", "1", "2", "1.1", "I", "II.", "A", "a)", "Tổng cộng:", "- ", "Cải cách thể chế", "KT. GIÁM ĐỐC", "(1)")
FIELDS = ("number", "objective", "task", "lead", "partners", "note", "extra", "", "lạ", "extra.diem")
ABOVE = ("PHỤ LỤC", "I. CẢI CÁCH", "Đoạn văn", "")


class Words:
    """Gives each text a word of its own, so that a lost one is seen wherever it stood."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def mark(self, text: str) -> str:
        """The text with a word that stands nowhere else."""
        self.given.append(f"tu{len(self.given)}x")
        return f"{text} {self.given[-1]}".strip()


@st.composite
def tables(draw: st.DrawFn, words: Words) -> Table:
    """A table of any kind: with or without heading, cells merged anyhow."""
    columns, rows = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    heading = draw(st.integers(-1, min(2, rows - 1)))
    cells: list[Cell] = []
    for row in range(rows):
        for column in range(columns):
            span = draw(st.sampled_from(((1, 1),) * 8 + ((2, 1), (1, 2), (1, 6), (3, 2))))
            if row == heading:
                text = words.mark(draw(st.sampled_from(HEADINGS))) if draw(st.booleans()) else HEADINGS[column]
            else:
                text = draw(st.sampled_from(STARTS))
                text = words.mark(text) if draw(st.booleans()) else text if column == 0 else ""
            cells.append(Cell(row, column, span[0], span[1], text, bold=draw(st.booleans())))
    return Table(grid_of([20.0] * columns, rows, cells), "Trang", flat=draw(st.booleans()))


@st.composite
def sources(draw: st.DrawFn) -> tuple[Source, list[str]]:
    """A source of a few pieces with the words that were put into it."""
    words = Words()
    form = draw(st.sampled_from((Form.DOCUMENT, Form.WORKBOOK)))
    pieces: list[Piece] = []
    for _ in range(draw(st.integers(1, 3))):
        if form is Form.DOCUMENT and (text := draw(st.sampled_from(ABOVE))):
            pieces.append(
                Paragraph(words.mark(text), bold=draw(st.booleans()), align=draw(st.sampled_from(("left", "center"))))
            )
        pieces.append(draw(tables(words)))
    return Source(tuple(pieces), form=form), words.given


@st.composite
def choices(draw: st.DrawFn, source: Source) -> Choices:
    """Any choices, senseless ones included."""
    found: dict[int, TableChoices] = {}
    for place, piece in enumerate(source.pieces):
        if isinstance(piece, Table) and draw(st.booleans()):
            rows, columns = piece.grid.row_count, piece.grid.column_count
            found[place] = TableChoices(
                draw(st.sampled_from((None, None, True, False))),
                draw(st.none() | st.tuples(st.integers(0, rows), st.integers(0, 3))),
                draw(st.dictionaries(st.integers(0, columns), st.sampled_from(FIELDS), max_size=4)),
                draw(st.dictionaries(st.integers(0, rows), st.sampled_from(RowMeaning), max_size=5)),
            )
    return Choices(found)


def drawn(source: Source) -> str:
    """The pieces as text, for the message of a failure."""
    lines: list[str] = []
    for piece in source.pieces:
        if isinstance(piece, Table):
            lines += [f"{cell[:5]} {'bold' * cell.bold}" for cell in piece.grid.cells() if cell.text]
            lines.append(f"{piece.grid.row_count} x {piece.grid.column_count} {'flat' * piece.flat}")
        else:
            lines.append(repr(piece))
    return "\n".join(lines)


def understood(source: Source, chosen: Choices) -> Draft | None:
    """The draft, None where there is nothing in the source that could be one."""
    try:
        return understand(source, chosen)
    except InputProblem:
        assert chosen == Choices()
        return None


@settings(max_examples=400)
@given(st.data())
def test_no_choice_loses_a_word(data: st.DataObject) -> None:
    source, given_words = data.draw(sources())
    chosen = data.draw(choices(source))
    note(drawn(source))
    draft = understood(source, chosen)
    if draft is None:
        return
    found = plan_words(draft.plan)
    assert [word for word in given_words if not found[word]] == []
    assert [reading.piece for reading in draft.tables] == [
        n for n, p in enumerate(source.pieces) if isinstance(p, Table)
    ]
    for reading in draft.tables:
        piece = source.pieces[reading.piece]
        assert isinstance(piece, Table)
        assert len(reading.rows) == piece.grid.row_count
    assert origins_lead_into(source, draft)


def origins_lead_into(source: Source, draft: Draft) -> bool:
    """Whether all parts of the appendices have a place in the source that exists."""
    ids = [node for appendix in draft.plan.appendices for node in appendix_ids(draft.plan, appendix.id)]
    for node in ids:
        spot = draft.origins[node]
        piece = source.pieces[spot.piece]
        if spot.row is not None:
            assert isinstance(piece, Table)
            assert spot.row < piece.grid.row_count
    return True


def appendix_ids(plan: Plan, appendix_id: str) -> list[str]:
    """The ids of an appendix and all in it that stands in rows of its own."""
    appendix = next(one for one in plan.appendices if one.id == appendix_id)
    ids = [appendix.id]
    for area in appendix.areas:
        ids += [area.id] if area.items or area.title else []
        for task in area.tasks():
            ids += [task.id, *(line.id for line in task.lines)]
    return ids
