"""The lines that tell which row shows which nodes: written and read back, and of no use to strangers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grid.grid import Owner
from models.row_ids import IdTable, RowIds, SheetIds, digest, opening_line, read_lines, row_line, sheet_line

SHEET = SheetIds("Phụ lục I & II", "p1", ("number", "task", "extra.ty_le"))


def written(*rows: RowIds) -> list[str]:
    """The lines of a table of one sheet."""
    lines = [row_line(row.sheet, row.row, row.owner, "".join(row.digests), row.field) for row in rows]
    return [opening_line("plan"), sheet_line(SHEET), *lines]


def test_what_is_written_is_read() -> None:
    rows = (
        RowIds(0, 4, Owner(area="a1"), (digest("I"), digest("CẢI CÁCH"), digest(""))),
        RowIds(0, 5, Owner("a1", "", "o1", "t1", "l1"), (digest("1"), digest("Rà soát"), digest("5%"))),
        RowIds(0, 9, Owner(), (digest("Phụ lục I"),), "label"),
    )
    assert read_lines(written(*rows)) == IdTable("plan", (SHEET,), rows)


@given(st.lists(st.text(max_size=60), max_size=8))
def test_damaged_lines_are_left_out(lines: list[str]) -> None:
    table = read_lines([*written(), *lines])
    assert table is not None
    assert table.plan == "plan"
    assert SHEET in table.sheets


@pytest.mark.parametrize("lines", [[], [""], ["cchc-ids/2 plan"], ["cchc-ids/10 plan"], ["0 1 - - - - - abc"]])
def test_other_formats_are_not_read(lines: list[str]) -> None:
    assert read_lines(lines) is None


@pytest.mark.parametrize(
    "line",
    [
        "1 4 a1 - - - - abc",
        "0 x a1 - - - - abc",
        "0 4 a1 - - - -",
        "0 ² a1 - - - - abc",
        f"0 {'9' * 5000} a - - - - abc",
    ],
)
def test_a_line_that_is_no_row_is_left_out(line: str) -> None:
    table = read_lines([*written(), line])
    assert table is not None
    assert table.rows == ()


@pytest.mark.parametrize("bad", ["a b", "", "x" * 81, "a\nb", "<a>", "\ud800"])
def test_ids_that_no_line_can_carry_are_left_out(bad: str) -> None:
    table = read_lines(
        [opening_line(bad), sheet_line(SHEET._replace(appendix=bad)), row_line(0, 1, Owner(bad, task="t"), "")]
    )
    assert table is None or table.plan == ""
    line = row_line(0, 1, Owner(bad, task="t"), "abc")
    assert line == "0 1 - - - t - abc"


def test_a_digest_is_of_the_words_alone() -> None:
    assert digest("Rà soát\nvăn  bản ") == digest("Rà soát văn bản") == digest("Ra\u0300 soát văn\u200b bản")
    assert digest("") == digest(" \n ") == "..."
    assert len({digest(f"Nhiệm vụ {number}") for number in range(2000)}) > 1950
    assert all(len(digest(text)) == 3 for text in ("a", "Đ", "😀", "x" * 9000))


def test_a_digest_tells_little() -> None:
    """Of a million amounts so many have the same digest that a stranger cannot tell which one stood there."""
    wanted = digest("500000")
    assert sum(digest(str(amount)) == wanted for amount in range(1_000_000)) >= 2
