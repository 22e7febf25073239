"""Any plan as a list with nothing left out, any list as any table."""

from __future__ import annotations

from dataclasses import replace

from models.layout import Layout, built_in_layout
from models.plan import LINE_FIELDS, Appendix, Area, Line, Task
from models.whole_list import whole_list

LIST = built_in_layout("list")


def appendix(*lines: Line, layout: str = "objectives") -> Appendix:
    """An appendix of one task."""
    area = Area(title="CẢI CÁCH", items=(Task(title="Việc", lines=lines),))
    return Appendix(title="DANH MỤC", layout=built_in_layout(layout), areas=(area,))


def labels(layout: Layout) -> list[tuple[str, str]]:
    """Fields and labels of a list."""
    return [(column.field, column.header) for column in layout.shown]


def test_fields_without_a_line_get_one_in_a_sensible_place() -> None:
    every = Line(**dict.fromkeys(LINE_FIELDS, "x"), extra={"Tỷ lệ": "5%"})  # type: ignore[arg-type]
    assert [field for field, _label in labels(whole_list(LIST, appendix(every)))] == [
        "task", "activity", "lead", "partners", "product", "deadline", "funding", "note", "extra.Tỷ lệ",
    ]  # fmt: skip


def test_labels_are_those_of_the_appendix() -> None:
    found = dict(labels(whole_list(LIST, appendix(Line(funding="x", note="y", extra={"k": "z"})))))
    assert found["funding"] == "Kinh phí"
    assert found["note"] == "Ghi chú"
    assert found["extra.k"] == "k"


def test_a_list_that_prints_all_stays_as_it_is() -> None:
    assert whole_list(LIST, appendix(Line(lead="x", product="y", deadline="z"))) is LIST
    assert whole_list(LIST, appendix()) is LIST
    assert whole_list(LIST, appendix(Line(note="x", reference="Theo quyết định"))) is LIST
    table = built_in_layout("brief")
    assert whole_list(table, appendix(Line(note="x"))) is table


def test_what_is_hidden_stays_hidden() -> None:
    hidden = replace(LIST, columns=(*LIST.columns, replace(LIST.columns[-1], field="note", hidden=True)))
    assert whole_list(hidden, appendix(Line(note="x"))) is hidden
