"""Numbers as administrative texts print them."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grid.numbers import printed_numbers
from models.layout import built_in_layout
from models.numbering import (
    LETTERS,
    Numbering,
    Style,
    counter,
    label,
    letter,
    letter_value,
    roman,
    roman_value,
)
from models.plan import Appendix, Area, Group, Objective, Task


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")],
)
def test_roman(number: int, text: str) -> None:
    assert roman(number) == text
    assert roman_value(text) == number


@given(st.integers(1, 3999))
def test_roman_reads_back(number: int) -> None:
    assert roman_value(roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "i", "IC", "A", "MMMM", "I.", "IIX"])
def test_what_is_no_roman_number(text: str) -> None:
    assert roman_value(text) is None


def test_points_run_through_the_vietnamese_alphabet() -> None:
    assert [letter(n) for n in range(1, 8)] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert "".join(letter(n) for n in range(1, len(LETTERS) + 1)) == "abcdđeghiklmnopqrstuưvxy"
    assert not set(LETTERS) & set("ăâêôơfjwz")
    last = len(LETTERS)
    assert [letter(last), letter(last + 1), letter(last + 2), letter(2 * last), letter(2 * last + 1)] == [
        "y", "aa", "ab", "ay", "ba",
    ]  # fmt: skip
    assert letter_value("đ") == 5
    assert letter_value("ab") is None
    assert letter_value("w") is None
    assert letter_value("") is None


@pytest.mark.parametrize(
    ("style", "texts"),
    [
        (Style.ROMAN, ["I", "II", "III"]),
        (Style.ARABIC, ["1", "2", "3"]),
        (Style.PADDED, ["01", "02", "03"]),
        (Style.LETTER, ["a", "b", "c"]),
        (Style.NONE, ["", "", ""]),
    ],
)
def test_styles(style: Style, texts: list[str]) -> None:
    assert list(islice(counter(style), 3)) == texts
    assert label(3, style) == texts[2]
    assert next(counter(style, 3)) == texts[2]


def two_areas(rules: Numbering, **changes: object) -> list[str]:
    """The numbers of an appendix with two areas of two and one items, the second item a group of two tasks."""
    group = Group(id="g", items=(Task(id="x"), Objective(id="o", items=(Task(id="y"),))))
    areas = (Area(id="A", title="A", items=(Task(id="t"), group)), Area(id="B", title="B", items=(Task(id="u"),)))
    layout = replace(built_in_layout("product-first"), numbering=rules)
    appendix = replace(Appendix(layout=layout, areas=areas), **changes)  # type: ignore[arg-type]
    numbers = printed_numbers(appendix)
    return [numbers.get(id_, "-") for id_ in ("A", "B", "t", "g", "x", "o", "y", "u")]


@pytest.mark.parametrize(
    ("rules", "numbers"),
    [
        (Numbering(), "I II 1 2 2.1 2.2 _ 1"),
        (Numbering(restart=False), "I II 1 2 2.1 2.2 _ 3"),
        (Numbering(item=Style.LETTER, child="arabic"), "I II a b 1 2 _ a"),
        (Numbering(item=Style.PADDED, child="letter"), "I II 01 02 a b _ 01"),
        (Numbering(item=Style.NONE), "I II _ _ 1 2 _ _"),
        (Numbering(area=Style.NONE, child="none"), "_ _ 1 2 _ _ _ 1"),
        (Numbering(area=Style.LETTER, alone=False), "a b 1 2 2.1 2.2 _ _"),
    ],
)
def test_numbers_of_an_appendix(rules: Numbering, numbers: str) -> None:
    assert [number or "_" for number in two_areas(rules)] == numbers.split()


def test_an_area_may_number_its_items_in_its_own_style() -> None:
    areas = (
        Area(id="A", title="A", item_style=Style.PADDED, items=(Task(id="t"),)),
        Area(title="B", items=(Task(id="u"),)),
    )
    numbers = printed_numbers(Appendix(layout=built_in_layout("brief"), areas=areas))
    assert (numbers["t"], numbers["u"]) == ("01", "1")


def test_an_only_area_without_title_takes_no_number() -> None:
    layout = built_in_layout("brief")
    assert "A" not in printed_numbers(Appendix(layout=layout, areas=(Area(id="A"),)))
    both = printed_numbers(Appendix(layout=layout, areas=(Area(id="A"), Area(id="B"))))
    assert (both["A"], both["B"]) == ("I", "II")
